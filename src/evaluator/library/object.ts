/** `Object` and the methods that every object has. */

import { builtIn, nativeFunction, properties } from '../built-in.js';
import { elementsOf } from '../evaluate-arguments.js';
import { copyMembers } from '../object-expression.js';
import { heapObject, type HeapObject, type Property } from '../heap-object.js';
import { setOwn, writeMember } from '../member-access.js';
import type { NativeCall } from '../native-function.js';
import type { Outcome } from '../outcome.js';
import type { State } from '../state.js';
import { alternatives, constant, UNDEFINED, unknown, type ObjectReference, type Value } from '../value.js';

const first = (args: readonly Value[]): Value => args[0] ?? UNDEFINED;

function knownObject(state: State, value: Value): HeapObject | undefined {
  const resolved = state.resolve(value);
  if (resolved.kind !== 'object') return undefined;
  const heap = state.object(resolved);
  return heap.complete && (heap.payload.type === 'plain' || heap.payload.type === 'array') ? heap : undefined;
}

function ownEntries(heap: HeapObject): readonly (readonly [string, Value])[] {
  if (heap.payload.type === 'array') return heap.payload.elements.map((value, index) => [String(index), value]);
  return [...heap.members].map(([key, property]) => [key, property.getter === undefined ? property.value : unknown(`'${key}' is a getter`)]);
}

/** `Object.keys`, `values` and `entries`: a list, open when the object is not known as a whole. */
function listing(name: string, toElement: (state: State, key: string, value: Value) => Value): ObjectReference {
  return nativeFunction(name, ({ state, args }) => {
    const heap = knownObject(state, first(args));
    const isOpen = heap === undefined || (heap.payload.type === 'array' && heap.payload.open);
    const elements = heap === undefined ? [] : ownEntries(heap).map(([key, value]) => toElement(state, key, value));
    return [{ state, value: state.allocate(heapObject({ type: 'array', elements, open: isOpen })) }];
  });
}

function array(state: State, elements: readonly Value[]): Value {
  return state.allocate(heapObject({ type: 'array', elements, open: false }));
}

function freeze(state: State, target: ObjectReference): void {
  state.set(target.id, { ...state.object(target), frozen: true });
}

/** A function that changes its first argument: on a path of its own for each object that it may be. */
function changing(change: (state: State, target: ObjectReference, args: readonly Value[]) => void): (call: NativeCall) => readonly Outcome[] {
  return ({ state, args }) => {
    const targets = alternatives(state.resolve(first(args)));
    return targets.map((target, index) => {
      const path = index === targets.length - 1 ? state : state.fork();
      if (targets.length > 1) path.narrow(first(args), target);
      if (target.kind === 'object') change(path, target, args);
      return { state: path, value: target };
    });
  };
}

function assign(call: NativeCall): readonly Outcome[] {
  const { state, args } = call;
  const [target] = alternatives(state.resolve(first(args)));
  if (target?.kind === 'object' && state.object(target).payload.type === 'host') return assignToHost(call, target);
  return changing((path, object, given) => {
    for (const source of given.slice(1)) copyMembers(path, object, source, 'an assigned object');
  })(call);
}

/** `Object.assign(res, { statusCode: 404 })`: each member is assigned. */
function assignToHost({ activation, state, args, site }: NativeCall, target: ObjectReference): readonly Outcome[] {
  let states: readonly State[] = [state];
  for (const source of args.slice(1)) {
    const object = state.resolve(source);
    if (object.kind !== 'object') continue;
    for (const [key, { value }] of state.object(object).members) states = states.flatMap((path) => writeMember(activation, path, target, key, value, value.kind === 'constant' ? (value.site ?? site) : site));
  }
  return states.map((path) => ({ state: path, value: target }));
}

function create({ state, args }: NativeCall): readonly Outcome[] {
  const parent = state.resolve(first(args));
  const prototype = parent.kind === 'constant' ? null : parent;
  return [{ state, value: state.allocate(heapObject({ type: 'plain' }, new Map(), { prototype })) }];
}

function defineProperty(state: State, target: ObjectReference, args: readonly Value[]): void {
  const key = state.resolve(args[1] ?? UNDEFINED);
  const descriptor = knownObject(state, args[2] ?? UNDEFINED);
  if (key.kind !== 'constant') return;
  const name = String(key.value);
  const getter = descriptor?.members.get('get')?.value;
  const value = descriptor?.members.get('value')?.value;
  if (getter !== undefined) {
    const heap = state.object(target);
    const property: Property = { value: UNDEFINED, getter };
    state.set(target.id, { ...heap, members: new Map(heap.members).set(name, property) });
  } else setOwn(state, target, name, value ?? unknown('a member is defined by a descriptor that is not known'));
}

function fromEntries({ state, args }: NativeCall): readonly Outcome[] {
  const { elements, open } = elementsOf(state, first(args));
  const members = new Map<string, Property>();
  let complete = !open;
  for (const element of elements) {
    const [key, value] = elementsOf(state, element).elements;
    if (key?.kind === 'constant' && value !== undefined) members.set(String(key.value), { value });
    else complete = false;
  }
  return [{ state, value: state.allocate(heapObject({ type: 'plain' }, members, { complete })) }];
}

function getPrototypeOf({ state, args }: NativeCall): readonly Outcome[] {
  const value = state.resolve(first(args));
  const prototype = value.kind === 'object' ? state.object(value).prototype : undefined;
  return [{ state, value: prototype ?? unknown('the prototype of an object is not known') }];
}

function setPrototypeOf({ state, args }: NativeCall): readonly Outcome[] {
  const value = state.resolve(first(args));
  const prototype = state.resolve(args[1] ?? UNDEFINED);
  if (value.kind === 'object' && prototype.kind !== 'constant') state.set(value.id, { ...state.object(value), prototype });
  return [{ state, value }];
}

export const objectMethods: ReadonlyMap<string, Value> = new Map<string, Value>([
  [
    'hasOwnProperty',
    nativeFunction('hasOwnProperty', ({ state, thisValue, args }) => {
      const heap = knownObject(state, thisValue);
      const key = state.resolve(first(args));
      const isKnown = heap !== undefined && key.kind === 'constant';
      return [{ state, value: isKnown ? constant(heap.members.has(String(key.value))) : unknown('a member test is not known', { type: 'boolean' }) }];
    }),
  ],
  ['toString', nativeFunction('toString', ({ state }) => [{ state, value: unknown('a text is not known', { type: 'string' }) }])],
]);

/** The global `Object`. */
export const objectGlobal = nativeFunction('Object', ({ state, args }) => [{ state, value: first(args) }], {
  prototype: builtIn(heapObject({ type: 'plain' }, properties(Object.fromEntries(objectMethods)), { complete: false, frozen: true })),
  freeze: nativeFunction('freeze', changing(freeze)),
  seal: nativeFunction('seal', ({ state, args }) => [{ state, value: first(args) }]),
  assign: nativeFunction('assign', assign),
  create: nativeFunction('create', create),
  defineProperty: nativeFunction('defineProperty', changing(defineProperty)),
  fromEntries: nativeFunction('fromEntries', fromEntries),
  getPrototypeOf: nativeFunction('getPrototypeOf', getPrototypeOf),
  setPrototypeOf: nativeFunction('setPrototypeOf', setPrototypeOf),
  keys: listing('keys', (_state, key) => constant(key)),
  values: listing('values', (_state, _key, value) => value),
  entries: listing('entries', (state, key, value) => array(state, [constant(key), value])),
});
