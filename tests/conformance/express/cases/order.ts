/** Sequences of calls where the order decides. */

import type { ConformanceCase } from '../conformance-case.js';
import { branchingCase, handlerCase } from '../handler-case.js';
import { empty, full, silence } from '../recorded-answers.js';

export const orderCases: readonly ConformanceCase[] = [
  handlerCase('a status after json does nothing', `(req, res) => { res.json({ a: 1 }).status(400); }`, full(200)),
  handlerCase('a status statement after json does nothing', `(req, res) => { res.json({ a: 1 }); res.status(400); }`, full(200)),
  handlerCase('a statusCode after send does nothing', `(req, res) => { res.send('x'); res.statusCode = 500; }`, full(200)),
  handlerCase('a second json is never seen', `(req, res) => { res.json({ a: 1 }); res.status(400).json({ b: 1 }); }`, full(200)),
  handlerCase('a second json that is caught', `(req, res) => { try { res.json({}); res.status(400).json({}); } catch (error) { res.status(500).end(); } }`, full(200)),
  handlerCase('end twice', `(req, res) => { res.end('a'); res.end('b'); }`, full(200)),
  handlerCase('missing return after an error branch', `(req, res) => { if (true) res.status(404).json({ error: 'e' }); res.json({ ok: 1 }); }`, full(404)),
  branchingCase('missing return after an unknown branch', `(req, res) => {
    if (!req.query.id) res.status(400).json({ error: 'id is missing' });
    res.json({ ok: 1 });
  }`, { '': full(400), 'id=1': full(200) }),
  handlerCase('a status after write does nothing', `(req, res) => { res.write('a'); res.status(400); res.end(); }`, full(200)),
  handlerCase('json after write breaks the answer', `(req, res) => { res.write('a'); res.json({}); }`, silence),
  handlerCase('send, then next', `(req, res, next) => { res.send('x'); next(); }`, full(200)),
  handlerCase('send, then next with an error', `(req, res, next) => { res.send('x'); next(new Error('late')); }`, full(200)),
  handlerCase('send, then throw', `(req, res) => { res.send('x'); throw new Error('late'); }`, full(200)),
  handlerCase('send, then an async throw', `async (req, res) => { res.status(202).send('x'); await null; throw new Error('late'); }`, full(202)),
  handlerCase('code after return', `(req, res) => { return res.status(201).json({}); res.status(500).end(); }`, full(201)),
  handlerCase('work goes on after the answer', `(req, res) => { res.status(202).end(); const list = []; for (const n of [1, 2]) list.push(n); }`, empty(202)),
  handlerCase('headersSent is false ahead of the answer', `(req, res) => { if (!res.headersSent) res.status(201).end(); }`, empty(201)),
  handlerCase('headersSent guards a second answer', `(req, res) => { res.json({}); if (!res.headersSent) res.status(500).end(); }`, full(200)),
  branchingCase('a status set on one branch only', `(req, res) => {
    if (req.query.fresh) res.status(201);
    res.json({ a: 1 });
  }`, { '': full(200), 'fresh=1': full(201) }, { method: 'PUT' }),
];
