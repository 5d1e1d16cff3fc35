/** `Map`, `Set` and their weak kin, with known entries. */

import { nativeFunction } from '../built-in.js';
import { callFunction } from '../call-function.js';
import { callUnanswered } from '../call-unknown.js';
import { elementsOf } from '../evaluate-arguments.js';
import { heapObject, type HeapObject } from '../heap-object.js';
import { openCollection } from '../member-access.js';
import type { NativeCall } from '../native-function.js';
import type { Outcome } from '../outcome.js';
import { mergeStates } from '../paths.js';
import type { State } from '../state.js';
import { constant, oneOf, UNDEFINED, unknown, type ObjectReference, type Value } from '../value.js';

type Entries = readonly (readonly [Value, Value])[];

const first = (args: readonly Value[]): Value => args[0] ?? UNDEFINED;

type Collection = Extract<HeapObject['payload'], { type: 'collection' }>;

function known(state: State, value: Value): { self: ObjectReference; heap: HeapObject; payload: Collection } | undefined {
  const self = state.resolve(value);
  if (self.kind !== 'object') return undefined;
  const heap = state.object(self);
  return heap.payload.type === 'collection' ? { self, heap, payload: heap.payload } : undefined;
}

function canBeKey(value: Value | undefined): value is Value {
  return value?.kind === 'constant' || value?.kind === 'object';
}

/** The entry of a key; undefined when there is none, `unknown` when there may be one. */
function entryOf({ entries, open, openTo }: Collection, key: Value): readonly [Value, Value] | 'unknown' | undefined {
  const entry = entries.find((other) => isKey(other, key));
  if (entry !== undefined || !open) return entry;
  return key.kind === 'object' && openTo !== undefined && key.id > openTo ? undefined : 'unknown';
}

function construct(toEntry: (state: State, element: Value) => readonly [Value, Value] | undefined) {
  return ({ state, args }: NativeCall): readonly Outcome[] => {
    const source = first(args);
    const { elements, open } = source.kind === 'constant' ? { elements: [], open: false } : elementsOf(state, source);
    const entries = elements.map((element) => toEntry(state, element));
    const isKnown = !open && entries.every((entry) => entry !== undefined);
    const list = isKnown ? (entries as Entries).reduce(withEntry, []) : [];
    return [{ state, value: state.allocate(heapObject({ type: 'collection', entries: list, open: !isKnown })) }];
  };
}

const mapOf = construct((state, element) => {
  const [key, value] = elementsOf(state, element).elements;
  return canBeKey(key) && value !== undefined ? [key, value] : undefined;
});

const setOf = construct((_state, element) => (canBeKey(element) ? [element, element] : undefined));

export const mapGlobal = nativeFunction('Map', mapOf);

export const weakMapGlobal = nativeFunction('WeakMap', mapOf);

export const setGlobal = nativeFunction('Set', setOf);

export const weakSetGlobal = nativeFunction('WeakSet', setOf);

function isKey(entry: readonly [Value, Value], key: Value): boolean {
  const [own] = entry;
  if (own.kind === 'object') return key.kind === 'object' && own.id === key.id;
  return own.kind === 'constant' && key.kind === 'constant' && Object.is(own.value, key.value);
}

/** A key that is there keeps its place. */
function withEntry(entries: Entries, added: readonly [Value, Value]): Entries {
  const isThere = entries.some((entry) => isKey(entry, added[0]));
  return isThere ? entries.map((entry) => (isKey(entry, added[0]) ? added : entry)) : [...entries, added];
}

function get({ state, thisValue, args }: NativeCall): readonly Outcome[] {
  const collection = known(state, thisValue);
  const key = state.resolve(first(args));
  const unclear = unknown('an entry of a map is not known');
  if (collection === undefined) return [{ state, value: unclear }];
  const { payload } = collection;
  if (!canBeKey(key)) return [{ state, value: payload.open ? unclear : oneOf([...payload.entries.map((entry) => entry[1]), UNDEFINED]) }];
  const entry = entryOf(payload, key);
  return [{ state, value: entry === 'unknown' ? unclear : (entry?.[1] ?? UNDEFINED) }];
}

