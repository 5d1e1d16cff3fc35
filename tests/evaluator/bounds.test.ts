/** Whatever the size and shape of a program, its evaluation ends soon, and what it could not follow is unknown with the reason. */

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EvaluationHooks } from '../../src/evaluator/evaluation.js';
import { State } from '../../src/evaluator/state.js';
import { isNode, type NodeByName } from '../../src/evaluator/syntax.js';
import { alternatives } from '../../src/evaluator/value.js';
import { runProgram, showEndings, type ProgramOptions, type RanProgram } from '../kit/run-program.js';

/** A program may take so many times the processor time of a plain one of 2,000 lines; the dearest of these takes 13 times as much. */
const LIMIT = 40;

function timed<T>(run: () => T): { readonly result: T; readonly milliseconds: number } {
  const start = process.cpuUsage();
  const result = run();
  return { result, milliseconds: process.cpuUsage(start).user / 1_000 };
}

/** The speed of the machine differs from minute to minute, so it is measured beside each program. */
function run(code: string, change?: ProgramOptions['change']): RanProgram {
  const plain = times(2_000, (index) => `result = ${index};`);
  const ofPlain = timed(() => runProgram(`let result = 0;\n${plain}`)).milliseconds;
  const { result, milliseconds } = timed(() => runProgram(code, change === undefined ? {} : { change }));
  expect(milliseconds / ofPlain).toBeLessThan(LIMIT);
  return result;
}

function reasonsOf(ran: RanProgram): readonly string[] {
  if (ran.bound !== undefined) return [ran.bound];
  const values = ran.endings.flatMap(({ state, value }) => alternatives(state.resolve(value)));
  return [...new Set(values.flatMap((single) => (single.kind === 'unknown' ? [single.reason] : [])))];
}

const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Puts each `if` of the program into the `else` of the one before it: parsers cannot read so many. */
function nestElseIfs(program: NodeByName['Program']): void {
  const main = program.body.find((statement) => isNode(statement, 'FunctionDeclaration'));
  if (main === undefined) return;
  const all = main.body.body;
  const chain = all.filter((statement) => isNode(statement, 'IfStatement'));
  chain.forEach((statement, index) => Object.assign(statement, { alternate: chain[index + 1] ?? null }));
  main.body.body = all.filter((statement) => !isNode(statement, 'IfStatement') || statement === chain[0]);
}

