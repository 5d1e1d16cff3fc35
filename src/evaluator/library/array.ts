/** `Array` and the methods of arrays. */

import type { Activation } from '../activation.js';
import { builtIn, nativeFunction } from '../built-in.js';
import { callFunction } from '../call-function.js';
import { callUnanswered } from '../call-unknown.js';
import { elementsOf } from '../evaluate-arguments.js';
import { heapObject } from '../heap-object.js';
import type { NativeCall } from '../native-function.js';
import { chain, type Outcome } from '../outcome.js';
import { textOf } from '../operator.js';
import { mergeOutcomes } from '../paths.js';
import type { State } from '../state.js';
import { branch, isAmong, isEqual, isNullish, truthOf } from '../truth.js';
import { constant, FALSE, oneOf, TRUE, UNDEFINED, unknown, type Constant, type Primitive, type Value } from '../value.js';
import { limitLists, listPayload, presence, type ListOutcome } from '../value-list.js';

const first = (args: readonly Value[]): Value => args[0] ?? UNDEFINED;

function allocateArray(state: State, elements: readonly Value[], open: boolean): Value {
  return state.allocate(heapObject(listPayload(elements, open)));
}

/** Calls a callback for each element that is known, and for one that stands for the others when there may be others. */
function walk(call: NativeCall, callback: Value): readonly ListOutcome[] {
  const { activation, state, thisValue, site } = call;
  const { elements, open } = elementsOf(state, thisValue);
  const all = open ? [...elements, unknown('it is an element of a list that is not known', { site })] : elements;
  let walks: readonly ListOutcome[] = [{ state, values: [], open: false }];
  all.forEach((listed, index) => {
    const { value: element, isCertain } = presence(listed);
    const isOptional = !isCertain || (open && index === all.length - 1);
    walks = walks.flatMap((path) => {
      const skipped = isOptional ? [{ ...path, state: path.state.fork() }] : [];
      const called = callFunction(activation, path.state, callback, UNDEFINED, [element, constant(index), thisValue], site);
      return [...skipped, ...called.map((outcome) => ({ state: outcome.state, values: [...path.values, outcome.value], open: false }))];
    });
    walks = limitLists(walks);
  });
  return walks;
}

type Search = (activation: Activation, state: State, element: Value, index: number, verdict: Value) => readonly Outcome[];

/** `find` and its kin: the first element for which the callback is truthy. */
function search(onFound: Search, onMissing: (state: State) => Value): (call: NativeCall) => readonly Outcome[] {
  return (call) => {
    const { activation, state, thisValue, args, site } = call;
    const { elements, open } = elementsOf(state, thisValue);
    const found: Outcome[] = [];
    let states: readonly State[] = [state];
    elements.forEach((listed, index) => {
      const element = presence(listed).value;
      states = states.flatMap((path) =>
        chain(callFunction(activation, path, first(args), UNDEFINED, [element, constant(index), thisValue], site), (outcome) => {
          const { whenTrue, whenFalse } = branch(outcome.state, outcome.value);
          if (whenTrue !== undefined) found.push(...onFound(activation, whenTrue, element, index, outcome.value));
          return whenFalse === undefined ? [] : [whenFalse];
        }),
      );
    });
    const missing = states.flatMap((path): readonly Outcome[] => {
      if (!open) return [{ state: path, value: onMissing(path) }];
      const tried = callFunction(activation, path, first(args), UNDEFINED, [unknown('it is an element of a list that is not known', { site })], site);
      return tried.map((outcome) => ({ state: outcome.state, value: unknown('the list that is searched is not known', { site }) }));
    });
    return mergeOutcomes([...found, ...missing]);
  };
}

function filter(call: NativeCall): readonly Outcome[] {
  const { elements, open } = elementsOf(call.state, call.thisValue);
  return walk(call, first(call.args)).map(({ state, values: results }) => {
    const truths = elements.map((_, index) => truthOf(state, results[index] ?? UNDEFINED));
    const kept = elements.filter((_, index) => truths[index] !== false);
    const isKnown = !open && truths.every((truth) => truth !== undefined);
    return { state, value: allocateArray(state, isKnown ? kept : [], !isKnown) };
  });
}

