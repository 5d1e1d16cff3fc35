/** Which statuses the code declares for documentation, held against what the routes answer. */

import { describe, expect, it } from 'vitest';
import { modelInProject } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const FRAMEWORKS = {
  nest: { package: '@nestjs/core', version: 11 },
  fastify: { package: 'fastify', version: 5 },
  hono: { package: 'hono', version: 4 },
  'ts-rest': { package: '@ts-rest/core', version: 3 },
} as const;

/** One line for each route: what it declares, `+` where it answers it, `-` where it never does, `?` where that is not known; then what it answers and does not declare. */
function declared(framework: keyof typeof FRAMEWORKS, text: string): readonly string[] {
  const { package: name, version } = FRAMEWORKS[framework];
  const project = createProject({ 'package.json': { name: 'p', dependencies: { [name]: `^${String(version)}.0.0` } }, 'src/a.ts': text });
  const signs = { yes: '+', no: '-', unknown: '?' } as const;
  return modelInProject(project, 'src/a.ts', text, {}, version).routes.map((route) => {
    if (route.declared === undefined) return 'nothing';
    const statuses = route.declared.statuses.map(({ status, answered, place }) => `${status}${signs[answered]}${String(place.start.line)}`);
    return [...statuses, ...route.declared.undeclared.map((code) => `!${String(code)}`)].join(' ');
  });
}

describe('Nest', () => {
  const nest = (members: string, before = '', ofClass = ''): readonly string[] =>
    declared('nest', `import { Controller, Get, Post, HttpCode, HttpStatus, NotFoundException, applyDecorators } from '@nestjs/common';\nimport { ApiResponse, ApiOkResponse, ApiCreatedResponse, ApiNotFoundResponse, ApiDefaultResponse, ApiImATeapotResponse, ApiTags } from '@nestjs/swagger';\n${before}\n${ofClass}@Controller('a')\nexport class A {\n${members}\n}\n`);

  it.each([
    ['@ApiOkResponse() @Get() f() { return 1; }', '200+6'],
    ['@ApiOkResponse({ type: String }) @Post() f() { return 1; }', '200-6 !201'],
    ['@ApiResponse({ status: 201 })\n@ApiResponse({ status: HttpStatus.NOT_FOUND })\n@Post() f() { return 1; }', '201+6 404-7'],
    ["@ApiOkResponse() @Get() f() { if (Math.random() > 0.5) throw new NotFoundException('no a'); return 1; }", '200+6 !404'],
    ["@ApiCreatedResponse() @ApiNotFoundResponse() @Post() @HttpCode(200) f(b) { if (b) throw new NotFoundException('no a'); return 1; }", '201-6 404+6 !200'],
    ['@ApiDefaultResponse() @Get() f() { return 1; }', 'default+6'],
    ["@ApiResponse({ description: 'what else there is' }) @ApiOkResponse() @Get() f() { return 1; }", '200+6 default?6'],
    ["@ApiResponse({ status: '2XX' }) @Get() f() { return 1; }", '2XX+6'],
    ["@ApiTags('a') @Get() f() { return 1; }", 'nothing'],
  ])('%s', (member, said) => {
    expect(nest(member)).toEqual([said]);
  });

  it('declares for each member what is declared of the class; the success of one that declares nothing needs none', () => {
    expect(nest("@Get() f() { return 1; }\n@Post() @ApiOkResponse() g() { return 1; }", '', '@ApiNotFoundResponse() ')).toEqual(['404-4', '200-7 404-4 !201']);
  });

  it('follows the composed decorators of the project', () => {
    expect(nest('@Docs() @Get() f() { return 1; }', 'const Docs = () => applyDecorators(ApiOkResponse(), ApiNotFoundResponse());')).toEqual(['200+6 404-6']);
  });

  it('does not say that a status is never answered where an answer is not known', () => {
    expect(nest('constructor(private readonly db: Db) {}\n@ApiOkResponse() @ApiNotFoundResponse() @Get() async f() { return await this.db.find(); }')).toEqual(['200+7 404?7']);
  });

  it('does not say what is not declared where not all that is declared is known', () => {
    expect(nest('@ApiResponse({ status: process.env.CODE }) @Get() f() { return 1; }')).toEqual(['']);
  });

  it('says nothing for sure of what servers answer by themselves', () => {
    expect(nest('@ApiOkResponse() @ApiResponse({ status: 400 }) @Post() @HttpCode(200) f() { return 1; }')).toEqual(['200+6 400?6']);
  });
});

