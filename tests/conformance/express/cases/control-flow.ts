/** Loops, early returns, labels, try and its kin. */

import type { ConformanceCase } from '../conformance-case.js';
import { expressModule } from '../express-module.js';
import { branchingCase, handlerCase } from '../handler-case.js';
import { differs, empty, full, silence, unwritten } from '../recorded-answers.js';

export const controlFlowCases: readonly ConformanceCase[] = [
  branchingCase('early returns', `(req, res) => {
    const { id, role } = req.query;
    if (!id) return res.status(400).json({ error: 'id is missing' });
    if (role !== 'admin') { res.sendStatus(403); return; }
    return res.status(201).json({ id });
  }`, { '': full(400), 'id=1': full(403), 'id=1&role=admin': full(201) }, { method: 'POST' }),
  branchingCase('if, else if, else', `(req, res) => {
    if (req.query.k === 'a') res.status(201).json({});
    else if (req.query.k === 'b') res.status(202).end();
    else { res.sendStatus(404); }
  }`, { 'k=a': full(201), 'k=b': empty(202), '': full(404) }),
  branchingCase('an answer behind &&', `(req, res) => {
    if (req.query.a && req.query.b) return res.json({});
    req.query.a && res.status(202).end();
    if (!res.headersSent) res.status(400).end();
  }`, { 'a=1&b=1': full(200), 'a=1': empty(202), '': empty(400) }),
  handlerCase('a known condition', `(req, res) => { if (1 > 2) return res.status(500).end(); res.status(201).end(); }`, empty(201)),
  branchingCase('one branch does not answer', `(req, res) => { if (req.query.a) res.json({}); }`, { 'a=1': full(200), '': silence }),
  handlerCase('for with a known count', `(req, res) => { let code = 200; for (let i = 0; i < 3; i++) code += 1; res.status(code).end(); }`, empty(203)),
  handlerCase('for of with a break', `(req, res) => { let code = 500; for (const c of [400, 404, 409]) { code = c; if (c === 404) break; } res.status(code).end(); }`, empty(404)),
  handlerCase('for of with a return', `(req, res) => { for (const check of [() => null, () => 409]) { const code = check(); if (code) return res.status(code).end(); } res.json({}); }`, empty(409)),
  handlerCase('for in', `(req, res) => { let last; for (const key in { a: 1, b: 2 }) last = key; res.status(last === 'b' ? 202 : 500).end(); }`, empty(202)),
  handlerCase('while', `(req, res) => { let n = 0; while (n < 4) { n += 1; } res.status(400 + n).end(); }`, empty(404)),
  handlerCase('do while', `(req, res) => { let n = 0; do { n += 9; } while (false); res.status(400 + n).end(); }`, empty(409)),
  handlerCase('continue', `(req, res) => { let code = 200; for (const n of [1, 2, 3]) { if (n === 2) continue; code += n; } res.status(code).end(); }`, empty(204)),
  handlerCase('a labelled break', `(req, res) => {
    let code = 200;
    outer: for (const a of [1, 2]) { for (const b of [1, 2]) { if (b === 2) break outer; code = 206; } code = 500; }
    res.status(code).end();
  }`, empty(206)),
  handlerCase('a labelled continue', `(req, res) => {
    let code = 200;
    outer: for (const a of [1, 2]) { for (const b of [1, 2]) { if (b === 2) continue outer; code += 1; } code = 500; }
    res.status(code).end();
  }`, empty(202)),
  handlerCase('a labelled block', `(req, res) => { let code = 400; done: { if (true) break done; code = 500; } res.status(code).end(); }`, empty(400)),
  branchingCase('a loop over unknown items', `(req, res) => {
    for (const id of String(req.query.ids || '').split(',')) {
      if (id === 'bad') return res.status(400).json({ id });
    }
    res.json([]);
  }`, { '': full(200), 'ids=a,bad': full(400) }),
  branchingCase('find on unknown items', `(req, res) => {
    const user = users.find((u) => u.id === req.query.id);
    if (!user) return res.status(404).json({ error: 'User not found' });
    res.json(user);
  }`, { 'id=1': full(200), 'id=9': full(404) }, { before: `const users = [{ id: '1' }, { id: '2' }];` }),
  handlerCase('try catches a throw', `(req, res) => { try { throw new Error('x'); } catch (error) { res.status(400).json({ error: error.message }); } }`, full(400)),
  handlerCase('try catches nothing', `(req, res) => { try { res.status(201).json({}); } catch (error) { res.status(500).json({}); } }`, full(201)),
  handlerCase('catch without a binding', `(req, res) => { try { throw 1; } catch { return res.sendStatus(409); } res.json({}); }`, full(409)),
  handlerCase('catch rethrows', `(req, res) => { try { throw Object.assign(new Error('x'), { status: 404 }); } catch (error) { throw error; } }`, full(404)),
  handlerCase('catch throws another error', `(req, res) => { try { throw new Error('x'); } catch (error) { throw Object.assign(new Error('y'), { status: 502 }); } }`, full(502)),
  handlerCase('finally answers', `(req, res) => { try { res.status(202); } finally { res.end(); } }`, empty(202)),
  handlerCase('finally overrides a throw', `(req, res) => { const run = () => { try { throw new Error('x'); } finally { return 410; } }; res.status(run()).end(); }`, empty(410)),
  handlerCase('finally after a return', `(req, res) => { let code = 200; const run = () => { try { return 'x'; } finally { code = 203; } }; run(); res.status(code).end(); }`, empty(203)),
  handlerCase('a throw in a throwing function', `(req, res) => { try { check(); res.json({}); } catch (error) { res.status(error.status).json({}); } }`, full(422), {
    before: `function check() { throw Object.assign(new Error('x'), { status: 422 }); }`,
  }),
  branchingCase('JSON.parse that may throw', `(req, res) => {
    try { res.json(JSON.parse(req.query.text)); } catch (error) { res.status(400).json({ error: 'malformed JSON' }); }
  }`, { 'text=1': full(200), 'text=%7B': full(400) }),
  {
    name: 'an unknown call throws',
    source: expressModule(`
      const fs = require('node:fs');
      app.get('/', (req, res) => { const text = fs.readFileSync(__dirname + '/' + req.query.name, 'utf8'); res.status(202).send(text); });
    `),
    requests: [
      { method: 'GET', path: '/?name=page.txt', expect: full(202) },
      { method: 'GET', path: '/?name=none.txt', expect: full(500) },
    ],
    unknownInputs: true,
  },
  branchingCase('the kind of error in a catch', `(req, res) => {
    try { run(req.query.k); res.json({}); } catch (error) {
      if (error instanceof RangeError) return res.status(416).json({});
      if (error.code === 'TAKEN') return res.status(409).json({});
      throw error;
    }
  }`, { '': full(200), 'k=range': full(416), 'k=taken': full(409), 'k=other': full(500) }, {
    before: `function run(k) {
      if (k === 'range') throw new RangeError('x');
      if (k === 'taken') throw Object.assign(new Error('x'), { code: 'TAKEN' });
      if (k === 'other') throw new Error('x');
    }`,
  }),
  handlerCase('recursion', `(req, res) => { const down = (n) => (n === 0 ? 204 : down(n - 1)); res.status(down(3)).end(); }`, empty(204)),
  branchingCase('a guard helper that answers and returns null', `(req, res) => {
    const user = verify(req, res);
    if (!user) return;
    res.status(201).json(user);
  }`, { '': full(401), 'token=1': full(201) }, {
    before: `function verify(req, res) { if (!req.query.token) { res.status(401).json({ error: 'unauthorized' }); return null; } return { id: 1 }; }`,
  }),
  branchingCase('a validator that returns a thunk', `(req, res) => {
    const { error, value } = parse(req.query);
    if (error) return error(res);
    res.json(value);
  }`, { '': full(422), 'id=1': full(200) }, {
    before: `function parse(query) { if (!query.id) return { error: (res) => res.status(422).json({ error: 'id' }) }; return { value: query.id }; }`,
  }),
  handlerCase('an async for of', `async (req, res) => { let code = 200; for await (const n of [Promise.resolve(1), 2]) code += n; res.status(code).end(); }`, empty(203)),
  handlerCase('typeof and void', `(req, res) => { if (typeof req === 'object' && void 0 === undefined) return res.sendStatus(200); res.sendStatus(500); }`, full(200)),
  handlerCase('an error that is created and not thrown', `(req, res) => { new Error('x'); res.status(201).end(); }`, empty(201)),
  handlerCase('a throw that a known branch skips', `(req, res) => { const user = { id: 1 }; if (!user) throw new Error('none'); res.json(user); }`, full(200)),
  branchingCase('a throw on a branch', `(req, res) => { if (!req.query.id) throw Object.assign(new Error('none'), { statusCode: 404 }); res.json({}); }`, { '': full(404), 'id=1': full(200) }),
  branchingCase('a missing else falls through', `(req, res, next) => { if (req.query.a) { res.json({}); } else { next(); } }`, { 'a=1': full(200), '': unwritten(full(404)) }),
  branchingCase('async branches', `async (req, res) => {
    const user = await load(req.query.id);
    if (!user) { return res.status(404).json({ error: 'User not found' }); }
    if (user.locked) { throw Object.assign(new Error('locked'), { status: 423 }); }
    res.json(user);
  }`, { 'id=1': full(200), 'id=2': differs(silence, full(423)), 'id=3': full(404) }, {
    before: `const load = async (id) => (id === '1' ? { id } : id === '2' ? { id, locked: true } : null);`,
  }),
];
