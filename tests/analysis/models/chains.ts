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
    name: 'middleware that takes too many steps',
    source: `
const express = require('express');
const app = express();
const slow = (req, res, next) => { let sum = 0; for (let i = 0; i < 90; i++) for (let j = 0; j < 90; j++) sum += i * j; if (sum > req.query.sum) return res.sendStatus(403); next(); };
app.get('/a', slow, (req, res) => res.json({}));
app.post('/b', slow, (req, res) => res.status(201).json({}));`,
    model: [
      'GET /a -> 200 by default yes @4 | unresolved @4 a handler before the last one takes too many steps to follow',
      'POST /b -> 201 yes @5 | unresolved @5 a handler before the last one takes too many steps to follow',
    ],
  },
  {
    name: 'middleware that answers before many routes',
    source: `
const express = require('express');
const app = express();
const find = (id) => { for (let i = 0; i < 30; i++) for (let j = 0; j < 9; j++) if (id === i * j) return id; return null; };
const load = (req, res, next) => { if (find(req.params.id) === null) return next(Object.assign(new Error('No such thing'), { status: 404 })); next(); };
app.get('/a', load, (req, res) => res.json({}));
app.post('/b', load, (req, res) => res.status(201).json({}));`,
    model: [
      'GET /a -> error 404 yes @4 message:No such thing | 200 by default yes @5',
      'POST /b -> error 404 yes @4 message:No such thing | 201 yes @6',
    ],
  },
  {
    name: 'options among the handlers',
    source: `
export function register(router) {
  router.post('/a', { auth: true }, (req, res) => res.status(201).json({}));
}`,
    model: [
      'POST /a -> 201 yes @2 | unresolved @2 options are given to the route, and what they add to it is not known',
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
