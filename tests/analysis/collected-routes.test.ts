/** What the analysis says of routes that a router of the project's own collects and an application of another file registers. */

import { describe, expect, it } from 'vitest';
import { modelInProject, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const collector = `export class Collector {
  list = [];
  get(...args) { return this.keep('get', args); }
  post(...args) { return this.keep('post', args); }
  delete(...args) { return this.keep('delete', args); }
  keep(verb, [path, ...rest]) {
    this.list.push({ verb, path, options: rest.length > 1 ? rest[0] : {}, handler: rest.at(-1) });
    return this;
  }
}`;

/** @param register - What the server does for each controller. */
const server = (register: string): string => `import express from 'express';
import { Collector } from './collector.js';
import { controllers as all } from './controllers.js';
const requireAdmin = (req, res, next) => {
  if (!req.user?.admin) return next(Object.assign(new Error('Admins only'), { status: 403 }));
  next();
};
export class Server {
  constructor(config, controllers = all) {
    this.ready = this.setUp(config, controllers);
  }
  async setUp(config, controllers) {
    await config.load();
    this.hooks = {};
    for (const [name, Hook] of Object.entries(config.hooks)) this.hooks[name] = new Hook();
    this.app = express();
    for (const [name, Controller] of Object.entries(controllers)) this.register(name, new Controller(config));
    this.app.use((error, req, res, next) => { res.status(error.status ?? 500).json({ error: error.message }); });
  }
  ${register}
}`;

const register = `register(name, controller) {
    const routes = new Collector();
    controller.addRoutes(routes);
    for (const { verb, path, options, handler } of routes.list) {
      const chain = [];
      if (options.admin) chain.push(requireAdmin);
      if (this.hooks.before) chain.push((req, res, next) => { if (req.query.veto) return res.status(423).end(); next(); });
      this.app[verb]('/api' + path, ...chain, handler);
    }
  }`;

const users = `import { User } from './user.js';
export class Users {
  addRoutes(router) {
    router.get('/users/:id', (req, res) => { res.json(User.find(req.params.id)); });
    router.delete('/users/:id', { admin: true }, (req, res) => {
      if (req.params.id === '1') throw Object.assign(new Error('Not this one'), { status: 409 });
      res.status(204).end();
    });
  }
}`;

const project = (app: string, more: Readonly<Record<string, unknown>> = {}) =>
  createProject({ 'package.json': { name: 'p' }, 'server.js': app, 'collector.js': collector, 'users.js': users, ...more });
const ask = (app: string, more?: Readonly<Record<string, unknown>>): readonly string[] => sayRoutes(project(app, more), 'users.js', users);

describe('routes that a router of the project collects', () => {
  it('are those that the application registers, with what it puts before the handlers and what handles their errors', () => {
    expect(ask(server(register))).toEqual([
      'GET /api/users/:id -> 423 server.js:26, 200 users.js:4',
      'DELETE /api/users/:id -> !403 server.js:5, 423 server.js:26, 204 users.js:7, !409 users.js:6',
    ]);
  });

  it('stand where the controller names the handler', () => {
    const { routes } = modelInProject(project(server(register)), 'users.js', users);
    expect(routes.map(({ place }) => [place.file.split('/').at(-1), place.start.line])).toEqual([['users.js', 4], ['users.js', 5]]);
  });

  it('are only believed when no application hands out what collects them', () => {
    const other = register.replace('controller.addRoutes(routes)', 'controller.mount(routes)');
    expect(ask(server(other)).join('\n')).toContain('{options are given to the route, and what they add to it is not known}');
  });

  it('are only believed when an application hands out what collects them in two ways', () => {
    const twice = `${register}\n  ${register.replace('register(', 'registerInternal(').replace('requireAdmin', 'requireUser')}`
      .replace('this.hooks = {};', '');
    const app = server(twice).replace('this.app.use(', 'for (const one of config.internal) this.registerInternal(one.name, one);\n    this.app.use(');
    expect(ask(app).join('\n')).toContain('{options are given to the route, and what they add to it is not known}');
  });

  it('stand at the decorators that collect them', () => {
    const decorators = `export const Get = (path, options = {}) => (method, context) => {
  context.addInitializer(function () {
    const routes = (Object.getPrototypeOf(this).routes ??= []);
    if (!routes.some((route) => route.handler === method)) routes.push({ path, options, handler: method });
  });
};
export const Controller = () => (value) => {
  value.prototype.addRoutes = function (router) {
    for (const { path, options, handler } of this.routes) router.get(path, options, handler.bind(this));
  };
};`;
    const decorated = `import { Controller, Get } from './decorators.js';
@Controller()
export class Health {
  @Get('/health')
  health(req, res) { res.status(this.isUp() ? 200 : 503).end(); }
  @Get('/load', { admin: true })
  load(req, res) { res.json({}); }
  isUp() { return process.uptime() > 1; }
}`;
    const files = project(server(register), { 'decorators.js': decorators, 'health.ts': decorated });
    expect(sayRoutes(files, 'health.ts', decorated)).toEqual([
      'GET /api/health -> 423 server.js:26, 200 health.ts:5, 503 health.ts:5',
      'GET /api/load -> !403 server.js:5, 423 server.js:26, 200 health.ts:7',
    ]);
    expect(modelInProject(files, 'health.ts', decorated).routes.map(({ place }) => place.start.line)).toEqual([4, 6]);
  });

  it('are registered for a class that inherits its constructor', () => {
    const base = 'export class Base { constructor(config) { this.config = config; } }';
    const derived = `import { Base } from './base.js';
export class Limits extends Base {
  addRoutes(router) {
    router.get('/limits', (req, res) => { res.status(this.config.limits ? 200 : 203).end(); });
  }
}`;
    expect(sayRoutes(project(server(register), { 'base.js': base, 'limits.js': derived }), 'limits.js', derived)).toEqual([
      'GET /api/limits -> 423 server.js:26, 200 limits.js:4, 203 limits.js:4',
    ]);
  });
});
