/** Programs of Nest that answer: by what they return, and through the response. */

import type { NestCase } from '../nest-case.js';

const answer = (text: string, inferred: string, request?: string, more: Partial<NestCase> = {}): NestCase => ({ text, inferred, request, ...more });

/** `@Get('c') run() { return 1; }` */
const get = (body: string, inferred: string, more: Partial<NestCase> = {}): NestCase => answer(`@Get('c') run() { ${body} }`, inferred, undefined, more);
const post = (body: string, inferred: string, more: Partial<NestCase> = {}): NestCase => answer(`@Post('c') run() { ${body} }`, inferred, 'POST /c', more);
const express = { only: 'express' } as const;
const fastify = { only: 'fastify' } as const;

export const answers: readonly NestCase[] = [
  // Methods.
  get('return { a: 1 };', '200 yes'),
  post('return { a: 1 };', '201 yes'),
  ...['Put', 'Patch', 'Delete', 'Options', 'Search'].map((verb) => answer(`@${verb}('c') run() { return { a: 1 }; }`, '200 yes', `${verb.toUpperCase()} /c`)),
  answer("@Head('c') run() {}", '200 no', 'HEAD /c'),
  answer("@All('c') run() { return 'x'; }", '200 yes', 'POST /c'),
  answer("@All('c') run() { return 'x'; }", '200 yes', 'GET /c'),
  // Returned values.
  get('', '200 no'),
  post('', '201 no'),
  answer("@Delete('c') run() {}", '200 no', 'DELETE /c'),
  get('return undefined;', '200 no'),
  get('return null;', '200 unknown'),
  post('return null;', '201 unknown'),
  get("return '';", '200 no'),
  get("return 's';", '200 yes'),
  get('return 42;', '200 yes', express),
  get('return 0;', '200 yes', express),
  get('return true;', '200 yes', express),
  get('return false;', '200 yes', express),
  get('return [];', '200 yes'),
  get('return new Date(0);', '200 yes'),
  get("return new Error('e');", '{an error is returned, and the platform decides what becomes of it}'),
  get("return new NotFoundException('x');", '{an error is returned, and the platform decides what becomes of it}'),
  get("return new StreamableFile(Buffer.from('sf'));", '200 yes'),
  get('return Promise.resolve({ a: 1 });', '200 yes'),
  answer("@Get('c') async run() { return { a: 1 }; }", '200 yes'),
  answer("@Get('c') async run() {}", '200 no'),
  get('return elsewhere.call();', '200 unknown'),
  get("if (Math.random() > 2) return 'a'; return { b: 1 };", '200 yes, 200 yes'),
  get('if (Math.random() > 2) return { a: 1 }; return { b: 1 };', '200 yes'),
  get('return Math.random() > 2 ? undefined : { b: 1 };', '200 no, 200 yes'),
  // Observables.
  get('return of({ a: 1 });', '200 yes'),
  post('return of({ a: 1 });', '201 yes'),
  get("return of('a', 'b');", '200 yes'),
  get('return of(undefined);', '200 no'),
  get('return of();', '!500 yes'),
  get('return EMPTY;', '!500 yes'),
  get('return from(Promise.resolve({ a: 1 }));', '200 yes'),
  get('return from([undefined, { a: 1 }]);', '200 yes'),
  get('return of({ a: 1 }).pipe(map(() => undefined));', '200 no'),
  get("return of(1).pipe(map(() => { throw new ConflictException('x'); }));", '!409 yes'),
  get("return throwError(() => new Error('e'));", '!500 yes'),
  get('return throwError(() => new NotFoundException());', '!404 yes'),
  get('return throwError(() => new NotFoundException()).pipe(catchError(() => of({ a: 1 })));', '200 yes'),
  answer("@Get('c') async run() { return await firstValueFrom(of({ a: 1 })); }", '200 yes'),
  answer("@Sse('c') run() { return of({ data: 'x' }); }", '200 yes'),
  // @HttpCode
  answer("@Delete('c') @HttpCode(204) run() {}", '204 no', 'DELETE /c'),
  answer("@Delete('c') @HttpCode(204) run() { return { a: 1 }; }", '204 yes', 'DELETE /c'),
  answer("@HttpCode(204) @Delete('c') run() {}", '204 no', 'DELETE /c'),
  answer("@Post('c') @HttpCode(200) run() { return { a: 1 }; }", '200 yes', 'POST /c'),
  answer("@Post('c') @HttpCode(HttpStatus.ACCEPTED) run() { return { a: 1 }; }", '202 yes', 'POST /c'),
  answer("@Post('c') @HttpCode(CODES.ok) run() { return { a: 1 }; }", '203 yes', 'POST /c', { before: 'const CODES = { ok: 203 };' }),
  answer("@Get('c') @HttpCode(202) @HttpCode(201) run() { return 'x'; }", '202 yes'),
  answer("@Get('c') @HttpCode(0) run() { return 'x'; }", '200 yes', undefined, express),
  answer("@Get('c') @HttpCode(999) run() { return 'x'; }", '999 yes', undefined, express),
  answer("@Get('c') @HttpCode(1000) run() { return 'x'; }", '!500 yes'),
  answer("@Get('c') @HttpCode(418) run() { return 'x'; }", '418 yes'),
  // @Redirect
  answer("@Get('c') @Redirect('/x') run() {}", '302 unknown'),
  answer("@Get('c') @Redirect('/x', 301) run() {}", '301 unknown'),
  answer("@Get('c') @Redirect('/x', HttpStatus.TEMPORARY_REDIRECT) run() {}", '307 unknown'),
  answer("@Get('c') @Redirect('/x') run() { return { url: '/y', statusCode: 307 }; }", '307 unknown'),
  answer("@Get('c') @Redirect() run() { return { url: '/y' }; }", '302 unknown'),
  answer("@Get('c') @Redirect('/x') @HttpCode(308) run() {}", '302 unknown'),
  answer("@Post('c') @Redirect('/x') run() {}", '302 unknown', 'POST /c'),
  answer("@Get('c') @Redirect('/x') run() { throw new NotFoundException(); }", '!404 yes'),
  get("return { url: '/y', statusCode: 307 };", '200 yes'),
  // @Res()
  answer("@Get('c') run(@Res() res) { res.status(203).send('x'); }", '203 yes'),
  answer("@Get('c') @HttpCode(202) run(@Res() res) { res.status(203).send('x'); }", '203 yes'),
  answer("@Get('c') @HttpCode(202) run(@Res() res) { res.send('x'); }", '202 yes'),
  answer("@Post('c') run(@Res() res) { res.send({}); }", '201 yes', 'POST /c'),
  answer("@Post('c') run(@Response() res) { res.status(200).send({}); }", '200 yes', 'POST /c'),
  answer("@Post('c') run(@Res() res) { res.json({}); }", '201 yes', 'POST /c', express),
  answer("@Get('c') run(@Res() res) { res.sendStatus(204); }", '204 no', undefined, express),
  answer("@Get('c') run(@Res() res) { res.redirect('/x'); }", '302 yes', undefined, express),
  answer("@Get('c') run(@Res() res) { res.redirect(301, '/x'); }", '301 yes', undefined, express),
  answer("@Get('c') run(@Res() res) { res.code(202).send({ a: 1 }); }", '202 yes', undefined, fastify),
  answer("@Get('c') run(@Res() res) { res.status(404).send({ a: 1 }); }", '404 yes'),
  answer("@Get('c') run(@Res() res) { if (Math.random() > 2) return res.status(400).send({}); res.status(404).send({}); }", '400 yes, 404 yes'),
  answer("@Get('c') async run(@Res() res) { throw new ConflictException(); }", '!409 yes'),
  answer("@Get('c') async run(@Res() res) { res.send({ a: 1 }); return { b: 1 }; }", '200 yes'),
  answer("@Get('c') run(@Req() req) { req.res.status(202); return 'x'; }", '202 yes', undefined, express),
  // @Res({ passthrough: true })
  answer("@Get('c') @HttpCode(202) run(@Res({ passthrough: true }) res) { res.status(203); return { a: 1 }; }", '203 yes'),
  answer("@Post('c') run(@Res({ passthrough: true }) res) { res.status(202); return { a: 1 }; }", '202 yes', 'POST /c'),
  answer("@Post('c') run(@Res({ passthrough: true }) res) { return { a: 1 }; }", '201 yes', 'POST /c'),
  answer("@Get('c') run(@Res({ passthrough: true }) res) { res.status(Math.random() > 2 ? 200 : 404); return { a: 1 }; }", '200 yes, 404 yes'),
  answer("@Get('c') run(@Res({ passthrough: true }) res) { res.status(400); throw new Error('e'); }", '!500 yes'),
  answer("@Get('c') run(@Res({ passthrough: true }) res) { res.status(202).json({ a: 1 }); return { b: 1 }; }", '202 yes', undefined, express),
];
