/** Files, views and content negotiation. */

import type { ConformanceCase } from '../conformance-case.js';
import { expressModule } from '../express-module.js';
import { handlerCase } from '../handler-case.js';
import { empty, full, unwritten } from '../recorded-answers.js';

const engine = `
app.engine('txt', (path, options, done) => done(null, 'rendered'));
app.set('views', __dirname);
app.set('view engine', 'txt');`;

const json = { Accept: 'application/json' };
const html = { Accept: 'text/html' };
const png = { Accept: 'image/png' };

export const fileAndViewCases: readonly ConformanceCase[] = [
  handlerCase('sendFile', `(req, res) => { res.sendFile(__filename); }`, full(200)),
  handlerCase('sendFile with options and a callback', `(req, res) => { res.sendFile('page.txt', { root: __dirname }, (error) => {}); }`, full(200)),
  handlerCase('sendfile in lower case', `(req, res) => { res.sendfile(__filename); }`, full(200), { versions: [4] }),
  handlerCase('sendFile with a status', `(req, res) => { res.status(404).sendFile(__filename); }`, full(404)),
  {
    name: 'sendFile of a missing file',
    source: expressModule(`app.get('/', (req, res) => { res.sendFile('/no-such-file'); });`),
    requests: [{ method: 'GET', path: '/', expect: unwritten(full(404)) }],
    unknownInputs: true,
  },
  {
    name: 'sendFile with a callback that answers',
    source: expressModule(`
      app.get('/:name', (req, res) => {
        res.sendFile(req.params.name, { root: __dirname }, (error) => {
          if (error) res.status(410).json({ error: 'gone' });
        });
      });
    `),
    requests: [
      { method: 'GET', path: '/page.txt', expect: full(200) },
      { method: 'GET', path: '/missing.txt', expect: full(410) },
    ],
    unknownInputs: true,
  },
  handlerCase('download', `(req, res) => { res.download(__filename); }`, full(200)),
  handlerCase('download with a name', `(req, res) => { res.status(201).download(__filename, 'report.txt'); }`, full(201)),
  {
    name: 'download of a missing file',
    source: expressModule(`app.get('/', (req, res) => { res.download('/no-such-file'); });`),
    requests: [{ method: 'GET', path: '/', expect: unwritten(full(404)) }],
    unknownInputs: true,
  },
  handlerCase('render', `(req, res) => { res.render('page'); }`, full(200), { before: engine }),
  handlerCase('render with locals', `(req, res) => { res.render('page', { title: 'a' }); }`, full(200), { before: engine }),
  handlerCase('render with a status', `(req, res) => { res.status(404).render('page'); }`, full(404), { before: engine }),
  {
    name: 'render with a callback that answers',
    source: expressModule(`${engine}
      app.get('/', (req, res, next) => {
        res.render('page', {}, (error, text) => {
          if (error) return next(error);
          res.status(202).send(text);
        });
      });
    `),
    requests: [{ method: 'GET', path: '/', expect: full(202) }],
    unknownInputs: true,
  },
  {
    name: 'render without an engine',
    source: expressModule(`app.get('/', (req, res) => { res.render('page'); });`),
    requests: [{ method: 'GET', path: '/', expect: unwritten(full(500)) }],
    unknownInputs: true,
  },
  {
    name: 'format with two types',
    source: expressModule(`
      app.get('/', (req, res) => {
        res.format({
          json: () => { res.status(201).json({ a: 1 }); },
          html: () => { res.send('<p>a</p>'); },
        });
      });
    `),
    requests: [
      { method: 'GET', path: '/', headers: json, expect: full(201) },
      { method: 'GET', path: '/', headers: html, expect: full(200) },
      { method: 'GET', path: '/', headers: png, expect: full(406) },
    ],
    unknownInputs: true,
    exhaustive: true,
  },
  {
    name: 'format with a default',
    source: expressModule(`
      app.get('/', (req, res) => {
        res.status(404).format({
          'application/json'() { res.json({ error: 'not found' }); },
          default() { res.status(415).end(); },
        });
      });
    `),
    requests: [
      { method: 'GET', path: '/', headers: json, expect: full(404) },
      { method: 'GET', path: '/', headers: png, expect: empty(415) },
    ],
    unknownInputs: true,
    exhaustive: true,
  },
  {
    name: 'the handler negotiates by itself',
    source: expressModule(`
      app.get('/', (req, res) => {
        if (req.accepts('html')) return res.status(404).send('<p>no page</p>');
        res.status(400).json({ error: 'bad request' });
      });
    `),
    requests: [
      { method: 'GET', path: '/', headers: html, expect: full(404) },
      { method: 'GET', path: '/', headers: json, expect: full(400) },
    ],
    unknownInputs: true,
    exhaustive: true,
  },
  {
    name: 'a stream piped into the response',
    source: expressModule(`
      const fs = require('node:fs');
      app.get('/', (req, res) => { res.status(206); fs.createReadStream(__filename).pipe(res); });
    `),
    requests: [{ method: 'GET', path: '/', expect: full(206) }],
    unknownInputs: true,
    mayBeUnresolved: true,
  },
];