function includes({ state, thisValue, args }: NativeCall): readonly Outcome[] {
  const { elements, open } = elementsOf(state, thisValue);
  const wanted = state.resolve(first(args));
  const notKnown = unknown('whether a list has an element is not known', { type: 'boolean' });
  if (wanted.kind === 'constant' && Number.isNaN(wanted.value)) return [{ state, value: notKnown }];
  if (wanted.kind !== 'constant') {
    const constants = open ? undefined : commonValue(state, elements);
    if (constants === undefined || wanted.kind === 'object') return [{ state, value: notKnown }];
    const truth = isAmong(state, wanted, constants);
    if (truth !== undefined) return [{ state, value: truth ? TRUE : FALSE }];
    const predicate = { kind: 'among', subject: first(args), constants, negated: false } as const;
    return [{ state, value: { ...notKnown, predicate } }];
  }
  const equal = elements.map((element) => isEqual(state, element, wanted.value));
  if (equal.includes(true)) return [{ state, value: TRUE }];
  return [{ state, value: !open && equal.every((one) => one === false) ? FALSE : notKnown }];
}

/** The values of a list all of whose elements are constants. */
function commonValue(state: State, elements: readonly Value[]): readonly Primitive[] | undefined {
  const constants = elements.map((element) => state.resolve(element)).filter((element) => element.kind === 'constant' && !Number.isNaN(element.value));
  return constants.length === elements.length ? constants.map((element) => (element as Constant).value) : undefined;
}

function push({ state, thisValue, args }: NativeCall): readonly Outcome[] {
  const self = state.resolve(thisValue);
  if (self.kind === 'object') {
    const heap = state.object(self);
    if (heap.payload.type === 'array') {
      state.set(self.id, { ...heap, payload: { ...heap.payload, elements: [...heap.payload.elements, ...args] } });
    }
  }
  return [{ state, value: unknown('the length of a list', { type: 'number' }) }];
}

function concat({ state, thisValue, args }: NativeCall): readonly Outcome[] {
  let { elements, open } = elementsOf(state, thisValue);
  for (const arg of args) {
    const resolved = state.resolve(arg);
    const isArray = resolved.kind === 'object' && state.object(resolved).payload.type === 'array';
    if (resolved.kind === 'unknown') open = true;
    const added = isArray ? elementsOf(state, arg) : { elements: [arg], open: false };
    elements = [...elements, ...added.elements];
    open ||= added.open;
  }
  return [{ state, value: allocateArray(state, elements, open) }];
}

function join({ state, thisValue, args, site }: NativeCall): readonly Outcome[] {
  const { elements, open } = elementsOf(state, thisValue);
  const separator = args.length === 0 ? ',' : textOf(state, first(args));
  const texts = elements.map((element) => (isNullish(state, element) === true ? '' : (textOf(state, element) ?? '…')));
  if (open || separator === undefined) return [{ state, value: unknown('a part of the text is not known', { site, text: '…', type: 'string' }) }];
  const text = texts.join(separator);
  return [{ state, value: text.includes('…') ? unknown('a part of the text is not known', { site, text, type: 'string' }) : constant(text, site) }];
}

function reduce(call: NativeCall): readonly Outcome[] {
  const { activation, state, thisValue, args, site } = call;
  const { elements, open } = elementsOf(state, thisValue);
  if (open) return otherMethod(call);
  const [callback = UNDEFINED, initial] = args;
  const [head, ...tail] = elements;
  const rest = initial === undefined ? tail : elements;
  let outcomes: readonly Outcome[] = [{ state, value: initial ?? head ?? UNDEFINED }];
  rest.forEach((element, index) => {
    outcomes = mergeOutcomes(
      chain(outcomes, (outcome) => callFunction(activation, outcome.state, callback, UNDEFINED, [outcome.value, element, constant(index)], site)),
    );
  });
  return outcomes;
}

