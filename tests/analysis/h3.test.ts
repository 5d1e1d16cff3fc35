/** Applications of h3 whose routers, handlers and middleware stand in several files. */

import { describe, expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

/** One line for each route of a file. */
function says(version: 1 | 2, name: string, files: Readonly<Record<string, string>>): readonly string[] {
  const project = createProject({ 'package.json': { name: 'p', dependencies: { h3: `^${String(version)}.0.0` } }, ...files });
  return modelInProject(project, name, files[name] ?? '', {}, version).routes.map(({ method, path, outcome }) => `${method ?? '?'} ${path ?? '?'}, ${sayResponses(outcome)}`);
}

const usersV1 = `import { createRouter, defineEventHandler, createError, setResponseStatus } from 'h3';
import { findUser } from './find-user';
export const users = createRouter()
  .get('/:id', defineEventHandler((event) => findUser(event)))
  .post('/', defineEventHandler((event) => { setResponseStatus(event, 201); return {}; }))
  .delete('/:id', defineEventHandler(() => {}));
`;
const findUser = "import { createError } from 'h3'; export function findUser(event) { if (!event.context.params) throw createError({ statusCode: 404, message: 'User not found' }); return { id: 1 }; }";

describe('an application of h3 1 in several files', () => {
  const app = (more = '', options = '') => `import { createApp, eventHandler, toNodeListener, useBase } from 'h3';
import { createServer } from 'node:http';
import { users } from './users';
const app = createApp(${options});
app.use('/users', useBase('/users', users.handler));
${more}
createServer(toNodeListener(app)).listen(3000);
`;

  it('mounts the router of another file', () => {
    const files = { 'src/users.ts': usersV1, 'src/find-user.ts': findUser, 'src/app.ts': app() };
    expect(says(1, 'src/users.ts', files)).toEqual(['GET /users/:id, !404 yes, 200 yes', 'POST /users, 201 yes', 'DELETE /users/:id, !404 yes']);
  });

  it('answers behind the router', () => {
    const files = { 'src/users.ts': usersV1, 'src/find-user.ts': findUser, 'src/app.ts': app("app.use(eventHandler(() => null));") };
    expect(says(1, 'src/users.ts', files)[2]).toBe('DELETE /users/:id, 204 no');
  });

  it('handles errors', () => {
    const files = { 'src/users.ts': usersV1, 'src/find-user.ts': findUser, 'src/app.ts': app('', "{ onError: (error, event) => { event.node.res.statusCode = 410; event.node.res.end('gone'); } }") };
    expect(says(1, 'src/users.ts', files)[0]).toBe('GET /users/:id, !410 yes, 200 yes');
  });
});

describe('an application of h3 2 in several files', () => {
  const users = `import { H3, HTTPError } from 'h3';
export const users = new H3();
users.get('/:id', (event) => { if (!event.context.params) throw new HTTPError({ status: 404, message: 'User not found' }); return { id: 1 }; });
users.post('/', (event) => { event.res.status = 201; return {}; });
`;
  const app = (options = '') => `import { H3, serve } from 'h3';
import { users } from './users';
const app = new H3(${options});
app.mount('/users', users);
serve(app);
`;

  it('mounts the application of another file', () => {
    expect(says(2, 'src/users.ts', { 'src/users.ts': users, 'src/app.ts': app() })).toEqual(['GET /users/:id, !404 yes, 200 yes', 'POST /users, 201 yes']);
  });

  it('handles errors', () => {
    const files = { 'src/users.ts': users, 'src/app.ts': app('{ onError: (error) => new Response(error.message, { status: error.status === 404 ? 410 : 500 }) }') };
    expect(says(2, 'src/users.ts', files)[0]).toBe('GET /users/:id, !410 yes, 200 yes');
  });
});
