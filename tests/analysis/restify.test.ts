/** What is suggested for routes of Restify, whose status is an argument of what sends. */

import { describe, expect, it } from 'vitest';
import { suggestedEdits } from '../kit/suggested-edits.js';

const manifest = { name: 'p', dependencies: { restify: '^11.0.0' } };
const head = "const restify = require('restify');\nconst server = restify.createServer();\n";

describe('the suggestions for a route of Restify', () => {
  it.each([
    ["server.post('/c', (req, res, next) => res.send({}));", "server.post('/c', (req, res, next) => res.send(201, {}));", "server.post('/c', (req, res, next) => res.send(204));"],
    ["server.post('/c', (req, res, next) => res.send());", "server.post('/c', (req, res, next) => res.send(201));", "server.post('/c', (req, res, next) => res.send(204));"],
    ["server.post('/c', (req, res, next) => res.send(200, {}));", "server.post('/c', (req, res, next) => res.send(201, {}));", undefined],
    ["server.post('/c', (req, res, next) => res.send(200));", "server.post('/c', (req, res, next) => res.send(201));", "server.post('/c', (req, res, next) => res.send(204));"],
    ["server.post('/c', (req, res, next) => { res.status(200); res.json({}); });", "server.post('/c', (req, res, next) => { res.status(201); res.json({}); });", "server.post('/c', (req, res, next) => { res.status(204); res.send(); });"],
    ["server.post('/c', (req, res, next) => { res.end('x'); });", undefined, undefined],
  ])('%s', (statement, withStatus, withoutBody) => {
    expect(suggestedEdits(head, statement, manifest, 11)).toStrictEqual([withStatus, withoutBody]);
  });
});
