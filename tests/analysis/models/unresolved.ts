/** What the analysis does not know, with the reason. */

import type { GoldenModel } from '../golden-model.js';

export const unresolved: readonly GoldenModel[] = [
  {
    name: 'unresolved',
    source: `
import { send, codes } from './send';
const express = require('express');
const app = express();
app.get('/a', (req, res) => { send(res); });
app.get('/b', (req, res) => { res.status(codes.ok).json({}); });
app.get('/c', (req, res) => { res.status(req.query.code).json({}); });
app.get('/d', send);
app.get('/e', (req, res) => { res.json = send; });
app.get('/f', 'text');`,
    model: [
      "GET /a -> unresolved @4 'send' is handed the response, and its source is not known | throws?",
      "GET /b -> ? ('codes.ok' is read from a value that is not known) yes @5 | throws?",
      "GET /c -> ? ('req.query.code' is read from a value that is not known) yes @6",
      "GET /d -> unresolved @7 a handler is not known: 'send' is imported from './send'",
      "GET /e -> unresolved @8 the code replaces 'json' of the response",
      'GET /f -> unresolved @9 a handler is not a function',
    ],
  },
  {
    name: 'a file that cannot be followed to its end',
    source: `
const express = require('express');
const app = express();
for (let i = 0; i < 90; i++) for (let j = 0; j < 90; j++) for (let k = 0; k < 90; k++) app.set(i + j + k, 1);
app.get('/a', (req, res) => res.json({}));`,
    model: [
      'GET /a -> 200 by default yes @4',
      'handler ? -> unresolved @1 it takes more than 100000 steps to evaluate',
    ],
  },
];
