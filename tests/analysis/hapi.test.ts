/** Routes of hapi in several files: plugins, exported routes, and what becomes of errors where the server is not in sight. */

import { describe, expect, it } from 'vitest';
import { sayAnswers } from '../conformance/web/say-answers.js';
import { modelInProject } from '../kit/say-routes.js';
import { suggestedEdits } from '../kit/suggested-edits.js';
import { createProject } from '../modules/create-project.js';

const manifest = { name: 'p', dependencies: { '@hapi/hapi': '^21.0.0' } };

function says(files: Readonly<Record<string, string>>, name: string): readonly string[] {
  const project = createProject({ 'package.json': manifest, ...files });
  const { routes, handlers } = modelInProject(project, name, files[name] ?? '', {}, 21);
  return [
    ...routes.map(({ framework, method, path, outcome }) => `${framework} ${method ?? '?'} ${path ?? '?'} -> ${sayAnswers(outcome)}`),
    ...handlers.map(({ framework, handler, outcome }) => `${framework} ${handler.name ?? '?'} -> ${sayAnswers(outcome)}`),
  ];
}

const plugin = `exports.plugin = {
  name: 'users',
  register: async (server, options) => {
    server.route({ method: 'GET', path: '/users/{id}', handler: (request, h) => h.response({ a: 1 }) });
    server.route({ method: 'POST', path: '/', options: { handler: (request, h) => h.response({ a: 1 }).code(201) } });
  },
};
`;
const routes = `const Boom = require('@hapi/boom');
module.exports = [
  { method: 'GET', path: '/a', handler: () => ({ a: 1 }) },
  { method: 'DELETE', path: '/a/{id?}', options: { handler: async (request) => { if (request.query.a) throw Boom.notFound(); throw new Error('x'); } } },
];
`;

describe('a plugin of hapi', () => {
  it('is read in its own file, with the prefix of the server', () => {
    const server = `const Hapi = require('@hapi/hapi');
const start = async () => {
  const server = Hapi.server({ port: 3000 });
  await server.register({ plugin: require('./users'), routes: { prefix: '/v1' } });
  await server.start();
};
start();
`;
    expect(says({ 'src/server.js': server, 'src/users.js': plugin }, 'src/users.js')).toStrictEqual(['hapi GET /v1/users/:id -> 200 yes', 'hapi POST /v1 -> 201 yes']);
    expect(says({ 'src/server.js': server, 'src/users.js': plugin }, 'src/server.js')).toStrictEqual([]);
  });
});

describe('routes that a file of hapi exports', () => {
  it('are read there, and an error of another status than its own depends on the server', () => {
    expect(says({ 'src/routes.js': routes }, 'src/routes.js')).toStrictEqual([
      'hapi GET /a -> 200 yes',
      'hapi DELETE /a/:id? -> !404 yes, {the application that answers the error is not in this file}',
    ]);
  });

  it('are not read once more where they are registered', () => {
    const server = `const Hapi = require('@hapi/hapi');
const server = Hapi.server();
server.route(require('./routes'));
server.route({ method: 'GET', path: '/b', handler: () => null });
`;
    expect(says({ 'src/server.js': server, 'src/routes.js': routes }, 'src/server.js')).toStrictEqual(['hapi GET /b -> 204 no']);
  });

  it('are read where they are made, when they have been registered there', () => {
    const server = `const Hapi = require('@hapi/hapi');
const server = Hapi.server();
const route = { method: 'GET', path: '/b', handler: () => null };
server.route(route);
module.exports = { route };
`;
    expect(says({ 'src/server.js': server }, 'src/server.js')).toStrictEqual(['hapi GET /b -> 204 no']);
  });
});

describe('what is not known of hapi', () => {
  it('is said of authentication, of hapi before 17 and of toolkits that unknown code is handed', () => {
    const server = `const Hapi = require('@hapi/hapi');
const { answer } = require('elsewhere');
const server = Hapi.server();
server.route({ method: 'GET', path: '/a', options: { auth: 'jwt', handler: () => 'x' } });
server.route({ method: 'GET', path: '/b', handler: (request, reply) => { reply('x').code(201); } });
server.route({ method: 'GET', path: '/c', handler: (request, h) => answer(h) });
`;
    expect(says({ 'src/server.js': server }, 'src/server.js')).toStrictEqual([
      'hapi GET /a -> 200 yes, {what the authentication of the route answers is not known}',
      'hapi GET /b -> {code that is not known is handed the toolkit, and nothing is returned}',
      "hapi GET /c -> {the result of 'answer' is not known}",
    ]);
  });

  it('has handlers with typed parameters', () => {
    const file = `import type { Request, ResponseToolkit } from '@hapi/hapi';
export async function create(request: Request, h: ResponseToolkit) { return h.response({}).code(201); }
`;
    expect(says({ 'src/create.ts': file }, 'src/create.ts')).toStrictEqual(['hapi create -> 201 yes']);
  });
});

describe('the suggestions for a route of hapi', () => {
  it.each([
    ["(request, h) => h.response({ a: 1 })", "(request, h) => h.response({ a: 1 }).code(201)", '(request, h) => h.response().code(204)'],
    ["(request, h) => h.response({ a: 1 }).code(200)", "(request, h) => h.response({ a: 1 }).code(201)", undefined],
    ["(request, h) => h.response({ a: 1 }).type('text/plain')", "(request, h) => h.response({ a: 1 }).code(201).type('text/plain')", "(request, h) => h.response().code(204).type('text/plain')"],
    ["(request, h) => h.redirect('/x')", undefined, undefined],
    ['() => ({ a: 1 })', undefined, undefined],
  ])('%s', (handler, withStatus, withoutBody) => {
    const head = "const Hapi = require('@hapi/hapi');\nconst server = Hapi.server();\nserver.route({ method: 'POST', path: '/c', handler: ";
    const end = ' });';
    expect(suggestedEdits(head, handler + end, manifest, 21)).toStrictEqual([withStatus, withoutBody].map((one) => (one === undefined ? undefined : one + end)));
  });
});
