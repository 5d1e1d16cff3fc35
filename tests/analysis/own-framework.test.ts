/** Frameworks of the user's own, which settings describe. */

import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { readModule } from '../../src/rule-kit/read-http-file.js';
import { rules } from '../../src/rules/index.js';
import { parse } from '@typescript-eslint/typescript-estree';
import { sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

/** Handlers answer through a response of its own. */
const web = {
  modules: {
    '@acme/web': {
      App: 'application',
      Router: 'router',
      NotFound: { error: { status: 404, message: { argument: 0 } } },
      HttpError: { error: { status: { argument: 0 }, message: { argument: 1 } } },
    },
  },
  signs: ['.reply('],
  errorHandler: ['error', 'request', 'response', 'next'],
  response: {
    calls: { reply: { status: { argument: 0 }, body: { argument: 1 } }, code: { status: { argument: 0 } }, done: { body: { argument: 0 } }, empty: { status: 204, body: 'no' } },
    chained: ['header'],
  },
  errors: {},
} as const;

/** Handlers answer by what they return. */
const http = {
  modules: {
    '@acme/http': {
      'respond.ok': { answer: { body: { argument: 0 } } },
      'respond.created': { answer: { status: 201, body: { argument: 0 } } },
      'respond.empty': { answer: { status: 204, body: 'no' } },
      'respond.fail': { answer: { status: { argument: 0 }, body: { argument: 1 } } },
      default: 'application',
    },
  },
  handler: ['context'],
  returned: { nothing: 204, members: { status: 'code', body: 'data' } },
  errors: { statusMembers: ['code'], defaultStatus: 502 },
} as const;

function say(text: string, frameworks: object, files: Readonly<Record<string, string>> = {}): readonly string[] {
  return sayRoutes(createProject({ 'package.json': { name: 'p' }, ...files }), 'app.ts', text, { frameworks });
}

describe('a router whose handlers answer through a response', () => {
  const start = "import { App, HttpError, NotFound, Router } from '@acme/web';\nconst app = new App();\nconst router = new Router();\napp.use('/v1', router);\n";
  const answers = (text: string, framework: object = web): readonly string[] => say(start + text, { acme: framework });

  it.each([
    ["router.get('/a', (req, res) => res.reply(200, { a: 1 }));", ['GET /v1/a -> 200 app.ts:5']],
    ["router.post('/a', (req, res) => { res.header('a', 'b').code(201).done({}); });", ['POST /v1/a -> 201 app.ts:5']],
    ["router.post('/a', (req, res) => res.done({}));", ['POST /v1/a -> 200 app.ts:5']],
    ["router.delete('/a', (req, res) => { res.statusCode = 410; if (req.query.x) return res.empty(); res.done(); });", ['DELETE /v1/a -> 204 app.ts:5, 410 app.ts:5']],
    ["router.get('/a', () => { throw new NotFound('User not found'); });", ['GET /v1/a -> !404 app.ts:5']],
    ["router.get('/a', async () => { throw new HttpError(409, 'Taken'); });", ['GET /v1/a -> !409 app.ts:5']],
    ["router.get('/a', (req, res, next) => next(new Error('Busy')));", ['GET /v1/a -> !500 app.ts:5']],
    ["app.use((error, req, res, next) => res.reply(error instanceof NotFound ? 404 : 503, {}));\nrouter.get('/a', () => { throw new Error('x'); });", ['GET /v1/a -> !503 app.ts:6']],
    ["router.use((req, res, next) => { if (!req.user) return res.reply(401, {}); next(); });\nrouter.get('/a', (req, res) => res.reply(200, {}));", ['GET /v1/a -> 200 app.ts:6', 'handler ? -> 401 app.ts:5']],
    ["router.get('/a', (req, res) => res.stream(x));", ["GET /v1/a -> {'res.stream' is handed the response, and its source is not known}"]],
  ])('%s', (text, expected) => {
    expect(answers(text)).toEqual(expected);
  });

  it('says nothing of errors when the settings do not', () => {
    expect(answers("app.get('/a', () => { throw new Error('x'); });", { ...web, errors: undefined })).toEqual(['GET /a -> !? app.ts:5']);
  });

  it('is called with its rejections lost', () => {
    expect(answers("app.get('/a', async () => { throw new Error('x'); });", { ...web, errors: { rejections: 'lost' } })).toEqual(['GET /a -> ']);
  });

  it('has what its members are called', () => {
    const framework = { ...web, router: { verbs: { read: 'GET' }, mounts: ['mount'], chain: 'at', errors: 'onError' }, errorHandler: ['request', 'error', 'response'] };
    const text = "import { App } from '@acme/web';\nconst app = new App();\napp.onError((req, error, res) => res.reply(418, {}));\napp.at('/a').read((req, res) => { if (req.x) throw new Error(); res.reply(206, {}); });\n";
    expect(say(text, { acme: framework })).toEqual(['GET /a -> 206 app.ts:4, !418 app.ts:4']);
  });

  it('is found in files that import none of its modules', () => {
    const text = "export const show = (req, res) => res.reply(404, { error: 'not found' });\n";
    expect(say(text, { acme: web })).toEqual(['handler show -> 404 app.ts:1']);
    expect(say(text, { acme: { ...web, signs: [] } })).toEqual([]);
  });

  it('follows handlers and routers of other files', () => {
    const files = {
      'users.ts': "import { Router } from '@acme/web';\nimport { list } from './controller';\nexport const users = new Router();\nusers.get('/list', list);\n",
      'controller.ts': 'export const list = (req, res) => res.reply(203, []);\n',
    };
    const text = "import { Router } from '@acme/web';\nimport { list } from './controller';\nconst router = new Router();\nrouter.get('/x', list);\n";
    expect(say(text, { acme: web }, files)).toEqual(['GET /x -> 203 controller.ts:1']);
  });
});

describe('functions that give answers', () => {
  const start = "import createApp, { respond } from '@acme/http';\nconst app = createApp();\n";

  it.each([
    ["app.get('/a', () => respond.ok({}));", ['GET /a -> 200 app.ts:3']],
    ["app.post('/a', async () => respond.created({ id: 1 }));", ['POST /a -> 201 app.ts:3']],
    ["app.delete('/a', () => respond.empty());", ['DELETE /a -> 204 app.ts:3']],
    ["app.get('/a', (ctx) => respond.fail(ctx.user ? 404 : 401, { error: 'x' }));", ['GET /a -> 404 app.ts:3, 401 app.ts:3']],
    ["app.get('/a', () => ({ code: 202, data: {} }));", ['GET /a -> 202 app.ts:3']],
    ["app.get('/a', () => ({ data: {} }));", ['GET /a -> 200 app.ts:3']],
    ["app.get('/a', () => 'text');", ['GET /a -> 200 app.ts:3']],
    ["app.get('/a', () => {});", ['GET /a -> 204 app.ts:3']],
    ["app.get('/a', () => { throw Object.assign(new Error('x'), { code: 423 }); });", ['GET /a -> !423 app.ts:3']],
    ["app.get('/a', () => { throw new Error('x'); });", ['GET /a -> !502 app.ts:3']],
    ["app.get('/a', () => { throw respond.empty(); });", ['GET /a -> {the settings do not say what becomes of an answer that is thrown}']],
    ["app.use((ctx) => { if (!ctx.user) return respond.fail(401, {}); });\napp.get('/a', () => respond.ok({}));", ['GET /a -> 200 app.ts:4', 'handler ? -> 401 app.ts:3']],
  ])('%s', (text, expected) => {
    expect(say(start + text, { acme: http })).toEqual(expected);
  });

  it('run what is behind them by next, where they are handed that', () => {
    const framework = { ...http, handler: ['request', 'next'] };
    const text = "app.use(async (req, next) => { try { return await next(); } catch { return respond.fail(500, {}); } });\napp.get('/a', () => respond.created({}));";
    expect(say(start + text, { acme: framework })).toEqual(['GET /a -> 201 app.ts:4', 'handler ? -> ']);
  });
});

describe('in a lint run', () => {
  const lint = (text: string, framework: object): readonly string[] => {
    const config = { plugins: { 'http-contract': { rules } }, rules: { 'http-contract/method-status': 'error' }, settings: { 'http-contract': { frameworks: { acme: framework } } } };
    return new Linter({ configType: 'flat' }).verify(text, config as unknown as Linter.Config, { filename: 'app.js' }).map(({ message }) => message);
  };

  it('judges by the contract, also in files that show no framework that the plugin knows', () => {
    expect(lint("import { respond, endpoint } from '@acme/http';\nendpoint('/a').post(() => respond.ok({}));\n", { ...http, modules: { '@acme/http': { ...http.modules['@acme/http'], endpoint: 'application' } } })).toEqual([]);
    expect(lint("import app, { respond } from '@acme/http';\napp().post('/a', () => respond.ok({}));\n", http)).toEqual([
      "POST /a answers 200 here, because no status is set and Acme sends 200 by default, but the contract's code for POST is 201 (Created).",
    ]);
  });

  it('suggests what the response has', () => {
    const config = { plugins: { 'http-contract': { rules } }, rules: { 'http-contract/method-status': 'error' }, settings: { 'http-contract': { frameworks: { acme: web } } } };
    const suggestionsOf = (handler: string): readonly (string | undefined)[] => {
      const text = `import { App } from '@acme/web';\nnew App().post('/a', ${handler});\n`;
      const messages = new Linter({ configType: 'flat' }).verify(text, config as unknown as Linter.Config, { filename: 'app.js' });
      return messages.flatMap(({ suggestions = [] }) => suggestions.map(({ fix: { range: [start, end], text: written } }) => (text.slice(0, start) + written + text.slice(end)).split('\n')[1]));
    };
    expect(suggestionsOf('(req, res) => res.done({})')).toEqual(["new App().post('/a', (req, res) => res.code(201).done({}));"]);
    expect(suggestionsOf('(req, res) => res.reply(200, {})')).toEqual(["new App().post('/a', (req, res) => res.reply(201, {}));"]);
  });

  it('refuses the name of a framework that the plugin knows', () => {
    const text = 'export {};';
    const module = { file: '/p/a.js', text, program: parse(text, { range: true, loc: true }) };
    expect(readModule(module, { 'http-contract': { frameworks: { koa: http } } }, '/p')).toEqual({
      kind: 'bad-settings',
      problem: "settings['http-contract'].frameworks.koa should be true or false, but it is an object, and koa is a framework that the plugin knows.",
    });
  });
});
