/** What route handlers of Next.js' app router answer, as it was measured, and which files are routes. */

import { describe, expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const head = "import { NextResponse } from 'next/server';\nimport { forbidden, notFound, permanentRedirect, redirect } from 'next/navigation';\n";
const manifest = { name: 'p', dependencies: { next: '^16.0.0' } };
const file = 'app/api/users/route.ts';

function modelOf(text: string, files: Readonly<Record<string, unknown>> = {}, name = file) {
  const project = createProject({ 'package.json': manifest, ...files, [name]: text });
  return { project, model: modelInProject(project, name, text) };
}

/** One line for each answer: the code, whether it has a body, and its line in the file. */
function says(text: string, files?: Readonly<Record<string, unknown>>, name?: string): readonly string[] {
  return modelOf(text, files, name).model.routes.map(({ method, path, outcome }) => `${method ?? '?'} ${path ?? '?'}, ${sayResponses(outcome)}`);
}

/** Of one handler: its answers. */
const answers = (handler: string): string => (says(`${head}export const GET = ${handler};`)[0] ?? '').replace('GET /api/users, ', '');

describe('a handler of a route file', () => {
  it.each([
    ['() => {}', '500 no'],
    ['() => null', '500 no'],
    ["() => 's'", '500 no'],
    ['() => ({ a: 1 })', '500 no'],
    ["() => new Response('r')", '200 yes'],
    ["() => new Response('r', { status: 201 })", '201 yes'],
    ['() => new Response()', '200 no'],
    ['() => new Response(null, { status: 204 })', '204 no'],
    ["() => new Response('x', { status: 204 })", '!500 no'],
    ["() => new Response('', { status: 204 })", '!500 no'],
    ['() => Response.json({ a: 1 }, { status: 204 })', '!500 no'],
    ['() => NextResponse.json(null, { status: 204 })', '!500 no'],
    ['() => Response.json({ a: 1 })', '200 yes'],
    ['() => NextResponse.json({ a: 1 }, { status: 201 })', '201 yes'],
    ['() => NextResponse.json(undefined)', '!500 no'],
    ["() => new NextResponse('x', { status: 201 })", '201 yes'],
    ["() => Response.redirect('http://localhost/x')", '302 no'],
    ["() => Response.redirect('http://localhost/x', 301)", '301 no'],
    ["() => Response.redirect('/x')", '!500 no'],
    ["() => Response.redirect('http://localhost/x', 200)", '!500 no'],
    ["() => NextResponse.redirect('http://localhost/x')", '307 no'],
    ["() => NextResponse.redirect('http://localhost/x', 301)", '301 no'],
    ["() => NextResponse.redirect('http://localhost/x', { status: 308 })", '308 no'],
    ["() => NextResponse.redirect('http://localhost/x', 200)", '!500 no'],
    ["() => NextResponse.redirect('/x')", '!500 no'],
    ["() => NextResponse.rewrite('http://localhost/x')", '500 no'],
    ['() => NextResponse.next()', '500 no'],
    ["() => redirect('/x')", '!307 no'],
    ["() => permanentRedirect('/x')", '!308 no'],
    ['() => notFound()', '!404 no'],
    ['() => forbidden()', "{whether the configuration has 'experimental.authInterrupts' is not known}"],
    ["() => { try { redirect('/x'); } catch (e) { return Response.json({}, { status: 500 }); } }", '500 yes'],
    ["() => { throw new Error('boom'); }", '!500 no'],
    ["() => { throw Object.assign(new Error('b'), { status: 404 }); }", '!500 no'],
    ["() => { throw new Response('t', { status: 418 }); }", '!500 no'],
    ["() => new Response('x', { status: 999 })", '!500 no'],
    ["() => new Response('x', { status: '201' })", '201 yes'],
    ["() => new Response('x', { status: NaN })", '!500 no'],
    ["() => new Response('x', { status: undefined })", '200 yes'],
    ['() => Response.error()', '500 no'],
    ['async () => { const made = Response.json({}); return made.clone(); }', '200 yes'],
    ['async (request) => Response.json({}, { status: request.headers.get("x") ? 201 : 202 })', '201 yes, 202 yes'],
    ['async () => { const init = { status: 202 }; return new Response("x", { ...init }); }', '202 yes'],
    ['async () => { const upstream = await fetch("http://x"); return new Response(upstream.body, upstream); }', "? unknown"],
    ['async () => fetch("http://x")', "{the result of 'fetch' is not known}"],
    ['async (request) => request.method === "GET" ? Response.json({}) : Response.json({}, { status: 405 })', '200 yes, 405 yes'],
  ])('%s', (handler, expected) => {
    expect(answers(handler)).toBe(expected);
  });
});

describe('a route file', () => {
  it('has a route for each export that is named as a method', () => {
    const text = `${head}export async function GET() { return Response.json({}); }
const remove = () => new Response(null, { status: 204 });
const update = () => Response.json({});
export { remove as DELETE };
export const PUT = update, PATCH = PUT;
export { POST } from './create';
export const { HEAD } = { HEAD: () => new Response() };
export default GET;`;
    const create = "export const POST = () => Response.json({}, { status: 201 });";
    expect(says(text, { 'app/api/users/create.ts': create })).toEqual([
      'GET /api/users, 200 yes',
      'HEAD /api/users, 200 no',
      'POST /api/users, 201 yes',
      'PUT /api/users, 200 yes',
      'DELETE /api/users, 204 no',
      'PATCH /api/users, 200 yes',
    ]);
  });

  it.each([
    ['src/app/(admin)/users/[id]/route.ts', '/users/:id'],
    ['app/files/[...path]/route.js', '/files/:path+'],
    ['app/files/[[...path]]/route.ts', '/files/:path*'],
    ['app/route.ts', '/'],
    ['app/@modal/users/route.ts', '/users'],
  ])('%s is the route %s', (name, path) => {
    expect(says('export const GET = () => Response.json({});', {}, name)).toEqual([`GET ${path}, 200 yes`]);
  });

  it.each(['app/_private/route.ts', 'lib/route.ts', 'app/users/page.tsx', 'app/users/routes.ts'])('%s is none', (name) => {
    expect(says('export const GET = () => Response.json({});', {}, name)).toEqual([]);
  });

  it('is none in a package that does not list Next.js', () => {
    expect(says('export const GET = () => Response.json({});', { 'package.json': { name: 'p', dependencies: { medusa: '2' } } })).toEqual([]);
  });

  it('follows wrappers and helpers of the project', () => {
    const auth = "export const withAuth = (handler) => async (request) => request.headers.get('a') ? handler(request) : Response.json({ error: 'Unauthorized' }, { status: 401 });";
    const text = "import { withAuth } from '../../../lib/auth';\nexport const GET = withAuth(async () => Response.json({}));";
    expect(says(text, { 'lib/auth.ts': auth })).toEqual(['GET /api/users, 200 yes, 401 yes']);
  });

  it('runs the handler in a wrapper of a package, and says that what is around it is not known', () => {
    const text = "import { auth } from '@clerk/nextjs';\nexport const GET = auth(async () => Response.json({}));";
    expect(says(text)).toEqual(['GET /api/users, 200 yes, {what is done around the handler is not known}']);
  });

  it('keeps many answers of a function apart', () => {
    const codes = Array.from({ length: 30 }, (_, index) => 400 + index);
    const check = `async function check(request) {\n${codes.map((code) => `  if (request.headers.get('a${String(code)}')) return Response.json({}, { status: ${String(code)} });`).join('\n')}\n  return undefined;\n}`;
    const text = `${check}\nexport async function GET(request) { const refused = await check(request); if (refused) return refused; return Response.json({}); }`;
    expect(says(text)).toEqual([['GET /api/users', ...codes.map((code) => `${String(code)} yes`), '200 yes'].join(', ')]);
  });

  it('says nothing of errors that are thrown again and that no source makes', () => {
    expect(says("import { load } from 'db';\nexport const GET = async () => { try { return Response.json(await load()); } catch (error) { throw error; } };")).toEqual(['GET /api/users, 200 unknown']);
  });

  it('does not take a member that is there on one path only for no answer', () => {
    const others = Array.from({ length: 6 }, (_, index) => `if (request.headers.get('b${String(index)}')) result.n${String(index)} = 1;`).join(' ');
    const check = `function check(request) { const result = { denied: false }; if (request.headers.get('a')) { result.denied = true; result.response = Response.json({}, { status: 403 }); } ${others} return result; }`;
    expect(says(`${check}\nexport const GET = (request) => { const result = check(request); if (result.denied) return result.response; return Response.json({}); };`)).toEqual([
      'GET /api/users, 403 yes, 200 yes, {whether a value is returned is not known on every path}',
    ]);
  });

  it('notes a status that HTTP does not have', () => {
    const { model } = modelOf("export const GET = () => new Response('x', { status: 999 });");
    expect(model.routes.flatMap(({ outcome }) => outcome.invalidStatuses.map(({ value, consequence, place }) => [value, consequence, place.start.column]))).toEqual([
      ['999', 'A RangeError is thrown here.', 53],
    ]);
  });

  it('reads the evidence of a body and of an error', () => {
    const { model } = modelOf("export const GET = (request) => { if (request.headers.get('x')) throw new Error('User not found'); return new Response(JSON.stringify({ error: 'No such user' }), { status: 404 }); };");
    expect(model.routes.flatMap(({ outcome }) => outcome.responses.flatMap(({ evidence }) => evidence.map(({ text }) => text)))).toEqual(['No such user', 'User not found']);
  });

  it('offers changes of the status and of the whole answer', () => {
    const change = (made: string): readonly (string | undefined)[] => {
      const text = `export const DELETE = () => ${made};`;
      const [response] = modelOf(text).model.routes[0]?.outcome.responses ?? [];
      const apply = (edits: readonly { readonly range: readonly [number, number]; readonly text: string }[] | undefined): string | undefined => {
        const [edit] = edits ?? [];
        return edit === undefined ? undefined : (text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1])).slice(28, -1);
      };
      return [apply(response?.edits.setStatus?.(201)), apply(response?.edits.setStatusWithoutBody?.(204))];
    };
    expect(change('Response.json({})')).toEqual(['Response.json({}, { status: 201 })', 'new Response(null, { status: 204 })']);
    expect(change('Response.json({}, { status: 200 })')).toEqual(['Response.json({}, { status: 201 })', 'new Response(null, { status: 204 })']);
    expect(change("new Response('x', { headers: {} })")).toEqual(["new Response('x', { status: 201, headers: {} })", 'new Response(null, { status: 204 })']);
    expect(change("new Response('x', {})")).toEqual(["new Response('x', { status: 201 })", 'new Response(null, { status: 204 })']);
  });
});
