/** Which files the command looks at, and how it reads them. */

import { execFileSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import { createProject, installPackage, root, run, takeInventory } from './command-line.js';

const route = (path: string, code = 200): string => `const app = require('express')();\napp.get('${path}', (req, res) => res.status(${code}).send('x'));\n`;

const paths = async (cwd: string, ...args: readonly string[]): Promise<(string | null)[]> =>
  (await takeInventory(cwd, ...args)).routes.map(({ path }) => path);

describe('with the configuration of the project', () => {
  const files = { 'src/a.js': route('/a'), 'src/b.js': route('/b'), 'old/c.js': route('/c') };
  const ignores = "[{ ignores: ['old/**'] }, { files: ['src/a.js'], settings: { 'http-contract': { contract: CONTRACT } } }]";
  const contract = "{ name: 'own', success: { 204: { type: 'No Content', methods: ['GET'] } }, errors: {} }";
  const legacy = `module.exports = { root: true, parserOptions: { ecmaVersion: 2022 }, ignorePatterns: ['old'], settings: { 'http-contract': { contract: ${contract} } } };`;

  it.each([
    ['an ES module', { 'package.json': '{ "type": "module" }', 'eslint.config.js': `export default ${ignores.replace('CONTRACT', contract)};` }],
    ['CommonJS', { 'eslint.config.cjs': `module.exports = ${ignores.replace('CONTRACT', contract)};` }],
  ])('takes files and settings from it: %s', async (_kind, config) => {
    const { routes, contract: name } = await takeInventory(createProject({ ...files, ...config }));
    expect(routes.map(({ path, responses }) => [path, responses[0]?.findings])).toEqual([
      ['/a', ['http-contract/no-unknown-status']],
      ['/b', []],
    ]);
    expect(name.split(', ').sort()).toEqual(['own', 'return-code']);
  });

  it.each([
    ['8, eslintrc', 'eslint-v8', '.eslintrc.cjs', legacy],
    ['8, flat', 'eslint-v8', 'eslint.config.js', `module.exports = ${ignores.replace('CONTRACT', contract)};`],
    ['9, flat', 'eslint-v9', 'eslint.config.js', `module.exports = ${ignores.replace('CONTRACT', contract)};`],
  ])("runs the project's own ESLint: %s", async (_name, eslint, file, config) => {
    const cwd = createProject({ ...files, [file]: config });
    installPackage(cwd, 'eslint', eslint);
    expect(await paths(cwd, '--contract', 'return-code', 'src', 'old/../src')).toEqual(['/a', '/b']);
    const { routes } = await takeInventory(cwd, 'src/a.js');
    expect(routes[0]?.responses[0]?.findings).toEqual(['http-contract/no-unknown-status']);
  });

  it('reads with the parser that it names', async () => {
    const cwd = createProject({
      'eslint.config.mjs': `import parser from '@typescript-eslint/parser';\nexport default [{ files: ['**/*.ts'], languageOptions: { parser } }];`,
      'a.ts': "import express from 'express';\nconst app = express();\napp.get('/typed', (req, res): void => { res.send('x' as string); });\n",
    });
    installPackage(cwd, '@typescript-eslint', '@typescript-eslint');
    expect(await paths(cwd)).toEqual(['/typed']);
  });

  it('runs none of its rules', async () => {
    const cwd = createProject({
      'a.js': route('/a'),
      'eslint.config.js': `const boom = { create() { throw new Error('The rule ran.'); } };
module.exports = [{ plugins: { own: { rules: { boom } } }, rules: { 'own/boom': 'error' } }];`,
    });
    expect(await paths(cwd)).toEqual(['/a']);
  });

  it('takes another contract for all files', async () => {
    const cwd = createProject({ ...files, 'eslint.config.cjs': `module.exports = ${ignores.replace('CONTRACT', contract)};` });
    expect(await takeInventory(cwd, '--contract', 'return-code')).toMatchObject({ contract: 'return-code', summary: { findings: 0 } });
  });

  it('says which file does not parse, and goes on', async () => {
    const cwd = createProject({ 'a.js': route('/a'), 'b.js': `${route('/b')}const = 1;`, 'eslint.config.js': 'module.exports = [{}];' });
    const { code, stdout, stderr } = await run(cwd, ['inventory']);
    expect(code).toBe(0);
    expect(stdout).toContain('/a');
    expect(stderr).toMatch(/^http-contract: b\.js:3:\d+ is left out: .*\n$/u);
  });
});

describe('with --no-config', () => {
  it('takes every source, whatever the configuration says', async () => {
    const typed = (path: string): string => `import express from 'express';\nconst app = express();\napp.get('${path}', (req, res) => { res.send('x'); });\n`;
    const extensions = ['cts', 'mts', 'ts', 'tsx', 'mjs', 'jsx'];
    const cwd = createProject({
      'a.js': route('/js'),
      'a.cjs': route('/cjs'),
      ...Object.fromEntries(extensions.map((extension) => [`a.${extension}`, typed(`/${extension}`)])),
      'a.d.ts': typed('/declaration'),
      'a.txt': route('/text'),
      'node_modules/x/a.js': route('/package'),
      'packages/b/node_modules/x/a.js': route('/package'),
      'eslint.config.js': "throw new Error('The configuration was loaded.');",
    });
    const found = await paths(cwd, '--no-config');
    expect(found.sort()).toEqual(['/cjs', '/cts', '/js', '/jsx', '/mjs', '/mts', '/ts', '/tsx']);
  });

  it('leaves out what git ignores, but for files that are named', async () => {
    const cwd = createProject({ 'a.js': route('/a'), 'dist/b.js': route('/b'), '.gitignore': 'dist\n' });
    expect(await paths(cwd, '--no-config')).toEqual(['/a', '/b']);
    execFileSync('git', ['init', '--quiet'], { cwd });
    expect(await paths(cwd, '--no-config')).toEqual(['/a']);
    expect(await paths(cwd, '--no-config', 'dist/b.js')).toEqual(['/b']);
  });

  it('counts files without a sign of a framework, and does not parse them', async () => {
    const cwd = createProject({ 'a.js': route('/a'), 'b.js': 'this is no JavaScript' });
    const { stdout, stderr } = await run(cwd, ['inventory', '--no-config', '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 2, routes: 1 } });
  });

  it('says which file does not parse, and goes on', async () => {
    const cwd = createProject({ 'a.js': route('/a'), 'b.js': `${route('/b')}const = 1;` });
    const { code, stdout, stderr } = await run(cwd, ['inventory', '--no-config']);
    expect(code).toBe(0);
    expect(stdout).toContain('/a');
    expect(stderr).toBe('http-contract: b.js is left out: The text has a syntax error.\n');
  });

  it('reads a file with a byte order mark', async () => {
    const cwd = createProject({ 'a.js': `\uFEFF${route('/a')}` });
    const { routes } = await takeInventory(cwd, '--no-config');
    expect(routes).toMatchObject([{ line: 2, column: 5 }]);
  });
});

it('needs no ESLint of the project', async () => {
  const cwd = createProject({ 'a.js': route('/a'), 'eslint.config.js': 'module.exports = [{}];' });
  expect(root).not.toBe(cwd);
  expect(await paths(cwd)).toEqual(['/a']);
});
