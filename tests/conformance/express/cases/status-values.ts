/** Every way to write a status as a value. */

import type { ConformanceCase } from '../conformance-case.js';
import { branchingCase, handlerCase } from '../handler-case.js';
import { empty, full } from '../recorded-answers.js';

const post = { method: 'POST' } as const;
const enums = `const HttpCode = Object.freeze({ OK: 200, CREATED: 201, NOT_FOUND: 404 });`;

export const statusValueCases: readonly ConformanceCase[] = [
  branchingCase('a ternary', `(req, res) => { res.status(req.query.fresh ? 201 : 200).json({}); }`, { '': full(200), 'fresh=1': full(201) }),
  branchingCase('nested ternaries', `(req, res) => { const k = req.query.k; res.status(k === 'a' ? 400 : k === 'b' ? 404 : 409).end(); }`, {
    'k=a': empty(400), 'k=b': empty(404), 'k=c': empty(409),
  }),
  branchingCase('a ternary between bodies', `(req, res) => { req.query.a ? res.status(201).json({}) : res.sendStatus(204); }`, { 'a=1': full(201), '': empty(204) }),
  handlerCase('a ternary on a known value', `(req, res) => { const strict = true; res.status(strict ? 422 : 400).json({}); }`, full(422)),
  handlerCase('|| on a missing member', `(req, res) => { const options = {}; res.status(options.status || 500).json({}); }`, full(500)),
  handlerCase('|| on a member', `(req, res) => { const options = { status: 409 }; res.status(options.status || 500).json({}); }`, full(409)),
  handlerCase('|| on zero', `(req, res) => { const code = 0; res.status(code || 400).json({}); }`, full(400)),
  handlerCase('?? on undefined', `(req, res) => { let code; res.status(code ?? 404).json({}); }`, full(404)),
  handlerCase('&& and ||', `(req, res) => { const error = { status: 418 }; res.status((error && error.status) || 500).json({}); }`, full(418)),
  handlerCase('||= and ??=', `(req, res) => { let code; code ??= 202; code ||= 500; res.status(code).json({}); }`, full(202)),
  handlerCase('arithmetic', `(req, res) => { const base = 400; res.status(base + 4).json({}); }`, full(404)),
  handlerCase('a number from a string', `(req, res) => { res.status(Number('201')).json({}); }`, full(201)),
  handlerCase('parseInt', `(req, res) => { res.status(parseInt('404', 10)).json({}); }`, full(404)),
  handlerCase('a unary plus', `(req, res) => { const text = '409'; res.status(+text).json({}); }`, full(409)),
  handlerCase('a frozen enum', `(req, res) => { res.status(HttpCode.CREATED).json({}); }`, full(201), { before: enums, ...post }),
  handlerCase('an enum by a computed key', `(req, res) => { const key = 'NOT_FOUND'; res.status(HttpCode[key]).json({}); }`, full(404), { before: enums }),
  handlerCase('a destructured enum', `(req, res) => { res.status(CREATED).json({}); }`, full(201), { before: `${enums}\nconst { CREATED } = HttpCode;`, ...post }),
  handlerCase('a renamed destructured constant', `(req, res) => { res.status(missing).end(); }`, empty(404), { before: `${enums}\nconst { NOT_FOUND: missing } = HttpCode;` }),
  branchingCase('a table by an unknown key', `(req, res) => { res.status(table[req.query.k] || 500).json({}); }`, { 'k=a': full(400), 'k=b': full(404), 'k=z': full(500) }, {
    before: `const table = { a: 400, b: 404 };`,
  }),
  branchingCase('a switch', `(req, res) => {
    switch (req.query.k) {
      case 'a': res.status(400); break;
      case 'b': res.status(404); break;
      default: res.status(500);
    }
    res.json({});
  }`, { 'k=a': full(400), 'k=b': full(404), '': full(500) }),
  branchingCase('a switch with fall-through', `(req, res) => {
    let code = 200;
    switch (req.query.k) {
      case 'a':
        code = 201;
      case 'b':
        code += 1;
        break;
      case 'c': case 'd':
        code = 409;
    }
    res.status(code).end();
  }`, { 'k=a': empty(202), 'k=b': empty(201), 'k=c': empty(409), 'k=d': empty(409), '': empty(200) }),
  handlerCase('a switch on a known value', `(req, res) => { const kind = 'b'; switch (kind) { case 'a': return res.sendStatus(400); case 'b': return res.sendStatus(404); } res.end(); }`, full(404)),
  branchingCase('a let that a branch changes', `(req, res) => { let code = 200; if (req.query.a) code = 202; else if (req.query.b) { code = 206; } res.status(code).json({}); }`, {
    '': full(200), 'a=1': full(202), 'b=1': full(206),
  }),
  handlerCase('destructuring with a default', `(req, res) => { const { code = 422 } = {}; res.status(code).json({}); }`, full(422)),
  handlerCase('array destructuring', `(req, res) => { const [, code, body] = [1, 203, { a: 1 }]; res.status(code).json(body); }`, full(203)),
  handlerCase('rest and spread', `(req, res) => { const { a, ...rest } = { a: 1, code: 206 }; const all = { ...rest, b: 2 }; res.status(all.code).json(all); }`, full(206)),
  handlerCase('Object.assign', `(req, res) => { const options = Object.assign({}, { code: 200 }, { code: 207 }); res.status(options.code).json({}); }`, full(207)),
  handlerCase('optional chaining', `(req, res) => { const error = undefined; res.status(error?.status ?? 404).json({}); }`, full(404)),
  handlerCase('optional chaining on the response', `(req, res) => { res?.status(201)?.json?.({}); }`, full(201), post),
  handlerCase('a getter', `(req, res) => { const result = { get code() { return 202; } }; res.status(result.code).json({}); }`, full(202)),
  handlerCase('a nested member', `(req, res) => { res.status(config.errors.missing.status).json(config.errors.missing); }`, full(404), {
    before: `const config = { errors: { missing: { status: 404, error: 'not found' } } };`,
  }),
  handlerCase('a Map', `(req, res) => { const codes = new Map([['a', 400], ['b', 409]]); res.status(codes.get('b')).json({}); }`, full(409)),
  handlerCase('Array.prototype.find', `(req, res) => { const rule = [{ k: 'a', code: 400 }, { k: 'b', code: 423 }].find((r) => r.k === 'b'); res.status(rule.code).json({}); }`, full(423)),
  handlerCase('includes', `(req, res) => { const method = 'POST'; res.status(['POST', 'PUT'].includes(method) ? 201 : 200).json({}); }`, full(201)),
  handlerCase('Object.values', `(req, res) => { const [first] = Object.values({ a: 451 }); res.status(first).json({}); }`, full(451)),
  handlerCase('Object.keys', `(req, res) => { const errors = { name: 'x' }; res.status(Object.keys(errors).length ? 400 : 200).json(errors); }`, full(400)),
  handlerCase('a status in the body is no status', `(req, res) => { res.json({ status: 404, error: 'not found' }); }`, full(200)),
  handlerCase('a comma expression', `(req, res) => { res.status((1, 202)).json({}); }`, full(202)),
  handlerCase('an increment', `(req, res) => { let code = 200; code++; res.status(code).json({}); }`, full(201)),
  handlerCase('node:http2 constants', `(req, res) => { res.status(constants.HTTP_STATUS_CREATED).json({}); }`, full(201), {
    before: `const { constants } = require('node:http2');`, ...post,
  }),
  handlerCase('StatusCodes of http-status-codes', `(req, res) => { res.status(StatusCodes.CREATED).json({}); }`, full(201), {
    before: `const { StatusCodes } = require('http-status-codes');`, ...post,
  }),
  handlerCase('legacy constants of http-status-codes', `(req, res) => { res.status(HttpStatus.CONFLICT).json({}); }`, full(409), {
    before: `const HttpStatus = require('http-status-codes');`,
  }),
  handlerCase('http-status 2 by default', `(req, res) => { res.status(httpStatus.GONE).json({}); }`, full(410), { before: `const httpStatus = require('http-status').default;` }),
  handlerCase('http-status 2', `(req, res) => { res.status(status.NOT_FOUND).json({}); }`, full(404), { before: `const { status } = require('http-status');` }),
];
