/** Which codes are in no row of the contract, and what a framework does with what is no code. */

import { noUnknownStatus } from '../../src/rules/no-unknown-status.js';
import { ruleTester, typescriptRuleTester } from '../kit/rule-tester.js';
import { inApp } from './in-app.js';

type Position = readonly [line: number, column: number];

const errorCodes = 'its error codes are 400, 401, 403, 404, 409, 500 and 503';
const successCodes = 'its success codes are 200, 201 and 204';

function unknownCode([line, column]: Position, code: number, known = code < 400 ? successCodes : errorCodes, contract = 'return-code') {
  return { messageId: 'unknownCode' as const, data: { contract, code: String(code), known }, line, column };
}

function unknownDefault(at: Position, code: number, messageId: 'unknownDefault' | 'unknownErrorCode' = 'unknownDefault') {
  const error = unknownCode(at, code);
  return { ...error, messageId, data: { ...error.data, framework: 'Express' } };
}

function notSent([line, column]: Position, value: string, consequence: string) {
  return { messageId: 'notSent' as const, data: { value, consequence }, line, column };
}

function notHttp([line, column]: Position, code: number) {
  return { messageId: 'notHttp' as const, data: { code: String(code) }, line, column };
}

function notRead([line, column]: Position, value: string, consequence: string) {
  return { ...notSent([line, column], value, consequence), messageId: 'notRead' as const };
}

const typeError = 'Express 5 throws a TypeError here, and the client gets 500.';
const rangeError = 'Express 5 throws a RangeError here, and the client gets 500.';
const express4 = { 'http-contract': { versions: { express: 4 } } };
const withoutErrors = { name: 'ours', success: { 200: { type: 'OK', methods: ['GET'] } } };

