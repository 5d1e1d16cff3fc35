/** Random handlers in the words of Fastify, held against the real one. */

import fastify from 'fastify';
import { runStatements } from '../conformance/web/served-case.js';
import { compareWithAnalysis } from './compare-with-analysis.js';

compareWithAnalysis({
  name: 'Fastify',
  file: {
    manifest: { name: 'p', dependencies: { fastify: '^5.0.0' } },
    version: 5,
    head: "import Fastify from 'fastify';\nconst app = Fastify();",
    foot: 'app.listen({ port: 3000 });',
  },
  parameters: 'request, reply',
  returns: true,
  takesRejections: true,
  handed: 'reply',
  query: (name) => `request.query.${name}`,
  answer: (code, body, form) =>
    (body
      ? [`reply.code(${code}).send({ a: 1 })`, `reply.status(${code}).send('text')`, `(reply.code(${code}), { a: 1 })`, `((reply.statusCode = ${code}), 'text')`]
      : [`reply.code(${code}).send()`, `reply.status(${code}).send('')`])[form % (body ? 4 : 2)] ?? '',
  error: (status) => `Object.assign(new Error('no'), { statusCode: ${status} })`,
  caught: '(error.statusCode ?? 500)',
  register: (handler) => `app.get('/c', ${handler});`,
  async serve(statements, use) {
    const app = fastify();
    await runStatements(statements, { app });
    await use(async (path) => {
      const { statusCode, rawPayload } = await app.inject(path);
      return `${String(statusCode)} ${rawPayload.length > 0 ? 'yes' : 'no'}`;
    });
    await app.close();
  },
});
