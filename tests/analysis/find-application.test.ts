/** Which application of the package the routes of another file belong to, and what answers their errors. */

import { describe, expect, it } from 'vitest';
import { router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const users = `${router}router.get('/users', () => { throw new Error('broken'); });\nexport default router;`;
/** A file that makes an application which answers every error with the code, and mounts the routes when there is a prefix. */
const application = (code: number, prefix?: string): string =>
  [
    "import express from 'express';\nimport routes from './routes.js';\nconst app = express();",
    "app.get('/health', (req, res) => res.end());",
    ...(prefix === undefined ? [] : [`app.use('${prefix}', routes);`]),
    `app.use((error, req, res, next) => { res.status(${String(code)}).end(); });`,
  ].join('\n');
const ask = (files: Readonly<Record<string, unknown>>): readonly string[] =>
  sayRoutes(createProject({ 'package.json': { name: 'p' }, ...files, 'routes.ts': users }), 'routes.ts', users);

describe('the application of a package', () => {
  it('is the only one there is', () => {
    expect(ask({ 'app.js': application(503) })).toEqual(['GET /users -> !503 routes.ts:3']);
  });

  it('is the one of several that mounts the routes', () => {
    expect(ask({ 'app.js': application(503), 'admin.js': application(504, '/admin') })).toEqual(['GET /admin/users -> !504 routes.ts:3']);
  });

  it('is none of several when none of them mounts the routes, or when more than one does', () => {
    expect(ask({ 'app.js': application(503), 'admin.js': application(504) })).toEqual(['GET /users -> !? routes.ts:3']);
    expect(ask({ 'app.js': application(503, '/api'), 'admin.js': application(504, '/admin') })).toEqual(['GET /users -> !? routes.ts:3']);
  });

  it('is not the only one left when another file makes more than one', () => {
    const twice = `${application(503, '/api')}\nconst metrics = express();\nmetrics.get('/metrics', (req, res) => res.end());`;
    expect(ask({ 'app.js': twice, 'admin.js': application(502) })).toEqual(['GET /users -> !? routes.ts:3']);
  });

  it('is none in a package with more files that make one than are looked at', () => {
    const others = Object.fromEntries([1, 2, 3, 4].map((number) => [`other-${String(number)}.js`, application(503)]));
    expect(ask({ 'app.js': application(504, '/api'), ...others })).toEqual(['GET /users -> !? routes.ts:3']);
  });

  it('is never one of its tests', () => {
    expect(ask({ 'app.js': application(503), 'test/server.js': application(504), 'users.test.js': application(505) })).toEqual([
      'GET /users -> !503 routes.ts:3',
    ]);
  });

  it('is one application when the paths of its file part before it is made', () => {
    const parted = application(503, '/v1').replace('const app', "let name = 'a';\nif (process.env.NAME) name = 'b';\nconst app").concat("\napp.use('/v2', routes);\napp.set('name', name);");
    expect(ask({ 'app.js': parted })).toEqual(['GET /v1/users -> !503 routes.ts:3', 'GET /v2/users -> !503 routes.ts:3']);
  });

  it('tells which parameters the requests of a handler have that no route of its file names', () => {
    const handlers = [
      "import type { Request, Response } from 'express';",
      'export const find = (req: Request, res: Response) => { if (!req.params.id) return res.status(412).end(); res.json({}); };',
      'export const list = (req: Request, res: Response) => { if (!req.params.id) return res.status(412).end(); res.json({}); };',
      'export const mounted = (req: Request, res: Response) => { if (!req.params.id) return res.status(412).end(); res.json({}); };',
    ].join('\n');
    const project = createProject({
      'package.json': { name: 'p' },
      'app.js': "import express from 'express';\nimport routes from './routes.js';\nconst app = express();\napp.use('/api', routes);",
      'routes.js': `${router}import { find, list, mounted } from './handlers.ts';\nrouter.get('/one/:id', find);\nrouter.get(['/', '/:id'], list);\nrouter.get('/a/:id', mounted);\nrouter.use('/b/:id', mounted);\nexport default router;`,
      'handlers.ts': handlers,
    });
    expect(sayRoutes(project, 'handlers.ts', handlers)).toEqual([
      'handler find -> 200 handlers.ts:2',
      'handler list -> 412 handlers.ts:3, 200 handlers.ts:3',
      'handler mounted -> 412 handlers.ts:4, 200 handlers.ts:4',
    ]);
  });

  it('is followed for longer than a file that needs it, because it is followed once for all of them', () => {
    const lines = Array.from({ length: 400 }, (_, index) => `  app.locals.a${String(index)} = [load(${String(index)}), { name: 'a', size: 2 + 3 }];`).join('\n');
    const app = [
      "import express from 'express';\nimport { load } from 'a-package';\nimport routes from './routes.js';\nconst app = express();",
      `function prepare(app, name) {\n${lines}\n}`,
      `export function start() {\n${Array.from({ length: 40 }, (_, index) => `  prepare(app, ${String(index)});`).join('\n')}\n  app.use('/api', routes);\n}`,
    ].join('\n');
    expect(ask({ 'app.js': app })).toEqual(['GET /api/users -> !500 routes.ts:3']);
  });

  it('does not count routes whose requests one before them answers', () => {
    const handlers = "import type { Request, Response } from 'express';\nexport const find = (req: Request, res: Response) => { if (!req.params.id) return res.status(412).end(); res.json({}); };";
    const project = createProject({
      'package.json': { name: 'p' },
      'app.js': "import express from 'express';\nimport routes from './routes.js';\nconst app = express();\napp.use('/api', routes);",
      'routes.js': `${router}import { find } from './handlers.ts';\nrouter.get('/', (req, res) => { res.json([]); });\nrouter.get(['/', '/:id'], find);\nexport default router;`,
      'handlers.ts': handlers,
    });
    expect(sayRoutes(project, 'handlers.ts', handlers)).toEqual(['handler find -> 200 handlers.ts:2']);
  });
});
