/** All rules together on odd input: none throws, none hangs, and what is certain is still found. */

import { fileURLToPath } from 'node:url';

import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { rules } from '../../src/rules/index.js';
import { inApp } from './in-app.js';

const root = fileURLToPath(new URL('../fixtures/project', import.meta.url));
const linter = new Linter({ configType: 'flat', cwd: root });
const names = Object.keys(rules);

/** In milliseconds. Most of it is what ESLint itself takes for such files on a slow machine. */
const LIMIT = 10_000;

/** Lints with every rule; gives `line rule` for each finding, and what is fatal in full. */
function lint(text: string, file = 'app.js'): string[] {
  const isTypeScript = /\.tsx?$/u.test(file);
  const config = {
    files: ['**/*.{js,jsx,ts,tsx}'],
    plugins: { 'http-contract': { rules } },
    rules: Object.fromEntries(names.map((name) => [`http-contract/${name}`, 'error'])),
    languageOptions: {
      ...(isTypeScript && { parser: typescriptParser }),
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
  };
  const messages = linter.verify(text, config as unknown as Linter.Config, { filename: `${root}/src/${file}` });
  return messages.map(({ line, ruleId, message }) => `${line} ${ruleId?.replace('http-contract/', '') ?? message}`);
}

/** The same, with the time it may take. */
function lintInTime(text: string, file?: string): string[] {
  const start = process.cpuUsage();
  const findings = lint(text, file);
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(LIMIT);
  return findings;
}

const repeat = (count: number, write: (index: number) => string): string => Array.from({ length: count }, (_, index) => write(index)).join('\n');

describe('files without anything to judge', () => {
  it.each([
    ['an empty file', ''],
    ['blanks', '\n\n\t \n'],
    ['a byte order mark', '\uFEFF'],
    ['comments', "// require('express')\n/* app.post('/a', (req, res) => res.json()) */"],
    ['a shebang', '#!/usr/bin/env node\n'],
    ['a directive', "'use strict';"],
    ['the word in a text', "export const text = \"import express from 'express'\";"],
    ['an application without routes', "import express from 'express';\nexport const app = express();"],
  ])('%s', (_name, text) => {
    expect(lint(text)).toEqual([]);
  });
});

/** Every kind of statement and expression, around handlers that answer. */
const SYNTAX = `
import express, * as all from 'express';
import { default as again, Router } from 'express';
export { Router as default } from 'express';
export * from './others.js';
export * as others from './others.js';
const app = express(), router = Router?.() ?? new Router();
var \\u0061bc = 0b1 + 0o7 + 0xF + 1_000 + 1e3, big = 10n ** 2n, none = void 0, self = this;
let [first, , third = 3, ...rest] = [1, 2], { a, b: { c = 1 } = {}, [\`k\${a}\`]: d, ...others } = globalThis.settings;
const regexp = /[\\p{L}]+/giu, tagged = String.raw\`x\${1}\`, templated = \`\${\`\${a}\`}\`;
label: for (let i = 0, j = 1; i < 3; i += 1, j--) { for (const key in others) { if (key) continue label; else break label; } }
for (const [key, value] of Object.entries(others)) if (key in others || value instanceof Object) delete others[key];
for (;;) { break; }
for await (const chunk of all.stream) { chunk; }
do { a++; } while (a < 3 && !!b || c);
switch (a) { case 1: { break; } case 2: default: a **= 2; }
try { throw new Error('x', { cause: a }); } catch { debugger; } finally { ; }
class Base { static #count = 0; static { this.#count += 1; } #own = 1; get own() { return this.#own; } set own(value) { this.#own = value; } static async *all() { yield* []; } has(value) { return #own in value; } }
class Derived extends (a ? Base : Object) { constructor(...args) { super(...args); new.target; } 'a b'() { return super.own?.(); } [regexp]() {} async = () => super.own; accessor = 1; }
function* generate(limit = 3) { const got = yield limit; return got; }
async function wait({ a: { b: deep } = {} } = {}, ...[one]) { await Promise.all([deep, one]); return import('./others.js'); }
const object = { a, 'b c': 1, 2: 2, [a]: 3, __proto__: null, get x() { return 1; }, set x(value) {}, async y() {}, *z() {}, async *w() {}, ...others };
object.x ??= a?.b?.[c]?.(...rest) ?? (a, b), object['b c'] ||= a ? b : c, object.x &&= !(~a >>> 1 ^ 2 | 3 & 4 << 1);
app.post('/users', async (req, res, next) => {
  if (a) { res.status(200).json({ ...object, list: [...rest], text: \`\${a}\` }); return; }
  const { body: { name = 'x' } = {} } = req;
  try { await wait(); } catch (error) { return next(error); }
  outer: while (true) { switch (name) { case 'x': break outer; default: continue outer; } }
  res.json({ name });
});
export const handler = async (req, res) => res.status(204).send(typeof a === 'undefined' ? {} : []);
(function () { return (() => { return this; })(); }).call(app);
`;

const TYPESCRIPT = `
import express = require('express');
import type { Request, Response, RequestHandler } from 'express';
declare global { interface Window { app: unknown } }
declare const unknownValue: any;
namespace Codes { export const ok = 200; export namespace Inner { export enum Code { Ok = ok, Next, Text = 'x'.length } } }
abstract class Controller<T extends object = {}> { protected constructor(private readonly users: T, public count?: number) {} abstract find(req: Request, res: Response): void; declare late: string; }
class Users extends Controller<{ all(): unknown[] }> implements Iterable<number> {
  constructor() { super({ all: () => [] }); }
  override find(this: Users, req: Request<{ id: string }>, res: Response): asserts req is Request { res.status(<number>Codes.ok).json(this!.users!.all() as unknown satisfies unknown); }
  *[Symbol.iterator](): Generator<number, void, unknown> { yield 1; }
  overload(a: string): void; overload(a: number): void; overload(a: unknown): void { a; }
}
function sealed(target: Function, _context?: unknown) { return target as never; }
@sealed
class Decorated { @sealed field = 1; @sealed method(@sealed parameter: string) { return parameter; } @sealed get got() { return 1; } }
const app = express();
const typed: RequestHandler = (req, res) => { res.sendStatus(418); };
app.delete('/users/:id', (req: Request, res: Response<{ a: 1 }>): void => { res.status(Codes.ok).json({ a: 1 }); });
type Mapped<T> = { readonly [K in keyof T]?: T[K] extends infer U ? U : never };
export type { Mapped }; export = app;
`;

const JSX = `
import express from 'express';
const app = express();
app.post('/page', (req, res) => { res.send(<Page {...req.query} title="x"><>{req.body ? <a.b:c /> : 'none'}</></Page>); });
`.replace('a.b:c', 'a.b');

describe('syntax of every kind', () => {
  it('in JavaScript', () => {
    expect(lint(SYNTAX)).toEqual(expect.arrayContaining(['25 method-status', '29 method-status', '31 no-unexpected-body']));
    expect(lint(SYNTAX).filter((finding) => / (?!method-status|no-)/u.test(finding))).toEqual([]);
  });

  it('in TypeScript, with decorators', () => {
    const findings = lint(TYPESCRIPT, 'app.ts');
    expect(findings).toEqual(expect.arrayContaining(['18 no-unknown-status', '19 method-status', '19 no-unexpected-body']));
    expect(findings.filter((finding) => / (?!method-status|no-)/u.test(finding))).toEqual([]);
  });

  it('in JSX', () => {
    expect(lint(JSX, 'app.jsx')).toEqual(['4 method-status']);
    expect(lint(JSX, 'app.tsx')).toEqual(['4 method-status']);
  });
});

describe('programs without an end', () => {
  it.each([
    ['functions that call each other', "function f(req, res, n) { return g(req, res, n + 1); }\nfunction g(req, res, n) { if (n > req.query.n) return res.status(418).end(); return f(req, res, n); }\napp.get('/a', (req, res) => f(req, res, 0));"],
    ['a handler that calls itself', "app.get('/a', function self(req, res, next) { self(req, res, next); });"],
    ['a loop that never ends', "app.get('/a', (req, res) => { let n = 0; while (true) { n += 1; if (n < 0) res.status(200).end(); } });"],
    ['a chain of promises that grows', "const again = () => load().then(again);\napp.get('/a', async (req, res) => { await again(); res.end(); });"],
    ['objects that contain themselves', "const o = { list: [] }; o.self = o; o.list.push(o, o.list); Object.assign(o, { o });\napp.get('/a', (req, res) => { res.status(200).json(o.self.self.list[0].list[1]); });"],
    ['a prototype that is itself', "function Loop() {} Loop.prototype = new Loop(); Object.setPrototypeOf(Loop.prototype, Loop.prototype);\napp.get('/a', (req, res) => { res.json(new Loop().x); });"],
    ['a class that extends itself', "class A extends A { a(req, res) { super.a(req, res); res.end(); } }\napp.get('/a', (req, res) => new A().a(req, res));"],
    ['getters that call themselves', "const o = { get a() { return this.a; }, get b() { return o.a; } };\napp.get('/a', (req, res) => { res.status(o.b).end(); });"],
    ['routers that mount each other', "const one = express.Router(), two = express.Router(); one.use('/1', two); two.use('/2', one); app.use(one);\none.get('/a', (req, res) => { res.end(); });"],
    ['an application that is mounted in itself', "app.use('/a', app);\napp.get('/b', (req, res) => { res.end(); });"],
    ['strings that grow', "let s = 'x'; for (;;) { s += s; }\napp.get('/' + s, (req, res) => { res.send(s); });"],
    ['lists that grow', "const l = [1]; for (const x of l) l.push(x, ...l);\napp.get('/a', (req, res) => { res.json(l); });"],
  ])('%s', (_name, text) => {
    const findings = lintInTime(inApp(text));
    expect(findings.filter((finding) => / (?!method-status|no-)/u.test(finding))).toEqual([]);
  });
});

describe('programs without measure', () => {
  it('10,000 lines in a handler', () => {
    const lines = repeat(10_000, (index) => `  const v${index} = ${index === 0 ? 'req.body' : `compute(v${index - 1}, ${index})`};`);
    const findings = lintInTime(inApp(`app.post('/a', (req, res) => {\n${lines}\n  res.json(v9999);\n});`));
    expect(findings).toEqual(['10003 method-status']);
  });

  it('10,000 branches, one after the other', () => {
    const lines = repeat(10_000, (index) => `  if (req.query.q${index}) log(${index});`);
    expect(lintInTime(inApp(`app.post('/a', (req, res) => {\n${lines}\n  res.status(201).end();\n});`)).filter((finding) => !finding.endsWith('no-unresolved-response'))).toEqual([]);
  });

  it('2,000 answers', () => {
    const lines = repeat(2_000, (index) => `  if (req.query.q${index}) return res.status(${index % 2 === 0 ? 200 : 201}).end();`);
    const findings = lintInTime(inApp(`app.post('/a', (req, res) => {\n${lines}\n  res.status(201).end();\n});`));
    expect(findings).toContain('3 method-status');
    expect(findings.filter((finding) => / (?!method-status|no-unresolved)/u.test(finding))).toEqual([]);
  });

  it('2,000 routes', () => {
    const lines = repeat(2_000, (index) => `app.post('/a${index}', (req, res) => { res.json({ index: ${index} }); });`);
    expect(lintInTime(inApp(lines))).toHaveLength(2_000);
  });

  it('2,000 routes to one handler are one finding', () => {
    const lines = repeat(2_000, (index) => `app.post('/a${index}', handler);`);
    expect(lintInTime(inApp(`function handler(req, res) { res.json({}); }\n${lines}`))).toEqual(['2 method-status']);
  });

  it('a table of 20,000 entries', () => {
    const lines = repeat(20_000, (index) => `  key${index}: { status: ${200 + (index % 2)}, text: 'text ${index}' },`);
    const findings = lintInTime(inApp(`const table = {\n${lines}\n};\napp.post('/a', (req, res) => { res.status(table.key0.status).end(); });`));
    expect(findings).toEqual(['20004 method-status']);
  });

  it('500 calls in one chain', () => {
    const calls = repeat(500, (index) => `  .set('x-${index}', '1')`);
    expect(lintInTime(inApp(`app.post('/a', (req, res) => { res\n${calls}\n  .json({}); });`))).toEqual(['503 method-status']);
  });

  it('100 functions, one in the other', () => {
    const text = `app.post('/a', (req, res) => ${'(() => '.repeat(100)}res.json({})${')()'.repeat(100)});`;
    expect(lintInTime(inApp(text)).filter((finding) => / (?!method-status|no-)/u.test(finding))).toEqual([]);
  });

  // With 4,000 the stack that Node has by default is used up by espree.
  it('2,500 else-ifs', () => {
    const lines = repeat(2_500, (index) => `  else if (req.query.q === ${index}) res.status(201).end();`);
    const findings = lintInTime(inApp(`app.post('/a', (req, res) => {\n  if (req.query.q === -1) res.status(200).end();\n${lines}\n});`));
    expect(findings).toContain('3 method-status');
    expect(findings.filter((finding) => / (?!method-status|no-unresolved)/u.test(finding))).toEqual([]);
  });
});
