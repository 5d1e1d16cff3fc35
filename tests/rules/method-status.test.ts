/** Which codes are wrong for the method of a route, and which code is offered instead. */

import { methodStatus } from '../../src/rules/method-status.js';
import { ruleTester, typescriptRuleTester } from '../kit/rule-tester.js';
import { inApp } from './in-app.js';

const created = 'code for POST is 201 (Created)';
const noContent = 'code for DELETE is 204 (No Content)';

/** An error for a status that the code writes. */
function wrongCode(
  at: readonly [line: number, column: number],
  route: string,
  code: number,
  expected: string,
  suggestion?: { answer: string; output: string },
) {
  return {
    messageId: 'wrongCode' as const,
    data: { route, code: String(code), where: 'here', expected },
    line: at[0],
    column: at[1],
    suggestions: suggestionsOf(suggestion),
  };
}

/** An error for a status that nothing sets. */
function wrongDefault(
  at: readonly [line: number, column: number],
  route: string,
  expected: string,
  suggestion?: { answer: string; output: string },
) {
  return {
    ...wrongCode(at, route, 200, expected, suggestion),
    messageId: 'wrongDefault' as const,
    data: { route, code: '200', where: 'here', expected, framework: 'Express' },
  };
}

function wrongErrorCode(at: readonly [line: number, column: number], route: string, code: string, row: string, methods: string) {
  return { messageId: 'wrongErrorCode' as const, data: { route, code, where: 'here', row, methods }, line: at[0], column: at[1] };
}

function suggestionsOf(suggestion: { answer: string; output: string } | undefined) {
  if (suggestion === undefined) return [];
  return [{ messageId: 'answerWith' as const, data: { answer: suggestion.answer }, output: suggestion.output }];
}

const contract = {
  extends: 'return-code',
  success: {
    202: { type: 'Accepted', methods: ['POST'] },
    303: { type: 'See Other', methods: ['POST'] },
  },
};

