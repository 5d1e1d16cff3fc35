/** Configurations of Payload 3, each with what is inferred of the answer to a request: the code, and whether there are bytes of a body. */

import type { ServedCase } from '../web/served-case.js';

/** A handler for `GET /api/c`. */
const root = (handler: string, inferred: string): ServedCase => [`serve({ endpoints: [{ path: '/c', method: 'get', handler: ${handler} }] });`, inferred, 'GET /api/c'];
const config = (members: string, inferred: string, request: string): ServedCase => [`serve({ ${members} });`, inferred, request];

export const cases: readonly ServedCase[] = [
  // Returned values.
  root('() => Response.json({ a: 1 })', '200 yes'),
  root('async () => Response.json({ a: 1 })', '200 yes'),
  root('async () => Response.json({ a: 1 }, { status: 201 })', '201 yes'),
  root("async () => new Response('t', { status: 202 })", '202 yes'),
  root('async () => new Response(null, { status: 204 })', '204 no'),
  root('async () => new Response()', '200 no'),
  root("async () => Response.redirect('http://localhost/x')", '302 no'),
  root("async () => Response.redirect('http://localhost/x', 307)", '307 no'),
  root('async () => Response.json({}, { status: 204 })', '!500 yes'),
  root("async () => new Response('', { status: 600 })", '!500 yes'),
  root('async () => Response.error()', '500 yes'),
  root('async () => {}', '500 yes'),
  root('async () => null', '500 yes'),
  root("async () => 's'", '200 no'),
  root('async () => ({ a: 1 })', '200 no'),
  root('async () => ({ status: 201 })', '{what is returned is no Response}'),
  root("async (req) => (req.headers.get('x') === null ? Response.json({}) : Response.json({}, { status: 404 }))", '200 yes, 404 yes'),
  root("async (req) => { if (!req.user) return Response.json({ error: 'forbidden' }, { status: 403 }); return Response.json({}); }", '403 yes, 200 yes'),
  root('async () => { const init = { status: 409 }; return Response.json({}, init); }', '409 yes'),
  root('async () => fail(422)', '422 yes'),
  root('guarded(async () => Response.json({ a: 1 }))', '401 yes, 200 yes'),
  // Thrown values.
  root("async () => { throw new Error('x'); }", '!500 yes'),
  root("async () => { throw new APIError('x'); }", '!500 yes'),
  root("async () => { throw new APIError('x', 409); }", '!409 yes'),
  root("async () => { throw new APIError('x', 400, { a: 1 }, true); }", '!400 yes'),
  root('async () => { throw new NotFound(); }', '!404 yes'),
  root('async () => { throw new Forbidden(); }', '!403 yes'),
  root('async () => { throw new AuthenticationError(); }', '!401 yes'),
  root('async () => { throw new UnauthorizedError(); }', '!401 yes'),
  root("async () => { throw new Locked('x'); }", '!423 yes'),
  root('async () => { throw new MissingFile(); }', '!400 yes'),
  root('async () => { throw new FileUploadError(); }', '!400 yes'),
  root("async () => { throw new ValidationError({ errors: [{ message: 'm', path: 'p' }] }); }", '!400 yes'),
  root("async () => { throw new QueryError([{ path: 'p' }]); }", '!400 yes'),
  root("async () => { throw new InvalidConfiguration('x'); }", '!500 yes'),
  root("async () => { const error = new Error('x'); error.status = 418; throw error; }", '!418 yes'),
  root("async () => { const error = new Error('x'); error.statusCode = 418; throw error; }", '!500 yes'),
  root("async () => { const error = new Error('x'); error.status = 0; throw error; }", '!500 yes'),
  root("async () => { class Gone extends APIError { constructor() { super('gone', 410); } } throw new Gone(); }", '!410 yes'),
  root('async () => { try { throw new NotFound(); } catch (error) { if (error instanceof APIError) return Response.json({}, { status: error.status }); throw error; } }', '404 yes'),
  root('async () => { try { throw new NotFound(); } catch { return Response.json({}, { status: 200 }); } }', '200 yes'),
  root("async () => { try { throw new Error('x'); } catch (error) { throw new APIError('y', 503); } }", '!503 yes'),
  root('async () => { throw { status: 404 }; }', '!404 yes'),
  // Where endpoints stand.
  config("endpoints: [{ path: '/:id/c', method: 'post', handler: async () => Response.json({}, { status: 201 }) }]", '201 yes', 'POST /api/:id/c'),
  config("endpoints: [{ path: '/c', method: 'delete', handler: async () => new Response(null, { status: 204 }) }]", '204 no', 'DELETE /api/c'),
  config("collections: [{ slug: 'posts', fields: [], endpoints: [{ path: '/:id/c', method: 'get', handler: async () => Response.json({}, { status: 206 }) }] }]", '206 yes', 'GET /api/posts/:id/c'),
  config("collections: [{ slug: 'posts', fields: [], endpoints: [{ path: '/', method: 'put', handler: async () => Response.json({}, { status: 202 }) }] }]", '202 yes', 'PUT /api/posts'),
  config("globals: [{ slug: 'menu', fields: [], endpoints: [{ path: '/c', method: 'patch', handler: async () => Response.json({}, { status: 202 }) }] }]", '202 yes', 'PATCH /api/globals/menu/c'),
  config("routes: { api: '/rest' }, endpoints: [{ path: '/c', method: 'get', handler: async () => Response.json({}, { status: 202 }) }]", '202 yes', 'GET /rest/c'),
  // Hooks of errors are not followed.
  config("hooks: { afterError: [() => ({ status: 418 })] }, endpoints: [{ path: '/c', method: 'get', handler: async () => { throw new NotFound(); } }]", '{what handles the error is not known}', 'GET /api/c'),
  config("collections: [{ slug: 'posts', fields: [], hooks: { afterError: [() => ({ status: 418 })] }, endpoints: [{ path: '/c', method: 'get', handler: async () => { throw new NotFound(); } }] }]", '{what handles the error is not known}', 'GET /api/posts/c'),
];
