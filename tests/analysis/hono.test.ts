/** Applications of Hono over several files, what is said of handlers that no route names, and the changes that are offered. */

import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/model/response.js';
import { modelInProject, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const manifest = { name: 'p', dependencies: { hono: '^4.0.0' } };

function says(files: Readonly<Record<string, string>>, name: string): readonly string[] {
  const project = createProject({ 'package.json': manifest, ...files });
  return sayRoutes(project, name, files[name] ?? '');
}

const users = `import { Hono } from 'hono';
const users = new Hono();
users.post('/', (c) => c.json({}));
users.get('/:id', (c) => { throw new Error('x'); });
export default users;
`;
const app = `import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import users from './users.js';
const app = new Hono();
app.onError((error, c) => c.json({ error: error.message }, 503));
app.route('/api/users', users);
serve(app);
`;

describe('an application of several files', () => {
  it('gives the routes of a file their prefix, and their errors to its error handler', () => {
    expect(says({ 'src/users.ts': users, 'src/app.ts': app }, 'src/users.ts')).toEqual(['POST /api/users -> 200 src/users.ts:3', 'GET /api/users/:id -> !503 src/users.ts:4']);
  });

  it('leaves errors open where no application is found', () => {
    expect(says({ 'src/users.ts': users }, 'src/users.ts')).toEqual([
      'POST / -> 200 src/users.ts:3',
      'GET /:id -> {the application that answers the error is not in this file}',
    ]);
  });

  it('follows handlers into other files', () => {
    const files = {
      'src/list.ts': "export const list = (c) => c.json([], 206);\nexport function fail(c, code) { return c.json({ error: 'x' }, code); }\n",
      'src/routes.ts': "import { Hono } from 'hono';\nimport { fail, list } from './list.js';\nexport const routes = new Hono().get('/', list).get('/x', (c) => fail(c, 418));\n",
    };
    expect(says(files, 'src/routes.ts')).toEqual(['GET / -> 206 src/list.ts:1', 'GET /x -> 418 src/list.ts:2']);
  });

  it('judges handlers that their types name', () => {
    const text = "import type { Context, Handler } from 'hono';\nexport const a = (c: Context) => c.json({}, 299);\nexport const b: Handler = (c) => c.text('t', 298);\nexport const other = (r) => r.json({}, 297);\n";
    expect(says({ 'src/a.ts': text }, 'src/a.ts')).toEqual(['handler a -> 299 src/a.ts:2', 'handler b -> 298 src/a.ts:3']);
  });

  it('runs functions that register routes with an application that they are handed', () => {
    const files = {
      'src/app.ts': "import { Hono } from 'hono';\nimport { register } from './register.js';\nconst app = new Hono();\nregister(app);\nexport default { fetch: app.fetch };\n",
      'src/register.ts': "import type { Hono } from 'hono';\nexport function register(app: Hono) { app.get('/r', (c) => c.json({}, 201)); }\n",
    };
    expect(says(files, 'src/register.ts')).toEqual(['GET /r -> 201 src/register.ts:2']);
    expect(says(files, 'src/app.ts')).toEqual(['GET /r -> 201 src/register.ts:2']);
  });
});

describe('the changes that are offered', () => {
  const start = "import { Hono } from 'hono';\nexport const app = new Hono().post('/a', (c) => { ";

  function applied(statements: string): readonly (string | undefined)[] {
    const text = `${start}${statements} });\n`;
    const project = createProject({ 'package.json': manifest, 'src/a.ts': text });
    const [route] = modelInProject(project, 'src/a.ts', text).routes;
    const edits = route?.outcome.responses[0]?.edits;
    const apply = (list: readonly Edit[] | undefined): string | undefined => list?.reduce((changed, { range, text: added }) => changed.slice(0, range[0]) + added + changed.slice(range[1]), text).slice(start.length, -5);
    return [apply(edits?.setStatus?.(201)), apply(edits?.setStatusWithoutBody?.(204))];
  }

  it.each([
    ['return c.json({});', 'return c.json({}, 201);', 'return c.body(null, 204);'],
    ['return c.json({}, 200);', 'return c.json({}, 201);', 'return c.body(null, 204);'],
    ["return c.text('t', { status: 200 });", "return c.text('t', { status: 201 });", 'return c.body(null, 204);'],
    ['c.status(200); return c.json({});', 'c.status(201); return c.json({});', 'c.status(200); return c.body(null, 204);'],
    ["return new Response('r');", "return new Response('r', { status: 201 });", 'return new Response(null, { status: 204 });'],
  ])('%s', (statements, setStatus, setStatusWithoutBody) => {
    expect(applied(statements)).toEqual([setStatus, setStatusWithoutBody]);
  });
});
