/** What the analysis says of handlers that call services which they know by their declared types only. */

import { expect, it } from 'vitest';
import { router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const errors = 'export class NotFoundError extends Error {\n  status = 404;\n}\nexport class TakenError extends Error {\n  status = 409;\n}\n';

const users = `import { NotFoundError } from './errors';
import type { Names } from './names';
export default class Users extends Object {
  private readonly names: Names;
  constructor(private store: unknown, names: Names) { super(); this.names = names; }
  async find(id: string) {
    const user = await (this as any).store.get(id);
    if (!user) throw new NotFoundError('no user');
    this.names.check(user.name);
    return user;
  }
  answer(res: any, code: number) { res.status(code).json({}); }
}
`;

const names = `import { TakenError } from './errors';
export class Base { check(name: string) { if (taken(name)) throw new TakenError('taken'); } }
export class Names extends Base {}
`;

const services = `import Users from './users';
import type { Also } from './also';
export interface Services { users: Users; also: Also<Users>; readonly maybe?: Users | null; store: { get(id: string): unknown } }
export interface MoreServices extends Services {}
export type Some = Pick<MoreServices, 'users'>;
`;

const makeProject = () => createProject({
  'package.json': { name: 'p' },
  'errors.ts': errors,
  'users.ts': users,
  'names.ts': names,
  'also.ts': 'export type Also<S> = S & { twice(): S };',
  'services.ts': services,
  'index.ts': "export { default as Users } from './users';\nexport * from './services';",
});

/** A controller of which nobody makes an instance here. */
const controller = (imports: string, fields: string, parameters: string, body: string, service: string): string => `import { Router } from 'express';
${imports}
export class Controller {
  router = Router();
  ${fields}
  constructor(${parameters}) { ${body}
    this.router.get('/', this.find);
  }
  find = async (req, res) => { await ${service}.find(req.params.id); ${service}.answer(res, 202); };
}`;

const found = 'GET / -> 202 users.ts:12, !404 users.ts:8, !409 names.ts:2';

it.each([
  ['a parameter property', controller("import type Users from './users';", '', 'private users: Users', '', 'this.users')],
  ['a field', controller("import { Users } from './index';", 'private users: Users;', 'given', 'this.users = given.users;', 'this.users')],
  ['a parameter', controller("import Users from './users';", '', 'users: Users', 'this.users = users;', 'this.users')],
  ['a member of an interface', controller("import type { Services } from './services';", '', 'private services: Services', '', 'this.services.users')],
  ['what is picked of an interface', controller("import type { Services } from './index';", '', "{ users }: Readonly<Pick<Services, 'users'>>", 'this.users = users;', 'this.users')],
  ['an alias of what an interface inherits', controller("import type { Some } from './services';", '', 'private some: Some', '', 'this.some.users')],
  ['a member that may be missing', controller("import type { Services } from './services';", '', 'private services: Services', '', 'this.services.maybe')],
  ['what a generic alias stands for', controller("import type { Services } from './services';", '', 'private services: Services', '', 'this.services.also')],
  ['a member of a literal type', controller("import type Users from './users';", '', 'private services: { users: Users }', '', 'this.services.users')],
  ['a variable', `${router}import type Users from './users';\nconst users: Users = container.get('users');\nrouter.get('/', async (req, res) => { await users.find(req.params.id); users.answer(res, 202); });`],
])('follows the methods of the class that %s is declared to be an object of', (_, text) => {
  const [route] = sayRoutes(makeProject(), 'routes.ts', text);
  expect(route?.split(', ').sort()).toEqual(found.split(', ').sort());
});

it('follows the methods of a class of the same file', () => {
  const text = `${router}class Users { answer(res) { res.status(202).json({}); } }
const users: Users = container.get('users');
router.get('/', (req, res) => users.answer(res));`;
  expect(sayRoutes(makeProject(), 'routes.ts', text)).toEqual(['GET / -> 202 routes.ts:3']);
});

it.each([
  ['an interface says nothing of what its methods do', 'interface Users { answer(res: unknown): void }'],
  ['a class without a body for the method says nothing of it', 'abstract class Users { abstract answer(res: unknown): void }'],
  ['a class that extends an abstract one may have another method in its place', "abstract class Users { answer(res: unknown): void { throw new Error('not implemented'); } }"],
  ['one of two classes', "import type Known from './users';\nclass Other { answer(res) { res.status(203).json({}); } }\ntype Users = Known | Other;"],
  ['a package', "import type { Users } from 'users';"],
])('does not take a value for what it is not: %s', (_, declaration) => {
  const text = `${router}${declaration}\nconst users: Users = container.get('users');\nrouter.get('/', (req, res) => { users.answer(res, 202); });`;
  expect(sayRoutes(makeProject(), 'routes.ts', text)).toEqual(["GET / -> {'users.answer' is handed the response, and its source is not known}"]);
});

it('takes a value that is known for itself, whatever it is declared to be', () => {
  const text = `${router}import type Users from './users';
const users: Users = { answer: (res) => res.status(203).json({}) } as any;
router.get('/', (req, res) => users.answer(res, 202));`;
  expect(sayRoutes(makeProject(), 'routes.ts', text)).toEqual(['GET / -> 203 routes.ts:4']);
});
