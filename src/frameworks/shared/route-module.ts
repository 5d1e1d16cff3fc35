/** The names of route modules: dots for slashes, `$` for parameters (reactrouter.com/how-to/file-route-conventions, and folders that end with `+`). */

import type { FileRoute } from '../file-route-adapter.js';

const ROUTE_MODULE = /^app\/routes\/(?<name>.+)\.[jt]sx?$/;
/** Modules beside the routes, by the conventions of bundlers and of tests. */
const NO_ROUTE = /(?:^|[./])(?:server|client|test|spec|stories|d)$|(?:^|\/)(?:\.server|\.client|__\w+__|\+[^/]*)\//;
/** The route's own module in a folder of its name. */
const OWN_MODULE = /^_?(?:route|index|layout)$/;

/**
 * @param path - A file's path from the folder of its package, with `/`.
 * @param isByName - Whether the names of the files are known to say the paths of the routes.
 * @returns The route; undefined when the file is none. Its path is null when a file of the configuration may say it.
 */
export function routeModuleOf(path: string, isByName: boolean): FileRoute | undefined {
  const name = ROUTE_MODULE.exec(path)?.groups?.['name'];
  if (name === undefined) return /^app\/(?!routes\.|root\.|entry\.).+\.[jt]sx?$/.test(path) ? { path: null, namedIn: ['app/routes'] } : undefined;
  if (NO_ROUTE.test(name)) return undefined;
  const parts = name.replaceAll('+/', '.').split('/');
  const isNamed = parts.length === 1 || (parts.length === 2 && OWN_MODULE.test(parts[1] ?? ''));
  return { path: isByName && isNamed ? `/${segmentsOf(parts[0] ?? '', name.includes('+/')).join('/')}` : null };
}

/** Of `users.$id_._index`: what is between the dots that no brackets hold; names with `_` before them have no part in the path. */
function segmentsOf(name: string, isInFolder: boolean): readonly string[] {
  const segments = name.match(/(?:\[[^\]]*\]|[^.])+/g) ?? [];
  return segments.flatMap((segment, index, { length }) => {
    const isOwn = isInFolder && index === length - 1 && OWN_MODULE.test(segment);
    return isOwn || segment.startsWith('_') ? [] : [segmentOf(segment)];
  });
}

function segmentOf(segment: string): string {
  const isOptional = /^\(.*\)$/.test(segment);
  const inner = (isOptional ? segment.slice(1, -1) : segment).replace(/_$/, '');
  const text = inner === '$' ? '*' : inner.replace(/^\$/, ':').replaceAll(/\[([^\]]*)\]/g, '$1');
  return isOptional ? `${text}?` : text;
}

/**
 * @param path - A file's path from the folder of its package, with `/`.
 * @returns The modules that are around it by their names, without the extension: `app/routes/a` and `app/routes/a.b` of `app/routes/a.b.c`.
 */
export function outerModules(path: string): readonly string[] {
  const name = ROUTE_MODULE.exec(path)?.groups?.['name'] ?? '';
  const segments = name.replace(/\/[^/]*$/, '').match(/(?:\[[^\]]*\]|[^.])+/g) ?? [];
  return segments.slice(0, -1).flatMap((_, index) => {
    const outer = `app/routes/${segments.slice(0, index + 1).join('.')}`;
    return [outer, `${outer}/route`];
  });
}
