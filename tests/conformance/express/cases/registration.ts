/** Every way to register a handler. */

import type { ConformanceCase, ConformanceRequest } from '../conformance-case.js';
import { expressModule } from '../express-module.js';
import { empty, full, unwritten } from '../recorded-answers.js';

function get(path: string, expect: ConformanceRequest['expect']): ConformanceRequest {
  return { method: 'GET', path, expect };
}

export const registrationCases: readonly ConformanceCase[] = [
  {
    name: 'app.all',
    source: expressModule(`app.all('/', (req, res) => { res.status(405).json({}); });`),
    requests: ['GET', 'POST', 'DELETE'].map((method) => ({ method, path: '/', expect: full(405) })),
  },
  {
    name: 'app.all branches on the method',
    source: expressModule(`
      app.all('/', (req, res) => {
        if (req.method === 'POST') return res.status(201).json({});
        if (req.method !== 'GET') return res.status(405).end();
        res.json([]);
      });
    `),
    requests: [get('/', full(200)), { method: 'POST', path: '/', expect: full(201) }, { method: 'PUT', path: '/', expect: empty(405) }],
    unknownInputs: true,
    exhaustive: true,
  },
  {
    name: 'app.route',
    source: expressModule(`
      app.route('/users')
        .get((req, res) => { res.json([]); })
        .post((req, res) => { res.status(201).json({}); })
        .delete((req, res) => { res.status(204).end(); });
    `),
    requests: [get('/users', full(200)), { method: 'POST', path: '/users', expect: full(201) }, { method: 'DELETE', path: '/users', expect: empty(204) }],
  },
  {
    name: 'route.all ahead of a verb',
    source: expressModule(`
      app.route('/users')
        .all((req, res, next) => { res.status(203); next(); })
        .get((req, res) => { res.json([]); });
    `),
    requests: [get('/users', full(203))],
  },
  {
    name: 'chained registration',
    source: expressModule(`
      app.get('/a', (req, res) => { res.json({}); }).post('/a', (req, res) => { res.status(201).json({}); });
    `),
    requests: [get('/a', full(200)), { method: 'POST', path: '/a', expect: full(201) }],
  },
  {
    name: 'computed verbs',
    source: expressModule(`
      app['post']('/', (req, res) => { res.status(201).json({}); });
      const verb = 'delete';
      app[verb]('/', (req, res) => { res.sendStatus(204); });
    `),
    requests: [{ method: 'POST', path: '/', expect: full(201) }, { method: 'DELETE', path: '/', expect: empty(204) }],
  },
  {
    name: 'a list of paths',
    source: expressModule(`app.get(['/a', '/b'], (req, res) => { res.status(206).json([]); });`),
    requests: [get('/a', full(206)), get('/b', full(206))],
  },
  {
    name: 'a regular expression as the path',
    source: expressModule(`app.get(/^\\/v\\d+$/, (req, res) => { res.status(410).json({}); });`),
    requests: [get('/v1', full(410)), get('/v22', full(410))],
  },
  {
    name: 'a path in a constant',
    source: expressModule(`const base = '/api';\nconst paths = { users: base + '/users' };\napp.post(paths.users, (req, res) => { res.status(201).end(); });`),
    requests: [{ method: 'POST', path: '/api/users', expect: empty(201) }],
  },
  {
    name: 'app.get of a setting is no route',
    source: expressModule(`app.set('title', 'a');\nconst title = app.get('title');\napp.get('/', (req, res) => { res.status(206).json([title, app.get('env')]); });`),
    requests: [get('/', full(206))],
  },
  {
    name: 'the application in a differently named variable',
    source: `const createServer = require('express');\nconst http = createServer();\nhttp.post('/', (request, reply) => { reply.status(201).json({}); });\nmodule.exports = http;\n`,
    requests: [{ method: 'POST', path: '/', expect: full(201) }],
  },
  {
    name: 'a destructured Router',
    source: `const express = require('express');\nconst { Router } = express;\nconst app = express();\nconst users = Router();\nusers.get('/', (req, res) => { res.status(203).json([]); });\napp.use('/users', users);\nmodule.exports = app;\n`,
    requests: [get('/users', full(203))],
  },
  {
    name: 'a new Router',
    source: expressModule(`const users = new express.Router({ mergeParams: true });\nusers.post('/', (req, res) => { res.status(201).json([]); });\napp.use('/users', users);`),
    requests: [{ method: 'POST', path: '/users', expect: full(201) }],
  },
  {
    name: 'a router without a prefix',
    source: expressModule(`const router = express.Router();\nrouter.patch('/users/:id', (req, res) => { res.status(202).json({}); });\napp.use(router);`),
    requests: [{ method: 'PATCH', path: '/users/7', expect: full(202) }],
  },
  {
    name: 'nested routers',
    source: expressModule(`
      const api = express.Router();
      const users = express.Router();
      users.route('/:id').put((req, res) => { res.status(200).json({}); }).delete((req, res) => { res.sendStatus(204); });
      api.use('/users', users);
      app.use('/api', api);
    `),
    requests: [{ method: 'PUT', path: '/api/users/7', expect: full(200) }, { method: 'DELETE', path: '/api/users/7', expect: empty(204) }],
  },
  {
    name: 'a router mounted behind a middleware',
    source: expressModule(`
      const router = express.Router();
      router.get('/', (req, res) => { res.json({}); });
      app.use('/api', (req, res, next) => { next(); }, router);
    `),
    requests: [get('/api', full(200))],
  },
  {
    name: 'a router that sets the status for its routes',
    source: expressModule(`
      const router = express.Router();
      router.use((req, res, next) => { res.status(203); next(); });
      router.get('/', (req, res) => { res.json({}); });
      app.use('/api', router);
    `),
    requests: [get('/api', full(203))],
    compareWith: 'file',
  },
  {
    name: 'an application mounted in an application',
    source: expressModule(`
      const admin = express();
      admin.get('/users', (req, res) => { res.status(206).json([]); });
      app.use('/admin', admin);
    `),
    requests: [get('/admin/users', full(206))],
  },
  {
    name: 'use with a path answers',
    source: expressModule(`app.use('/health', (req, res) => { res.status(503).json({}); });`),
    requests: [get('/health', full(503)), { method: 'POST', path: '/health/deep', expect: full(503) }],
    compareWith: 'file',
  },
  {
    name: 'router.all',
    source: expressModule(`const router = express.Router();\nrouter.all('/x', (req, res) => { res.sendStatus(405); });\napp.use('/api', router);`),
    requests: [get('/api/x', full(405)), { method: 'PUT', path: '/api/x', expect: full(405) }],
  },
  {
    name: 'routes in a function that takes the application',
    source: expressModule(`
      function register(server) { server.post('/', (req, res) => { res.status(201).json({}); }); }
      register(app);
    `),
    requests: [{ method: 'POST', path: '/', expect: full(201) }],
  },
  {
    name: 'routes in a loop over verbs',
    source: expressModule(`for (const verb of ['post', 'put']) app[verb]('/', (req, res) => { res.status(202).json({}); });`),
    requests: [{ method: 'POST', path: '/', expect: full(202) }, { method: 'PUT', path: '/', expect: full(202) }],
  },
  {
    name: 'a table of routes',
    source: expressModule(`
      const routes = [
        { method: 'get', path: '/users', code: 200 },
        { method: 'post', path: '/users', code: 201 },
        { method: 'patch', path: '/users/:id', code: 202 },
      ];
      for (const { method, path, code } of routes) {
        app[method](path, (req, res) => { res.status(code).json({}); });
      }
    `),
    requests: [get('/users', full(200)), { method: 'POST', path: '/users', expect: full(201) }, { method: 'PATCH', path: '/users/7', expect: full(202) }],
  },
  {
    name: 'a table of routes with forEach',
    source: expressModule(`
      const routes = [['get', '/a', (req, res) => res.json([])], ['delete', '/a', (req, res) => res.status(204).end()]];
      routes.forEach(([method, path, handler]) => app[method](path, handler));
    `),
    requests: [get('/a', full(200)), { method: 'DELETE', path: '/a', expect: empty(204) }],
  },
  {
    name: 'a map of handlers by path',
    source: expressModule(`
      const handlers = { '/a': (req, res) => { res.status(206).json([]); }, '/b': (req, res) => { res.status(410).json({}); } };
      Object.entries(handlers).forEach(([path, handler]) => { app.get(path, handler); });
    `),
    requests: [get('/a', full(206)), get('/b', full(410))],
  },
  {
    name: 'a wildcard path of Express 4',
    source: expressModule(`app.get('*', (req, res) => { res.status(404).json({}); });`),
    requests: [get('/any/thing', full(404))],
    versions: [4],
  },
  {
    name: 'a wildcard path of Express 5',
    source: expressModule(`app.get('/*rest', (req, res) => { res.status(404).json({}); });`),
    requests: [get('/any/thing', full(404))],
    versions: [5],
  },
  {
    name: 'a parameter callback answers',
    source: expressModule(`
      app.param('id', (req, res, next, id) => { if (id === '0') return res.status(400).json({}); next(); });
      app.get('/users/:id', (req, res) => { res.json({}); });
    `),
    requests: [get('/users/0', full(400)), get('/users/7', full(200))],
    unknownInputs: true,
    exhaustive: true,
    compareWith: 'file',
  },
  {
    name: 'no route takes the request',
    source: expressModule(`app.get('/a', (req, res) => { res.json({}); });`),
    requests: [get('/a', full(200)), get('/b', unwritten(full(404))), { method: 'POST', path: '/a', expect: unwritten(full(404)) }],
  },
  {
    name: 'a parameter that does not decode',
    source: expressModule(`app.get('/users/:id', (req, res) => { res.json({}); });`),
    requests: [get('/users/7', full(200)), get('/users/%ZZ', unwritten(full(400)))],
  },
  {
    name: 'the same handler for two methods',
    source: expressModule(`const save = (req, res) => { res.json({}); };\napp.post('/', save);\napp.put('/', save);`),
    requests: [{ method: 'POST', path: '/', expect: full(200) }, { method: 'PUT', path: '/', expect: full(200) }],
  },
  {
    name: 'a function that is hoisted',
    source: expressModule(`app.post('/', create);\nfunction create(req, res) { res.status(201).json({}); }`),
    requests: [{ method: 'POST', path: '/', expect: full(201) }],
  },
  {
    name: 'a later reassignment of the handler',
    source: expressModule(`let handler = (req, res) => { res.status(400).end(); };\nhandler = (req, res) => { res.status(202).end(); };\napp.get('/', handler);`),
    requests: [get('/', empty(202))],
  },
];
