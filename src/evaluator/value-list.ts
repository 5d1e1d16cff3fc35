/** Lists of values, one for each path: arguments, elements, results. */

import { isFailure, MAXIMUM_FAILURES } from './paths.js';
import type { State } from './state.js';
import { ABSENT, alternatives, oneOf, type Value } from './value.js';

/** Several values, made one after the other on one path. */
export interface ListOutcome {
  readonly state: State;
  readonly values: readonly Value[];
  /** More values may follow those that are known. */
  readonly open: boolean;
}

/** Lists that are longer than this, because they were doubled again and again, are not kept. */
const MAXIMUM_ELEMENTS = 50_000;

/**
 * @param elements - The elements that are known.
 * @param open - Whether there may be others.
 * @returns What makes an object a list of them.
 */
export function listPayload(elements: readonly Value[], open: boolean) {
  return elements.length > MAXIMUM_ELEMENTS ? ({ type: 'array', elements: [], open: true } as const) : ({ type: 'array', elements, open } as const);
}

/** More lists than this are joined. */
const MAXIMUM_LISTS = 8;

/**
 * @param lists - The lists of all paths. They are taken over.
 * @returns The same, or one list that stands for all of them where there are too many.
 */
export function limitLists(lists: readonly ListOutcome[]): readonly ListOutcome[] {
  if (lists.length <= MAXIMUM_LISTS) return lists;
  const failed = lists.filter(({ state, values }) => values.some((value) => isFailure(state, value)));
  if (failed.length === 0 || failed.length > MAXIMUM_FAILURES) return joinLists(lists);
  return [...joinLists(lists.filter((list) => !failed.includes(list))), ...failed];
}

function joinLists(lists: readonly ListOutcome[]): readonly ListOutcome[] {
  const [first, ...others] = lists;
  if (first === undefined) return lists;
  for (const other of others) first.state.join(other.state);
  const length = Math.max(...lists.map((list) => list.values.length));
  const values = Array.from({ length }, (_, index) => oneOf(lists.map((list) => list.values[index] ?? ABSENT)));
  return [{ state: first.state, values, open: lists.some((list) => list.open) }];
}

/**
 * @param element - An element of a list.
 * @returns What it is when the list does not end before it, and whether it may.
 */
export function presence(element: Value): { readonly value: Value; readonly isCertain: boolean } {
  const singles = alternatives(element);
  const present = singles.filter((single) => single.kind !== 'constant' || single.isAbsent !== true);
  return present.length === singles.length ? { value: element, isCertain: true } : { value: oneOf(present), isCertain: false };
}
