/** For each "not recognised" of the README's table of frameworks: a program, and the reason that the inventory prints for it. */

export interface NotRecognised {
  /** The file that is looked at, and its text. */
  readonly file: string;
  readonly text: string;
  /** What else there is in the project. */
  readonly files?: Readonly<Record<string, unknown>>;
  readonly version?: number;
  readonly reason: string;
}

const listing = (...names: readonly string[]): Readonly<Record<string, unknown>> => ({ 'package.json': { name: 'p', dependencies: Object.fromEntries(names.map((name) => [name, '*'])) } });
const GET = "export const GET = () => new Response('x');";
const LOADER = "export const loader = () => new Response('x');";
const PAGES_API = "export default (req, res) => { res.status(200).end('x'); };";
const MIDDLEWARE = 'export const middleware = [];\nexport default () => null;';

const next = (file: string, text: string, reason: string, files = {}): NotRecognised => ({ file, text, files: { ...listing('next'), ...files }, reason });
const nitro = (text: string, reason: string, files = {}, version = 1): NotRecognised => ({ file: 'server/api/x.get.ts', text, files: { ...listing(version === 1 ? 'nitropack' : 'nitro'), ...files }, version, reason });
const reactRouter = (file: string, text: string, reason: string, files = {}): NotRecognised => ({ file, text, files: { ...listing('@react-router/dev', '@react-router/fs-routes'), ...files }, reason });
const plain = (text: string, reason: string, files: Readonly<Record<string, unknown>> = {}, version = 5): NotRecognised => ({ file: 'src/x.ts', text, files, version, reason });

const h3 = (text: string, reason: string, version = 2): NotRecognised =>
  plain(`import { ${version === 1 ? 'createApp, createRouter, eventHandler, handleCors' : 'H3, lazyEventHandler, fromNodeHandler, handleCors'} } from 'h3';\n${text}`, reason, {}, version);
const itty = (text: string, reason: string): NotRecognised => plain(`import { AutoRouter, Router, cors } from 'itty-router';\n${text}`, reason);
const elysia = (text: string, reason: string): NotRecognised => plain(`import { Elysia } from 'elysia';\nimport { load, plugin } from 'somewhere';\nnew Elysia()${text}.listen(3000);`, reason);
const koa = (text: string, reason: string): NotRecognised => plain(`import Koa from 'koa';\nimport Router from '@koa/router';\nconst app = new Koa();\nconst router = new Router();\n${text}\napp.use(router.routes());`, reason);
const fastify = (text: string, reason: string): NotRecognised => plain(`import Fastify from 'fastify';\nconst app = Fastify();\n${text}\napp.get('/x', async () => ({}));`, reason);
const hapi = (text: string, reason: string, options = ''): NotRecognised => plain(`import Hapi from '@hapi/hapi';\nimport Joi from 'joi';\nimport { load } from 'somewhere';\nconst server = Hapi.server(${options});\n${text}`, reason);
const restify = (text: string, reason: string): NotRecognised => plain(`import restify from 'restify';\nimport { NotFoundError } from 'restify-errors';\nconst server = restify.createServer();\n${text}`, reason, {}, 11);
const nest = (head: string, member: string, reason: string, tail = ''): NotRecognised =>
  plain(`import { Controller, Get, Module, UseGuards, UseInterceptors } from '@nestjs/common';\nimport { NestFactory } from '@nestjs/core';\nimport { Other } from 'somewhere';\n@Controller('x') ${head} export class X { @Get() ${member} }\n${tail}`, reason);
const routing = (text: string, reason: string): NotRecognised => plain(`import { JsonController, Get, QueryParam, createKoaServer, createExpressServer } from 'routing-controllers';\n${text}`, reason);
const tsoa = (member: string, reason: string, files: Readonly<Record<string, unknown>> = {}): NotRecognised =>
  plain(`import { Controller, Get, Query, Route, Security } from 'tsoa';\n@Route('x') export class X extends Controller { ${member} }`, reason, { ...listing('tsoa'), ...files });
