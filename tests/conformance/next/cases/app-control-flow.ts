/** Route handlers with branches, helpers, wrappers and errors on their way. */

import { appCase, appFile, each, gets, type NextCase } from '../next-case.js';

const ask = "request.nextUrl.searchParams.get('a')";
const both = { requests: gets('', 'a=1') };

export const appControlFlow: readonly NextCase[] = [
  appCase("() => { try { redirect('/x'); } catch (error) { return Response.json({}, { status: 500 }); } }", { isBuilt: true }),
  appCase("() => { try { notFound(); } catch { return new Response(null, { status: 410 }); } }"),
  appCase("() => { try { redirect('/x'); } finally { JSON.stringify({}); } }"),
  appCase("() => { try { redirect('/x'); } finally { return new Response(null, { status: 204 }); } }"),
  appCase("() => { try { redirect('/x'); } catch (error) { throw error; } }", { isBuilt: true }),
  appCase("() => { try { redirect('/x'); } catch (error) { if (error.message === 'NEXT_REDIRECT') throw error; return new Response(null, { status: 500 }); } }"),
  appCase("() => { try { throw new Error('x'); } catch (error) { return NextResponse.json({ error: error.message }, { status: 400 }); } }"),
  appCase("() => { try { throw new ApiError(409, 'x'); } catch (error) { return NextResponse.json({ error: error.message }, { status: error.status }); } }"),
  appCase("async () => { try { await Promise.reject(new ApiError(409, 'x')); } catch (error) { return fail(error.status, error.message); } }"),
  appCase("() => Promise.reject(new Error('x'))"),
  appCase("() => { redirect('/x'); return Response.json({}); }"),
  appCase(`(request) => ${ask} ? Response.json({}) : Response.json({}, { status: 404 })`, { ...both, isBuilt: true }),
  appCase(`(request) => { if (${ask}) redirect('/x'); return NextResponse.json([]); }`, both),
  appCase(`(request) => { if (${ask}) notFound(); return NextResponse.json([]); }`, { ...both, isBuilt: true }),
  appCase(`(request) => { if (${ask}) return; return NextResponse.json([]); }`, { ...both, isBuilt: true }),
  appCase(`(request) => { if (${ask}) { NextResponse.json({}, { status: 400 }); } return NextResponse.json([]); }`, both),
  appCase(`(request) => NextResponse.json({}, { status: ${ask} ? 201 : 202 })`, { ...both, isBuilt: true }),
  appCase(`(request) => { let status = 200; if (${ask}) status = 404; return NextResponse.json({}, { status }); }`, both),
  appCase(`(request) => { const init = { status: 202 }; if (${ask}) init.status = 203; return new Response('x', init); }`, both),
  appCase("() => { const init = { status: 202 }; return new Response('x', { ...init, headers: { a: 'b' } }); }"),
  appCase("() => { const init = { headers: {}, status: 404 }; const { status, ...rest } = init; return new Response('x', rest); }"),
  appCase("() => { const made = Response.json({}, { status: 202 }); return made.clone(); }"),
  appCase("() => { const made = NextResponse.json({}); made.headers.set('a', 'b'); made.cookies.set('c', 'd'); return made; }", { isBuilt: true }),
  appCase("() => { const made = Response.json({}, { status: 404 }); return Response.json({ ok: made.ok, status: made.status }, { status: made.ok ? 200 : 502 }); }"),
  appCase("() => { const made = Response.json({}, { status: 404 }); return new Response(made.body, { status: made.status }); }"),
  appCase("() => { const made = NextResponse.json({}); made.status = 404; return made; }"),
  appCase('() => ok({})'),
  appCase('() => ok({}, 201)', { isBuilt: true }),
  appCase("() => fail(403, 'Forbidden')"),
  appCase('() => fail(999, "x")'),
  appCase('withAuth(() => ok({}))', { requests: gets('', 'anonymous=1'), isBuilt: true }),
  appCase("withErrors(() => { throw new ApiError(404, 'x'); })", { isBuilt: true }),
  appCase("withErrors(async () => { throw new Error('x'); })"),
  appCase("withErrors(() => redirect('/x'))", { isBuilt: true }),
  appCase("withErrors(withAuth(() => { throw new ApiError(402, 'x'); }))", { requests: gets('', 'anonymous=1') }),
  appCase("byMethod({ GET: () => ok([]) })", { requests: each('GET', 'HEAD') }),
  appCase("byMethod({ POST: () => ok([]) })", { requests: each('GET', 'HEAD') }),
  appCase("(request) => { switch (request.method) { case 'GET': return ok([]); default: return fail(405, 'x'); } }", { requests: each('GET', 'HEAD') }),
  appCase(`(request) => { const answers = { none: () => fail(404, 'x'), some: () => ok({}) }; return answers[${ask} ? 'some' : 'none'](); }`, both),
  appCase(`(request) => { for (const code of [400, 404]) if (${ask} === String(code)) return fail(code, 'x'); return ok({}); }`, { requests: gets('', 'a=400', 'a=404') }),
  appCase("async function (request) { const { a } = Object.fromEntries(new URL(request.url).searchParams); if (!a) return fail(400, 'a is required'); return ok({ a }); }", both),
  appCase('({ nextUrl }) => nextUrl.searchParams.has("a") ? ok({}) : fail(400, "x")', both),
  appCase("async () => { const jar = await cookies(); if (!jar.get('session')) return fail(401, 'x'); return ok({}); }", { isOpen: true, isBuilt: true }),
  appCase("async () => { const given = await headers(); return given.get('authorization') ? ok({}) : fail(401, 'x'); }", { isOpen: true }),
  appCase('async (_request, { params }) => { const { id } = await params; return id ? ok({}) : fail(404, "x"); }', { isOpen: true }),
  appCase('async () => { (await cookies()).set("a", "b"); return new Response(null, { status: 204 }); }', { isBuilt: true }),
  appCase("async () => { const found = await Promise.all([ok({}), fail(404, 'x')]); return found[1]; }"),
  appCase('() => new Promise((resolve) => resolve(ok({}, 202)))'),
  appCase("(request) => { try { return new URL(request.url).searchParams.get('a') ? ok({}) : fail(400, 'x'); } catch { return fail(500, 'x'); } }", both),
  appCase("(request) => { try { return NextResponse.redirect(new URL('/x', request.nextUrl)); } catch { return fail(500, 'x'); } }", { isBuilt: true }),
  appCase("(request) => { try { return NextResponse.redirect(new URL(request.nextUrl.searchParams.get('a') ?? 'x')); } catch { return fail(400, 'x'); } }", { requests: gets('', 'a=http://x') }),
  appCase("(request) => { try { return request.headers.get('x-a') || request.cookies.get('a') ? ok({}) : fail(401, 'x'); } catch { return fail(500, 'x'); } }", { isOpen: true }),
  appCase('() => forbidden()', { isOpen: true }),
  appCase('() => unauthorized()', { isOpen: true }),
  appCase("() => { class NotFound extends NextResponse { constructor(what) { super(JSON.stringify({ error: `${what} not found` }), { status: 404 }); this.what = what; } } return new NotFound('x'); }"),
  appCase("() => { class Created extends Response { constructor(body) { super(body, { status: 201 }); } } return new Created('x'); }"),
  appFile(
    'every way to export a handler',
    `export async function GET() { return ok([]); }
const remove = () => new Response(null, { status: 204 });
export { remove as DELETE };
export const PUT = () => ok({}, 202), PATCH = PUT;
export const { POST } = { POST: () => ok({}, 201) };
export default GET;`,
    each('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'),
  ),
  {
    ...appFile('a body that is no JSON', 'export async function POST(request) { const { name } = await request.json(); return name ? ok({}, 201) : fail(400, "name"); }', [
      { method: 'POST', body: '{' },
      { method: 'POST', body: '{}' },
      { method: 'POST', body: '{"name":"x"}' },
    ]),
    isOpen: true,
    isBuilt: true,
  },
  {
    ...appFile(
      'a body that is checked in a try',
      `export async function POST(request) {
  let body;
  try { body = await request.json(); } catch { return fail(400, 'no JSON'); }
  if (!body.name) return fail(422, 'name');
  return ok(body, 201);
}`,
      [
        { method: 'POST', body: '{' },
        { method: 'POST', body: '{}' },
        { method: 'POST', body: '{"name":"x"}' },
      ],
    ),
    isBuilt: true,
  },
];
