/** Random handlers in the words of h3 1, held against the real one. */

import { createServer } from 'node:http';
import * as h3 from 'h3-v1';
import { runStatements } from '../conformance/web/served-case.js';
import { compareWithAnalysis } from './compare-with-analysis.js';
import { serveOnLoopback } from './serve-on-loopback.js';

compareWithAnalysis({
  name: 'h3 1',
  file: {
    manifest: { name: 'p', dependencies: { h3: '^1.0.0' } },
    version: 1,
    head: "import { createServer } from 'node:http';\nimport { createApp, createError, defineEventHandler, getQuery, send, sendNoContent, setResponseStatus, toNodeListener } from 'h3';\nconst app = createApp();",
    foot: 'createServer(toNodeListener(app)).listen(3000);',
  },
  parameters: 'event',
  returns: true,
  takesRejections: true,
  handed: 'event',
  query: (name) => `getQuery(event).${name}`,
  answer: (code, body, form) =>
    (body
      ? [`(setResponseStatus(event, ${code}), { a: 1 })`, `((event.node.res.statusCode = ${code}), 'text')`, `Response.json({ a: 1 }, { status: ${code} })`, `(setResponseStatus(event, ${code}), send(event, 'text'))`]
      : [`(setResponseStatus(event, ${code}), '')`, `new Response(null, { status: ${code} })`, `sendNoContent(event, ${code})`])[form % (body ? 4 : 3)] ?? '',
  error: (status) => `createError({ statusCode: ${status}, message: 'no' })`,
  caught: '(error.statusCode ?? 500)',
  register: (handler) => `app.use('/c', defineEventHandler(${handler}));`,
  async serve(statements, use) {
    const app = h3.createApp();
    await runStatements(statements, { app, ...h3 });
    await serveOnLoopback(createServer(h3.toNodeListener(app)), use);
  },
});
