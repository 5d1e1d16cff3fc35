/** Codes that carry no body: 204, 205, 304 and HEAD. */

import type { ConformanceCase } from '../conformance-case.js';
import { expressModule } from '../express-module.js';
import { handlerCase } from '../handler-case.js';
import { empty, full, unwritten } from '../recorded-answers.js';

const remove = { method: 'DELETE' } as const;
const fresh = { 'If-None-Match': '"a"' };

export const bodilessCodeCases: readonly ConformanceCase[] = [
  ...[204, 304].flatMap((code) => [
    handlerCase(`${code} json`, `(req, res) => { res.status(${code}).json({ a: 1 }); }`, empty(code), remove),
    handlerCase(`${code} send`, `(req, res) => { res.status(${code}).send('x'); }`, empty(code), remove),
    handlerCase(`${code} send nothing`, `(req, res) => { res.status(${code}).send(); }`, empty(code), remove),
    handlerCase(`${code} end`, `(req, res) => { res.status(${code}).end(); }`, empty(code), remove),
    handlerCase(`${code} end with a body`, `(req, res) => { res.status(${code}).end('x'); }`, empty(code), remove),
    handlerCase(`${code} sendStatus`, `(req, res) => { res.sendStatus(${code}); }`, empty(code), remove),
  ]),
  handlerCase('205 json', `(req, res) => { res.status(205).json({ a: 1 }); }`, empty(205)),
  handlerCase('205 send', `(req, res) => { res.status(205).send('x'); }`, empty(205)),
  handlerCase('205 send nothing', `(req, res) => { res.status(205).send(); }`, empty(205)),
  handlerCase('205 end', `(req, res) => { res.status(205).end(); }`, empty(205)),
  handlerCase('205 end with a body', `(req, res) => { res.status(205).end('x'); }`, full(205)),
  handlerCase('205 sendStatus', `(req, res) => { res.sendStatus(205); }`, empty(205)),
  handlerCase('204 by statusCode with a body', `(req, res) => { res.statusCode = 204; res.end('x'); }`, empty(204), remove),
  handlerCase('204 by writeHead with a body', `(req, res) => { res.writeHead(204); res.end('x'); }`, empty(204), remove),
  handlerCase('204 with a message', `(req, res) => { res.status(204).json({ message: 'deleted' }); }`, empty(204), remove),
  {
    name: 'freshness turns 200 into 304',
    source: expressModule(`app.get('/', (req, res) => { res.set('ETag', '"a"'); res.json({ a: 1 }); });`),
    requests: [
      { method: 'GET', path: '/', expect: full(200) },
      { method: 'GET', path: '/', headers: fresh, expect: unwritten(empty(304)) },
    ],
  },
  {
    name: 'freshness leaves 404 alone',
    source: expressModule(`app.get('/', (req, res) => { res.set('ETag', '"a"'); res.status(404).json({ a: 1 }); });`),
    requests: [{ method: 'GET', path: '/', headers: fresh, expect: full(404) }],
  },
  {
    name: 'OPTIONS is answered for a GET route',
    source: expressModule(`app.get('/', (req, res) => { res.status(201).json({}); });`),
    requests: [
      { method: 'OPTIONS', path: '/', expect: unwritten(full(200)) },
      { method: 'GET', path: '/', expect: full(201) },
    ],
  },
];
