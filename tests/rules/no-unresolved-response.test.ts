/** Where the analysis could not determine what is answered. */

import { noUnresolvedResponse } from '../../src/rules/no-unresolved-response.js';
import { ruleTester, typescriptRuleTester } from '../kit/rule-tester.js';
import { inApp } from './in-app.js';

function unknownStatus(at: readonly [line: number, column: number], reason: string) {
  return { messageId: 'unknownStatus' as const, data: { reason }, line: at[0], column: at[1] };
}

function unknownResponse(at: readonly [line: number, column: number], reason: string) {
  return { messageId: 'unknownResponse' as const, data: { reason }, line: at[0], column: at[1] };
}

const fromUnknown = (what: string): string => `${what} is read from a value that is not known`;

ruleTester.run('no-unresolved-response', noUnresolvedResponse, {
  valid: [
    { name: 'says nothing of a file without handlers', code: 'export default (handler) => handler();' },
    { name: 'says nothing where every status is known', code: inApp("app.get('/a', (req, res) => { if (req.query.a) return res.sendStatus(404); res.json(load()); });") },
    { name: 'says nothing of a body that is not known', code: inApp("app.get('/a', async (req, res) => { res.send(await load()); });") },
    { name: 'says nothing of a call that may throw', code: inApp("app.get('/a', (req, res) => { load(); res.end(); });") },
    { name: 'says nothing of calls that look like routes', code: "import axios from 'axios';\nimport handler from './handler.js';\naxios.get('/a', handler);\ncache.get('/a', (err, value) => { value.status(err.code); });" },
  ],
  invalid: [
    {
      name: 'reports a status that comes from the request',
      code: inApp("app.get('/a', (req, res) => {\n  res.status(req.query.code).end();\n});"),
      errors: [unknownStatus([3, 14], fromUnknown("'req.query.code'"))],
    },
    {
      name: 'reports a handler that comes from elsewhere',
      code: "const controller = require('./controller');\nconst app = require('express')();\napp.get('/a', controller.list);",
      errors: [unknownResponse([3, 15], `a handler is not known: ${fromUnknown("'controller.list'")}`)],
    },
    {
      name: 'reports a response that is handed to a function of another file',
      code: "import express from 'express';\nimport { answer } from './answer.js';\nexpress().get('/a', (req, res) => { answer(res, {}); });",
      errors: [unknownResponse([3, 37], "'answer' is handed the response, and its source is not known")],
    },
    {
      name: 'reports an error whose status is not known, at the place where it leaves',
      code: "import { Missing } from './errors.js';\nimport express from 'express';\nexpress().get('/a', () => { throw new Missing(); });",
      errors: [unknownStatus([3, 35], "the error is not known: the result of 'Missing' is not known")],
    },
    {
      name: 'says a reason in one place once',
      code: inApp("const fail = (res, error) => res.status(error.status).end();\napp.get('/a', (req, res) => { load().catch((error) => fail(res, error)); });\napp.get('/b', (req, res) => { load().catch((error) => fail(res, error)); });"),
      errors: [unknownStatus([2, 41], fromUnknown("'error.status'"))],
    },
  ],
});

typescriptRuleTester.run('no-unresolved-response in TypeScript', noUnresolvedResponse, {
  valid: [],
  invalid: [
    {
      name: 'reports a typed handler that uses a parameter of its own',
      code: "import type { Response } from 'express';\nexport function answer(res: Response, code: number): void { res.status(code).end(); }",
      errors: [unknownStatus([2, 72], 'it is a parameter')],
    },
  ],
});
