/** The frameworks whose suggestions are applied and run: programs with their imports, as the users of each write them. */

import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Elysia } from 'elysia';
import { serveMade } from '../elysia/serve-elysia.js';
import { runDecorated } from '../web/decorated-program.js';
import type { SuggestingFramework } from './suggested-program.js';

const load = createRequire(import.meta.url);

/** What a program exports, when it is run with the real packages. */
function run<T>(program: string, packages: Readonly<Record<string, unknown>> = {}): T {
  const require = (name: string): unknown => {
    if (name === 'elsewhere') return { find: async () => Promise.resolve({ a: 1 }) };
    return Object.hasOwn(packages, name) ? packages[name] : load(name);
  };
  return runDecorated(program, require) as T;
}

/** Packages of CommonJS as default imports get them. */
const asDefault = (...names: readonly string[]): Readonly<Record<string, unknown>> => Object.fromEntries(names.map((name) => [name, { default: load(name) as unknown, __esModule: true }]));

async function ask(origin: string): Promise<Response> {
  const response = await fetch(`${origin}/c`, { method: 'POST', redirect: 'manual' });
  const { status } = response;
  return new Response([204, 205, 304].includes(status) ? null : await response.arrayBuffer(), { status });
}

async function askServer(server: Server): Promise<Response> {
  server.listen(0, '127.0.0.1');
  if (!server.listening) await once(server, 'listening');
  try {
    return await ask(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const manifest = (name: string, version: number): object => ({ name: 'p', dependencies: { [name]: `^${String(version)}.0.0` } });
const inMember = (statement: string): string => statement.replaceAll(/^/gm, '  ');

const koa: SuggestingFramework = {
  manifest: manifest('koa', 3),
  version: 3,
  programOf: (statement) => `import Router from '@koa/router';\nimport Koa from 'koa';\nimport { find } from 'elsewhere';\nexport const app = new Koa();\nconst router = new Router();\n${statement}\napp.use(router.routes());\n`,
  answer: async (program) => {
    const { app } = run<{ app: { silent: boolean; callback: () => RequestListener } }>(program, asDefault('koa', '@koa/router'));
    app.silent = true;
    return askServer(createServer(app.callback()));
  },
  cases: [
    ["router.post('/c', (ctx) => { ctx.body = { a: 1 }; });", "router.post('/c', (ctx) => { ctx.status = 201; ctx.body = { a: 1 }; });", "router.post('/c', (ctx) => { ctx.status = 204; });"],
    ["router.post('/c', (ctx) => {\n  ctx.response.body = 'x';\n});", "router.post('/c', (ctx) => {\n  ctx.response.status = 201;\n  ctx.response.body = 'x';\n});", "router.post('/c', (ctx) => {\n  ctx.response.status = 204;\n});"],
    ["const make = () => ({ a: 1 });\nrouter.post('/c', async (ctx) => { ctx.body = make(); });", "const make = () => ({ a: 1 });\nrouter.post('/c', async (ctx) => { ctx.status = 201; ctx.body = make(); });", "const make = () => ({ a: 1 });\nrouter.post('/c', async (ctx) => { ctx.status = 204; make(); });"],
    ["router.post('/c', (ctx) => {\n  ctx.status = 200;\n  ctx.body = { a: 1 };\n});", "router.post('/c', (ctx) => {\n  ctx.status = 201;\n  ctx.body = { a: 1 };\n});", "router.post('/c', (ctx) => {\n  ctx.status = 204;\n});"],
    ["router.post('/c', (ctx) => { ctx.body = 'x'; ctx.status = 200; });", "router.post('/c', (ctx) => { ctx.body = 'x'; ctx.status = 201; });", "router.post('/c', (ctx) => { ctx.status = 204; });"],
    ["router.post('/c', (ctx) => { ctx.status = 200; });", "router.post('/c', (ctx) => { ctx.status = 201; });", "router.post('/c', (ctx) => { ctx.status = 204; });"],
    ["router.post('/c', (ctx) => (ctx.body = 'x'));", undefined, undefined],
  ],
};

const fastify: SuggestingFramework = {
  manifest: manifest('fastify', 5),
  version: 5,
  programOf: (statement) => `import Fastify from 'fastify';\nimport { find } from 'elsewhere';\nexport const app = Fastify();\n${statement}\napp.listen;\n`,
  answer: async (program) => {
    const { app } = run<{ app: { listen: (options: object) => Promise<string>; close: () => Promise<void> } }>(program, asDefault('fastify'));
    try {
      return await ask(await app.listen({ port: 0, host: '127.0.0.1' }));
    } finally {
      await app.close();
    }
  },
  cases: [
    ["app.post('/c', (request, reply) => { reply.send({ a: 1 }); });", "app.post('/c', (request, reply) => { reply.code(201).send({ a: 1 }); });", "app.post('/c', (request, reply) => { reply.code(204).send(); });"],
    ["app.post('/c', async (request, reply) => ({ a: 1 }));", "app.post('/c', async (request, reply) => (reply.code(201).send({ a: 1 })));", "app.post('/c', async (request, reply) => (reply.code(204).send()));"],
    ["app.post('/c', async (request, reply) => {\n  return { a: 1 };\n});", "app.post('/c', async (request, reply) => {\n  return reply.code(201).send({ a: 1 });\n});", "app.post('/c', async (request, reply) => {\n  return reply.code(204).send();\n});"],
    ["const make = () => ({ a: 1 });\napp.post('/c', async (request, reply) => {\n  return make();\n});", "const make = () => ({ a: 1 });\napp.post('/c', async (request, reply) => {\n  return reply.code(201).send(make());\n});", "const make = () => ({ a: 1 });\napp.post('/c', async (request, reply) => {\n  make();\n  return reply.code(204).send();\n});"],
    ["app.post('/c', async () => ({ a: 1 }));", undefined, undefined],
    ["app.post('/c', async (request, reply) => { if (request.query.a) return { b: 1 }; return { a: 1 }; });", undefined, undefined],
  ],
};

const hapi: SuggestingFramework = {
  manifest: manifest('@hapi/hapi', 21),
  version: 21,
  programOf: (statement) => `import Hapi from '@hapi/hapi';\nexport const server = Hapi.server({ port: 0, host: '127.0.0.1' });\n${statement}\nserver.start;\n`,
  answer: async (program) => {
    const { server } = run<{ server: { start: () => Promise<void>; stop: () => Promise<void>; info: { uri: string } } }>(program, asDefault('@hapi/hapi'));
    await server.start();
    try {
      return await ask(server.info.uri);
    } finally {
      await server.stop();
    }
  },
  cases: [
    ["server.route({ method: 'POST', path: '/c', handler: (request, h) => h.response({ a: 1 }) });", "server.route({ method: 'POST', path: '/c', handler: (request, h) => h.response({ a: 1 }).code(201) });", "server.route({ method: 'POST', path: '/c', handler: (request, h) => h.response().code(204) });"],
    ["server.route({ method: 'POST', path: '/c', handler: (request, h) => ({ a: 1 }) });", "server.route({ method: 'POST', path: '/c', handler: (request, h) => (h.response({ a: 1 }).code(201)) });", "server.route({ method: 'POST', path: '/c', handler: (request, h) => (h.response().code(204)) });"],
    ["server.route({ method: 'POST', path: '/c', handler: async (request, h) => {\n  return 'x';\n} });", "server.route({ method: 'POST', path: '/c', handler: async (request, h) => {\n  return h.response('x').code(201);\n} });", "server.route({ method: 'POST', path: '/c', handler: async (request, h) => {\n  return h.response().code(204);\n} });"],
    ["server.route({ method: 'POST', path: '/c', handler: () => 'x' });", undefined, undefined],
  ],
};

const hono: SuggestingFramework = {
  manifest: manifest('hono', 4),
  version: 4,
  programOf: (statement) => `import { Hono } from 'hono';\nexport const app = new Hono();\n${statement}\nexport default app;\n`,
  answer: async (program) => {
    const { app } = run<{ app: { request: (path: string, init: RequestInit) => Promise<Response> } }>(program, { hono: await import('hono') });
    return app.request('/c', { method: 'POST' });
  },
  cases: [
    ["app.post('/c', (c) => c.json({ a: 1 }));", "app.post('/c', (c) => c.json({ a: 1 }, 201));", "app.post('/c', (c) => c.body(null, 204));"],
    ["app.post('/c', (c) => c.text('x', 200));", "app.post('/c', (c) => c.text('x', 201));", "app.post('/c', (c) => c.body(null, 204));"],
    ["app.post('/c', (c) => { c.status(200); return c.html('x'); });", "app.post('/c', (c) => { c.status(201); return c.html('x'); });", "app.post('/c', (c) => { c.status(200); return c.body(null, 204); });"],
    ["app.post('/c', () => Response.json({ a: 1 }));", "app.post('/c', () => Response.json({ a: 1 }, { status: 201 }));", "app.post('/c', () => new Response(null, { status: 204 }));"],
  ],
};

const elysia: SuggestingFramework = {
  manifest: manifest('elysia', 1),
  version: 1,
  programOf: (statement) => `import { node } from '@elysiajs/node';\nimport { Elysia } from 'elysia';\nexport const app = new Elysia({ adapter: node() });\n${statement}\napp.listen;\n`,
  answer: async (program) => {
    const [elysia, node] = await Promise.all([import('elysia'), import('@elysiajs/node')]);
    return serveMade(run<{ app: Elysia }>(program, { elysia, '@elysiajs/node': node }).app, ask);
  },
  cases: [
    ["app.post('/c', () => ({ a: 1 }));", "app.post('/c', () => (status(201, { a: 1 })));", "app.post('/c', () => (status(204)));"],
    ["app.post('/c', ({ body }) => {\n  return 'x';\n});", "app.post('/c', ({ body }) => {\n  return status(201, 'x');\n});", "app.post('/c', ({ body }) => {\n  return status(204);\n});"],
    ["app.post('/c', ({ set }) => { set.status = 200; return { a: 1 }; });", "app.post('/c', ({ set }) => { set.status = 201; return { a: 1 }; });", undefined],
    ["const status = 'new';\napp.post('/c', () => ({ status }));", undefined, undefined],
  ],
};

/** h3 1 and 2, whose applications are served in other ways. */
const h3 = (version: 1 | 2): SuggestingFramework => ({
  manifest: manifest('h3', version),
  version,
  programOf:
    version === 1
      ? (statement) => `import { createApp, createRouter, eventHandler, toNodeListener } from 'h3';\nconst app = createApp();\nconst router = createRouter();\napp.use(router);\n${statement}\nexport const listener = toNodeListener(app);\n`
      : (statement) => `import { H3, toNodeHandler } from 'h3';\nconst router = new H3();\nconst eventHandler = (handler) => handler;\n${statement}\nexport const listener = toNodeHandler(router);\n`,
  answer: async (program) => {
    const { listener } = run<{ listener: RequestListener }>(program, { h3: version === 1 ? await import('h3-v1') : await import('h3') });
    return askServer(createServer(listener));
  },
  cases: (version === 1 ? 'setResponseStatus(event, CODE);' : 'event.res.status = CODE;').split('|').flatMap((set): SuggestingFramework['cases'] => {
    const [created, empty] = [set.replace('CODE', '201'), set.replace('CODE', '204')];
    return [
      ["router.post('/c', eventHandler((event) => ({ a: 1 })));", `router.post('/c', eventHandler((event) => { ${created} return { a: 1 }; }));`, `router.post('/c', eventHandler((event) => { ${empty} return null; }));`],
      ["router.post('/c', eventHandler(async (event) => {\n  return 'x';\n}));", `router.post('/c', eventHandler(async (event) => {\n  ${created}\n  return 'x';\n}));`, `router.post('/c', eventHandler(async (event) => {\n  ${empty}\n  return null;\n}));`],
      ["router.post('/c', eventHandler(() => ({ a: 1 })));", undefined, undefined],
    ];
  }),
});

const nodeHttp: SuggestingFramework = {
  manifest: { name: 'p' },
  version: 20,
  programOf: (statement) => `import http from 'node:http';\n${statement}\n`,
  answer: async (program) => askServer(run<{ server: Server }>(program, asDefault('node:http')).server),
  cases: [
    ["export const server = http.createServer((req, res) => { res.end('x'); });", "export const server = http.createServer((req, res) => { res.writeHead(201).end('x'); });", "export const server = http.createServer((req, res) => { res.writeHead(204).end(); });"],
    ["export const server = http.createServer((req, res) => { res.statusCode = 200; res.end('x'); });", "export const server = http.createServer((req, res) => { res.statusCode = 201; res.end('x'); });", "export const server = http.createServer((req, res) => { res.statusCode = 204; res.end(); });"],
    ["export const server = http.createServer((req, res) => { res.writeHead(200, { a: 'b' }); res.end('x'); });", "export const server = http.createServer((req, res) => { res.writeHead(201, { a: 'b' }); res.end('x'); });", "export const server = http.createServer((req, res) => { res.writeHead(204, { a: 'b' }); res.end(); });"],
  ],
};

const nestCases: SuggestingFramework['cases'] = [
  ["@Post('c')\nmake() { return { a: 1 }; }", "@HttpCode(201)\n@Post('c')\nmake() { return { a: 1 }; }", "@HttpCode(204)\n@Post('c')\nmake() { }"],
  ["@Post('c') make() {\n  return find();\n}", "@HttpCode(201) @Post('c') make() {\n  return find();\n}", "@HttpCode(204) @Post('c') make() {\n  find();\n}"],
  ["@Post('c')\nasync make() {\n  return await find();\n}", "@HttpCode(201)\n@Post('c')\nasync make() {\n  return await find();\n}", "@HttpCode(204)\n@Post('c')\nasync make() {\n  await find();\n}"],
  ["@Post('c') make() {}", "@HttpCode(201) @Post('c') make() {}", "@HttpCode(204) @Post('c') make() {}"],
];

const nest: SuggestingFramework = {
  manifest: manifest('@nestjs/core', 11),
  version: 11,
  programOf: (statement) => `import { Controller, Module, Post } from '@nestjs/common';\nimport { NestFactory } from '@nestjs/core';\nimport { find } from 'elsewhere';\n@Controller()\nexport class C {\n${inMember(statement)}\n}\n@Module({ controllers: [C] })\nexport class AppModule {}\nexport const make = async () => NestFactory.create(AppModule, { logger: false });\n`,
  answer: async (program) => {
    load('reflect-metadata');
    const app = await run<{ make: () => Promise<{ listen: (port: number, host: string) => Promise<Server>; getUrl: () => Promise<string>; close: () => Promise<void> }> }>(program).make();
    await app.listen(0, '127.0.0.1');
    try {
      return await ask(await app.getUrl());
    } finally {
      await app.close();
    }
  },
  cases: nestCases,
};

const routingControllers: SuggestingFramework = {
  manifest: manifest('routing-controllers', 0),
  version: 0,
  programOf: (statement) => `import { HttpCode, JsonController, Post, createExpressServer } from 'routing-controllers';\nimport { find } from 'elsewhere';\n@JsonController()\nexport class C {\n${inMember(statement)}\n}\nexport const server = createExpressServer({ controllers: [C] });\n`,
  answer: async (program) => {
    load('reflect-metadata');
    // It keeps what decorators say in one place for all programs.
    Reflect.deleteProperty(globalThis, 'routingControllersMetadataArgsStorage');
    return askServer(createServer(run<{ server: RequestListener }>(program).server));
  },
  cases: [
    ["@Post('/c')\nmake() { return { a: 1 }; }", "@HttpCode(201)\n@Post('/c')\nmake() { return { a: 1 }; }", "@HttpCode(204)\n@Post('/c')\nmake() { return null; }"],
    ["@Post('/c') make() {\n  return this.made();\n}\nmade() { return { a: 1 }; }", "@HttpCode(201) @Post('/c') make() {\n  return this.made();\n}\nmade() { return { a: 1 }; }", "@HttpCode(204) @Post('/c') make() {\n  this.made();\n  return null;\n}\nmade() { return { a: 1 }; }"],
    ["@HttpCode(200) @Post('/c') make() { return 'x'; }", "@HttpCode(201) @Post('/c') make() { return 'x'; }", undefined],
  ],
};

const itty: SuggestingFramework = {
  manifest: manifest('itty-router', 6),
  version: 6,
  programOf: (statement) => `import { Router, json } from 'itty-router';\nexport const router = Router();\n${statement}\nexport default { fetch: router.fetch };\n`,
  answer: async (program) => run<{ router: { fetch: (request: Request) => Promise<Response> } }>(program, { 'itty-router': await import('itty-router') }).router.fetch(new Request('http://localhost/c', { method: 'POST' })),
  cases: [["router.post('/c', () => json({ a: 1 }));", "router.post('/c', () => json({ a: 1 }, { status: 201 }));", "router.post('/c', () => new Response(null, { status: 204 }));"]],
};

export const frameworks: Readonly<Record<string, SuggestingFramework>> = { koa, fastify, hapi, hono, elysia, 'h3 1': h3(1), 'h3 2': h3(2), 'node:http': nodeHttp, nest, 'routing-controllers': routingControllers, 'itty-router': itty };
