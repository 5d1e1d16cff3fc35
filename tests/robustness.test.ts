/** No rule throws, whatever the file: this project's own tree, TypeScript's libraries, odd programs. */

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';

import plugin from '../src/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const typescriptLibrary = dirname(createRequire(import.meta.url).resolve('typescript'));
const linter = new Linter({ configType: 'flat', cwd: root });
const everyRule = Object.fromEntries(
  Object.keys(plugin.rules).map((name) => [`http-contract/${name}`, 'error' as const]),
);

/** Lints with every rule, those of no preset too; throws what a rule throws. */
function lint(text: string, filename: string, settings: object = {}): string[] {
  const messages = linter.verify(
    text,
    [
      {
        files: ['**/*.{js,cjs,mjs,ts,cts,mts}'],
        plugins: plugin.configs.all.plugins,
        rules: everyRule,
        settings: { 'http-contract': settings },
        ...(/\.[cm]?ts$/u.test(filename) && { languageOptions: { parser: typescriptParser } }),
      },
    ],
    { filename },
  );
  // ESLint also speaks of comments that disable rules which are not there.
  return messages
    .filter(({ ruleId, fatal }) => fatal === true || ruleId?.startsWith('http-contract/'))
    .map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`);
}

function collectFiles(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

it('has every rule', () => {
  expect(Object.keys(everyRule)).toContain('http-contract/no-unresolved-response');
});

it.each(['src', 'tests', 'benchmarks', 'scripts', 'examples'])('lints %s', (folder) => {
  const files = collectFiles(join(root, folder), /\.(?:[cm]?ts|[cm]?js)$/u);
  expect(files).not.toEqual([]);
  for (const file of files) {
    const messages = lint(readFileSync(file, 'utf8'), file);
    expect(messages.filter((message) => message.startsWith('fatal'))).toEqual([]);
  }
});

it("lints the declarations of TypeScript's libraries, and finds nothing", () => {
  const files = collectFiles(typescriptLibrary, /^lib\..*\.d\.ts$/u);
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    // ESLint ignores what stands in node_modules.
    expect(lint(readFileSync(file, 'utf8'), join(root, basename(file)))).toEqual([]);
  }
});

it.each([
  ['nothing', ''],
  ['a shebang and no code', '#!/usr/bin/env node\n'],
  ['a handler that is no function', "const app = require('express')();\napp.get('/a', 1, null, 'b', {}, []);"],
  ['a route without arguments', "const app = require('express')();\napp.get();\napp.post();\napp.use();"],
  ['an app that is reassigned', "let app = require('express')();\napp = app;\napp = app.get('/a', app);"],
  ['a handler that registers itself', "const app = require('express')();\nfunction f(req, res) { app.get('/a', f); f(req, res); res.send(f); }\napp.get('/b', f);"],
  ['objects that contain themselves', "const app = require('express')();\nconst o = {}; o.o = o; o.app = app;\no.app.get('/a', (req, res) => { o.o.o.o[o] = res; o.o.res?.json(o); res.json(o); });"],
  ['a class that extends itself', "class A extends A { handle(req, res) { return super.handle(req, res.status(new A())); } }\nrequire('express')().get('/a', new A().handle);"],
  ['names that every object has', "const app = require('express')();\napp.get('/a', (req, res) => { res.constructor(1); res.toString(); res['__proto__'].send(); res.hasOwnProperty('x'); });"],
  ['holes and spreads', "const app = require('express')();\napp.get(...[, '/a'], ...[[, (req, res) => res.send(...[,])]]);"],
])('lints %s', (_name, text) => {
  expect(lint(text, join(root, 'app.js')).filter((message) => message.startsWith('fatal'))).toEqual([]);
});

it.each([
  ['a setting that is no object', 'return-code'],
  ['an unknown setting', { contrakt: 1 }],
  ['a contract that is not there', { contract: './missing.json' }],
  ['a contract that is no contract', { contract: { success: 1 } }],
])('says once that there is %s', (_name, settings) => {
  const text = "require('express')().get('/a', (req, res) => { res.status(418).json({ error: 'x' }); });";
  expect(lint(text, join(root, 'app.js'), settings as object)).toHaveLength(1);
});
