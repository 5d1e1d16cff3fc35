/** Objects that exist before any code runs; every state has them. */

import { heapObject, type HeapObject, type Property } from './heap-object.js';
import type { NativeFunction } from './native-function.js';
import { newId, type ObjectReference, type Value } from './value.js';

/** The built-in objects by their ids. */
export const builtIns = new Map<number, HeapObject>();

/**
 * @param object - An object.
 * @returns A reference to it that is good in every state.
 */
export function builtIn(object: HeapObject): ObjectReference {
  const id = newId();
  builtIns.set(id, object);
  return { kind: 'object', id };
}

/**
 * @param name - The function's name.
 * @param call - What it does.
 * @param members - Its members.
 * @returns A reference to it.
 */
export function nativeFunction(name: string, call: NativeFunction, members: Readonly<Record<string, Value>> = {}): ObjectReference {
  return builtIn(heapObject({ type: 'native', name, call }, properties(members)));
}

/**
 * @param values - Members by name.
 * @returns The same as properties.
 */
export function properties(values: Readonly<Record<string, Value>>): ReadonlyMap<string, Property> {
  return new Map(Object.entries(values).map(([key, value]) => [key, { value }]));
}
