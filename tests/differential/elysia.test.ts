/** Random handlers in the words of Elysia, held against the real one on Node. */

import { Elysia } from 'elysia';
import { serveElysia } from '../conformance/elysia/serve-elysia.js';
import { runStatements } from '../conformance/web/served-case.js';
import { compareWithAnalysis } from './compare-with-analysis.js';
import { askOver } from './serve-on-loopback.js';

compareWithAnalysis({
  name: 'Elysia',
  file: {
    manifest: { name: 'p', dependencies: { elysia: '^1.4.0' } },
    version: 1,
    head: "import { Elysia } from 'elysia';\nconst app = new Elysia();",
    foot: 'app.listen(3000);',
  },
  parameters: 'context',
  returns: true,
  takesRejections: true,
  handed: 'context',
  query: (name) => `context.query.${name}`,
  answer: (code, body, form) =>
    (body
      ? [`((context.set.status = ${code}), { a: 1 })`, `((context.set.status = ${code}), 'text')`, `context.status(${code}, { a: 1 })`, `new Response('text', { status: ${code} })`]
      : [`((context.set.status = ${code}), '')`, `((context.set.status = ${code}), undefined)`, `context.status(${code}, '')`])[form % (body ? 4 : 3)] ?? '',
  error: (status) => `Object.assign(new Error('no'), { status: ${status} })`,
  caught: '(error.status ?? 500)',
  register: (handler) => `app.get('/c', ${handler});`,
  async serve(statements, use) {
    await serveElysia(
      async (app) => runStatements(statements, { app, Elysia }),
      async (origin) => use((path) => askOver(new URL(path, origin))),
    );
  },
});