/** A method whose result depends on order or positions: it calls its callbacks, and its result is not known. */
function otherMethod({ activation, state, thisValue, args, site }: NativeCall): readonly Outcome[] {
  return callUnanswered(activation, state, UNDEFINED, UNDEFINED, args, site, { kind: 'call', callee: thisValue, args });
}

/** What a method leaves of a list that is known, and what it gives; undefined where neither is known. */
function atEnd(name: string, elements: readonly Value[], args: readonly Value[]): { readonly left: readonly Value[]; readonly value?: Value } | undefined {
  switch (name) {
    case 'pop':
      return { left: elements.slice(0, -1), value: elements.at(-1) ?? UNDEFINED };
    case 'shift':
      return { left: elements.slice(1), value: elements[0] ?? UNDEFINED };
    case 'unshift':
      return { left: [...args, ...elements], value: constant(args.length + elements.length) };
    case 'reverse':
      return { left: [...elements].reverse() };
    default:
      return undefined;
  }
}

/** A method that changes the order or the number of the elements. */
function rearrange(name: string): readonly [string, Value] {
  const call = ({ activation, state, thisValue, args, site }: NativeCall): readonly Outcome[] => {
    const self = state.resolve(thisValue);
    if (self.kind === 'object') {
      const heap = state.object(self);
      const { elements, open } = elementsOf(state, self);
      const ends = open ? undefined : atEnd(name, elements, args);
      if (ends !== undefined) {
        state.set(self.id, { ...heap, payload: { type: 'array', elements: ends.left, open: false } });
        return [{ state, value: ends.value ?? self }];
      }
      // What is taken out may leave any place empty.
      const any = name === 'sort' && elements.length > 0 ? [oneOf(elements)] : [];
      if (heap.payload.type === 'array') state.set(self.id, { ...heap, payload: { type: 'array', elements: any, open: true } });
      const returnsSelf = name === 'sort' || name === 'reverse';
      const value = returnsSelf ? self : oneOf([...elements, UNDEFINED, unknown('an element of a list is not known', { site })]);
      return [{ state, value }];
    }
    return otherMethod({ evaluation: activation.evaluation, activation, state, thisValue, args, site, isConstruct: false });
  };
  return [name, nativeFunction(name, call)];
}

function at({ state, thisValue, args }: NativeCall): readonly Outcome[] {
  const { elements, open } = elementsOf(state, thisValue);
  const index = state.resolve(first(args));
  if (open || index.kind !== 'constant') return [{ state, value: unknown('an element of a list is not known') }];
  return [{ state, value: elements.at(Number(index.value)) ?? UNDEFINED }];
}

function slice({ state, thisValue, args }: NativeCall): readonly Outcome[] {
  const { elements, open } = elementsOf(state, thisValue);
  const bounds = args.map((arg) => state.resolve(arg));
  const isKnown = !open && bounds.every((bound) => bound.kind === 'constant');
  const [from, to] = bounds.map((bound) => (bound.kind === 'constant' ? Number(bound.value) : 0));
  return [{ state, value: allocateArray(state, isKnown ? elements.slice(from, to) : [], !isKnown) }];
}

/** A copy whose order is not known; what compares may be any code. */
function reordered({ activation, state, thisValue, args, site }: NativeCall): readonly Outcome[] {
  const { elements, open } = elementsOf(state, thisValue);
  const order = first(args);
  if (order.kind !== 'constant') return callUnanswered(activation, state, UNDEFINED, thisValue, args, site, { kind: 'call', callee: thisValue, args });
  return [{ state, value: allocateArray(state, elements.length < 2 ? elements : [], open || elements.length > 1) }];
}

const method = (name: string, call: (call: NativeCall) => readonly Outcome[]): readonly [string, Value] => [name, nativeFunction(name, call)];

