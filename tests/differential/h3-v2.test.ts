/** Random handlers in the words of h3 2, held against the real one. */

import * as h3 from 'h3';
import { runStatements } from '../conformance/web/served-case.js';
import { compareWithAnalysis } from './compare-with-analysis.js';
import { askOver } from './serve-on-loopback.js';

compareWithAnalysis({
  name: 'h3 2',
  file: {
    manifest: { name: 'p', dependencies: { h3: '^2.0.0' } },
    version: 2,
    head: "import { H3, HTTPError, getQuery, noContent, serve } from 'h3';\nconst app = new H3();",
    foot: 'serve(app);',
  },
  parameters: 'event',
  returns: true,
  takesRejections: true,
  handed: 'event',
  query: (name) => `getQuery(event).${name}`,
  answer: (code, body, form) =>
    (body
      ? [`((event.res.status = ${code}), { a: 1 })`, `((event.res.status = ${code}), 'text')`, `Response.json({ a: 1 }, { status: ${code} })`, `new Response('text', { status: ${code} })`]
      : [`((event.res.status = ${code}), null)`, `new Response(null, { status: ${code} })`, `noContent(${code})`])[form % (body ? 4 : 3)] ?? '',
  error: (status) => `new HTTPError({ status: ${status}, message: 'no' })`,
  caught: '(error.status ?? 500)',
  register: (handler) => `app.get('/c', ${handler});`,
  async serve(statements, use) {
    const app = new h3.H3({ silent: true });
    await runStatements(statements, { app, ...h3 });
    const server = h3.serve(app, { port: 0, hostname: '127.0.0.1', silent: true });
    await server.ready();
    await use((path) => askOver(new URL(path, server.url)));
    await server.close(true);
  },
});
