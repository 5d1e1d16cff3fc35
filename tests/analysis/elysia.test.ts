/** Plugins of Elysia in files of their own, and what cannot be seen on the wire of one file. */

import { describe, expect, it } from 'vitest';
import { sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const manifest = { name: 'p', type: 'module', dependencies: { elysia: '^1.4.0' } };

/** What is said of one of the files. */
function said(name: string, files: Readonly<Record<string, string>>): readonly string[] {
  return sayRoutes(createProject({ 'package.json': manifest, ...files }), name, files[name] ?? '');
}

const users = "import { Elysia, NotFoundError } from 'elysia';\nexport const users = new Elysia({ prefix: '/users' })\n  .get('/', () => [])\n  .get('/:id', () => { throw new NotFoundError(); }, { detail: {} });\n";
const appWith = (...parts: readonly string[]): string => `import { Elysia } from 'elysia';\nimport { users } from './users';\nconst app = new Elysia()${parts.join('')};\napp.listen(3000);\n`;

describe('a plugin in a file of its own', () => {
  it('has the prefix of the router that uses it', () => {
    const app = appWith(".group('/v1', (group) => group.use(users))");
    expect(said('users.ts', { 'app.ts': app, 'users.ts': users })).toEqual(['GET /v1/users -> 200 users.ts:3', 'GET /v1/users/:id -> !404 users.ts:4']);
  });

  it('has what handles errors in front of it', () => {
    const app = appWith(".onError(({ status }) => status(410, 'gone'))", '.use(users)');
    expect(said('users.ts', { 'app.ts': app, 'users.ts': users })).toEqual(['GET /users -> 200 users.ts:3', 'GET /users/:id -> !410 users.ts:4']);
  });

  it('does not have what handles errors behind it', () => {
    const app = appWith('.use(users)', ".onError(({ status }) => status(410, 'gone'))");
    expect(said('users.ts', { 'app.ts': app, 'users.ts': users })).toEqual(['GET /users -> 200 users.ts:3', 'GET /users/:id -> !404 users.ts:4']);
  });

  it('is not known to have what stands between two plugins', () => {
    const app = appWith('.use(new Elysia())', ".onError(({ status }) => status(410, 'gone'))", '.use(users)');
    expect(said('users.ts', { 'app.ts': app, 'users.ts': users })).toEqual(['GET /users -> 200 users.ts:3', 'GET /users/:id -> {what handles the error is not known}']);
  });

  it('is not known to be answered as itself says when no application is in sight', () => {
    expect(said('users.ts', { 'users.ts': users })).toEqual(['GET /users -> 200 users.ts:3', 'GET /users/:id -> {the application that answers the error is not in this file}']);
  });

  it('leaves its hooks to the application that uses it', () => {
    const auth = "import { Elysia } from 'elysia';\nexport const auth = new Elysia().onBeforeHandle({ as: 'global' }, ({ headers, status }) => {\n  if (!headers.token) return status(401, 'no');\n});\n";
    const app = "import { Elysia } from 'elysia';\nimport { auth } from './auth';\nnew Elysia()\n  .use(auth)\n  .get('/a', () => 'a')\n  .listen(3000);\n";
    expect(said('app.ts', { 'app.ts': app, 'auth.ts': auth })).toEqual(['GET /a -> 401 auth.ts:3, 200 app.ts:5']);
  });

  it('answers nothing by itself when it is one of those that are known', () => {
    const app = "import { cors } from '@elysiajs/cors';\nimport { swagger } from '@elysiajs/swagger';\nimport { Elysia } from 'elysia';\nnew Elysia().use(cors()).use(swagger({ path: '/docs' })).get('/a', () => 'a').listen(3000);\n";
    expect(said('app.ts', { 'app.ts': app })).toEqual(['GET /a -> 200 app.ts:4']);
  });

  it('may be loaded with a dynamic import', () => {
    const app = "import { Elysia } from 'elysia';\nnew Elysia().use(import('./plugin')).listen(3000);\n";
    const plugin = "import { Elysia } from 'elysia';\nexport default new Elysia({ prefix: '/p' }).get('/a', ({ set }) => { set.status = 202; return 'a'; });\n";
    expect(said('plugin.ts', { 'app.ts': app, 'plugin.ts': plugin })).toEqual(['GET /p/a -> 202 plugin.ts:2']);
  });

  it('may be a function', () => {
    const app = "import { Elysia } from 'elysia';\nimport { plugin } from './plugin';\nnew Elysia({ prefix: '/api' }).use(plugin).listen(3000);\n";
    const plugin = "import type { Elysia } from 'elysia';\nexport const plugin = (app: Elysia) => app.post('/a', ({ status }) => status(201, 'a'), { detail: {} });\n";
    expect(said('plugin.ts', { 'app.ts': app, 'plugin.ts': plugin })).toEqual(['POST /api/a -> 201 plugin.ts:2']);
  });
});

describe('what Elysia hands', () => {
  it('follows handlers of other files', () => {
    const app = "import { Elysia } from 'elysia';\nimport { create } from './create';\nnew Elysia().post('/a', create).listen(3000);\n";
    const create = "import type { Context } from 'elysia';\nexport const create = async ({ body, set }: Context) => {\n  set.status = 201;\n  return { body };\n};\n";
    expect(said('app.ts', { 'app.ts': app, 'create.ts': create })).toEqual(['POST /a -> 201 create.ts:3']);
  });

  it('takes the older `error` for `status`', () => {
    const app = "import { Elysia, error } from 'elysia';\nnew Elysia().get('/a', ({ error }) => error(404, 'x')).get('/b', () => { throw error(409, 'x'); }).listen(3000);\n";
    expect(said('app.ts', { 'app.ts': app })).toEqual(['GET /a -> 404 app.ts:2', 'GET /b -> 409 app.ts:2']);
  });

  it('takes a relative URL as Bun does', () => {
    const app = "import { Elysia } from 'elysia';\nnew Elysia().get('/a', ({ redirect }) => redirect('/b')).listen(3000);\n";
    expect(said('app.ts', { 'app.ts': app })).toEqual(['GET /a -> 302 app.ts:2']);
  });
});
