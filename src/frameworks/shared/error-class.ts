/** Classes of errors that a framework gives: what their objects hold, also those of classes that extend them. */

import { builtIn, builtIns, nativeFunction, properties } from '../../evaluator/built-in.js';
import { heapObject } from '../../evaluator/heap-object.js';
import { errorPrototype } from '../../evaluator/library/error.js';
import { findProperty } from '../../evaluator/member-access.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import type { State } from '../../evaluator/state.js';
import { constant, unknown, type ObjectReference, type Single, type Value } from '../../evaluator/value.js';

export interface ErrorClass {
  /** The class itself. */
  readonly value: ObjectReference;
  /** What its objects inherit from. */
  readonly prototype: ObjectReference;
  /** Makes an object of it. */
  readonly make: (state: State, members: Readonly<Record<string, Value>>) => ObjectReference;
  /** Whether a value is an object of it; undefined when nobody knows. */
  readonly has: (state: State, value: Single) => boolean | undefined;
}

/** What an error class is made of. */
export interface ErrorClassParts {
  readonly name: string;
  /** The class that it extends, when that is not `Error`. */
  readonly base?: Pick<ErrorClass, 'prototype'>;
  /** The members that its constructor sets. */
  readonly membersOf: (call: NativeCall) => Readonly<Record<string, Value>>;
  /** The static members. */
  readonly statics?: Readonly<Record<string, Value>>;
}

/**
 * @param parts - What it is made of.
 * @returns A class whose objects are errors.
 */
export function errorClass({ name, base = { prototype: errorPrototype }, membersOf, statics = {} }: ErrorClassParts): ErrorClass {
  const prototype = builtIn(heapObject({ type: 'plain' }, new Map(), { prototype: base.prototype }));
  const make = (state: State, members: Readonly<Record<string, Value>>): ObjectReference => state.allocate(heapObject({ type: 'error' }, properties(members), { prototype }));
  const value = nativeFunction(
    name,
    (call) => {
      const { state, thisValue, isConstruct } = call;
      const members = membersOf(call);
      if (!isConstruct || thisValue.kind !== 'object') return [{ state, value: make(state, members) }];
      const heap = state.object(thisValue);
      state.set(thisValue.id, { ...heap, payload: { type: 'error' }, members: new Map([...heap.members, ...properties(members)]) });
      return [{ state, value: thisValue }];
    },
    { prototype, ...statics },
  );
  builtIns.set(prototype.id, heapObject({ type: 'plain' }, properties({ constructor: value, name: constant(name) }), { prototype: base.prototype }));
  const has = (state: State, error: Single): boolean | undefined => {
    if (error.kind === 'unknown') return undefined;
    let next = error.kind === 'object' ? state.object(error).prototype : undefined;
    for (let depth = 0; next?.kind === 'object' && depth < 20; depth += 1) {
      if (next.id === prototype.id) return true;
      next = state.object(next).prototype;
    }
    return false;
  };
  return { value, prototype, make, has };
}

/**
 * @param state - The path.
 * @param value - A value.
 * @param name - The name of a member.
 * @returns What the member is; undefined when there is none.
 */
export function memberOf(state: State, value: Single, name: string): Single | undefined {
  if (value.kind === 'unknown') return unknown(`'${name}' is not known: ${value.reason}`);
  const found = value.kind === 'object' ? findProperty(state, value, name) : undefined;
  if (found === undefined) return undefined;
  const member = found === 'unknown' || found.getter !== undefined ? undefined : state.resolve(found.value);
  return member === undefined || member.kind === 'choice' ? unknown(`'${name}' is not known`) : member;
}
