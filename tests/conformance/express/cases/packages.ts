/** Packages that the plugin knows: what it says of them is what they do. */

import type { ConformanceCase, ConformanceRequest } from '../conformance-case.js';
import { expressModule } from '../express-module.js';
import { differs, empty, full, silence } from '../recorded-answers.js';

const gone = `throw Object.assign(new Error('gone'), { status: 410 });`;

/** Of the claim `{ "sub": "a" }`, signed with `secret`. */
const TOKEN = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhIn0.qBdA9L_PTGPhu7ipY7Xs4Eol-m79U_HNIifGEFJXeJQ';

function get(path: string, expect: ConformanceRequest['expect'], headers: Readonly<Record<string, string>> = {}): ConformanceRequest {
  return { method: 'GET', path, expect, headers };
}

function post(path: string, expect: ConformanceRequest['expect'], body = '', headers: Readonly<Record<string, string>> = {}): ConformanceRequest {
  return { method: 'POST', path, expect, body, headers };
}

function json(path: string, expect: ConformanceRequest['expect'], body: string, charset = 'utf-8'): ConformanceRequest {
  return post(path, expect, body, { 'Content-Type': `application/json; charset=${charset}` });
}

/** A form with one file. */
function form(path: string, field: string, type: string, expect: ConformanceRequest['expect']): ConformanceRequest {
  const body = `--x\r\nContent-Disposition: form-data; name="${field}"; filename="a"\r\nContent-Type: ${type}\r\n\r\na\r\n--x--\r\n`;
  return post(path, expect, body, { 'Content-Type': 'multipart/form-data; boundary=x' });
}

/** The packages decide on what the source does not tell; the requests drive all that they do. */
function packageCase(name: string, routes: string, requests: readonly ConformanceRequest[], isExhaustive = true): ConformanceCase {
  return { name, source: expressModule(routes), requests, unknownInputs: true, ...(isExhaustive ? { exhaustive: true } : {}) };
}

const strategies = `
const passport = require('passport');
for (const name of ['jwt', 'local']) {
  passport.use(name, { authenticate(req) { if (req.query.status) this.fail('no', Number(req.query.status)); else if (req.query.ok) this.success({}); else this.fail('no'); } });
}
`;

