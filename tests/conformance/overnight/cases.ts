/** All programs of Overnight. */

import type { OvernightCase } from './overnight-case.js';

const member = (text: string, inferred: string, request?: string, more: Partial<OvernightCase> = {}): OvernightCase => ({ text, inferred, request, ...more });
/** `@Get('c') run(req, res) { … }` */
const get = (body: string, inferred: string, more: Partial<OvernightCase> = {}): OvernightCase => member(`@Get('c') run(req, res, next) { ${body} }`, inferred, undefined, more);
const handled = { behind: 'this.app.use((error, req, res, next) => { res.status(error.code ?? 418).json({}); });' };

export const cases: readonly OvernightCase[] = [
  // Methods.
  get('res.json({ a: 1 });', '200 yes'),
  ...['Post', 'Put', 'Patch', 'Delete', 'Options', 'Search'].map((verb) => member(`@${verb}('c') run(req, res) { res.status(201).json({}); }`, '201 yes', `${verb.toUpperCase()} /a/c`)),
  member("@Head('c') run(req, res) { res.status(202).end(); }", '202 no', 'HEAD /a/c'),
  member("@All('c') run(req, res) { res.sendStatus(203); }", '203 yes', 'PATCH /a/c'),
  // Paths.
  member('@Get() run(req, res) { res.send("x"); }', '200 yes', 'GET /a'),
  member("@Get(':id') run(req, res) { res.send(req.params.id); }", '200 yes', 'GET /a/:id'),
  member("@Controller('a/b')\nclass C {\n@Get('c/d') run(req, res) { res.sendStatus(206); }\n}", '206 yes', 'GET /a/b/c/d'),
  // Fields, and members that others call.
  member("@Get('c') run = (req, res) => { res.status(207).send('x'); };", '207 yes'),
  member("@Get('c') run(req, res) { return this.ok(res); }\nok(res) { return res.status(208).end(); }", '208 no'),
  member("constructor() { this.code = 226; }\n@Get('c') run(req, res) { res.status(this.code).end(); }", '226 no'),
  // What it throws.
  get("throw new Error('x');", '!500 yes'),
  get("throw Object.assign(new Error('x'), { status: 409 });", '!409 yes'),
  get("next(Object.assign(new Error('x'), { statusCode: 410 }));", '!410 yes'),
  get("throw new Error('x');", '!418 yes', handled),
  get("throw Object.assign(new Error('x'), { code: 423 });", '!423 yes', handled),
  get("if (req.query.x) return res.status(400).end(); res.json({});", '400 no, 200 yes'),
  // Middleware.
  member("@Get('c') @Middleware((req, res, next) => { if (!req.user) return res.sendStatus(401); next(); }) run(req, res) { res.json({}); }", '401 yes, 200 yes'),
  member("@Get('c') @Middleware([(req, res, next) => next(), (req, res, next) => res.sendStatus(403)]) run(req, res) { res.json({}); }", '403 yes'),
  member("@Controller('a')\n@ClassMiddleware((req, res, next) => { res.locals.code = 202; next(); })\nclass C {\n@Get('c') run(req, res) { res.status(res.locals.code).end(); }\n}", '202 no'),
  member("@Controller('a')\n@ClassErrorMiddleware((error, req, res, next) => { res.status(419).end(); })\nclass C {\n@Get('c') run(req, res) { throw new Error('x'); }\n}", '!419 no'),
  // Wrappers.
  member("@Get('c') @Wrapper(forward) async run(req, res) { throw new Error('x'); }", '!500 yes', undefined, { before: 'const forward = (handler) => (req, res, next) => Promise.resolve(handler(req, res, next)).catch(next);' }),
  member("@Controller('a')\n@ClassWrapper(forward)\nclass C {\n@Get('c') async run(req, res) { throw Object.assign(new Error('x'), { status: 404 }); }\n}", '!404 yes', undefined, { before: 'const forward = (handler) => (req, res, next) => Promise.resolve(handler(req, res, next)).catch(next);' }),
  // Controllers in controllers.
  member("@Controller('b')\nclass Child {\n@Get('c') run(req, res) { res.status(213).end(); }\n}\n@Controller('a')\n@ChildControllers([new Child()])\nclass C {}", '213 no', 'GET /a/b/c'),
  member("@Controller('b')\nclass Child {\n@Post('c') run(req, res) { res.status(214).end(); }\n}\n@Controller('a')\n@Children(new Child())\nclass C {}", '214 no', 'POST /a/b/c'),
  // Two routes of one member.
  member("@Get('c') @Post('d') run(req, res) { res.status(215).end(); }", '215 no', 'POST /a/d'),
  // The application before its controllers.
  get('res.status(res.locals.code).end();', '216 no', { setup: 'this.app.use((req, res, next) => { res.locals.code = 216; next(); });' }),
];
