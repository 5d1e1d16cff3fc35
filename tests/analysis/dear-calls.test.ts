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
