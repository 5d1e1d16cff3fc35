/** Applications of AdonisJS whose routes, controllers, middleware and errors stand in several files. */

import { describe, expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { suggestedEdits } from '../kit/suggested-edits.js';
import { createProject } from '../modules/create-project.js';

type Files = Readonly<Record<string, string>>;

const manifest = {
  name: 'p',
  type: 'module',
  imports: { '#controllers/*': './app/controllers/*.js', '#middleware/*': './app/middleware/*.js', '#services/*': './app/services/*.js', '#start/*': './start/*.js' },
  dependencies: { '@adonisjs/core': '^6.0.0' },
};

function says(files: Files, name = 'start/routes.ts'): readonly string[] {
  const project = createProject({ 'package.json': manifest, ...files });
  const { routes, handlers } = modelInProject(project, name, files[name] ?? '', {}, 6);
  return [
    ...routes.map(({ method, path, handlers: own, outcome }) => `${method ?? '?'} ${path ?? '?'} ${own.map((one) => one.name ?? '?').join()} -> ${sayResponses(outcome)}`),
    ...handlers.map(({ handler, outcome }) => `handler ${handler.name ?? '?'} -> ${sayResponses(outcome)}`),
  ];
}

const controller = `import type { HttpContext } from '@adonisjs/core/http';
import { inject } from '@adonisjs/core';
import UserService from '#services/user_service';
@inject()
export default class UsersController {
  constructor(protected users: UserService) {}
  async index({ response }: HttpContext) { return response.ok(this.users.all()); }
  async store({ request, response }: HttpContext) { return response.created(this.users.make(request.input('name'))); }
  async destroy({ params, response }: HttpContext) { this.users.remove(params.id); return response.noContent(); }
}
`;
const service = `import { Exception } from '@adonisjs/core/exceptions';
export default class UserService {
  all() { return []; }
  make(name: string) { if (!name) throw new Exception('a name is missing', { status: 422 }); return { name }; }
  remove(id: string) { if (id === '0') throw new Exception('no such user', { status: 404 }); }
}
`;
const kernel = `import router from '@adonisjs/core/services/router';
export const middleware = router.named({ auth: () => import('#middleware/auth_middleware') });
`;
const auth = `import type { HttpContext } from '@adonisjs/core/http';
import type { NextFn } from '@adonisjs/core/types/http';
export default class AuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn) { if (!ctx.request.header('authorization')) return ctx.response.unauthorized({ error: 'log in' }); return next(); }
}
`;
const routes = `import router from '@adonisjs/core/services/router';
import { middleware } from '#start/kernel';
const UsersController = () => import('#controllers/users_controller');
router.group(() => {
  router.resource('users', UsersController).apiOnly();
}).prefix('/api').use(middleware.auth());
router.get('/health', () => ({ ok: true }));
`;
const files: Files = { 'start/routes.ts': routes, 'start/kernel.ts': kernel, 'app/controllers/users_controller.ts': controller, 'app/services/user_service.ts': service, 'app/middleware/auth_middleware.ts': auth };

describe('an application', () => {
  it('has the routes of its resources, with the middleware of their groups', () => {
    expect(says(files)).toEqual([
      'GET /api/users index -> 401 yes, 200 yes',
      'POST /api/users store -> !422 yes, 401 yes, 201 yes',
      'DELETE /api/users/:id destroy -> !404 yes, 401 yes, 204 no',
      'GET /health ? -> 200 yes',
    ]);
  });

  it('has handlers in the files of its controllers', () => {
    expect(says(files, 'app/controllers/users_controller.ts')).toEqual(['handler index -> 200 yes', 'handler store -> !422 yes, 201 yes', 'handler destroy -> !404 yes, 204 no']);
  });

  it('does not say what a class that cannot be loaded answers', () => {
    expect(says({ 'start/routes.ts': "import router from '@adonisjs/core/services/router';\nrouter.get('/a', [() => import('#controllers/none'), 'index']);\nrouter.get('/b', 'UsersController.index');\n" })).toEqual([
      expect.stringMatching(/^GET \/a {2}-> \{.*not known.*\}$/) as unknown,
      expect.stringMatching(/^GET \/b {2}-> \{.*\}$/) as unknown,
    ]);
  });
});

describe('the paths of resources', () => {
  it.each([
    ["router.resource('posts.comments', C)", 'GET /posts/:post_id/comments'],
    ["router.resource('categories.posts', C)", 'GET ?'],
    ["router.shallowResource('posts.comments', C)", 'GET /posts/:post_id/comments'],
  ])('%s', (registered, path) => {
    const [line] = says({ 'start/routes.ts': `import router from '@adonisjs/core/services/router';\nclass C { index() { return 'x'; } }\n${registered};\n` });
    expect(line).toContain(path);
  });
});

describe('the suggestions', () => {
  const head = "import router from '@adonisjs/core/services/router';\n";

  it.each([
    ["router.post('/c', ({ response }) => ({ a: 1 }));", "router.post('/c', ({ response }) => (response.status(201).send({ a: 1 })));", "router.post('/c', ({ response }) => (response.status(204).send(null)));"],
    ["router.post('/c', async (ctx) => {\n  return 'x';\n});", "router.post('/c', async (ctx) => {\n  return ctx.response.status(201).send('x');\n});", "router.post('/c', async (ctx) => {\n  return ctx.response.status(204).send(null);\n});"],
    ["router.post('/c', ({ response }) => response.json({ a: 1 }));", "router.post('/c', ({ response }) => response.status(201).json({ a: 1 }));", "router.post('/c', ({ response }) => response.status(204).send(null));"],
    ["router.post('/c', ({ response }) => { response.status(200).send('x'); });", "router.post('/c', ({ response }) => { response.status(201).send('x'); });", "router.post('/c', ({ response }) => { response.status(204).send(null); });"],
    ["router.post('/c', ({ response }) => response.ok({ a: 1 }));", undefined, "router.post('/c', ({ response }) => response.status(204).send(null));"],
    ["router.post('/c', () => 'x');", undefined, undefined],
  ])('%s', (statement, withStatus, withoutBody) => {
    expect(suggestedEdits(head, statement, manifest, 6)).toEqual([withStatus, withoutBody]);
  });
});