describe('the evaluation ends', () => {
  it('for a function of 10,000 lines', () => {
    expect(showEndings(run(`let result = 0;\n${times(10_000, (index) => `result = ${index};`)}`))).toBe('9999');
  });

  // Each literal is a place of its own, and more than 12 of them are not told apart.
  it('for a function of 2,000 and of 10,000 lines that branch and call', () => {
    const code = (count: number): string =>
      `let result = 0;\n${times(count, (index) => `const v${index} = f(${index});\nif (v${index}) {\nresult = ${index % 3};\n}`)}`;
    expect(showEndings(run(code(500)))).toBe('0 | 1 | 2 | unknown');
    run(code(2_500));
  });

  it('for 5,000 nested else-ifs', () => {
    const statements = times(5_000, (index) => `if (x === ${index}) result = ${index % 2};`);
    expect(showEndings(run(`let result = 9;\n${statements}`, nestElseIfs))).toBe('0 | 1 | 9 | unknown');
  });

  it('for 1,000 cases of a switch', () => {
    const cases = times(1_000, (index) => `case ${index}: result = ${index % 2}; break;`);
    expect(showEndings(run(`let result = 9; switch (x) {\n${cases}\n}`))).toBe('0 | 1 | 9 | unknown');
  });

  it('for 5,000 cases of a switch', () => {
    const cases = times(5_000, (index) => `case ${index}: result = ${index % 2}; break;`);
    run(`let result = 9; switch (x) {\n${cases}\n}`);
  });

  it('for rounds that part in every line: each part of a loop in a loop may throw, and what was made in earlier rounds is no burden', () => {
    const code = `const seen = new Map();
      async function main() {
        while (!closed) {
          const now = new Set();
          for (const [key, group] of Object.entries(f())) {
            for (const item of group.items) {
              try {
                const known = seen.get(item.id);
                if (known) {
                  if (known.version !== item.version) { await known.close(); seen.delete(item.id); seen.set(item.id, await f(key, item)); }
                } else { seen.set(item.id, await f(key, item)); }
                now.add(item.id);
              } catch (error) { f(error); }
            }
          }
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }
      }
      let closed = false;
      let result = main();`;
    expect(run(code).bound).toBeUndefined();
  });

  it('for 2,048 paths that all end in another value, which are no more than unknown', () => {
    const code = `let result = 0;\n${times(11, (index) => `if (f(${index})) result += ${2 ** index};`)}`;
    expect(showEndings(run(code))).toBe('unknown');
  });

  it.each([11, 40])('for %i conditions that each change a variable of their own', (count) => {
    const code = `${times(count, (index) => `let v${index} = 0; if (f(${index})) v${index} = 1;`)}\nconst result = v0`;
    expect(showEndings(run(code))).toBe('0 | 1');
  });

  it('for functions that call one another without end', () => {
    const ran = run('function a(n) { return b(n) } function b(n) { return a(n) } const result = a(x)');
    expect(reasonsOf(ran)).toEqual(['it comes from a recursive call']);
  });

  it('for a function that calls itself three times', () => {
    const ran = run('function a(n) { return a(n - 1) + a(n - 2) + a(n - 3) } const result = a(x)');
    expect(reasonsOf(ran)).not.toEqual([]);
  });

  it('for functions that each call the next one twice, whose results are remembered', () => {
    const functions = times(30, (index) => `const f${index} = (n) => ${index === 29 ? 'base + n' : `f${index + 1}(n) - f${index + 1}(0)`};`);
    expect(showEndings(run(`let base = 1;\n${functions}\nconst first = f29(7); base = 2; const result = [first, f29(7), f0(7)]`))).toBe('[8,9,7]');
  });

  it('for a class that makes itself', () => {
    expect(run('class A { constructor() { this.next = new A() } } const result = new A().next.next').bound ?? 'done').toMatch(/^done$|steps/);
  });

  it('for calls that are nested deeply', () => {
    const ran = run(`${times(100, (index) => `function a${index}(v) { return ${index === 0 ? 'v' : `a${index - 1}(v)`} }`)}\nconst result = a99(7)`);
    expect(reasonsOf(ran)).toEqual(['the calls are nested too deeply to follow']);
  });

  it('for expressions that are nested deeply', () => {
    expect(reasonsOf(run(`const result = ${Array.from({ length: 500 }, () => '1').join(' + ')}`)).length).toBeLessThan(2);
    expect(reasonsOf(run(`const result = ${'['.repeat(500)}${']'.repeat(500)}`)).length).toBeLessThan(2);
  });

  it('for objects and lists that hold themselves', () => {
    expect(showEndings(run('const result = {}; result.self = result; f(result)'))).toMatch(/^\{self:/);
    expect(showEndings(run('const result = []; result.push(result); f(result)'))).toMatch(/^\[/);
    expect(showEndings(run('const a = {}; const b = { a }; a.b = b; if (x) a.c = 1; f(a, b); const result = { ...a, ...b }; JSON.stringify(a)'))).toMatch(/^\{/);
    expect(showEndings(run('const a = []; a.push(a); const result = a.flat().map((v) => v).length'))).toBe('1');
  });

  it('for a promise that waits for itself', () => {
    expect(showEndings(run('let done; const p = new Promise((resolve) => { done = resolve }); done(p); const result = await p'))).toBe('unknown');
    expect(showEndings(run('let p = f(); p = p.then(() => p); const result = await p'))).toBe('unknown');
  });

  it('for loops without an end', () => {
    expect(run('let result = 0; while (true) { result++ }').endings).toEqual([]);
    expect(showEndings(run('let result = 0; while (true) { result++; if (f()) break }'))).toContain('unknown');
    expect(showEndings(run('let isOpen = true; while (isOpen) { f(); } const result = 1'))).toBe('');
    expect(run('let result = 0; for (;;) {}').endings).toEqual([]);
    expect(showEndings(run('let result = 0; for (;;) { result++; if (f()) break }'))).toBe('1 | 2 | unknown');
    expect(showEndings(run('let result = 0; for (let i = 0; i < 1e9; i++) result++'))).toBe('unknown');
    expect(reasonsOf(run('let result = 0; while (result < 1e9) { for (let i = 0; i < 1e9; i++) { for (let j = 0; j < 1e9; j++) result++ } }'))).not.toEqual([]);
  });

  it('for huge lists', () => {
    expect(showEndings(run(`const list = [${Array.from({ length: 20_000 }, (_, index) => index).join()}]; const result = list.length`))).toBe('20000');
    expect(run(`const list = [${Array.from({ length: 2_000 }, (_, index) => index).join()}]; const result = list.map((v) => v + 1).filter((v) => v > f(v)).length`).endings.length).toBeLessThan(20);
    expect(showEndings(run("const result = 'a'.repeat(1e9)"))).toBe('unknown');
    expect(reasonsOf(run("let result = 'ab'; for (let i = 0; i < 60; i++) result += result")).length).toBeLessThan(2);
  });

  it('for a list that doubles', () => {
    expect(reasonsOf(run('let a = [1]; for (let i = 0; i < 60; i++) a = [...a, ...a]; const result = a.length')).length).toBeLessThan(2);
  });

  it('for callbacks in callbacks of functions that are not known', () => {
    const code = `let result = 0; ${times(6, (index) => `f(() => { result = ${index};`)}${'});'.repeat(6)}`;
    expect(showEndings(run(code))).toBe('0 | 1 | 2 | 3 | 4 | 5');
  });

  it('with the number of steps as the reason when they are used up', () => {
    const code = `let result = 0; for (let i = 0; i < 90; i++) for (let j = 0; j < 90; j++) for (let k = 0; k < 90; k++) result = i + j + k`;
    expect(run(code).bound).toBe('it takes more than 100000 steps to evaluate');
  });
});

describe('paths are not joined', () => {
  /** How often states are joined while a program runs. */
  function joins(code: string): number {
    const join = vi.spyOn(State.prototype, 'join');
    onTestFinished(() => {
      join.mockRestore();
    });
    run(code);
    return join.mock.calls.length;
  }

  it('for failures that the catch cannot tell apart, whatever was made before them', () => {
    expect(joins(`let result = 0; try {\n${times(60, (index) => `const o${index} = { a: f() }; g(o${index});`)}\n} catch { result = 1 }`)).toBeLessThan(10);
  });
});

describe('one path is enough', () => {
  const endsOf = (code: string): number => run(code).endings.filter(({ kind }) => kind === 'returns').length;

  it.each([
    ['that are values', 'const result = [x.a ?? 1, x.b || "none", x.c ?? [], x.d ?? { e: null }]', 1],
    ['of patterns', 'const { a = 1, b: { c = "none" } = {}, d = [] } = x ?? y; const result = [a, c, d]', 1],
    ['whose value a variable has that may be asked about', 'const result = [x ?? 1]', 2],
    ['that do something', 'const result = [x.a ?? f()]', 2],
  ])('for defaults %s', (_, code, count) => {
    expect(endsOf(code)).toBe(count);
  });

  it.each([
    ['whose list is not known', 'for (const e of x)'],
    ['whose condition is not known', 'while (y.more())'],
  ])('through a further round of a loop %s', (_, head) => {
    let calls = 0;
    const unknownCall: EvaluationHooks['unknownCall'] = ({ site }) => {
      if (isNode(site.node, 'CallExpression') && isNode(site.node.callee, 'Identifier')) calls += 1;
      return undefined;
    };
    runProgram(`let a = 0; let b = 0; ${head} { f(); if (y.a) a = 1; if (y.b) b = 1; } const result = [a, b]`, { hooks: { unknownCall } });
    expect(calls).toBeLessThan(5);
  });
});
