/** The global variables whose values the evaluator knows. */

import { nativeFunction, builtIn, properties } from '../built-in.js';
import { callFunction } from '../call-function.js';
import { heapObject } from '../heap-object.js';
import type { NativeCall } from '../native-function.js';
import type { Outcome } from '../outcome.js';
import { mayRaise } from '../raise.js';
import { textOf } from '../operator.js';
import { truthOf } from '../truth.js';
import { alternatives, constant, oneOf, UNDEFINED, unknown, type Primitive, type Value } from '../value.js';
import { arrayGlobal } from './array.js';
import { mapGlobal, setGlobal, weakMapGlobal, weakSetGlobal } from './collection.js';
import { errorGlobals } from './error.js';
import { objectGlobal } from './object.js';
import { promiseGlobal } from './promise-methods.js';
import { reflectGlobal } from './reflect.js';

const first = (args: readonly Value[]): Value => args[0] ?? UNDEFINED;

/** A function of primitives, computed on constants. */
function pure(name: string, type: 'string' | 'number' | 'boolean', compute: (...args: Primitive[]) => Primitive): Value {
  return nativeFunction(name, ({ state, args, site }) => {
    const rest = args.slice(1).map((arg) => state.resolve(arg));
    const isKnown = rest.every((arg) => arg.kind === 'constant');
    const values = alternatives(state.resolve(first(args))).map((subject) => {
      if (subject.kind !== 'constant' || !isKnown) return unknown(`the result of '${name}' is not known`, { site, type });
      return constant(compute(subject.value, ...rest.map((arg) => (arg.kind === 'constant' ? arg.value : undefined))), subject.site ?? site);
    });
    return [{ state, value: oneOf(values) }];
  });
}

/** A timer runs its callback later, once. */
function later({ activation, state, args, site }: NativeCall): readonly Outcome[] {
  const { result, thrown } = activation.collect(() => callFunction(activation, state, first(args), UNDEFINED, args.slice(2), site));
  if (thrown.length > 0) activation.evaluation.mayThrow = true;
  return result.map((outcome) => ({ state: outcome.state, value: unknown('a timer') }));
}

const silent = nativeFunction('log', ({ state }) => [{ state, value: UNDEFINED }]);

const consoleGlobal = builtIn(
  heapObject(
    { type: 'plain' },
    properties(Object.fromEntries(['log', 'error', 'warn', 'info', 'debug', 'trace', 'dir', 'table', 'time', 'timeEnd', 'group', 'groupEnd'].map((key) => [key, silent]))),
    { frozen: true },
  ),
);

const jsonGlobal = builtIn(
  heapObject(
    { type: 'plain' },
    properties({
      stringify: nativeFunction('stringify', ({ state, args, site }) => {
        const value = state.resolve(first(args));
        const isUndefined = value.kind === 'constant' && value.value === undefined;
        return [{ state, value: isUndefined ? UNDEFINED : unknown('a JSON text is not known', { site, type: 'string', truthiness: true, origin: { kind: 'call', callee: jsonText, args } }) }];
      }),
      parse: nativeFunction('parse', ({ activation, state, site }) => {
        mayRaise(activation, state, site, 'foreign');
        return [{ state, value: unknown('it is parsed from a text', { site }) }];
      }),
    }),
    { frozen: true },
  ),
);

/** Marks the text that `JSON.stringify` gives: whoever looks for what a text says finds the value in its arguments. */
export const jsonText: Value = constant('JSON.stringify');

const mathGlobal = builtIn(
  heapObject(
    { type: 'plain' },
    properties({
      floor: pure('floor', 'number', (value) => Math.floor(Number(value))),
      ceil: pure('ceil', 'number', (value) => Math.ceil(Number(value))),
      round: pure('round', 'number', (value) => Math.round(Number(value))),
      trunc: pure('trunc', 'number', (value) => Math.trunc(Number(value))),
      abs: pure('abs', 'number', (value) => Math.abs(Number(value))),
      max: pure('max', 'number', (...values) => Math.max(...values.map(Number))),
      min: pure('min', 'number', (...values) => Math.min(...values.map(Number))),
      pow: pure('pow', 'number', (base, exponent) => Number(base) ** Number(exponent)),
      sqrt: pure('sqrt', 'number', (value) => Math.sqrt(Number(value))),
      log: pure('log', 'number', (value) => Math.log(Number(value))),
      log10: pure('log10', 'number', (value) => Math.log10(Number(value))),
      log2: pure('log2', 'number', (value) => Math.log2(Number(value))),
      sign: pure('sign', 'number', (value) => Math.sign(Number(value))),
      random: nativeFunction('random', ({ state, site }) => [{ state, value: unknown('a random number is not known', { site, type: 'number' }) }]),
    }),
    { complete: false, frozen: true },
  ),
);

const numberGlobal = nativeFunction(
  'Number',
  (call) => callFunction(call.activation, call.state, toNumber, UNDEFINED, call.args.slice(0, 1), call.site),
  {
    isInteger: pure('isInteger', 'boolean', (value) => Number.isInteger(value)),
    isNaN: pure('isNaN', 'boolean', (value) => Number.isNaN(value)),
    isFinite: pure('isFinite', 'boolean', (value) => Number.isFinite(value)),
    parseInt: pure('parseInt', 'number', (value, radix) => parseInt(String(value), radix === undefined ? undefined : Number(radix))),
    parseFloat: pure('parseFloat', 'number', (value) => parseFloat(String(value))),
    MAX_SAFE_INTEGER: constant(Number.MAX_SAFE_INTEGER),
  },
);
const toNumber = pure('Number', 'number', (value) => Number(value));

const stringGlobal = nativeFunction('String', ({ state, args, site }) => {
  const value = state.resolve(first(args));
  if (value.kind === 'constant') return [{ state, value: constant(String(value.value), value.site ?? site) }];
  const text = textOf(state, value);
  return [{ state, value: unknown('a text is not known', { site, type: 'string', ...(text === undefined ? {} : { text }) }) }];
});

const booleanGlobal = nativeFunction('Boolean', ({ state, args }) => {
  const value = first(args);
  const truth = truthOf(state, value);
  if (truth !== undefined) return [{ state, value: constant(truth) }];
  return [{ state, value: unknown('a condition is not known', { type: 'boolean', predicate: { kind: 'truthy', subject: value, negated: false } }) }];
});

/** The known globals. `undefined` is no variable here: `evaluate.ts` knows it. */
export const knownGlobals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...errorGlobals,
  ['Object', objectGlobal],
  ['Array', arrayGlobal],
  ['Promise', promiseGlobal],
  ['Map', mapGlobal],
  ['Set', setGlobal],
  ['WeakMap', weakMapGlobal],
  ['WeakSet', weakSetGlobal],
  ['Reflect', reflectGlobal],
  ['JSON', jsonGlobal],
  ['Math', mathGlobal],
  ['Number', numberGlobal],
  ['String', stringGlobal],
  ['Boolean', booleanGlobal],
  ['console', consoleGlobal],
  ['parseInt', pure('parseInt', 'number', (value, radix) => parseInt(String(value), radix === undefined ? undefined : Number(radix)))],
  ['parseFloat', pure('parseFloat', 'number', (value) => parseFloat(String(value)))],
  ['isNaN', pure('isNaN', 'boolean', (value) => Number.isNaN(Number(value)))],
  ['NaN', constant(NaN)],
  ['Infinity', constant(Infinity)],
  ['setTimeout', nativeFunction('setTimeout', later)],
  ['setImmediate', nativeFunction('setImmediate', later)],
  ['queueMicrotask', nativeFunction('queueMicrotask', later)],
]);
