/** Random handlers in the words of Koa, held against the real one. */

import { createServer } from 'node:http';
import Router from '@koa/router';
import Koa from 'koa';
import { runStatements } from '../conformance/web/served-case.js';
import { compareWithAnalysis } from './compare-with-analysis.js';
import { serveOnLoopback } from './serve-on-loopback.js';

compareWithAnalysis({
  name: 'Koa',
  file: {
    manifest: { name: 'p', dependencies: { koa: '^3.0.0' } },
    head: "import Router from '@koa/router';\nimport Koa from 'koa';\nconst app = new Koa();\nconst router = new Router();",
    foot: 'app.use(router.routes());\napp.listen(3000);',
  },
  parameters: 'ctx',
  returns: false,
  takesRejections: true,
  handed: 'ctx',
  query: (name) => `ctx.query.${name}`,
  answer: (code, body, form) =>
    (body
      ? [`ctx.status = ${code};\nctx.body = { a: 1 }`, `ctx.body = 'text';\nctx.status = ${code}`, `ctx.response.status = ${code};\nctx.response.body = []`, `Object.assign(ctx, { status: ${code}, body: 'text' })`]
      : [`ctx.body = '';\nctx.status = ${code}`, `ctx.status = ${code};\nctx.body = ''`])[form % (body ? 4 : 2)] ?? '',
  error: (status) => `Object.assign(new Error('no'), { status: ${status} })`,
  caught: '(error.status ?? 500)',
  register: (handler) => `router.get('/c', ${handler});`,
  async serve(statements, use) {
    const app = new Koa();
    app.silent = true;
    const router = new Router();
    await runStatements(statements, { app, router });
    app.use(router.routes());
    await serveOnLoopback(createServer(app.callback()), use);
  },
});
