/** Programs of itty-router 6, each with what is inferred of the answer to a request: the code, and whether bytes of a body are handed over. */

import type { ServedCase } from '../web/served-case.js';

/** A handler for `GET /c` of an AutoRouter. */
const auto = (handler: string, inferred: string): ServedCase => [`const router = AutoRouter(); router.get('/c', ${handler});`, inferred];
/** A handler for `GET /c` of a router that is made with these options. */
const made = (router: string, handler: string, inferred: string): ServedCase => [`const router = ${router}; router.get('/c', ${handler});`, inferred];

const NO_RESPONSE = '{no Response is given, and what the runtime answers then is not known}';

export const cases: readonly ServedCase[] = [
  // Returned values.
  auto('() => ({ a: 1 })', '200 yes'),
  auto('async () => ({ a: 1 })', '200 yes'),
  auto("() => 's'", '200 yes'),
  auto("() => ''", '200 yes'),
  auto('() => 42', '200 yes'),
  auto('() => false', '200 yes'),
  auto('() => []', '200 yes'),
  auto('() => null', '404 yes'),
  auto('() => {}', '404 yes'),
  auto("() => new Response('r', { status: 201 })", '201 yes'),
  auto('() => Response.json({ a: 1 }, { status: 422 })', '422 yes'),
  // What makes a response.
  auto('() => json({ a: 1 })', '200 yes'),
  auto('() => json({ a: 1 }, { status: 201 })', '201 yes'),
  auto('() => json({ a: 1 }, 201)', '200 yes'),
  auto('() => json(undefined)', '404 yes'),
  auto("() => json(new Response('r', { status: 202 }))", '202 yes'),
  auto("() => text('t', { status: 202 })", '202 yes'),
  auto("() => html('<p>')", '200 yes'),
  auto('() => status(204)', '204 no'),
  auto('() => status(304)', '304 no'),
  auto('() => status(201)', '201 no'),
  auto('() => error(404)', '404 yes'),
  auto("() => error(400, 'bad')", '400 yes'),
  auto("() => error(409, { code: 'TAKEN' })", '409 yes'),
  auto('() => error()', '500 yes'),
  auto("() => error(new StatusError(410, 'gone'))", '410 yes'),
  auto("() => error(new Error('x'))", '500 yes'),
  auto('() => json({}, { status: 204 })', '!500 yes'),
  auto('() => json({}, { status: 600 })', '!500 yes'),
  auto('() => error(204)', '!500 yes'),
  // Errors.
  auto("() => { throw new Error('x'); }", '!500 yes'),
  auto("async () => { throw new Error('x'); }", '!500 yes'),
  auto('() => { throw new StatusError(404); }', '!404 yes'),
  auto("() => { throw new StatusError(409, { error: 'taken' }); }", '!409 yes'),
  auto('() => { throw new StatusError(); }', '!500 yes'),
  auto("() => { throw Object.assign(new Error('b'), { status: 418 }); }", '!418 yes'),
  ["class Gone extends StatusError { constructor() { super(410, 'gone'); } } const router = AutoRouter(); router.get('/c', () => { throw new Gone(); });", '!410 yes'],
  // Handlers in turn.
  ["const router = AutoRouter(); router.get('/c', () => {}, () => status(204));", '204 no'],
  ["const router = AutoRouter(); router.get('/c', (request) => { if (!request.headers.get('authorization')) return error(401); }, () => ({ a: 1 }));", '401 yes, 200 yes'],
  ["const router = AutoRouter(); router.get('/c', (request) => { request.user = { id: 1 }; }, (request) => (request.user ? json({}, { status: 201 }) : error(401)));", '201 yes'],
  ["const router = Router({ catch: error, finally: [json] }); router.post('/c', withContent, () => json({ a: 1 }, { status: 201 }));", '201 yes', 'POST /c'],
  ["const router = AutoRouter(); router.get('/c', withParams, () => status(204));", '204 no'],
  ["const router = AutoRouter(); router.get('/c', () => {}); router.all('*', () => error(410));", '410 yes'],
  ["const router = AutoRouter(); router.all('/c', () => {}).get('/c', () => status(204));", '204 no'],
  ["const router = AutoRouter(); router.all('*', () => json({}, { status: 202 })); router.get('/d', () => ({}));", '202 yes', 'GET *'],
  // Registration.
  ["const router = AutoRouter(); router.post('/c', async () => json({}, { status: 201 }));", '201 yes', 'POST /c'],
  ["const router = AutoRouter(); router.put('/c', () => ({})).delete('/c', () => status(204));", '204 no', 'DELETE /c'],
  ["const router = AutoRouter(); router.all('/c', (request) => (request.method === 'POST' ? json({}, { status: 201 }) : {}));", '201 yes', 'POST /c'],
  ["const router = AutoRouter(); router.all('/c', (request) => (request.method === 'POST' ? json({}, { status: 201 }) : {}));", '200 yes', 'PUT /c'],
  ["const router = AutoRouter({ base: '/api' }); router.get('/c', () => status(204));", '204 no', 'GET /api/c'],
  ["const api = AutoRouter({ base: '/api' }); api.get('/c', () => status(204)); const router = AutoRouter(); router.all('/api/*', api.fetch);", '204 no', 'GET /api/c'],
  ["const api = Router({ base: '/api' }); api.get('/c', () => ({ a: 1 })); const router = AutoRouter(); router.all('/api/*', api.fetch);", '200 yes', 'GET /api/c'],
  ["const api = IttyRouter({ base: '/api' }); api.get('/c', () => { throw new StatusError(409); }); const router = AutoRouter(); router.all('/api/*', api.fetch);", '!409 yes', 'GET /api/c'],
  // Options.
  made('AutoRouter({ missing: () => error(410) })', '() => {}', '410 yes'),
  made("AutoRouter({ missing: () => ({ error: 'x' }) })", '() => {}', '200 yes'),
  made("AutoRouter({ catch: (e) => error(503, e.message) })", "() => { throw new Error('x'); }", '!503 yes'),
  made("AutoRouter({ catch: () => ({ error: 'x' }) })", "() => { throw new Error('x'); }", '!200 yes'),
  made('AutoRouter({ before: [() => error(401)] })', '() => ({})', ''),
  made('AutoRouter({ before: [(request) => { request.user = 1; }] })', '(request) => (request.user ? status(204) : error(401))', '204 no'),
  made("AutoRouter({ finally: [() => json({}, { status: 202 })] })", '() => ({})', '202 yes'),
  made("AutoRouter({ finally: [(response) => { response.headers.set('x', 'y'); }] })", '() => status(204)', '204 no'),
  made('AutoRouter({ format: text })', "() => 't'", '200 yes'),
  made('Router({ catch: error, finally: [json] })', '() => ({ a: 1 })', '200 yes'),
  made('Router({ catch: error, finally: [json] })', '() => { throw new StatusError(404); }', '!404 yes'),
  made('Router({ finally: [(response) => response ?? error(404), json] })', '() => {}', '404 yes'),
  made('Router()', '() => json({})', '200 yes'),
  made('Router()', '() => ({ a: 1 })', NO_RESPONSE),
  made('Router()', '() => {}', NO_RESPONSE),
  made('IttyRouter()', '() => status(204)', '204 no'),
  made('IttyRouter()', "() => { throw new Error('x'); }", '{the error leaves the router, and what the runtime answers then is not known}'),
  made('AutoRouter({ before: [cors().preflight], finally: [cors().corsify] })', '() => json({}, { status: 201 })', "{what 'corsify' makes of the status depends on its version}, {what is answered to preflight requests is not known}"),
  made('AutoRouter({ before: [cors().preflight] })', '() => json({}, { status: 201 })', '201 yes, {what is answered to preflight requests is not known}'),
];
