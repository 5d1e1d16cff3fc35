/** Knows which paths the requests of a run can have, where handlers tell paths apart themselves. */

import { heapObject } from '../evaluator/heap-object.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import { constant, unknown, type ExcludedConstants, type Unknown, type Value } from '../evaluator/value.js';

/** One path, every path that begins with a text, or every path but some. */
export type RequestPath = { readonly is: string } | { readonly beginsWith: string } | { readonly isNot: readonly string[]; readonly beginsNotWith: readonly string[] };

/** Any path. */
export const ANY_PATH: RequestPath = { isNot: [], beginsNotWith: [] };

/**
 * @param state - The path of the evaluation; it is changed.
 * @param path - The paths.
 * @returns The value of the request's member; the query of a URL is taken for none.
 */
export function pathValue(state: State, path: RequestPath): Value {
  if ('is' in path) return constant(path.is);
  const known = { type: 'string', truthiness: true, ...knownOf(path) } as const;
  const own = unknown('the path of the request is not known', known);
  return { ...own, members: { named: new Map([['split', splitUrl(state, own)]]), isComplete: false } };
}

function knownOf(path: Exclude<RequestPath, { readonly is: string }>): Pick<Unknown, 'text' | 'excluded' | 'startsNot'> {
  if ('beginsWith' in path) return { text: `${path.beginsWith}…` };
  const excluded = path.isNot.reduce<ExcludedConstants | undefined>((next, one) => ({ constant: one, next }), undefined);
  return { ...(excluded === undefined ? {} : { excluded }), ...(path.beginsNotWith.length === 0 ? {} : { startsNot: path.beginsNotWith }) };
}

/** `request.url.split('?')`: the path, and perhaps a query. */
function splitUrl(start: State, path: Unknown): Value {
  const call: NativeFunction = ({ state, args, site }) => {
    const isQuery = args[0]?.kind === 'constant' && args[0].value === '?';
    if (!isQuery) return [{ state, value: unknown('the parts of the path are not known', { site, truthiness: true }) }];
    const query = unknown('the query of the request is not known', { site });
    return [{ state, value: state.allocate(heapObject({ type: 'array', elements: [path, query], open: false })) }];
  };
  return start.allocate(heapObject({ type: 'native', name: 'split', call }));
}

/**
 * @param path - The paths.
 * @returns The path of a route for them; null for all paths that have no route of their own.
 */
export function routePath(path: RequestPath): string | null {
  if ('is' in path) return path.is;
  return 'beginsWith' in path ? `${path.beginsWith}*` : null;
}
