/** How Next.js makes the path of a route of the names of folders and files. */

/**
 * @param segments - The names, without the extension.
 * @returns The path: `[id]`, `[...rest]` and `[[...rest]]` as patterns.
 */
export function nextRoutePath(segments: readonly string[]): string {
  return `/${segments.map(segmentOf).join('/')}`;
}

function segmentOf(segment: string): string {
  const match = /^\[(?<optional>\[?)(?<rest>\.\.\.)?(?<name>[^\]]+)\]\]?$/.exec(segment);
  if (match === null) return segment.replace('%5F', '_');
  const { optional, rest, name } = match.groups as Record<string, string | undefined>;
  return `:${String(name)}${rest === undefined ? '' : optional === '' ? '+' : '*'}`;
}

/** A file that imports one of these hands a router of its own to Next.js, whose routes are told there. */
export const ROUTERS_OF_OTHERS = /['"]@ts-rest\/(?:next|serverless\/next|serverless\/fetch)['"]/;
