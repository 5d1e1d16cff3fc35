/** Routes by what registers them. */

import type { GoldenModel } from '../golden-model.js';

export const routes: readonly GoldenModel[] = [
  {
    name: 'routes',
    source: `
const express = require('express');
const app = express();
app.get('/users', (req, res) => { res.json([]); });
app.post('/users', (req, res) => {
  if (!req.body.name) return res.status(400).json({ error: 'Name is required' });
  res.status(201).json({});
});
app.delete('/users/:id', (req, res) => res.sendStatus(204));
app['put']('/users/:id', (req, res) => { res.send('x'); });`,
    model: [
      'GET /users -> 200 by default yes @3',
      'POST /users -> 400 yes @5 message:Name is required | 201 yes @6 | throws?',
      'DELETE /users/:id -> 204 no @8',
      'PUT /users/:id -> 200 by default yes @9 message:x',
    ],
  },
  {
    name: 'chained routes and arrays',
    source: `
import { Router } from 'express';
const router = Router();
router.route('/a').get((req, res) => res.json({})).post((req, res) => res.status(201).end());
router.get(['/b', '/c'], [(req, res, next) => next(), (req, res) => res.send('x')]);
export default router;`,
    model: [
      'GET /a -> 200 by default yes @3',
      'POST /a -> 201 no @3',
      'GET /b -> 200 by default yes @4 message:x',
      'GET /c -> 200 by default yes @4 message:x',
    ],
  },
  {
    name: 'mounted prefixes',
    source: `
const express = require('express');
const app = express();
const api = express.Router();
const users = express.Router();
users.get('/:id', (req, res) => res.json({}));
api.use('/users', users);
app.use('/api', api);
app.use('/v2', api);`,
    model: [
      'GET /api/users/:id -> 200 by default yes @5',
      'GET /v2/users/:id -> 200 by default yes @5',
    ],
  },
  {
    name: 'believed by shape',
    source: `
export function register(server) {
  server.post('/users', (req, res) => { res.status(201).json({}); });
  server.get(/^\\/x/, (req, res) => res.send('x'));
  server.get(\`/a/\${server.x}\`, (req, res) => res.send('x'));
}`,
    model: [
      'POST /users -> 201 yes @2',
      'GET ? -> 200 by default yes @3 message:x',
      'GET ? -> 200 by default yes @4 message:x',
    ],
  },
  {
    name: 'exported register function',
    source: `
module.exports = (app) => {
  app.get('/a', (req, res) => { res.json({}); });
  app.post('/b', (req, res) => { res.status(201).json({}); });
};`,
    model: [
      'GET /a -> 200 by default yes @2',
      'POST /b -> 201 yes @3',
    ],
  },
  {
    name: 'a loop of routes',
    source: `
const express = require('express');
const app = express();
const codes = { a: 200, b: 202 };
for (const name of Object.keys(codes)) app.get(\`/\${name}\`, (req, res) => res.status(codes[name]).end());
for (let i = 0; i < 2; i++) app.get('/n' + i, (req, res) => res.status(200 + i).end());`,
    model: [
      'GET /a -> 200 no @4',
      'GET /b -> 202 no @4',
      'GET /n0 -> 200 no @5',
      'GET /n1 -> 201 no @5',
    ],
  },
  {
    name: 'one handler for several routes',
    source: `
const express = require('express');
const app = express();
const save = (status) => async (req, res) => { await store(req.body); res.status(status).json({}); };
app.post('/a', save(201));
app.put('/a', save(200));`,
    model: [
      'POST /a -> 201 yes @3 | throws?',
      'PUT /a -> 200 yes @3 | throws?',
    ],
  },
  {
    name: 'a router that is mounted twice, with the same paths',
    source: `
const express = require('express');
const app = express();
const router = express.Router();
router.get('/a', (req, res) => res.json({}));
app.use(process.env.BASE ? '/' : '', router);`,
    model: ['GET /a -> 200 by default yes @4'],
  },
  {
    name: 'a path behind a prefix that is not known, with a router that is not known',
    source: `
import type { Application } from 'express';
export default function (app: Application, basePath: string) {
  app.post(\`\${basePath}/login\`, (req, res) => res.status(201).json({}));
  app.get(\`\${basePath}login\`, (req, res) => res.json({}));
}`,
    model: ['POST ? -> 201 yes @3', 'handler ? -> 200 by default yes @4'],
  },
  {
    name: 'parameters of a path',
    source: `
const express = require('express');
const app = express();
app.param('id', (req, res, next, id) => { if (!id) return res.sendStatus(400); next(); });
app.get('/:id', (req, res) => { res.json({}); });`,
    model: [
      'GET /:id -> 200 by default yes @4',
      'handler ? -> 400 yes @3',
    ],
  },
  {
    name: 'a router that is made after the paths of the top level have parted is one router, mounted wherever any of them mounts it',
    source: `
const express = require('express');
let prefix = '/a';
if (process.env.NEW) prefix = '/b';
const app = express();
const router = express.Router();
router.get('/x', (req, res) => res.json({}));
app.use(prefix, router);
app.use('/c', router);`,
    model: [
      'GET /b/x -> 200 by default yes @6',
      'GET /a/x -> 200 by default yes @6',
      'GET /c/x -> 200 by default yes @6',
    ],
  },
  {
    name: 'a router that a list of paths mounts',
    source: `
const express = require('express');
const app = express();
const router = express.Router();
router.get('/x', (req, res) => res.json({}));
app.use('/a', router);
app.use(['/b', '/c'], router);`,
    model: [
      'GET /a/x -> 200 by default yes @4',
      'GET /b/x -> 200 by default yes @4',
      'GET /c/x -> 200 by default yes @4',
    ],
  },
  {
    name: 'a method that code which is not known chooses: on other paths it is another one',
    source: `
const express = require('express');
const app = express();
const list = (req, res) => res.json({});
const route = (method, path) => {
  switch (method) {
    case 'GET':
    case 'POST':
      break;
    default:
      throw new Error('cannot route ' + method);
  }
  app[method.toLowerCase()](path, list);
};
route('POST', '/a');
for (const { method, path } of require('./config.json')) route(method, path);
for (const verb of ['put', 'delete']) if (verb !== 'delete') app[verb]('/b', list);`,
    model: [
      'POST /a -> 200 by default yes @3',
      '? ? -> 200 by default yes @3',
      'PUT /b -> 200 by default yes @3',
    ],
  },
  {
    name: 'the parameters of a path: each path of a list for itself, and those of other routers when it merges them',
    source: `
const express = require('express');
const app = express();
const router = express.Router({ strict: true });
const merging = express.Router({ mergeParams: true });
const find = (req, res) => {
  const { id } = req.params;
  if (typeof req.params === 'undefined' || !id) return res.status(412).end();
  if (!req.params.other) return res.status(204).end();
  res.json({});
};
router.get(['/', '/:id'], find);
router.put('/optional{/:id}', find);
router.post('/:id?', find);
merging.delete('/:id', find);
merging.patch('/', find);
router.get('/files/:id(\\\\d+)', find);
app.use('/of/:other', router, merging);
app.get('/:id/of/:other', find);`,
    model: [
      'GET /of/:other -> 412 no @7',
      'GET /of/:other/:id -> 204 no @8',
      'PUT /of/:other/optional{/:id} -> 412 no @7 | 204 no @8',
      'POST /of/:other/:id? -> 412 no @7 | 204 no @8',
      'DELETE /of/:other/:id -> 204 no @8 | 200 by default yes @9',
      'PATCH /of/:other -> 412 no @7 | 204 no @8 | 200 by default yes @9',
      'GET /of/:other/files/:id(\\d+) -> 412 no @7 | 204 no @8 | 200 by default yes @9',
      'GET /:id/of/:other -> 200 by default yes @9',
    ],
  },
  {
    name: 'what code writes to the parameters counts',
    source: `
const express = require('express');
const app = express();
const fill = (req, res, next) => { req.params.id = req.query.id; next(); };
app.get('/', fill, (req, res) => {
  if (!req.params.id) return res.status(404).end();
  res.json({});
});`,
    model: ['GET / -> 404 no @5 | 200 by default yes @6'],
  },
];
