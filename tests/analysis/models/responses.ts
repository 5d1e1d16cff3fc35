/** Statuses, bodies and evidence. */

import type { GoldenModel } from '../golden-model.js';

const many = Array.from({ length: 20 }, (_, index) => 400 + index);

export const responses: readonly GoldenModel[] = [
  {
    name: 'a response that is sent is not taken for an open one, however many paths there are',
    source: `
const express = require('express');
const app = express();
app.get('/', (req, res) => {
  switch (req.query.kind) {
${many.map((code) => `    case 'k${String(code)}': res.status(${String(code)}); break;`).join('\n')}
    case 'sent': res.status(200).json({}); break;
    default: res.status(404);
  }
  if (!res.headersSent) res.end();
});`,
    model: [`GET / -> 200 yes @25 | 404 no @28 … | ${many.map((code) => `${String(code)} no @28 …`).join(' | ')}`],
  },
  {
    name: 'a status that is not known is not known either where it was compared with a code',
    source: `
const express = require('express');
const config = require('config');
const app = express();
const answer = (status, res) => {
  let text = 'OK';
  switch (status) {
    case 202: text = 'Accepted'; break;
    case 204: text = 'No Content'; break;
  }
  res.status(status).json({ text });
};
app.get('/a', (req, res) => { answer(config.get('status'), res); });
app.get('/b', (req, res) => { answer(202, res); });`,
    model: ["GET /a -> ? (the result of 'config.get' is not known) yes @10 via 12 | throws?", 'GET /b -> 202 yes @10 via 13'],
  },
  {
    name: 'bodies',
    source: `
const express = require('express');
const app = express();
app.get('/a', (req, res) => { res.status(204).json({ a: 1 }); });
app.get('/b', (req, res) => { res.status(204).end(); });
app.get('/c', (req, res) => { res.status(404).end(req.query.body); });
app.get('/d', (req, res) => { load().pipe(res); });
app.get('/e', (req, res) => { res.status(0).end(); });`,
    model: [
      'GET /a -> 204 yes @3',
      'GET /b -> 204 no @4',
      'GET /c -> 404 unknown @5 …',
      'GET /d -> 200 by default unknown @6 … | throws?',
      'GET /e -> error 500 yes @7 … | invalid 0 @7',
    ],
  },
  {
    name: 'tokens',
    source: `
const express = require('express');
const app = express();
app.post('/a', (req, res) => { res.status(409).json({ code: 'DUPLICATE', errors: [{ code: 'A', message: 'b' }], error: { type: 'CONFLICT', detail: 'It exists' } }); });
app.post('/b', (req, res) => { res.status(400).json({ message: req.body.message }); });
app.post('/c', (req, res) => { try { save(); } catch (error) { res.status(400).json({ error: error.message }); } });`,
    model: [
      'POST /a -> 409 yes @3 token:DUPLICATE token:A message:b token:CONFLICT message:It exists',
      'POST /b -> 400 yes @4 … | throws?',
      'POST /c -> 400 yes @5 …',
    ],
  },
  {
    name: 'sent in two places',
    source: `
const express = require('express');
const app = express();
app.get('/a', (req, res) => { let code = 200; if (req.query.a) code = 404; res.status(code).json({}); });
app.get('/b', (req, res) => { if (req.query.a) { res.status(404).end(); } else { res.json({}); } res.json({}); });
app.get('/c', (req, res) => { res.statusCode = 202; res.end('x'); });
app.get('/d', (req, res) => { res.json({}).status(201); });`,
    model: [
      'GET /a -> 404 yes @3 | 200 yes @3',
      'GET /b -> 404 no @4 | 200 by default yes @4',
      'GET /c -> 202 yes @5 message:x',
      'GET /d -> 200 by default yes @6',
    ],
  },
  {
    name: 'via',
    source: `
const express = require('express');
const app = express();
function notFound(res, what) {
  return reply(res, 404, \`\${what} not found\`);
}
function reply(res, code, message) {
  return res.status(code).json({ message });
}
app.get('/a', (req, res) => {
  notFound(res, 'User');
});`,
    model: [
      'GET /a -> 404 yes @7 via 10 via 4 message:User not found',
    ],
  },
  {
    name: 'a status by a table',
    source: `
const express = require('express');
const app = express();
const statusOf = { NOT_FOUND: 404, TAKEN: 409 };
app.get('/a', (req, res) => { const result = work(); if (result.error) return res.status(statusOf[result.error] ?? 500).json({ error: result.error }); res.json(result); });`,
    model: [
      'GET /a -> 404 yes @4 … | 409 yes @4 … | 500 yes @4 … | 200 by default unknown @4 … | throws?',
    ],
  },
  {
    name: 'more codes in one response than are told apart: nobody knows which of them its text belongs to',
    source: `
const express = require('express');
const app = express();
app.get('/two', (req, res) => { res.status(req.query.a ? 404 : 409); res.json({ message: 'No such user' }); });
app.get('/many', (req, res) => {
  switch (req.query.a) { ${many.map((code) => `case '${code}': res.status(${code}); break;`).join(' ')} default: res.status(500); }
  res.json({ message: 'No such user' });
});`,
    model: [
      'GET /two -> 404 yes @3 message:No such user | 409 yes @3 message:No such user',
      `GET /many -> ${[500, ...many].map((code) => `${code} yes @6 …`).join(' | ')}`,
    ],
  },
];
