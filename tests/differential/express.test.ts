/** Random handlers in the words of Express, held against the real one. */

import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { runStatements } from '../conformance/web/served-case.js';
import { compareWithAnalysis } from './compare-with-analysis.js';
import type { Dialect } from './dialect.js';
import { serveOnLoopback } from './serve-on-loopback.js';

/** What of an application is used here: the packages have no types of their own. */
type Application = RequestListener & { set(name: string, value: string): void };

const require = createRequire(import.meta.url);

const express = (version: 4 | 5): Dialect => ({
  name: `Express ${String(version)}`,
  file: {
    manifest: { name: 'p', dependencies: { express: `^${String(version)}.0.0` } },
    version,
    head: "import express from 'express';\nconst app = express();",
    foot: 'app.listen(3000);',
  },
  parameters: 'req, res',
  returns: false,
  takesRejections: version === 5,
  handed: 'res',
  query: (name) => `req.query.${name}`,
  answer: (code, body, form) =>
    (body
      ? [`res.status(${code}).json({ a: 1 })`, `res.status(${code}).send('text')`, `res.statusCode = ${code};\nres.json([])`, `res.status(${code});\nres.end('text')`, `res.sendStatus(${code})`, `res.status(${code}).send({ a: 1 })`]
      : [`res.status(${code}).end()`, `res.status(${code}).send()`, `res.statusCode = ${code};\nres.end()`, `res.writeHead(${code});\nres.end()`, `res.status(${code}).send('')`, `res.status(${code}).end()`])[form] ?? '',
  error: (status) => `Object.assign(new Error('no'), { status: ${status} })`,
  caught: '(error.status ?? 500)',
  register: (handler) => `app.get('/c', ${handler});`,
  async serve(statements, use) {
    const app = (require(`express-v${String(version)}`) as () => Application)();
    app.set('env', 'test');
    await runStatements(statements, { app });
    await serveOnLoopback(createServer(app), use);
  },
});

compareWithAnalysis(express(4));
compareWithAnalysis(express(5));