ruleTester.run('no-unknown-status', noUnknownStatus, {
  valid: [
    { name: 'says nothing of a file without handlers', code: 'export const teapot = 418;' },
    {
      name: 'takes every code of the contract',
      code: inApp("app.post('/a', (req, res) => {\n  const { kind } = req.body;\n  if (kind === 1) return res.status(200).end();\n  if (kind === 2) return res.status(201).end();\n  if (kind === 3) return res.status(204).end();\n  for (const code of [400, 401, 403, 404, 409, 500, 503]) if (kind === code) return res.status(code).end();\n});"),
    },
    { name: 'takes a code of the contract on any method: the method is for method-status', code: inApp("app.get('/a', (req, res) => { res.status(409).end(); });") },
    { name: 'ignores a code', code: inApp("app.get('/a', (req, res) => { res.status(422).end(); });"), options: [{ ignore: [422] }] },
    { name: 'ignores a class of codes', code: inApp("app.get('/a', (req, res) => { res.redirect('/b'); });\napp.get('/c', (req, res) => { res.status(304).end(); });"), options: [{ ignore: ['1xx', '3xx'] }] },
    { name: 'is silent about a status that is not known', code: inApp("app.get('/a', (req, res) => { res.status(Number(req.query.code)).end(); });") },
    { name: 'takes the code of an error class', code: inApp("class Missing extends Error { status = 404; }\napp.get('/a', () => { throw new Missing(); });") },
    { name: 'does not read other calls of status', code: "import { tracker } from './tracker.js';\ntracker.status(422).send('x');\nexport const report = (job) => { job.status(102); };" },
    { name: 'does not take a mock for a handler (msw)', code: "import { rest } from 'msw';\nexport default [rest.get('/users', (req, res, ctx) => res(ctx.status(418)))];" },
    { name: 'does not take a client for a handler (nock)', code: "import nock from 'nock';\nnock('http://a.test').get('/users').reply(418, (uri, body) => ({ status: 418, body }));" },
    { name: 'takes what the settings have', code: inApp("app.get('/a', (req, res) => { res.status(422).end(); });"), settings: { 'http-contract': { contract: { extends: 'return-code', errors: { 422: { type: 'Unprocessable Content' } } } } } },
    { name: 'leaves a helper alone that is called with codes of the contract', code: inApp("const fail = (res, code) => res.status(code).end();\napp.get('/a', (req, res) => fail(res, 404));") },
    { name: 'does not judge a status that is never sent', code: inApp("app.get('/a', (req, res) => { res.json({}).status(418); });") },
    { name: 'reads a body that looks like a code in Express 5', code: inApp("app.get('/a', (req, res) => { res.send(418); });") },
  ],
  invalid: [
    {
      name: 'reports an error code',
      code: inApp("app.post('/a', (req, res) => {\n  res.status(422).json({ error: 'invalid' });\n});"),
      errors: [unknownCode([3, 14], 422)],
    },
    {
      name: 'reports a success code',
      code: inApp("app.post('/a', (req, res) => { res.status(202).end(); });"),
      errors: [unknownCode([2, 43], 202)],
    },
    {
      name: 'reports every call that answers',
      code: inApp("app.get('/a', (req, res) => { res.sendStatus(418); });\napp.get('/b', (req, res) => { res.writeHead(410); res.end(); });\napp.get('/c', (req, res) => { res.statusCode = 451; res.send('x'); });\napp.get('/d', (req, res) => { res.redirect(301, '/e'); });\napp.get('/f', (req, res) => { res.status(206).sendFile('/f'); });"),
      errors: [unknownCode([2, 46], 418), unknownCode([3, 45], 410), unknownCode([4, 48], 451), unknownCode([5, 44], 301), unknownCode([6, 42], 206)],
    },
    {
      name: 'reports what Express 4 takes for a code',
      code: inApp("app.get('/a', (req, res) => { res.send(418); });\napp.get('/b', (req, res) => { res.json(422, {}); });"),
      settings: express4,
      errors: [unknownCode([2, 40], 418), unknownCode([3, 40], 422)],
    },
    {
      name: 'reports the code of a redirect that sets none',
      code: inApp("app.get('/a', (req, res) => { res.redirect('/b'); });"),
      errors: [unknownDefault([2, 35], 302)],
    },
    {
      name: 'reports constants',
      code: "import { StatusCodes } from 'http-status-codes';\nimport httpStatus from 'http-status';\nimport { Router } from 'express';\nconst router = Router();\nrouter.get('/a', (req, res) => { res.status(StatusCodes.UNPROCESSABLE_ENTITY).end(); });\nrouter.get('/b', (req, res) => { res.status(httpStatus.TOO_MANY_REQUESTS).end(); });",
      errors: [unknownCode([5, 45], 422), unknownCode([6, 45], 429)],
    },
    {
      name: 'reports the branch that is wrong',
      code: inApp("app.get('/a', (req, res) => { res.status(req.user ? 200 : 407).end(); });"),
      errors: [unknownCode([2, 59], 407)],
    },
    {
      name: 'reports it in a handler without a route, and in middleware',
      code: inApp("app.use((req, res, next) => { if (!req.user) return res.status(407).end(); next(); });\nmodule.exports.limit = (req, res, next) => { res.status(429).end(); };"),
      errors: [unknownCode([2, 64], 407), unknownCode([3, 57], 429)],
    },
    {
      name: 'says a code of several routes once',
      code: inApp("const fail = (res) => res.status(422).end();\napp.post('/a', (req, res) => { fail(res); });\napp.put('/b', (req, res) => { fail(res); });"),
      errors: [unknownCode([2, 34], 422)],
    },
    {
      name: 'reports the code of an error that leaves the handler',
      code: "const createError = require('http-errors');\nconst app = require('express')();\napp.get('/a', (req, res, next) => { next(createError(422)); });\napp.get('/b', async (req, res) => { throw new createError.TooManyRequests(); });\nclass Gone extends Error { constructor() { super('gone'); this.status = 410; } }\napp.get('/c', () => { throw new Gone(); });",
      errors: [
        unknownDefault([3, 37], 422, 'unknownErrorCode'),
        unknownDefault([4, 43], 429, 'unknownErrorCode'),
        unknownDefault([6, 29], 410, 'unknownErrorCode'),
      ],
    },
    {
      name: 'reports what error middleware answers',
      code: inApp("app.get('/a', (req, res, next) => { next(new Error('x')); });\napp.use((error, req, res, next) => { res.status(418).json({ error: error.message }); });"),
      errors: [unknownCode([3, 49], 418)],
    },
    {
      name: 'reports what is no code and says what Express 5 does with it',
      code: inApp("app.get('/a', (req, res) => { res.status(60).end(); });\napp.get('/b', (req, res) => { res.status('abc').end(); });\napp.get('/c', (req, res) => { res.status(NaN).end(); });\napp.get('/d', (req, res) => { res.status().end(); });\napp.get('/e', (req, res) => { res.status(0).end(); });"),
      errors: [
        notSent([2, 42], '60', rangeError),
        notSent([3, 42], "'abc'", typeError),
        notSent([4, 42], 'NaN', typeError),
        notSent([5, 31], 'undefined', typeError),
        notSent([6, 42], '0', rangeError),
      ],
    },
    {
      name: 'reports what is no code and says what Express 4 does with it',
      code: inApp("app.get('/a', (req, res) => { res.status(60).end(); });"),
      settings: express4,
      errors: [notSent([2, 42], '60', 'Node throws a RangeError when the head is written, and the client gets 500.')],
    },
    {
      name: 'reports codes that are sent and are none',
      code: inApp("app.get('/a', (req, res) => { res.status(999).end(); });\napp.get('/b', (req, res) => { res.status(600).end(); });"),
      errors: [notHttp([2, 42], 999), notHttp([3, 42], 600)],
    },
    {
      name: 'ignores no more than it is told',
      code: inApp("app.get('/a', (req, res) => { res.status(req.query.a ? 422 : 423).end(); });\napp.get('/b', (req, res) => { res.redirect('/c'); });"),
      options: [{ ignore: [422, '5xx'] }],
      errors: [unknownCode([2, 62], 423), unknownDefault([3, 35], 302)],
    },
    {
      name: 'reports a status that the framework does not read',
      code: "import { app } from '@azure/functions';\napp.get('a', async () => ({ statusCode: 404, body: 'x' }));",
      errors: [notRead([2, 41], '404', "Azure Functions does not read 'statusCode' and answers 200; write it as 'status'.")],
    },
    {
      name: 'reports a status that a strict contract does not declare',
      code: "import { initContract } from '@ts-rest/core';\nimport { tsr } from '@ts-rest/serverless/fetch';\nconst c = initContract();\nconst contract = c.router({ a: { method: 'GET', path: '/a', responses: { 200: c.type(), 404: c.type() } } }, { strictStatusCodes: true });\nexport const router = tsr.router(contract, { a: async () => ({ status: 409, body: {} }) });",
      errors: [{ messageId: 'undeclared', data: { value: '409', consequence: 'The contract of the route is strict and declares 200, 404; ts-rest sends it all the same.' }, line: 5, column: 72 }],
    },
    {
      name: 'judges by the contract of the settings',
      code: inApp("app.get('/a', (req, res) => { res.status(404).end(); });\napp.post('/a', (req, res) => { res.status(201).end(); });"),
      settings: { 'http-contract': { contract: withoutErrors } },
      errors: [unknownCode([2, 42], 404, 'it has no error codes', 'ours'), unknownCode([3, 43], 201, 'its success codes are 200', 'ours')],
    },
  ],
});