ruleTester.run('method-status', methodStatus, {
  valid: [
    { name: 'says nothing of a file without routes', code: 'export const status = (code) => code;' },
    { name: 'takes 201 for POST', code: inApp("app.post('/users', (req, res) => { res.status(201).json({}); });") },
    { name: 'takes 200 for GET, PUT and PATCH', code: inApp("app.get('/a', f).put('/a', f).patch('/a', f);\nfunction f(req, res) { res.json({}); }") },
    { name: 'takes 204 for DELETE', code: inApp("app.delete('/a', (req, res) => { res.status(204).end(); });") },
    { name: 'does not judge HEAD', code: inApp("app.head('/a', (req, res) => { res.status(204).end(); });") },
    {
      name: 'does not judge what a route for GET answers to HEAD alone',
      code: inApp("app.get('/a', (req, res) => { if (req.method === 'HEAD') return res.status(204).end(); res.json({}); });"),
    },
    { name: 'does not judge ALL', code: inApp("app.all('/a', (req, res) => { res.status(409).json({}); });") },
    { name: 'does not judge mounted middleware', code: inApp("app.use((req, res) => { res.json({}); });") },
    { name: 'does not judge a method that no row names', code: inApp("app.options('/a', (req, res) => { res.status(200).end(); });") },
    { name: 'does not judge a code that no row has', code: inApp("app.post('/a', (req, res) => { res.status(202).json({}); });") },
    { name: 'does not judge a handler without a route', code: 'export function create(req, res) { res.status(200).json({}); }' },
    { name: 'does not judge a status that is not known', code: inApp("app.post('/a', (req, res) => { res.status(req.body.code).json({}); });") },
    { name: 'takes error codes on every method that their row does not exclude', code: inApp("app.post('/a', (req, res) => { if (req.body.a) return res.status(404).end(); res.status(409).end(); });") },
    { name: 'takes what the settings give to the method', code: inApp("app.post('/a', (req, res) => { res.status(202).json({}); });"), settings: { 'http-contract': { contract } } },
    { name: 'takes what a method of a chained route answers', code: inApp("app.route('/a').get((req, res) => { res.json([]); }).post((req, res) => { res.sendStatus(201); });") },
    { name: 'sees the branch that a route does not reach', code: inApp("app.post('/a', (req, res) => { if (req.method === 'GET') return res.json({}); res.status(201).json({}); });") },
    { name: 'does not judge an answer that comes too late', code: inApp("app.post('/a', (req, res) => { res.status(201).end(); res.status(200).end(); });") },
    { name: 'is not misled by code after the answer', code: inApp("app.post('/a', (req, res) => { res.status(201).json({}); res.status(200); });") },
    { name: 'does not take a request mock for a route (msw)', code: "import { rest } from 'msw';\nexport default [rest.post('/users', (req, res, ctx) => res(ctx.status(200), ctx.json({})))];" },
    { name: 'does not take a request mock for a route (msw 2)', code: "import { http, HttpResponse } from 'msw';\nexport default [http.post('/users', () => HttpResponse.json({}, { status: 200 }))];" },
    { name: 'does not take a request for a route (supertest)', code: "import request from 'supertest';\nimport app from './app.js';\nit('creates', (done) => { request(app).post('/users').expect(200).end((err, res) => { if (err) throw err; res.status(200).json({}); done(); }); });" },
    { name: 'does not take a request for a route (axios)', code: "import axios from 'axios';\nexport const create = (data) => axios.post('/users', data).then((res) => { res.status(200).json({}); });" },
    { name: 'does not take a callback of a cache for a handler', code: "import { cache } from './cache.js';\ncache.get('/users', (err, res) => { if (err) throw err; res.status(201).json({}); });" },
    { name: 'does not take a setting for a route', code: inApp("if (app.get('env') === 'test') app.get('/a', (req, res) => res.json(app.get('/title')));") },
  ],
  invalid: [
    {
      name: 'reports POST that answers 200 by default',
      code: inApp("app.post('/users', (req, res) => {\n  res.json(req.body);\n});"),
      errors: [
        wrongDefault([3, 7], 'POST /users', created, {
          answer: '201 (Created)',
          output: inApp("app.post('/users', (req, res) => {\n  res.status(201).json(req.body);\n});"),
        }),
      ],
    },
    {
      name: 'calls the path of a route that names none /',
      code: inApp("app.post('', (req, res) => {\n  res.json(req.body);\n});"),
      errors: [
        wrongDefault([3, 7], 'POST /', created, {
          answer: '201 (Created)',
          output: inApp("app.post('', (req, res) => {\n  res.status(201).json(req.body);\n});"),
        }),
      ],
    },
    {
      name: 'reports POST that answers 200 on purpose',
      code: inApp("app.post('/users', (req, res) => res.status(200).json({}));"),
      errors: [
        wrongCode([2, 45], 'POST /users', 200, created, {
          answer: '201 (Created)',
          output: inApp("app.post('/users', (req, res) => res.status(201).json({}));"),
        }),
      ],
    },
    {
      name: 'reports DELETE that answers 200 with a body, and offers to drop it',
      code: inApp("app.delete('/users/:id', (req, res) => { res.status(200).json({ deleted: true }); });"),
      errors: [
        wrongCode([2, 53], 'DELETE /users/:id', 200, noContent, {
          answer: '204 (No Content) without a body',
          output: inApp("app.delete('/users/:id', (req, res) => { res.status(204).end(); });"),
        }),
      ],
    },
    {
      name: 'reports DELETE that answers 200 by default',
      code: inApp("app.delete('/users/:id', async (req, res) => { res.send('deleted'); });"),
      errors: [
        wrongDefault([2, 52], 'DELETE /users/:id', noContent, {
          answer: '204 (No Content) without a body',
          output: inApp("app.delete('/users/:id', async (req, res) => { res.status(204).end(); });"),
        }),
      ],
    },
    {
      name: 'reports GET that answers 204',
      code: inApp("app.get('/users', (req, res) => { res.sendStatus(204); });"),
      errors: [
        wrongCode([2, 50], 'GET /users', 204, 'code for GET is 200 (OK)', {
          answer: '200 (OK)',
          output: inApp("app.get('/users', (req, res) => { res.sendStatus(200); });"),
        }),
      ],
    },
    {
      name: 'writes the code in the style of the file (http-status-codes)',
      code: "import { StatusCodes } from 'http-status-codes';\nimport express from 'express';\nconst router = express.Router();\nrouter.post('/users', (req, res) => { res.status(StatusCodes.OK).json({}); });",
      errors: [
        wrongCode([4, 50], 'POST /users', 200, created, {
          answer: '201 (Created)',
          output:
            "import { StatusCodes } from 'http-status-codes';\nimport express from 'express';\nconst router = express.Router();\nrouter.post('/users', (req, res) => { res.status(StatusCodes.CREATED).json({}); });",
        }),
      ],
    },
    {
      name: 'knows the constants of http-status, and inserts them',
      code: "const httpStatus = require('http-status');\nconst app = require('express')();\napp.post('/a', (req, res) => { res.json({}); });\napp.delete('/a', (req, res) => { res.status(httpStatus.OK).end(); });",
      errors: [
        wrongDefault([3, 36], 'POST /a', created, {
          answer: '201 (Created)',
          output:
            "const httpStatus = require('http-status');\nconst app = require('express')();\napp.post('/a', (req, res) => { res.status(httpStatus.CREATED).json({}); });\napp.delete('/a', (req, res) => { res.status(httpStatus.OK).end(); });",
        }),
        wrongCode([4, 45], 'DELETE /a', 200, noContent, {
          answer: '204 (No Content)',
          output:
            "const httpStatus = require('http-status');\nconst app = require('express')();\napp.post('/a', (req, res) => { res.json({}); });\napp.delete('/a', (req, res) => { res.status(httpStatus.NO_CONTENT).end(); });",
        }),
      ],
    },
    {
      name: 'follows a constant of the file, and offers no edit of what others may use',
      code: inApp("const OK = 200;\napp.post('/a', (req, res) => { res.status(OK).json({}); });"),
      errors: [wrongCode([3, 43], 'POST /a', 200, created)],
    },
    {
      name: 'follows a frozen table of codes',
      code: inApp("const codes = Object.freeze({ ok: 200, created: 201 });\napp.post('/a', (req, res) => { res.status(codes.ok).json({}); });"),
      errors: [
        wrongCode([3, 43], 'POST /a', 200, created, {
          answer: '201 (Created)',
          output: inApp("const codes = Object.freeze({ ok: 200, created: 201 });\napp.post('/a', (req, res) => { res.status(201).json({}); });"),
        }),
      ],
    },
    {
      name: 'reports the branch of a ternary that is wrong',
      code: inApp("app.post('/a', (req, res) => { res.status(req.body.isNew ? 201 : 200).json({}); });"),
      errors: [
        wrongCode([2, 66], 'POST /a', 200, created, {
          answer: '201 (Created)',
          output: inApp("app.post('/a', (req, res) => { res.status(req.body.isNew ? 201 : 201).json({}); });"),
        }),
      ],
    },
    {
      name: 'reports an assigned status',
      code: inApp("app.post('/a', (req, res) => { res.statusCode = 200; res.json({}); });"),
      errors: [
        wrongCode([2, 49], 'POST /a', 200, created, {
          answer: '201 (Created)',
          output: inApp("app.post('/a', (req, res) => { res.statusCode = 201; res.json({}); });"),
        }),
      ],
    },
    {
      name: 'knows that a status after the answer does nothing',
      code: inApp("app.post('/a', (req, res) => { res.json({}).status(201); });"),
      errors: [
        wrongDefault([2, 36], 'POST /a', created, {
          answer: '201 (Created)',
          output: inApp("app.post('/a', (req, res) => { res.status(201).json({}).status(201); });"),
        }),
      ],
    },
    {
      name: 'reports both branches of a handler',
      code: inApp("app.post('/a', async (req, res) => {\n  if (await find(req.body)) {\n    return res.json({ again: true });\n  }\n  res.status(200).send('ok');\n});"),
      errors: [
        wrongDefault([4, 16], 'POST /a', created, {
          answer: '201 (Created)',
          output: inApp("app.post('/a', async (req, res) => {\n  if (await find(req.body)) {\n    return res.status(201).json({ again: true });\n  }\n  res.status(200).send('ok');\n});"),
        }),
        wrongCode([6, 14], 'POST /a', 200, created, {
          answer: '201 (Created)',
          output: inApp("app.post('/a', async (req, res) => {\n  if (await find(req.body)) {\n    return res.json({ again: true });\n  }\n  res.status(201).send('ok');\n});"),
        }),
      ],
    },
    {
      name: 'enters a helper that answers, once for all routes with the same fault',
      code: inApp("const ok = (res, data, code = 200) => res.status(code).json(data);\napp.get('/a', (req, res) => ok(res, []));\napp.post('/a', (req, res) => ok(res, {}));\napp.post('/b', (req, res) => ok(res, {}));\napp.post('/c', (req, res) => ok(res, {}, 201));"),
      errors: [wrongCode([2, 50], 'POST /a (and 1 more route)', 200, created)],
    },
    {
      name: 'says for each method what is wrong with a handler that they share',
      code: inApp("const done = (req, res) => { res.send('done'); };\napp.post('/a', done);\napp.delete('/a', done);"),
      errors: [
        wrongDefault([2, 34], 'POST /a', created, {
          answer: '201 (Created)',
          output: inApp("const done = (req, res) => { res.status(201).send('done'); };\napp.post('/a', done);\napp.delete('/a', done);"),
        }),
        wrongDefault([2, 34], 'DELETE /a', noContent, {
          answer: '204 (No Content) without a body',
          output: inApp("const done = (req, res) => { res.status(204).end(); };\napp.post('/a', done);\napp.delete('/a', done);"),
        }),
      ],
    },
    {
      name: 'looks through a wrapper of the file',
      code: inApp("const asyncHandler = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);\napp.post('/a', asyncHandler(async (req, res) => {\n  const made = await db.create(req.body);\n  res.json(made);\n}));"),
      errors: [
        wrongDefault([5, 7], 'POST /a', created, {
          answer: '201 (Created)',
          output: inApp("const asyncHandler = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);\napp.post('/a', asyncHandler(async (req, res) => {\n  const made = await db.create(req.body);\n  res.status(201).json(made);\n}));"),
        }),
      ],
    },
    {
      name: 'looks through the wrapper of a package',
      code: "const asyncHandler = require('express-async-handler');\nconst app = require('express')();\napp.delete('/a', asyncHandler(async (req, res) => { await db.remove(); res.end(); }));",
      errors: [
        wrongDefault([3, 76], 'DELETE /a', noContent, {
          answer: '204 (No Content)',
          output:
            "const asyncHandler = require('express-async-handler');\nconst app = require('express')();\napp.delete('/a', asyncHandler(async (req, res) => { await db.remove(); res.status(204).end(); }));",
        }),
      ],
    },
    {
      name: 'judges every handler of a chain',
      code: inApp("const check = (req, res, next) => { if (!req.body) return res.status(200).end(); next(); };\napp.post('/a', [check], (req, res) => { res.status(201).end(); });"),
      errors: [
        wrongCode([2, 70], 'POST /a', 200, created, {
          answer: '201 (Created)',
          output: inApp("const check = (req, res, next) => { if (!req.body) return res.status(201).end(); next(); };\napp.post('/a', [check], (req, res) => { res.status(201).end(); });"),
        }),
      ],
    },
    {
      name: 'judges both ends of an if',
      code: inApp("app.delete('/a', (req, res) => {\n  if (req.query.soft) {\n    res.status(204).end();\n  } else res.status(200).end();\n});"),
      errors: [
        wrongCode([5, 21], 'DELETE /a', 200, noContent, {
          answer: '204 (No Content)',
          output: inApp("app.delete('/a', (req, res) => {\n  if (req.query.soft) {\n    res.status(204).end();\n  } else res.status(204).end();\n});"),
        }),
      ],
    },
    {
      name: 'sees what is answered where a return is missing',
      code: inApp("app.post('/a', (req, res) => {\n  if (!req.body.a) {\n    res.status(400).end();\n  }\n  res.status(200).end();\n});"),
      errors: [
        wrongCode([6, 14], 'POST /a', 200, created, {
          answer: '201 (Created)',
          output: inApp("app.post('/a', (req, res) => {\n  if (!req.body.a) {\n    res.status(400).end();\n  }\n  res.status(201).end();\n});"),
        }),
      ],
    },
    {
      name: 'joins the prefix of a mounted router',
      code: "const express = require('express');\nconst app = express();\nconst users = express.Router();\nusers.post('/', (req, res) => { res.sendStatus(200); });\napp.use('/api/users', users);",
      errors: [
        wrongCode([4, 48], 'POST /api/users', 200, created, {
          answer: '201 (Created)',
          output:
            "const express = require('express');\nconst app = express();\nconst users = express.Router();\nusers.post('/', (req, res) => { res.sendStatus(201); });\napp.use('/api/users', users);",
        }),
      ],
    },
    {
      name: 'knows computed verbs and chained routes',
      code: inApp("app['post']('/a', (req, res) => { res.sendStatus(200); });\napp.route('/b').get((req, res) => { res.json([]); }).post((req, res) => { res.sendStatus(200); });"),
      errors: [
        wrongCode([2, 50], 'POST /a', 200, created, {
          answer: '201 (Created)',
          output: inApp("app['post']('/a', (req, res) => { res.sendStatus(201); });\napp.route('/b').get((req, res) => { res.json([]); }).post((req, res) => { res.sendStatus(200); });"),
        }),
        wrongCode([3, 90], 'POST /b', 200, created, {
          answer: '201 (Created)',
          output: inApp("app['post']('/a', (req, res) => { res.sendStatus(200); });\napp.route('/b').get((req, res) => { res.json([]); }).post((req, res) => { res.sendStatus(201); });"),
        }),
      ],
    },
    {
      name: 'believes a route by its shape when the router is a parameter',
      code: "module.exports = (server) => {\n  server.post('/users', (request, response) => { response.json({}); });\n};",
      errors: [
        wrongDefault([2, 59], 'POST /users', created, {
          answer: '201 (Created)',
          output: "module.exports = (server) => {\n  server.post('/users', (request, response) => { response.status(201).json({}); });\n};",
        }),
      ],
    },
    {
      name: 'judges each method that a handler of all methods branches on',
      code: inApp("app.all('/a', (req, res) => {\n  if (req.query.old) return res.status(201).json({ from: req.method });\n  if (req.method === 'POST') return res.status(200).json({});\n  if (req.method === 'DELETE') return res.sendStatus(200);\n  return res.sendStatus(405);\n});"),
      errors: [
        wrongCode([3, 40], 'DELETE /a', 201, noContent, {
          answer: '204 (No Content) without a body',
          output: inApp("app.all('/a', (req, res) => {\n  if (req.query.old) return res.status(204).end();\n  if (req.method === 'POST') return res.status(200).json({});\n  if (req.method === 'DELETE') return res.sendStatus(200);\n  return res.sendStatus(405);\n});"),
        }),
        wrongCode([4, 48], 'POST /a', 200, created, {
          answer: '201 (Created)',
          output: inApp("app.all('/a', (req, res) => {\n  if (req.query.old) return res.status(201).json({ from: req.method });\n  if (req.method === 'POST') return res.status(201).json({});\n  if (req.method === 'DELETE') return res.sendStatus(200);\n  return res.sendStatus(405);\n});"),
        }),
        wrongCode([5, 54], 'DELETE /a', 200, noContent, {
          answer: '204 (No Content) without a body',
          output: inApp("app.all('/a', (req, res) => {\n  if (req.query.old) return res.status(201).json({ from: req.method });\n  if (req.method === 'POST') return res.status(200).json({});\n  if (req.method === 'DELETE') return res.sendStatus(204);\n  return res.sendStatus(405);\n});"),
        }),
      ],
    },
    {
      name: 'reports once what a handler answers to several of the methods that it branches on',
      code: inApp("app.all('/a', (req, res) => {\n  if (req.query.old) return res.status(409).json({ error: 'CONFLICT', text: `${req.method} is late` });\n  if (req.method === 'PUT') return res.json({});\n  if (req.method === 'DELETE') return res.sendStatus(204);\n  return res.sendStatus(404);\n});"),
      errors: [wrongErrorCode([3, 40], 'PUT /a (and 1 more route)', '409', '409 (Conflict)', 'POST and PATCH')],
    },
    {
      name: 'reports 409 outside of POST and PATCH',
      code: inApp("app.get('/a', (req, res) => { res.status(409).json({ error: 'conflict' }); });"),
      errors: [wrongErrorCode([2, 42], 'GET /a', '409', '409 (Conflict)', 'POST and PATCH')],
    },
    {
      name: 'reports 409 that an error carries to the framework',
      code: "const createError = require('http-errors');\nconst app = require('express')();\napp.put('/a', (req, res, next) => { next(createError(409)); });\napp.delete('/b', (req, res) => { throw new createError.Conflict(); });",
      errors: [
        wrongErrorCode([3, 37], 'PUT /a', '409', '409 (Conflict)', 'POST and PATCH'),
        wrongErrorCode([4, 40], 'DELETE /b', '409', '409 (Conflict)', 'POST and PATCH'),
      ],
    },
    {
      name: 'reports 409 of an error class',
      code: inApp("class InUse extends Error { constructor() { super('in use'); this.statusCode = 409; } }\napp.delete('/a', async (req, res) => { throw new InUse(); });"),
      errors: [wrongErrorCode([3, 46], 'DELETE /a', '409', '409 (Conflict)', 'POST and PATCH')],
    },
    {
      name: 'offers no code when several would be right',
      code: inApp("app.post('/a', (req, res) => { res.status(200).json({}); });"),
      settings: { 'http-contract': { contract } },
      errors: [wrongCode([2, 43], 'POST /a', 200, 'codes for POST are 201 (Created) or 202 (Accepted)')],
    },
    {
      name: 'reports a redirect that the contract gives to another method, and does not make it another answer',
      code: inApp("app.get('/a', (req, res) => { res.redirect(303, '/b'); });"),
      settings: { 'http-contract': { contract } },
      errors: [
        wrongCode([2, 44], 'GET /a', 303, 'code for GET is 200 (OK)'),
      ],
    },
  ],
});

