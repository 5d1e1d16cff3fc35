/** What a handler answers that sets no status, for every method. */

import type { ConformanceCase } from '../conformance-case.js';
import { expressModule } from '../express-module.js';
import { handlerCase } from '../handler-case.js';
import { empty, full } from '../recorded-answers.js';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export const defaultStatusCases: readonly ConformanceCase[] = [
  ...methods.flatMap((method) => [
    handlerCase(`${method} send without a status`, `(req, res) => res.send('x')`, full(200), { method }),
    handlerCase(`${method} json without a status`, `(req, res) => { res.json({ a: 1 }); }`, full(200), { method }),
    handlerCase(`${method} end without a status`, `function (req, res) { res.end(); }`, empty(200), { method }),
  ]),
  handlerCase('HEAD send without a status', `(req, res) => res.send('x')`, empty(200), { method: 'HEAD' }),
  handlerCase('HEAD with a status', `(req, res) => res.status(201).json({ a: 1 })`, empty(201), { method: 'HEAD' }),
  {
    name: 'HEAD reaches the GET handler',
    source: expressModule(`app.get('/', (req, res) => { res.status(201).json({ a: 1 }); });`),
    requests: [
      { method: 'HEAD', path: '/', expect: empty(201) },
      { method: 'GET', path: '/', expect: full(201) },
    ],
  },
  {
    name: 'less common verbs',
    source: expressModule(`
      app.purge('/cache', (req, res) => { res.sendStatus(204); });
      app['m-search']('/devices', (req, res) => { res.json([]); });
      app.lock('/file', (req, res) => { res.status(423).json({ error: 'locked' }); });
      app.propfind('/dav', (req, res) => { res.status(207).send('<multistatus/>'); });
    `),
    requests: [
      { method: 'PURGE', path: '/cache', expect: empty(204) },
      { method: 'M-SEARCH', path: '/devices', expect: full(200) },
      { method: 'LOCK', path: '/file', expect: full(423) },
      { method: 'PROPFIND', path: '/dav', expect: full(207) },
    ],
  },
];
