/** Chains of handlers: what next() leads to. */

import type { ConformanceCase } from '../conformance-case.js';
import { expressModule } from '../express-module.js';
import { branchingCase, handlerCase } from '../handler-case.js';
import { empty, full, unwritten } from '../recorded-answers.js';

const auth = { Authorization: 'token' };

export const chainCases: readonly ConformanceCase[] = [
  handlerCase('a middleware passes', `(req, res, next) => { next(); }, (req, res) => { res.status(201).json({}); }`, full(201), { method: 'POST' }),
  handlerCase('a middleware answers', `(req, res, next) => { res.status(401).json({}); }, (req, res) => { res.json({}); }`, full(401)),
  handlerCase('a middleware sets the status', `(req, res, next) => { res.status(201); next(); }, (req, res) => { res.json({}); }`, full(201), { method: 'POST' }),
  handlerCase('the handler overrides the status', `(req, res, next) => { res.status(201); next(); }, (req, res) => { res.status(202).json({}); }`, full(202)),
  handlerCase('a middleware forwards an error', `(req, res, next) => { next({ status: 403 }); }, (req, res) => { res.json({}); }`, full(403)),
  handlerCase('an async middleware passes', `async (req, res, next) => { await null; next(); }, async (req, res) => { res.status(202).end('x'); }`, full(202)),
  branchingCase('a middleware guards', `(req, res, next) => {
    if (!req.query.token) return res.status(401).json({ error: 'token is missing' });
    next();
  }, (req, res) => { res.json({}); }`, { '': full(401), 'token=1': full(200) }),
  branchingCase('a middleware from a factory', `allow('admin'), (req, res) => { res.status(204).end(); }`, { 'role=admin': empty(204), 'role=guest': full(403) }, {
    method: 'DELETE',
    before: `const allow = (role) => (req, res, next) => (req.query.role === role ? next() : res.status(403).json({ error: 'forbidden' }));`,
  }),
  branchingCase('two guards', `[
    (req, res, next) => { if (!req.query.token) return res.sendStatus(401); next(); },
    (req, res, next) => { if (!req.query.admin) return res.sendStatus(403); next(); },
  ], (req, res) => res.json({})`, { '': full(401), 'token=1': full(403), 'token=1&admin=1': full(200) }),
  handlerCase('nested arrays', `[(req, res, next) => { next(); }, [[(req, res) => { res.status(201).json({}); }]]]`, full(201)),
  handlerCase('an array in a constant', `handlers`, full(201), {
    before: `const check = (req, res, next) => next();\nconst create = (req, res) => { res.status(201).json({}); };\nconst handlers = [check, create];`,
  }),
  handlerCase('a spread array', `...handlers, (req, res) => { res.status(202).json({}); }`, full(202), {
    before: `const handlers = [(req, res, next) => next(), (req, res, next) => { next(); }];`,
  }),
  handlerCase('locals carry the status', `(req, res, next) => { res.locals.status = 206; next(); }, (req, res) => { res.status(res.locals.status).json([]); }`, full(206)),
  handlerCase('the request carries the status', `(req, res, next) => { req.outcome = { code: 202 }; next(); }, (req, res) => { res.status(req.outcome.code).json([]); }`, full(202)),
  handlerCase('the last handler passes', `(req, res, next) => { next(); }, (req, res, next) => { next(); }`, unwritten(full(404))),
  {
    name: "next('route') skips to the next route",
    source: expressModule(`
      app.get('/', (req, res, next) => { next('route'); }, (req, res) => { res.status(500).end(); });
      app.get('/', (req, res) => { res.status(202).json({}); });
    `),
    requests: [{ method: 'GET', path: '/', expect: full(202) }],
  },
  {
    name: "next('route') on one branch",
    source: expressModule(`
      app.get('/:id', (req, res, next) => {
        if (req.params.id === 'all') return next('route');
        next();
      }, (req, res) => { res.status(200).json({}); });
      app.get('/:id', (req, res) => { res.status(206).json([]); });
    `),
    requests: [
      { method: 'GET', path: '/7', expect: full(200) },
      { method: 'GET', path: '/all', expect: full(206) },
    ],
    unknownInputs: true,
    exhaustive: true,
  },
  {
    name: 'two routes of one path',
    source: expressModule(`
      app.get('/', (req, res, next) => { next(); });
      app.get('/', (req, res) => { res.status(203).json({}); });
    `),
    requests: [{ method: 'GET', path: '/', expect: full(203) }],
  },
  {
    name: 'a middleware of the application guards',
    source: expressModule(`
      app.use((req, res, next) => {
        if (!req.headers.authorization) return res.status(401).json({ error: 'unauthorized' });
        next();
      });
      app.get('/', (req, res) => { res.json({}); });
    `),
    requests: [
      { method: 'GET', path: '/', expect: full(401) },
      { method: 'GET', path: '/', headers: auth, expect: full(200) },
    ],
    unknownInputs: true,
    exhaustive: true,
    compareWith: 'file',
  },
  {
    name: 'a middleware of the application sets the status',
    source: expressModule(`
      app.use((req, res, next) => { res.status(202); next(); });
      app.post('/', (req, res) => { res.json({}); });
    `),
    requests: [{ method: 'POST', path: '/', expect: full(202) }],
    compareWith: 'file',
  },
  {
    name: 'a catch-all answers what no route takes',
    source: expressModule(`
      app.get('/', (req, res) => { res.json({}); });
      app.use((req, res) => { res.status(404).json({ error: 'no such route' }); });
    `),
    requests: [
      { method: 'GET', path: '/', expect: full(200) },
      { method: 'GET', path: '/other', expect: full(404) },
    ],
    compareWith: 'file',
  },
  {
    name: 'a catch-all that forgets the status',
    source: expressModule(`app.use((req, res) => { res.json({ error: 'no such route' }); });`),
    requests: [{ method: 'GET', path: '/other', expect: full(200) }],
    compareWith: 'file',
  },
  {
    name: 'body parsing middleware of the package',
    source: expressModule(`
      app.use(express.json());
      app.post('/', (req, res) => { res.status(201).json(req.body); });
    `),
    requests: [
      { method: 'POST', path: '/', headers: { 'Content-Type': 'application/json' }, body: '{"a":1}', expect: full(201) },
      { method: 'POST', path: '/', headers: { 'Content-Type': 'application/json' }, body: '{a', expect: unwritten(full(400)) },
    ],
  },
];