typescriptRuleTester.run('no-unknown-status in TypeScript', noUnknownStatus, {
  valid: [],
  invalid: [
    {
      name: 'judges typed controllers and static methods',
      code: "import type { Request, Response } from 'express';\nexport class Users {\n  static create(_req: Request, res: Response) { return res.status(422).end(); }\n  list = async (_: Request, answer: Response): Promise<void> => { answer.status(206 as const).json([]); };\n}",
      errors: [unknownCode([3, 67], 422), unknownCode([4, 81], 206)],
    },
    {
      name: 'follows an enum and a table of constants',
      code: "import express from 'express';\nconst enum Code { Teapot = 418 }\nconst codes = { locked: 423 } as const satisfies Record<string, number>;\nconst app = express();\napp.get('/a', (req, res) => { res.status(Code.Teapot).end(); });\napp.get('/b', (req, res) => { res.status(codes['locked']!).end(); });",
      errors: [unknownCode([5, 42], 418), unknownCode([6, 42], 423)],
    },
    {
      name: 'follows the status that a class of the project gives to its errors',
      code: "import express from 'express';\nclass AppError extends Error { constructor(message: string, public readonly statusCode: number) { super(message); } }\nclass Locked extends AppError { constructor() { super('locked', 423); } }\nconst app = express();\napp.get('/a', async () => { throw new Locked(); });",
      errors: [unknownDefault([5, 35], 423, 'unknownErrorCode')],
    },
  ],
});
