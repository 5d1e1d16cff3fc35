/** Which error answers name a cause of another code, no cause at all, or say nothing. */

import type { UnmappedCauseOptions } from '../../src/rules/no-unmapped-cause.js';
import { noUnmappedCause } from '../../src/rules/no-unmapped-cause.js';
import { ruleTester, typescriptRuleTester } from '../kit/rule-tester.js';
import { inApp } from './in-app.js';

type Position = readonly [line: number, column: number];

interface Misplaced {
  readonly response?: string;
  /** The offered code and the text after the change. */
  readonly offer?: readonly [answer: string, output: string];
}

function misplaced([line, column]: Position, text: string, elsewhere: string, code: number, { response = 'this response', offer }: Misplaced = {}) {
  return {
    messageId: 'misplaced' as const,
    data: { text: `'${text}'`, elsewhere, response, code: String(code) },
    line,
    column,
    suggestions: offer === undefined ? [] : [{ messageId: 'answerWith' as const, data: { answer: offer[0] }, output: offer[1] }],
  };
}

const causes = {
  400: 'causes are incorrect-request-format, invalid-request-status, authentication-failed, missing-required-attribute, invalid-value, batch-not-allowed, invalid-request-body, attribute-not-allowed and unexpected-data-type',
  403: 'only cause is no-permission',
  404: 'causes are uri-not-found, reference-not-found and resource-not-found',
};

function unmapped([line, column]: Position, noun: string, text: string, code: keyof typeof causes, response = 'this response') {
  const data = { noun, text: `'${text}'`, contract: 'return-code', response, code: String(code), causes: causes[code] };
  return { messageId: 'unmapped' as const, data, line, column };
}

function missing([line, column]: Position, row: string, count: number) {
  return { messageId: 'missing' as const, data: { row, count: String(count) }, line, column };
}

/** ESLint fills in the defaults. */
function partly(options: Partial<UnmappedCauseOptions>): readonly [UnmappedCauseOptions] {
  return [options as UnmappedCauseOptions];
}

const notFound = '404 (resource-not-found)';
const strict = partly({ messages: 'all', missing: true });
const oneCause = {
  name: 'ours',
  errors: {
    400: { type: 'Bad Request', causes: { 'bad-input': { description: 'Bad.', tokens: ['BAD_INPUT'] } } },
    402: { type: 'Payment Required', causes: { unpaid: { description: 'Not paid.', tokens: ['UNPAID'], messages: ['pay first'] } } },
    404: { type: 'Not Found' },
    422: { type: 'Unprocessable', causes: { unpaid: { description: 'Not paid.', messages: ['pay first'] } } },
  },
};

