/** What endpoints of Astro answer, as it was measured, and which files are endpoints. */

import { describe, expect, it } from 'vitest';
import { sayAnswers } from '../conformance/web/say-answers.js';
import { modelInProject } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const manifest = { name: 'p', dependencies: { astro: '^7.0.0' } };
const file = 'src/pages/api/users.ts';

function says(text: string, files: Readonly<Record<string, unknown>> = {}, name = file): readonly string[] {
  const project = createProject({ 'package.json': manifest, ...files, [name]: text });
  return modelInProject(project, name, text).routes.map(({ method, path, outcome }) => `${method ?? '?'} ${path ?? '?'} -> ${sayAnswers(outcome)}`);
}

describe('an endpoint', () => {
  it.each([
    ['() => {}', '500 no'],
    ['() => null', '500 no'],
    ['() => ({ a: 1 })', '500 no'],
    ["() => 's'", '500 no'],
    ["() => ({ body: 'x' })", '500 no'],
    ["() => new Response('r')", '200 yes'],
    ["() => new Response('r', { status: 201 })", '201 yes'],
    ['() => new Response()', '200 no'],
    ['() => new Response(null, { status: 204 })', '204 no'],
    ["() => new Response('x', { status: 204 })", '!500 no'],
    ["() => new Response('', { status: 304 })", '!500 no'],
    ['() => Response.json({ a: 1 })', '200 yes'],
    ['() => Response.json({ a: 1 }, { status: 201 })', '201 yes'],
    ['() => Response.json({ a: 1 }, { status: 204 })', '!500 no'],
    ["() => Response.redirect('http://localhost/x', 301)", '301 no'],
    ["() => Response.redirect('/x')", '!500 no'],
    ["(c) => c.redirect('/x')", '302 no'],
    ["({ redirect }) => redirect('/x')", '302 no'],
    ["(c) => c.redirect('/x', 301)", '301 no'],
    ["(c) => c.redirect('/x', 200)", '200 no'],
    ["(c) => c.redirect('/x', 999)", '!500 no'],
    ['() => new Response(null, { status: 404 })', '404 no'],
    ["() => new Response('mine', { status: 404 })", '404 yes'],
    ['() => new Response(null, { status: 500 })', '500 no'],
    ["() => { throw new Error('b'); }", '!500 no'],
    ["() => { throw Object.assign(new Error('b'), { status: 404 }); }", '!500 no'],
    ["() => { throw new Response('t', { status: 418 }); }", '!500 no'],
    ["() => { throw 'x'; }", '!500 no'],
    ["() => new Response('x', { status: 999 })", '!500 no'],
    ["() => new Response('x', { status: '201' })", '201 yes'],
    ["() => new Response('x', 201)", '!500 no'],
    ["(c) => { if (c.response) c.response.status = 202; return new Response('x'); }", '200 yes'],
    ["async ({ request }) => { const body = await request.json(); return body.name ? Response.json({ name: body.name }, { status: 201 }) : new Response('name', { status: 400 }); }", '201 yes, 400 yes'],
    ["async () => { try { await load(); } catch (e) { throw e; } return new Response('x'); }", '200 yes'],
    ['async () => fetch("http://x")', "{the result of 'fetch' is not known}"],
  ])('%s', (handler, expected) => {
    expect(says(`import { load } from 'somewhere';\nexport const GET = ${handler};`)).toEqual([`GET /api/users -> ${expected}`]);
  });

  it('has a route for each method, and one for all others that it may tell apart', () => {
    const text = `export const GET = () => new Response('x');
const run = () => new Response(null, { status: 204 });
export { run as DELETE };
export const post = () => new Response('lower');
export const ALL = ({ request }) => {
  if (request.method === 'PUT') return new Response('x', { status: 201 });
  if (request.method === 'GET') return new Response('never');
  return new Response('x', { status: 405 });
};`;
    expect(says(text)).toEqual(['GET /api/users -> 200 yes', 'DELETE /api/users -> 204 no', 'PUT /api/users -> 201 yes', 'ALL /api/users -> 405 yes']);
  });

  it.each([
    ['src/pages/index.ts', '/'],
    ['src/pages/api/index.js', '/api'],
    ['src/pages/posts/[id].ts', '/posts/:id'],
    ['src/pages/files/[...path].ts', '/files/:path*'],
    ['src/pages/rss.xml.js', '/rss.xml'],
    ['src/pages/[lang]/[slug].json.ts', '/:lang/:slug.json'],
  ])('%s is the route %s', (name, path) => {
    expect(says("export const GET = () => new Response('x');", {}, name)).toEqual([`GET ${path} -> 200 yes`]);
  });

  it.each(['src/pages/_api/users.ts', 'src/pages/api/_users.ts', 'src/lib/users.ts', 'pages/users.ts'])('%s is none', (name) => {
    expect(says("export const GET = () => new Response('x');", {}, name)).toEqual([]);
  });

  it('is none in a package that does not list Astro', () => {
    expect(says("export const GET = () => new Response('x');", { 'package.json': { name: 'p', dependencies: { next: '16' } } })).toEqual([]);
  });
});
