/** All programs of tsoa. */

import type { TsoaCase } from './tsoa-case.js';

const member = (text: string, inferred: string, request?: string, more: Partial<TsoaCase> = {}): TsoaCase => ({ text, inferred, request, ...more });
/** `@Get('c') public run(): any { … }` */
const get = (body: string, inferred: string, more: Partial<TsoaCase> = {}): TsoaCase => member(`@Get('c') public run(): any { ${body} }`, inferred, undefined, more);
const decorated = (decorators: string, body: string, inferred: string, more: Partial<TsoaCase> = {}): TsoaCase => member(`${decorators} @Get('c') public run(): any { ${body} }`, inferred, undefined, more);

export const cases: readonly TsoaCase[] = [
  // Methods and paths.
  get('return { a: 1 };', '200 yes'),
  ...['Post', 'Put', 'Patch', 'Delete'].map((verb) => member(`@${verb}('c') public run(): any { return { a: 1 }; }`, '200 yes', `${verb.toUpperCase()} /a/c`)),
  member("@Head('c') public run(): void {}", '204 no', 'HEAD /a/c'),
  member('@Get() public run(): any { return 1; }', '200 yes', 'GET /a'),
  member("@Get('{id}') public run(@Path() id: string): any { return { id }; }", '200 yes', 'GET /a/:id'),
  // Returned values.
  get('', '204 no'),
  member("@Get('c') public async run(): Promise<void> {}", '204 no'),
  get('return null;', '204 no'),
  get("return '';", '200 yes'),
  get("return 's';", '200 yes'),
  get('return 0;', '200 yes'),
  get('return false;', '200 yes'),
  get('return [];', '200 yes'),
  member("@Get('c') public async run(): Promise<any> { return { a: 1 }; }", '200 yes'),
  member("@Post('c') public run(): void {}", '204 no', 'POST /a/c'),
  member("@Delete('c') public run(): void {}", '204 no', 'DELETE /a/c'),
  // Codes.
  decorated("@SuccessResponse('201', 'Created')", 'return {};', '201 yes'),
  decorated("@SuccessResponse(201, 'Created')", 'return {};', '201 yes'),
  decorated("@SuccessResponse('201', 'Created')", '', '201 no'),
  decorated("@SuccessResponse('204', 'None')", 'return {};', '204 yes'),
  decorated("@SuccessResponse('2XX', 'Any')", 'return {};', '200 yes'),
  get('this.setStatus(201); return {};', '201 yes'),
  decorated("@SuccessResponse('201', 'Created')", 'this.setStatus(202); return {};', '202 yes'),
  get('this.setStatus(404);', '404 no'),
  get('this.setStatus(404); return null;', '404 no'),
  get('this.setStatus(201); this.setStatus(202); return this.getStatus();', '202 yes'),
  get("this.setHeader('x', 'y'); return {};", '200 yes'),
  get('if (Math.random() > 2) { this.setStatus(409); return; } return {};', '409 no, 200 yes'),
  decorated("@Response(404, 'Not found')", 'return {};', '200 yes'),
  get('return {};', '200 yes', { heritage: '' }),
  // Functions that answer.
  member("@Get('c') public run(@Res() missing: TsoaResponse<404, { e: string }>): any { return missing(404, { e: 'x' }); }", '404 yes'),
  member("@Get('c') public run(@Res() none: TsoaResponse<205, void>): any { none(205, undefined); }", '205 no'),
  member("@Get('c') public run(@Res() missing: TsoaResponse<404, any>): any { missing(404, {}); return { a: 1 }; }", '404 yes'),
  // The request.
  member("@Get('c') public run(@Request() request: any): any { request.res.status(418).end(); }", '418 no'),
  // Errors.
  // The application is handed to generated code, and may get what answers errors there.
  get("throw new Error('x');", '!? yes'),
  get("throw Object.assign(new Error('x'), { status: 418 });", '!418 yes'),
  member("@Get('c') public async run(): Promise<any> { throw Object.assign(new Error('x'), { status: 409 }); }", '!409 yes'),
  // Middleware.
  decorated('@Middlewares((req: any, res: any, next: any) => { if (!req.query.x) return res.sendStatus(401); next(); })', 'return {};', '401 yes, 200 yes'),
  decorated('@Middlewares([(req: any, res: any, next: any) => res.sendStatus(403)])', 'return {};', '403 yes'),
  get('return {};', '200 yes', { decorators: '@Middlewares((req: any, res: any, next: any) => next())' }),
];