export const arrayMethods: ReadonlyMap<string, Value> = new Map<string, Value>([
  method('forEach', (call) => walk(call, first(call.args)).map(({ state }) => ({ state, value: UNDEFINED }))),
  method('map', (call) => {
    const { open } = elementsOf(call.state, call.thisValue);
    return walk(call, first(call.args)).map(({ state, values: results }) => ({ state, value: allocateArray(state, results, open) }));
  }),
  method('flatMap', (call) => {
    const { open } = elementsOf(call.state, call.thisValue);
    return walk(call, first(call.args)).map(({ state, values: results }) => {
      const flat = results.flatMap((result) => {
        const inner = state.resolve(result);
        return inner.kind === 'object' && state.object(inner).payload.type === 'array' ? elementsOf(state, inner).elements : [result];
      });
      return { state, value: allocateArray(state, flat, open) };
    });
  }),
  method('filter', filter),
  method('find', search((_activation, state, element) => [{ state, value: state.resolve(element) }], () => UNDEFINED)),
  method('findIndex', search((_activation, state, _element, index) => [{ state, value: constant(index) }], () => constant(-1))),
  method('some', search((_activation, state) => [{ state, value: TRUE }], () => FALSE)),
  method('every', (call) =>
    walk(call, first(call.args)).map(({ state, values: results }) => {
      const truths = results.map((result) => truthOf(state, result));
      if (truths.includes(false)) return { state, value: FALSE };
      return { state, value: truths.includes(undefined) ? unknown('a condition is not known', { type: 'boolean' }) : TRUE };
    }),
  ),
  method('includes', includes),
  method('indexOf', ({ state }) => [{ state, value: unknown('a position is not known', { type: 'number' }) }]),
  method('push', push),
  method('concat', concat),
  method('join', join),
  method('reduce', reduce),
  method('at', at),
  method('slice', slice),
  method('flat', ({ state, thisValue }) => {
    const { elements, open } = elementsOf(state, thisValue);
    const flat = elements.flatMap((element) => {
      const inner = state.resolve(element);
      return inner.kind === 'object' && state.object(inner).payload.type === 'array' ? elementsOf(state, inner).elements : [element];
    });
    return [{ state, value: allocateArray(state, flat, open) }];
  }),
  rearrange('pop'),
  rearrange('shift'),
  rearrange('unshift'),
  rearrange('splice'),
  rearrange('sort'),
  rearrange('reverse'),
  method('entries', ({ state, thisValue }) => {
    const { elements, open } = elementsOf(state, thisValue);
    return [{ state, value: allocateArray(state, elements.map((element, index) => allocateArray(state, [constant(index), element], false)), open) }];
  }),
  method('values', ({ state, thisValue }) => [{ state, value: thisValue }]),
  // A list stands for what goes through one as well: `map.keys().toArray()`.
  method('toArray', slice),
  method('toReversed', reordered),
  method('toSorted', reordered),
]);

function isArray({ state, args }: NativeCall): readonly Outcome[] {
  const value = state.resolve(first(args));
  if (value.kind === 'constant') return [{ state, value: FALSE }];
  if (value.kind === 'object') return [{ state, value: constant(state.object(value).payload.type === 'array') }];
  return [{ state, value: unknown('whether it is an array is not known', { type: 'boolean' }) }];
}

function from(call: NativeCall): readonly Outcome[] {
  const { state, args } = call;
  const [source = UNDEFINED, callback] = args;
  const { elements, open } = elementsOf(state, source);
  const list = allocateArray(state, elements, open);
  if (callback === undefined) return [{ state, value: list }];
  return walk({ ...call, thisValue: list }, callback).map((path) => ({ state: path.state, value: allocateArray(path.state, path.values, open) }));
}

/** The global `Array`. */
export const arrayGlobal = builtIn(
  heapObject(
    { type: 'native', name: 'Array', call: ({ state, args }) => [{ state, value: allocateArray(state, args.length === 1 ? [] : args, args.length === 1) }] },
    new Map([
      ['isArray', { value: nativeFunction('isArray', isArray) }],
      ['from', { value: nativeFunction('from', from) }],
      ['of', { value: nativeFunction('of', ({ state, args }) => [{ state, value: allocateArray(state, args, false) }]) }],
    ]),
  ),
);

