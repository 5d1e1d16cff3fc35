/** `instanceof`: of which class a value is. */

import { builtIns } from './built-in.js';
import { errorGlobals } from './library/error.js';
import { isForeign } from './raise.js';
import type { State } from './state.js';
import { alternatives, constant, unknown, type ObjectReference, type Single, type Unknown, type Value } from './value.js';

/**
 * @param state - The path.
 * @param left - A value.
 * @param right - A class.
 * @returns Whether the one is an instance of the other.
 */
export function instanceTest(state: State, left: Value, right: Value): Value {
  const lefts = alternatives(state.resolve(left));
  const rights = alternatives(state.resolve(right));
  const answers = new Set(lefts.flatMap((single) => rights.map((maker) => isInstance(state, single, maker))));
  const [answer] = answers;
  if (answers.size === 1 && answer !== undefined) return constant(answer);
  const [maker] = rights;
  // What is thrown is an error anyway.
  const isTold = rights.length === 1 && maker !== undefined && (lefts.length > 1 || (lefts[0]?.kind === 'unknown' && !isErrorClass(maker)));
  return unknown('the class of a value is not known', {
    type: 'boolean',
    ...(isTold ? { predicate: { kind: 'instance', subject: left, maker, negated: false } } : {}),
  });
}

/**
 * @param state - The path.
 * @param left - A value.
 * @param right - A class.
 * @returns Whether the one is an instance of the other; undefined when that is not known.
 */
export function isInstance(state: State, left: Single, right: Single): boolean | undefined {
  if (left.kind === 'constant' || (isForeign(left) && isOfProject(state, right))) return false;
  if (left.kind === 'object' && right.kind === 'unknown') return isOfOtherMakers(state, left, right) ? false : undefined;
  if (left.kind !== 'object' || right.kind !== 'object') return undefined;
  const { payload, members } = state.object(right);
  const prototype = payload.type === 'class' ? payload.prototype : members.get('prototype')?.value;
  if (prototype === undefined || prototype.kind !== 'object') return undefined;
  let heap = state.object(left);
  for (let depth = 0; depth < 20; depth += 1) {
    const current: Value | null | undefined = heap.prototype;
    // What an object of the host inherits is known when it has a prototype.
    if (current === undefined || current === null) return heap.payload.type === 'host' ? undefined : false;
    if (current.kind !== 'object') return undefined;
    if (current.id === prototype.id) return true;
    heap = state.object(current);
  }
  return undefined;
}

/** Whether the source of the project makes instances of it. */
function isOfProject(state: State, maker: Single): boolean {
  const payload = maker.kind === 'object' ? state.object(maker).payload : undefined;
  return payload?.type === 'class' || payload?.type === 'closure';
}

/**
 * A plain `new Error()` is no instance of a class that another module declares, and neither is the error of one package one of
 * another package. (Only a module that hands on JavaScript's own class would show otherwise.)
 */
function isOfOtherMakers(state: State, left: ObjectReference, right: Unknown): boolean {
  let maker: Value = right;
  while (maker.kind === 'unknown' && maker.origin?.kind === 'member') maker = maker.origin.of;
  if (maker.kind !== 'unknown' || maker.origin?.kind !== 'import') return false;
  const isPackage = !/^[./]/.test(maker.origin.specifier);
  const heap = state.object(left);
  if (heap.payload.type === 'host') return false;
  let current = heap.prototype;
  for (let depth = 0; depth < 20 && current !== undefined && current !== null; depth += 1) {
    if (current.kind !== 'object' || !builtIns.has(current.id)) return false;
    if (!isPackage && !isOwnClass(current)) return false;
    current = state.object(current).prototype;
  }
  return true;
}

/** Whether it is the prototype of one of JavaScript's own classes of errors. */
function isOwnClass(prototype: ObjectReference): boolean {
  return [...errorGlobals.values()].some((own) => {
    const value = own.kind === 'object' ? builtIns.get(own.id)?.members.get('prototype')?.value : undefined;
    return value?.kind === 'object' && value.id === prototype.id;
  });
}

function isErrorClass(value: Single): boolean {
  const error = errorGlobals.get('Error');
  return value.kind === 'object' && error?.kind === 'object' && value.id === error.id;
}
