/** Errors that leave an async handler: Express 5 forwards them, Express 4 never answers. */

import type { ConformanceCase } from '../conformance-case.js';
import { branchingCase, handlerCase } from '../handler-case.js';
import { differs, full, silence } from '../recorded-answers.js';

const asyncHandler = `const asyncHandler = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);`;
const status409 = `Object.assign(new Error('taken'), { status: 409 })`;

export const asyncErrorCases: readonly ConformanceCase[] = [
  handlerCase('async throw', `async (req, res) => { throw new Error('boom'); }`, differs(silence, full(500))),
  handlerCase('async throw with a status', `async (req, res) => { throw ${status409}; }`, differs(silence, full(409))),
  handlerCase('async throw after await', `async (req, res) => { await null; throw ${status409}; }`, differs(silence, full(409))),
  handlerCase('async throw of undefined', `async (req, res) => { throw undefined; }`, differs(silence, full(500))),
  handlerCase('async throw of null', `async (req, res) => { throw null; }`, differs(silence, full(500))),
  handlerCase('async throw of a string', `async (req, res) => { throw 'boom'; }`, differs(silence, full(500))),
  handlerCase('a rejection is returned', `(req, res) => Promise.reject(${status409})`, differs(silence, full(409))),
  handlerCase('a rejection without a value is returned', `(req, res) => Promise.reject()`, differs(silence, full(500))),
  handlerCase('a rejection is not returned', `(req, res) => { Promise.reject(${status409}); }`, silence),
  handlerCase('a returned promise rejects later', `(req, res) => { return Promise.resolve(1).then(() => { throw ${status409}; }); }`, differs(silence, full(409))),
  handlerCase('an error status, then an async throw', `async (req, res) => { res.status(400); throw new Error('boom'); }`, differs(silence, full(400))),
  handlerCase('async next of an error', `async (req, res, next) => { await null; next(${status409}); }`, full(409)),
  handlerCase('async try and next', `async (req, res, next) => { try { throw ${status409}; } catch (error) { next(error); } }`, full(409)),
  handlerCase('async odd status', `async (req, res) => { res.status(99).json({}); }`, differs(silence, full(500))),
  handlerCase('asyncHandler forwards', `asyncHandler(async (req, res) => { throw ${status409}; })`, full(409), { before: asyncHandler }),
  handlerCase('asyncHandler lets the answer through', `asyncHandler(async (req, res) => { res.status(201).json({}); })`, full(201), { before: asyncHandler }),
  handlerCase('asyncHandler does not catch a synchronous throw', `asyncHandler((req, res) => { throw ${status409}; })`, full(409), { before: asyncHandler }),
  handlerCase('a throw in a timer', `(req, res) => { setTimeout(() => { throw new Error('late'); }, 1); }`, silence),
  handlerCase('a floating async call rejects', `(req, res) => { const work = async () => { throw ${status409}; }; work(); res.status(202).end('x'); }`, full(202)),
  handlerCase('an awaited async call rejects', `async (req, res) => { const work = async () => { throw ${status409}; }; await work(); res.json({}); }`, differs(silence, full(409))),
  branchingCase('async throw on a branch', `async (req, res) => {
    if (!req.query.id) throw Object.assign(new Error('no id'), { status: 400 });
    res.json({ id: req.query.id });
  }`, { '': differs(silence, full(400)), 'id=1': full(200) }),
];
