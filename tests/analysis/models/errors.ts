/** What becomes of errors that leave a handler. */

import type { GoldenModel } from '../golden-model.js';

export const errors: readonly GoldenModel[] = [
  {
    name: 'error middleware',
    source: `
const express = require('express');
const app = express();
class NotFoundError extends Error { constructor(message) { super(message); this.status = 404; } }
app.get('/a', (req, res, next) => { if (!req.query.a) return next(new NotFoundError('No such user')); throw new Error('broken'); });
app.use((err, req, res, next) => { res.status(err.status || 500).json({ message: err.message }); });`,
    model: [
      'GET /a -> error 500 yes @4 message:broken | error 404 yes @4 message:No such user',
    ],
  },
  {
    name: 'errors without middleware',
    source: `
const express = require('express');
const createError = require('http-errors');
const app = express();
app.get('/a', (req, res, next) => next(createError(404, 'No such user')));
app.get('/b', () => { throw new createError.Conflict('taken'); });
app.get('/c', async () => { throw new Error('broken'); });`,
    model: [
      'GET /a -> error 404 yes @4 class:NotFoundError message:No such user',
      'GET /b -> error 409 yes @5 class:ConflictError message:taken',
      'GET /c -> error 500 yes @6 message:broken',
    ],
  },
  {
    name: 'an imported error handler',
    source: `
const express = require('express');
const errorHandler = require('./error-handler');
const app = express();
app.get('/a', () => { throw new Error('broken'); });
app.use(errorHandler);`,
    model: [
      'GET /a -> error ? (middleware that may handle the error is not known) yes @4 message:broken',
    ],
  },
  {
    name: 'an application that is handed on',
    source: `
const express = require('express');
const app = express();
require('./errors')(app);
app.get('/a', () => { throw new Error('broken'); });
app.get('/b', () => { throw Object.assign(new Error('broken'), { status: 409 }); });`,
    model: [
      'GET /a -> error ? (the application that answers the error is not in this file) yes @4 message:broken',
      'GET /b -> error 409 yes @5 message:broken',
    ],
  },
  {
    name: 'a router whose application is elsewhere',
    source: `
const express = require('express');
const router = express.Router();
router.get('/a', () => { throw new Error('broken'); });
router.get('/b', (req, res, next) => next(Object.assign(new Error('x'), { status: 400 })));
module.exports = router;`,
    model: [
      'GET /a -> error ? (the application that answers the error is not in this file) yes @3 message:broken',
      'GET /b -> error 400 yes @4 message:x',
    ],
  },
  {
    name: 'an error that is handed on by hand',
    source: `
const express = require('express');
const app = express();
class HttpError extends Error { constructor(status, message) { super(message); this.statusCode = status; } static notFound(what) { return new HttpError(404, \`\${what} not found\`); } }
app.get('/a', async (req, res, next) => { try { if (!req.query.a) throw HttpError.notFound('User'); res.json({}); } catch (error) { next(error); } });`,
    model: [
      'GET /a -> 200 by default yes @4 | error 404 yes @4 class:HttpError message:User not found',
    ],
  },
  {
    name: 'an error of unknown code that is handed on is answered as one that says nothing; what it may say is not known',
    source: `
const express = require('express');
const db = require('db');
const app = express();
const wrap = (handler) => (req, res, next) => handler(req, res, next).catch(next);
app.get('/a', async (req, res, next) => { try { res.json(await db.find()); } catch (error) { next(error); } });
app.get('/b', wrap(async (req, res) => { res.json(await db.find()); }));
app.get('/c', async (req, res) => { res.json(await db.find()); });
app.use((err, req, res, next) => {
  if (err.name === 'CastError') return res.status(404).json({ message: 'User not found' });
  res.status(500).json({ message: err.message });
});`,
    model: [
      'GET /a -> 200 by default unknown @5 … | error 500 yes @5 … | unresolved @5 an error of code that is not known may be answered in another way',
      'GET /b -> 200 by default unknown @6 via 4 … | error 500 yes @4 … | unresolved @4 an error of code that is not known may be answered in another way',
      'GET /c -> 200 by default unknown @7 … | throws?',
    ],
  },
  {
    name: 'an error of unknown code where all errors are answered alike',
    source: `
const express = require('express');
const db = require('db');
const app = express();
app.get('/a', async (req, res, next) => { try { res.json(await db.find()); } catch (error) { next(error); } });
app.use((err, req, res, next) => { res.status(err instanceof TypeError ? 500 : 500).json({ message: 'Sorry' }); });`,
    model: ['GET /a -> 200 by default unknown @4 … | error 500 yes @4 message:Sorry'],
  },
  {
    name: 'an error of unknown code that the framework answers, and the status that was set before',
    source: `
const express = require('express');
const db = require('db');
const app = express();
app.get('/a', (req, res, next) => { try { res.json(db.find()); } catch (error) { next(error); } });
app.get('/b', (req, res, next) => { res.status(404); try { res.json(db.find()); } catch (error) { next(error); } });`,
    model: [
      'GET /a -> 200 by default unknown @4 … | error 500 yes @4 … | unresolved @4 an error of code that is not known may be answered in another way',
      'GET /b -> 404 unknown @5 … | error 404 yes @5 … | unresolved @5 an error of code that is not known may be answered in another way',
    ],
  },
  {
    name: 'an error of unknown code that a branch has found to be a special one',
    source: `
const express = require('express');
const db = require('db');
const app = express();
class Mine extends Error {}
const handler = (isHandedOn) => async (req, res, next) => {
  try { await db.find(); res.end(); } catch (error) {
    if (isHandedOn(error)) return next(error);
    res.sendStatus(502);
  }
};
app.get('/class', handler((error) => error instanceof Mine));
app.get('/no-class', handler((error) => !(error instanceof Mine)));
app.get('/error', handler((error) => error instanceof Error));
app.get('/status', handler((error) => error.status));
app.get('/no-status', handler((error) => !error.status));
app.get('/name', handler((error) => error.name === 'Mine'));
app.get('/text', handler((error) => error.message === 'Mine'));
app.use((err, req, res, next) => res.sendStatus(err.status || 500));`,
    model: [
      'GET /class -> 200 by default no @6 | 502 yes @8',
      'GET /no-class -> 200 by default no @6 | error 500 yes @7 | unresolved @7 an error of code that is not known may be answered in another way',
      'GET /error -> 200 by default no @6 | 502 yes @8 | error 500 yes @7 | unresolved @7 an error of code that is not known may be answered in another way',
      'GET /status -> 200 by default no @6 | 502 yes @8 | unresolved @7 an error of code that is not known may be answered in another way',
      'GET /no-status -> 200 by default no @6 | 502 yes @8 | error 500 yes @7',
      'GET /name -> 200 by default no @6 | 502 yes @8 | unresolved @7 an error of code that is not known may be answered in another way',
      'GET /text -> 200 by default no @6 | 502 yes @8 | error 500 yes @7 | unresolved @7 an error of code that is not known may be answered in another way',
    ],
  },
  {
    name: 'an error of a file of the project that is not found, which may be of its classes',
    source: `
const express = require('express');
const db = require('./db');
const app = express();
class Mine extends Error {}
app.get('/a', async (req, res, next) => {
  try { await db.find(); res.end(); } catch (error) { res.sendStatus(error instanceof Mine ? 409 : 502); }
});`,
    model: ['GET /a -> 200 by default no @6 | 409 yes @6 | 502 yes @6'],
  },
  {
    name: 'a text that holds the method of the request, which is of capitals',
    source: `
const express = require('express');
const app = express();
app.all('/a', (req, res) => {
  const text = req.method + ' failed';
  if (text.includes('504')) return res.sendStatus(504);
  if (text.startsWith('post')) return res.sendStatus(502);
  res.sendStatus(text.endsWith('failed') ? 500 : 503);
});`,
    model: ['ALL /a -> 500 yes @7 | 503 yes @7'],
  },
  {
    name: 'an error of unknown code that the source throws again',
    source: `
const express = require('express');
const db = require('db');
const app = express();
const find = async () => { try { return await db.find(); } catch (error) { console.error(error); throw error; } };
app.get('/a', async (req, res) => { try { res.json(await db.find()); } catch (error) { if (!res.headersSent) throw error; } });
app.get('/b', async (req, res) => { res.json(await find()); });
app.get('/c', async (req, res) => { try { res.json(await find()); } catch (error) { res.sendStatus(502); } });
app.use((err, req, res, next) => res.sendStatus(500));`,
    model: [
      'GET /a -> 200 by default unknown @5 … | error 500 yes @5',
      'GET /b -> 200 by default unknown @6 … | error 500 yes @4 via 6 | throws?',
      'GET /c -> 200 by default unknown @7 … | 502 yes @7',
    ],
  },
  {
    name: 'what isHttpError says of an error',
    source: `
const express = require('express');
const createError = require('http-errors');
const db = require('db');
const app = express();
class Mine extends Error { constructor() { super('mine'); this.statusCode = 409; } }
class Like extends Error { constructor() { super('like'); this.expose = true; this.status = this.statusCode = 410; } }
class Gone extends createError.NotFound {}
const answer = (res, error) => {
  if (createError.isHttpError(error)) return res.status(error.status ?? 400).json({});
  res.status(error.statusCode === undefined ? 500 : 501).end();
};
app.get('/a', async (req, res) => { try { res.json(await db.find()); } catch (error) { answer(res, error); } });
app.get('/b', (req, res) => { try { throw new Mine(); } catch (error) { answer(res, error); } });
app.get('/c', (req, res) => { try { throw new Like(); } catch (error) { answer(res, error); } });
app.get('/d', (req, res) => { try { throw new Gone(); } catch (error) { answer(res, error); } });`,
    model: [
      'GET /a -> 200 by default unknown @12 … | ? (the status of an HTTP error is not known) yes @9 via 12 | 500 no @10 via 12 | 501 no @10 via 12',
      'GET /b -> 501 no @10 via 13',
      'GET /c -> 410 yes @9 via 14',
      'GET /d -> 404 yes @9 via 15',
    ],
  },
  {
    name: 'may throw',
    source: `
const express = require('express');
const app = express();
app.get('/a', (req, res) => { find(); res.json({}); });
app.get('/b', (req, res) => { res.json({}); });
app.get('/c', async (req, res) => { try { await find(); res.json({}); } catch (error) { res.status(500).json({ message: 'Internal server error' }); } });`,
    model: [
      'GET /a -> 200 by default yes @3 | throws?',
      'GET /b -> 200 by default yes @4',
      'GET /c -> 200 by default yes @5 | 500 yes @5 message:Internal server error',
    ],
  },
  {
    name: 'Express 4',
    version: 4,
    source: `
const express = require('express');
const app = express();
app.get('/a', (req, res) => { res.send(201); });
app.get('/b', (req, res) => { res.json(404, { error: 'Not found' }); });
app.get('/c', async (req, res) => { throw new Error('lost'); });`,
    model: [
      'GET /a -> 201 yes @3',
      'GET /b -> 404 yes @4 message:Not found',
      'GET /c -> nothing',
    ],
  },
  {
    name: 'errors that a call between may have changed keep their texts: none of them gets the text for an error without one',
    source: `
const express = require('express'); const app = express();
const verify = async (req) => {
  if (req.a) throw { status: 403, message: 'Project ID not found' };
  if (req.b) throw { status: 404, message: 'Project not found' };
};
app.get('/x', async (req, res) => {
  try { await verify(req); } catch (error) {
    trace(error);
    return res.status(error.status).json({ message: error.message ?? 'Authentication failed' });
  }
  res.json({});
});
`,
    model: ["GET /x -> 403 yes @9 … | ? ('trace' may have changed it) yes @9 … | 404 yes @9 … | 200 by default yes @11 | throws?"],
  },
  {
    name: 'a class that gets its status from whoever makes an error of it is no evidence; one with a status of its own is',
    source: `
const express = require('express');
const app = express();
class ApiError extends Error { constructor(status, message) { super(message); this.status = status; } }
class NotFoundError extends Error { constructor(message) { super(message); this.status = 404; } }
class GoneError extends ApiError { constructor(message) { super(410, message); } }
class TeapotError extends Error { status = 418; }
class SlowDownError extends Error { constructor(message, status = 429) { super(message); this.statusCode = status; } }
class LostError extends Error {}
app.get('/generic', () => { throw new ApiError(404, 'x'); });
app.get('/own', () => { throw new NotFoundError('x'); });
app.get('/parent', () => { throw new GoneError('x'); });
app.get('/field', () => { throw new TeapotError('x'); });
app.get('/by-default', () => { throw new SlowDownError('x'); });
app.get('/given', () => { throw new SlowDownError('x', 503); });
app.get('/without', () => { throw new LostError('x'); });
app.get('/unknown', (req) => { throw new ApiError(req.query.status, 'x'); });`,
    model: [
      'GET /generic -> error 404 yes @9 message:x',
      'GET /own -> error 404 yes @10 class:NotFoundError message:x',
      'GET /parent -> error 410 yes @11 class:GoneError message:x',
      'GET /field -> error 418 yes @12 class:TeapotError message:x',
      'GET /by-default -> error 429 yes @13 class:SlowDownError message:x',
      'GET /given -> error 503 yes @14 message:x',
      'GET /without -> error 500 yes @15 class:LostError message:x',
      "GET /unknown -> error ? (the error's 'status' is not known) yes @16 message:x …",
    ],
  },
  {
    name: 'error handlers of two branches',
    source: `
const express = require('express');
const app = express();
app.get('/a', (req, res) => { throw Object.assign(new Error('gone'), { status: 410 }); });
if (process.env.NODE_ENV === 'production') {
  app.use((err, req, res, next) => { res.status(500).json({}); });
} else {
  app.use((err, req, res, next) => { res.status(err.status).json({}); });
}
app.use((err, req, res, next) => { res.status(503).json({}); });`,
    model: ['GET /a -> error 410 yes @3 | error 500 yes @3', 'handler ? -> 503 yes @9'],
  },
];
