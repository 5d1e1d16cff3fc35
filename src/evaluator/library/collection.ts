/** `Map` and `Set` with known entries. */

import { nativeFunction } from '../built-in.js';
import { callFunction, callUnanswered } from '../call-function.js';
import { elementsOf } from '../evaluate-arguments.js';
import { heapObject, type HeapObject } from '../heap-object.js';
import type { NativeCall } from '../native-function.js';
import type { Outcome } from '../outcome.js';
import { mergeStates } from '../paths.js';
import type { State } from '../state.js';
import { constant, oneOf, UNDEFINED, unknown, type ObjectReference, type Value } from '../value.js';

type Entries = readonly (readonly [Value, Value])[];

const first = (args: readonly Value[]): Value => args[0] ?? UNDEFINED;

function known(state: State, value: Value): { self: ObjectReference; heap: HeapObject; entries: Entries; open: boolean } | undefined {
  const self = state.resolve(value);
  if (self.kind !== 'object') return undefined;
  const heap = state.object(self);
  return heap.payload.type === 'collection' ? { self, heap, entries: heap.payload.entries, open: heap.payload.open } : undefined;
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

export const mapGlobal = nativeFunction(
  'Map',
  construct((state, element) => {
    const [key, value] = elementsOf(state, element).elements;
    return key?.kind === 'constant' && value !== undefined ? [key, value] : undefined;
  }),
);

export const setGlobal = nativeFunction(
  'Set',
  construct((_state, element) => (element.kind === 'constant' ? [element, element] : undefined)),
);

function isKey(entry: readonly [Value, Value], key: Value): boolean {
  return entry[0].kind === 'constant' && key.kind === 'constant' && Object.is(entry[0].value, key.value);
}

/** A key that is there keeps its place. */
function withEntry(entries: Entries, added: readonly [Value, Value]): Entries {
  const isThere = entries.some((entry) => isKey(entry, added[0]));
  return isThere ? entries.map((entry) => (isKey(entry, added[0]) ? added : entry)) : [...entries, added];
}

function get({ state, thisValue, args }: NativeCall): readonly Outcome[] {
  const collection = known(state, thisValue);
  const key = state.resolve(first(args));
  if (collection === undefined || collection.open) return [{ state, value: unknown('an entry of a map is not known') }];
  if (key.kind === 'constant') return [{ state, value: collection.entries.find((entry) => isKey(entry, key))?.[1] ?? UNDEFINED }];
  return [{ state, value: oneOf([...collection.entries.map((entry) => entry[1]), UNDEFINED]) }];
}

function has({ state, thisValue, args }: NativeCall): readonly Outcome[] {
  const collection = known(state, thisValue);
  const key = state.resolve(first(args));
  if (collection === undefined || collection.open || key.kind !== 'constant') {
    return [{ state, value: unknown('whether a collection has an entry is not known', { type: 'boolean' }) }];
  }
  return [{ state, value: constant(collection.entries.some((entry) => isKey(entry, key))) }];
}

function put(state: State, thisValue: Value, key: Value, value: Value): Value {
  const collection = known(state, thisValue);
  if (collection === undefined) return thisValue;
  const { self, heap, entries, open } = collection;
  const resolved = state.resolve(key);
  const isKnown = resolved.kind === 'constant' && !open;
  state.set(self.id, { ...heap, payload: { type: 'collection', entries: isKnown ? withEntry(entries, [resolved, value]) : [], open: !isKnown } });
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
  if (collection !== undefined && !collection.open && key.kind === 'constant') {
    const kept = collection.entries.filter((entry) => !isKey(entry, key));
    state.set(collection.self.id, { ...collection.heap, payload: { type: 'collection', entries: kept, open: false } });
    return [{ state, value: constant(kept.length < collection.entries.length) }];
  }
  if (collection !== undefined) state.set(collection.self.id, { ...collection.heap, payload: { type: 'collection', entries: [], open: true } });
  return [{ state, value: unknown('whether an entry was there is not known', { type: 'boolean' }) }];
}

function forEach({ activation, state, thisValue, args, site }: NativeCall): readonly Outcome[] {
  const collection = known(state, thisValue);
  if (collection === undefined || collection.open) {
    return callUnanswered(activation, state, UNDEFINED, UNDEFINED, args, site, { kind: 'call', callee: thisValue, args });
  }
  let states: readonly State[] = [state];
  for (const [key, value] of collection.entries) {
    states = mergeStates(states.flatMap((path) => callFunction(activation, path, first(args), UNDEFINED, [value, key], site).map((after) => after.state)));
  }
  return states.map((path) => ({ state: path, value: UNDEFINED }));
}

function list(toElement: (state: State, entry: readonly [Value, Value]) => Value) {
  return ({ state, thisValue }: NativeCall): readonly Outcome[] => {
    const collection = known(state, thisValue);
    const elements = (collection?.entries ?? []).map((entry) => toElement(state, entry));
    return [{ state, value: state.allocate(heapObject({ type: 'array', elements, open: collection === undefined || collection.open })) }];
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
