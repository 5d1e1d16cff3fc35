/** Whether a path begins with another one, segment by segment. */

/**
 * @param outer - A path: `/users/:id`, of which a parameter stands for any segment.
 * @param path - The path of a route.
 * @returns Whether the first is the whole path or the start of it; undefined when it is neither.
 */
export function covers(outer: string, path: string): 'whole' | 'start' | undefined {
  const expected = outer.split('/');
  const segments = path.split('/');
  if (expected.length > segments.length) return undefined;
  const fits = expected.every((segment, index) => segment === segments[index] || (/^:\w+$/.test(segment) && segments[index] !== ''));
  return !fits ? undefined : expected.length === segments.length ? 'whole' : 'start';
}
