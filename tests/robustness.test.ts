/** No rule throws, whatever the file, and no analysis: this project's own tree, TypeScript's libraries, odd programs. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { collectSources, findExceptions } from '../benchmarks/find-exceptions.js';
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

describe('npm run exceptions', () => {
  const jiti = join(dirname(createRequire(import.meta.url).resolve('jiti/package.json')), 'lib/jiti-cli.mjs');
  const run = (...args: string[]): { status: number | null; lines: string[] } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [jiti, 'benchmarks/exceptions.ts', ...args], { cwd: root, encoding: 'utf8' });
    return { status, lines: `${stdout}${stderr}`.split('\n') };
  };

  it("finds none in this project's tree and TypeScript's libraries, though every file is analysed", () => {
    const libraries = collectSources(typescriptLibrary).filter((file) => file.endsWith('.d.ts') || readFileSync(file).length < 100_000);
    expect(libraries.length).toBeGreaterThan(100);
    const { status, lines } = run('--all', 'src', 'tests', ...libraries);
    expect(lines[0]).toMatch(/^(\d+) files read, \1 of them analysed, \d+ with routes or handlers; 0 not parsed; 0 exceptions\.$/u);
    expect(status).toBe(0);
    // Each file of the project is analysed here, and the project grows.
  }, 300_000);

  it('analyses only files with a sign of a framework when it is not told otherwise', () => {
    const { status, lines } = run('examples', 'src/model');
    const [, read, analysed] = /^(\d+) files read, (\d+) of them analysed/u.exec(lines[0] ?? '') ?? [];
    expect(Number(analysed)).toBeGreaterThan(0);
    expect(Number(analysed)).toBeLessThan(Number(read));
    expect(status).toBe(0);
  });

  it('says what it needs', () => {
    const { status, lines } = run();
    expect(lines.join('\n')).toContain('Name at least one folder or file');
    expect(status).toBe(1);
  });

  it('collects what is thrown, and files that do not parse', () => {
    const folder = mkdtempSync(join(tmpdir(), 'http-contract-exceptions-'));
    try {
      for (const [name, text] of Object.entries({
        'good.ts': 'export const cast = <string>value;',
        'view.jsx': 'export const view = <p>text</p>;',
        'thrown.js': 'throw 1;',
        'broken.js': 'const = ;',
        'note.md': '# A note',
        'node_modules/other.js': 'export {};',
      })) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      const problem = new Error('This file is not liked.');
      const { inspected, notParsed, exceptions, times } = findExceptions(collectSources(folder), ({ file }) => {
        if (basename(file) === 'thrown.js') throw problem;
      });
      expect(inspected).toBe(3);
      expect(notParsed).toEqual([join(folder, 'broken.js')]);
      expect(exceptions).toEqual([{ file: join(folder, 'thrown.js'), error: problem }]);
      expect(times.map(({ file }) => basename(file)).sort()).toEqual(['good.ts', 'thrown.js', 'view.jsx']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
