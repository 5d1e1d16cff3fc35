/** What file routes of Nitro 2 and Nuxt answer, as h3 1.15 was measured, and which files are routes. */

import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyze.js';
import { openProject } from '../../src/analysis/open-project.js';
import { parse } from '@typescript-eslint/typescript-estree';
import { createProject } from '../modules/create-project.js';

/** One line for each route: its answers with the code and whether there is a body. */
function says(text: string, name = 'server/api/users.ts', manifest: object = { name: 'p', dependencies: { nuxt: '^4.0.0' } }, version = 1, files: object = {}): readonly string[] {
  const project = createProject({ 'package.json': manifest, ...files, [name]: text });
  const module = { file: project.path(name), text, program: parse(text, { range: true, loc: true }) };
  const { routes } = analyze(module, { versionOf: () => version, openProject: () => openProject(project.root) });
  return routes.map(({ method, path, outcome }) => {
    const answers = outcome.responses.map(({ kind, status, body }) => `${kind === 'error' ? '!' : ''}${status.kind === 'known' ? String(status.code) : '?'} ${body}`);
    return [`${method ?? '?'} ${path ?? '?'}`, ...answers, ...outcome.unresolved.map(({ reason }) => `{${reason}}`)].join(', ');
  });
}

const answers = (handler: string): string => (says(`export default defineEventHandler(${handler});`)[0] ?? '').replace('ALL /api/users, ', '');

describe('a handler of a file route', () => {
  it('tells apart what is sent on more paths than are followed', () => {
    const sends = [301, 303, 307, 308, 410].map((code) => `if (query.a${String(code)}) { setResponseStatus(e, ${String(code)}); return send(e, part); }`).join('\n');
    const handler = `(e) => { const query = getQuery(e); const part = query.x ? 'a' : query.y ? 'b' : query.z ? 'c' : 'd'; ${sends} return sendRedirect(e, part); }`;
    expect([...new Set(answers(handler).split(', '))].sort()).toEqual(['301 yes', '302 yes', '303 yes', '307 yes', '308 yes', '410 yes']);
  });

  it.each([
    ['() => ({ a: 1 })', '200 yes'],
    ['() => null', '204 no'],
    ['() => {}', '204 no'],
    ["() => 's'", '200 yes'],
    ["() => ''", '200 no'],
    ['() => 42', '200 yes'],
    ['() => false', '200 yes'],
    ['() => []', '200 yes'],
    ["() => new Response('r', { status: 201 })", '201 yes'],
    ['() => new Response(null, { status: 204 })', '204 no'],
    ["() => new Error('ret')", '!500 yes'],
    ["() => createError({ statusCode: 404, statusMessage: 'nf' })", '!404 yes'],
    ['(e) => { setResponseStatus(e, 201); return null; }', '201 no'],
    ["(e) => { setResponseStatus(e, 201); return ''; }", '201 no'],
    ['(e) => { setResponseStatus(e, 201); return { a: 1 }; }', '201 yes'],
    ["(e) => { setResponseStatus(e, 201, 'Txt'); return { a: 1 }; }", '201 yes'],
    ['(e) => { e.node.res.statusCode = 201; return { a: 1 }; }', '201 yes'],
    ['(e) => { setResponseStatus(e, e.path ? 201 : 202); return { a: 1 }; }', '201 yes, 202 yes'],
    ["(e) => { setResponseStatus(e, 0); return 'x'; }", '200 yes'],
    ["(e) => { setResponseStatus(e, '201'); return 'x'; }", '201 yes'],
    ["(e) => { setResponseStatus(e, undefined); return 'x'; }", '200 yes'],
    ['(e) => sendNoContent(e)', '204 no'],
    ['(e) => sendNoContent(e, 205)', '205 no'],
    ['(e) => { setResponseStatus(e, 201); return sendNoContent(e); }', '201 no'],
    ["(e) => sendRedirect(e, '/x')", '302 yes'],
    ["async (e) => { await sendRedirect(e, '/x', 301); }", '301 yes'],
    ["(e) => { setResponseStatus(e, 201); return new Response('r'); }", '200 yes'],
    ["(e) => { e.node.res.end('raw'); }", '200 yes'],
    ["(e) => { e.node.res.statusCode = 202; e.node.res.end(); }", '202 no'],
    ["() => { throw new Error('boom'); }", '!500 yes'],
    ["() => { throw 'x'; }", '!500 yes'],
    ["() => { throw createError('m'); }", '!500 yes'],
    ['() => { throw createError({ statusCode: 404 }); }', '!404 yes'],
    ['() => { throw createError({ status: 422, message: "m" }); }', '!422 yes'],
    ['() => { throw createError({ statusCode: 0 }); }', '!500 yes'],
    ["() => { throw Object.assign(new Error('b'), { status: 418 }); }", '!418 yes'],
    ["() => { throw Object.assign(new Error('b'), { status: 400, statusCode: 401 }); }", '!401 yes'],
    ['() => { throw { statusCode: 422 }; }', '!422 yes'],
    ['(e) => { setResponseStatus(e, 400); throw new Error("b"); }', '!500 yes'],
    ["async (e) => { const body = await readBody(e); if (!body) throw createError({ statusCode: 400 }); return { ok: true }; }", '200 yes, !400 yes'],
    ['async () => await load()', "{what it answers depends on what is returned: the result of 'load' is not known}"],
    ['{ handler: () => ({ a: 1 }) }', '200 yes'],
    ['{ onRequest: (e) => { if (!e.path) throw createError({ statusCode: 401 }); }, handler: () => ({ a: 1 }) }', '200 yes, !401 yes'],
  ])('%s', (handler, expected) => {
    expect(answers(handler)).toBe(expected);
  });

  it('is asked for each method that it looks for', () => {
    const text = "export default eventHandler((event) => { if (event.method === 'POST') { setResponseStatus(event, 201); return {}; } return []; });";
    expect(says(text)).toEqual(['POST /api/users, 201 yes', 'ALL /api/users, 200 yes']);
    expect(says(text.replace("event.method === 'POST'", "isMethod(event, 'POST')"))).toEqual(['POST /api/users, 201 yes', 'ALL /api/users, 200 yes']);
  });
});