export const packageCases: readonly ConformanceCase[] = [
  {
    name: 'express-async-handler and async-middleware',
    source: expressModule(`
      const asyncHandler = require('express-async-handler');
      const { wrap } = require('async-middleware');
      app.get('/a', asyncHandler(async (req, res) => { ${gone} }));
      app.get('/b', wrap(async (req, res) => { ${gone} }));
      app.get('/c', async (req, res) => { ${gone} });
      app.get('/d', asyncHandler((req, res) => { ${gone} }));
    `),
    requests: [get('/a', full(410)), get('/b', full(410)), get('/c', differs(silence, full(410))), get('/d', full(410))],
  },
  packageCase(
    'express-rate-limit',
    `
      const { rateLimit } = require('express-rate-limit');
      const options = { limit: 1, validate: false, keyGenerator: () => 'a' };
      app.get('/a', rateLimit(options), (req, res) => { res.status(202).end(); });
      app.get('/b', rateLimit({ ...options, statusCode: 503, message: { error: 'busy' } }), (req, res) => { res.status(202).end(); });
      app.get('/c', rateLimit({ ...options, handler: (req, res) => { res.status(420).end(); } }), (req, res) => { res.status(202).end(); });
      app.get('/d', rateLimit({ ...options, handler: (req, res, next) => { next(Object.assign(new Error('gone'), { status: 410 })); } }), (req, res) => { res.status(202).end(); });
    `,
    [
      ...['/a', '/b', '/c', '/d'].map((path) => get(path, empty(202))),
      get('/a', full(429)),
      get('/b', full(503)),
      get('/c', empty(420)),
      get('/d', full(410)),
    ],
  ),
  packageCase(
    'express-jwt',
    `
      const { expressjwt, UnauthorizedError } = require('express-jwt');
      const options = { secret: 'secret', algorithms: ['HS256'] };
      app.get('/a', expressjwt(options), (req, res) => { res.status(202).end(); });
      app.get('/b', expressjwt({ ...options, credentialsRequired: false }), (req, res) => { res.status(202).end(); });
      app.get('/c', expressjwt({ ...options, getToken: () => { ${gone} } }), (req, res) => { res.status(202).end(); });
      app.use((err, req, res, next) => {
        if (!(err instanceof UnauthorizedError)) return next(err);
        res.status(err.name === 'UnauthorizedError' && err.code !== undefined ? err.status : 500).json({});
      });
    `,
    [
      get('/a', full(401)),
      get('/a', full(401), { Authorization: 'Bearer x' }),
      get('/a', empty(202), { Authorization: `Bearer ${TOKEN}` }),
      get('/b', empty(202)),
      get('/b', full(401), { Authorization: 'Bearer x' }),
      get('/c', full(410)),
    ],
    false,
  ),
  packageCase(
    'multer',
    `
      const multer = require('multer');
      const upload = multer({ fileFilter: (req, file, done) => { if (file.mimetype !== 'text/plain') done(Object.assign(new Error('no'), { status: 415 })); else done(null, true); } });
      app.post('/a', upload.single('a'), (req, res) => { res.status(201).end(); });
      app.post('/b', (req, res) => { multer().none()(req, res, (err) => { res.status(err ? 400 : 201).end(); }); });
      app.post('/c', upload.array('a'), (req, res) => { res.status(201).end(); });
    `,
    [
      form('/a', 'a', 'text/plain', empty(201)),
      form('/a', 'a', 'image/png', full(415)),
      form('/a', 'b', 'text/plain', full(500)),
      form('/b', 'a', 'text/plain', empty(400)),
      post('/b', empty(201)),
      form('/c', 'a', 'text/plain', empty(201)),
      form('/c', 'a', 'image/png', full(415)),
      form('/c', 'b', 'text/plain', full(500)),
    ],
  ),
  packageCase(
    'multer and error middleware that knows its errors',
    `
      const multer = require('multer');
      app.post('/a', multer().single('a'), (req, res) => { res.status(201).end(); });
      app.use((err, req, res, next) => {
        if (err instanceof multer.MulterError && err.code === 'LIMIT_UNEXPECTED_FILE') return res.status(422).json({ error: err.message });
        next(err);
      });
    `,
    [form('/a', 'b', 'text/plain', full(422)), post('/a', full(500), '--x', { 'Content-Type': 'multipart/form-data; boundary=x' }), form('/a', 'a', 'text/plain', empty(201))],
  ),
  packageCase(
    'celebrate without its error handler',
    `
      const { celebrate, Joi } = require('celebrate');
      app.post('/', celebrate({ query: Joi.object({ a: Joi.number().required() }) }), (req, res) => { res.status(201).end(); });
    `,
    [post('/', full(500)), post('/?a=1', empty(201))],
  ),
  packageCase(
    'celebrate',
    `
      const { celebrate, errors, isCelebrateError, Joi } = require('celebrate');
      app.post('/a', celebrate({ query: Joi.object({ a: Joi.number().required() }) }), (req, res) => { res.status(201).end(); });
      app.get('/b', (req, res) => { ${gone} });
      app.use((err, req, res, next) => { if (!isCelebrateError(err)) return res.status(err.status).end(); next(err); });
      app.use(errors({ statusCode: 422 }));
    `,
    [post('/a', full(422)), post('/a?a=1', empty(201)), get('/b', empty(410))],
  ),
  packageCase(
    'passport',
    `
      ${strategies}
      app.post('/a', passport.authenticate('jwt', { session: false }), (req, res) => { res.status(201).end(); });
      app.post('/b', passport.authenticate('jwt', { session: false, failureRedirect: '/login' }), (req, res) => { res.status(201).end(); });
      app.post('/c', passport.authenticate('jwt', { session: false, failWithError: true }), (req, res) => { res.status(201).end(); });
      app.post('/d', (req, res, next) => { passport.authenticate('local', (err, user) => { res.status(user ? 201 : 403).end(); })(req, res, next); });
      app.post('/e', passport.authenticate('local', { session: false }), (req, res) => { res.status(201).end(); });
      app.use((err, req, res, next) => { res.status(err.name === 'AuthenticationError' ? err.status : 500).end(); });
    `,
    [
      post('/a?ok=1', empty(201)),
      post('/a', full(401)),
      post('/b?ok=1', empty(201)),
      post('/b', full(302)),
      post('/c?ok=1', empty(201)),
      post('/c', empty(401)),
      post('/d?ok=1', empty(201)),
      post('/d', empty(403)),
      post('/e?ok=1', empty(201)),
      post('/e', full(401)),
      post('/e?status=400', full(400)),
    ],
  ),
  packageCase(
    'cors and lusca',
    `
      const cors = require('cors');
      const lusca = require('lusca');
      const session = (req, res, next) => { req.session = {}; next(); };
      app.options('/a', cors());
      app.options('/b', cors({ optionsSuccessStatus: 200 }));
      app.options('/c', cors({ preflightContinue: true }), (req, res) => { res.status(202).end(); });
      app.get('/d', cors(), session, lusca.csrf(), (req, res) => { res.status(202).end(); });
      app.post('/e', session, lusca({ csrf: true }), (req, res) => { res.status(201).end(); });
      app.post('/f', lusca({ xframe: 'DENY' }), (req, res) => { res.status(201).end(); });
    `,
    [
      { method: 'OPTIONS', path: '/a', expect: empty(204) },
      { method: 'OPTIONS', path: '/b', expect: empty(200) },
      { method: 'OPTIONS', path: '/c', expect: empty(202) },
      get('/d', empty(202)),
      post('/e', full(403)),
      post('/f', empty(201)),
    ],
    false,
  ),
  packageCase(
    'parsers of bodies',
    `
      app.post('/', express.json({ limit: 10 }), (req, res) => { res.status(201).end(); });
      app.use((err, req, res, next) => { if (err instanceof SyntaxError && 'body' in err) return res.status(422).end(); next(err); });
    `,
    [json('/', empty(201), '{}'), json('/', empty(422), '{'), json('/', full(413), '{"a": "text that is long"}'), json('/', full(415), '{}', 'x')],
  ),
];
