/** Controllers of routing-controllers in files of their own, and the application that lists them. */

import { expect, it } from 'vitest';
import { sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const controller = `import { Authorized, Get, JsonController, NotFoundError, Param, UseBefore } from 'routing-controllers';
import { Guard } from './guard';
@JsonController('/users')
@UseBefore(Guard)
export class Users {
  constructor(private readonly store: Store) {}
  @Get('/:id') async one(@Param('id') id: string) { if (!(await this.store.find(id))) throw new NotFoundError('no user'); return { id }; }
  @Authorized() @Get() all() { return []; }
}
`;
const guard = `import { UnauthorizedError } from 'routing-controllers';
export class Guard { use(req, res, next) { if (!req.headers.token) throw new UnauthorizedError('no token'); next(); } }
`;
const errors = `import { Middleware } from 'routing-controllers';
@Middleware({ type: 'after' })
export class Errors { error(error, req, res, next) { res.status(error.httpCode ? 400 : 503).json({}); } }
`;
const application = (options: string): string => `import { createExpressServer } from 'routing-controllers';
import { Users } from './users';
import { Errors } from './errors';
createExpressServer({ routePrefix: '/api', controllers: [Users], authorizationChecker: () => false, ${options} }).listen(3000);
`;
const say = (files: Readonly<Record<string, string>>): readonly string[] => sayRoutes(createProject({ 'package.json': { name: 'p' }, 'guard.ts': guard, 'errors.ts': errors, 'users.ts': controller, ...files }), 'users.ts', controller);

it('finds its prefix, its checks and what answers its errors', () => {
  expect(say({ 'app.ts': application('') })).toEqual(['GET /api/users/:id -> !401 guard.ts:2, 200 users.ts:7, !404 users.ts:7, {what the decorators of parameters refuse is not known}', 'GET /api/users -> !401 guard.ts:2, !401 users.ts:8']);
});

it('leaves errors to the classes that get them', () => {
  expect(say({ 'app.ts': application('middlewares: [Errors], defaultErrorHandler: false') })).toEqual(['GET /api/users/:id -> !400 guard.ts:2, 200 users.ts:7, !400 users.ts:7, {what the decorators of parameters refuse is not known}', 'GET /api/users -> !400 guard.ts:2, !400 users.ts:8']);
});

it('does not guess where there is no application', () => {
  expect(say({})).toEqual([
    'GET /users/:id -> 200 users.ts:7, {the application that answers the error is not known}, {what the decorators of parameters refuse is not known}',
    'GET /users -> 200 users.ts:8, {the application that answers the error is not known}, {the application that checks who may pass is not known}',
  ]);
});

// The real package then fails without answering again: the promise of its own is rejected, and nobody handles that.
it('takes what a member has answered for the answer, when it returns nothing', () => {
  const text = `import { Get, JsonController, Res, createExpressServer } from 'routing-controllers';
@JsonController()
class Own {
  @Get('/c') run(@Res() res) { res.status(202).json({}); }
}
createExpressServer({ controllers: [Own] }).listen(3000);
`;
  expect(sayRoutes(createProject({ 'package.json': { name: 'p' }, 'own.ts': text }), 'own.ts', text)).toEqual(['GET /c -> 202 own.ts:4']);
});
