/** What `typeof` gives: which types a value may have, and what a path knows of it after a test of its type. */

import { isCallableObject } from './member-access.js';
import type { State } from './state.js';
import { alternatives, constant, FALSE, oneOf, TRUE, UNDEFINED, unknown, type Primitive, type Single, type TypeName, type Unknown, type Value } from './value.js';

const ALL: readonly TypeName[] = ['undefined', 'object', 'boolean', 'number', 'bigint', 'string', 'symbol', 'function'];

/**
 * @param state - The path.
 * @param value - A value.
 * @returns What `typeof` may give for it.
 */
export function typesOf(state: State, value: Value): readonly TypeName[] {
  const resolved = state.resolve(value);
  if (resolved.kind !== 'choice') return typesOfSingle(state, resolved);
  const types = new Set(resolved.values.flatMap((single) => typesOfSingle(state, single)));
  return ALL.filter((type) => types.has(type));
}

function typesOfSingle(state: State, single: Single): readonly TypeName[] {
  if (single.kind === 'constant') return [typeof single.value];
  if (single.kind === 'object') return [isCallableObject(state.object(single)) ? 'function' : 'object'];
  return possibleTypes(single);
}

/**
 * @param value - An unknown value.
 * @returns What `typeof` may give for it.
 */
export function possibleTypes({ types, type, truthiness, excluded }: Unknown): readonly TypeName[] {
  if (type !== undefined) return [type];
  let possible = types ?? ALL;
  if (truthiness === false) possible = possible.filter((one) => one !== 'function' && one !== 'symbol');
  let isDefined = truthiness === true;
  for (let entry = excluded; entry !== undefined; entry = entry.next) isDefined ||= entry.constant === undefined;
  return isDefined ? possible.filter((one) => one !== 'undefined') : possible;
}

/**
 * @param state - The path.
 * @param value - A value.
 * @returns What `typeof` gives for it.
 */
export function typeOf(state: State, value: Value): Value {
  const types = typesOf(state, value);
  const [only] = types;
  if (types.length === 1) return constant(only);
  return unknown('a type is not known', { type: 'string', truthiness: true, typeOf: value });
}

/**
 * Notes on a path that the type of a value was tested.
 *
 * @param state - The path; it is changed.
 * @param value - The value.
 * @param tested - What `typeof` was compared with.
 * @param holds - Whether it gave one of them.
 */
export function assumeType(state: State, value: Value, tested: readonly Primitive[], holds: boolean): void {
  const narrowed = alternatives(state.resolve(value)).flatMap((single): readonly Value[] => {
    const types = typesOfSingle(state, single);
    const left = types.filter((one) => tested.includes(one) === holds);
    if (left.length === types.length) return [single];
    return left.length === 0 || single.kind !== 'unknown' ? [] : [ofTypes(single, left)];
  });
  state.narrow(value, oneOf(narrowed));
}

/**
 * @param value - An unknown value.
 * @param truthiness - Whether it is truthy.
 * @returns What is known of it then.
 */
export function ofTruth(value: Unknown, truthiness: boolean): Value {
  const known = { ...value, truthiness };
  return value.type === 'boolean' || value.types !== undefined ? ofTypes(known, possibleTypes(known)) : known;
}

/** @returns The value, of which only these types are possible any more. */
function ofTypes(value: Unknown, types: readonly TypeName[]): Value {
  const { truthiness } = value;
  const [only] = types;
  if (types.length !== 1) return { ...value, types };
  if (only === 'undefined') return { ...UNDEFINED, compared: value };
  if (only === 'object' && truthiness === false) return { ...constant(null), compared: value };
  if (only === 'boolean' && truthiness !== undefined) return truthiness ? TRUE : FALSE;
  if (only === 'function' || only === 'symbol') return { ...value, types, truthiness: true };
  return { ...value, types, ...(only === 'string' || only === 'number' || only === 'boolean' ? { type: only } : {}) };
}
