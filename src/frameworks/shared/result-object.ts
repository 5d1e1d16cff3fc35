/** Objects that say an answer by their members: `{ status, body }`. */

import { findProperty } from '../../evaluator/member-access.js';
import type { State } from '../../evaluator/state.js';
import type { Site } from '../../evaluator/syntax.js';
import { unknown, type Single, type Value } from '../../evaluator/value.js';

/**
 * @param state - The path.
 * @param result - What a handler has given.
 * @param name - A member.
 * @returns Its value; undefined when there is none.
 */
export function resultMember(state: State, result: Single, name: string): Value | undefined {
  const found = result.kind === 'object' ? findProperty(state, result, name) : undefined;
  if (found === undefined) return undefined;
  return found === 'unknown' || found.getter !== undefined ? unknown(`'${name}' of the result is not known`) : state.resolve(found.value);
}

/**
 * @param value - A value.
 * @returns Where it is written, as far as it tells that.
 */
export function siteOfValue(value: Value | undefined): Site | undefined {
  return value === undefined || value.kind === 'object' || value.kind === 'choice' ? undefined : value.site;
}
