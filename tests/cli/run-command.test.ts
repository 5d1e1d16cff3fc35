/** The command line: exit codes, one line for what went wrong, and nothing on standard output but what was asked. */

import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createProject, root, run } from './command-line.js';

const refused = "const app = require('express')();\napp.get('/a', (req, res) => res.status(418).end());\n";
const right = "const app = require('express')();\napp.get('/a', (req, res) => res.status(200).end());\n";

describe('the exit code', () => {
  it.each([
    ['0 without --check', 0, refused, []],
    ['1 when a response is refused', 1, refused, ['--check']],
    ['1 in each format', 1, refused, ['--check', '--json']],
    ['0 when none is', 0, right, ['--check']],
  ])('is %s', async (_name, code, text, args) => {
    const cwd = createProject({ 'a.js': text });
    expect(await run(cwd, ['inventory', '--no-config', ...args])).toMatchObject({ code, stderr: '' });
  });
});

describe('what keeps it from running is one line, and exit code 2', () => {
  it.each([
    ['no command', [], "A command is missing: http-contract inventory. See http-contract --help."],
    ['another command', ['list'], "There is no command 'list'; the only one is inventory. See http-contract --help."],
    ['an unknown option', ['inventory', '--jsn'], "Unknown option '--jsn'. See http-contract --help."],
    ['two formats', ['inventory', '--json', '--markdown'], '--json and --markdown cannot be had at once. See http-contract --help.'],
    ['no contract', ['inventory', '--contract'], "Option '--contract <value>' argument missing. See http-contract --help."],
    ['an empty contract', ['inventory', '--contract='], "--contract needs a built-in contract's name or a file. See http-contract --help."],
    ['an unknown contract', ['inventory', '--contract', 'nope'], /^contract: "nope" is no contract; expected a built-in's name/u],
    ['a contract that is not there', ['inventory', '--contract', 'nope.json'], /^nope\.json: the contract file cannot be read;/u],
    ['a bad contract', ['inventory', '--contract', 'bad.json'], /^bad\.json: .*successes/u],
    ['a path that is not there', ['inventory', '--no-config', 'lib'], 'There is no file or folder lib.'],
    ['a path that ESLint does not find', ['inventory', 'lib'], "ESLint says: No files matching 'lib' were found."],
    ['bad settings', ['inventory', '.'], /^settings\['http-contract'\]\.contrakt/u],
  ])('%s', async (_name, args, message) => {
    const cwd = createProject({
      'a.js': right,
      'bad.json': '{ "name": "bad", "successes": {} }',
      'eslint.config.js': "module.exports = [{ settings: { 'http-contract': { contrakt: 'x' } } }];",
    });
    const { code, stdout, stderr } = await run(cwd, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const [line = '', ...others] = stderr.split('\n');
    expect(others).toEqual(['']);
    const said = line.replace(/^http-contract: /u, '');
    if (typeof message === 'string') expect(said).toBe(message);
    else expect(said).toMatch(message);
  });

  it('no configuration', async () => {
    const { code, stderr } = await run(createProject({ 'a.js': right }), ['inventory']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^http-contract: ESLint says: .*config.* or use --no-config\.\n$/u);
  });

  it('a configuration that throws', async () => {
    const cwd = createProject({ 'a.js': right, 'eslint.config.js': "throw new Error('Broken\\nin two lines');" });
    expect(await run(cwd, ['inventory'])).toEqual({ code: 2, stdout: '', stderr: 'http-contract: ESLint says: Broken\n' });
  });

  it('a page for several contracts', async () => {
    const contract = "{ name: 'own', success: { 200: { type: 'OK', methods: ['GET'] } } }";
    const cwd = createProject({
      'a.js': right,
      'b.js': right,
      'eslint.config.js': `module.exports = [{ files: ['a.js'], settings: { 'http-contract': { contract: ${contract} } } }];`,
    });
    const { code, stdout, stderr } = await run(cwd, ['inventory', '--markdown', 'a.js', 'b.js']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--markdown takes one contract, but the files have several (own, return-code).');
  });
});

it('says what it can do', async () => {
  const { code, stdout, stderr } = await run(root, ['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const option of ['--json', '--markdown', '--check', '--contract', '--no-config', '--help', '--version']) expect(stdout).toContain(option);
});

it('shows its progress on a terminal only, and takes it away', async () => {
  const cwd = createProject({ 'a.js': right });
  expect((await run(cwd, ['inventory', '--no-config'])).stderr).toBe('');
  expect((await run(cwd, ['inventory', '--no-config'], { isTTY: true })).stderr).toBe('\r\u001B[K1 file\r\u001B[K');
});

describe('the built program', () => {
  const program = join(root, 'dist/cli.js');

  it('says its version', () => {
    const { version } = JSON.parse(execFileSync(process.execPath, ['--print', "JSON.stringify(require('./package.json'))"], { cwd: root, encoding: 'utf8' })) as { version: string };
    expect(execFileSync(process.execPath, [program, '--version'], { encoding: 'utf8' })).toBe(`${version}\n`);
  });

  it.each([[['--no-config']], [[]]])('takes the inventory %j', (args) => {
    const cwd = createProject({ 'a.js': refused, 'eslint.config.js': 'module.exports = [{}];' });
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'inventory', '--check', ...args], { cwd, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('418!');
  });
});
