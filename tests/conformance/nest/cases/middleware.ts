/** Programs of Nest with middleware that modules name for routes. */

import type { NestCase } from '../nest-case.js';

const refusing = "class Guarding { use(req, res, next) { throw new UnauthorizedException(); } }";
const asking = "class Guarding { async use(req, res, next) { if (!req.headers.authorization) throw new UnauthorizedException(); next(); } }";
const answering = "class Guarding { use(req, res, next) { res.statusCode = 410; res.end('gone'); } }";

/** @returns A module that another one imports. */
const naming = (routes: string): string => `@Module({}) class Naming { configure(consumer) { consumer.apply(Guarding)${routes}; } }`;

const get = (routes: string, inferred: string, more: Partial<NestCase> = {}): NestCase => ({
  text: "@Get('c') run() { return { a: 1 }; }",
  before: `${refusing}\n${naming(routes)}`,
  module: 'imports: [Naming]',
  inferred,
  ...more,
});

export const middleware: readonly NestCase[] = [
  get(".forRoutes('c')", '!401 yes'),
  get(".forRoutes('/c')", '!401 yes'),
  get(".forRoutes('b', 'c')", '!401 yes'),
  get(".forRoutes('b')", '200 yes'),
  get(".forRoutes('c')", '!401 yes, 200 yes', { before: `${asking}\n${naming(".forRoutes('c')")}` }),
  get(".forRoutes({ path: 'c', method: RequestMethod.GET })", '!401 yes'),
  get(".forRoutes({ path: 'c', method: RequestMethod.POST })", '200 yes'),
  get(".forRoutes({ path: 'c', method: RequestMethod.ALL })", '!401 yes'),
  get(".forRoutes('c')", '!401 yes', { text: "@Get('c/d') run() { return { a: 1 }; }", request: 'GET /c/d', only: 'express' }),
  get(".forRoutes({ path: 'c', method: RequestMethod.ALL })", '200 yes', { text: "@Get('c/d') run() { return { a: 1 }; }", request: 'GET /c/d' }),
  get(".forRoutes({ path: 'c/:id', method: RequestMethod.DELETE })", '!401 yes', { text: "@Delete('c/:key') run() { return { a: 1 }; }", request: 'DELETE /c/:key' }),
  get(".forRoutes({ path: 'c/:id', method: RequestMethod.DELETE })", '200 yes', { text: "@Get('c/:key') run() { return { a: 1 }; }", request: 'GET /c/:key' }),
  get(".forRoutes(C)", '!401 yes', { before: refusing, text: "@Controller() export class C { @Get('c') run() { return { a: 1 }; } }\n@Module({}) class Naming { configure(consumer) { consumer.apply(Guarding).forRoutes(C); } }" }),
  get(".forRoutes({ path: 'c', method: RequestMethod.GET })", '!401 yes', { setup: "app.setGlobalPrefix('api');", request: 'GET /api/c' }),
  get(".forRoutes('c')", '410 yes', { before: `${answering}\n${naming(".forRoutes('c')")}` }),
  get('', '!403 yes', { before: "@Module({}) class Naming { configure(consumer) { consumer.apply((req, res, next) => { throw new ForbiddenException(); }).forRoutes('c'); } }" }),
  get('', '200 yes', { before: "@Module({}) class Naming { configure(consumer) { consumer.apply((req, res, next) => next()).forRoutes('c'); } }" }),
  get(".forRoutes('c')", '!410 yes', { before: `@Injectable() class S { check() { throw new GoneException(); } }\n@Injectable() class Guarding { constructor(private readonly s: S) {} use(req, res, next) { this.s.check(); next(); } }\n@Module({ providers: [S] }) class Naming { configure(consumer) { consumer.apply(Guarding).forRoutes('c'); } }` }),
  get(".forRoutes('c')", '!503 yes', { before: `${refusing}\n${naming(".forRoutes('c')")}\n@Catch() class F { catch(error, host) { host.switchToHttp().getResponse().status(503).send({ m: 1 }); } }`, setup: 'app.useGlobalFilters(new F());', only: 'express' }),
  get(".exclude('c').forRoutes('*path')", '200 yes, {which routes the middleware leaves out is not known}'),
];
