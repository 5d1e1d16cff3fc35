/** What the inventory says of the exceptions of a contract, and which of them nothing uses. */

import { describe, expect, it } from 'vitest';
import { createProject, run, takeInventory } from './command-line.js';

const app = (body: string): string => `const express = require('express');\nconst app = express();\n${body}\nmodule.exports = app;\n`;
const login = "app.post('/login', (req, res) => res.status(200).json({}));";
const yaml = (...overrides: readonly string[]): string => `extends: return-code\noverrides:\n${overrides.map((override) => `  - ${override}\n`).join('')}`;
const atLogin = "{ methods: [POST], paths: [/login], reason: It creates nothing., success: { '200': {} } }";
const args = ['--no-config', '--contract', 'api.yaml'];

const take = (body: string, override: string, ...more: readonly string[]) => takeInventory(createProject({ 'app.js': app(body), 'api.yaml': yaml(override) }), ...args, ...more);

it('tells the exceptions of a route, and of the contract', async () => {
  const { routes, overrides, summary } = await take(`${login}\napp.post('/users', (req, res) => res.status(200).json({}));`, atLogin);
  expect(routes.map(({ path, overrides: own, responses }) => ({ path, own, findings: responses.flatMap(({ findings }) => findings) }))).toEqual([
    { path: '/login', own: [{ at: 'api.yaml: overrides[0]', reason: 'It creates nothing.' }], findings: [] },
    { path: '/users', own: [], findings: ['http-contract/method-status'] },
  ]);
  expect(overrides).toEqual([
    { at: 'api.yaml: overrides[0]', reason: 'It creates nothing.', methods: ['POST'], paths: ['/login'], files: null, routes: 1, used: true },
  ]);
  expect(summary.unusedOverrides).toBe(0);
});

it('names causes by the rows of the exception', async () => {
  const body = "app.get('/a', (req, res) => res.status(404).json({ code: 'LOST' }));";
  const override = "{ paths: [/a], reason: Lost., errors: { '404': { causes: { lost: { description: It is lost., tokens: [LOST] } } } } }";
  expect((await take(body, override)).routes[0]?.responses[0]?.causes).toEqual([{ evidence: 'token', text: 'LOST', cause: 'lost' }]);
});

describe('an exception is not used', () => {
  it.each([
    ['when it holds for no route', "app.post('/users', (req, res) => res.status(201).json({}));", atLogin],
    ['when no response has one of its codes', "app.post('/login', (req, res) => res.status(201).json({}));", atLogin],
    ['by a handler that is no route', 'exports.login = (req, res) => { res.status(200).end(); };', atLogin],
    ['when nothing is found at all', '', atLogin],
  ])('%s', async (_name, body, override) => {
    const { overrides, summary } = await take(body, override);
    expect(overrides).toMatchObject([{ used: false }]);
    expect(summary.unusedOverrides).toBe(1);
  });

  it('which is said, and makes --check fail', async () => {
    const cwd = createProject({ 'app.js': app("app.get('/a', (req, res) => res.json({}));"), 'api.yaml': yaml(atLogin) });
    const { code, stdout } = await run(cwd, ['inventory', '--check', ...args]);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `app.js
  3  GET  /a  200

Nothing uses the exception api.yaml: overrides[0] for POST /login: It creates nothing.

1 file, 1 route, 1 of 1 response with a known status, 0 unresolved; the contract 'return-code' refuses none.
`,
    });
    expect((await run(cwd, ['inventory', '--check', '--markdown', ...args])).stdout).toContain(
      '## Exceptions\n\n| Where | Reason | Routes |\n| --- | --- | --- |\n| `POST /login` | It creates nothing. | 0 (nothing uses it) |\n',
    );
  });
});

describe('an exception is used', () => {
  it.each([
    ['by a response with its code', login, atLogin],
    ['by a handler in its file that no route names', 'exports.pay = (req, res) => { res.status(402).end(); };', "{ files: [app.js], reason: It is paid for., errors: { '402': { type: Payment Required } } }"],
  ])('%s', async (_name, body, override) => {
    const { overrides, summary } = await take(body, override);
    expect(overrides).toMatchObject([{ used: true }]);
    expect(summary).toMatchObject({ unusedOverrides: 0, findings: 0 });
  });

  it('by a response with a code that it removes', async () => {
    const { overrides, routes } = await take("app.get('/a', (req, res) => res.status(404).end());", "{ paths: [/a], reason: Always there., errors: { '404': null } }");
    expect(overrides).toMatchObject([{ used: true }]);
    expect(routes[0]?.responses[0]?.findings).toEqual(['http-contract/no-unknown-status']);
  });

  it('and makes --check pass', async () => {
    const cwd = createProject({ 'app.js': app(login), 'api.yaml': yaml(atLogin) });
    expect(await run(cwd, ['inventory', '--check', ...args])).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('whether an exception is used is not known', () => {
  it.each([
    ['when the path of a route is not known', 'app.post(process.env.LOGIN, (req, res) => res.status(201).json({}));', []],
    ['when a status is not known', "app.post('/login', (req, res) => res.status(Number(req.query.code)).end());", []],
    ['when an answer is not known', "app.post('/login', (req, res) => { require('somewhere')(res); });", []],
    ['when only some files are looked at', "app.get('/a', (req, res) => res.json({}));", ['app.js']],
  ])('%s', async (_name, body, paths) => {
    const { overrides, summary } = await take(body, atLogin, ...paths);
    expect(overrides).toMatchObject([{ used: null }]);
    expect(summary.unusedOverrides).toBe(0);
  });
});

it('takes the exceptions from the configuration', async () => {
  const override = "{ paths: ['/login'], reason: 'It creates nothing.', success: { 200: { methods: ['POST'] } } }";
  const cwd = createProject({
    'app.js': app(login),
    'eslint.config.js': `module.exports = [{ settings: { 'http-contract': { contract: { extends: 'return-code', overrides: [${override}] } } } }];`,
  });
  const { overrides, summary } = await takeInventory(cwd, '.');
  expect(overrides).toMatchObject([{ at: "settings['http-contract'].contract: overrides[0]", used: true }]);
  expect(summary.findings).toBe(0);
});
