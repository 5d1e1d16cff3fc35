/** Errors made by the package http-errors. */

import type { ConformanceCase } from '../conformance-case.js';
import { handlerCase } from '../handler-case.js';
import { full } from '../recorded-answers.js';

const before = `const createError = require('http-errors');`;

function thrown(value: string, status: number): ConformanceCase {
  return handlerCase(`throw ${value}`, `(req, res) => { throw ${value}; }`, full(status), { before });
}

export const httpErrorCases: readonly ConformanceCase[] = [
  thrown('createError(404)', 404),
  thrown(`createError(404, 'User not found')`, 404),
  thrown(`createError(409, 'taken', { code: 'ALREADY_EXISTS' })`, 409),
  thrown(`createError(400, 'bad', { status: 422 })`, 400),
  thrown(`createError('boom')`, 500),
  thrown('createError()', 500),
  thrown(`createError('404')`, 500),
  thrown('createError(420)', 420),
  thrown('createError(600)', 500),
  thrown('createError(200)', 500),
  thrown(`createError(404, new Error('plain'))`, 404),
  thrown(`createError(404, Object.assign(new Error('own'), { status: 409 }))`, 409),
  thrown('new createError.NotFound()', 404),
  thrown(`new createError.Conflict('taken')`, 409),
  thrown('createError.Forbidden()', 403),
  thrown('new createError[410]()', 410),
  thrown('new createError.UnprocessableEntity()', 422),
  thrown('new createError.ServiceUnavailable()', 503),
  thrown(`createError.HttpError ? createError(401) : null`, 401),
  handlerCase('next of createError', `(req, res, next) => next(createError(404))`, full(404), { before }),
  handlerCase('next of a constructor', `(req, res, next) => { next(new createError.BadRequest('id')); }`, full(400), { before }),
  handlerCase('a destructured constructor', `(req, res) => { throw new NotFound(); }`, full(404), {
    before: `const { NotFound } = require('http-errors');`,
  }),
  handlerCase('the status of a created error', `(req, res) => { const error = createError(404, 'no'); res.status(error.status).json({ error: error.message }); }`, full(404), { before }),
  handlerCase('isHttpError in a catch', `(req, res) => {
    try { throw createError(409); } catch (error) {
      res.status(createError.isHttpError(error) ? error.statusCode : 500).end('x');
    }
  }`, full(409), { before }),
  handlerCase('instanceof HttpError', `(req, res) => {
    try { throw new createError.Gone(); } catch (error) {
      if (error instanceof createError.HttpError) return res.status(error.status).json({});
      res.sendStatus(500);
    }
  }`, full(410), { before }),
];
