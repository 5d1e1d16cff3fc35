/** Programs of Nest with guards, pipes, interceptors and exception filters. */

import type { NestCase } from '../nest-case.js';

const get = (decorators: string, before: string, inferred: string, more: Partial<NestCase> = {}): NestCase => ({
  text: `@Get('c') ${decorators} run() { return { a: 1 }; }`,
  before,
  inferred,
  ...more,
});
const filtered = (decorators: string, before: string, error: string, inferred: string, more: Partial<NestCase> = {}): NestCase => ({
  text: `@Get('c') ${decorators} run() { throw new ${error}; }`,
  before,
  inferred,
  ...more,
});
const param = (pipe: string, inferred: string, request?: string, more: Partial<NestCase> = {}): NestCase => ({
  text: `@Get('c') run(@Query('id', ${pipe}) id) { return { id }; }`,
  inferred,
  request: request ?? 'GET /c?id=x',
  ...more,
});

const no = 'class G { canActivate() { return false; } }';
const domain = "class DomainError extends Error {}\n@Catch(DomainError) class F { catch(error, host) { host.switchToHttp().getResponse().status(409).send({ mapped: error.message }); } }";
const everything = "@Catch() class F { catch(error, host) { host.switchToHttp().getResponse().status(error instanceof HttpException ? error.getStatus() : 503).send({ m: 1 }); } }";

