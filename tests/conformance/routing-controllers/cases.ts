/** All programs of routing-controllers. */

import type { RoutingCase } from './routing-case.js';

const member = (text: string, inferred: string, request?: string, more: Partial<RoutingCase> = {}): RoutingCase => ({ text, inferred, request, ...more });
/** `@Get('/c') run() { … }` */
const get = (body: string, inferred: string, more: Partial<RoutingCase> = {}): RoutingCase => member(`@Get('/c') run() { ${body} }`, inferred, undefined, more);
const decorated = (decorators: string, body: string, inferred: string, more: Partial<RoutingCase> = {}): RoutingCase => member(`${decorators} @Get('/c') run() { ${body} }`, inferred, undefined, more);
const text = (body: string, inferred: string): RoutingCase => member(`@Controller()\nclass C { @Get('/c') run() { ${body} } }`, inferred);

const custom = {
  before: "@Middleware({ type: 'after' })\nclass Handler { error(error, req, res, next) { res.status(error.code ?? 418).json({}); } }",
  options: 'middlewares: [Handler], defaultErrorHandler: false',
} as const;

/** One that hands all errors on. */
const passing = {
  before: "@Middleware({ type: 'after' })\nclass Passing { error(error, req, res, next) { next(error); } }",
  options: 'middlewares: [Passing], defaultErrorHandler: false',
} as const;

