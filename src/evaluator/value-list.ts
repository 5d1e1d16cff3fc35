/** Lists of values, one for each path: arguments, elements, results. */

import type { State } from './state.js';
import { oneOf, UNDEFINED, type Value } from './value.js';

/** Several values, made one after the other on one path. */
export interface ListOutcome {
  readonly state: State;
  readonly values: readonly Value[];
  /** More values may follow those that are known. */
  readonly open: boolean;
}

/** More lists than this are joined. */
const MAXIMUM_LISTS = 8;

/**
 * @param lists - The lists of all paths. They are taken over.
 * @returns The same, or one list that stands for all of them where there are too many.
 */
export function limitLists(lists: readonly ListOutcome[]): readonly ListOutcome[] {
  const [first, ...others] = lists;
  if (first === undefined || lists.length <= MAXIMUM_LISTS) return lists;
  for (const other of others) first.state.join(other.state);
  const length = Math.max(...lists.map((list) => list.values.length));
  const values = Array.from({ length }, (_, index) => oneOf(lists.map((list) => list.values[index] ?? UNDEFINED)));
  return [{ state: first.state, values, open: lists.some((list) => list.open) }];
}
