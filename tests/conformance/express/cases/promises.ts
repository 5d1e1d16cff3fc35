/** Promises: chains, combinators and awaited calls. */

import type { ConformanceCase } from '../conformance-case.js';
import { branchingCase, handlerCase } from '../handler-case.js';
import { differs, empty, full, silence } from '../recorded-answers.js';

const find = `const find = async (id) => { if (id === 'bad') throw Object.assign(new Error('bad id'), { status: 400 }); return id === '1' ? { id } : null; };`;
const rejected = `Promise.reject(Object.assign(new Error('x'), { status: 409 }))`;

export const promiseCases: readonly ConformanceCase[] = [
  handlerCase('await a value', `async (req, res) => { const user = await { id: 1 }; res.status(201).json(user); }`, full(201), { method: 'POST' }),
  handlerCase('await an async function', `async (req, res) => { const code = await work(); res.status(code).end(); }`, empty(202), { before: `const work = async () => 202;` }),
  handlerCase('then', `(req, res) => { Promise.resolve({ id: 1 }).then((user) => res.status(206).json(user)); }`, full(206)),
  handlerCase('then passes a value on', `(req, res) => { Promise.resolve(200).then((n) => n + 3).then((code) => { res.status(code).end(); }); }`, empty(203)),
  handlerCase('catch answers', `(req, res) => { ${rejected}.then(() => res.json({})).catch((error) => res.status(error.status).json({})); }`, full(409)),
  handlerCase('catch forwards', `(req, res, next) => { ${rejected}.then(() => res.json({})).catch(next); }`, full(409)),
  handlerCase('catch is not reached', `(req, res, next) => { Promise.resolve().then(() => res.status(202).end()).catch(next); }`, empty(202)),
  handlerCase('then with two functions', `(req, res) => { ${rejected}.then(() => res.json({}), (error) => res.status(422).json({})); }`, full(422)),
  handlerCase('a throw inside then', `(req, res, next) => { Promise.resolve().then(() => { throw { status: 404 }; }).catch(next); }`, full(404)),
  handlerCase('finally sends', `(req, res) => { Promise.resolve().then(() => { res.status(202); }).finally(() => { res.end(); }); }`, empty(202)),
  handlerCase('catch recovers with a value', `async (req, res) => { const code = await ${rejected}.catch(() => 410); res.status(code).end(); }`, empty(410)),
  handlerCase('Promise.all', `async (req, res) => { const [a, b] = await Promise.all([Promise.resolve(200), 6]); res.status(a + b).json([]); }`, full(206)),
  handlerCase('Promise.all with a rejection', `async (req, res) => { try { await Promise.all([1, ${rejected}]); res.json({}); } catch (error) { res.status(error.status).json({}); } }`, full(409)),
  handlerCase('Promise.allSettled', `async (req, res) => { const [result] = await Promise.allSettled([${rejected}]); res.status(result.status === 'rejected' ? 207 : 200).json({}); }`, full(207)),
  handlerCase('Promise.race', `async (req, res) => { const code = await Promise.race([Promise.resolve(203)]); res.status(code).end(); }`, empty(203)),
  handlerCase('Promise.any', `async (req, res) => { const code = await Promise.any([${rejected}, Promise.resolve(202)]); res.status(code).end(); }`, empty(202)),
  handlerCase('new Promise resolves', `async (req, res) => { const code = await new Promise((resolve) => { setTimeout(() => resolve(201), 1); }); res.status(code).end(); }`, empty(201)),
  handlerCase('new Promise rejects', `async (req, res) => { try { await new Promise((resolve, reject) => { reject(new Error('x')); }); res.json({}); } catch (error) { res.status(504).end(); } }`, empty(504)),
  handlerCase('a promisified callback', `async (req, res) => { const value = await call((done) => done(null, 206)); res.status(value).json([]); }`, full(206), {
    before: `const call = (fn) => new Promise((resolve, reject) => fn((error, value) => (error ? reject(error) : resolve(value))));`,
  }),
  handlerCase('an async iteration with map', `async (req, res) => { const codes = await Promise.all([1, 2].map(async (n) => 200 + n)); res.status(codes[1]).end(); }`, empty(202)),
  branchingCase('await and try', `async (req, res, next) => {
    try {
      const user = await find(req.query.id);
      if (!user) return res.status(404).json({ error: 'User not found' });
      res.json(user);
    } catch (error) { next(error); }
  }`, { 'id=1': full(200), 'id=2': full(404), 'id=bad': full(400) }, { before: find }),
  branchingCase('then and catch', `(req, res, next) => {
    find(req.query.id)
      .then((user) => (user ? res.json(user) : res.sendStatus(404)))
      .catch(next);
  }`, { 'id=1': full(200), 'id=2': full(404), 'id=bad': full(400) }, { before: find }),
  branchingCase('await without try', `async (req, res) => { const user = await find(req.query.id); res.status(user ? 200 : 404).json(user); }`, {
    'id=1': full(200), 'id=2': full(404), 'id=bad': differs(silence, full(400)),
  }, { before: find }),
  branchingCase('catch answers by the kind of error', `async (req, res) => {
    try { res.json(await find(req.query.id)); } catch (error) { res.status(error.status === 400 ? 422 : 500).json({}); }
  }`, { 'id=1': full(200), 'id=bad': full(422) }, { before: find }),
  handlerCase('a returned chain rejects', `(req, res) => Promise.resolve().then(() => ${rejected})`, differs(silence, full(409))),
  handlerCase('an awaited answer', `async (req, res) => { await res.status(202).json({}); }`, full(202)),
];
