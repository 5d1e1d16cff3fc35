/** Programs of Nest that throw. */

import type { NestCase } from '../nest-case.js';

const thrown = (statement: string, inferred: string, more: Partial<NestCase> = {}): NestCase => ({ text: `@Get('c') run() { ${statement} }`, inferred, ...more });

/** Code by class. */
const CODES = {
  BadRequest: 400, Unauthorized: 401, Forbidden: 403, NotFound: 404, MethodNotAllowed: 405, NotAcceptable: 406, RequestTimeout: 408, Conflict: 409,
  Gone: 410, PreconditionFailed: 412, PayloadTooLarge: 413, UnsupportedMediaType: 415, ImATeapot: 418, Misdirected: 421, UnprocessableEntity: 422,
  InternalServerError: 500, NotImplemented: 501, BadGateway: 502, ServiceUnavailable: 503, GatewayTimeout: 504, HttpVersionNotSupported: 505,
} as const;

export const exceptions: readonly NestCase[] = [
  ...Object.entries(CODES).map(([name, code]) => thrown(`throw new ${name}Exception();`, `!${String(code)} yes`)),
  thrown("throw new NotFoundException('m');", '!404 yes'),
  thrown("throw new NotFoundException({ a: 1 });", '!404 yes'),
  thrown("throw new NotFoundException('m', { description: 'd', cause: new Error('c') });", '!404 yes'),
  thrown("throw new HttpException('m', 409);", '!409 yes'),
  thrown("throw new HttpException({ custom: 1 }, HttpStatus.GONE);", '!410 yes'),
  thrown("throw new HttpException({ statusCode: 400, message: 'm' }, 409);", '!409 yes'),
  thrown("throw new HttpException('m', Math.random() > 2 ? 400 : 402);", '!400 yes, !402 yes'),
  thrown('throw new A();', '!422 yes', { before: "class A extends HttpException { constructor() { super('z', 422); } }" }),
  thrown("throw new A('x');", '!404 yes', { before: 'class A extends NotFoundException {}' }),
  thrown("throw new B('x');", '!404 yes', { before: 'class A extends NotFoundException {}\nclass B extends A { constructor(readonly id: string) { super(`no ${id}`); } }' }),
  thrown("throw new A('x', 451);", '!451 yes', { before: 'class A extends HttpException { constructor(m: string, s: number) { super({ code: m }, s); } }' }),
  // Other errors.
  thrown("throw new Error('boom');", '!500 yes'),
  { text: "@Get('c') async run() { throw new Error('boom'); }", inferred: '!500 yes' },
  { text: "@Post('c') @HttpCode(202) run() { throw new Error('boom'); }", inferred: '!500 yes', request: 'POST /c' },
  thrown("throw new TypeError('boom');", '!500 yes'),
  thrown("throw 'boom';", '!500 yes'),
  thrown('throw null;', '!500 yes'),
  thrown("throw { status: 422, message: 'm' };", '!500 yes'),
  thrown("throw { statusCode: 422, message: 'm' };", '!422 yes'),
  thrown("throw Object.assign(new Error('b'), { status: 418 });", '!500 yes'),
  thrown("throw Object.assign(new Error('b'), { statusCode: 418 });", '!418 yes'),
  thrown('throw new A();', '!500 yes', { before: "class A extends Error { status = 404; }" }),
  thrown("throw new A('x');", '!404 yes', { before: 'class A extends Error { statusCode = 404; }' }),
  // Caught.
  thrown("try { throw new NotFoundException(); } catch { return { a: 1 }; }", '200 yes'),
  thrown("try { throw new Error('e'); } catch (e) { throw new BadRequestException(e.message); }", '!400 yes'),
  thrown("try { throw new NotFoundException(); } catch (e) { if (e instanceof HttpException) throw e; throw new BadGatewayException(); }", '!404 yes'),
  thrown("try { throw new NotFoundException(); } catch (e) { throw new HttpException('again', e.getStatus()); }", '!404 yes'),
  thrown("try { throw new NotFoundException('a'); } catch (e) { return e.getResponse(); }", '200 yes'),
  // Services.
  {
    before: "@Injectable() class S { find(id: number) { if (Math.random() > 2) return { id }; throw new NotFoundException('none'); } }",
    text: "constructor(private readonly s: S) {} @Get('c') run() { return this.s.find(2); }",
    module: 'providers: [S]',
    inferred: '200 yes, !404 yes',
  },
  {
    before: "@Injectable() class R { async get() { throw new ServiceUnavailableException(); } }\n@Injectable() class S { constructor(private readonly r: R) {} async find() { return await this.r.get(); } }",
    text: "constructor(private readonly s: S) {} @Get('c') async run() { return await this.s.find(); }",
    module: 'providers: [R, S]',
    inferred: '!503 yes',
  },
  {
    before: "@Injectable() class S { find() { throw new GoneException(); } }",
    text: "@Inject(S) private readonly s: S; @Get('c') run() { return this.s.find(); }",
    module: 'providers: [S]',
    inferred: '!410 yes',
  },
  {
    before: "@Injectable() class S { find() { return { a: 1 }; } }",
    text: "constructor(@Inject(S) private readonly s: S) {} @Post('c') run() { return this.s.find(); }",
    module: 'providers: [S]',
    inferred: '201 yes',
    request: 'POST /c',
  },
  {
    before: "abstract class Base { protected refuse(): never { throw new ForbiddenException(); } }\n@Injectable() class S extends Base { find() { return this.refuse(); } }",
    text: "constructor(private readonly s: S) {} @Get('c') run() { return this.s.find(); }",
    module: 'providers: [S]',
    inferred: '!403 yes',
  },
];
