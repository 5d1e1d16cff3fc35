/** Error middleware: four parameters, on the application and in routers. */

import type { ConformanceCase } from '../conformance-case.js';
import { expressModule } from '../express-module.js';
import { branchingCase, handlerCase } from '../handler-case.js';
import { differs, empty, full, silence } from '../recorded-answers.js';

const throwing = `(req, res) => { throw Object.assign(new Error('taken'), { status: 409, code: 'TAKEN' }); }`;
const classes = `
class NotFoundError extends Error {}
class ConflictError extends Error { constructor(message) { super(message); this.name = 'ConflictError'; } }`;

export const errorMiddlewareCases: readonly ConformanceCase[] = [
  handlerCase('it forgets the status', throwing, full(200), { after: `app.use((err, req, res, next) => { res.json({ error: err.message }); });` }),
  handlerCase('it keeps a status set before the throw', `(req, res) => { res.status(201); throw new Error('boom'); }`, full(201), {
    after: `app.use((err, req, res, next) => { res.json({ error: err.message }); });`,
  }),
  handlerCase('it sets one status for all', throwing, full(400), { after: `app.use((err, req, res, next) => { res.status(400).json({ error: 'x' }); });` }),
  handlerCase('it takes the status of the error', throwing, full(409), {
    after: `app.use((err, req, res, next) => { res.status(err.status || 500).json({ error: err.message }); });`,
  }),
  handlerCase('it falls back to 500', `(req, res) => { throw new Error('boom'); }`, full(500), {
    after: `app.use((err, req, res, next) => { const status = err.status || err.statusCode || 500; res.status(status).json({}); });`,
  }),
  handlerCase('it falls back with ??', `(req, res) => { throw { statusCode: 403 }; }`, full(403), {
    after: `app.use((err, req, res, next) => { res.status(err.status ?? err.statusCode ?? 500).json({}); });`,
  }),
  handlerCase('it hands on', throwing, full(409), { after: `app.use((err, req, res, next) => { next(err); });` }),
  handlerCase('it hands on another error', throwing, full(503), {
    after: `app.use((err, req, res, next) => { next(Object.assign(new Error('busy'), { status: 503 })); });`,
  }),
  handlerCase('it throws another error', throwing, full(502), {
    after: `app.use((err, req, res, next) => { throw Object.assign(new Error('worse'), { status: 502 }); });`,
  }),
  handlerCase('two in a row', throwing, full(422), {
    after: `
      app.use((err, req, res, next) => { err.status = 422; next(err); });
      app.use((err, req, res, next) => { res.status(err.status).end('x'); });`,
  }),
  {
    ...handlerCase('it recovers with next()', throwing, full(404), {
      after: `
        app.use((err, req, res, next) => { next(); });
        app.use((req, res) => { res.status(404).json({}); });`,
    }),
    compareWith: 'file',
  },
  handlerCase('it answers without a body', throwing, empty(500), { after: `app.use((err, req, res, next) => { res.status(500).end(); });` }),
  handlerCase('it gets what next got', `(req, res, next) => { next({ status: 418 }); }`, full(418), {
    after: `app.use((err, req, res, next) => { res.status(err.status).json({}); });`,
  }),
  handlerCase('it maps by instanceof', `(req, res) => { throw new NotFoundError('no user'); }`, full(404), {
    before: classes,
    after: `
      app.use((err, req, res, next) => {
        if (err instanceof NotFoundError) return res.status(404).json({ error: err.message });
        if (err instanceof ConflictError) return res.status(409).json({ error: err.message });
        res.status(500).json({ error: 'internal' });
      });`,
  }),
  handlerCase('it maps by name', `(req, res) => { throw new ConflictError('taken'); }`, full(409), {
    before: classes,
    after: `
      app.use((err, req, res, next) => {
        switch (err.name) {
          case 'NotFoundError': return res.status(404).json({});
          case 'ConflictError': return res.status(409).json({});
          default: return res.status(500).json({});
        }
      });`,
  }),
  handlerCase('it maps by code through a table', throwing, full(409), {
    before: `const statusByCode = { MISSING: 404, TAKEN: 409 };`,
    after: `app.use((err, req, res, next) => { res.status(statusByCode[err.code] || 500).json({ code: err.code }); });`,
  }),
  handlerCase('it lets headersSent through', throwing, full(400), {
    after: `app.use((err, req, res, next) => { if (res.headersSent) return next(err); res.status(400).json({}); });`,
  }),
  handlerCase('it gets an async throw', `async (req, res) => { throw Object.assign(new Error('x'), { status: 409 }); }`, differs(silence, full(409)), {
    after: `app.use((err, req, res, next) => { res.status(err.status).json({}); });`,
  }),
  handlerCase('it is a named function', throwing, full(400), {
    after: `function handleErrors(err, req, res, next) { res.status(400).json({}); }\napp.use(handleErrors);`,
  }),
  handlerCase('it stands in the chain of the route', `[(req, res, next) => { next(new Error('boom')); }, (err, req, res, next) => { res.status(422).json({}); }]`, full(422)),
  handlerCase('it stands ahead of the route and is not reached', throwing, full(409), {
    before: `app.use((err, req, res, next) => { res.status(400).json({}); });`,
  }),
  handlerCase('three parameters make no error middleware', throwing, full(409), {
    after: `app.use((err, req, res) => { res.status(400).json({}); });`,
  }),
  branchingCase('errors of two kinds', `(req, res) => {
    if (req.query.kind === 'missing') throw new NotFoundError('none');
    if (req.query.kind === 'taken') throw new ConflictError('taken');
    res.json({});
  }`, { '': full(200), 'kind=missing': full(404), 'kind=taken': full(409) }, {
    before: classes,
    after: `
      app.use((err, req, res, next) => {
        if (err instanceof NotFoundError) return res.status(404).json({});
        if (err instanceof ConflictError) return res.status(409).json({});
        res.status(500).json({});
      });`,
  }),
  {
    name: 'error middleware of a router',
    source: expressModule(`
      const router = express.Router();
      router.get('/users', (req, res) => { throw new Error('boom'); });
      router.use((err, req, res, next) => { res.status(503).json({}); });
      app.use('/api', router);
      app.use((err, req, res, next) => { res.status(400).json({}); });
    `),
    requests: [{ method: 'GET', path: '/api/users', expect: full(503) }],
  },
  {
    name: 'error middleware of the application behind a router',
    source: expressModule(`
      const router = express.Router();
      router.get('/users', (req, res, next) => { next({ status: 404 }); });
      app.use('/api', router);
      app.use((err, req, res, next) => { res.status(err.status).json({}); });
    `),
    requests: [{ method: 'GET', path: '/api/users', expect: full(404) }],
  },
];
