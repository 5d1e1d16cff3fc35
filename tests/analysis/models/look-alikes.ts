/** Calls that look like routes and are none. */

import type { GoldenModel } from '../golden-model.js';

export const lookAlikes: readonly GoldenModel[] = [
  {
    name: 'msw',
    source: `
import { http, rest, HttpResponse } from 'msw';
export const handlers = [http.get('/users', () => HttpResponse.json([], { status: 200 })), rest.post('/x', (req, res, ctx) => res(ctx.status(201), ctx.json({})))];`,
    model: [],
  },
  {
    name: 'supertest',
    source: `
import request from 'supertest';
request(app).post('/users').send({}).expect(201).end((err, res) => { res.status; });
request(app).get('/users').end((error, response) => { response.status; });`,
    model: [],
  },
  {
    name: 'axios',
    source: `
import axios from 'axios';
axios.get('/users', (request, options) => options.headers);
const { data } = await axios.post('/users', { status: 200 });`,
    model: [],
  },
  {
    name: 'nock',
    source: `
import nock from 'nock';
nock('http://x').get('/users').reply(200, (uri, body) => body);
nock('http://x').post('/users', (body) => body.status === 3).reply(201);`,
    model: [],
  },
  {
    name: 'cache',
    source: `
const cache = new NodeCache();
cache.get('/key', (err, value) => { if (err) throw err; value.send(); });
redis.get('/x', (error, reply) => { reply.json({}); });`,
    model: [],
  },
  {
    name: 'settings and clients',
    source: `
const express = require('express');
const http = require('http');
const app = express();
const env = app.get('env');
http.get('/x', (response) => { response.on('data', () => {}); });
http.get('http://x', (res) => { res.json; });`,
    model: [],
  },
  {
    name: 'other types named Response',
    source: `
import type { Response } from 'node-fetch';
export function read(a: string, res: Response) { return res.json(); }`,
    model: [],
  },
];
