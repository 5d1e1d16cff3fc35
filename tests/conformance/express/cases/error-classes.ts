/** Error classes of the project's own: where their status comes from. */

import type { ConformanceCase } from '../conformance-case.js';
import { branchingCase, handlerCase } from '../handler-case.js';
import { full } from '../recorded-answers.js';

const after = `app.use((err, req, res, next) => { res.status(err.statusCode || 500).json({ error: err.message }); });`;
const appError = `class AppError extends Error { constructor(message, statusCode = 500) { super(message); this.name = this.constructor.name; this.statusCode = statusCode; } }`;

export const errorClassCases: readonly ConformanceCase[] = [
  handlerCase('the status is an argument', `(req, res) => { throw new AppError('User not found', 404); }`, full(404), { before: appError }),
  handlerCase('the status is a default', `(req, res) => { throw new AppError('boom'); }`, full(500), { before: appError }),
  handlerCase('the status comes first', `(req, res, next) => { next(new ApiError(409, 'taken')); }`, full(409), {
    before: `class ApiError extends Error { constructor(status, message) { super(message); this.status = status; } }`,
  }),
  handlerCase('the status is given to super', `(req, res) => { throw new NotFoundError('User'); }`, full(404), {
    before: `${appError}\nclass NotFoundError extends AppError { constructor(what) { super(what + ' not found', 404); } }`,
  }),
  handlerCase('the status is given to super two levels up', `(req, res) => { throw new UserNotFound(7); }`, full(404), {
    before: `${appError}\nclass NotFoundError extends AppError { constructor(message) { super(message, 404); } }\nclass UserNotFound extends NotFoundError { constructor(id) { super('User ' + id); } }`,
  }),
  handlerCase('the status is a field', `(req, res) => { throw new Conflict('taken'); }`, full(409), { before: `class Conflict extends Error { status = 409; }` }),
  handlerCase('a field overrides the parent', `(req, res) => { throw new Gone(); }`, full(410), { before: `class Base extends Error { status = 500; }\nclass Gone extends Base { status = 410; }` }),
  handlerCase('the status is a getter', `(req, res) => { throw new Locked(); }`, full(423), { before: `class Locked extends Error { get status() { return 423; } }` }),
  handlerCase('the status is on the prototype', `(req, res) => { throw new Teapot(); }`, full(418), { before: `class Teapot extends Error {}\nTeapot.prototype.status = 418;` }),
  handlerCase('the status is a static', `(req, res) => { throw new Busy(); }`, full(503), { before: `class Busy extends Error { static STATUS = 503; constructor() { super('busy'); this.status = Busy.STATUS; } }` }),
  handlerCase('the status comes from a table', `(req, res) => { throw new CodedError('TAKEN'); }`, full(409), {
    before: `const statuses = { MISSING: 404, TAKEN: 409 };\nclass CodedError extends Error { constructor(code) { super(code); this.code = code; this.status = statuses[code]; } }`,
  }),
  handlerCase('the status is in an options object', `(req, res) => { throw new AppError({ message: 'no', status: 402 }); }`, full(402), {
    before: `class AppError extends Error { constructor({ message, status = 500 }) { super(message); this.status = status; } }`,
  }),
  handlerCase('a static factory', `(req, res) => { throw ApiError.badRequest('id'); }`, full(400), {
    before: `class ApiError extends Error { constructor(status, message) { super(message); this.status = status; } static badRequest(message) { return new ApiError(400, message); } static notFound() { return new this(404, 'none'); } }`,
  }),
  handlerCase('a static factory with this', `(req, res, next) => next(ApiError.notFound())`, full(404), {
    before: `class ApiError extends Error { constructor(status, message) { super(message); this.status = status; } static notFound() { return new this(404, 'none'); } }`,
  }),
  handlerCase('a function that makes the error', `(req, res) => { throw notFound('User'); }`, full(404), {
    before: `function notFound(what) { const error = new Error(what + ' not found'); error.status = 404; return error; }`,
  }),
  handlerCase('a constructor function', `(req, res) => { throw new Denied('no'); }`, full(403), {
    before: `function Denied(message) { this.message = message; this.status = 403; }\nDenied.prototype = Object.create(Error.prototype);`,
  }),
  handlerCase('a class without a status', `(req, res) => { throw new PaymentError('declined'); }`, full(500), { before: `class PaymentError extends Error {}` }),
  handlerCase('a status that the final handler does not read', `(req, res) => { throw new OddError('x'); }`, full(500), { before: `class OddError extends Error { httpStatus = 404; }` }),
  handlerCase('thrown two calls deep', `(req, res) => { res.json(service.get(7)); }`, full(404), {
    before: `${appError}\nconst repository = { find: () => null };\nconst service = { get(id) { const user = repository.find(id); if (!user) throw new AppError('User not found', 404); return user; } };`,
  }),
  handlerCase('mapped by the error middleware', `(req, res) => { throw new AppError('User not found', 404); }`, full(404), { before: appError, after }),
  handlerCase('mapped by a funnel', `(req, res) => { try { throw new AppError('x', 403); } catch (error) { handleError(res, error); } }`, full(403), {
    before: `${appError}\nfunction handleError(res, error) { if (error instanceof AppError) return res.status(error.statusCode).json({ error: error.message }); return res.status(500).json({}); }`,
  }),
  handlerCase('a subclass is an instance of its parent', `(req, res) => { try { throw new B(); } catch (error) { res.sendStatus(error instanceof A ? 404 : 500); } }`, full(404), {
    before: `class A extends Error {}\nclass B extends A {}`,
  }),
  handlerCase('precedence of || and the ternary', `(req, res) => { const error = new A(); res.sendStatus(error.statusCode || error instanceof A ? 409 : 500); }`, full(409), { before: `class A extends Error {}` }),
  handlerCase('operational errors only', `(req, res) => { throw new AppError('declined', 402); }`, full(402), {
    before: `class AppError extends Error { constructor(message, statusCode) { super(message); this.statusCode = statusCode; this.isOperational = true; Error.captureStackTrace(this, this.constructor); } }`,
    after: `app.use((err, req, res, next) => { if (err.isOperational) return res.status(err.statusCode).json({ message: err.message }); res.status(500).json({}); });`,
  }),
  branchingCase('one of several classes', `(req, res, next) => {
    const { k } = req.query;
    if (k === 'a') return next(new AppError('a', 401));
    if (k === 'b') return next(new AppError('b', 403));
    res.json({});
  }`, { 'k=a': full(401), 'k=b': full(403), '': full(200) }, { before: appError, after }),
];