export const cases: readonly RoutingCase[] = [
  // Methods and paths.
  get('return { a: 1 };', '200 yes'),
  ...['Post', 'Put', 'Patch', 'Delete'].map((verb) => member(`@${verb}('/c') run() { return { a: 1 }; }`, '200 yes', `${verb.toUpperCase()} /c`)),
  member("@All('/c') run() { return 'x'; }", '200 yes', 'PATCH /c'),
  member("@JsonController('/users')\nclass C { @Get('/:id') run() { return 1; } }", '200 yes', 'GET /users/:id'),
  get('return 1;', '200 yes', { request: 'GET /api/c', options: "routePrefix: '/api'" }),
  // Returned values.
  get('', '!404 yes'),
  member("@Get('/c') async run() {}", '!404 yes'),
  member("@Delete('/c') run() {}", '!404 yes', 'DELETE /c'),
  get('return null;', '204 no'),
  get("return '';", '200 yes'),
  get("return 's';", '200 yes'),
  get('return 42;', '200 yes'),
  get('return 0;', '200 yes'),
  get('return false;', '200 yes'),
  get('return [];', '200 yes'),
  get('return Promise.resolve({});', '200 yes'),
  get("return new NotFoundError('x');", '200 yes'),
  text('return { a: 1 };', '200 yes'),
  text("return 's';", '200 yes'),
  text("return '';", '200 no'),
  text('return null;', '204 no'),
  text('', '!404 yes'),
  // Codes.
  member("@HttpCode(201) @Post('/c') run() { return {}; }", '201 yes', 'POST /c'),
  member("@Post('/c') @HttpCode(202) run() { return {}; }", '202 yes', 'POST /c'),
  decorated('@HttpCode(204)', 'return {};', '204 yes'),
  decorated('@HttpCode(204)', '', '!404 yes'),
  decorated('@HttpCode(201)', 'return null;', '204 no'),
  decorated('@OnUndefined(204)', '', '204 no'),
  decorated('@OnUndefined(404)', '', '404 no'),
  decorated('@OnUndefined(204) @HttpCode(201)', 'return {};', '201 yes'),
  decorated('@OnUndefined(Gone)', '', '!410 yes', { before: "class Gone extends HttpError { constructor() { super(410, 'Gone'); } }" }),
  decorated('@OnNull(404)', 'return null;', '404 yes'),
  decorated('@OnNull(204)', 'return null;', '204 yes'),
  get('', '204 no', { options: 'defaults: { undefinedResultCode: 204, nullResultCode: 404 }' }),
  get('return null;', '404 yes', { options: 'defaults: { undefinedResultCode: 204, nullResultCode: 404 }' }),
  decorated('@OnUndefined(205)', '', '205 no', { options: 'defaults: { undefinedResultCode: 204 }' }),
  decorated("@Redirect('/x')", '', '302 yes'),
  decorated("@Redirect('/x') @HttpCode(301)", "return '/y';", '302 yes'),
  // The response.
  member("@Get('/c') run(@Res() res) { return res.status(202).json({}); }", '202 yes'),
  member("@Get('/c') run(@Res() res) { res.status(202); return {}; }", '202 yes'),
  member("@Get('/c') @HttpCode(201) run(@Res() res) { res.status(202); return {}; }", '201 yes'),
  member("@Get('/c') run(@Req() req, @Res() res) { if (req.query.x) return res.sendStatus(403); return {}; }", '403 yes, 200 yes'),
  // Errors.
  get("throw new Error('x');", '!500 yes'),
  member("@Get('/c') async run() { throw new Error('x'); }", '!500 yes'),
  ...Object.entries({ BadRequestError: 400, UnauthorizedError: 401, ForbiddenError: 403, NotFoundError: 404, MethodNotAllowedError: 405, NotAcceptableError: 406, UnprocessableEntityError: 422, InternalServerError: 500 }).map(
    ([name, code]) => get(`throw new ${name}('x');`, `!${String(code)} yes`),
  ),
  get("throw new HttpError(409, 'x');", '!409 yes'),
  get("throw new Taken();", '!409 yes', { before: "class Taken extends HttpError { constructor() { super(409, 'Taken'); } }" }),
  get("throw Object.assign(new Error('x'), { httpCode: 418 });", '!418 yes'),
  get("throw Object.assign(new Error('x'), { status: 418 });", '!500 yes'),
  get("throw Object.assign(new Error('x'), { statusCode: 418 });", '!500 yes'),
  get("throw new Error('x');", '!418 yes', custom),
  get("throw Object.assign(new Error('x'), { code: 423 });", '!423 yes', custom),
  get('', '!418 yes', custom),
  get("throw new NotFoundError('x');", '!? yes', { options: 'defaultErrorHandler: false' }),
  get("throw new NotFoundError('x');", '!500 yes', passing),
  get("throw Object.assign(new Error('x'), { status: 409 });", '!409 yes', passing),
  get("throw new Error('x');", '!500 yes', { ...custom, options: 'middlewares: [Handler]' }),
  // Middleware.
  decorated('@UseBefore((req, res, next) => { if (!req.query.x) return res.sendStatus(401); next(); })', 'return {};', '401 yes, 200 yes'),
  decorated('@UseBefore(Check)', 'return {};', '!403 yes', { before: "class Check { use(req, res, next) { throw new ForbiddenError('x'); } }" }),
  decorated('@UseBefore(Check)', 'return {};', '200 yes', { before: 'class Check { use(req, res, next) { next(); } }' }),
  decorated('@UseBefore((req, res, next) => next(new ForbiddenError()))', 'return {};', '!500 yes'),
  member("@JsonController()\n@UseBefore(Check)\nclass C { @Get('/c') run() { return {}; } }", '402 no', undefined, { before: 'class Check { use(req, res, next) { res.status(402).end(); } }' }),
  decorated('@UseAfter(Late)', "throw new Error('x');", '!419 no', { before: 'class Late { error(error, req, res, next) { res.status(419).end(); } }', options: 'defaultErrorHandler: false' }),
  // What gets what members return.
  decorated('@UseInterceptor((action, content) => ({ content }))', "return 's';", '200 yes'),
  decorated('@UseInterceptor((action, content) => { action.response.status(206); return content; })', "return 's';", '206 yes'),
  decorated('@UseInterceptor(Nothing)', "return 's';", '204 no', { before: 'class Nothing { intercept(action, content) { return null; } }' }),
  get('return 1;', '204 no', { before: '@Interceptor()\nclass Nothing { intercept(action, content) { return null; } }', options: 'interceptors: [Nothing]' }),
  // Who may pass.
  decorated('@Authorized()', 'return {};', '200 yes, !401 yes', { options: 'authorizationChecker: (action) => action.request.headers.x === undefined ? false : true' }),
  decorated("@Authorized('admin')", 'return {};', '!403 yes', { options: 'authorizationChecker: async (action, roles) => roles.length === 0' }),
  decorated('@Authorized()', 'return {};', '200 yes', { options: 'authorizationChecker: () => true' }),
  member("@Authorized()\n@JsonController()\nclass C { @Get('/c') run() { return {}; } }", '!401 yes', undefined, { options: 'authorizationChecker: () => false' }),
];
