/** Which answers have a body that must not be there, and what of it goes over the wire. */

import { noUnexpectedBody } from '../../src/rules/no-unexpected-body.js';
import { ruleTester, typescriptRuleTester } from '../kit/rule-tester.js';
import { inApp } from './in-app.js';

type Position = readonly [line: number, column: number];

function notSent([line, column]: Position, code: number, output?: string, type?: string) {
  const answer = `${type === undefined ? code : `${code} (${type})`} without a body`;
  return { messageId: 'bodyNotSent' as const, data: { code: String(code) }, line, column, suggestions: suggestionsOf(answer, output) };
}

function withReset([line, column]: Position, output?: string) {
  return { messageId: 'bodyWithReset' as const, line, column, suggestions: suggestionsOf('205 without a body', output) };
}

function forbidden([line, column]: Position, row: string, output?: string) {
  return { messageId: 'bodyForbidden' as const, data: { row }, line, column, suggestions: suggestionsOf(`${row} without a body`, output) };
}

function onMethod([line, column]: Position, route: string, code: number, row: string, output?: string) {
  const data = { route, where: 'here', code: String(code), row };
  return { messageId: 'bodyOnMethod' as const, data, line, column, suggestions: suggestionsOf(`${row} without a body`, output) };
}

function suggestionsOf(answer: string, output: string | undefined) {
  return output === undefined ? [] : [{ messageId: 'answerWith' as const, data: { answer }, output }];
}

const noContent = '204 (No Content)';
const contract = {
  extends: 'return-code',
  success: {
    201: { body: 'forbidden' },
    204: null,
    200: { methods: ['GET', 'PUT', 'PATCH', 'DELETE'] },
    202: { type: 'Accepted', methods: ['DELETE'], body: 'forbidden' },
  },
} as const;
const onlyEmptyDeletes = { extends: contract, success: { 200: { methods: ['GET'] } } };

