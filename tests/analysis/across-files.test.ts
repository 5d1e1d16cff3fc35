/** What the analysis says of a file whose handlers, helpers and errors stand in other files. */

import { describe, expect, it } from 'vitest';
import { modelInProject, router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

/** Two handlers. */
const both = 'const create = (req, res) => res.status(201).end();\nconst accept = (req, res) => res.status(202).end();\n';

interface Shape {
  readonly name: string;
  readonly files: Readonly<Record<string, unknown>>;
  /** The routes file. */
  readonly routes: string;
  readonly says: readonly string[];
}

const shapes: readonly Shape[] = [
  {
    name: 'an imported function, a default export and a namespace',
    files: {
      'users.js': 'export function create(req, res) {\n  res.status(201).json({});\n}\nexport default (req, res) => res.json([]);',
    },
    routes: `${router}import list, { create } from './users.js';\nimport * as users from './users.js';\nrouter.get('/', list);\nrouter.post('/', create);\nrouter.put('/', users.create);`,
    says: ['GET / -> 200 users.js:4', 'POST / -> 201 users.js:2', 'PUT / -> 201 users.js:2'],
  },
  {
    name: 're-exports by name and of all',
    files: {
      'index.js': "export * from './a.js';\nexport { h as other } from './b.js';",
      'a.js': 'export const one = (req, res) => res.status(202).end();',
      'b.js': 'export const h = (req, res) => res.status(203).end();',
    },
    routes: `${router}import { one, other } from './index.js';\nrouter.get('/1', one);\nrouter.get('/2', other);`,
    says: ['GET /1 -> 202 a.js:1', 'GET /2 -> 203 b.js:1'],
  },
  {
    name: 'CommonJS: exports, module.exports, an alias of it, a destructured require',
    files: {
      'a.js': 'exports.one = (req, res) => res.status(201).end();',
      'b.js': 'module.exports = { two: (req, res) => res.status(202).end() };',
      'c.js': 'const api = module.exports;\napi.three = (req, res) => res.status(203).end();',
    },
    routes: "const router = require('express').Router();\nconst { one } = require('./a');\nconst b = require('./b');\nrouter.get('/1', one);\nrouter.get('/2', b.two);\nrouter.get('/3', require('./c').three);",
    says: ['GET /1 -> 201 a.js:1', 'GET /2 -> 202 b.js:1', 'GET /3 -> 203 c.js:2'],
  },
  {
    name: 'an instance, a bound method, a static method and a base class with a template method',
    files: {
      'base.ts': 'export default class Base {\n  execute(req, res) { return this.executeImpl(req, res); }\n  created(res) { return res.status(201).json({}); }\n}',
      'users.ts': "import Base from './base';\nexport class Users extends Base {\n  executeImpl(req, res) { return this.created(res); }\n  static find(req, res) { res.json({}); }\n}",
    },
    routes: `${router}import { Users } from './users';\nconst users = new Users();\nrouter.post('/', (req, res) => users.execute(req, res));\nrouter.put('/', users.execute.bind(users));\nrouter.get('/', Users.find);`,
    says: ['POST / -> 201 base.ts:3', 'PUT / -> 201 base.ts:3', 'GET / -> 200 users.ts:4'],
  },
  {
    name: 'a base class that registers what its subclasses describe',
    files: {
      'controller.ts': "import { Router } from 'express';\nexport default class Controller {\n  constructor() { this.app = Router(); }\n  wrap(handler) { return async (req, res) => { await handler(req, res); }; }\n  route(options) { this.app[options.method](options.path, this.wrap(options.handler.bind(this))); }\n}",
    },
    routes: "import type { Request, Response } from 'express';\nimport Controller from './controller';\nexport class Tags extends Controller {\n  constructor() {\n    super();\n    this.route({ method: 'post', path: '/tags', handler: this.create });\n  }\n  async create(req: Request, res: Response) { res.status(201).json({}); }\n}",
    says: ['POST /tags -> 201 routes.ts:8'],
  },
  {
    name: 'what a service gets from an async function of another one',
    files: {
      'cache.js': "import client from 'cache-client';\nexport async function getJson(key) {\n  if ((await client.type(key)) !== 'string') return null;\n  const text = await client.get(key);\n  if (text) return JSON.parse(text);\n  return null;\n}",
      'blogs.js': "import { getJson } from './cache.js';\nexport const blogs = { async find(url) { return getJson(`blog_${url}`); } };",
    },
    routes: `${router}import { blogs } from './blogs.js';\nrouter.get('/', async (req, res) => {\n  const blog = await blogs.find(req.query.url);\n  if (!blog) return res.status(404).end();\n  res.json(blog);\n});`,
    says: ['GET / -> 404 routes.ts:6, 200 routes.ts:7'],
  },
  {
    name: 'a wrapper that tells async functions and ones with callbacks from others',
    files: {
      'wrap.js': "exports.tryRoute = (fn) => {\n  if (fn && fn.constructor && fn.constructor.name === 'AsyncFunction') return async (req, res, next) => { try { await fn(req, res, next); } catch (error) { res.status(502).end(); } };\n  return fn;\n};\nexports.promisify = (api) => Object.keys(api).forEach((key) => {\n  if (api[key].toString().split('\\n')[0].includes('callback)')) api[key] = (...args) => new Promise((resolve) => api[key](...args, resolve));\n});",
      'users.js': "const api = module.exports;\napi.list = (req, res) => { res.status(206).end(); };\napi.find = async function (req, res) { throw new Error('none'); };\nrequire('./wrap').promisify(api);",
    },
    routes: "const router = require('express').Router();\nconst { tryRoute } = require('./wrap');\nconst users = require('./users');\nrouter.get('/', tryRoute(users.list));\nrouter.get('/:id', tryRoute(users.find));",
    says: ['GET / -> 206 users.js:2', 'GET /:id -> 502 wrap.js:2'],
  },
  {
    name: 'a router of the file that its functions hand to functions of other files',
    files: { 'register.js': "exports.setUp = (...args) => {\n  const [router, verb, path, handler] = args;\n  router[verb](path, handler);\n};\nexports.reload = ({ router }) => router.get('/reloaded', (req, res) => res.status(206).end());" },
    routes: "const router = require('express').Router();\nconst { setUp, reload } = require('./register');\nmodule.exports = function () {\n  setUp(router, 'put', '/tags', (req, res) => res.status(201).end());\n  reload({ router });\n  return router;\n};",
    says: ['PUT /tags -> 201 routes.ts:4', 'GET /reloaded -> 206 register.js:5'],
  },
  {
    name: 'a router that a function of the file makes itself',
    files: { 'register.js': "exports.setUp = (...args) => {\n  const [router, verb, path, handler] = args;\n  router[verb](path, handler);\n};\nexports.reload = ({ router }) => router.get('/reloaded', (req, res) => res.status(206).end());" },
    routes: "const express = require('express');\nconst { setUp } = require('./register');\nmodule.exports = function () {\n  const tags = express.Router();\n  setUp(tags, 'put', '/tags', (req, res) => res.status(201).end());\n  return tags;\n};",
    says: ['PUT /tags -> 201 routes.ts:5'],
  },
  {
    name: 'an application that is set up by a function that another one calls, whatever stands first',
    files: { 'register.js': "exports.setUp = (...args) => {\n  const [router, verb, path, handler] = args;\n  router[verb](path, handler);\n};\nexports.reload = ({ router }) => router.get('/reloaded', (req, res) => res.status(206).end());" },
    routes: "const express = require('express');\nconst { setUp } = require('./register');\nconst app = express();\nfunction addRoutes(server, answer) {\n  setUp(server, 'get', '/tags', answer);\n  server.use((error, req, res, next) => res.status(503).end());\n}\nexports.listen = async function () {\n  await connect();\n  addRoutes(app, () => { throw new Error('broken'); });\n};",
    says: ['GET /tags -> !503 routes.ts:10'],
  },
  {
    name: 'wrappers, curried ones and factories',
    files: {
      'wrap.js': 'export const catchAsync = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);\nexport const withLog = (level) => (fn) => (req, res) => fn(req, res);\nexport const removeOne = (model) => async (req, res) => { await model.remove(req.params.id); res.status(204).end(); };',
    },
    routes: `${router}import { catchAsync, withLog, removeOne } from './wrap.js';\nrouter.post('/a', catchAsync(async (req, res) => { res.status(201).json({}); }));\nrouter.post('/b', withLog('info')((req, res) => res.status(201).end()));\nrouter.delete('/c', removeOne(User));`,
    says: ['POST /a -> 201 routes.ts:4', 'POST /b -> 201 routes.ts:5', 'DELETE /c -> 204 wrap.js:3'],
  },
  {
    name: 'register functions and tables of routes',
    files: {
      'register.js': 'export const register = (router, verb, path, handler) => router[verb](path, handler);\nexport const table = [{ method: "post", path: "/x", handler: (req, res) => res.status(201).end() }];',
    },
    routes: `${router}import { register, table } from './register.js';\nregister(router, 'put', '/y', (req, res) => res.json({}));\nfor (const { method, path, handler } of table) router[method](path, handler);`,
    says: ['PUT /y -> 200 routes.ts:4', 'POST /x -> 201 register.js:2'],
  },
  {
    name: 'helpers, response classes and codes from a table in JSON',
    files: {
      'codes.json': { created: 201, gone: 410 },
      'answer.js': "import codes from './codes.json';\nexport const fail = (res, code) => res.status(code).json({ error: 'x' });\nexport class Success {\n  constructor(data) { this.data = data; }\n  send(res) { return res.status(codes.created).json(this.data); }\n}",
    },
    routes: `${router}import { fail, Success } from './answer.js';\nrouter.post('/', (req, res) => {\n  if (!req.body) return fail(res, 400);\n  new Success({}).send(res);\n});`,
    says: ['POST / -> 400 answer.js:2, 201 answer.js:5'],
  },
  {
    name: 'errors of the project, thrown two calls deep, and the error middleware of the application in another file',
    files: {
      'package.json': { name: 'app' },
      'app.js': "import express from 'express';\nimport routes from './routes.js';\nimport { ApiError } from './errors.js';\nconst app = express();\napp.use('/api', routes);\napp.use((error, req, res, next) => {\n  const code = error instanceof ApiError ? error.status : 500;\n  res.status(code).json({ error: error.message });\n});",
      'errors.js': 'export class ApiError extends Error {\n  constructor(status, message) { super(message); this.status = status; }\n  static notFound(text) { return new ApiError(404, text); }\n}',
      'service.js': "import { ApiError } from './errors.js';\nconst check = (user) => { if (!user) throw ApiError.notFound('User not found'); };\nexport const find = async (id) => { const user = await db.find(id); check(user); return user; };",
    },
    routes: `${router}import { find } from './service.js';\nrouter.get('/users/:id', async (req, res, next) => { res.json(await find(req.params.id)); });\nrouter.put('/users', (req, res, next) => next(new Error('broken')));\nexport default router;`,
    says: ['GET /api/users/:id -> 200 routes.ts:4, !404 service.js:2', 'PUT /api/users -> !500 routes.ts:5'],
  },
  {
    name: 'a plain error, which is of no class of a package that another file passes on as a whole',
    files: {
      'database.js': "export * from './client.js';\nexport const open = () => 1;",
      'client.js': "export * from 'a-package';",
    },
    routes: `${router}import { Failure } from './database.js';\nrouter.post('/', (req, res) => {\n  try { if (!req.query.a) throw new Error('broken'); } catch (error) {\n    if (error instanceof Failure) return res.status(410).end();\n    return res.status(500).end();\n  }\n  res.status(201).end();\n});`,
    says: ['POST / -> 500 routes.ts:7, 201 routes.ts:9'],
  },
  {
    name: 'circles of imports',
    files: { 'a.js': "import './b.js';\nexport const h = (req, res) => res.status(201).end();", 'b.js': "import { h } from './a.js';\nexport const g = h;" },
    routes: `${router}import { g } from './b.js';\nrouter.post('/', g);`,
    says: ['POST / -> 201 a.js:2'],
  },
  {
    name: 'the response of a handler that calls a service with more to do than is followed',
    files: {
      'service.js': 'export const settle = (bill) => {\n  let sum = bill.sum;\n  for (let i = 0; i < 90; i++) for (let j = 0; j < 90; j++) for (let k = 0; k < 90; k++) sum = sum > i ? sum - j : sum * k;\n  return sum;\n};',
    },
    routes: `${router}import { settle } from './service.js';\nrouter.post('/', (req, res) => {\n  const sum = settle(req.body);\n  if (sum < 0) return res.status(400).json({ error: 'x' });\n  res.status(201).json({ sum });\n});`,
    says: ["POST / -> 400 routes.ts:6, 201 routes.ts:7, {'settle' takes too many steps to follow}"],
  },
];

describe('across files', () => {
  it.each(shapes)('follows $name', ({ files, routes, says }) => {
    // The application imports the routes under the name that the compiler gives them.
    const project = createProject({ 'package.json': { name: 'p' }, ...files, 'routes.ts': routes });
    expect(sayRoutes(project, 'routes.ts', routes)).toEqual(says);
  });

  it('follows a function that registers routes, however many', () => {
    const calls = Array.from({ length: 300 }, (_, index) => `  setUp(router, 'get', '/tags/${String(index)}', list);`).join('\n');
    const text = `const router = require('express').Router();\nconst { setUp } = require('./register');\nconst list = (req, res) => res.end();\nfunction add() {\n${calls}\n}\nmodule.exports = function () {\n  add();\n  return router;\n};`;
    const register = 'exports.setUp = (router, verb, path, handler) => router[verb](path, handler);';
    expect(sayRoutes(createProject({ 'package.json': { name: 'p' }, 'register.js': register }), 'routes.ts', text)).toHaveLength(300);
  });

  const routes = `${router}import { create } from './create.js';\nrouter.post('/', create);`;

  it('sees what is saved in another file, and that it is gone, in the same process', () => {
    const project = createProject({ 'package.json': { name: 'p' }, 'create.js': 'export const create = (req, res) => res.status(200).end();' });
    expect(sayRoutes(project, 'routes.ts', routes)).toEqual(['POST / -> 200 create.js:1']);
    project.write({ 'create.js': 'export const create = (req, res) => res.status(201).end();' });
    expect(sayRoutes(project, 'routes.ts', routes)).toEqual(['POST / -> 201 create.js:1']);
    project.remove('create.js');
    expect(sayRoutes(project, 'routes.ts', routes)).toEqual(["POST / -> {a handler is not known: './create.js' cannot be followed: './create.js' is not there}"]);
  });

  it('takes a helper of another file for the place of a status only where the status is written there', () => {
    const project = createProject({
      'package.json': { name: 'p' },
      'codes.js': 'export const GONE = 410;',
      'answer.js': "import { GONE } from './codes.js';\nexport const fail = (res, code) => res.status(code).json({ error: 'x' });\nexport const failAgain = (res, code) => fail(res, code);\nexport const gone = (res) => res.status(GONE).end();",
    });
    const text = `${router}import { fail, failAgain, gone } from './answer.js';
import { GONE } from './codes.js';
const TAKEN = 409;
router.get('/1', (req, res) => fail(res, 404));
router.get('/2', (req, res) => failAgain(res, 405));
router.get('/3', (req, res) => fail(res, TAKEN));
router.get('/4', (req, res) => fail(res, req.query.a ? 406 : 407));
router.get('/5', (req, res) => gone(res));
router.get('/6', (req, res) => res.status(GONE).end());`;
    const places = modelInProject(project, 'routes.ts', text).routes.flatMap(({ outcome }) =>
      outcome.responses.map(({ statusPlace: { file, range } }) => (file === project.path('routes.ts') ? text.slice(...range) : file)),
    );
    expect(places).toEqual(['404', '405', '409', '406', '407', project.path('answer.js'), 'GONE']);
  });

  it.each([
    ['in a constant', {}, 'const save = process.env.QUEUE ? accept : create;', 'save'],
    ['in a variable', {}, 'let save = create;\nif (process.env.QUEUE) save = accept;', 'save'],
    ['in the registration', {}, '', 'process.env.QUEUE ? accept : create'],
    ['in a list', {}, '', 'process.env.QUEUE ? [accept] : [create]'],
    ['in another file', { 'save.js': 'export const save = (accept, create) => (process.env.QUEUE ? accept : create);' }, "import { save } from './save.js';", 'save(accept, create)'],
    ['before it is imported', { 'save.js': `${both}export const save = process.env.QUEUE ? accept : create;` }, "import { save } from './save.js';", 'save'],
  ])('runs each of two handlers when one is chosen %s', (_, files, statement, handler) => {
    const project = createProject({ 'package.json': { name: 'p' }, ...files });
    const text = `${router}${both}${statement}\nrouter.post('/', ${handler});`;
    const { routes } = modelInProject(project, 'routes.ts', text);
    expect(new Set(routes.map(({ method, path }) => `${String(method)} ${String(path)}`))).toEqual(new Set(['POST /']));
    expect(routes.flatMap(({ outcome }) => outcome.unresolved)).toEqual([]);
    const codes = routes.flatMap(({ outcome }) => outcome.responses.map(({ status }) => (status.kind === 'known' ? status.code : status.reason)));
    expect(codes.sort()).toEqual([201, 202]);
  });

  it.each([
    ['a class', 'export class NotFoundError extends Error {\n  status = 404;\n}', '{ NotFoundError }'],
    ['a class that is the default export', 'export default class NotFoundError extends Error {\n  status = 404;\n}', 'NotFoundError'],
    ['a class that is the default export and imported under another name', 'export default class NotFoundError extends Error {\n  status = 404;\n}', 'Missing'],
    ['a class that is declared before it is exported', 'class NotFoundError extends Error {\n  status = 404;\n}\nexport default NotFoundError;', 'NotFoundError'],
  ])('keeps the name of %s', (_, errors, names) => {
    const project = createProject({ 'package.json': { name: 'p' }, 'errors.js': errors });
    const className = names.replace(/[{} ]/g, '');
    const text = `${router}import ${names} from './errors.js';\nrouter.get('/', () => { throw new ${className}('x'); });`;
    const [response] = modelInProject(project, 'routes.ts', text).routes[0]?.outcome.responses ?? [];
    expect(response?.evidence.filter(({ kind }) => kind === 'class')).toMatchObject([{ text: 'NotFoundError', ownClass: true }]);
  });

  it('takes a variable of the process for one value, in all files and functions', () => {
    const project = createProject({
      'package.json': { name: 'p' },
      'shop.js': "export default function shop() {\n  if (!process.env.SHOP_KEY) throw new Error('No key');\n  return { list: [] };\n}",
      'list.js': "import shop from './shop.js';\nconst KEY = process.env.SHOP_KEY;\nexport async function list() {\n  if (!KEY) return null;\n  return shop().list;\n}\nexport async function listOther() {\n  if (!process.env.OTHER_KEY) return null;\n  return shop().list;\n}",
    });
    const text = `${router}import { list, listOther } from './list.js';\nrouter.get('/', async (req, res) => res.json(await list()));\nrouter.get('/other', async (req, res) => res.json(await listOther()));`;
    expect(sayRoutes(project, 'routes.js', text)).toEqual(['GET / -> 200 routes.js:4', 'GET /other -> 200 routes.js:5, !? shop.js:2']);
  });

  it('knows that making an id does not fail, unless something is asked of it', () => {
    const project = createProject({ 'package.json': { name: 'p' } });
    const text = `${router}import { v4 as uuid } from 'uuid';\nimport { other } from 'other';\nconst answer = (make) => (req, res) => { try { res.json({ id: make() }); } catch (error) { res.status(500).end(); } };\nrouter.get('/', answer(uuid));\nrouter.get('/long', answer(() => uuid({}, buffer)));\nrouter.get('/other', answer(other));`;
    expect(sayRoutes(project, 'routes.js', text)).toEqual(['GET / -> 200 routes.js:5', 'GET /long -> 200 routes.js:5, 500 routes.js:5', 'GET /other -> 200 routes.js:5, 500 routes.js:5']);
  });

  it('looks first at what the file registers itself, because what another file registers is found in that one too', () => {
    const loops = 'for (let i = 0; i < 90; i++) for (let j = 0; j < 90; j++) for (let k = 0; k < 90; k++) req.use(i + j + k);';
    const project = createProject({
      'package.json': { name: 'p' },
      'others.js': `export default (app) => {\n${['/1', '/2', '/3'].map((path) => `  app.get('${path}', (req, res) => {\n    ${loops}\n    res.json({});\n  });`).join('\n')}\n};`,
    });
    const text = "import express from 'express';\nimport others from './others.js';\nconst app = express();\nothers(app);\napp.post('/', (req, res) => res.status(201).end());";
    const bound = '{it takes more than 100000 steps to evaluate}';
    expect(sayRoutes(project, 'app.ts', text)).toEqual([`GET /1 -> ${bound}`, `GET /2 -> ${bound}`, `GET /3 -> ${bound}`, 'POST / -> 201 app.ts:5']);
  });

  it('says why a package and a file outside of the project are not followed', () => {
    const project = createProject({ 'package.json': { name: 'p' } });
    const outside = routes.replace('./create.js', '../elsewhere.js');
    expect(sayRoutes(project, 'routes.ts', outside)[0]).toContain('{a handler is not known');
    expect(sayRoutes(project, 'routes.ts', routes.replace('./create.js', 'some-package'))).toEqual([
      "POST / -> {a handler is not known: 'create' is imported from 'some-package'}",
    ]);
  });
});