typescriptRuleTester.run('method-status in TypeScript', methodStatus, {
  valid: [
    {
      name: 'does not judge a typed controller without a route',
      code: "import type { Request, Response } from 'express';\nexport const create = async (req: Request, res: Response): Promise<void> => { res.status(200).json({}); };",
    },
  ],
  invalid: [
    {
      name: 'judges the methods of a controller',
      code: "import { Router, type Request, type Response } from 'express';\nclass UserController {\n  async create(req: Request, res: Response): Promise<void> {\n    res.json(await this.users.create(req.body));\n  }\n}\nconst controller = new UserController();\nexport const router: Router = Router();\nrouter.post('/users', controller.create.bind(controller));",
      errors: [
        wrongDefault([4, 9], 'POST /users', created, {
          answer: '201 (Created)',
          output:
            "import { Router, type Request, type Response } from 'express';\nclass UserController {\n  async create(req: Request, res: Response): Promise<void> {\n    res.status(201).json(await this.users.create(req.body));\n  }\n}\nconst controller = new UserController();\nexport const router: Router = Router();\nrouter.post('/users', controller.create.bind(controller));",
        }),
      ],
    },
    {
      name: 'judges a handler that no route names by the methods that it branches on',
      code: "import type { Request, Response } from 'express';\nexport default function users(req: Request, res: Response) {\n  if (req.method === 'POST') return res.sendStatus(200);\n  res.sendStatus(404);\n}",
      errors: [
        wrongCode([3, 52], "On POST, the handler 'users'", 200, created, {
          answer: '201 (Created)',
          output:
            "import type { Request, Response } from 'express';\nexport default function users(req: Request, res: Response) {\n  if (req.method === 'POST') return res.sendStatus(201);\n  res.sendStatus(404);\n}",
        }),
      ],
    },
    {
      name: 'judges a class that registers its own methods',
      code: "import { Router } from 'express';\nimport type { Request, Response } from 'express';\nexport class Users {\n  readonly router = Router();\n  constructor() { this.router.delete('/:id', this.remove); }\n  private remove = (req: Request, res: Response) => { res.status(200).send(); };\n}",
      errors: [
        wrongCode([6, 66], 'DELETE /:id', 200, noContent, {
          answer: '204 (No Content)',
          output:
            "import { Router } from 'express';\nimport type { Request, Response } from 'express';\nexport class Users {\n  readonly router = Router();\n  constructor() { this.router.delete('/:id', this.remove); }\n  private remove = (req: Request, res: Response) => { res.status(204).send(); };\n}",
        }),
      ],
    },
    {
      name: 'follows an enum of the file',
      code: "import express from 'express';\nenum Code { Ok = 200, Created }\nconst app = express();\napp.post('/a', (req, res) => { res.status(Code.Ok as number).json({}); });\napp.post('/b', (req, res) => { res.status(Code.Created).json({}); });",
      errors: [wrongCode([4, 43], 'POST /a', 200, created)],
    },
  ],
});
