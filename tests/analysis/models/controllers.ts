/** Handlers that decorators of a framework register. */

import type { GoldenModel } from '../golden-model.js';

const overnight =
  "import { Server, Controller, ChildControllers, Get, Post, All, Middleware, ClassMiddleware, ErrorMiddleware, ClassErrorMiddleware, Wrapper, ClassWrapper } from '@overnightjs/core';";
const guard = 'const guard = (req, res, next) => { if (!req.user) return res.sendStatus(401); next(); };';
const handle = 'const handle = (err, req, res, next) => { res.status(err.code).json({}); };';

export const controllers: readonly GoldenModel[] = [
  {
    name: 'a controller of @overnightjs/core',
    source: `
${overnight}
@Controller('users')
export class Users {
  @Get(':id')
  one(req, res) { res.json({}); }
  @Post()
  @Post('/add')
  async add(req, res) { return res.status(201).json({}); }
  @All('*') other(request, reply) { reply.sendStatus(404); }
  plain(req, res) { res.sendStatus(410); }
}`,
    model: [
      'GET /users/:id -> 200 by default yes @5',
      'POST /users -> 201 yes @8',
      'POST /users/add -> 201 yes @8',
      'ALL /users/* -> 404 yes @9',
      'handler plain -> 410 yes @10',
    ],
  },
  {
    name: 'an instance of a controller',
    source: `
${overnight}
@Controller('a')
class A {
  code = 202;
  constructor(service) { this.service = service; this.text = 'x'; }
  @Get('own') own(req, res) { res.status(this.code).send(this.text); }
  @Get('given') given(req, res) { res.status(this.service.code).end(); }
  @Get('field') field = (req, res) => { res.status(this.code).end(); };
}`,
    model: [
      'GET /a/own -> 202 yes @6 message:x',
      "GET /a/given -> ? ('this.service.code' is read from a value that is not known) no @7 | throws?",
      'GET /a/field -> 202 no @8',
    ],
  },
  {
    name: 'middleware of controllers',
    source: `
${overnight}
${guard}
@ClassMiddleware(guard)
@Controller('a')
class A {
  @Get() @Middleware([(req, res, next) => { if (req.query.b) return res.sendStatus(403); next(); }, (req, res, next) => { if (req.query.c) return res.sendStatus(409); next(); }])
  a(req, res) { res.end(); }
}`,
    model: [
      'GET /a -> 403 yes @6 | 409 yes @6 | 200 by default no @7',
      'handler guard -> 401 yes @2',
    ],
  },
  {
    name: 'controllers in controllers and in a server',
    source: `
${overnight}
${guard}
${handle}
@Controller('inner') class Inner { @Get('x') x(req, res) { throw Object.assign(new Error('No x'), { code: 418 }); } }
@Controller('outer') @ChildControllers([new Inner()]) class Outer { @Get('y') y(req, res) { res.end(); } }
class App extends Server {
  constructor() { super(); this.addControllers(new Outer(), undefined, guard); this.app.use(handle); }
}
new App();`,
    model: [
      'GET /outer/inner/x -> error 418 yes @4',
      'GET /outer/y -> 200 by default no @5',
      'handler guard -> 401 yes @2',
    ],
  },
  {
    name: 'wrappers of controllers',
    source: `
${overnight}
import wrap from 'some-wrapper';
import asyncHandler from 'express-async-handler';
const status = (fn) => (req, res, next) => { res.status(202); return fn(req, res, next); };
@Controller('forwards') @ClassWrapper(asyncHandler)
class B {
  @Get() async a(req, res) { throw Object.assign(new Error(), { status: 418 }); }
}
@Controller('a')
class A {
  @Get('b') @Wrapper(status) b(req, res) { res.end(); }
  @Get('c') @Wrapper(wrap) c(req, res) { res.end(); }
  @Get('d') @ErrorMiddleware((err, req, res, next) => res.sendStatus(400)) d(req, res) { throw new Error(); }
}`,
    version: 4,
    model: [
      'GET /forwards -> error 418 yes @7',
      'GET /a/b -> 202 no @11 via 4',
      "GET /a/c -> 200 by default no @12 | unresolved @12 what 'Wrapper' does around the handler is not known",
      "GET /a/d -> unresolved @13 a handler is not known: the result of 'ErrorMiddleware' is not known",
      'handler ? -> 400 yes @13',
    ],
  },
  {
    name: 'error middleware of a controller',
    source: `
${overnight}
${handle}
@Controller('a') @ClassErrorMiddleware(handle)
class A { @Get() a(req, res) { throw Object.assign(new Error('No'), { code: 409 }); } }`,
    model: [
      'GET /a -> error 409 yes @4',
    ],
  },
  {
    name: 'decorators of the project around those of the framework',
    source: `
import * as core from '@overnightjs/core';
const Read = (path) => core.Get('v1/' + path);
const Base = (path) => (c) => core.Controller(path)(c);
@Base('a') class A { @Read('b') b(req, res) { res.sendStatus(204); } }`,
    model: [
      'GET /a/v1/b -> 204 no @4',
    ],
  },
  {
    name: 'decorators of the project alone',
    source: `
import express from 'express';
const Get = (path, code) => (target, key) => { (target.routes ??= []).push({ path, code, key }); };
class A { @Get('/a', 202) a(req, res) { res.json({}); } @Get('/b', 203) b(req, res) { res.json({}); } }
const app = express();
const a = new A();
for (const { path, code, key } of a.routes) app.get(path, (req, res) => { res.status(code); a[key](req, res); });`,
    model: [
      'GET /a -> 202 yes @3 via 6',
      'GET /b -> 203 yes @3 via 6',
    ],
  },
  {
    name: 'decorators without a controller',
    source: `
${overnight}
class A { @Get('a') a(req, res) { res.sendStatus(204); } }`,
    model: [
      'handler a -> 204 no @2',
    ],
  },
];