describe('a file route', () => {
  const text = "import { defineEventHandler } from 'h3';\nexport default defineEventHandler(() => ({}));";

  it.each([
    ['server/api/users/[id].get.ts', 'GET /api/users/:id'],
    ['server/api/users/index.post.ts', 'POST /api/users'],
    ['server/routes/feed.js', 'ALL /feed'],
    ['server/api/files/[...path].ts', 'ALL /api/files/:path+'],
    ['server/api/[...].ts', 'ALL /api/:rest+'],
    ['server/api/(admin)/users.delete.ts', 'DELETE /api/users'],
  ])('%s is %s', (name, route) => {
    expect(says(text, name)).toEqual([`${route}, 200 yes`]);
  });

  it.each(['server/middleware/auth.ts', 'server/utils/x.ts', 'app/api/x.ts'])('%s is none', (name) => {
    expect(says(text, name)).toEqual([]);
  });

  it('is none in a package that lists neither Nitro nor Nuxt', () => {
    expect(says(text, 'server/api/x.ts', { name: 'p', dependencies: { h3: '1' } })).toEqual([]);
  });

  it('sees what the files of server/utils export', () => {
    const handler = "export default defineEventHandler(async (event) => { try { return { a: await load() }; } catch (error) { handleApiError(error); } });";
    const files = { 'server/utils/http/errors.ts': "export function handleApiError(error) { throw createError({ statusCode: 502, message: 'Upstream failed' }); }" };
    expect(says(handler, undefined, undefined, undefined, files)).toEqual(['ALL /api/users, 200 yes, !502 yes']);
  });

  it('follows the aliases of Nuxt', () => {
    const handler = "import { fail } from '#server/utils/http';\nexport default defineEventHandler(() => fail());";
    const files = { 'server/utils/http.ts': 'export function fail() { throw createError({ statusCode: 503 }); }' };
    expect(says(handler, undefined, undefined, undefined, files)).toEqual(['ALL /api/users, !503 yes']);
  });

  it('does not take the code that an error is compared with for its own', () => {
    const handler = 'export default defineEventHandler(async () => { try { return { a: await load() }; } catch (error) { if (error.statusCode === 500) throw createError({ statusCode: error.statusCode }); return { a: 1 }; } });';
    expect(says(handler)).toEqual(['ALL /api/users, 200 yes, {the status of the error is not known}']);
  });

  it('does not take a call that may never return for the end of a handler', () => {
    const handler = 'export default defineEventHandler(async (event) => { try { return { a: await load() }; } catch (error) { handleApiError(error); } });';
    expect(says(handler)).toEqual(['ALL /api/users, 200 yes, {it ends without an answer, unless a call that is not known never returns}']);
  });

  it.each([
    ['() => ({ a: 1 })', '200 yes'],
    ['() => {}', '200 no'],
    ['() => null', '200 no'],
    ['(event) => { event.res.status = 201; return {}; }', '201 yes'],
    ['() => noContent()', '204 no'],
    ["() => redirect('/x')", '302 yes'],
    ["() => { throw new HTTPError({ status: 409, message: 'm' }); }", '!409 yes'],
    ["(event) => { if (event.req.method === 'POST') return new Response('r', { status: 201 }); return []; }", '201 yes'],
  ])('answers with h3 2 what that makes of %s', (handler, expected) => {
    const imports = "import { defineHandler, HTTPError, noContent, redirect } from 'nitro/h3';\n";
    const name = expected === '201 yes' ? 'server/api/x.post.ts' : 'server/api/x.get.ts';
    const [answered] = says(`${imports}export default defineHandler(${handler});`, name, { name: 'p', dependencies: { nitro: '^3.0.0' } }, 2);
    expect(answered?.replace(/^\w+ \/api\/x, /, '')).toBe(expected);
  });
});
