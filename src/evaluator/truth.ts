/** Conditions: what is known of a value's truth, and what a path knows after it took one side of a branch. */

import { hasMember } from './has-member.js';
import { isInstance } from './instance-test.js';
import { mayRead } from './partial-text.js';
import type { State } from './state.js';
import { assumeType, ofTruth, possibleTypes, typesOf } from './type-test.js';
import { alternatives, constant, oneOf, unknown, type ExcludedConstants, type Primitive, type Single, type Unknown, type Value } from './value.js';

/**
 * @param state - The path.
 * @param value - A value.
 * @returns Whether it is truthy; undefined when that is not known.
 */
export function truthOf(state: State, value: Value): boolean | undefined {
  return ofAll(state, value, truthOfSingle);
}

/** What holds of a value: what holds of all of its alternatives. */
function ofAll(state: State, value: Value, test: (state: State, single: Single) => boolean | undefined): boolean | undefined {
  const resolved = state.resolve(value);
  if (resolved.kind !== 'choice') return test(state, resolved);
  const [first, ...others] = resolved.values.map((single) => test(state, single));
  return others.every((other) => other === first) ? first : undefined;
}

function truthOfSingle(state: State, value: Single): boolean | undefined {
  if (value.kind === 'constant') return Boolean(value.value);
  if (value.kind === 'object') return true;
  const known = state.resolve(value);
  if (known !== value && !isAmongAlternatives(value, known)) return truthOf(state, known);
  if (value.truthiness !== undefined) return value.truthiness;
  return value.predicate === undefined ? undefined : truthOfPredicate(state, value);
}

/** A value that is narrowed to a choice between itself and others is looked at as it is. */
function isAmongAlternatives({ id }: Unknown, choice: Value): boolean {
  return choice.kind === 'choice' && choice.values.some((single) => single.kind === 'unknown' && single.id === id);
}

function truthOfPredicate(state: State, value: Unknown): boolean | undefined {
  const { predicate } = value;
  if (predicate === undefined) return undefined;
  let truth: boolean | undefined;
  if (predicate.kind === 'truthy') truth = truthOf(state, predicate.subject);
  else if (predicate.kind === 'equals') truth = isEqual(state, predicate.subject, predicate.constant);
  else if (predicate.kind === 'among') truth = isAmong(state, predicate.subject, predicate.constants);
  else if (predicate.kind === 'nullish') truth = isNullish(state, predicate.subject);
  else if (predicate.kind === 'has') truth = hasMember(state, predicate.subject, predicate.key);
  else truth = isEachInstance(state, predicate.subject, predicate.maker);
  return truth === undefined ? undefined : truth !== predicate.negated;
}

function isEachInstance(state: State, value: Value, maker: Single): boolean | undefined {
  return ofAll(state, value, (_, single) => isInstance(state, single, maker));
}

/**
 * @param state - The path.
 * @param value - A value.
 * @param other - A constant.
 * @returns Whether they are strictly equal; undefined when that is not known.
 */
export function isEqual(state: State, value: Value, other: Primitive): boolean | undefined {
  return ofAll(state, value, (_, single) => {
    if (single.kind === 'constant') return single.value === other;
    if (single.kind === 'object' || isExcluded(single, other)) return false;
    if (single.truthiness !== undefined && single.truthiness !== Boolean(other)) return false;
    if (!possibleTypes(single).includes(typeof other)) return false;
    if (typeof other === 'string' && single.startsNot?.some((text) => other.startsWith(text)) === true) return false;
    if (single.typeOf !== undefined) return isType(state, single.typeOf, other);
    return single.text !== undefined && (typeof other !== 'string' || !mayRead(single.text, other)) ? false : undefined;
  });
}

function isType(state: State, value: Value, name: Primitive): boolean | undefined {
  const types: readonly Primitive[] = typesOf(state, value);
  if (!types.includes(name)) return false;
  return types.length === 1 ? true : undefined;
}

/**
 * @param state - The path.
 * @param value - A value.
 * @param constants - Constants.
 * @returns Whether it is one of them; undefined when that is not known.
 */
export function isAmong(state: State, value: Value, constants: readonly Primitive[]): boolean | undefined {
  return ofAll(state, value, (_, single) => {
    const equal = constants.map((one) => isEqual(state, single, one));
    return equal.includes(true) ? true : equal.includes(undefined) ? undefined : false;
  });
}

/**
 * @param state - The path.
 * @param value - A value.
 * @returns Whether it is null or undefined; undefined when that is not known.
 */
export function isNullish(state: State, value: Value): boolean | undefined {
  return ofAll(state, value, (_, single) => {
    if (single.kind === 'constant') return single.value === null || single.value === undefined;
    return single.kind === 'object' || single.truthiness === true || !couldBeNullish(single) ? false : undefined;
  });
}

function couldBeNullish(value: Unknown): boolean {
  return possibleTypes(value).some((type) => type === 'undefined' || (type === 'object' && !isExcluded(value, null)));
}

