/** `Promise` and the methods of promises. */

import { builtIn, nativeFunction, properties } from '../built-in.js';
import { callFunction } from '../call-function.js';
import { elementsOf } from '../evaluate-arguments.js';
import { throwerOfList } from '../foreign-code.js';
import { heapObject } from '../heap-object.js';
import type { NativeCall } from '../native-function.js';
import { chain, type Outcome } from '../outcome.js';
import { mergeOutcomes } from '../paths.js';
import { awaitValue, fulfilled, lastly, rejected, continueWith } from '../promise.js';
import { isHanded } from '../raise.js';
import type { State } from '../state.js';
import { limitLists, type ListOutcome } from '../value-list.js';
import { constant, UNDEFINED, unknown, type ObjectReference, type Value } from '../value.js';

export const promiseMethods: ReadonlyMap<string, Value> = new Map<string, Value>([
  [
    'then',
    nativeFunction('then', ({ activation, state, thisValue, args, site }) =>
      continueWith(activation, state, thisValue, args[0] ?? UNDEFINED, args[1] ?? UNDEFINED, site),
    ),
  ],
  [
    'catch',
    nativeFunction('catch', ({ activation, state, thisValue, args, site }) =>
      continueWith(activation, state, thisValue, UNDEFINED, args[0] ?? UNDEFINED, site),
    ),
  ],
  [
    'finally',
    nativeFunction('finally', ({ activation, state, thisValue, args, site }) =>
      lastly(activation, state, thisValue, args[0] ?? UNDEFINED, site),
    ),
  ],
]);

/** What becomes of one element: its value, or what `allSettled` makes of it. */
type Settle = (call: NativeCall, state: State, element: Value) => readonly Outcome[];

const awaitElement: Settle = ({ activation, site }, state, element) => awaitValue(activation, state, element, site);

/** `{ status: 'fulfilled', value }` or `{ status: 'rejected', reason }` */
const describeElement: Settle = ({ activation, site }, state, element) => {
  const { result, thrown } = activation.collect(() => awaitValue(activation, state, element, site));
  const entry = (path: State, members: Readonly<Record<string, Value>>): Outcome => ({
    state: path,
    value: path.allocate(heapObject({ type: 'plain' }, properties(members))),
  });
  return [
    ...result.map((outcome) => entry(outcome.state, { status: constant('fulfilled'), value: outcome.value })),
    ...thrown.map((error) => entry(error.state, { status: constant('rejected'), reason: error.value })),
  ];
};

/** An element of the list that is not known: the same code fails in it as in the others, or as behind the list. */
function otherElement({ activation, state, args, site }: NativeCall): Value {
  const isRunForeign = throwerOfList(state, args[0] ?? UNDEFINED) === 'foreign';
  return unknown('it is an element of a list that is not known', { site, ...(isRunForeign ? { isRunForeign } : {}) });
}

/** `Promise.all(list)` and `allSettled`: all elements are awaited; the first that fails decides, or is noted. */
function all(settleElement: Settle) {
  return (call: NativeCall): readonly Outcome[] => {
    const { activation, state, args } = call;
    const { elements, open } = elementsOf(state, args[0] ?? UNDEFINED);
    const list = open ? [...elements, otherElement(call)] : elements;
    const { result, thrown } = activation.collect(() =>
      activation.evaluation.guarded(() => {
        let partial: readonly ListOutcome[] = [{ state, values: [], open: false }];
        for (const element of list) {
          partial = limitLists(
            chain(partial, (path) =>
              settleElement(call, path.state, element).map((outcome) => ({ ...path, state: outcome.state, values: [...path.values, outcome.value] })),
            ),
          );
        }
        return partial;
      }),
    );
    const done = result.flatMap((path) => {
      return fulfilled(path.state, path.state.allocate(heapObject({ type: 'array', elements: open ? [] : path.values, open })));
    });
    return mergeOutcomes([...done, ...thrown.map(rejected)]);
  };
}

/** `Promise.any(list)`: rejections count only when there is nothing else. */
function any(call: NativeCall): readonly Outcome[] {
  const outcomes = race(call);
  const isFulfilled = ({ state, value }: Outcome): boolean => {
    const payload = value.kind === 'object' ? state.object(value).payload : undefined;
    return payload?.type !== 'promise' || payload.outcome !== 'rejected';
  };
  const good = outcomes.filter(isFulfilled);
  return good.length === 0 ? outcomes : good;
}

/** `Promise.race(list)`: any element may decide. */
function race(call: NativeCall): readonly Outcome[] {
  const { activation, state, args, site } = call;
  const { elements, open } = elementsOf(state, args[0] ?? UNDEFINED);
  const list = open || elements.length === 0 ? [...elements, otherElement(call)] : elements;
  return mergeOutcomes(
    list.flatMap((element, index) => {
      const path = index === list.length - 1 ? state : state.fork();
      return continueWith(activation, path, element, UNDEFINED, UNDEFINED, site);
    }),
  );
}

/** `new Promise((resolve, reject) => …)` */
function construct(call: NativeCall): readonly Outcome[] {
  const { activation, state, args, site } = call;
  const self = state.allocate(heapObject({ type: 'promise', outcome: 'pending', value: UNDEFINED }));
  const resolve = settler(state, self, 'fulfilled');
  const reject = settler(state, self, 'rejected');
  const { result, thrown } = activation.collect(() =>
    activation.evaluation.guarded(() => callFunction(activation, state, args[0] ?? UNDEFINED, UNDEFINED, [resolve, reject], site)),
  );
  const settled = result.map((outcome) => ({ state: outcome.state, value: self }));
  return mergeOutcomes([...settled, ...thrown.map(rejected)]);
}

function settler(state: State, promise: ObjectReference, outcome: 'fulfilled' | 'rejected'): Value {
  const call = ({ activation, state: path, args, site }: NativeCall): readonly Outcome[] => {
    const heap = path.object(promise);
    const value = path.resolve(args[0] ?? UNDEFINED);
    if (heap.payload.type === 'promise' && heap.payload.outcome === 'pending') {
      const inner = value.kind === 'object' ? path.object(value).payload : undefined;
      const failure = { site, implicit: isHanded(value), via: activation.via };
      path.set(promise.id, {
        ...heap,
        payload:
          outcome === 'fulfilled' && inner?.type === 'promise' ? inner : { type: 'promise', outcome, value, ...(outcome === 'rejected' ? { failure } : {}) },
      });
    }
    return [{ state: path, value: UNDEFINED }];
  };
  return state.allocate(heapObject({ type: 'native', name: outcome === 'fulfilled' ? 'resolve' : 'reject', call }));
}

/** The global `Promise`. */
export const promiseGlobal = builtIn(
  heapObject(
    { type: 'native', name: 'Promise', call: construct },
    new Map([
      ['resolve', { value: nativeFunction('resolve', ({ activation, state, args, site }) => continueWith(activation, state, args[0] ?? UNDEFINED, UNDEFINED, UNDEFINED, site)) }],
      [
        'reject',
        {
          value: nativeFunction('reject', ({ activation, state, args, site }) => [
            rejected({ state, value: args[0] ?? UNDEFINED, site, implicit: false, via: activation.via }),
          ]),
        },
      ],
      ['all', { value: nativeFunction('all', all(awaitElement)) }],
      ['allSettled', { value: nativeFunction('allSettled', all(describeElement)) }],
      ['race', { value: nativeFunction('race', race) }],
      ['any', { value: nativeFunction('any', any) }],
    ]),
  ),
);
