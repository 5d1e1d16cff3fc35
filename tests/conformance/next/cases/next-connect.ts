/** Routes that next-connect gives a handler for each method: 1.0 and 0.13 in the pages API, and its router of the edge in app routes. */

import { each, gets, type NextCase, type NextRequest } from '../next-case.js';

const library = "import { ApiError, fail, ok } from '../../lib/api';";
const methods = each('GET', 'POST', 'DELETE');

type Options = Partial<Pick<NextCase, 'isOpen' | 'isSilent' | 'requests'>>;

/** `router` is made by 1.0; the text ends with the default export. */
function version1(text: string, { requests = methods, ...rest }: Options = {}): NextCase {
  return { name: `next-connect 1: ${text}`, router: 'pages', source: `import { createRouter } from 'next-connect';\n${library}\nconst router = createRouter();\n${text}\n`, requests, ...rest };
}

/** `nc` is the function of 0.13. */
function version0(text: string, { requests = methods, ...rest }: Options = {}): NextCase {
  const source = `import nc from 'next-connect';\n${library}\n${text}\n`;
  return { name: `next-connect 0: ${text}`, router: 'pages', source, requests, installedAs: { 'next-connect': 'next-connect-v0' }, ...rest };
}

function edge(text: string, requests: readonly NextRequest[] = each('GET', 'POST')): NextCase {
  return { name: `next-connect at the edge: ${text}`, router: 'app', source: `import { createEdgeRouter } from 'next-connect';\nconst router = createEdgeRouter();\n${text}\n`, requests };
}

const HANDLER = 'export default router.handler();';
const RUN = 'export async function GET(request, context) { return router.run(request, context); }\nexport async function POST(request, context) { return router.run(request, context); }';
const asked = { requests: [...gets('', 'anonymous=1'), { method: 'POST' }] };

const of1: readonly NextCase[] = [
  version1(`router.get((req, res) => { res.json([]); });\n${HANDLER}`, { requests: each('GET', 'POST', 'DELETE', 'HEAD', 'OPTIONS') }),
  version1(`router.get((req, res) => { res.json([]); }).post((req, res) => { res.status(201).json({}); });\n${HANDLER}`),
  version1(`router.put((req, res) => ok(res, {})).patch((req, res) => ok(res, {}, 202)).delete((req, res) => { res.status(204).end(); });\n${HANDLER}`, { requests: each('PUT', 'PATCH', 'DELETE', 'GET') }),
  version1(`router.all((req, res) => { res.status(202).end(); });\n${HANDLER}`),
  version1(`router.get((req, res) => { res.json([]); });\nrouter.all((req, res) => { res.status(410).end(); });\n${HANDLER}`),
  version1(`router.head((req, res) => { res.status(204).end(); });\nrouter.get((req, res) => { res.json([]); });\n${HANDLER}`, { requests: each('HEAD', 'GET', 'POST') }),
  version1(`router.use((req, res, next) => (req.query.anonymous ? fail(res, 401, 'Unauthorized') : next()));\nrouter.get((req, res) => { res.json([]); });\n${HANDLER}`, asked),
  version1(`router.use(async (req, res, next) => { if (req.query.anonymous) return res.status(401).end(); await next(); });\nrouter.get(async (req, res) => { res.json([]); });\n${HANDLER}`, asked),
  version1(`router.use((req, res) => { res.status(500).end(); });\n${HANDLER}`),
  version1(`router.use((req, res, next) => next());\nrouter.post((req, res) => ok(res, {}, 201));\n${HANDLER}`),
  version1(`router.get((req, res, next) => next(), (req, res) => { res.status(203).end(); });\n${HANDLER}`, { requests: each('GET', 'POST') }),
  version1(`router.get((req, res, next) => next());\nrouter.get((req, res) => { res.status(203).end(); });\n${HANDLER}`, { requests: each('GET', 'POST') }),
  version1(`router.get((req, res, next) => next());\n${HANDLER}`, { requests: each('GET', 'POST') }),
  version1(`router.get((req, res, next) => next(new ApiError(404, 'x')), (req, res) => { res.status(203).end(); });\n${HANDLER}`, { requests: each('GET', 'POST') }),
  version1(`router.get(() => { throw new Error('x'); });\n${HANDLER}`, { requests: each('GET', 'POST') }),
  version1(`router.get(async () => { throw new ApiError(404, 'x'); });\n${HANDLER}`, { requests: each('GET', 'POST') }),
  version1("router.get(async () => { throw new ApiError(404, 'x'); });\nexport default router.handler({ onError: (error, req, res) => { res.status(error.status || 500).end(error.message); } });", { requests: each('GET', 'POST') }),
  version1("router.get(() => { throw new Error('x'); }).post(() => { throw new ApiError(409, 'x'); });\nexport default router.handler({ onError(error, req, res) { if (error instanceof ApiError) return fail(res, error.status, error.message); fail(res, 503, 'x'); } });"),
  version1("router.get((req, res) => { res.json([]); });\nexport default router.handler({ onNoMatch: (req, res) => { res.status(405).end(); } });"),
  version1("router.get((req, res) => { res.json([]); });\nexport default router.handler({ onNoMatch: (req, res) => { res.setHeader('Allow', 'GET'); fail(res, 405, `Method ${req.method} not allowed`); }, onError: (error, req, res) => { fail(res, 500, 'x'); } });"),
  version1("router.get((req, res) => { res.json([]); });\nexport default router.handler({ onNoMatch: () => { throw new ApiError(405, 'x'); }, onError: (error, req, res) => { fail(res, error.status, 'x'); } });"),
  version1("router.get(() => { throw new ApiError(404, 'x'); });\nexport default router.handler({ onError: (error) => { throw error; } });", { requests: each('GET', 'POST') }),
  version1("router.use(async (req, res, next) => { try { await next(); } catch (error) { fail(res, error.status, 'x'); } });\nrouter.get(async () => { throw new ApiError(422, 'x'); });\nexport default router.handler();", { requests: each('GET', 'POST') }),
  version1(`const inner = createRouter().use((req, res, next) => (req.query.anonymous ? fail(res, 401, 'x') : next()));\nrouter.use(inner).get((req, res) => { res.json([]); });\n${HANDLER}`, asked),
  version1(`const inner = createRouter().post((req, res) => ok(res, {}, 201));\nrouter.use(inner).get((req, res) => { res.json([]); });\n${HANDLER}`),
  version1(`router.use('/', (req, res, next) => next()).get('', (req, res) => { res.json([]); }).post('*', (req, res) => ok(res, {}, 201));\n${HANDLER}`),
  version1('router.get((req, res) => { res.json([]); });\nexport default async (req, res) => { await router.run(req, res); if (!res.headersSent) res.status(405).end(); };'),
  version1('router.get(() => { throw new ApiError(404, "x"); });\nconst handler = router.handler();\nexport default async function route(req, res) { return handler(req, res); }', { requests: each('GET', 'POST') }),
  version1(`router.all(async (req, res) => {});\n${HANDLER}`, { requests: each('GET'), isSilent: true }),
  version1(`router.get('/api/:name', (req, res) => { res.json([]); }).get('/other', (req, res) => { res.status(410).end(); });\n${HANDLER}`, { isOpen: true }),
  version1(`if (process.env.NEXT_RUNTIME === 'nodejs') router.get((req, res) => { res.json([]); });\n${HANDLER}`, { isOpen: true }),
  version1(`import { expressWrapper } from 'next-connect';\nrouter.use(expressWrapper((req, res, next) => next())).get((req, res) => { res.json([]); });\n${HANDLER}`, { isOpen: true }),
];

