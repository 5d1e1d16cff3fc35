/** `key in object`. */

import type { Property } from './heap-object.js';
import { builtInMember } from './library/built-in-member.js';
import { findProperty } from './member-access.js';
import type { State } from './state.js';
import { alternatives, type Single, type Value } from './value.js';

/**
 * @param state - The path.
 * @param value - A value.
 * @param key - A member's name.
 * @returns Whether it has the member, itself or from what it inherits; undefined when that is not known.
 */
export function hasMember(state: State, value: Value, key: string): boolean | undefined {
  const [first, ...others] = alternatives(state.resolve(value)).map((single) => hasMemberSingle(state, single, key));
  return others.every((other) => other === first) ? first : undefined;
}

function hasMemberSingle(state: State, value: Single, key: string): boolean | undefined {
  if (value.kind !== 'object') return undefined;
  const { payload, complete } = state.object(value);
  if (payload.type === 'array' && /^\d+$/.test(key)) return payload.open ? undefined : Number(key) < payload.elements.length;
  const found = findProperty(state, value, key);
  if (found === 'unknown') return undefined;
  if (found !== undefined) return isThereForSure(found) ? true : undefined;
  return complete && payload.type !== 'host' && builtInMember(state, value, key) === undefined ? false : undefined;
}

/** What only one of two joined paths has set is `undefined` on the other. */
function isThereForSure({ value }: Property): boolean {
  return value.kind !== 'choice' || !value.values.some((single) => single.kind === 'constant' && single.value === undefined);
}
