/** Which of the inferred routes a request reaches. */

import type { Route } from '../../../src/model/route.js';
import type { ConformanceRequest } from './conformance-case.js';

/**
 * Finds the routes whose method and path take a request. HEAD reaches GET routes.
 *
 * @param routes - The inferred routes. A method or path that is not known takes every request.
 * @param request - The request.
 * @returns The routes, in the order given.
 */
export function routesReached(routes: readonly Route[], request: ConformanceRequest): readonly Route[] {
  return routes.filter(({ method, path }) => takesMethod(method, request.method) && takesPath(path, request.path));
}

function takesMethod(method: string | null, requested: string): boolean {
  return method === null || method === 'ALL' || method === requested || (method === 'GET' && requested === 'HEAD');
}

function takesPath(path: string | null, requested: string): boolean {
  if (path === null) return true;
  const pattern = withoutTrailingSlash(path)
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*\w*/g, '.*');
  return new RegExp(`^${pattern}$`).test(withoutTrailingSlash(requested.split('?', 1)[0] ?? ''));
}

function withoutTrailingSlash(path: string): string {
  return path.replace(/\/+$/, '');
}
