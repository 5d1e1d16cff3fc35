/** What is suggested for what handlers return: where it is not right, nothing. The suggestions themselves are applied and run in tests/conformance/suggestions. */

import { describe, expect, it } from 'vitest';
import { suggestedEdits } from '../kit/suggested-edits.js';

const nothing = [undefined, undefined];

describe('a decorator', () => {
  const nest = { name: 'p', dependencies: { '@nestjs/core': '^11.0.0' } };
  const nestHead = (imports: string): string => `import { ${imports} } from '@nestjs/common';\n@Controller('a') export class A {\n`;

  it('is called what the file calls it', () => {
    expect(suggestedEdits(nestHead('Controller, Post, HttpCode as Code'), '@Post() f() { return { a: 1 }; } }', nest, 11)[0]).toBe('@Code(201) @Post() f() { return { a: 1 }; } }');
  });

  it('is not suggested where its name is something else, or where nothing is imported', () => {
    expect(suggestedEdits(`const HttpCode = 1;\n${nestHead('Controller, Post')}`, '@Post() f() { return { a: 1 }; } }', nest, 11)).toEqual(nothing);
    expect(suggestedEdits("import * as common from '@nestjs/common';\n@common.Controller('a') export class A {\n", '@common.Post() f() { return { a: 1 }; } }', nest, 11)).toEqual(nothing);
  });

  it('takes no value away that is returned in two places, or that cannot stand alone', () => {
    expect(suggestedEdits(nestHead('Controller, Post, HttpCode'), "@Post() f(a) { if (a) return 'b'; return 'c'; } }", nest, 11)).toEqual(nothing);
    expect(suggestedEdits(nestHead('Controller, Post, HttpCode'), '@Post() f(a) { return { a: make() }; } }', nest, 11)).toEqual(['@HttpCode(201) @Post() f(a) { return { a: make() }; } }', undefined]);
  });

  it('is that of tsoa', () => {
    const head = "import { Controller, Route, Post, SuccessResponse } from 'tsoa';\n@Route('a') export class A extends Controller {\n";
    expect(suggestedEdits(head, '@Post() f() { return { a: 1 }; } }', { name: 'p', dependencies: { tsoa: '^6.0.0' } }, 6)).toEqual(['@SuccessResponse(201) @Post() f() { return { a: 1 }; } }', '@SuccessResponse(204) @Post() f() { } }']);
  });
});

describe('a call around the value', () => {
  const fastify = { name: 'p', dependencies: { fastify: '^5.0.0' } };
  const head = "import Fastify from 'fastify';\nconst app = Fastify();\n";

  it.each([
    ["app.post('/c', async (request, { code }) => ({ a: 1 }));"],
    ["app.post('/c', async (request, reply) => { if (request.query.a) { return { a: 1 }; } return { b: 1 }; });"],
    ["const send = async () => ({ a: 1 });\nconst wrap = (run) => async () => run();\napp.post('/c', wrap(send));"],
  ])('is not suggested: %s', (statement) => {
    expect(suggestedEdits(head, statement, fastify, 5)).toEqual(nothing);
  });
});

describe('an assignment', () => {
  const koa = { name: 'p', dependencies: { koa: '^3.0.0' } };
  const head = "import Router from '@koa/router';\nconst router = new Router();\n";

  it('is not an argument of the call that gives the body', () => {
    expect(suggestedEdits(head, "router.post('/c', (ctx) => { ctx.body = make(ctx.query); });", koa, 3)).toEqual(["router.post('/c', (ctx) => { ctx.status = 201; ctx.body = make(ctx.query); });", "router.post('/c', (ctx) => { ctx.status = 204; make(ctx.query); });"]);
  });

  it('is not suggested where the body is no statement of a block', () => {
    expect(suggestedEdits(head, "router.post('/c', (ctx) => { if (ctx.query.a) ctx.body = 'a'; });", koa, 3)).toEqual(nothing);
  });
});
