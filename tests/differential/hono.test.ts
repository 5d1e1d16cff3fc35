/** Random handlers in the words of Hono, held against the real one. */

import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { runStatements } from '../conformance/web/served-case.js';
import { compareWithAnalysis } from './compare-with-analysis.js';
import { serveOnLoopback } from './serve-on-loopback.js';

compareWithAnalysis({
  name: 'Hono',
  file: {
    manifest: { name: 'p', dependencies: { hono: '^4.0.0' } },
    head: "import { serve } from '@hono/node-server';\nimport { Hono } from 'hono';\nimport { HTTPException } from 'hono/http-exception';\nconst app = new Hono();",
    foot: 'serve(app);',
  },
  parameters: 'c',
  returns: true,
  takesRejections: true,
  handed: 'c',
  query: (name) => `c.req.query('${name}')`,
  answer: (code, body, form) =>
    (body
      ? [`c.json({ a: 1 }, ${code})`, `c.text('text', ${code})`, `(c.status(${code}), c.json([]))`, `c.body('text', ${code})`, `c.json({ a: 1 }, { status: ${code} })`]
      : [`c.body(null, ${code})`, `new Response(null, { status: ${code} })`, `c.newResponse(null, ${code})`])[form % (body ? 5 : 3)] ?? '',
  error: (status) => `new HTTPException(${status}, { message: 'no' })`,
  caught: '(error.status ?? 500)',
  register: (handler) => `app.get('/c', ${handler});`,
  async serve(statements, use) {
    const app = new Hono();
    await runStatements(statements, { app, HTTPException });
    await serveOnLoopback(createAdaptorServer({ fetch: app.fetch }) as Server, use);
  },
});
