/** What a JSON file holds, as values. */

import { heapObject, type Property } from './heap-object.js';
import type { State } from './state.js';
import { constant, type Primitive, type Value } from './value.js';

/**
 * @param state - The path; it is changed.
 * @param value - What the file holds, as `JSON.parse` gives it.
 * @returns The same as a value.
 */
export function jsonValue(state: State, value: unknown): Value {
  if (typeof value !== 'object' || value === null) return constant(value as Primitive);
  if (Array.isArray(value)) {
    return state.allocate(heapObject({ type: 'array', elements: value.map((element) => jsonValue(state, element)), open: false }));
  }
  const members = Object.entries(value).map(([key, member]): [string, Property] => [key, { value: jsonValue(state, member) }]);
  return state.allocate(heapObject({ type: 'plain' }, new Map(members)));
}