export const around: readonly NestCase[] = [
  // Guards.
  get('@UseGuards(G)', no, '!403 yes'),
  get('@UseGuards(new G())', no, '!403 yes'),
  get('@UseGuards(G)', 'class G { canActivate() { return true; } }', '200 yes'),
  get('@UseGuards(G)', 'class G { async canActivate() { return false; } }', '!403 yes'),
  get('@UseGuards(G)', 'class G { canActivate() { return of(false); } }', '!403 yes'),
  get('@UseGuards(G)', 'class G { canActivate() { throw new UnauthorizedException(); } }', '!401 yes'),
  get('@UseGuards(G)', 'class G { canActivate() { return Math.random() > 2; } }', '200 yes, !403 yes'),
  get('@UseGuards(G)', "class G { canActivate(context) { const request = context.switchToHttp().getRequest(); if (!request.headers.authorization) throw new UnauthorizedException('no token'); return true; } }", '200 yes, !401 yes'),
  get('@UseGuards(G)', "@Injectable() class S { check() { throw new GoneException(); } }\n@Injectable() class G { constructor(private readonly s: S) {} canActivate() { return this.s.check(); } }", '!410 yes', { module: 'providers: [S]' }),
  { before: no, text: "@Controller() @UseGuards(G) export class C { @Get('c') run() { return 1; } }", inferred: '!403 yes' },
  { before: `${no}\nclass H { canActivate() { throw new GoneException(); } }`, text: "@Controller() @UseGuards(H) export class C { @Get('c') @UseGuards(G) run() { return 1; } }", inferred: '!410 yes' },
  { before: no, text: "@Post('c') @UseGuards(G) run() {}", inferred: '!403 yes', request: 'POST /c' },
  get('', no, '!403 yes', { setup: 'app.useGlobalGuards(new G());' }),
  get('', no, '!403 yes', { module: 'providers: [{ provide: APP_GUARD, useClass: G }]' }),
  // Pipes.
  param('ParseIntPipe', '200 yes, !400 yes'),
  param('ParseIntPipe', '200 yes, !400 yes', 'GET /c?id=1'),
  param('new ParseIntPipe({ errorHttpStatusCode: 422 })', '200 yes, !422 yes'),
  param('new ParseIntPipe({ errorHttpStatusCode: HttpStatus.NOT_ACCEPTABLE })', '200 yes, !406 yes'),
  param("new ParseIntPipe({ exceptionFactory: () => new ConflictException('x') })", '200 yes, !409 yes'),
  param('ParseUUIDPipe', '200 yes, !400 yes'),
  param('ParseBoolPipe', '200 yes, !400 yes'),
  param('ParseFloatPipe', '200 yes, !400 yes'),
  param("new ParseEnumPipe({ a: 'a' })", '200 yes, !400 yes'),
  param('new DefaultValuePipe(1)', '200 yes'),
  param('new DefaultValuePipe(1), ParseIntPipe', '200 yes, !400 yes'),
  param('P', '!404 yes', 'GET /c?id=x', { before: "class P { transform() { throw new NotFoundException(); } }" }),
  param('P', '200 yes', 'GET /c?id=x', { before: 'class P { transform(value) { return Number(value); } }' }),
  param('P', '200 yes, !422 yes', 'GET /c?id=x', { before: "class P { transform(value) { const n = Number(value); if (Number.isNaN(n)) throw new UnprocessableEntityException(); return n; } }" }),
  { before: 'class P { transform(value) { throw new BadRequestException(); } }', text: "@Get('c') @UsePipes(P) run(@Query('id') id) { return id; }", inferred: '!400 yes', request: 'GET /c?id=x' },
  { before: 'class P { transform(value) { throw new BadRequestException(); } }', text: "@Get('c') @UsePipes(P) run() { return {}; }", inferred: '200 yes' },
  { before: 'class P { transform(value) { throw new GoneException(); } }', text: "@Get('c') run(@Query('q') q) { return {}; }", inferred: '!410 yes', setup: 'app.useGlobalPipes(new P());' },
  { before: "const User = createParamDecorator(() => { throw new UnauthorizedException(); });", text: "@Get('c') run(@User() user) { return {}; }", inferred: '!401 yes' },
  { before: "const User = createParamDecorator((data, context) => context.switchToHttp().getRequest().url);", text: "@Get('c') run(@User('x') user) { return { user }; }", inferred: '200 yes' },
  // Interceptors.
  get('@UseInterceptors(I)', 'class I { intercept(context, next) { return next.handle(); } }', '200 yes'),
  get('@UseInterceptors(I)', 'class I { intercept(context, next) { return next.handle().pipe(map(() => undefined)); } }', '200 no'),
  get('@UseInterceptors(I)', "class I { intercept(context, next) { context.switchToHttp().getResponse().status(202); return next.handle(); } }", '202 yes'),
  get('@UseInterceptors(I)', "class I { intercept(context, next) { return of({ cached: 1 }); } }", '200 yes'),
  get('@UseInterceptors(I)', "class I { intercept(context, next) { throw new GoneException(); } }", '!410 yes'),
  get('@UseInterceptors(I)', "class I { intercept(context, next) { return next.handle().pipe(tap(() => {})); } }", '200 yes'),
  filtered('@UseInterceptors(I)', "class I { intercept(context, next) { return next.handle().pipe(catchError(() => throwError(() => new ConflictException()))); } }", 'NotFoundException()', '!409 yes'),
  get('', 'class I { intercept(context, next) { return next.handle().pipe(map((data) => ({ data }))); } }', '200 yes', { setup: 'app.useGlobalInterceptors(new I());' }),
  // Exception filters.
  filtered('@UseFilters(F)', domain, "DomainError('x')", '!409 yes'),
  filtered('@UseFilters(new F())', domain, "DomainError('x')", '!409 yes'),
  filtered('@UseFilters(F)', domain, "Error('x')", '!500 yes'),
  filtered('@UseFilters(F)', `${domain}\nclass Sub extends DomainError {}`, "Sub('x')", '!409 yes'),
  filtered('@UseFilters(F)', everything, 'NotFoundException()', '!404 yes'),
  filtered('@UseFilters(F)', everything, "Error('x')", '!503 yes'),
  filtered('@UseFilters(F)', "@Catch(HttpException) class F { catch(error, host) { const status = error.getStatus(); host.switchToHttp().getResponse().status(status).send({ status }); } }", 'GoneException()', '!410 yes'),
  filtered('@UseFilters(F)', '@Catch() class F { catch(error, host) { host.switchToHttp().getResponse().send({ m: 1 }); } }', "Error('x')", '!200 yes'),
  { before: '@Catch() class F { catch(error, host) { host.switchToHttp().getResponse().send({ m: 1 }); } }', text: "@Post('c') @UseFilters(F) run() { throw new Error('x'); }", inferred: '!201 yes', request: 'POST /c' },
  { before: domain, text: "@Controller() @UseFilters(F) export class C { @Get('c') run() { throw new DomainError('x'); } }", inferred: '!409 yes' },
  { before: `${domain}\n@Catch(DomainError) class Outer { catch(error, host) { host.switchToHttp().getResponse().status(410).send({}); } }`, text: "@Controller() @UseFilters(Outer) export class C { @Get('c') @UseFilters(F) run() { throw new DomainError('x'); } }", inferred: '!409 yes' },
  { before: `${domain}\n@Catch(DomainError) class Outer { catch(error, host) { host.switchToHttp().getResponse().status(410).send({}); } }`, text: "@Get('c') @UseFilters(F, Outer) run() { throw new DomainError('x'); }", inferred: '!410 yes' },
  filtered('', domain, "DomainError('x')", '!409 yes', { setup: 'app.useGlobalFilters(new F());' }),
  filtered('', domain, "DomainError('x')", '!409 yes', { module: 'providers: [{ provide: APP_FILTER, useClass: F }]' }),
  filtered('', everything, "Error('x')", '!503 yes', { setup: 'app.useGlobalFilters(new F());' }),
  filtered('@UseFilters(F)', "@Catch() class F extends BaseExceptionFilter { catch(error, host) { super.catch(error, host); } }", 'GoneException()', '!410 yes', { setup: '' }),
  get('@UseFilters(F) @UseGuards(G)', `${no}\n${everything}`, '!403 yes'),
];
