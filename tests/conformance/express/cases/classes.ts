/** Controllers and services as classes and objects. */

import type { ConformanceCase } from '../conformance-case.js';
import { expressModule } from '../express-module.js';
import { branchingCase, handlerCase } from '../handler-case.js';
import { empty, full } from '../recorded-answers.js';

const post = { method: 'POST' } as const;
const base = `
class BaseController {
  ok(res, data) { return res.status(200).json({ data }); }
  created(res, data) { return this.reply(res, 201, data); }
  noContent(res) { return res.sendStatus(204); }
  fail(res, error, status = 400) { return res.status(status).json({ error }); }
  reply(res, status, data) { return res.status(status).json({ data }); }
}`;

export const classCases: readonly ConformanceCase[] = [
  handlerCase('a method of an object', `users.create`, full(201), { before: `const users = { create(req, res) { res.status(201).json({}); } };`, ...post }),
  handlerCase('an arrow in an object', `users.list`, full(206), { before: `const users = { list: (req, res) => res.status(206).json([]) };` }),
  handlerCase('a bound method of a class', `controller.create.bind(controller)`, full(201), {
    before: `class Users { code = 201; create(req, res) { res.status(this.code).json({}); } }\nconst controller = new Users();`, ...post,
  }),
  handlerCase('an arrow field', `new Users().create`, full(201), { before: `class Users { code = 201; create = (req, res) => { res.status(this.code).json({}); }; }`, ...post }),
  handlerCase('an unbound method loses this', `new Users().create`, full(500), {
    before: `class Users { constructor() { this.code = 201; } create(req, res) { res.status(this.code).json({}); } }`, ...post,
  }),
  handlerCase('a method behind an arrow', `(req, res) => users.create(req, res)`, full(201), {
    before: `class Users { create(req, res) { return res.status(201).json({}); } }\nconst users = new Users();`, ...post,
  }),
  handlerCase('methods bound in the constructor', `new Users(203).list`, full(203), {
    before: `class Users { constructor(code) { this.code = code; this.list = this.list.bind(this); } list(req, res) { res.status(this.code).json([]); } }`,
  }),
  handlerCase('a static method', `Users.create`, full(201), { before: `class Users { static create(req, res) { res.status(201).json({}); } }`, ...post }),
  handlerCase('a static method that calls a static helper', `(req, res) => Users.create(req, res)`, full(409), {
    before: `class Users { static STATUS = 409; static reply(res) { res.status(this.STATUS).json({}); } static create(req, res) { this.reply(res); } }`,
  }),
  handlerCase('a private method', `(req, res) => new Users().create(res)`, full(201), { before: `class Users { #code = 201; #reply(res) { res.status(this.#code).json({}); } create(res) { this.#reply(res); } }`, ...post }),
  handlerCase('a getter of a class', `(req, res) => { res.status(new Result().status).json({}); }`, full(422), { before: `class Result { get status() { return 422; } }` }),
  handlerCase('a service that the controller is given', `(req, res) => controller.show(req, res)`, full(404), {
    before: `
      class Service { find() { return null; } }
      class Controller { constructor(service) { this.service = service; } show(req, res) { const user = this.service.find(7); if (!user) return res.status(404).json({ error: 'User not found' }); res.json(user); } }
      const controller = new Controller(new Service());`,
  }),
  handlerCase('a base controller answers created', `(req, res) => new Users().create(req, res)`, full(201), {
    before: `${base}\nclass Users extends BaseController { create(req, res) { return this.created(res, { id: 1 }); } }`, ...post,
  }),
  handlerCase('a base controller answers fail with a status', `(req, res) => new Users().create(req, res)`, full(409), {
    before: `${base}\nclass Users extends BaseController { create(req, res) { return this.fail(res, 'taken', 409); } }`, ...post,
  }),
  handlerCase('a base controller answers noContent', `(req, res) => new Users().remove(req, res)`, empty(204), {
    before: `${base}\nclass Users extends BaseController { remove(req, res) { return this.noContent(res); } }`, method: 'DELETE',
  }),
  branchingCase('a template method', `(req, res) => new CreateUser().execute(req, res)`, { '': full(400), 'name=a': full(201) }, {
    before: `${base}
      class Action extends BaseController { execute(req, res) { const problem = this.validate(req); if (problem) return this.fail(res, problem); return this.run(req, res); } validate() { return null; } }
      class CreateUser extends Action { validate(req) { return req.query.name ? null : 'name is missing'; } run(req, res) { return this.created(res, {}); } }`, ...post,
  }),
  handlerCase('an overridden method and super', `(req, res) => new Loud().send(res)`, full(207), {
    before: `class Quiet { send(res) { res.status(this.code()).json({}); } code() { return 200; } }\nclass Loud extends Quiet { code() { return super.code() + 7; } }`,
  }),
  handlerCase('a subclass without a constructor', `(req, res) => { const reply = new Created({ a: 1 }); reply.send(res); }`, full(201), {
    before: `class Reply { constructor(body, status = 200) { this.body = body; this.status = status; } send(res) { return res.status(this.status).json(this.body); } }\nclass Created extends Reply { constructor(body) { super(body, 201); } }`, ...post,
  }),
  handlerCase('a response class', `(req, res) => { new SuccessResponse('done', { a: 1 }).send(res); }`, full(200), {
    before: `class ApiResponse { constructor(status, message, data) { Object.assign(this, { status, message, data }); } send(res) { return res.status(this.status).json(this); } }\nclass SuccessResponse extends ApiResponse { constructor(message, data) { super(200, message, data); } }`,
  }),
  handlerCase('a class made by a function', `(req, res) => new (makeController(202))().run(res)`, full(202), { before: `const makeController = (code) => class { run(res) { res.status(code).json({}); } };` }),
  handlerCase('a mixin', `(req, res) => new Users().list(res)`, full(206), {
    before: `const Replies = (Parent) => class extends Parent { partial(res) { res.status(206).json([]); } };\nclass Users extends Replies(Object) { list(res) { this.partial(res); } }`,
  }),
  handlerCase('a singleton', `(req, res) => Users.instance().show(res)`, full(203), { before: `class Users { static #one; static instance() { return (this.#one ??= new Users()); } show(res) { res.status(203).json({}); } }` }),
  handlerCase('a prototype method', `(req, res) => { new Users(202).show(res); }`, full(202), {
    before: `function Users(code) { this.code = code; }\nUsers.prototype.show = function (res) { res.status(this.code).json({}); };`,
  }),
  {
    name: 'a controller with several routes',
    source: expressModule(`
      class Users {
        list = (req, res) => { res.json([]); };
        create = async (req, res) => { const user = await this.save(); return res.status(201).json(user); };
        remove = (req, res) => { res.status(204).send(); };
        async save() { return { id: 1 }; }
      }
      const users = new Users();
      app.route('/users').get(users.list).post(users.create);
      app.delete('/users/:id', users.remove);
    `),
    requests: [
      { method: 'GET', path: '/users', expect: full(200) },
      { method: 'POST', path: '/users', expect: full(201) },
      { method: 'DELETE', path: '/users/7', expect: empty(204) },
    ],
  },
  {
    name: 'a class that registers its own routes',
    source: expressModule(`
      class UserRoutes {
        constructor() { this.router = express.Router(); this.register(); }
        register() { this.router.post('/', this.create); this.router.get('/:id', this.show.bind(this)); }
        create(req, res) { res.status(201).json({}); }
        show(req, res) { this.reply(res, 203); }
        reply(res, code) { res.status(code).json({}); }
      }
      app.use('/users', new UserRoutes().router);
    `),
    requests: [
      { method: 'POST', path: '/users', expect: full(201) },
      { method: 'GET', path: '/users/7', expect: full(203) },
    ],
  },
];
