/** Functions that register routes with a router that they are handed: in the file of the application, in other files, and alone. */

import { describe, expect, it } from 'vitest';
import { sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const manifest = { name: 'p', type: 'module', dependencies: { fastify: '^5.0.0' } };

/** What is said of one of the files. */
function said(name: string, files: Readonly<Record<string, string>>): readonly string[] {
  return sayRoutes(createProject({ 'package.json': manifest, ...files }), name, files[name] ?? '');
}

const users = "export default async function (fastify, options) {\n  fastify.get('/users', async (request, reply) => { reply.code(203); return []; });\n}\n";

describe('a plugin in a file of its own', () => {
  it('is read without its application', () => {
    expect(said('users.js', { 'users.js': users })).toEqual(['GET /users -> 203 users.js:2']);
  });

  it('has the prefix that the application gives it', () => {
    const app = "import Fastify from 'fastify';\nimport users from './users.js';\nconst app = Fastify();\napp.register(users, { prefix: '/v1' });\napp.listen({ port: 1 });\n";
    expect(said('users.js', { 'app.js': app, 'users.js': users })).toEqual(['GET /v1/users -> 203 users.js:2']);
  });

  it('has it where the application loads it with a dynamic import', () => {
    const app = "import Fastify from 'fastify';\nconst app = Fastify();\napp.register(import('./users.js'), { prefix: '/v1' });\napp.listen({ port: 1 });\n";
    expect(said('users.js', { 'app.js': app, 'users.js': users })).toEqual(['GET /v1/users -> 203 users.js:2']);
  });

  it('has it where it is required', () => {
    const app = "const fastify = require('fastify')({ logger: true });\nfastify.register(require('./users'), { prefix: '/v1' });\nfastify.listen({ port: 1 });\n";
    const plugin = "module.exports = async function (fastify, options) {\n  fastify.get('/users', async () => []);\n};\n";
    expect(said('users.js', { 'app.js': app, 'users.js': plugin })).toEqual(['GET /v1/users -> 200 users.js:2']);
  });

  it('has the application behind it: its error handler, its hooks and its decorations', () => {
    const app = "import Fastify from 'fastify';\nimport users from './users.js';\nconst app = Fastify();\napp.setErrorHandler((error, request, reply) => { reply.code(418).send({}); });\napp.decorate('guard', async () => { throw new Error('no'); });\napp.register(users);\n";
    const plugin = "export default async function (fastify) {\n  fastify.get('/a', { preHandler: fastify.guard }, async () => []);\n}\n";
    expect(said('users.js', { 'app.js': app, 'users.js': plugin })).toEqual(['GET /a -> !418 app.js:5']);
  });

  it('may be built by a function', () => {
    const app = "import Fastify from 'fastify';\nimport users from './users.js';\nexport function build(options) {\n  const app = Fastify(options);\n  app.register(users, { prefix: '/v2' });\n  return app;\n}\n";
    expect(said('users.js', { 'app.js': app, 'users.js': users })).toEqual(['GET /v2/users -> 203 users.js:2']);
  });

  it('is one whatever the router is called, and with types', () => {
    const plugin = "import type { FastifyPluginAsync } from 'fastify';\nconst routes: FastifyPluginAsync = async (server, options) => {\n  server.withTypeProvider().get('/a', { schema: {} }, async () => 'a');\n};\nexport default routes;\n";
    expect(said('a.ts', { 'a.ts': plugin })).toEqual(['GET /a -> 200 a.ts:3']);
  });

  it('is one in fastify-plugin', () => {
    const plugin = "import fp from 'fastify-plugin';\nexport default fp(async (fastify) => {\n  fastify.route({ method: 'DELETE', url: '/a', handler: (request, reply) => reply.code(204).send() });\n});\n";
    expect(said('a.js', { 'a.js': plugin })).toEqual(['DELETE /a -> 204 a.js:3']);
  });

  it('gives replies members that answer', () => {
    const plugin = "export default async function (fastify) {\n  fastify.decorateReply('none', function () { return this.code(404).send({}); });\n  fastify.get('/a', async (request, reply) => reply.none());\n}\n";
    expect(said('a.js', { 'a.js': plugin })).toEqual(['GET /a -> 404 a.js:2']);
  });

  it('does not serve when it fails to start', () => {
    const plugin = "import { connect } from 'elsewhere';\nexport default async function (fastify) {\n  const base = await connect();\n  fastify.get('/a', async () => { base.find(); return 'a'; });\n}\n";
    expect(said('a.js', { 'a.js': plugin })).toEqual(['GET /a -> 200 a.js:4']);
  });

  it.each([
    ['takes WebSockets', '{ websocket: true }', 'GET /a -> 404 a.js:2'],
    ['takes none', '{ websocket: false }', 'GET /a -> 200 a.js:2'],
    ['takes requests beside WebSockets', '{ wsHandler: open }', 'GET /a -> 200 a.js:2'],
  ])('has a route that %s', (_, options, expected) => {
    const plugin = `export default async function (fastify) {\n  fastify.get('/a', ${options}, (socket, request) => { return 'a'; });\n}\nfunction open(socket) { socket.close(); }\n`;
    expect(said('a.js', { 'a.js': plugin })).toEqual([expected]);
  });

  it('has hooks that answer', () => {
    const plugin = "export default async function (fastify) {\n  fastify.addHook('onRequest', guard);\n  fastify.get('/a', async () => 'a');\n}\nasync function guard(request, reply) { if (!request.headers.a) reply.code(401).send(); }\n";
    expect(said('a.js', { 'a.js': plugin })).toEqual(['GET /a -> 200 a.js:3', 'handler guard -> 401 a.js:5']);
  });
});

it('is no file of Express, unless Express is imported', () => {
  const plugin = "export default async function (fastify) {\n  fastify.post('/a', (request, reply) => { reply.status(201).send(); });\n}\n";
  expect(said('a.js', { 'a.js': plugin })).toEqual(['POST /a -> 201 a.js:2']);
  const express = "import express from 'express';\nconst app = express();\napp.post('/a', (request, reply) => { reply.status(201).send(); });\n";
  expect(said('a.js', { 'a.js': express })).toEqual(['POST /a -> 201 a.js:3']);
});
