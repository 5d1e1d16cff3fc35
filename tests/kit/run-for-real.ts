/** Runs a small program in Node, with many inputs, and holds what it returns against what the evaluator says. */

import { setImmediate as immediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { State } from '../../src/evaluator/state.js';
import type { Single, Value } from '../../src/evaluator/value.js';
import { programText, type RanProgram } from './run-program.js';

const values = (): readonly unknown[] => [undefined, null, 0, 1, 2, '', 'a', 'b', true, false, { a: 1, b: { c: 'd' } }, [1, 'a'], ['b', 'c', 'd']];

type Callable = (...args: readonly unknown[]) => unknown;

/** Calls the functions among its arguments. */
function callAll(args: readonly unknown[], times: number): unknown {
  let result: unknown;
  for (let round = 0; round < times; round += 1) {
    for (const arg of args) if (typeof arg === 'function') result = (arg as Callable)(round, 'a');
  }
  return result;
}

/** A rejected promise that nobody has to handle. */
function rejects(): unknown {
  const promise = Promise.reject(new Error('rejected'));
  promise.catch(() => undefined);
  return promise;
}

const functions: readonly Callable[] = [
  () => undefined,
  () => 1,
  () => 'a',
  () => Promise.resolve({ a: 1 }),
  rejects,
  () => {
    throw new Error('thrown');
  },
  (...args) => callAll(args, 1),
  (...args) => callAll(args, 3),
  (arg) => {
    if (typeof arg === 'object' && arg !== null && !Object.isFrozen(arg)) Object.assign(arg, { added: 1, a: 'changed' });
    return arg;
  },
];

/** How often a program may call its functions: it may loop for as long as they give something. */
const MAXIMUM_CALLS = 20;

/** A function that ends endless loops, and says whether it had to. */
class Limited {
  #calls = 0;
  readonly call: Callable;

  constructor(callable: Callable) {
    this.call = (...args) => {
      this.#calls += 1;
      if (this.isOver) throw new Error('It is called too often.');
      return callable(...args);
    };
  }

  get isOver(): boolean {
    return this.#calls > MAXIMUM_CALLS;
  }
}

interface Input {
  readonly x: unknown;
  readonly y: unknown;
  readonly f: Limited;
  readonly g: Limited;
}

/** What the four parameters of a program are in each run. */
function inputs(code: string): readonly Input[] {
  const uses = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(code);
  const count = (name: string, all: number): number => (uses(name) ? all : 1);
  const rows: Input[] = [];
  for (let x = 0; x < count('x', values().length); x += 1) {
    for (let y = 0; y < count('y', values().length); y += 1) {
      for (let f = 0; f < count('f', functions.length); f += 1) {
        for (let g = 0; g < count('g', functions.length); g += 1) {
          rows.push({ x: values()[x], y: values()[y], f: new Limited(functions[f] as Callable), g: new Limited(functions[g] as Callable) });
        }
      }
    }
  }
  return rows;
}

/**
 * Runs a program for real.
 *
 * @param code - The program's statements.
 * @param before - Statements of the top level, ahead of it.
 * @param ran - What the evaluator says of it.
 * @returns A sentence for each result that the evaluator says is impossible; empty when all is well.
 */
export async function findImpossible(code: string, before: string, ran: RanProgram): Promise<readonly string[]> {
  const text = `${programText(code, before)}\nprogram`;
  const { outputText } = transpileModule(text, {
    compilerOptions: { target: ScriptTarget.ES2022, module: ModuleKind.None, experimentalDecorators: true },
  });
  const context = createContext({ console: { log: () => undefined }, ...commonJs(), ...platform });
  const program = runInContext(outputText.replace(/^"use strict";/, ''), context) as Callable;
  const problems = new Set<string>();
  for (const { x, y, f, g } of inputs(code)) {
    const settled = Promise.resolve(program(x, y, f.call, g.call)).then(
      (value) => ({ isThrow: false, value }),
      (error: unknown) => ({ isThrow: true, value: error }),
    );
    const ended = await Promise.race([settled, never()]);
    if (ended === undefined || f.isOver || g.isOver) continue;
    const isPossible = ran.endings.some(({ kind, state, value }) => (kind === 'throws') === ended.isThrow && admits(state, value, ended.value, 0));
    if (!isPossible && !(ended.isThrow && ran.mayThrow)) {
      problems.add(`${ended.isThrow ? 'It throws' : 'It returns'} ${inspect(ended.value, { breakLength: Infinity }).replace(/\n[^]*/, '')} for x = ${inspect(x)}, y = ${inspect(y)}.`);
    }
  }
  return [...problems].slice(0, 3);
}

function commonJs(): object {
  const module = { exports: {} };
  return { module, exports: module.exports, require: () => ({}), process: { env: {}, cwd: process.cwd, uptime: process.uptime } };
}

const platform = { setTimeout, clearTimeout, setImmediate, queueMicrotask, AbortController, Buffer, TextDecoder, URL, crypto, performance };

/** Ends after all promises of this turn. */
async function never(): Promise<undefined> {
  for (let turn = 0; turn < 3; turn += 1) await immediate();
  return undefined;
}

/** Whether a real value is among those that an abstract one stands for. */
function admits(state: State, value: Value, real: unknown, depth: number): boolean {
  const resolved = state.resolve(value);
  return (resolved.kind === 'choice' ? resolved.values : [resolved]).some((single) => admitsSingle(state, single, real, depth));
}

function admitsSingle(state: State, single: Single, real: unknown, depth: number): boolean {
  if (single.kind === 'constant') return Object.is(single.value, real) || (single.value === 0 && real === 0);
  if (single.kind === 'unknown') {
    if (single.truthiness !== undefined && single.truthiness !== Boolean(real)) return false;
    if (single.type !== undefined && single.type !== typeof real) return false;
    if (single.text === undefined) return true;
    return typeof real === 'string' && new RegExp(`^${single.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '[^]*')}$`).test(real);
  }
  if (depth > 4) return true;
  if (real === null || (typeof real !== 'object' && typeof real !== 'function')) return false;
  const heap = state.object(single);
  const { payload } = heap;
  const member = (key: string): unknown => (real as Record<string, unknown>)[key];
  if (payload.type === 'array') {
    if (!Array.isArray(real) || (payload.open ? false : real.length !== payload.elements.length)) return false;
    return payload.elements.every((element, index) => admits(state, element, real[index] as unknown, depth + 1));
  }
  if (payload.type === 'plain' || payload.type === 'error') {
    if (typeof real === 'function') return false;
    const known = [...heap.members].filter(([, property]) => property.getter === undefined);
    if (heap.complete && Object.keys(real).some((key) => !heap.members.has(key))) return false;
    return known.every(([key, property]) => key.startsWith('#') || admits(state, property.value, member(key), depth + 1));
  }
  if (payload.type === 'promise' || payload.type === 'collection' || payload.type === 'regexp' || payload.type === 'host') return typeof real === 'object';
  return typeof real === 'function';
}
