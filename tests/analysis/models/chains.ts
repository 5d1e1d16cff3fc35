/** Several handlers for one request, and handlers around handlers. */

import type { GoldenModel } from '../golden-model.js';

export const chains: readonly GoldenModel[] = [
  {
    name: 'chains of middleware',
    source: `
const express = require('express');
const app = express();
const auth = (req, res, next) => { if (!req.headers.authorization) return res.status(401).json({ error: 'Unauthorized' }); next(); };
const load = (req, res, next) => { req.user = find(req.params.id); if (!req.user) return res.sendStatus(404); next(); };
app.get('/me', auth, load, (req, res) => res.json(req.user));`,
    model: [
      'GET /me -> 401 yes @3 message:Unauthorized | 404 yes @4 | 200 by default yes @5 … | throws?',
    ],
  },
  {
    name: 'status set in middleware',
    source: `
const express = require('express');
const app = express();
app.use((req, res, next) => { res.status(202); next(); });
app.get('/a', (req, res) => res.json({}));`,
    model: [
      'GET /a -> 202 yes @4',
      'handler ? -> nothing',
    ],
  },
  {
    name: 'middleware that answers',
    source: `
const express = require('express');
const app = express();
app.use((req, res) => { res.status(404).json({ error: 'Not found' }); });`,
    model: [
      'handler ? -> 404 yes @3 message:Not found',
    ],
  },
  {
    name: 'wrapped by an import',
    source: `
import { asyncHandler } from './async-handler';
import express from 'express';
const app = express();
app.get('/a', asyncHandler(async (req, res) => { res.json({}); }));
app.get('/b', asyncHandler(async (req, res) => { throw Object.assign(new Error('gone'), { status: 410 }); }));`,
    model: [
      "GET /a -> 200 by default yes @4 | unresolved @4 what 'asyncHandler' does around the handler is not known",
      "GET /b -> unresolved @5 a handler is not known: the result of 'asyncHandler' is not known",
    ],
  },
  {
    name: 'wrapped by a function of the file',
    source: `
const express = require('express');
const app = express();
const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
app.get('/a', wrap(async (req, res) => { if (!req.query.a) throw Object.assign(new Error('No such thing'), { status: 404 }); res.json({}); }));`,
    model: [
      'GET /a -> 200 by default yes @4 via 3 | error 404 yes @3 message:No such thing',
    ],
  },
  {
    name: 'express-async-handler',
    source: `
const express = require('express');
const asyncHandler = require('express-async-handler');
const app = express();
app.get('/a', asyncHandler(async (req, res) => { if (!req.query.a) { res.status(404); throw new Error('Not found'); } res.json({}); }));`,
    model: [
      'GET /a -> 200 by default yes @4 | error 404 yes @4 message:Not found',
    ],
  },
];
