/** HTTP functions of Azure Functions, each with what is inferred of the answer to a request. */

import type { ServedCase } from '../web/served-case.js';

const get = (handler: string): string => `app.get('c', ${handler});`;

export const cases: readonly ServedCase[] = [
  // What a result says.
  [get("() => ({ status: 201, jsonBody: { a: 1 } })"), '201 yes'],
  [get("async () => ({ status: 201, body: 'x' })"), '201 yes'],
  [get("async () => ({ body: 'x' })"), '200 yes'],
  [get("async () => ({ jsonBody: { a: 1 } })"), '200 yes'],
  [get("async () => ({ jsonBody: [] })"), '200 yes'],
  [get("async () => ({})"), '200 no'],
  [get("async () => ({ message: 'x' })"), '200 no'],
  [get("async () => ([])"), '200 no'],
  [get("async () => ({ status: 204 })"), '204 no'],
  [get("async () => ({ status: 404, jsonBody: null })"), '404 no'],
  [get("async () => ({ status: 404, jsonBody: undefined, body: 'x' })"), '404 yes'],
  [get("async () => ({ status: 409, jsonBody: null, body: 'x' })"), '409 yes'],
  [get("async () => ({ status: 400, body: '', jsonBody: { a: 1 } })"), '400 yes'],
  [get("async () => ({ status: undefined, body: 'x' })"), '200 yes'],
  [get("async () => ({ status: '201', body: 'x' })"), '201 yes'],
  [get("async () => ({ status: '204', body: 'x' })"), '500 unknown'],
  [get("async () => ({ status: 302, headers: { location: '/x' } })"), '302 no'],
  [get("async () => { const result = { status: 200 }; result.status = 404; return result; }"), '404 no'],
  [get("async () => { const base = { status: 409 }; return { ...base, body: 'x' }; }"), '409 yes'],
  [get("async (request) => (request.query.get('x') ? { status: 200, body: 'a' } : { status: 404, body: 'b' })"), '200 yes, 404 yes'],
  [get("async (request) => ({ status: request.query.get('x') ? 200 : 404, body: 'a' })"), '200 yes, 404 yes'],
  // Statuses that are not sent.
  [get("async () => ({ statusCode: 201, body: 'x' })"), '200 yes'],
  [get("async () => ({ status: 202, statusCode: 201, body: 'x' })"), '202 yes'],
  [get("async () => ({ status: 999 })"), '500 unknown'],
  [get("async () => ({ status: null })"), '500 unknown'],
  [get("async () => ({ status: 100 })"), '500 unknown'],
  // What is no object.
  [get("() => {}"), '204 no'],
  [get("async () => null"), '204 no'],
  [get("async () => 42"), '500 unknown'],
  [get("async () => 'x'"), '500 unknown'],
  // Responses.
  [get("async () => new HttpResponse()"), '200 no'],
  [get("async () => new HttpResponse({ status: 201, jsonBody: { a: 1 } })"), '201 yes'],
  [get("async () => new HttpResponse({ statusCode: 201, body: 'x' })"), '200 yes'],
  [get("async () => new HttpResponse({ status: 999 })"), '!500 unknown'],
  [get("async () => new Response('r', { status: 202 })"), '202 yes'],
  [get("async () => Response.json({ a: 1 }, { status: 422 })"), '422 yes'],
  [get("async () => new Response(null, { status: 204 })"), '204 no'],
  [get("async () => Response.error()"), '500 unknown'],
  // Errors.
  [get("() => { throw new Error('x'); }"), '!500 unknown'],
  [get("async () => { throw Object.assign(new Error('x'), { status: 404 }); }"), '!500 unknown'],
  [get("async () => { try { throw new Error('x'); } catch (error) { return { status: 503, jsonBody: { message: error.message } }; } }"), '503 yes'],
  // How functions are registered.
  ["app.http('c', { methods: ['GET'], authLevel: 'anonymous', handler: async () => ({ status: 201 }) });", '201 no'],
  ["app.http('n', { methods: ['POST', 'PUT'], route: 'c', handler: async () => ({ status: 201 }) });", '201 no', 'PUT /c'],
  ["app.http('n', { route: 'c/{id:int}', handler: async () => ({ status: 202 }) });", '202 no', 'POST /c/:id'],
  ["app.http('n', { route: 'c/{*rest}', methods: ['GET'], handler: async () => ({ status: 202 }) });", '202 no', 'GET /c/:rest'],
  ["app.http('c', { methods: ['GET', 'POST'], handler: async (request) => request.method === 'POST' ? { status: 201 } : { status: 200 } });", '201 no', 'POST /c'],
  ["app.post('c', async () => ({ status: 201 }));", '201 no', 'POST /c'],
  ["app.put('n', { route: 'c', handler: async () => ({ status: 202 }) });", '202 no', 'PUT /c'],
  ["app.patch('c', { handler: async () => ({ status: 202 }) });", '202 no', 'PATCH /c'],
  ["app.deleteRequest('c', async (request, context) => { context.log('x'); return { status: 204 }; });", '204 no', 'DELETE /c'],
  ["const options = { methods: ['GET'], authLevel: 'function' }; app.http('c', { ...options, handler: async () => ({ status: 206 }) });", '206 no'],
];