describe('Fastify', () => {
  const fastify = (route: string): readonly string[] => declared('fastify', `import Fastify from 'fastify';\nconst fastify = Fastify();\nconst ok = { type: 'object' };\n${route}\n`);

  it.each([
    ["fastify.get('/a', { schema: { response: { 200: ok } } }, async () => ({ a: 1 }));", '200+4'],
    ["fastify.post('/a', { schema: { response: { 201: ok } } }, async () => ({ a: 1 }));", '201-4 !200'],
    ["fastify.post('/a', { schema: { response: { '2xx': ok, 404: ok } } }, async (request, reply) => reply.code(201).send({}));", '2XX+4 404-4'],
    ["fastify.route({ method: 'GET', url: '/a', schema: { response: { 200: ok, '2XX': ok, default: ok } }, handler: async (request, reply) => { if (request.query.a) return reply.code(404).send({}); return {}; } });", '200+4 2XX-4 default+4'],
    ["fastify.get('/a', { schema: { response: { ...common, 200: ok } } }, async () => ({ a: 1 }));", '200+4'],
    ["fastify.get('/a', { schema: { querystring: ok } }, async () => ({ a: 1 }));", 'nothing'],
    ["fastify.get('/a', { schema: { response: responses } }, async () => ({ a: 1 }));", 'nothing'],
  ])('%s', (route, said) => {
    expect(fastify(route)).toEqual([said]);
  });
});

describe('@hono/zod-openapi', () => {
  const hono = (route: string, handler: string, options = ''): readonly string[] =>
    declared('hono', `import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi';\nconst app = new OpenAPIHono(${options});\nconst route = createRoute(${route});\napp.openapi(route, ${handler});\nexport default app;\n`);
  const text = { 200: { description: 'ok' } };
  const get = (more = ''): string => `{ method: 'get', path: '/a/{id}', responses: ${JSON.stringify(text)}${more} }`;

  it.each([
    [get(), '(c) => c.json({})', '200+4'],
    [get(), '(c) => c.json({}, 201)', '200-4 !201'],
    ["{ method: 'get', path: '/a', responses: { 200: {}, 404: {}, '5XX': {} } }", '(c) => c.req.query("a") ? c.json({}, 200) : c.json({}, 410)', '200+4 404-4 5XX-4 !410'],
  ])('%s %s', (route, handler, said) => {
    expect(hono(route, handler)).toEqual([said]);
  });

  it('answers 400 to requests that do not fit, or what the hook of the route or the application answers', () => {
    const checked = get(', request: { params: z.object({ id: z.string() }) }');
    expect(hono(checked, '(c) => c.json({})')).toEqual(['200+4 !400']);
    expect(hono(checked, '(c) => c.json({}), (result, c) => { if (!result.success) return c.json({}, 422); }')).toEqual(['200+4 !422']);
    expect(hono(checked, '(c) => c.json({})', '{ defaultHook: (result, c) => { if (!result.success) return c.json({}, 422); } }')).toEqual(['200+4 !422']);
    expect(hono(get(', middleware: [async (c, next) => { if (c.req.header("a")) return c.json({}, 401); await next(); }]'), '(c) => c.json({})')).toEqual(['200+4 !401']);
  });
});

describe('ts-rest', () => {
  it('declares the responses of the contract', () => {
    expect(
      declared(
        'ts-rest',
        "import { initContract } from '@ts-rest/core';\nimport { tsr, fetchRequestHandler } from '@ts-rest/serverless/fetch';\nconst c = initContract();\nconst contract = c.router({\n  a: { method: 'GET', path: '/a', responses: { 200: c.type(), 404: c.type() } },\n});\nconst router = tsr.router(contract, {\n  a: async () => ({ status: 201, body: {} }),\n});\n",
      ),
    ).toEqual(['200-8 404-8 !201']);
  });
});
