/** What settings declare of packages where files are routes, and where handlers answer by what they return. */

import { describe, expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

interface File {
  readonly listed: string;
  readonly name: string;
  readonly version?: number;
}

const NEXT: File = { listed: 'next', name: 'app/api/x/route.ts' };
const PAGES: File = { listed: 'next', name: 'pages/api/x.ts' };
const SERVER: File = { listed: 'hono', name: 'src/server.ts', version: 4 };
const KOA: File = { listed: 'koa', name: 'src/server.ts', version: 3 };

function says({ listed, name, version = 5 }: File, text: string, written: object = {}): readonly string[] {
  const project = createProject({ 'package.json': { name: 'p', dependencies: { [listed]: '*' } }, [name]: text });
  return modelInProject(project, name, text, written, version).routes.map(({ method, outcome }) => `${method ?? '?'} ${sayResponses(outcome)}`);
}

const module = '@acme/http';

describe('a helper that returns a response', () => {
  const helpers = [
    { module, name: 'fail', response: { returned: true, status: { argument: 0 }, body: { argument: 1 } } },
    { module, name: 'reply.ok', response: { returned: true, body: 'yes' } },
    { module, name: 'reply.gone', response: { returned: true, status: 410, body: 'no' } },
  ];
  const head = "import { fail, reply } from '@acme/http';\n";

  it.each<[File, string, readonly string[]]>([
    [NEXT, 'export const GET = () => reply.ok();', ['GET 200 yes']],
    [NEXT, 'export async function DELETE() { return reply.gone(); }', ['DELETE 410 no']],
    [NEXT, "export const POST = async (request) => (await request.json()).id ? fail(404, { error: 'x' }) : fail(204);", ['POST 404 yes, 204 no']],
    [NEXT, 'export const GET = () => fail(999);', ['GET !500 no']],
    [SERVER, "import { Hono } from 'hono';\nimport { serve } from '@hono/node-server';\nconst app = new Hono();\napp.get('/', () => fail(409, {}));\nserve(app);", ['GET 409 yes']],
  ])('$name: %s', (file, text, expected) => {
    expect(says(file, head + text, { helpers })).toEqual(expected);
  });

  it('is not known without that', () => {
    expect(says(NEXT, `${head}export const GET = () => reply.ok();`)).toEqual(["GET {the result of 'reply.ok' is not known}"]);
  });
});

it('a helper may be handed the response of a file route', () => {
  const text = "import { fail } from '@acme/http';\nexport default function handler(req, res) { fail(res, 404, { error: 'x' }); }";
  expect(says(PAGES, text, { helpers: [{ module, name: 'fail', response: { status: { argument: 1 }, body: { argument: 2 } } }] })).toEqual(['ALL 404 yes']);
});

describe('a wrapper', () => {
  const handler = "async (request) => { const body = await request.json(); if (!body.id) throw new Error('x'); return Response.json({ id: body.id }, { status: 201 }); }";
  const wrapped = `import { withUser } from '@acme/http';\nexport const POST = withUser('user', ${handler});`;
  const wrappers = (errors?: unknown): object => ({ wrappers: [{ module, name: 'withUser', handler: 1, ...(errors === undefined ? {} : { errors }) }] });

  it.each<[unknown, string]>([
    [undefined, 'POST 201 yes, !500 no'],
    ['next', 'POST 201 yes, !500 no'],
    ['swallowed', 'POST 201 yes, 500 no'],
    [{ status: 503 }, 'POST 201 yes, 503 yes'],
    [{ status: 400, body: 'no' }, 'POST 201 yes, 400 no'],
  ])('of a file route whose errors are %o', (errors, expected) => {
    expect(says(NEXT, wrapped, wrappers(errors))).toEqual([expected]);
  });

  it('that is not declared may answer errors and make responses of other values', () => {
    const [said] = says(NEXT, wrapped);
    expect(said).toContain('201 yes');
    expect(said).toContain('{what is done around the handler is not known}');
    expect(said).toContain('{what is made of an error around the handler is not known}');
    expect(said).not.toContain('500');
    const value = "import { withUser } from '@acme/http';\nexport const GET = withUser(() => ({ a: 1 }));";
    expect(says(NEXT, value)).toEqual(['GET {what is done around the handler is not known}, {what is made of a returned value around the handler is not known}']);
  });

  it('of the pages API hands errors to Next.js', () => {
    const text = "import { withUser } from '@acme/http';\nexport default withUser('user', async (req, res) => { if (!req.body) throw new Error('x'); res.status(201).json({}); });";
    expect(says(PAGES, text, wrappers())).toEqual(['ALL 201 yes, !500 yes']);
    expect(says(PAGES, text, wrappers({ status: 503 }))).toEqual(['ALL 201 yes, 503 yes']);
  });

  it('of a router whose handlers return', () => {
    const text = "import { Hono } from 'hono';\nimport { serve } from '@hono/node-server';\nimport { withUser } from '@acme/http';\nconst app = new Hono();\napp.post('/', withUser('user', async (c) => { if (c.req.query('x')) throw new Error('x'); return c.json({}, 201); }));\nserve(app);";
    expect(says(SERVER, text, wrappers())).toEqual(['POST !500 yes, 201 yes']);
    expect(says(SERVER, text, wrappers({ status: 503 }))).toEqual(['POST 201 yes, 503 yes']);
  });
});

describe('middleware', () => {
  const middleware = [
    { module, name: 'requireUser', answers: [{ status: 401 }] },
    { module, name: 'limit()', answers: [{ status: 429, methods: ['POST'] }] },
    { module, name: 'check', errors: [{ name: 'CheckError', status: 422 }] },
    { module, name: 'closed', passes: false, answers: [{ status: 410, body: 'no' }] },
    { module, name: 'log()' },
  ];
  const head = "import { requireUser, limit, check, closed, log } from '@acme/http';\nimport { Hono } from 'hono';\nimport { serve } from '@hono/node-server';\nconst app = new Hono();\n";

  it.each<[string, readonly string[]]>([
    ["app.get('/', requireUser, (c) => c.json({}));", ['GET 401 yes, 200 yes']],
    ["app.get('/', limit(5), (c) => c.json({}));\napp.post('/', limit(5), (c) => c.json({}, 201));", ['GET 200 yes', 'POST 429 yes, 201 yes']],
    ["app.get('/', check, (c) => c.json({}));", ['GET !500 yes, 200 yes']],
    ["app.get('/', closed, (c) => c.json({}));", ['GET 410 no']],
    ["app.use(log());\napp.get('/', (c) => c.json({}));", ['GET 200 yes']],
  ])('of a router whose handlers return: %s', (text, expected) => {
    expect(says(SERVER, `${head}${text}\nserve(app);`, { middleware })).toEqual(expected);
  });

  it('of Koa passes on, and what it answers is not known', () => {
    const text = "import Koa from 'koa';\nimport Router from '@koa/router';\nimport { log, requireUser } from '@acme/http';\nconst app = new Koa();\nconst router = new Router();\nrouter.get('/a', log(), (ctx) => { ctx.body = {}; });\nrouter.get('/b', requireUser, (ctx) => { ctx.body = {}; });\napp.use(router.routes());";
    expect(says(KOA, text, { middleware })).toEqual(['GET 200 yes', 'GET 200 yes, {what a package answers is not known}']);
  });
});
