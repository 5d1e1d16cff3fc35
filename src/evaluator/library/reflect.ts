/** `Reflect` with the metadata of the package reflect-metadata: a table for each object and each of its members. */

import { builtIn, nativeFunction } from '../built-in.js';
import { heapObject, type Property } from '../heap-object.js';
import { findProperty, setOwn } from '../member-access.js';
import type { NativeCall, NativeFunction } from '../native-function.js';
import type { Outcome } from '../outcome.js';
import type { State } from '../state.js';
import { constant, UNDEFINED, unknown, type ObjectReference, type Value } from '../value.js';

/** Where the metadata of an object is kept: in a member whose name no source writes. Undefined when the key is not known. */
function slotOf(state: State, key: Value | undefined, member: Value | undefined): string | undefined {
  const [name, of] = [key ?? UNDEFINED, member ?? UNDEFINED].map((value) => state.resolve(value));
  if (name?.kind !== 'constant' || of?.kind !== 'constant') return undefined;
  return `[[Metadata]] ${JSON.stringify([String(name.value), of.value === undefined ? null : String(of.value)])}`;
}

/** `Reflect.defineMetadata(key, value, target, member?)` */
function defineMetadata({ state, args }: NativeCall): readonly Outcome[] {
  define(state, args[0], args[1] ?? UNDEFINED, state.resolve(args[2] ?? UNDEFINED), args[3]);
  return [{ state, value: UNDEFINED }];
}

function define(state: State, key: Value | undefined, value: Value, target: Value, member: Value | undefined): void {
  if (target.kind !== 'object') return;
  const slot = slotOf(state, key, member);
  if (slot !== undefined) setOwn(state, target, slot, value);
  else state.set(target.id, { ...state.object(target), complete: false });
}

/** `Reflect.getMetadata(key, target, member?)` and its kin. */
function lookup(isOwn: boolean, toResult: (found: Property | 'unknown' | undefined) => Value): NativeFunction {
  return ({ state, args }) => {
    const target = state.resolve(args[1] ?? UNDEFINED);
    const slot = slotOf(state, args[0], args[2]);
    // The compiler writes what the types of a decorated member are.
    if (target.kind !== 'object' || slot === undefined || slot.includes('"design:')) return [{ state, value: toResult('unknown') }];
    const found = isOwn ? ownProperty(state, target, slot) : findProperty(state, target, slot);
    return [{ state, value: toResult(found) }];
  };
}

function ownProperty(state: State, target: ObjectReference, slot: string): Property | 'unknown' | undefined {
  const { members, complete } = state.object(target);
  return members.get(slot) ?? (complete ? undefined : 'unknown');
}

const valueOf = (found: Property | 'unknown' | undefined): Value => (found === 'unknown' ? unknown('metadata is not known') : (found?.value ?? UNDEFINED));

const isThere = (found: Property | 'unknown' | undefined): Value =>
  found === 'unknown' ? unknown('whether there is metadata is not known', { type: 'boolean' }) : constant(found !== undefined);

/** `@Reflect.metadata(key, value)` */
function metadata({ state, args: [key, value = UNDEFINED] }: NativeCall): readonly Outcome[] {
  const decorate: NativeFunction = ({ state: path, args }) => {
    define(path, key, value, path.resolve(args[0] ?? UNDEFINED), args[1]);
    return [{ state: path, value: UNDEFINED }];
  };
  return [{ state, value: state.allocate(heapObject({ type: 'native', name: 'metadata', call: decorate })) }];
}

const functions: Readonly<Record<string, NativeFunction>> = {
  defineMetadata,
  metadata,
  getMetadata: lookup(false, valueOf),
  getOwnMetadata: lookup(true, valueOf),
  hasMetadata: lookup(false, isThere),
  hasOwnMetadata: lookup(true, isThere),
};

/** The global `Reflect`. */
export const reflectGlobal = builtIn(
  heapObject({ type: 'plain' }, new Map(Object.entries(functions).map(([name, call]) => [name, { value: nativeFunction(name, call) }])), {
    complete: false,
    frozen: true,
  }),
);
