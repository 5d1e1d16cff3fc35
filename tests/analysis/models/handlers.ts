/** Handlers that no route of their file names. */

import type { GoldenModel } from '../golden-model.js';

export const handlers: readonly GoldenModel[] = [
  {
    name: 'typed by Response',
    source: `
import type { Request, Response } from 'express';
export async function show(req: Request, res: Response) { res.status(404).json({ message: 'User not found' }); }
export const list = (_q: Request, out: Response): void => { out.json([]); };`,
    model: [
      'handler show -> 404 yes @2 message:User not found',
      'handler list -> 200 by default yes @3',
    ],
  },
  {
    name: 'typed by express.Response',
    source: `
import express from 'express';
export function show(req: express.Request, res: express.Response) { return res.sendStatus(204); }`,
    model: [
      'handler show -> 204 no @2',
    ],
  },
  {
    name: 'typed by RequestHandler',
    source: `
import { RequestHandler, ErrorRequestHandler } from 'express';
export const create: RequestHandler = async (a, b) => { b.status(201).json({}); };
export const onError: ErrorRequestHandler = (e, a, b, next) => { b.status(500).json({ error: 'Internal error' }); };
export class Users { list: RequestHandler = (a, b) => { b.json([]); }; }`,
    model: [
      'handler create -> 201 yes @2',
      'handler onError -> 500 yes @3 message:Internal error',
      'handler list -> 200 by default yes @4',
    ],
  },
  {
    name: 'typed by JSDoc',
    source: `
/** @type {import('express').RequestHandler} */
const show = (a, b) => { b.status(404).json({ message: 'User not found' }); };
/**
 * @param {import('express').Request} question
 * @param {import('express').Response} answer
 */
function list(question, answer) { answer.json([]); }
module.exports = { show, list };`,
    model: [
      'handler list -> 200 by default yes @7',
      'handler show -> 404 yes @2 message:User not found',
    ],
  },
  {
    name: 'standalone functions',
    source: `
exports.list = (req, res) => { res.json([]); };
exports.remove = async function (req, res, next) { res.status(204).end(); };
export function plain(a, b) { return a + b; }
export const fetchIt = (err, res) => { res.send(1); };`,
    model: [
      'handler ? -> 200 by default yes @1',
      'handler ? -> 204 no @2',
    ],
  },
  {
    name: 'what other handlers put into a map, a list or an object of the top level',
    source: `
const express = require('express'); const app = express();
const orders = new Map(); const list = []; const byId = { first: 1 };
app.post('/orders', (req, res) => { orders.set(req.body.id, req.body); byId[req.body.id] = 2; res.status(201).end(); });
app.get('/a/:id', (req, res) => { const order = orders.get(req.params.id); if (!order) return res.sendStatus(404); res.json(order); });
app.get('/b', (req, res) => { if (list.length === 0) return res.sendStatus(404); res.json(list); });
app.get('/c', (req, res) => { if (byId.second === undefined) return res.sendStatus(404); res.json({}); });
`,
    model: [
      'POST /orders -> 201 no @3 | throws?',
      'GET /a/:id -> 404 yes @4 | 200 by default yes @4 …',
      'GET /b -> 404 yes @5 | 200 by default yes @5 …',
      'GET /c -> 404 yes @6 | 200 by default yes @6',
    ],
  },
];
