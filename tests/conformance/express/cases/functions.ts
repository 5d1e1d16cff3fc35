/** Helpers, wrappers, closures and the other ways in which functions carry an answer. */

import type { ConformanceCase } from '../conformance-case.js';
import { expressModule } from '../express-module.js';
import { branchingCase, handlerCase } from '../handler-case.js';
import { differs, empty, full, silence } from '../recorded-answers.js';

const post = { method: 'POST' } as const;

export const functionCases: readonly ConformanceCase[] = [
  handlerCase('a helper that takes res and a status', `(req, res) => { sendJson(res, 201, { a: 1 }); }`, full(201), {
    before: `function sendJson(res, status, body) { res.status(status).json(body); }`, ...post,
  }),
  handlerCase('a helper with the status first', `(req, res) => respond(404, res, { error: 'not found' })`, full(404), {
    before: `const respond = (status, res, body) => { res.status(status); res.json(body); };`,
  }),
  handlerCase('a helper with an options object', `(req, res) => { answer(res, { code: 409, message: 'taken' }); }`, full(409), {
    before: `const answer = (res, { code = 200, message }) => res.status(code).json({ message });`,
  }),
  handlerCase('a helper with a default status', `(req, res) => { ok(res, { a: 1 }); }`, full(200), { before: `const ok = (res, data, status = 200) => res.status(status).json({ data });` }),
  handlerCase('a helper that returns the response', `(req, res) => { withStatus(res, 202).json({}); }`, full(202), { before: `const withStatus = (res, code) => res.status(code);` }),
  handlerCase('a helper that returns a status', `(req, res) => { res.status(codeFor('POST')).json({}); }`, full(201), {
    before: `function codeFor(method) { return method === 'POST' ? 201 : 200; }`, ...post,
  }),
  handlerCase('a helper that returns status and body', `(req, res) => { const { status, body } = build(); res.status(status).json(body); }`, full(422), {
    before: `const build = () => ({ status: 422, body: { error: 'invalid' } });`,
  }),
  handlerCase('a helper that returns no body', `(req, res) => { const { status, body } = build(); res.status(status).send(body); }`, empty(202), {
    before: `const build = () => ({ status: 202 });`,
  }),
  handlerCase('a table of helpers', `(req, res) => { replies.notFound(res); }`, full(404), {
    before: `const replies = { ok: (res, data) => res.json(data), notFound: (res) => res.status(404).json({ error: 'not found' }) };`,
  }),
  handlerCase('helpers made by a factory', `(req, res) => { conflict(res, 'taken'); }`, full(409), {
    before: `const reply = (status) => (res, error) => res.status(status).json({ error });\nconst conflict = reply(409);`,
  }),
  handlerCase('a helper three calls deep', `(req, res) => first(res)`, full(451), {
    before: `const third = (res, code) => res.status(code).send('x');\nconst second = (res) => third(res, 451);\nfunction first(res) { return second(res); }`,
  }),
  handlerCase('a handler that only delegates', `(req, res) => create(req, res)`, full(201), { before: `function create(req, res) { res.status(201).json({}); }`, ...post }),
  handlerCase('a handler made by a factory', `answerWith(203)`, full(203), { before: `const answerWith = (code) => (req, res) => { res.status(code).json({}); };` }),
  handlerCase('a handler made by a factory with defaults', `crud({ name: 'user' })`, full(201), {
    before: `function crud({ name, created = 201 }) { return function (req, res) { res.status(created).json({ name }); }; }`, ...post,
  }),
  handlerCase('catchAsync', `catchAsync(async (req, res) => { throw Object.assign(new Error('x'), { statusCode: 404 }); })`, full(404), {
    before: `const catchAsync = (fn) => { return (req, res, next) => { fn(req, res, next).catch(next); }; };`,
  }),
  handlerCase('a reference to a wrapped function', `create`, full(201), {
    before: `const catchAsync = (fn) => (req, res, next) => { fn(req, res, next).catch((error) => next(error)); };\nconst create = catchAsync(async (req, res) => { res.status(201).json({}); });`, ...post,
  }),
  handlerCase('a wrapper that answers errors itself', `safely((req, res) => { throw new Error('x'); })`, full(503), {
    before: `const safely = (fn) => (req, res) => { try { fn(req, res); } catch (error) { res.status(503).json({ error: error.message }); } };`,
  }),
  branchingCase('a wrapper that guards', `withUser((req, res, user) => { res.status(201).json(user); })`, { '': full(401), 'user=a': full(201) }, {
    before: `const withUser = (fn) => (req, res) => { if (!req.query.user) return res.status(401).json({}); return fn(req, res, { name: req.query.user }); };`, ...post,
  }),
  branchingCase('two wrappers', `wrap(withUser(async (req, res) => { res.json({}); }))`, { '': full(401), 'user=a': full(200) }, {
    before: `const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);\nconst withUser = (fn) => async (req, res, next) => (req.query.user ? fn(req, res, next) : res.sendStatus(401));`,
  }),
  handlerCase('a curried wrapper', `handle({ code: 202 })(async () => ({ a: 1 }))`, full(202), {
    before: `const handle = ({ code }) => (fn) => async (req, res, next) => { try { res.status(code).json(await fn(req)); } catch (error) { next(error); } };`,
  }),
  handlerCase('a wrapper that sends what is returned', `reply(() => ({ status: 201, body: { id: 1 } }))`, full(201), {
    before: `const reply = (fn) => (req, res) => { const { status, body } = fn(req); res.status(status).json(body); };`, ...post,
  }),
  handlerCase('a composed chain', `compose((res) => res.status(202), (res) => res.json({}))`, full(202), {
    before: `const compose = (...steps) => (req, res) => { steps.reduce((value, step) => step(value), res); };`,
  }),
  handlerCase('call', `(req, res) => { send.call({ code: 206 }, res); }`, full(206), { before: `function send(res) { res.status(this.code).json([]); }` }),
  handlerCase('apply', `(req, res) => { send.apply(null, [res, 207]); }`, full(207), { before: `function send(res, code) { res.status(code).json([]); }` }),
  handlerCase('bind', `send.bind(null, 203)`, full(203), { before: `function send(code, req, res) { res.status(code).json({}); }` }),
  handlerCase('bind of this', `controller.create.bind(controller)`, full(201), {
    before: `const controller = { code: 201, create(req, res) { res.status(this.code).json({}); } };`, ...post,
  }),
  handlerCase('a bound member of the response', `(req, res) => { const json = res.status(202).json.bind(res); json({}); }`, full(202)),
  handlerCase('spread arguments', `(req, res) => { const args = [res, 205 + 1]; send(...args); }`, full(206), { before: `const send = (res, code) => res.status(code).json({});` }),
  handlerCase('rest parameters', `(...args) => { const [, res] = args; res.status(202).end(); }`, empty(202)),
  handlerCase('the arguments object', `function () { arguments[1].status(202).end(); }`, empty(202)),
  handlerCase('destructured parameters', `({ query }, { locals, ...rest }, next) => { next({ status: query ? 400 : 500 }); }`, full(400)),
  handlerCase('an immediately invoked function', `(() => { const code = 203; return (req, res) => { res.status(code).json({}); }; })()`, full(203)),
  {
    name: 'a variable that outlives the request',
    source: expressModule(`let count = 0;\napp.get('/', (req, res) => { count += 1; res.status(200 + count).end(); });`),
    requests: [
      { method: 'GET', path: '/', expect: empty(201) },
      { method: 'GET', path: '/', expect: empty(202) },
    ],
    unknownInputs: true,
  },
  handlerCase('a callback of forEach answers', `(req, res) => { [404].forEach((code) => { res.status(code).end(); }); }`, empty(404)),
  handlerCase('map and reduce', `(req, res) => { const codes = [100, 50].map((n) => n * 2); res.status(codes.reduce((a, b) => a + b, 0)).json({}); }`, full(300)),
  handlerCase('a callback of an own function', `(req, res) => { load((error, user) => { if (error) return res.status(500).end(); res.status(206).json(user); }); }`, full(206), {
    before: `function load(done) { done(null, { id: 1 }); }`,
  }),
  handlerCase('an error-first callback gets an error', `(req, res, next) => { load((error, user) => { if (error) return next(error); res.json(user); }); }`, full(404), {
    before: `function load(done) { done(Object.assign(new Error('none'), { status: 404 })); }`,
  }),
  handlerCase('a timer answers', `(req, res) => { setTimeout(() => { res.status(202).json({}); }, 1); }`, full(202)),
  handlerCase('setImmediate and nextTick', `(req, res) => { setImmediate(() => { process.nextTick(() => { res.status(203).end(); }); }); }`, empty(203)),
  handlerCase('the end of the request body', `(req, res) => { req.on('data', () => {}); req.on('end', () => { res.status(201).end(); }); }`, empty(201), post),
  handlerCase('a member of the response in a variable', `(req, res) => { const reply = res.status(202); reply.json({}); }`, full(202)),
  handlerCase('the response in an object', `(req, res) => { const context = { req, res }; context.res.status(202).json({}); }`, full(202)),
  handlerCase('renamed parameters', `(request, response, done) => { response.status(202).json({}); }`, full(202)),
  handlerCase('an outer variable named res', `(req, res) => { { const res = { status: () => ({ json() {} }) }; res.status(500).json({}); } res.status(201).json({}); }`, full(201)),
  handlerCase('a foreign response named response', `async (req, res) => { const response = { status: 502, ok: false, json: async () => ({}) }; if (!response.ok) return res.status(503).json(await response.json()); res.json({}); }`, full(503)),
  branchingCase('a file that may be missing', `(req, res) => {
    fs.readFile(__dirname + '/' + req.query.name, (error, data) => {
      if (error) return res.status(404).json({ error: 'no such file' });
      res.send(data);
    });
  }`, { 'name=page.txt': full(200), 'name=none.txt': full(404) }, { before: `const fs = require('node:fs');` }),
  {
    ...handlerCase('a generator runs the handler', `run(function* (req, res) { const code = yield 202; res.status(code).end(); })`, empty(202), {
      before: `const run = (generator) => (req, res) => { const it = generator(req, res); let step = it.next(); while (!step.done) step = it.next(step.value); };`,
    }),
    unknownInputs: true,
    mayBeUnresolved: true,
  },
  handlerCase('an async arrow that returns the answer', `async (req, res) => res.status(201).json({})`, full(201), post),
  handlerCase('a local function named status', `(req, res) => { const status = (code) => ({ json: () => code }); status(500).json(); res.status(202).end(); }`, empty(202)),
  handlerCase('a helper that throws two calls deep', `(req, res) => { res.json(getUser(7)); }`, full(404), {
    before: `const find = () => undefined;\nfunction orThrow(value) { if (!value) throw Object.assign(new Error('User not found'), { status: 404 }); return value; }\nconst getUser = (id) => orThrow(find(id));`,
  }),
  handlerCase('a helper that rejects two calls deep', `async (req, res) => { res.json(await getUser(7)); }`, differs(silence, full(404)), {
    before: `const find = async () => null;\nasync function getUser(id) { const user = await find(id); if (!user) throw Object.assign(new Error('User not found'), { status: 404 }); return user; }`,
  }),
];
