/** Servers of node:http: which files are looked through, helpers in other files, and what stays with other frameworks. */

import { describe, expect, it } from 'vitest';
import { nodeHttpAdapter } from '../../src/frameworks/node-http.js';
import { modelInProject } from '../kit/say-routes.js';
import { sayAnswers } from '../conformance/web/say-answers.js';
import { createProject } from '../modules/create-project.js';

function says(files: Readonly<Record<string, string>>, name = 'src/server.js', manifest: object = {}): readonly string[] {
  const project = createProject({ 'package.json': { name: 'p', ...manifest }, ...files });
  const { routes, handlers } = modelInProject(project, name, files[name] ?? '');
  return [
    ...routes.map(({ framework, method, path, outcome }) => `${framework} ${method ?? '?'} ${path ?? '?'} -> ${sayAnswers(outcome)}`),
    ...handlers.map(({ framework, handler, outcome }) => `${framework} ${handler.name ?? '?'} -> ${sayAnswers(outcome)}`),
  ];
}

const users = `const { send } = require('./send');
module.exports = (req, res) => {
  if (req.method === 'POST') return send(res, 201, { a: 1 });
  send(res, 200, []);
};
`;
const send = `exports.send = (res, code, value) => {
  res.writeHead(code, { 'content-type': 'application/json' });
  res.end(JSON.stringify(value));
};
`;

describe('a server of node:http', () => {
  it('has one record for each method and path, also where handlers and helpers stand in other files', () => {
    const server = `const http = require('http');
const users = require('./users');
const { send } = require('./send');
http.createServer((req, res) => {
  const { pathname } = new URL(req.url, 'http://localhost');
  if (pathname === '/users') return users(req, res);
  if (pathname.startsWith('/files/')) return send(res, req.method === 'GET' ? 200 : 405, {});
  send(res, 404, {});
}).listen(3000);
`;
    expect(says({ 'src/server.js': server, 'src/users.js': users, 'src/send.js': send })).toStrictEqual([
      'node-http POST /users -> 201 yes',
      'node-http ALL /users -> 200 yes',
      'node-http GET /files/* -> 200 yes',
      'node-http ALL /files/* -> 405 yes',
      'node-http ALL /* -> 404 yes',
    ]);
  });

  it('says nothing of the applications of other frameworks', () => {
    const server = `const http = require('http');
const express = require('express');
const app = express();
app.get('/x', (req, res) => res.json({}));
http.createServer(app).listen(3000);
`;
    expect(says({ 'src/server.js': server })).toStrictEqual(['express GET /x -> 200 yes']);
  });

  it('keeps what its functions answer from other frameworks', () => {
    const server = `const http = require('http');
const missing = (req, res) => { res.statusCode = 404; res.end(); };
http.createServer((req, res) => (req.url === '/x' ? res.end('x') : missing(req, res))).listen(3000);
`;
    expect(says({ 'src/server.js': server })).toStrictEqual(['node-http ALL /x -> 200 yes', 'node-http ALL /* -> 404 no']);
  });

  it('says why streams of HTTP/2 are not followed', () => {
    const server = `import http2 from 'node:http2';
http2.createServer().on('stream', (stream) => { stream.respond({ ':status': 200 }); stream.end(); });
`;
    expect(says({ 'src/server.js': server })).toStrictEqual(['node-http ALL /* -> {a handler is not known: streams of HTTP/2 are not followed}']);
  });
});

describe('the signs of node:http', () => {
  it.each([
    ["const http = require('http'); http.get('http://x', (res) => { res.on('end', () => {}); });", false],
    ["import https from 'node:https'; const request = https.request({ method: 'POST' }, (res) => res.statusCode === 201);", false],
    ["import { Agent } from 'http'; export const agent = new Agent();", false],
    ["import type { IncomingMessage } from 'http';", false],
    ["import { createServer } from 'vite'; createServer();", false],
    ["import net from 'net'; net.createServer((socket) => socket.end());", false],
    ["import { createServer } from 'node:http'; createServer((req, res) => res.end());", true],
    ["const { createServer } = require('https'); createServer({}, app);", true],
    ["import type { ServerResponse } from 'http';", false],
  ])('%s', (text, expected) => {
    expect(nodeHttpAdapter.signs.test(text)).toBe(expected);
  });
});
