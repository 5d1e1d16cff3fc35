/** The trees are those of typescript-estree. */

import { parse } from '@typescript-eslint/typescript-estree';
import { describe, expect, it } from 'vitest';

import { parseSource } from '../../src/modules/parse-source.js';

const NOT_COMPARED = new Set(['parent', 'start', 'end']);

/** A copy with lines and columns worked out, without what the evaluator never reads. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  const isEnumMember = 'type' in value && value.type === 'TSEnumMember';
  const isType = 'type' in value && /^TS.*(?:Signature|MappedType|DeclareFunction)/u.test(String(value.type));
  const entries = Object.entries(value).filter(
    ([key, child]) => !NOT_COMPARED.has(key) && !(isEnumMember && key === 'computed') && !(isType && child === null),
  );
  return Object.fromEntries(entries.map(([key, child]) => [key, key === 'loc' ? copyLocation(child as Location) : plain(child)]));
}

interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

function copyLocation({ start, end }: Location): Location {
  return { start: { ...start }, end: { ...end } };
}

const samples: readonly (readonly [string, string])[] = [
  ['enum.ts', 'export enum Code { Ok = 200, Gone }\nexport const enum C { A = "a" }'],
  ['class.ts', '@Controller("x")\nabstract class A<T> extends B<T> implements I {\n  static s = 1;\n  #p?: string;\n  constructor(private readonly x: X, public y = 2) { super(404, "m"); }\n  @Get() get(@Req() r: Request): Response { return this.#p!; }\n  abstract m(): void;\n  static { init(); }\n}'],
  ['expressions.ts', 'const a = x as const, b = y satisfies Y, c = <Z>z, d = e?.f?.[0]?.(1)!, g = await import("./h.js"), i = `a${b}c`, n = 12n, r = /x/giu;\nlabel: for (const [k, { v = 1, ...w }] of Object.entries(t)) { if (k) continue label; else break; }'],
  ['modules.ts', 'import type { T } from "t";\nimport d, * as ns from "./ns.js";\nimport { a as b, type U } from "u" with { type: "json" };\nexport * from "./x.js";\nexport * as y from "./y.js";\nexport { b as "c d" };\nexport default async function* () {}\nexport = ns;\nimport e = require("e");\ndeclare module "m" { export const x: number; }'],
  ['types.ts', 'type M<T> = { readonly [K in keyof T]?: T[K] };\nfunction f<T extends U = V>(this: X, a?: T, ...rest: T[]): asserts a is T { return a }\nfunction g(): void;\nfunction g(x?: 1) {}\nnamespace N { export const x = 1 }'],
  ['script.cjs', "'use strict';\nconst { a, ...b } = require('./a');\nmodule.exports = exports = { a, get b() { return (a, b) }, async *c() {} };\nif (!a) return;"],
  ['jsx.js', 'const x = <A b="c" {...d}><></>{e}text</A>;'],
  ['positions.js', 'a\r\nb\u2028c\ne = "😀😀"; d\n'],
];

describe('parseSource', () => {
  it.each(samples)('gives the tree of typescript-estree: %s', (file, text) => {
    const expected = plain(parse(text, { range: true, loc: true, jsx: !file.endsWith('.ts'), filePath: file })) as { body: unknown };
    const actual = plain(parseSource(file, text)) as { body: unknown };
    expect(actual.body).toEqual(expected.body);
  });

  it('accepts a return at the top of a CommonJS file', () => {
    expect(parseSource('a.js', 'if (x) return;\nmodule.exports = 1;').body).toHaveLength(2);
  });

  it('accepts the types of Flow that read as TypeScript', () => {
    expect(parseSource('a.js', '// @flow\nexport function f(a: string, b?: number): void {}').body).toHaveLength(1);
  });

  it('gives each node its parent', () => {
    const [statement] = parseSource('a.ts', 'f();').body;
    expect(statement?.type === 'ExpressionStatement' && statement.expression.parent).toBe(statement);
  });

  it.each([['a.ts', 'const = 1'], ['a.ts', 'const a = <div />;'], ['a.js', 'import typeof A from "a";'], ['a.js', '('.repeat(300) + ')'.repeat(300)], ['a.ts', '<<<<<<< HEAD']])('refuses %s %#', (file, text) => {
    expect(() => parseSource(file, text)).toThrow(SyntaxError);
  });

  it('parses long chains of operators', () => {
    expect(parseSource('a.js', `x = a${' + a'.repeat(20_000)}`).body).toHaveLength(1);
  });
});
