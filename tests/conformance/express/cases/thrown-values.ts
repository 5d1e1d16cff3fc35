/** What a thrown or forwarded value becomes where no error middleware stands. */

import type { ConformanceCase, Recorded, RecordedPerVersion } from '../conformance-case.js';
import { handlerCase } from '../handler-case.js';
import { full, unwritten } from '../recorded-answers.js';

type Expected = Recorded | RecordedPerVersion;

/** Statements before the value is used, the value, and what it was seen to become. */
const values: ReadonlyArray<readonly [name: string, value: string, expect: Expected, before?: string]> = [
  ['an Error', `new Error('boom')`, full(500)],
  ['a TypeError', `new TypeError('boom')`, full(500)],
  ['Error called without new', `Error('boom')`, full(500)],
  ['a string', `'boom'`, full(500)],
  ['a number', `404`, full(500)],
  ['undefined', `undefined`, unwritten(full(404))],
  ['null', `null`, unwritten(full(404))],
  ['an object with status', `{ status: 422, message: 'm' }`, full(422)],
  ['an object with statusCode', `{ statusCode: 422, message: 'm' }`, full(422)],
  ['an object without a status', `{ message: 'm' }`, full(500)],
  ['an error with status', `error`, full(418), `const error = new Error('boom'); error.status = 418;`],
  ['an error with statusCode', `error`, full(418), `const error = new Error('boom'); error.statusCode = 418;`],
  ['an error assigned a status', `Object.assign(new Error('boom'), { status: 409 })`, full(409)],
  ['an error with a numeric code', `Object.assign(new Error('boom'), { code: 404 })`, full(500)],
  ['an error with a system code', `Object.assign(new Error('boom'), { code: 'ENOENT' })`, full(500)],
  ['an error with status and statusCode', `Object.assign(new Error('boom'), { status: 400, statusCode: 401 })`, full(400)],
  ['an error with a bad status and a good statusCode', `Object.assign(new Error('boom'), { status: 200, statusCode: 401 })`, full(401)],
  ['an error with status 200', `Object.assign(new Error('boom'), { status: 200 })`, full(500)],
  ['an error with status 204', `Object.assign(new Error('boom'), { status: 204 })`, full(500)],
  ['an error with status 302', `Object.assign(new Error('boom'), { status: 302 })`, full(500)],
  ['an error with status 399', `Object.assign(new Error('boom'), { status: 399 })`, full(500)],
  ['an error with status 599', `Object.assign(new Error('boom'), { status: 599 })`, full(599)],
  ['an error with status 600', `Object.assign(new Error('boom'), { status: 600 })`, full(500)],
  ['an error with status 0', `Object.assign(new Error('boom'), { status: 0 })`, full(500)],
  ['an error with a status text', `Object.assign(new Error('boom'), { status: '418' })`, full(500)],
  ['an error with httpCode', `Object.assign(new Error('boom'), { httpCode: 418 })`, full(500)],
  ['an error with a status in output', `Object.assign(new Error('boom'), { output: { statusCode: 418 } })`, full(500)],
  ['an AggregateError', `new AggregateError([], 'boom')`, full(500)],
  ['an error with a cause', `new Error('boom', { cause: Object.assign(new Error('inner'), { status: 404 }) })`, full(500)],
];

export const thrownValueCases: readonly ConformanceCase[] = [
  ...values.flatMap(([name, value, expect, before = '']) => [
    handlerCase(`throw ${name}`, `(req, res) => { ${before} throw ${value}; }`, expect),
    handlerCase(`next of ${name}`, `(req, res, next) => { ${before} next(${value}); }`, expect),
  ]),
  handlerCase('return next of an error', `(req, res, next) => { return next(new Error('boom')); }`, full(500)),
  handlerCase('an arrow that is only next', `(req, res, next) => next({ status: 403 })`, full(403)),
  handlerCase("next('route')", `(req, res, next) => { next('route'); }`, unwritten(full(404))),
  handlerCase("next('router')", `(req, res, next) => { next('router'); }`, unwritten(full(404))),
  handlerCase('next of nothing', `(req, res, next) => { next(); }`, unwritten(full(404))),
  handlerCase('next with a success status', `(req, res, next) => { next({ status: 202 }); }`, full(500)),
  handlerCase('an error status, then throw', `(req, res) => { res.status(400); throw new Error('boom'); }`, full(400)),
  handlerCase('a success status, then throw', `(req, res) => { res.status(201); throw new Error('boom'); }`, full(500)),
  handlerCase('an error status, then next', `(req, res, next) => { res.status(410); next(new Error('boom')); }`, full(410)),
  handlerCase('a statusCode, then next', `(req, res, next) => { res.statusCode = 401; return next(new Error('boom')); }`, full(401)),
  handlerCase("the error's status beats the earlier one", `(req, res) => { res.status(400); throw Object.assign(new Error('boom'), { status: 418 }); }`, full(418)),
  handlerCase('a header and a throw', `(req, res) => { res.set('X-A', '1'); throw Object.assign(new Error('boom'), { statusCode: 503 }); }`, full(503)),
  handlerCase('a TypeError of the language', `(req, res) => { const user = null; res.json(user.name); }`, full(500)),
  handlerCase('a missing function', `(req, res) => { const service = {}; service.run(); res.json({}); }`, full(500)),
];
