/** `Error` and its built-in subclasses. */

import { builtIn, builtIns } from '../built-in.js';
import { heapObject, type Property } from '../heap-object.js';
import type { NativeCall } from '../native-function.js';
import type { Outcome } from '../outcome.js';
import { constant, UNDEFINED, unknown, type ObjectReference, type Value } from '../value.js';

const NAMES = ['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError'] as const;

function construct(name: string, prototype: ObjectReference): (call: NativeCall) => readonly Outcome[] {
  return ({ state, thisValue, args, isConstruct }) => {
    const isSubclass = isConstruct && thisValue.kind === 'object';
    const self: ObjectReference = isSubclass ? thisValue : state.allocate(heapObject({ type: 'error' }, new Map(), { prototype }));
    const heap = state.object(self);
    const [first, second] = name === 'AggregateError' ? args.slice(1) : args;
    const members = new Map<string, Property>(heap.members);
    members.set('message', { value: first ?? constant('') });
    if (!members.has('stack')) members.set('stack', { value: unknown('a stack trace is not known', { type: 'string' }) });
    const cause = second?.kind === 'object' ? state.object(second).members.get('cause')?.value : undefined;
    if (cause !== undefined) members.set('cause', { value: cause });
    state.set(self.id, { ...heap, payload: { type: 'error' }, members });
    return [{ state, value: self }];
  };
}

/** The global error classes by name. */
export const errorGlobals: ReadonlyMap<string, Value> = makeErrors();

/** `Error.prototype`, which the prototypes of all errors inherit from. */
export const errorPrototype: ObjectReference = prototypeOfError();

function prototypeOfError(): ObjectReference {
  const error = errorGlobals.get('Error') as ObjectReference;
  return builtIns.get(error.id)?.members.get('prototype')?.value as ObjectReference;
}

function makeErrors(): ReadonlyMap<string, Value> {
  const classes = new Map<string, Value>();
  let base: ObjectReference | undefined;
  for (const name of NAMES) {
    const prototype = builtIn(heapObject({ type: 'plain' }, new Map([['name', { value: constant(name) }]]), base === undefined ? {} : { prototype: base }));
    base ??= prototype;
    const members = new Map<string, Property>([
      ['prototype', { value: prototype }],
      ['captureStackTrace', { value: builtIn(heapObject({ type: 'native', name: 'captureStackTrace', call: ({ state }) => [{ state, value: UNDEFINED }] })) }],
    ]);
    const self = builtIn(heapObject({ type: 'native', name, call: construct(name, prototype) }, members));
    const heap = builtIns.get(prototype.id);
    if (heap !== undefined) builtIns.set(prototype.id, { ...heap, members: new Map(heap.members).set('constructor', { value: self }) });
    classes.set(name, self);
  }
  return classes;
}
