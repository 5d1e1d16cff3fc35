/** Functions of other files that take many steps are worked out once, and what they are handed stays known where nothing changes it. */

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Evaluation } from '../../src/evaluator/evaluation.js';
import { router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const times = (count: number, line: (index: string) => string): string => Array.from({ length: count }, (_, index) => line(String(index))).join('\n');
/** So many that running the function for each of them takes more steps than there are for a file. */
const COUNT = 150;

/** Does much work that depends on nothing of the host. */
const load = `async function load(id, options) {
  const found = [];
${times(300, (index) => `  if (options.field${index} === 'a${index}') found.push('b${index}');`)}
  if (found.length === 0) throw Object.assign(new Error('User not found'), { status: 404 });
  return found;
}`;

function says(service: string, call: (index: string) => string): readonly string[] {
  const routes = `${router}import { users } from './users.js';\n${times(COUNT, (index) => `router.get('/${index}', async (req, res) => res.json(await ${call(index)}));`)}`;
  return sayRoutes(createProject({ 'package.json': { name: 'p' }, 'users.js': `${load}\n${service}`, 'routes.js': routes }), 'routes.js', routes);
}

describe('a function that takes many steps', () => {
  it('is worked out with any arguments when its calls differ too much', () => {
    const apart = vi.spyOn(Evaluation.prototype, 'apart');
    onTestFinished(() => {
      apart.mockRestore();
    });
    const said = says('export const users = { load };', (index) => `users.load(${index}, { field0: 'x${index}' })`);
    expect(said.every((line) => line.includes('!404 users.js:303') && !line.includes('{'))).toBe(true);
    expect(apart.mock.calls.length).toBeLessThan(10);
  });

  it('is worked out once when a function of its file has made it', () => {
    const wrap = 'const wrap = (inner) => async function (...args) { return inner(...args); };\nexport const users = { load: wrap(load) };';
    const said = says(wrap, () => "users.load(req.params.id, { field0: 'x' })");
    expect(said.every((line) => line.includes('!404 users.js:303') && !line.includes('{'))).toBe(true);
  });
});

/** A tree of causes is looked through in two ways at each level. */
const isAborted = `export function isAborted(error) {
  if (!error) return false;
  if (error.name === 'AbortError' || error.code === 'ECONNRESET') return true;
  if (typeof error.reason === 'string') return error.reason.toLowerCase().includes('aborted');
  return isAborted(error.cause) || isAborted(error.inner);
}`;

describe('a function that calls itself', () => {
  const says = (errors: string, handler: string): readonly string[] => {
    const code = `${router}import { db } from 'db';\nimport { isAborted } from './errors.js';\nrouter.get('/', async (req, res) => {\n${handler}\n});`;
    return sayRoutes(createProject({ 'package.json': { name: 'p' }, 'errors.js': errors, 'routes.js': code }), 'routes.js', code);
  };
  const answer = "try { await db.find(); res.json({}); } catch (error) { res.status(isAborted(error) ? 499 : 500).end(); }";

  it('is worked out from what it does where it does not', () => {
    expect(says(isAborted, answer)).toEqual(['GET / -> 200 routes.js:6, 499 routes.js:6, 500 routes.js:6']);
  });

  it('is worked out with another one that it calls and that calls it', () => {
    const both = isAborted.replaceAll('|| isAborted(error.inner)', '|| isInnerAborted(error)');
    const inner = 'export function isInnerAborted(error) { return isAborted(error.inner) || isAborted(error.other); }';
    expect(says(`${both}\n${inner}`, answer)).toEqual(['GET / -> 200 routes.js:6, 499 routes.js:6, 500 routes.js:6']);
  });

  it('throws what it throws where it does not call itself', () => {
    const isAsked = "export function isAborted(error) { if (!error) throw Object.assign(new Error('Nothing found'), { status: 404 }); return error.isDone || isAborted(error.cause) || isAborted(error.inner); }";
    expect(says(isAsked, "try { await db.find(); res.json({}); } catch (error) { if (isAborted(error)) res.status(400).end(); }")).toEqual([
      'GET / -> 200 routes.js:6, 400 routes.js:6, !404 errors.js:1',
    ]);
  });

  it('is not known when it never ends by itself', () => {
    expect(says('export function isAborted(error) { return isAborted(error); }', answer)).toEqual(['GET / -> 200 routes.js:6, 499 routes.js:6, 500 routes.js:6']);
  });
});

it('works out a cheap call for what it is handed, however many differ', () => {
  const status = `export function statusOf(error) {\n${times(30, (index) => `  if (error.name === 'E${index}') return 400 + ${index};`)}\n  return 500;\n}`;
  const code = `${router}import { statusOf } from './status.js';\n${times(60, (index) => `router.get('/${index}', (req, res) => res.status(statusOf({ name: 'E29', text: '${index}' })).end());`)}`;
  const said = sayRoutes(createProject({ 'package.json': { name: 'p' }, 'status.js': status, 'routes.js': code }), 'routes.js', code);
  expect(said.every((line) => line.includes('-> 429 ') && !line.includes(','))).toBe(true);
});

it('keeps what is known of an object of another file that a handler hands to unknown code', () => {
  const code = `${router}import { codes } from './codes.js';\nimport { log } from 'logger';\nrouter.post('/', (req, res) => { log(codes); res.status(codes.created).end(); });`;
  const project = createProject({ 'package.json': { name: 'p' }, 'codes.js': 'export const codes = { created: 201 };', 'routes.js': code });
  expect(sayRoutes(project, 'routes.js', code)).toEqual(['POST / -> 201 routes.js:5']);
});

it('takes what a statement declares that has too many steps for unknown, and not for undefined', () => {
  const code = `${router}import { env } from './env.js';\nrouter.post('/', (req, res) => { if (env.KEY) res.status(201).end(); else res.status(403).end(); });`;
  const env = `import { createEnv } from 'env';\nexport const env = createEnv({\n${times(8_000, (index) => `  KEY${index}: process.env.KEY${index},`)}\n});`;
  const project = createProject({ 'package.json': { name: 'p' }, 'env.js': env, 'routes.js': code });
  expect(sayRoutes(project, 'routes.js', code)).toEqual(['POST / -> 201 routes.js:4, 403 routes.js:4']);
});
