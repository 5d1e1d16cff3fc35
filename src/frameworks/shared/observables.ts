/** Observables of RxJS as far as they give one value: they are taken for promises of the last one, with `pipe`. */

import { builtIn, properties } from '../../evaluator/built-in.js';
import { heapObject, type Property } from '../../evaluator/heap-object.js';
import { callFunction } from '../../evaluator/call-function.js';
import { errorPrototype } from '../../evaluator/library/error.js';
import type { NativeCall, NativeFunction } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { awaitValue, continueWith } from '../../evaluator/promise.js';
import type { State } from '../../evaluator/state.js';
import { constant, UNDEFINED, unknown, type Value } from '../../evaluator/value.js';
import type { ExportTable, ModuleTable } from '../framework-adapter.js';

/**
 * @param outcome - A promise, a value or something unknown; its state is changed.
 * @returns An observable that gives it.
 */
function observable({ state, value }: Outcome): Outcome {
  const single = state.resolve(value);
  const heap = single.kind === 'object' ? state.object(single) : undefined;
  const members = new Map<string, Property>([['pipe', { value: state.allocate(heapObject({ type: 'native', name: 'pipe', call: pipe })) }]]);
  if (heap?.payload.type === 'promise') return { state, value: state.allocate({ ...heap, members: new Map([...heap.members, ...members]) }) };
  return { state, value: state.allocate(heapObject({ type: 'promise', outcome: 'fulfilled', value: single }, members)) };
}

/** `source.pipe(operator, …)`: each operator is a function from one observable to the next. */
const pipe: NativeFunction = ({ activation, state, thisValue, args, site }) =>
  args.reduce<readonly Outcome[]>(
    (outcomes, operator) => outcomes.flatMap((outcome) => callFunction(activation, outcome.state, operator, UNDEFINED, [outcome.value], site)),
    [{ state, value: thisValue }],
  );

/** A function that gives an operator. */
function operator(name: string, apply: (source: Value, call: NativeCall, given: readonly Value[]) => readonly Outcome[]): readonly [string, ExportTable] {
  const make: NativeFunction = ({ state, args }) => {
    const call: NativeFunction = (inner) => apply(inner.args[0] ?? UNDEFINED, inner, args).map(observable);
    return [{ state, value: state.allocate(heapObject({ type: 'native', name, call })) }];
  };
  return [name, { gives: 'function', name, call: make }];
}

/** `map(f)`, and operators that give what the observable gives which the function makes. */
const mapping = (name: string): readonly [string, ExportTable] =>
  operator(name, (source, { activation, state, site }, [f = UNDEFINED]) => continueWith(activation, state, source, f, UNDEFINED, site));

/** `tap(f)`: the function is called, and the value goes on. */
const tapping = operator('tap', (source, { activation, state, site }, [f = UNDEFINED]) => {
  const callee = state.resolve(f);
  if (callee.kind !== 'object' || state.object(callee).payload.type === 'plain') return [{ state, value: source }];
  const see: NativeFunction = (call) => callFunction(call.activation, call.state, callee, UNDEFINED, call.args, call.site).map((outcome) => ({ state: outcome.state, value: call.args[0] ?? UNDEFINED }));
  return continueWith(activation, state, source, state.allocate(heapObject({ type: 'native', name: 'tap', call: see })), UNDEFINED, site);
});

const catching = operator('catchError', (source, { activation, state, site }, [f = UNDEFINED]) => continueWith(activation, state, source, UNDEFINED, f, site));
const passing = (name: string): readonly [string, ExportTable] => operator(name, (source, { state }) => [{ state, value: source }]);

const operators: Readonly<Record<string, ExportTable>> = Object.fromEntries([
  mapping('map'),
  mapping('mergeMap'),
  mapping('switchMap'),
  mapping('concatMap'),
  tapping,
  catching,
  ...['take', 'first', 'last', 'delay', 'share', 'shareReplay', 'finalize', 'retry'].map(passing),
]);

const give = (name: string, call: NativeFunction): readonly [string, ExportTable] => [name, { gives: 'function', name, call }];

const emptyError = builtIn(heapObject({ type: 'error' }, properties({ message: constant('no elements in sequence') }), { prototype: errorPrototype }));
const empty = builtIn(heapObject({ type: 'promise', outcome: 'rejected', value: emptyError }));

/** `of(a, b)`: the last one counts; without one there is an EmptyError. */
const of: NativeFunction = ({ state, args }) => {
  const last = args.at(-1);
  return last === undefined ? [{ state, value: empty }] : [observable({ state, value: last })];
};

/** `throwError(() => error)`, `throwError(error)` */
const throwError: NativeFunction = ({ activation, state, args: [given = UNDEFINED], site }) => {
  const callee = state.resolve(given);
  const isFactory = callee.kind === 'object' && ['closure', 'bound', 'native'].includes(state.object(callee).payload.type);
  const made: readonly Outcome[] = isFactory ? callFunction(activation, state, callee, UNDEFINED, [], site) : [{ state, value: given }];
  return made.map(({ state: path, value }) =>
    observable({ state: path, value: path.allocate(heapObject({ type: 'promise', outcome: 'rejected', value, failure: { site, implicit: false, via: activation.via } })) }),
  );
};

/** `from(promise)`; of a list it gives the last element. */
const from: NativeFunction = ({ state, args: [given = UNDEFINED], site }) => {
  const single = state.resolve(given);
  const payload = single.kind === 'object' ? state.object(single).payload : undefined;
  if (payload?.type === 'promise') return [observable({ state, value: single })];
  const last = payload?.type === 'array' && !payload.open ? payload.elements.at(-1) : undefined;
  return [observable({ state, value: last ?? unknown('what the observable gives is not known', { site }) })];
};

/** `firstValueFrom(observable)` */
const valueFrom: NativeFunction = ({ activation, state, args: [given = UNDEFINED], site }) => {
  const single = state.resolve(given);
  if (single.kind === 'object') return [{ state, value: single }];
  return awaitValue(activation, state, single, site);
};

/** `rxjs` 7 and its operators, as far as they are followed. */
export const rxjsModules: Readonly<Record<string, ModuleTable>> = {
  rxjs: {
    members: {
      ...operators,
      EMPTY: { gives: 'value', name: 'EMPTY', value: empty },
      ...Object.fromEntries([give('of', of), give('from', from), give('throwError', throwError), give('firstValueFrom', valueFrom), give('lastValueFrom', valueFrom)]),
    },
  },
  'rxjs/operators': { members: operators },
};

/**
 * @param state - The path; it is changed.
 * @param run - Gives a promise.
 * @returns A function that gives an observable of what the promise is fulfilled with.
 */
export function observing(state: State, run: NativeFunction): Value {
  return state.allocate(heapObject({ type: 'native', name: 'handle', call: (call) => run(call).map(observable) }));
}