const of0: readonly NextCase[] = [
  version0('export default nc().get((req, res) => { res.json([]); });'),
  version0('const handler = nc();\nhandler.get((req, res) => { res.json([]); });\nhandler.post(async (req, res) => ok(res, {}, 201));\nexport default handler;'),
  version0("export default nc({ onNoMatch: (req, res) => { fail(res, 405, `Method '${req.method}' not allowed`); } }).get((req, res) => { res.json([]); });"),
  version0("export default nc({ onError(error, req, res) { fail(res, 501, error.message); } }).get(() => { throw new Error('x'); }).post(async () => { throw new ApiError(409, 'x'); });"),
  version0("export default nc().get(() => { throw new Error('x'); }).post(async () => { throw new ApiError(409, 'x'); });"),
  version0("export default nc().get((req, res, next) => { next(new ApiError(404, 'x')); }, (req, res) => { res.json([]); });", { requests: each('GET', 'POST') }),
  version0("export default nc().get((req, res, next) => { next(); }, (req, res) => { res.status(203).end(); });", { requests: each('GET', 'POST') }),
  version0("export default nc().get((req, res, next) => { next(); });", { requests: each('GET', 'POST') }),
  version0("export default nc().use((req, res, next) => { if (req.query.anonymous) return fail(res, 401, 'x'); next(); }).get((req, res) => { res.json([]); });", asked),
  version0("export default nc().use((req, res) => { res.status(503).end(); });"),
  version0("const inner = nc().use((req, res, next) => { if (req.query.anonymous) return fail(res, 401, 'x'); next(); });\nexport default nc().use(inner).get((req, res) => { res.json([]); });", asked),
  version0("export default nc({ onError: (error, req, res, next) => { next(); } }).get(() => { throw new Error('x'); }, (req, res) => { res.status(203).end(); });", { requests: each('GET', 'POST') }),
  version0('export default nc().all((req, res) => { res.status(202).end(); });'),
  version0("export default nc({ attachParams: true }).get('*', (req, res) => { res.json([]); }).options((req, res) => { res.status(204).end(); });", { requests: each('GET', 'OPTIONS', 'POST') }),
  version0("export default nc({ onError: (error) => { throw error; } }).all(() => { throw new Error('x'); });", { requests: each('GET'), isSilent: true }),
];

const atEdge: readonly NextCase[] = [
  edge(`router.get(() => Response.json([])).post(() => new Response(null, { status: 201 }));\n${RUN}`),
  edge(`router.get(() => Response.json([]));\n${RUN}`),
  edge(`router.use((request, context, next) => (request.nextUrl.searchParams.get('anonymous') ? new Response('x', { status: 401 }) : next())).get(async () => Response.json([]));\n${RUN}`, [...gets('', 'anonymous=1'), { method: 'POST' }, { method: 'POST', query: 'anonymous=1' }]),
  edge("router.get(() => Response.json([]));\nconst handler = router.handler();\nexport { handler as GET, handler as POST };"),
  edge("router.get(() => { throw new Error('x'); });\nexport const GET = router.handler();", gets('')),
  edge("router.get(() => { throw new Error('x'); });\nexport const GET = router.handler({ onError: () => new Response('x', { status: 503 }) });", gets('')),
  edge("router.get(() => Response.json([]));\nconst handler = router.handler({ onNoMatch: () => new Response(null, { status: 405 }) });\nexport const GET = handler;\nexport const POST = handler;"),
];

export const nextConnectCases: readonly NextCase[] = [...of1, ...of0, ...atEdge];