ruleTester.run('no-unexpected-body', noUnexpectedBody, {
  valid: [
    { name: 'says nothing of a file without handlers', code: 'export const body = { status: 204 };' },
    { name: 'takes a body with 200 and 201', code: inApp("app.get('/a', (req, res) => { res.json({}); }).post('/a', (req, res) => { res.status(201).send('x'); });") },
    { name: 'takes 204 without a body', code: inApp("app.delete('/a', (req, res) => { res.status(204).end(); });\napp.delete('/b', (req, res) => { res.status(204).send(); });\napp.delete('/c', (req, res) => { res.status(204).json(); });") },
    { name: 'takes bodies that have no bytes', code: inApp("app.delete('/a', (req, res) => { res.status(204).send(''); });\napp.delete('/b', (req, res) => { res.status(204).send(null); });") },
    { name: 'does not take the phrase of a code for a body', code: inApp("app.delete('/a', (req, res) => { res.sendStatus(204); });\napp.get('/b', (req, res) => { res.sendStatus(req.fresh ? 304 : 205); });") },
    { name: 'leaves the phrase of a wrong code to method-status', code: inApp("app.delete('/a', (req, res) => { res.sendStatus(200); });") },
    { name: 'takes 205 and 304 without a body', code: inApp("app.get('/a', (req, res) => { if (req.fresh) return res.status(304).end(); res.status(205).end(); });") },
    { name: 'takes the body of an error', code: inApp("app.delete('/a', (req, res) => { res.status(404).json({ error: 'not found' }); });") },
    { name: 'takes the body of a redirect', code: inApp("app.delete('/a', (req, res) => { res.redirect('/b'); });") },
    { name: 'is silent about a status that is not known', code: inApp("app.delete('/a', (req, res) => { res.status(req.code).json({}); });") },
    { name: 'is silent about a body that is not known', code: inApp("app.delete('/a', (req, res) => { res.status(204).send(req.body); });") },
    { name: 'does not judge the answer to HEAD', code: inApp("app.head('/a', (req, res) => { res.status(204).json({}); });") },
    { name: 'judges no method on a handler without a route', code: 'export const remove = (req, res) => { res.status(200).json({ deleted: true }); };' },
    { name: 'does not judge a handler of all methods by one of them', code: inApp("app.all('/a', (req, res) => { res.json({}); });") },
    { name: 'takes a body where one success row of the method allows one', code: inApp("app.delete('/a', (req, res) => { res.json({}); });"), settings: { 'http-contract': { contract } } },
    { name: 'takes the guard that passes no body', code: inApp("const answer = (res, code, body) => body === undefined ? res.status(code).end() : res.status(code).json(body);\napp.delete('/a', (req, res) => { answer(res, 204); });\napp.get('/a', (req, res) => { answer(res, 200, {}); });") },
    { name: 'knows that a status after the answer does nothing', code: inApp("app.get('/a', (req, res) => { res.json({}).status(204); });") },
  ],
  invalid: [
    {
      name: 'reports 204 with an object',
      code: inApp("app.delete('/a', (req, res) => { res.status(204).json({ deleted: true }); });"),
      errors: [notSent([2, 55], 204, inApp("app.delete('/a', (req, res) => { res.status(204).end(); });"), 'No Content')],
    },
    {
      name: 'reports 204 with a text, null as JSON, and an awaited value',
      code: inApp("app.delete('/a', (req, res) => { res.status(204).send('deleted'); });\napp.delete('/b', (req, res) => { res.status(204).json(null); });\napp.delete('/c', async (req, res) => { res.status(204).json([await remove()]); });"),
      errors: [
        notSent([2, 55], 204, inApp("app.delete('/a', (req, res) => { res.status(204).end(); });\napp.delete('/b', (req, res) => { res.status(204).json(null); });\napp.delete('/c', async (req, res) => { res.status(204).json([await remove()]); });"), 'No Content'),
        notSent([3, 55], 204, inApp("app.delete('/a', (req, res) => { res.status(204).send('deleted'); });\napp.delete('/b', (req, res) => { res.status(204).end(); });\napp.delete('/c', async (req, res) => { res.status(204).json([await remove()]); });"), 'No Content'),
        // What is awaited is not taken away.
        notSent([4, 61], 204),
      ],
    },
    {
      name: 'reports it in every method, and in a handler without a route',
      code: "export const touch = (req, res) => { res.status(204).json({}); };\nexport const check = (req, res) => { res.status(204); res.send('x'); };",
      errors: [
        notSent([1, 59], 204, "export const touch = (req, res) => { res.status(204).end(); };\nexport const check = (req, res) => { res.status(204); res.send('x'); };", 'No Content'),
        notSent([2, 64], 204, "export const touch = (req, res) => { res.status(204).json({}); };\nexport const check = (req, res) => { res.status(204); res.end(); };", 'No Content'),
      ],
    },
    {
      name: 'reports 304 with a body',
      code: inApp("app.get('/a', (req, res) => { res.status(304).json({}); });"),
      errors: [notSent([2, 52], 304, inApp("app.get('/a', (req, res) => { res.status(304).end(); });"))],
    },
    {
      name: 'reports 205 with a body',
      code: inApp("app.post('/a', (req, res) => { res.status(205).end('reset'); });"),
      errors: [withReset([2, 52], inApp("app.post('/a', (req, res) => { res.status(205).end(); });"))],
    },
    {
      name: 'reports a file that is not sent, on the sending member',
      code: inApp("app.get('/a', (req, res) => { res.status(204).render('page'); });"),
      errors: [notSent([2, 47], 204, inApp("app.get('/a', (req, res) => { res.status(204).end(); });"), 'No Content')],
    },
    {
      name: 'writes the code in the style of the file',
      code: "import { StatusCodes } from 'http-status-codes';\nimport express from 'express';\nconst app = express();\napp.delete('/a', (req, res) => { res.status(StatusCodes.NO_CONTENT).json({}); });",
      errors: [
        notSent([4, 74], 204, "import { StatusCodes } from 'http-status-codes';\nimport express from 'express';\nconst app = express();\napp.delete('/a', (req, res) => { res.status(StatusCodes.NO_CONTENT).end(); });", 'No Content'),
      ],
    },
    {
      name: 'says a body of several routes once',
      code: inApp("const done = (req, res) => { res.status(204).json({}); };\napp.delete('/a', done);\napp.delete('/b', done);\napp.post('/c', done);"),
      errors: [notSent([2, 51], 204, inApp("const done = (req, res) => { res.status(204).end(); };\napp.delete('/a', done);\napp.delete('/b', done);\napp.post('/c', done);"), 'No Content')],
    },
    {
      name: 'offers nothing where the code is a variable',
      code: inApp("const none = 204;\napp.delete('/a', (req, res) => { res.status(none).json({}); });"),
      errors: [notSent([3, 56], 204)],
    },
    {
      name: 'reports the body of a DELETE that answers 200',
      code: inApp("app.delete('/a/:id', async (req, res) => {\n  await remove(req.params.id);\n  res.json({ message: 'deleted' });\n});"),
      errors: [
        onMethod([4, 12], 'DELETE /a/:id', 200, noContent, inApp("app.delete('/a/:id', async (req, res) => {\n  await remove(req.params.id);\n  res.status(204).end();\n});")),
      ],
    },
    {
      name: 'reports the body of a DELETE behind a wrapper and a mounted prefix',
      code: "const { Router } = require('express');\nconst app = require('express')();\nconst router = Router();\nconst safe = (fn) => async (req, res, next) => { try { await fn(req, res, next); } catch (error) { next(error); } };\nrouter.delete('/:id', safe(async (req, res) => { res.status(200).json({ ok: true }); }));\napp.use('/things', router);",
      errors: [
        onMethod([5, 71], 'DELETE /things/:id', 200, noContent, "const { Router } = require('express');\nconst app = require('express')();\nconst router = Router();\nconst safe = (fn) => async (req, res, next) => { try { await fn(req, res, next); } catch (error) { next(error); } };\nrouter.delete('/:id', safe(async (req, res) => { res.status(204).end(); }));\napp.use('/things', router);"),
      ],
    },
    {
      name: 'counts the routes that share a body',
      code: inApp("const done = (req, res) => { res.json({}); };\napp.delete('/a', done);\napp.delete('/b', done);\napp.delete('/c', done);\napp.get('/d', done);"),
      errors: [
        onMethod([2, 39], 'DELETE /a (and 2 more routes)', 200, noContent, inApp("const done = (req, res) => { res.status(204).end(); };\napp.delete('/a', done);\napp.delete('/b', done);\napp.delete('/c', done);\napp.get('/d', done);")),
      ],
    },
    {
      name: 'reports a body that the contract forbids on a code',
      code: inApp("app.post('/a', (req, res) => { res.status(201).json({}); });\napp.delete('/a', (req, res) => { res.sendStatus(202); });"),
      settings: { 'http-contract': { contract } },
      errors: [
        forbidden([2, 53], '201 (Created)', inApp("app.post('/a', (req, res) => { res.status(201).end(); });\napp.delete('/a', (req, res) => { res.sendStatus(202); });")),
        forbidden([3, 38], '202 (Accepted)', inApp("app.post('/a', (req, res) => { res.status(201).json({}); });\napp.delete('/a', (req, res) => { res.status(202).end(); });")),
      ],
    },
    {
      name: 'names the code that the contract wants instead',
      code: inApp("app.delete('/a', (req, res) => { res.json({}); });"),
      settings: { 'http-contract': { contract: onlyEmptyDeletes } },
      errors: [onMethod([2, 43], 'DELETE /a', 200, '202 (Accepted)', inApp("app.delete('/a', (req, res) => { res.status(202).end(); });"))],
    },
  ],
});