ruleTester.run('no-unmapped-cause', noUnmappedCause, {
  valid: [
    { name: 'says nothing of a file without handlers', code: "export const error = { status: 400, message: 'User not found' };" },
    { name: 'takes a text, a token and a class of a cause of the code', code: inApp("class NotFoundError extends Error { status = 404; }\napp.get('/a', (req, res) => { res.status(404).json({ error: 'User not found' }); });\napp.get('/b', (req, res) => { res.status(404).json({ code: 'USER_NOT_FOUND' }); });\napp.get('/c', () => { throw new NotFoundError(); });") },
    { name: 'leaves texts of no cause alone', code: inApp("app.get('/a', (req, res) => { res.status(400).json({ error: 'Computer says no' }); });") },
    { name: 'leaves answers alone that name nothing', code: inApp("app.get('/a', (req, res) => { if (req.query.a) return res.sendStatus(400); res.status(404).end(); });") },
    { name: 'leaves words alone that name no cause', code: inApp("class AppError extends Error { status = 400; }\napp.get('/a', (req, res) => { res.status(400).json({ error: 'error', code: 'ERROR', status: 'fail' }); });\napp.get('/b', () => { throw new AppError('failed'); });"), options: partly({ messages: 'all' }) },
    { name: 'takes one piece of evidence that fits for the whole response', code: inApp("app.get('/a', (req, res) => { res.status(400).json({ code: 'VALIDATION_ERROR', message: 'User not found' }); });\napp.get('/b', (req, res) => { res.status(404).json({ code: 'FROBNICATED', message: 'User not found' }); });") },
    { name: 'leaves codes alone that the contract does not have, and success codes', code: inApp("app.get('/a', (req, res) => { res.status(422).json({ error: 'User not found' }); });\napp.get('/b', (req, res) => { res.json({ error: 'User not found', code: 'FORBIDDEN' }); });") },
    { name: 'is silent about a status that is not known', code: inApp("app.get('/a', (req, res) => { res.status(req.query.code).json({ error: 'User not found' }); });") },
    { name: 'is silent about a text that is not known', code: inApp("app.get('/a', (req, res) => { load().catch((error) => { res.status(400).json({ error: error.message }); }); });"), options: strict },
    { name: 'does not read a phrase inside of a longer text', code: inApp("app.get('/a', (req, res) => { res.status(400).json({ error: 'The price of a user that is not found in the list of members must be set' }); });") },
    { name: 'takes an error class of a package for an answer to what is missing', code: "const createError = require('http-errors');\nconst app = require('express')();\napp.get('/a', () => { throw new createError.BadRequest('Computer says no'); });\napp.get('/b', () => { throw createError(404); });", options: strict },
    { name: 'turns tokens, classes and texts off', code: inApp("class ForbiddenError extends Error { status = 400; }\napp.get('/a', (req, res) => { res.status(400).json({ code: 'NOT_FOUND', message: 'User not found' }); });\napp.get('/b', (req, res) => { res.status(400).json({ code: 'FROBNICATED' }); });\napp.get('/c', () => { throw new ForbiddenError(); });"), options: partly({ tokens: 'off', classes: 'off', messages: 'off' }) },
    { name: 'reports only what is misplaced when told so', code: inApp("class FrobnicatedError extends Error { status = 400; }\napp.get('/b', (req, res) => { res.status(400).json({ code: 'FROBNICATED' }); });\napp.get('/c', () => { throw new FrobnicatedError(); });"), options: partly({ tokens: 'misplaced', classes: 'misplaced' }) },
    { name: 'takes nothing for an answer where the code has one cause', code: inApp("app.get('/a', (req, res) => { res.sendStatus(403); });"), options: strict },
    { name: 'judges no cause where the contract lists none', code: inApp("app.get('/a', (req, res) => { res.status(404).json({ code: 'FROBNICATED' }); });"), settings: { 'http-contract': { contract: oneCause } } },
    { name: 'does not take a mock for a handler (msw)', code: "import { rest } from 'msw';\nexport default [rest.get('/users', (req, res, ctx) => res(ctx.status(400), ctx.json({ error: 'User not found' })))];" },
    { name: 'is not misled by a guard that answers', code: inApp("function check(req, res) {\n  if (!req.user) { res.status(401).json({ error: 'Unauthorized' }); return false; }\n  return true;\n}\napp.get('/a', (req, res) => {\n  if (!check(req, res)) return;\n  if (!req.query.a) return res.status(404).json({ error: 'User not found' });\n  res.json({});\n});") },
  ],
  invalid: [
    {
      name: 'reports a text of a cause of another code, and offers that code',
      code: inApp("app.get('/a', (req, res) => {\n  res.status(400).json({ error: 'User not found' });\n});"),
      errors: [
        misplaced([3, 33], 'User not found', notFound, 400, {
          offer: ['404 (Not Found)', inApp("app.get('/a', (req, res) => {\n  res.status(404).json({ error: 'User not found' });\n});")],
        }),
      ],
    },
    {
      name: 'reports a token and a class of a cause of another code',
      code: inApp("class ForbiddenError extends Error { constructor() { super(); this.status = 404; } }\napp.get('/a', (req, res) => { res.status(500).json({ code: 'USER_NOT_FOUND' }); });\napp.get('/b', () => { throw new ForbiddenError(); });"),
      errors: [
        misplaced([3, 60], 'USER_NOT_FOUND', notFound, 500, {
          offer: ['404 (Not Found)', inApp("class ForbiddenError extends Error { constructor() { super(); this.status = 404; } }\napp.get('/a', (req, res) => { res.status(404).json({ code: 'USER_NOT_FOUND' }); });\napp.get('/b', () => { throw new ForbiddenError(); });")],
        }),
        misplaced([4, 23], 'ForbiddenError', '403 (no-permission)', 404),
      ],
    },
    {
      name: 'reports a string body',
      code: inApp("app.get('/a', (req, res) => res.status(403).send('Not found'));"),
      errors: [
        misplaced([2, 50], 'Not found', notFound, 403, { offer: ['404 (Not Found)', inApp("app.get('/a', (req, res) => res.status(404).send('Not found'));")] }),
      ],
    },
    {
      name: 'reads nested errors',
      code: inApp("app.get('/a', (req, res) => { res.status(400).json({ errors: [{ code: 'NOT_FOUND' }] }); });\napp.get('/b', (req, res) => { res.status(400).json({ error: { message: 'Forbidden' } }); });"),
      errors: [
        misplaced([2, 71], 'NOT_FOUND', notFound, 400, {
          offer: ['404 (Not Found)', inApp("app.get('/a', (req, res) => { res.status(404).json({ errors: [{ code: 'NOT_FOUND' }] }); });\napp.get('/b', (req, res) => { res.status(400).json({ error: { message: 'Forbidden' } }); });")],
        }),
        misplaced([3, 72], 'Forbidden', '403 (no-permission)', 400, {
          offer: ['403 (Forbidden)', inApp("app.get('/a', (req, res) => { res.status(400).json({ errors: [{ code: 'NOT_FOUND' }] }); });\napp.get('/b', (req, res) => { res.status(403).json({ error: { message: 'Forbidden' } }); });")],
        }),
      ],
    },
    {
      name: 'reports one of several pieces that point to the same code: the token before the text',
      code: inApp("app.get('/a', (req, res) => { res.status(400).json({ message: 'User not found', code: 'USER_NOT_FOUND' }); });"),
      errors: [
        misplaced([2, 87], 'USER_NOT_FOUND', notFound, 400, {
          offer: ['404 (Not Found)', inApp("app.get('/a', (req, res) => { res.status(404).json({ message: 'User not found', code: 'USER_NOT_FOUND' }); });")],
        }),
      ],
    },
    {
      name: 'reports pieces that point to different codes',
      code: inApp("app.get('/a', (req, res) => { res.status(400).json({ message: 'User not found', code: 'FORBIDDEN' }); });"),
      errors: [
        misplaced([2, 63], 'User not found', notFound, 400, {
          offer: ['404 (Not Found)', inApp("app.get('/a', (req, res) => { res.status(404).json({ message: 'User not found', code: 'FORBIDDEN' }); });")],
        }),
        misplaced([2, 87], 'FORBIDDEN', '403 (no-permission)', 400, {
          offer: ['403 (Forbidden)', inApp("app.get('/a', (req, res) => { res.status(403).json({ message: 'User not found', code: 'FORBIDDEN' }); });")],
        }),
      ],
    },
    {
      name: 'does not call evidence unmapped beside evidence that is misplaced',
      code: inApp("app.get('/a', (req, res) => { res.status(400).json({ code: 'FROBNICATED', message: 'User not found' }); });"),
      options: strict,
      errors: [
        misplaced([2, 84], 'User not found', notFound, 400, {
          offer: ['404 (Not Found)', inApp("app.get('/a', (req, res) => { res.status(404).json({ code: 'FROBNICATED', message: 'User not found' }); });")],
        }),
      ],
    },
    {
      name: 'writes the code in the style of the file',
      code: "const { StatusCodes } = require('http-status-codes');\nconst app = require('express')();\napp.get('/a', (req, res) => { res.status(StatusCodes.BAD_REQUEST).json({ error: 'User not found' }); });",
      errors: [
        misplaced([3, 81], 'User not found', notFound, 400, {
          offer: ['404 (Not Found)', "const { StatusCodes } = require('http-status-codes');\nconst app = require('express')();\napp.get('/a', (req, res) => { res.status(StatusCodes.NOT_FOUND).json({ error: 'User not found' }); });"],
        }),
      ],
    },
    {
      name: 'offers no code where the contract has several, or excludes the method from them',
      code: inApp("app.get('/a', (req, res) => { res.status(400).json({ error: 'Pay first' }); });"),
      settings: { 'http-contract': { contract: oneCause } },
      errors: [misplaced([2, 61], 'Pay first', '402 (unpaid) or 422 (unpaid)', 400)],
    },
    {
      name: 'names 409 only where the method may answer it',
      code: inApp("app.post('/a', (req, res) => { res.status(500).json({ code: 'ALREADY_EXISTS' }); });\napp.get('/b', (req, res) => { res.status(404).json({ code: 'ALREADY_EXISTS' }); });"),
      errors: [
        misplaced([2, 61], 'ALREADY_EXISTS', '409 (operation-failed)', 500, {
          offer: ['409 (Conflict)', inApp("app.post('/a', (req, res) => { res.status(409).json({ code: 'ALREADY_EXISTS' }); });\napp.get('/b', (req, res) => { res.status(404).json({ code: 'ALREADY_EXISTS' }); });")],
        }),
        unmapped([3, 60], 'token', 'ALREADY_EXISTS', 404),
      ],
    },
    {
      name: 'reports tokens and classes of the project that name no cause',
      code: inApp("class FrobnicatedError extends Error { constructor() { super('x'); this.statusCode = 400; } }\napp.get('/a', (req, res) => { res.status(403).json({ code: 'FROBNICATED' }); });\napp.get('/b', (req, res, next) => { next(new FrobnicatedError()); });"),
      errors: [unmapped([3, 60], 'token', 'FROBNICATED', 403), unmapped([4, 37], 'error class', 'FrobnicatedError', 400)],
    },
    {
      name: 'reports texts that name no cause when told so',
      code: inApp("app.get('/a', (req, res) => { res.status(403).json({ error: 'Computer says no' }); });"),
      options: partly({ messages: 'all' }),
      errors: [unmapped([2, 61], 'text', 'Computer says no', 403)],
    },
    {
      name: 'reports one piece of a response that names no cause',
      code: inApp("app.get('/a', (req, res) => { res.status(403).json({ message: 'Computer says no', code: 'FROBNICATED' }); });"),
      options: strict,
      errors: [unmapped([2, 89], 'token', 'FROBNICATED', 403)],
    },
    {
      name: 'reports answers that say nothing when told so',
      code: inApp("app.get('/a', (req, res) => {\n  if (req.query.a) return res.sendStatus(400);\n  if (req.query.b) return res.status(404).end();\n  res.status(401).json({});\n});"),
      options: strict,
      errors: [missing([3, 31], '400 (Bad Request)', 9), missing([4, 43], '404 (Not Found)', 3), missing([5, 19], '401 (Unauthorized)', 3)],
    },
    {
      name: 'does not take a class that a package gives to each code for a cause',
      code: "const createError = require('http-errors');\nconst app = require('express')();\napp.get('/a', (req, res, next) => { next(createError(400, 'User not found')); });\napp.get('/b', (req, res) => { throw createError(403, 'Order not found'); });",
      errors: [misplaced([3, 59], 'User not found', notFound, 400), misplaced([4, 54], 'Order not found', notFound, 403)],
    },
    {
      name: 'judges the branch that is wrong',
      code: inApp("app.get('/a', (req, res) => { const known = find(req); res.status(known ? 403 : 400).json({ error: known ? 'Forbidden' : 'User not found' }); });"),
      errors: [
        misplaced([2, 122], 'User not found', notFound, 400, {
          offer: ['404 (Not Found)', inApp("app.get('/a', (req, res) => { const known = find(req); res.status(known ? 403 : 404).json({ error: known ? 'Forbidden' : 'User not found' }); });")],
        }),
      ],
    },
    {
      name: 'places a text that stands apart, and names the response',
      code: inApp("const text = 'User not found';\nconst fail = (res, code, message) => res.status(code).json({ message });\napp.get('/a', (req, res) => fail(res, 400, text));\napp.get('/b', (req, res) => fail(res, 404, text));"),
      errors: [misplaced([2, 14], 'User not found', notFound, 400, { response: 'the response in line 3' })],
    },
    {
      name: 'says a fault of an error class once for all of its throws',
      code: inApp("class Frobnicated extends Error { constructor() { super('User not found'); this.status = 400; } }\napp.get('/a', () => { throw new Frobnicated(); });\napp.get('/b', () => { throw new Frobnicated(); });\napp.get('/c', () => { throw new Frobnicated(); });"),
      options: partly({ classes: 'off' }),
      errors: [misplaced([2, 57], 'User not found', notFound, 400, { response: 'the response in line 3 (and 2 more responses)' })],
    },
    {
      name: 'says a fault of several routes once',
      code: inApp("const handler = (req, res) => { res.status(400).json({ error: 'User not found' }); };\napp.get('/a', handler);\napp.put('/b', handler);"),
      errors: [
        misplaced([2, 63], 'User not found', notFound, 400, {
          offer: ['404 (Not Found)', inApp("const handler = (req, res) => { res.status(404).json({ error: 'User not found' }); };\napp.get('/a', handler);\napp.put('/b', handler);")],
        }),
      ],
    },
    {
      name: 'reads templates, and handlers behind a wrapper',
      code: inApp("const wrap = (fn) => (req, res, next) => fn(req, res, next).catch(next);\napp.get('/a/:id', wrap(async (req, res) => {\n  res.status(400).json({ error: `User ${req.params.id} not found` });\n}));"),
      errors: [
        misplaced([4, 33], 'User … not found', notFound, 400, {
          offer: ['404 (Not Found)', inApp("const wrap = (fn) => (req, res, next) => fn(req, res, next).catch(next);\napp.get('/a/:id', wrap(async (req, res) => {\n  res.status(404).json({ error: `User ${req.params.id} not found` });\n}));")],
        }),
      ],
    },
    {
      name: 'judges what error middleware makes of an error',
      code: inApp("app.get('/a', (req, res, next) => { next(new Error('User not found')); });\napp.use((error, req, res, next) => { res.status(500).json({ error: error.message }); });"),
      errors: [
        // No change of the middleware is offered: it answers other errors too.
        misplaced([2, 52], 'User not found', notFound, 500),
      ],
    },
  ],
});

typescriptRuleTester.run('no-unmapped-cause in TypeScript', noUnmappedCause, {
  valid: [],
  invalid: [
    {
      name: 'judges typed controllers',
      code: "import type { Request, Response } from 'express';\nexport class Users {\n  async find(req: Request, res: Response): Promise<Response> {\n    return res.status(400).json({ error: 'User not found' } as const);\n  }\n}",
      errors: [
        misplaced([4, 42], 'User not found', notFound, 400, {
          offer: ['404 (Not Found)', "import type { Request, Response } from 'express';\nexport class Users {\n  async find(req: Request, res: Response): Promise<Response> {\n    return res.status(404).json({ error: 'User not found' } as const);\n  }\n}"],
        }),
      ],
    },
    {
      name: 'judges error classes with a code of their own',
      code: "import { Router } from 'express';\nclass AppError extends Error {\n  constructor(public readonly statusCode: number, message: string, readonly code: string) { super(message); }\n}\nexport const router = Router();\nrouter.get('/a', async () => { throw new AppError(403, 'No such user', 'USER_NOT_FOUND'); });",
      errors: [misplaced([6, 72], 'USER_NOT_FOUND', notFound, 403)],
    },
  ],
});
