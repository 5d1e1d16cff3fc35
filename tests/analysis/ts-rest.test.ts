/** Routers of ts-rest whose contract, handlers and server stand in several files, and what is not known of them. */

import { describe, expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const contract = `import { initContract } from '@ts-rest/core';
const c = initContract();
export const contract = c.router({
  posts: {
    get: { method: 'GET', path: '/posts/:id', responses: { 200: c.type<Post>(), 404: c.noBody() } },
    create: { method: 'POST', path: '/posts', body: c.type<Post>(), responses: { 201: c.type<Post>() }, strictStatusCodes: true },
  },
}, { pathPrefix: '/api' });
`;

function says(files: Readonly<Record<string, string>>, name: string, manifest: object = {}): readonly string[] {
  const project = createProject({ 'package.json': { name: 'p', ...manifest }, 'src/contract.ts': contract, ...files });
  return modelInProject(project, name, files[name] ?? '').routes.map(
    ({ framework, method, path, place, outcome }) => `${framework} ${method ?? '?'} ${path ?? '?'} (${String(place.start.line)}) -> ${sayResponses(outcome)}`,
  );
}

const express = `import { initServer } from '@ts-rest/express';
import { contract } from './contract';
const s = initServer();
export const posts = s.router(contract.posts, {
  get: async ({ params }) => {
    const post = await database.find(params.id);
    return post ? { status: 200, body: post } : { status: 404, body: undefined };
  },
  create: {
    middleware: [(req, res, next) => (req.user ? next() : res.status(401).json({}))],
    handler: async ({ body }) => {
      if (body.isTaken) throw new Error('taken');
      return { status: 201, body: {} };
    },
  },
});
`;

const serverless = `import { tsr } from '@ts-rest/serverless/fetch';
import { contract } from './contract';
export const posts = tsr.router(contract.posts, {
  get: async () => ({ status: 200, body: {} }),
  create: async ({ body }) => { if (body.isTaken) throw new Error('taken'); return { status: 201, body: {} }; },
});
`;

describe('a router of ts-rest in Express', () => {
  const main = (more: string): string => `import express from 'express';
import { createExpressEndpoints, initServer } from '@ts-rest/express';
import { contract } from './contract';
import { posts } from './posts';
const app = express();
createExpressEndpoints(contract, initServer().router(contract, { posts }), app);
${more}
app.listen(3000);
`;

  it('has its routes where its handlers are written, and the errors of the application', () => {
    const files = { 'src/posts.ts': express, 'src/main.ts': main('app.use((error, req, res, next) => res.status(409).json({}));') };
    expect(says(files, 'src/posts.ts')).toEqual(['express GET /api/posts/:id (5) -> 200 yes, 404 no', 'express POST /api/posts (9) -> 401 yes, 201 yes, !409 yes']);
    expect(says(files, 'src/main.ts')).toEqual([]);
  });

  it('is mounted where the application mounts it', () => {
    const files = { 'src/posts.ts': express, 'src/main.ts': main('').replace('initServer().router(contract, { posts }), app', 'initServer().router(contract, { posts }), nested').replace('const app = express();', "const app = express();\nconst nested = express.Router();\napp.use('/v1', nested);") };
    expect(says(files, 'src/posts.ts').map((line) => line.replace(/ \(.*/, ''))).toEqual(['express GET /v1/api/posts/:id', 'express POST /v1/api/posts']);
  });

  it('may be no more than an object', () => {
    const plain = express.replace('s.router(contract.posts, {', '{').replace('});\n', '};\n');
    const files = { 'src/posts.ts': plain, 'src/main.ts': main('') };
    expect(says(files, 'src/main.ts').map((line) => line.replace(/ ->.*/, ''))).toEqual(['express GET /api/posts/:id (6)', 'express POST /api/posts (6)']);
  });

  it('answers by its middleware for all routes', () => {
    const files = { 'src/main.ts': main('').replace("import { posts } from './posts';", "const posts = { get: async () => ({ status: 200, body: {} }) };").replace(', app);', ', app, { globalMiddleware: [(req, res, next) => { res.statusCode = 201; next(); }] });') };
    expect(says(files, 'src/main.ts')).toEqual(['express GET /api/posts/:id (6) -> 200 yes']);
  });
});

describe('a router of ts-rest that answers by itself', () => {
  const main = (options: string): string => `import { createFetchHandler, TsRestResponse } from '@ts-rest/serverless/fetch';
import { contract } from './contract';
import { posts } from './posts';
export default { fetch: createFetchHandler(contract, { posts }, ${options}) };
`;

  it('has its routes where its handlers are written, and the options of what serves it', () => {
    const files = { 'src/posts.ts': serverless, 'src/main.ts': main("{ basePath: '/v1', errorHandler: () => TsRestResponse.fromJson({}, { status: 409 }) }") };
    expect(says(files, 'src/posts.ts')).toEqual(['ts-rest GET /v1/api/posts/:id (4) -> 200 yes', 'ts-rest POST /v1/api/posts (5) -> !409 yes, 201 yes']);
  });

  it('does not know what becomes of errors where nothing serves it', () => {
    expect(says({ 'src/posts.ts': serverless }, 'src/posts.ts')[1]).toBe('ts-rest POST /api/posts (5) -> 201 yes, {the application that answers the error is not in this file}');
  });

  it('is told apart by what the contract says where that is not written out', () => {
    const files = { 'src/posts.ts': serverless.replace("'./contract'", "'elsewhere'") };
    expect(says(files, 'src/posts.ts').map((line) => line.replace(/ ->.*/, ''))).toEqual(['ts-rest ? ? (4)', 'ts-rest ? ? (5)']);
  });

  it('is not followed where it is built', () => {
    const files = { 'src/main.ts': main('{}').replace("import { posts } from './posts';", "import { tsr } from '@ts-rest/serverless/fetch';\nconst posts = tsr.routerBuilder(contract.posts).fullRouter({});") };
    expect(says(files, 'src/main.ts').map((line) => line.replace(/ \(.*->/, ''))).toEqual([
      "ts-rest GET /api/posts/:id {a handler is not known: the result of 'tsr.routerBuilder.fullRouter' is not known}, {the routes that 'routerBuilder' and its kin make are not followed}",
      "ts-rest POST /api/posts {a handler is not known: the result of 'tsr.routerBuilder.fullRouter' is not known}, {the routes that 'routerBuilder' and its kin make are not followed}",
    ]);
  });
});

it("leaves the route of Next.js to ts-rest, and says what it does not know of its error handler", () => {
  const name = 'src/pages/api/v1/[...ts-rest].ts';
  const text = `import { createNextRoute, createNextRouter } from '@ts-rest/next';
import { contract } from '../../../contract';
const posts = createNextRoute(contract.posts, { get: async () => { throw new Error('x'); } });
export default createNextRouter(contract, { posts }, { errorHandler: (error, req, res) => res.status(409).end() });
`;
  expect(says({ [name]: text }, name, { dependencies: { next: '16.0.0' } })).toEqual(['ts-rest GET /api/v1/api/posts/:id (3) -> {what handles the error is not known}']);
});
