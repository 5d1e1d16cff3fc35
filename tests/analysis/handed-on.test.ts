/** Files whose functions register with routers that the application hands them, and what the application mounts before them. */

import { describe, expect, it } from 'vitest';
import { sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const ask = (text: string, files: Readonly<Record<string, unknown>>): readonly string[] =>
  sayRoutes(createProject({ 'package.json': { name: 'p' }, ...files, 'routes.js': text }), 'routes.js', text);

const controllers = "exports.list = async (req, res) => { res.status(206).end(); };\nexports.remove = (req, res) => res.status(204).end();";
const middleware = 'exports.check = (req, res, next) => (req.user ? next() : res.status(401).end());';
const routes = "module.exports = function (app, middleware, controllers) {\n  app.get('/users', middleware.check, controllers.list);\n};";
const says = ['GET /users -> 401 middleware.js:1, 206 controllers.js:1'];
const start = "const express = require('express');\nconst middleware = require('./middleware');\nconst controllers = require('./controllers');\nconst app = express();\n";

describe('a function that registers routes', () => {
  it.each([
    ['at once', `${start}require('./routes')(app, middleware, controllers);`],
    ['in a function that nobody calls', `${start}exports.listen = async () => {\n  await connect();\n  require('./routes')(app, middleware, controllers);\n};`],
    ['behind settings that are set elsewhere', `${start}const read = (config) => config.port;\nexports.listen = async () => {\n  read(app.config);\n  read(undefined);\n  require('./routes')(app, middleware, controllers);\n};`],
    ['in a function of which another one is made', `${start}const util = require('util');\nexports.listen = async () => {\n  require('./routes')(app, middleware, controllers);\n};\nexports.listen = util.callbackify(exports.listen);`],
  ])('is run with what the application hands it %s', (_, app) => {
    expect(ask(routes, { 'app.js': app, 'middleware.js': middleware, 'controllers.js': controllers })).toEqual(says);
  });

  it('is run with the router that an object holds, below the prefix of that router', () => {
    const write = "const write = module.exports;\nwrite.reload = async (params) => {\n  const { router } = params;\n  await db.load();\n  router.delete('/users', require('./controllers').remove);\n};";
    const app = `${start}const router = express.Router();\nmodule.exports = async () => {\n  await require('./routes').reload({ router });\n  app.use('/api', router);\n};`;
    expect(ask(write, { 'app.js': app, 'middleware.js': middleware, 'controllers.js': controllers })).toEqual(['DELETE /api/users -> 204 controllers.js:2']);
  });

  it('hands the routes to those who call it when they are several', () => {
    const register = 'module.exports = (app, path, handler) => app.get(path, handler);';
    const app = `${start}const register = require('./routes');\nregister(app, '/a', controllers.list);\nregister(app, '/b', controllers.remove);`;
    expect(ask(register, { 'app.js': app, 'middleware.js': middleware, 'controllers.js': controllers })).toEqual([]);
  });

  it('registers a bound handler once, however many paths lead to it', () => {
    const text = "module.exports = function (app, middleware, controllers) {\n  const path = process.env.SHORT ? 1 : 2;\n  if (process.env.LONG) console.log(path);\n  app.get('/users', unknown.check.bind(null, path), controllers.list);\n};";
    const app = `${start}require('./routes')(app, middleware, controllers);`;
    expect(ask(text, { 'app.js': app, 'middleware.js': middleware, 'controllers.js': controllers })).toHaveLength(1);
  });
});

describe('what the application mounts', () => {
  const users = "const router = require('express').Router();\nmodule.exports = () => {\n  router.get('/users', (req, res) => (res.locals.isApi ? res.status(206).end() : res.redirect(307, '/')));\n  return router;\n};";
  const mark = (flag: string): string => `(req, res, next) => {\n  if (req.tooMany) return res.status(429).end();\n  res.locals.isApi = ${flag};\n  next();\n}`;
  const application = (...mounts: readonly string[]): string => `const express = require('express');\nconst app = express();\n${mounts.map((mount) => `app.use(${mount});\n`).join('')}`;
  const [api, site] = ['GET /api/users -> 206 routes.js:3', 'GET /api/users -> 307 routes.js:3'];

  it.each([
    ['before a router', [`'/api', ${mark('true')}`, "'/api', require('./routes')()"], [api]],
    ['before a router, to another value', [`'/api', ${mark('false')}`, "'/api', require('./routes')()"], [site]],
    ['for all paths, before middleware that is not seen to pass on', [mark('true'), '(req, res, next) => { storage.run({}, () => 1); }', "'/api', require('./routes')()"], [api]],
    ['on another path', [`'/other', ${mark('true')}`, "'/api', require('./routes')()"], ['GET /api/users -> 206 routes.js:3, 307 routes.js:3']],
    ['behind the router', ["'/api', require('./routes')()", `'/api', ${mark('true')}`], ['GET /api/users -> 206 routes.js:3, 307 routes.js:3']],
  ])('sets what handlers of another file look at: %s', (_, mounts, expected) => {
    expect(ask(users, { 'app.js': application(...mounts) })).toEqual(expected);
  });

  it('sets it before one of two places where a router is mounted, so that it may not be set', () => {
    const mounts = [`'/api', ${mark('true')}`, "'/api', routes", "'/v2', routes"];
    const app = application(...mounts).replace('const app', "const routes = require('./routes')();\nconst app");
    expect(ask(users, { 'app.js': app })).toEqual(['GET /api/users -> 206 routes.js:3, 307 routes.js:3', 'GET /v2/users -> 206 routes.js:3, 307 routes.js:3']);
  });

  it('reaches handlers behind middleware that is dear', () => {
    const dear = `(req, res, next) => {\n  let sum = 0;\n${Array.from({ length: 200 }, () => '  sum = req.a ? sum + 1 : sum;\n').join('')}  if (!res.locals.isApi) return res.redirect(308, '/');\n  next();\n}`;
    const text = users.replace("'/users', ", "'/users', require('./dear'), ");
    const app = application(`'/api', ${mark('true')}`, "'/api', require('./routes')()");
    expect(ask(text, { 'app.js': app, 'dear.js': `module.exports = ${dear};` })).toEqual([api]);
  });
});

it('says that error handlers are too dear to follow, and keeps what else the routes answer', () => {
  const users = "const router = require('express').Router();\nfor (const path of ['/a', '/b', '/c']) router.get(path, async (req, res, next) => { try { res.json(await db.find()); } catch (error) { next(error); } });\nmodule.exports = router;";
  const loops = 'for (let i = 0; i < 90; i++) for (let j = 0; j < 90; j++) for (let k = 0; k < 90; k++) req.use(i + j + k);';
  const app = "const express = require('express');\nconst app = express();\napp.use(require('./routes'));\napp.use(require('./errors'));";
  const files = { 'app.js': app, 'errors.js': `module.exports = (error, req, res, next) => {\n${loops}\nres.status(500).end();\n};` };
  const answers = ['/a', '/b', '/c'].map((path) => `GET ${path} -> 200 routes.js:2, {what handles the error takes too many steps to follow}`);
  expect(ask(users, files)).toEqual(answers);
});
