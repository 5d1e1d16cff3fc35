/** Statements that register routes of AdonisJS, and what is inferred of the answer to a request. */

import type { ServedCase } from '../web/served-case.js';

const controller = `class Users {
  index({ response }) { return response.ok([{ id: 1 }]); }
  async store({ response }) { return response.created({ id: 1 }); }
  show() { return { id: 1 }; }
  update({ response, params }) { if (params.id === '2') return response.notFound({ message: 'no such user' }); return { id: 1 }; }
  async destroy({ response }) { response.noContent(); }
  async handle() { return 'x'; }
}`;

export const cases: readonly ServedCase[] = [
  // Returned values.
  ["router.get('/c', () => {});", '200 no'],
  ["router.get('/c', () => null);", '204 no'],
  ["router.get('/c', () => '');", '204 no'],
  ["router.get('/c', () => 's');", '200 yes'],
  ["router.get('/c', async () => ({ a: 1 }));", '200 yes'],
  ["router.get('/c', () => 0);", '200 yes'],
  ["router.get('/c', () => false);", '200 yes'],
  ["router.post('/c', () => ({ a: 1 }));", '200 yes', 'POST /c'],
  ["router.get('/c', ({ response }) => response);", '200 no'],
  ["router.get('/c', () => () => 1);", '500 yes'],
  // Statuses.
  ["router.get('/c', ({ response }) => { response.status(201); return { a: 1 }; });", '201 yes'],
  ["router.get('/c', ({ response }) => { response.status(201).send({ a: 1 }); });", '201 yes'],
  ["router.get('/c', ({ response }) => { response.status(201); });", '201 no'],
  ["router.get('/c', ({ response }) => { response.send('x'); response.status(400); });", '400 yes'],
  ["router.get('/c', ({ response }) => { response.status(201); response.safeStatus(202); return 'x'; });", '201 yes'],
  ["router.get('/c', ({ response }) => { response.safeStatus(202); return 'x'; });", '202 yes'],
  ["router.get('/c', ({ response }) => { response.status(404); return null; });", '404 no'],
  ["router.get('/c', ({ response }) => { response.status(204); return { a: 1 }; });", '204 yes'],
  ["router.get('/c', ({ response }) => { response.status('201'); return 'x'; });", '201 yes'],
  ["router.get('/c', ({ response }) => { response.status(0); return 'x'; });", '500 yes'],
  ["router.get('/c', ({ response }) => { response.send('a'); return 'b'; });", '200 yes'],
  ["router.get('/c', ({ response }) => response.json({ a: 1 }));", '200 yes'],
  ["router.get('/c', (ctx) => { ctx.response.header('a', 'b').status(202).json({ a: 1 }); });", '202 yes'],
  ["router.get('/c', ({ request, response }) => { const code = request.input('a') ? 404 : 200; return response.status(code).send({ a: 1 }); });", '404 yes, 200 yes'],
  // Helpers.
  ["router.get('/c', ({ response }) => response.created({ a: 1 }));", '201 yes'],
  ["router.get('/c', ({ response }) => response.accepted({ a: 1 }));", '202 yes'],
  ["router.get('/c', ({ response }) => response.noContent());", '204 no'],
  ["router.get('/c', ({ response }) => response.notFound({ e: 1 }));", '404 yes'],
  ["router.get('/c', ({ response }) => response.conflict({ e: 1 }));", '409 yes'],
  ["router.get('/c', ({ response }) => response.unprocessableEntity({ e: 1 }));", '422 yes'],
  ["router.get('/c', ({ response }) => { response.badRequest('no'); });", '400 yes'],
  ["router.get('/c', ({ request, response }) => { if (request.input('a')) return response.forbidden({ e: 1 }); return { a: 1 }; });", '403 yes, 200 yes'],
  // Redirects.
  ["router.get('/c', ({ response }) => { response.redirect('/x'); });", '302 yes'],
  ["router.get('/c', ({ response }) => { response.redirect('/x', false, 301); });", '301 yes'],
  ["router.get('/c', ({ response }) => { response.redirect().toPath('/x'); });", '302 yes'],
  ["router.get('/c', ({ response }) => response.redirect().status(301).toPath('/x'));", '301 yes'],
  ["router.get('/c', ({ response }) => { response.status(303); response.redirect('/x'); });", '303 yes'],
  // Errors.
  ["router.get('/c', () => { throw new Error('b'); });", '!500 yes'],
  ["router.get('/c', () => { throw Object.assign(new Error('b'), { status: 418 }); });", '!418 yes'],
  ["router.get('/c', () => { throw Object.assign(new Error('b'), { statusCode: 418 }); });", '!500 yes'],
  ["router.get('/c', ({ response }) => { response.abort('no'); });", '!400 yes'],
  ["router.get('/c', ({ response }) => { response.abort({ message: 'no' }, 403); });", '!403 yes'],
  ["router.get('/c', ({ request, response }) => { response.abortIf(request.input('a'), 'x', 409); return 'y'; });", '!409 yes, 200 yes'],
  ["router.get('/c', ({ response }) => { response.abortUnless(false, 'x', 404); return 'y'; });", '!404 yes'],
  ["router.get('/c', () => { throw new Exception('taken', { status: 409, code: 'E_TAKEN' }); });", '!409 yes'],
  ["router.get('/c', () => { throw new Exception('failed'); });", '!500 yes'],
  ["class NotFound extends Exception { static status = 404; static code = 'E_NOT_FOUND'; }\nrouter.get('/c', async () => { throw new NotFound('no such thing'); });", '!404 yes'],
  ["const E_TAKEN = createError('%s is taken', 'E_TAKEN', 409);\nrouter.get('/c', () => { throw new E_TAKEN(['a']); });", '!409 yes'],
  ["router.get('/c', () => { throw new errors.E_ROUTE_NOT_FOUND(['GET', '/c']); });", '!404 yes'],
  ["class Refused extends Exception { async handle(error, { response }) { response.status(451).send('no'); } }\nrouter.get('/c', () => { throw new Refused('no'); });", "{the error answers by its method 'handle', which is not followed}"],
  // Controllers.
  [`${controller}\nrouter.get('/c', [Users, 'index']);`, '200 yes'],
  [`${controller}\nrouter.post('/c', [Users, 'store']);`, '201 yes', 'POST /c'],
  [`${controller}\nrouter.get('/c', [Users]);`, '200 yes'],
  [`${controller}\nrouter.delete('/c', [Users, 'destroy']);`, '204 no', 'DELETE /c'],
  [`${controller}\nrouter.put('/c', [Users, 'update']);`, '404 yes, 200 yes', 'PUT /c'],
  [`${controller}\nconst load = async () => ({ default: Users });\nrouter.get('/c', [load, 'show']);`, '200 yes'],
  [`${controller}\nrouter.resource('c', Users).apiOnly();`, '201 yes', 'POST /c'],
  [`${controller}\nrouter.resource('c', Users).only(['index']);`, '200 yes'],
  [`${controller}\nrouter.resource('c', Users).apiOnly().use(['index'], (ctx, next) => ctx.response.unauthorized({ e: 1 }));`, '401 yes'],
  // Other methods, groups and prefixes.
  ["router.route('/c', ['POST', 'PUT'], () => 'x');", '200 yes', 'PUT /c'],
  ["router.any('/c', ({ response }) => response.accepted('x'));", '202 yes', 'PATCH /c'],
  ["router.group(() => { router.get('/d', ({ response }) => response.created('x')); }).prefix('/c');", '201 yes', 'GET /c/d'],
  ["router.group(() => { router.group(() => { router.get('/e', ({ response }) => response.created('x')); }).prefix('/d'); }).prefix('/c');", '201 yes', 'GET /c/d/e'],
  ["router.group(() => { router.get('/d', () => 'x'); }).prefix('/c').use((ctx, next) => ctx.response.unauthorized({ e: 1 }));", '401 yes', 'GET /c/d'],
  ["router.get('/d', () => 'x').prefix('/c');", '200 yes', 'GET /c/d'],
  // Middleware.
  ["router.get('/c', () => 'x').use(async (ctx, next) => { await next(); ctx.response.status(202); });", '202 yes'],
  ["router.get('/c', () => 'x').use((ctx, next) => { if (ctx.request.input('a')) { ctx.response.unauthorized({ e: 1 }); return; } return next(); });", '401 yes, 200 yes'],
  ["router.get('/c', () => 'x').use([(ctx, next) => next(), (ctx, next) => next()]).as('c');", '200 yes'],
  ["class Guard { async handle(ctx, next, options) { if (ctx.request.input('a')) ctx.response.abort('no', options.code); return next(); } }\nconst middleware = router.named({ guard: async () => ({ default: Guard }) });\nrouter.get('/c', () => 'x').use(middleware.guard({ code: 401 }));", '!401 yes, 200 yes'],
];