const adonis = (text: string, reason: string, files: Readonly<Record<string, unknown>> = {}): NotRecognised => ({
  file: 'start/routes.ts',
  text: `import router from '@adonisjs/core/services/router';\nimport { Exception } from '@adonisjs/core/exceptions';\nimport { find } from 'somewhere';\n${text}`,
  files: { ...listing('@adonisjs/core'), ...files },
  version: 6,
  reason,
});
const azure = (text: string, reason: string, files: Readonly<Record<string, unknown>> = {}): NotRecognised => plain(`import { app, output } from '@azure/functions';\n${text}`, reason, { ...listing('@azure/functions'), ...files });
const HTTP = "app.http('x', { handler: async () => ({ status: 200 }) });";
const CONTRACT = "import { initContract } from '@ts-rest/core';\nimport { z } from 'zod';\nconst c = initContract();\nconst contract = c.router({ add: { method: 'POST', path: '/x', body: z.object({}), responses: { 201: z.string() } } });\n";
const payload = (text: string, reason: string): NotRecognised => ({ file: 'src/payload.config.ts', text, files: listing('payload'), reason });
const ENDPOINT = "endpoints: [{ path: '/x', method: 'get', handler: async () => { throw new Error('x'); } }]";

export const notRecognised: Readonly<Record<string, Readonly<Record<string, NotRecognised>>>> = {
  'Next.js, app router': {
    'what middleware answers before a handler, unless its `matcher` leaves the route out': next('app/api/x/route.ts', GET, "what 'middleware.ts' answers before a handler is not known", { 'middleware.ts': 'export function middleware() {}' }),
    'what redirects and rewrites of the configuration answer before a handler': next('app/api/x/route.ts', GET, "what 'next.config.mjs' answers before a handler is not known", { 'next.config.mjs': 'export default { rewrites: () => [] };' }),
    '`forbidden()` and `unauthorized()`, whose code the configuration decides': next('app/api/x/route.ts', "import { forbidden } from 'next/navigation';\nexport const GET = () => { forbidden(); };", "whether the configuration has 'experimental.authInterrupts' is not known"),
  },
  'Next.js, pages API': {
    'routes of the edge runtime': next('pages/api/x.ts', "export const config = { runtime: 'edge' };\nexport default () => new Response('x');", 'handlers of the edge runtime are not followed'),
    'what middleware, unless its `matcher` leaves the route out, redirects and rewrites answer before a handler': next('pages/api/x.ts', PAGES_API, "what 'proxy.ts' answers before a handler is not known", { 'proxy.ts': 'export function proxy() {}' }),
    'routes of `next-connect` with a path of their own': next('pages/api/x.ts', "import { createRouter } from 'next-connect';\nconst router = createRouter();\nrouter.get('/api/x', (req, res) => { res.end('x'); });\nexport default router.handler();", 'routes of next-connect with a path of their own are not followed'),
    'its `expressWrapper`': next('pages/api/x.ts', "import { createRouter, expressWrapper } from 'next-connect';\nimport cors from 'cors';\nconst router = createRouter();\nrouter.use(expressWrapper(cors())).get((req, res) => { res.end('x'); });\nexport default router.handler();", "'expressWrapper' is handed the response, and its source is not known"),
  },
  Medusa: {
    'middleware and validators of `src/api/middlewares.ts`': { file: 'src/api/x/route.ts', text: "export const GET = (req, res) => { res.send('x'); };", files: { ...listing('@medusajs/medusa'), 'src/api/middlewares.ts': 'export default {};' }, reason: "what 'src/api/middlewares.ts' answers before a handler and to errors is not known" },
    'errors of workflows': { file: 'src/api/x/route.ts', text: "import { create } from '@medusajs/medusa/core-flows';\nexport const POST = async (req, res) => { res.json(await create(req.scope).run({})); };", files: listing('@medusajs/medusa'), reason: 'what is answered to errors of workflows is not known' },
  },
  'Nitro 2 and 3, and Nuxt': {
    'middleware of `server/middleware`': nitro("export default defineEventHandler(() => 'x');", "what 'server/middleware/' answers before a handler is not known", { 'server/middleware/a.ts': 'export default defineEventHandler(() => {});' }),
    'middleware of a handler of h3 2': nitro("import { defineHandler } from 'nitro/h3';\nexport default defineHandler({ middleware: [() => {}], handler: () => 'x' });", "what it answers depends on what is returned: the result of 'defineHandler' is not known", {}, 2),
    'what an error handler of the project makes of errors': nitro("export default defineEventHandler(() => 'x');", "what 'nitro.config.ts' makes of errors is not known", { 'nitro.config.ts': "export default { errorHandler: '~/error' };" }),
    'a returned value that is not known, which may be null or a `Response`': nitro("import { load } from 'somewhere';\nexport default defineEventHandler(() => load());", "what it answers depends on what is returned: the result of 'load' is not known"),
  },
  SvelteKit: {
    'what `handle` of `hooks.server` answers': { file: 'src/routes/x/+server.ts', text: GET, files: { ...listing('@sveltejs/kit'), 'src/hooks.server.ts': 'export const handle = () => {};' }, reason: "what 'src/hooks.server.ts' answers around a handler is not known" },
  },
  'React Router, framework mode; Remix': {
    'middleware of the root': reactRouter('app/routes/x.ts', LOADER, "what 'app/root.tsx' answers around a handler is not known", { 'app/root.tsx': MIDDLEWARE }),
    'middleware of the route': reactRouter('app/routes/x.ts', `export const middleware = [];\n${LOADER}`, "what 'middleware' answers around a handler is not known"),
    'middleware of the modules that are around it by their names': reactRouter('app/routes/a.b.ts', LOADER, "what 'app/routes/a.tsx' answers around a handler is not known", { 'app/routes/a.tsx': MIDDLEWARE }),
    'layouts that the configuration puts around routes': reactRouter('app/api/x.ts', LOADER, "what 'app/routes.ts' puts around a handler is not known", { 'app/routes.ts': "export default [layout('./frame.tsx', [route('x', './api/x.ts')])];" }),
    'a returned value that is not known, which may be a `Response`': reactRouter('app/routes/x.ts', "import { load } from 'somewhere';\nexport const loader = () => load();", "the result of 'load' is not known"),
  },
  Hono: {
    'the `defaultHook` of an application that an `OpenAPIHono` is mounted in': plain(
      "import { OpenAPIHono, createRoute } from '@hono/zod-openapi';\nconst app = new OpenAPIHono({ defaultHook });\nconst users = new OpenAPIHono();\nusers.openapi(createRoute({ method: 'get', path: '/x', request: { query: schema }, responses: {} }), (c) => c.text('x'));\napp.route('/', users);",
      'what requests get that do not fit the route is not known',
    ),
    'what validators of packages other than those of `@hono` answer': plain("import { Hono } from 'hono';\nimport { valid } from 'somewhere';\nconst app = new Hono();\napp.post('/x', valid('json'), (c) => c.text('x'));", "a handler is not known: the result of 'valid' is not known"),
  },
  'Cloudflare Workers, Deno, Bun': {
    'which path a branch of the handler is for': plain("export default { fetch(request) { return new Response('x', { status: new URL(request.url).pathname === '/a' ? 200 : 404 }); } };", 'which paths an answer is for is not known'),
    "`addEventListener('fetch')`": plain("addEventListener('fetch', (event) => { event.respondWith(new Response('x')); });", "listeners of 'fetch' are not followed"),
  },
  'AWS Lambda behind API Gateway': {
    'errors that leave the function, whose answer depends on the kind of API': plain("export const handler = async (event) => { if (event.body) throw new Error('x'); return { statusCode: 200 }; };", 'what is answered to an error depends on the gateway'),
    'results without `statusCode`, likewise': plain('export const handler = async (event) => (event.body ? { statusCode: 200 } : { x: 1 });', 'what is answered to a result without a status depends on the gateway'),
    'middleware of packages': plain("import middy from '@middy/core';\nexport const handler = middy(async () => ({ statusCode: 200 })).use(other());", 'what is done around the handler is not known'),
  },
  h3: {
    'handlers that are loaded lazily': h3("const app = new H3();\napp.get('/x', lazyEventHandler(() => import('./y')));", 'a handler is not known: the handler is made when it is asked for'),
    'handlers of Node': h3("const app = new H3();\napp.get('/x', fromNodeHandler((req, res) => { res.end(); }));", 'what it answers depends on what is returned: what a handler of Node answers is not known'),
    '`onBeforeResponse`': h3("const app = createApp({ onBeforeResponse: () => {} });\nconst router = createRouter();\napp.use(router);\nrouter.get('/x', eventHandler(() => 'x'));", 'what is done to the answer is not known', 1),
    'what `register` adds': h3("import { plugin } from 'somewhere';\nconst app = new H3();\napp.register(plugin());\napp.get('/x', () => 'x');", 'what plugins register is not known'),
    'answers to preflight requests': h3("const app = new H3();\napp.get('/x', (event) => { const cors = handleCors(event, {}); if (cors !== false) return cors; return 'x'; });", 'what is answered to preflight requests is not known'),
  },
  'itty-router': {
    'what a runtime answers to what is no `Response`': itty("const router = Router();\nrouter.get('/x', () => 'x');\nexport default router;", 'no Response is given, and what the runtime answers then is not known'),
    'what it answers to errors that leave a router': itty("const router = Router();\nrouter.get('/x', () => { throw new Error('x'); });\nexport default router;", 'the error leaves the router, and what the runtime answers then is not known'),
    'preflight requests': itty("const { preflight } = cors();\nconst router = AutoRouter({ before: [preflight] });\nrouter.get('/x', () => 'x');", 'what is answered to preflight requests is not known'),
    '`corsify`': itty("const { corsify } = cors();\nconst router = AutoRouter({ finally: [corsify] });\nrouter.get('/x', () => 'x');", "what 'corsify' makes of the status depends on its version"),
  },
  Elysia: {
    'what macros answer': elysia(".get('/x', () => 'x', { isSignedIn: true })", "what the macro 'isSignedIn' answers is not known"),
    'what plugins of packages other than those of `@elysiajs` answer': elysia(".use(plugin()).get('/x', () => 'x')", "what a plugin answers is not known: the result of 'plugin' is not known"),
    '`toResponse` of errors and values': elysia(".get('/x', () => { throw Object.assign(new Error('x'), { toResponse: () => new Response('x') }); })", "what 'toResponse' of the error gives is not followed"),
    'what an error handler throws': elysia(".onError(() => { throw new Error('y'); }).get('/x', () => { throw new Error('x'); })", 'an error handler throws, and what the server makes of that is not known'),
    'what `mount` mounts': elysia(".mount('/y', load).get('/x', () => 'x')", 'what is mounted is not followed'),
    'a returned value that is not known, which may be made by `status()`': elysia(".get('/x', () => load())", "what it answers depends on what is returned: the result of 'load' is not known"),
  },
  'Koa with `@koa/router` or `koa-router`': {
    'what is written to `ctx.res` by itself': koa("router.get('/x', (ctx) => { ctx.res.end('x'); });", "it is written to Node's response"),
    'a body that is not known, which may be null (204)': koa("import { load } from 'somewhere';\nrouter.get('/x', async (ctx) => { ctx.body = await load(); });", 'whether the body is null, which is answered with 204, is not known'),
    'middleware of packages': koa("import auth from 'somewhere';\napp.use(auth());\nrouter.get('/x', (ctx) => { ctx.body = 'x'; });", "what is done around the handler is not known: the result of 'auth' is not known"),
    '`koa-mount`': koa("import mount from 'koa-mount';\nrouter.get('/x', (ctx) => { ctx.body = 'x'; });\napp.use(mount('/api', router.routes()));", "what 'koa-mount' mounts is not followed"),
  },
  Fastify: {
    'what the hook `preSerialization` does': fastify("app.addHook('preSerialization', async (request, reply, payload) => payload);", "what the hook 'preSerialization' does to an answer is not known"),
    'what the hook `onSend` does': fastify("app.addHook('onSend', async (request, reply, payload) => payload);", "what the hook 'onSend' does to an answer is not known"),
    'what the hook `onError` does': fastify("app.addHook('onError', async () => {});", "what the hook 'onError' does to an answer is not known"),
    '`@fastify/autoload`': plain("import Fastify from 'fastify';\nimport autoload from '@fastify/autoload';\nconst app = Fastify();\napp.register(autoload, { dir: './routes' });", "the folders that '@fastify/autoload' reads are not followed"),
  },
  'hapi with `@hapi/boom`': {
    'hapi before 17': plain("const Hapi = require('hapi');\nconst server = new Hapi.Server();\nserver.route({ method: 'GET', path: '/x', handler: function (request, reply) { reply('x'); } });", 'code that is not known is handed the toolkit, and nothing is returned'),
    'what authentication answers': hapi("server.auth.default('jwt');\nserver.route({ method: 'GET', path: '/x', handler: () => 'x' });", 'what authentication answers is not known'),
    'handlers that packages make': hapi("server.route({ method: 'GET', path: '/x', handler: { directory: { path: 'x' } } });", 'options are given to the route, and what they add to it is not known'),
    'a returned value that is not known, which may be null (204)': hapi("server.route({ method: 'GET', path: '/x', handler: () => load() });", 'whether the body is null, which is answered with 204, is not known'),
    '`failAction` of the whole server': hapi("server.route({ method: 'GET', path: '/x', handler: () => 'x' });", "what 'failAction' of the server answers is not known", "{ routes: { validate: { failAction: 'log' } } }"),
    'manifests of glue': plain("import Glue from '@hapi/glue';\nGlue.compose({}).then((server) => server.start());", 'what a manifest registers is not followed'),
  },
  'Restify with `restify-errors`': {
    'an error that leaves a function which is not asynchronous, which ends the process': restify("server.get('/x', (req, res, next) => { throw new Error('x'); });", 'an error leaves the handler, which ends the process: the client gets no response'),
    'listeners for errors': restify("server.on('NotFound', (req, res, error, done) => { res.send(418); });\nserver.get('/x', (req, res, next) => { next(new NotFoundError('x')); });", 'middleware that may handle the error is not known'),
    'a chain that ends without an answer': restify("server.get('/x', (req, res, next) => { next(); });", 'it ends without an answer'),
    'what plugins answer': restify("server.use(restify.plugins.throttle({ rate: 1 }));\nserver.get('/x', (req, res, next) => { res.send(200); next(); });", 'what plugins answer is not known'),
    'where `restify-router` puts its routes': plain("const { Router } = require('restify-router');\nconst router = new Router();\nrouter.get('/x', (req, res, next) => { res.send(200); next(); });", "where 'restify-router' puts its routes is not known", {}, 11),
  },
  'node:http, node:https and node:http2': {
    'an error that leaves the function, which ends the process': plain("import { createServer } from 'node:http';\ncreateServer((req, res) => { if (req.method === 'POST') throw new Error('x'); res.end('x'); });", 'an error leaves the handler, which ends the process: the client gets no response'),
    'streams of HTTP/2': plain("import { createServer } from 'node:http2';\nconst server = createServer();\nserver.on('stream', (stream) => { stream.end('x'); });", 'a handler is not known: streams of HTTP/2 are not followed'),
    'paths that are found out by a pattern or by the parts of the URL, whose answers are said of all paths': plain("import { createServer } from 'node:http';\ncreateServer((req, res) => { res.statusCode = /^\\/users/.test(req.url) ? 200 : 404; res.end(); });", 'which paths an answer is for is not known'),
  },
  'Nest, on Express and on Fastify': {
    'guards of packages': nest('@UseGuards(Other)', "list() { return 'x'; }", "what the guard answers is not known: 'Other' is imported from 'somewhere'"),
    'interceptors of packages': nest('@UseInterceptors(Other)', "list() { return 'x'; }", "what the interceptor does is not known: 'Other' is imported from 'somewhere'"),
    'routes that middleware of modules leaves out': nest('', "list() { return 'x'; }", 'which routes the middleware leaves out is not known', "@Module({ controllers: [X] }) class M { configure(consumer) { consumer.apply((req, res, next) => next()).exclude('x').forRoutes('*'); } }\nconst app = await NestFactory.create(M);\nawait app.listen(3000);"),
    'paths that the global prefix leaves out': nest('', "list() { return 'x'; }", 'which paths the global prefix leaves out is not known', "@Module({ controllers: [X] }) class M {}\nconst app = await NestFactory.create(M);\napp.setGlobalPrefix('api', { exclude: ['x'] });\nawait app.listen(3000);"),
  },
  'routing-controllers, on Express': {
    'what decorators of parameters refuse (400 for values that are required or not of their type, and class-validator)': routing("@JsonController('/x') export class X { @Get('/') list(@QueryParam('a', { required: true }) a: number) { return 'x'; } }", 'what the decorators of parameters refuse is not known'),
    'the prefix of controllers that a pattern of files lists': routing("createExpressServer({ routePrefix: '/api', controllers: [__dirname + '/*.ts'] });", 'the prefix of controllers that a pattern of files lists is not known'),
    Koa: routing("@JsonController('/x') export class X { @Get('/') list() { return 'x'; } }\ncreateKoaServer({ controllers: [X] });", 'what Koa answers is not followed'),
  },
  'Overnight (`@overnightjs/core`)': {
    '`@ErrorMiddleware` of a method': plain("import { Controller, Get, ErrorMiddleware } from '@overnightjs/core';\n@Controller('x') export class X { @Get() @ErrorMiddleware((error, req, res, next) => { res.end(); }) list(req, res) { throw new Error('x'); } }", "a handler is not known: the result of 'ErrorMiddleware' is not known"),
  },
  AdonisJS: {
    'middleware of all routes (`start/kernel`)': adonis("router.get('/x', () => 'x');", "what 'start/kernel.ts' puts around all routes is not known", { 'start/kernel.ts': "import router from '@adonisjs/core/services/router';\nrouter.use([() => import('#middleware/tenant_middleware')]);\n" }),
    "what the project's handler of exceptions answers": adonis("router.get('/x', () => 'x');", "what 'app/exceptions/handler.ts' answers to errors is not known", { 'app/exceptions/handler.ts': 'export default class HttpExceptionHandler extends ExceptionHandler {\n  async handle(error, ctx) { if (error instanceof Taken) return ctx.response.conflict(); return super.handle(error, ctx); }\n}\n' }),
    '`router.on`': adonis("router.on('/x').redirectToPath('/y');", "what 'router.on' answers is not followed"),
    'handlers that are named by a text': adonis("router.get('/x', 'XController.index');", 'a handler is not a function'),
    'errors with a method `handle`': adonis("class Refused extends Exception { handle(error, ctx) { ctx.response.forbidden(); } }\nrouter.get('/x', () => { throw new Refused(); });", "the error answers by its method 'handle', which is not followed"),
    'files that are sent, which may not be there': adonis("router.get('/x', ({ response }) => response.download('x.pdf'));", 'whether the file is there is not known'),
    'a returned value that is not known, which may be null (204)': adonis("router.get('/x', () => find());", 'whether the body is null, which is answered with 204, is not known'),
  },
  'tsoa, on Express': {
    'what the generated routes refuse by the types of parameters (400)': tsoa("@Get() public async list(@Query() a: number) { return 'x'; }", 'what the generated routes refuse is not known'),
    '`@Security`': tsoa("@Security('jwt') @Get() public async list() { return 'x'; }", 'what checks who may pass is not known'),
    'the base path of `tsoa.json`': tsoa("@Get() public async list() { return 'x'; }", "what 'tsoa.json' makes of the routes is not known", { 'tsoa.json': { routes: { basePath: '/v1' } } }),
    'what answers errors without a status of their own, because the application is handed to generated code': tsoa("@Get() public async list() { throw new Error('x'); }", 'the application that answers the error is not in this file'),
    'Koa and hapi': tsoa("@Get() public async list() { return 'x'; }", "what 'tsoa.json' makes of the routes is not known", { 'tsoa.json': { routes: { middleware: 'koa' } } }),
  },
  'Azure Functions, model v4': {
    'the prefix of paths that `host.json` sets': azure(HTTP, "what 'host.json' puts before the path is not known", { 'host.json': { extensions: { http: { routePrefix: 'v1' } } } }),
    hooks: azure(`app.hook.postInvocation((context) => { context.result = { status: 500 }; });\n${HTTP}`, 'what hooks make of the result is not known'),
    'functions whose option `return` says another output': azure("app.http('x', { return: output.storageQueue({}), handler: async () => ({ status: 200 }) });", "a handler is not known: 'return' says what becomes of its result"),
    'the model v3 (`context.res`)': { file: 'x/index.js', text: 'module.exports = async function (context, req) { context.res = { status: 200 }; };', reason: 'functions of the model v3 are not followed' },
  },
  'ts-rest': {
    'the 400 for requests that do not fit the contract': plain(`${CONTRACT}import { initServer } from '@ts-rest/express';\nexport const router = initServer().router(contract, { add: async () => ({ status: 201, body: 'x' }) });`, 'what requests get that do not fit the contract is not known'),
    'what `responseValidation` refuses': plain(`${CONTRACT}import express from 'express';\nimport { initServer, createExpressEndpoints } from '@ts-rest/express';\nconst router = initServer().router(contract, { add: async () => ({ status: 201, body: 'x' }) });\ncreateExpressEndpoints(contract, router, express(), { responseValidation: true });`, 'what the validation of responses refuses is not known'),
    '`routerBuilder`, `routerWithMiddleware`': plain(`${CONTRACT}import { tsr } from '@ts-rest/serverless/fetch';\nexport const router = tsr.routerBuilder(contract).build();`, "the routes that 'routerBuilder' and its kin make are not followed"),
    'the `errorHandler` of `createNextRouter`': { file: 'pages/api/x.ts', text: `${CONTRACT}import { createNextRoute, createNextRouter } from '@ts-rest/next';\nexport default createNextRouter(contract, createNextRoute(contract, { add: async () => { throw new Error('x'); } }), { errorHandler: (error, req, res) => { res.end(); } });`, files: listing('next'), reason: 'what handles the error is not known' },
    '`@ts-rest/fastify`': plain(`${CONTRACT}import { initServer } from '@ts-rest/fastify';\nexport const router = initServer().router(contract, {});`, "the routes of '@ts-rest/fastify' and '@ts-rest/nest' are not followed"),
    '`@ts-rest/nest`': plain(`${CONTRACT}import { Controller } from '@nestjs/common';\nimport { TsRestHandler } from '@ts-rest/nest';\n@Controller() export class X { @TsRestHandler(contract.add) async add() {} }`, "the routes of '@ts-rest/fastify' and '@ts-rest/nest' are not followed"),
  },
  Payload: {
    'hooks of errors (`afterError`)': payload(`import { buildConfig } from 'payload';\nexport default buildConfig({ hooks: { afterError: [() => ({ status: 418 })] }, ${ENDPOINT} });`, 'what handles the error is not known'),
    'what plugins add': payload(`import { buildConfig } from 'payload';\nimport { seo } from 'somewhere';\nexport default buildConfig({ plugins: [seo()], ${ENDPOINT} });`, 'what plugins add is not known'),
    'Payload 2': payload(`import { buildConfig } from 'payload/config';\nexport default buildConfig({ ${ENDPOINT} });`, 'endpoints of Payload 2 are not followed'),
  },
  'Astro, endpoints': {
    middleware: { file: 'src/pages/x.ts', text: GET, files: { ...listing('astro'), 'src/middleware.ts': 'export const onRequest = () => {};' }, reason: "what 'src/middleware.ts' answers around an endpoint is not known" },
    "the project's own pages for 404 and 500": { file: 'src/pages/x.ts', text: 'export const GET = () => new Response(null, { status: 404 });', files: { ...listing('astro'), 'src/pages/404.astro': '' }, reason: "what 'src/pages/404.astro' puts in the place of an answer without a body is not known" },
    'endpoints that run when the site is built': { file: 'src/pages/x.ts', text: `export const prerender = true;\n${GET}`, files: listing('astro'), reason: 'it runs when the site is built, and nothing of its answer but the body is kept' },
  },
};
