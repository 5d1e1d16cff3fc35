/** Handlers and wrappers of packages that are known. */

import type { GoldenModel } from '../golden-model.js';

const app = `
const express = require('express');
const app = express();
`;

export const packages: readonly GoldenModel[] = [
  {
    name: 'wrappers of packages',
    source: `${app}const wrap = require('express-async-handler');
const { wrap: other } = require('async-middleware');
app.get('/a', wrap(async (req, res) => { throw Object.assign(new Error('gone'), { status: 410 }); }));
app.get('/b', other(async (req, res) => { throw Object.assign(new Error('gone'), { status: 410 }); }));`,
    version: 4,
    model: [
      'GET /a -> error 410 yes @5 message:gone',
      'GET /b -> error 410 yes @6 message:gone',
    ],
  },
  {
    name: 'a router of a package that hands on rejections',
    source: `${app}const router = require('express-promise-router')();
router.get('/a', async (req, res) => { throw Object.assign(new Error('gone'), { status: 410 }); });
app.get('/b', async (req, res) => { throw Object.assign(new Error('gone'), { status: 410 }); });
app.use(router);`,
    version: 4,
    model: [
      'GET /a -> error 410 yes @4 message:gone',
      'GET /b -> nothing',
    ],
  },
  {
    name: 'express-rate-limit',
    source: `${app}const { rateLimit } = require('express-rate-limit');
const limiter = rateLimit({ windowMs: 1 });
app.get('/a', limiter, (req, res) => res.json({}));
app.get('/b', rateLimit({ statusCode: 503, message: { error: 'x' } }), (req, res) => res.json({}));
app.get('/c', rateLimit({ handler: (req, res) => res.status(420).json({}) }), (req, res) => res.json({}));
app.get('/d', rateLimit(options), (req, res) => res.json({}));
app.get('/e', rateLimit({ statusCode: options.code }), (req, res) => res.json({}));`,
    model: [
      'GET /a -> 429 yes @4 message:Too many requests, please try again later. | 200 by default yes @5',
      'GET /b -> 503 yes @6 | 200 by default yes @6',
      'GET /c -> 420 yes @7 | 200 by default yes @7',
      'GET /d -> 200 by default yes @8 | unresolved @8 the options of a rate limit are not known',
      'GET /e -> ? (the options of a package decide it) yes @9 message:Too many requests, please try again later. | 200 by default yes @9',
    ],
  },
  {
    name: 'express-jwt',
    source: `${app}const { expressjwt, UnauthorizedError } = require('express-jwt');
app.get('/a', expressjwt({ secret: 'x', algorithms: ['HS256'] }), (req, res) => res.json({}));
app.get('/b', expressjwt({ secret: async () => { throw Object.assign(new Error('no key'), { status: 503 }); } }), (req, res) => res.json({}));
app.use((err, req, res, next) => {
  if (err instanceof UnauthorizedError) return res.status(err.status).json({ code: err.code });
  next(err);
});`,
    model: [
      'GET /a -> error 401 yes @4 … | 200 by default yes @4',
      'GET /b -> error 401 yes @5 … | error 503 yes @5 message:no key | 200 by default yes @5',
    ],
  },
  {
    name: 'multer',
    source: `${app}const multer = require('multer');
const upload = multer({ fileFilter: (req, file, cb) => { if (!file.mimetype) return cb(Object.assign(new Error('no'), { status: 422 })); cb(null, true); } });
app.post('/a', upload.single('a'), (req, res) => res.status(201).end());
app.post('/b', (req, res) => { upload.none()(req, res, (err) => { if (err) return res.status(400).json({ error: err.code }); res.status(201).end(); }); });
app.use((err, req, res, next) => { if (err instanceof multer.MulterError) return res.status(413).end(); next(err); });`,
    model: [
      'POST /a -> error 413 no @5 | error 500 yes @5 … | error 422 yes @4 message:no | 201 no @5',
      'POST /b -> 400 yes @6 via 6 … | 201 no @6 via 6',
    ],
  },
  {
    name: 'celebrate and its error handler',
    source: `${app}const { celebrate, errors, isCelebrateError } = require('celebrate');
app.post('/a', celebrate({ body: {} }), (req, res) => res.status(201).end());
app.get('/b', (req, res) => { throw Object.assign(new Error('gone'), { status: 410 }); });
app.use((err, req, res, next) => { if (isCelebrateError(err)) err.status = 409; next(err); });
app.use(errors());`,
    model: [
      'POST /a -> error 400 yes @4 | 201 no @4',
      'GET /b -> error 410 yes @5 message:gone',
    ],
  },
  {
    name: 'celebrate without its error handler',
    source: `${app}const { celebrate } = require('celebrate');
app.post('/a', celebrate({ body: {} }), (req, res) => res.status(201).end());`,
    model: [
      'POST /a -> error 500 yes @4 class:CelebrateError … | 201 no @4',
    ],
  },
  {
    name: 'passport',
    source: `${app}const passport = require('passport');
app.post('/a', passport.authenticate('local'), (req, res) => res.status(201).end());
app.post('/b', passport.authenticate('jwt', { session: false, failureRedirect: '/login' }), (req, res) => res.status(201).end());
app.post('/c', (req, res, next) => { passport.authenticate('local', (err, user) => { if (!user) return res.status(403).end(); res.status(201).end(); })(req, res, next); });
app.get('/d', passport.authenticate('google', { failureRedirect: '/login' }));
app.post('/e', passport.authenticate(['jwt'], { failWithError: true, session: false }), (req, res) => res.status(201).end());
app.post('/f', passport.authenticate('jwt', options), (req, res) => res.status(201).end());`,
    model: [
      'POST /a -> 400 yes @4 | 401 yes @4 | 201 no @4',
      'POST /b -> 302 yes @5 | 201 no @5',
      'POST /c -> 403 no @6 via 6 | 201 no @6 via 6',
      'GET /d -> 302 yes @7 | unresolved @7 what a strategy of passport answers by itself is not known',
      'POST /e -> error 401 yes @8 class:AuthenticationError … | 201 no @8',
      'POST /f -> 201 no @9 | unresolved @9 the options of passport are not known',
    ],
  },
  {
    name: 'middleware whose answers depend on the method',
    source: `${app}const cors = require('cors');
const lusca = require('lusca');
app.options('/a', cors());
app.get('/a', cors(), lusca.csrf(), (req, res) => res.json({}));
app.post('/a', lusca({ csrf: true }), (req, res) => res.status(201).end());
app.options('/b', cors({ preflightContinue: true }), (req, res) => res.status(200).end());`,
    model: [
      'OPTIONS /a -> 204 no @5',
      'GET /a -> 200 by default yes @6',
      'POST /a -> error 403 yes @7 … | 201 no @7',
      'OPTIONS /b -> 200 no @8',
    ],
  },
  {
    name: 'middleware that only passes on',
    source: `${app}const { body, validationResult } = require('express-validator');
app.use(require('helmet')(), require('morgan')('dev'));
app.post('/a', require('cookie-parser')(), body('name').trim().notEmpty(), (req, res) => { if (!validationResult(req).isEmpty()) return res.status(400).end(); res.status(201).end(); });`,
    model: [
      'POST /a -> 400 no @5 | 201 no @5 | throws?',
    ],
  },
  {
    name: 'parsers of bodies',
    source: `${app}app.post('/a', express.json(), (req, res) => res.status(201).end());
app.post('/b', require('body-parser').raw(), (req, res) => res.status(201).end());
app.use((err, req, res, next) => { if (err instanceof SyntaxError && err.status === 400 && 'body' in err) return res.status(422).end(); next(err); });`,
    model: [
      'POST /a -> error 422 no @3 | error 413 yes @3 class:PayloadTooLargeError … | error 415 yes @3 class:UnsupportedMediaTypeError … | 201 no @3',
      'POST /b -> error 400 yes @4 class:BadRequestError … | error 413 yes @4 class:PayloadTooLargeError … | error 415 yes @4 class:UnsupportedMediaTypeError … | 201 no @4',
    ],
  },
  {
    name: 'what another server answers',
    source: `${app}const { createProxyMiddleware } = require('http-proxy-middleware');
app.get('/a', createProxyMiddleware({ target }));`,
    model: [
      'GET /a -> unresolved @4 what the server behind a proxy answers is not known',
    ],
  },
  {
    name: 'routes of two paths with one handler of a package',
    source: `${app}const lusca = require('lusca');
if (process.env.CI) app.set('x', 1); else app.set('y', 2);
app.post('/a', lusca({ csrf: true }), (req, res) => res.status(201).end());`,
    model: [
      'POST /a -> error 403 yes @5 … | 201 no @5',
    ],
  },
];
