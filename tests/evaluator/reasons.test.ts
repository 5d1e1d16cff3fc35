/** An unknown value says why it is not known, in words that read well after "because". */

import { describe, expect, it } from 'vitest';
import { alternatives } from '../../src/evaluator/value.js';
import { runProgram } from '../kit/run-program.js';

function reasonOf(code: string, before?: string): string | undefined {
  const { endings } = runProgram(code, before === undefined ? {} : { before });
  const singles = endings.filter(({ implicit }) => !implicit).flatMap(({ state, value }) => alternatives(state.resolve(value)));
  const [reason] = singles.flatMap((single) => (single.kind === 'unknown' ? [single.reason] : []));
  return reason;
}

describe('the reason of an unknown value', () => {
  it.each([
    ['const result = x', 'it is a parameter'],
    ['const result = someGlobal', "'someGlobal' is a global"],
    ['const result = x.status', "'x.status' is read from a value that is not known"],
    ['const result = x.error.status', "'x.error.status' is read from a value that is not known"],
    ['const { status } = x; const result = status', "'status' is read from a value that is not known"],
    ['const result = f(1)', "the result of 'f' is not known"],
    ['const result = x.find().one()', "the result of 'x.find.one' is not known"],
    ['const result = await f(1)', "the result of 'f' is not known"],
    ['const result = new x.Thing()', "the result of 'x.Thing' is not known"],
    ['const result = `a ${x}`', 'a part of the text is not known'],
    ['const result = x > 1', 'a comparison is not known'],
    ['const result = x - 1', 'the operands of an operator are not known'],
    ['const result = !x', 'a condition is not known'],
    ['const result = typeof x', 'a type is not known'],
    ['const result = x instanceof Error', 'the class of a value is not known'],
    ['const result = JSON.parse(x)', 'it is parsed from a text'],
    ['const result = JSON.stringify(x)', 'a JSON text is not known'],
    ["const a = await import('./a.js'); const result = a.b", "'a.b' is read from a value that is not known"],
    ["const { b } = require('./a'); const result = b", "'b' is read from a value that is not known"],
    ["const result = require('./a')", "it is required from './a'"],
    ['const o = { a: 1 }; f(o); const result = o.a', "'f' may have changed it"],
    ['const o = { a: 1, ...x }; const result = o.a', "a member of 'x' may replace it"],
    ['const o = { ...x }; const result = o.a', "'a' is a member that is not known"],
    ['const a = [...x]; const result = a[0]', 'an element of an array is not known'],
    ['const [a] = x; const result = a', 'an element of a value that is not known'],
    ['let result; for (const v of x) result = v', 'it is an element of a list that is not known'],
    ['let result; try { f() } catch (e) { result = e }', 'a call that is not known may throw it'],
    ['const result = await new Promise((resolve) => { f(resolve) })', 'it comes from a promise that something unknown settles'],
    ['function h() { return h() } const result = h()', 'it comes from a recursive call'],
    ['function* h() { yield 1 } const result = h()', 'it comes from a generator'],
    ['const m = new Map([[x, 1]]); const result = m.get(1)', 'an entry of a map is not known'],
    ['let result = 0; while (f()) result++', 'a loop changes it'],
    ['const list = [1]; const result = list.findLast(f)', "the result of 'list.findLast' is not known"],
    ['class A extends x {} const result = new A().b', "'b' is a member that is not known"],
  ])('%s', (code, reason) => {
    expect(reasonOf(code)).toBe(reason);
  });

  it('names a variable that functions assign to', () => {
    expect(reasonOf('const result = db', 'let db; function connect() { db = {} }')).toBe("'db' is assigned in a function");
  });

  it('names what an import gives', () => {
    expect(reasonOf('const result = a', "import { a } from './b.js'")).toBe("'a' is imported from './b.js'");
  });

  it('has no full stop and no line break', () => {
    for (const code of ['const result = x.a.b', 'const result = f().g', 'const result = [x][x]']) expect(reasonOf(code)).not.toMatch(/[.\n]$/);
  });
});