function has({ state, thisValue, args }: NativeCall): readonly Outcome[] {
  const collection = known(state, thisValue);
  const key = state.resolve(first(args));
  const entry = collection === undefined || !canBeKey(key) ? 'unknown' : entryOf(collection.payload, key);
  return [{ state, value: entry === 'unknown' ? unknown('whether a collection has an entry is not known', { type: 'boolean' }) : constant(entry !== undefined) }];
}

function put(state: State, thisValue: Value, key: Value, value: Value): Value {
  const collection = known(state, thisValue);
  if (collection === undefined) return thisValue;
  const { self, heap, payload } = collection;
  const resolved = state.resolve(key);
  state.set(self.id, { ...heap, payload: canBeKey(resolved) ? { ...payload, entries: withEntry(payload.entries, [resolved, value]) } : openCollection() });
  return self;
}

function clear({ state, thisValue }: NativeCall): readonly Outcome[] {
  const collection = known(state, thisValue);
  if (collection !== undefined) state.set(collection.self.id, { ...collection.heap, payload: { type: 'collection', entries: [], open: false } });
  return [{ state, value: UNDEFINED }];
}

function remove({ state, thisValue, args }: NativeCall): readonly Outcome[] {
  const collection = known(state, thisValue);
  const key = state.resolve(first(args));
  if (collection !== undefined && !collection.payload.open && canBeKey(key)) {
    const { self, heap, payload } = collection;
    const entries = payload.entries.filter((entry) => !isKey(entry, key));
    state.set(self.id, { ...heap, payload: { ...payload, entries } });
    return [{ state, value: constant(entries.length < payload.entries.length) }];
  }
  if (collection !== undefined) state.set(collection.self.id, { ...collection.heap, payload: openCollection() });
  return [{ state, value: unknown('whether an entry was there is not known', { type: 'boolean' }) }];
}

function forEach({ activation, state, thisValue, args, site }: NativeCall): readonly Outcome[] {
  const payload = known(state, thisValue)?.payload;
  let states: readonly State[] = [state];
  for (const [key, value] of payload?.entries ?? []) {
    states = mergeStates(states.flatMap((path) => callFunction(activation, path, first(args), UNDEFINED, [value, key], site).map((after) => after.state)));
  }
  if (payload !== undefined && !payload.open) return states.map((path) => ({ state: path, value: UNDEFINED }));
  return states.flatMap((path) => callUnanswered(activation, path, UNDEFINED, UNDEFINED, args, site, { kind: 'call', callee: thisValue, args }));
}

function list(toElement: (state: State, entry: readonly [Value, Value]) => Value) {
  return ({ state, thisValue }: NativeCall): readonly Outcome[] => {
    const collection = known(state, thisValue);
    const elements = (collection?.payload.entries ?? []).map((entry) => toElement(state, entry));
    return [{ state, value: state.allocate(heapObject({ type: 'array', elements, open: collection?.payload.open !== false })) }];
  };
}

export const collectionMethods: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['get', nativeFunction('get', get)],
  ['has', nativeFunction('has', has)],
  ['set', nativeFunction('set', ({ state, thisValue, args }) => [{ state, value: put(state, thisValue, first(args), args[1] ?? UNDEFINED) }])],
  ['add', nativeFunction('add', ({ state, thisValue, args }) => [{ state, value: put(state, thisValue, first(args), first(args)) }])],
  ['delete', nativeFunction('delete', remove)],
  ['clear', nativeFunction('clear', clear)],
  ['forEach', nativeFunction('forEach', forEach)],
  ['keys', nativeFunction('keys', list((_state, entry) => entry[0]))],
  ['values', nativeFunction('values', list((_state, entry) => entry[1]))],
  ['entries', nativeFunction('entries', list((state, entry) => state.allocate(heapObject({ type: 'array', elements: [...entry], open: false }))))],
]);
