/** Knows how a router's prefix and the path of a route make one path. */

/**
 * @param prefix - `/api/`
 * @param path - `/users`
 * @returns `/api/users`
 */
export function joinPaths(prefix: string, path: string): string {
  if (prefix === '' || prefix === '/') return path;
  if (path === '' || path === '/') return prefix;
  return `${prefix.replace(/\/$/, '')}${path.startsWith('/') ? '' : '/'}${path}`;
}