function isExcluded(value: Unknown, other: Primitive): boolean {
  for (let entry: ExcludedConstants | undefined = value.excluded; entry !== undefined; entry = entry.next) {
    if (entry.constant === other) return true;
  }
  return false;
}

/**
 * Notes on a path that a value was found to be true or false there.
 *
 * @param state - The path; it is changed.
 * @param value - The value of the condition.
 * @param truth - The side that the path took.
 */
function assume(state: State, value: Value, truth: boolean): void {
  const resolved = state.resolve(value);
  if (resolved.kind === 'choice') {
    const possible = resolved.values.filter((single) => truthOfSingle(state, single) !== !truth);
    state.narrow(value, oneOf(possible.map((single) => (single.kind === 'unknown' ? ofTruth(single, truth) : single))));
    return;
  }
  if (resolved.kind !== 'unknown') return;
  const { predicate } = resolved;
  state.narrow(value, ofTruth(resolved, truth));
  if (predicate === undefined) return;
  const holds = truth !== predicate.negated;
  if (predicate.kind === 'truthy') assume(state, predicate.subject, holds);
  else if (predicate.kind === 'equals') assumeEqual(state, predicate.subject, predicate.constant, holds);
  else if (predicate.kind === 'among') assumeAmong(state, predicate.subject, predicate.constants, holds);
  else if (predicate.kind === 'nullish') assumeNullish(state, predicate.subject, holds);
  else if (predicate.kind === 'has') assumeMember(state, predicate.subject, predicate.key, holds);
  else assumeInstance(state, predicate.subject, predicate.maker, holds);
}

/** Of which class an unknown value is, is not kept: it has a constructor then, and nobody knows which. */
function assumeInstance(state: State, value: Value, maker: Single, holds: boolean): void {
  const resolved = state.resolve(value);
  if (resolved.kind === 'choice') {
    state.narrow(value, oneOf(resolved.values.filter((single) => isInstance(state, single, maker) !== !holds)));
    return;
  }
  if (!holds || resolved.kind !== 'unknown' || state.member(resolved, 'constructor') !== undefined) return;
  state.setMember(resolved, 'constructor', unknown('the class of a value is not known', { truthiness: true }));
}

/**
 * @param state - The path; it is changed.
 * @param value - A value.
 * @param other - A constant that it is equal to, or is not.
 * @param holds - Which.
 */
function assumeEqual(state: State, value: Value, other: Primitive, holds: boolean): void {
  const resolved = state.resolve(value);
  const possible = alternatives(resolved).filter((single) => isEqual(state, single, other) !== !holds);
  const narrowed = possible.map((single) => {
    if (single.kind !== 'unknown') return single;
    return holds ? { ...constant(other), compared: single } : { ...single, excluded: { constant: other, next: single.excluded } };
  });
  state.narrow(value, oneOf(narrowed));
  if (resolved.kind === 'unknown' && resolved.typeOf !== undefined) assumeType(state, resolved.typeOf, [other], holds);
}

function assumeAmong(state: State, value: Value, constants: readonly Primitive[], holds: boolean): void {
  if (!holds) {
    for (const other of constants) assumeEqual(state, value, other, false);
    return;
  }
  const resolved = state.resolve(value);
  const possible = alternatives(resolved).flatMap((single): readonly Single[] => {
    if (single.kind !== 'unknown') return isAmong(state, single, constants) === false ? [] : [single];
    return constants.filter((one) => isEqual(state, single, one) !== false).map((one) => ({ ...constant(one), compared: single }));
  });
  state.narrow(value, oneOf(possible));
  if (resolved.kind === 'unknown' && resolved.typeOf !== undefined) assumeType(state, resolved.typeOf, constants, true);
}

function assumeNullish(state: State, value: Value, holds: boolean): void {
  const resolved = state.resolve(value);
  const possible = alternatives(resolved).filter((single) => isNullish(state, single) !== !holds);
  const narrowed = possible.map((single) => {
    if (single.kind !== 'unknown') return single;
    if (holds) return { ...single, truthiness: false };
    const excluded: ExcludedConstants = { constant: null, next: { constant: undefined, next: single.excluded } };
    return { ...single, excluded };
  });
  state.narrow(value, oneOf(narrowed));
}

function assumeMember(state: State, value: Value, key: string, holds: boolean): void {
  const resolved = state.resolve(value);
  if (resolved.kind === 'choice') state.narrow(value, oneOf(resolved.values.filter((single) => hasMember(state, single, key) !== !holds)));
}

/** A path that splits in two. */
export interface Branch {
  readonly whenTrue: State | undefined;
  readonly whenFalse: State | undefined;
}

/**
 * @param state - The path; it is taken over.
 * @param value - The value of a condition.
 * @returns The path on either side; undefined for a side that cannot be taken.
 */
export function branch(state: State, value: Value): Branch {
  const truth = truthOf(state, value);
  if (truth !== undefined) return truth ? { whenTrue: state, whenFalse: undefined } : { whenTrue: undefined, whenFalse: state };
  const whenFalse = state.fork();
  assume(state, value, true);
  assume(whenFalse, value, false);
  return { whenTrue: state, whenFalse };
}
