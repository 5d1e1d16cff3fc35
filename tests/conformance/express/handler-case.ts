/** Cases that are one handler at `/`. */

import type { ConformanceCase, ExpressVersion, Recorded, RecordedPerVersion } from './conformance-case.js';
import { expressModule } from './express-module.js';

interface HandlerOptions {
  /** The request's method and the registering member in upper case; GET by default. */
  readonly method?: string;
  /** Declarations ahead of the route. */
  readonly before?: string;
  /** Statements after the route. */
  readonly after?: string;
  readonly versions?: readonly ExpressVersion[];
}

function moduleText(handler: string, { method = 'GET', before = '', after = '' }: HandlerOptions): string {
  return expressModule(`${before}\napp.${method.toLowerCase()}('/', ${handler});\n${after}`);
}

/**
 * A handler that always answers the same, sent one request.
 *
 * @param name - The case's name.
 * @param handler - The handlers' source, as it stands behind the path.
 * @param expect - What the request was seen to get.
 * @param options - Method, declarations around the route, versions.
 * @returns The case.
 */
export function handlerCase(
  name: string,
  handler: string,
  expect: Recorded | RecordedPerVersion,
  options: HandlerOptions = {},
): ConformanceCase {
  return {
    name,
    source: moduleText(handler, options),
    requests: [{ method: options.method ?? 'GET', path: '/', expect }],
    ...(options.versions && { versions: options.versions }),
  };
}

/**
 * A handler that branches on the query, sent requests that drive every branch.
 *
 * @param name - The case's name.
 * @param handler - The handlers' source, as it stands behind the path.
 * @param answers - What each query string (without `?`) was seen to get.
 * @param options - Method, declarations around the route, versions.
 * @returns The case.
 */
export function branchingCase(
  name: string,
  handler: string,
  answers: Readonly<Record<string, Recorded | RecordedPerVersion>>,
  options: HandlerOptions = {},
): ConformanceCase {
  return {
    name,
    source: moduleText(handler, options),
    requests: Object.entries(answers).map(([query, expect]) => ({
      method: options.method ?? 'GET',
      path: query === '' ? '/' : `/?${query}`,
      expect,
    })),
    unknownInputs: true,
    exhaustive: true,
    ...(options.versions && { versions: options.versions }),
  };
}
