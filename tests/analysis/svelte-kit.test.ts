/** Which files of SvelteKit are routes, which methods they answer, and what is said of their answers. */

import { describe, expect, it } from 'vitest';
import { sayAnswers } from '../conformance/web/say-answers.js';
import { modelInProject } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const manifest = { name: 'p', devDependencies: { '@sveltejs/kit': '^2.0.0' } };
const file = 'src/routes/api/users/+server.ts';

function modelOf(text: string, files: Readonly<Record<string, unknown>> = {}, name = file) {
  const project = createProject({ 'package.json': manifest, ...files, [name]: text });
  return modelInProject(project, name, text);
}

function says(text: string, files?: Readonly<Record<string, unknown>>, name?: string): readonly string[] {
  return modelOf(text, files, name).routes.map(({ method, path, outcome }) => `${method ?? '?'} ${path ?? '?'} -> ${sayAnswers(outcome)}`);
}

describe('a +server file', () => {
  it.each([
    ['src/routes/+server.ts', '/'],
    ['src/routes/(app)/users/[id]/+server.js', '/users/:id'],
    ['src/routes/items/[id=integer]/+server.ts', '/items/:id'],
    ['src/routes/[[lang]]/start/+server.ts', '/:lang?/start'],
    ['src/routes/files/[...path]/+server.ts', '/files/:path*'],
    ['src/routes/posts/[slug].json/+server.ts', '/posts/:slug.json'],
    ['src/routes/[x+2e]well-known/+server.ts', '/.well-known'],
    ['src/routes/(a)/(b)/c/+server.ts', '/c'],
  ])('%s is the route %s', (name, path) => {
    expect(says('export const GET = () => new Response();', {}, name)).toEqual([`GET ${path} -> 200 no`]);
  });

  it.each(['src/routes/api/server.ts', 'src/lib/+server.ts', 'src/routes/+page.server.ts', 'src/routes/+server.svelte'])('%s is none', (name) => {
    expect(says('export const GET = () => new Response();', {}, name)).toEqual([]);
  });

  it('is none in a package that does not list SvelteKit', () => {
    expect(says('export const GET = () => new Response();', { 'package.json': { name: 'p' } })).toEqual([]);
  });

  it('belongs to the nearest package with a name or packages', () => {
    const files = { 'src/routes/package.json': { type: 'module' } };
    expect(says('export const GET = () => new Response();', files)).toEqual(['GET /api/users -> 200 no']);
  });

  it('has a route for each export that is named as a method, and one for all others', () => {
    const text = `import { json } from '@sveltejs/kit';
export const GET = () => json({});
export async function POST() { return json({}, { status: 201 }); }
const remove = () => new Response(null, { status: 204 });
export { remove as DELETE };
export const fallback = () => json({}, { status: 202 });
export const prerender = false;`;
    expect(says(text)).toEqual(['GET /api/users -> 200 yes', 'POST /api/users -> 201 yes', 'DELETE /api/users -> 204 no', 'ALL /api/users -> 202 yes']);
  });

  it('has a record for each method that the fallback tells apart and that has no export', () => {
    const text = `import { json } from '@sveltejs/kit';
export const GET = () => json({});
export const fallback = ({ request }) => {
  if (request.method === 'GET') return json({}, { status: 206 });
  if (request.method === 'POST') return json({}, { status: 201 });
  return json({}, { status: 405 });
};`;
    expect(says(text)).toEqual(['GET /api/users -> 200 yes', 'POST /api/users -> 201 yes', 'ALL /api/users -> 405 yes']);
  });

  it('follows helpers and wrappers of the project', () => {
    const files = {
      'src/lib/guard.ts':
        "import { error } from '@sveltejs/kit';\nexport const guarded = (handler) => async (event) => { if (!event.locals.user) error(401, 'Not signed in'); return handler(event); };",
    };
    const text = "import { json } from '@sveltejs/kit';\nimport { guarded } from '../../../lib/guard';\nexport const GET = guarded(() => json({}));";
    expect(says(text, files)).toEqual(['GET /api/users -> 200 yes, 401 yes']);
  });

  it('does not know an error that it throws again', () => {
    const text = "import { load } from 'somewhere';\nexport const GET = async () => { try { return new Response(await load()); } catch (e) { throw e; } };";
    expect(says(text)).toEqual(['GET /api/users -> 200 unknown, {a call that is not known may throw it}']);
  });

  it('says where a code is written and what the error says', () => {
    const text = "import { error, redirect } from '@sveltejs/kit';\nexport const GET = ({ url }) => {\n  if (url.x) redirect(303, '/x');\n  error(404, 'No such user');\n};";
    const responses = modelOf(text).routes.flatMap(({ outcome }) => outcome.responses);
    expect(responses.map(({ statusPlace, evidence }) => [statusPlace.start, evidence.map((one) => one.text)])).toEqual([
      [{ line: 3, column: 22 }, []],
      [{ line: 4, column: 8 }, ['No such user']],
    ]);
  });

  it('notes a status that its functions refuse', () => {
    const model = modelOf("import { error } from '@sveltejs/kit';\nexport const GET = () => error(200, 'x');");
    expect(model.routes.flatMap(({ outcome }) => outcome.invalidStatuses.map(({ value, consequence }) => [value, consequence]))).toEqual([['200', 'An Error is thrown here.']]);
  });

  it('offers changes of the status', () => {
    const change = (made: string): string | undefined => {
      const text = `import { error, json, text } from '@sveltejs/kit';\nexport const POST = () => ${made};`;
      const [response] = modelOf(text).routes[0]?.outcome.responses ?? [];
      const [edit] = response?.edits.setStatus?.(422) ?? [];
      return edit === undefined ? undefined : (text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1])).slice(text.length - made.length - 1, -1);
    };
    expect(change('json({})')).toBe('json({}, { status: 422 })');
    expect(change("text('x', { status: 200 })")).toBe("text('x', { status: 422 })");
    expect(change("error(400, 'x')")).toBe("error(422, 'x')");
    expect(change("Response.redirect('http://x')")).toBeUndefined();
  });
});