typescriptRuleTester.run('no-unexpected-body in TypeScript', noUnexpectedBody, {
  valid: [
    {
      name: 'takes an empty answer of a typed controller',
      code: "import type { RequestHandler } from 'express';\nexport const remove: RequestHandler = async (_request, response) => { response.status(204).end(); };",
    },
  ],
  invalid: [
    {
      name: 'judges typed handlers, whatever their parameters are called',
      code: "import type { RequestHandler, Response } from 'express';\nexport const remove: RequestHandler = async (_request, reply) => { reply.status(204).json({ ok: true }); };\nexport const end = (output: Response): void => { output.status(204).send('ended'); };",
      errors: [
        notSent([2, 91], 204, "import type { RequestHandler, Response } from 'express';\nexport const remove: RequestHandler = async (_request, reply) => { reply.status(204).end(); };\nexport const end = (output: Response): void => { output.status(204).send('ended'); };", 'No Content'),
        notSent([3, 74], 204, "import type { RequestHandler, Response } from 'express';\nexport const remove: RequestHandler = async (_request, reply) => { reply.status(204).json({ ok: true }); };\nexport const end = (output: Response): void => { output.status(204).end(); };", 'No Content'),
      ],
    },
    {
      name: 'follows a method of a base controller',
      code: "import type { Request, Response } from 'express';\nabstract class Base { protected empty(res: Response, body?: object) { return res.status(204).json(body); } }\nexport class Users extends Base { remove(req: Request, res: Response) { return this.empty(res, { id: 1 }); } }",
      errors: [
        notSent([2, 99], 204, "import type { Request, Response } from 'express';\nabstract class Base { protected empty(res: Response, body?: object) { return res.status(204).end(); } }\nexport class Users extends Base { remove(req: Request, res: Response) { return this.empty(res, { id: 1 }); } }", 'No Content'),
      ],
    },
  ],
});
