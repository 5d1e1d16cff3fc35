/** Which modules of React Router and Remix are resource routes, which methods they answer, and what is said of their answers. */

import { describe, expect, it } from 'vitest';
import { sayAnswers } from '../conformance/web/say-answers.js';
import { modelInProject } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const manifest = { name: 'p', dependencies: { 'react-router': '^7.0.0' }, devDependencies: { '@react-router/dev': '^7.0.0', '@react-router/fs-routes': '^7.0.0' } };
const file = 'app/routes/api.users.ts';
const loader = 'export const loader = () => null;';

function modelOf(text: string, files: Readonly<Record<string, unknown>> = {}, name = file) {
  const project = createProject({ 'package.json': manifest, ...files, [name]: text });
  return modelInProject(project, name, text);
}

function says(text: string, files?: Readonly<Record<string, unknown>>, name?: string): readonly string[] {
  return modelOf(text, files, name).routes.map(({ framework, method, path, outcome }) => `${framework} ${method ?? '?'} ${path ?? '?'} -> ${sayAnswers(outcome)}`);
}

const listing = (...names: readonly string[]): Readonly<Record<string, unknown>> => ({ 'package.json': { name: 'p', dependencies: Object.fromEntries(names.map((name) => [name, '*'])) } });

describe('a route module', () => {
  it.each([
    ['app/routes/api.users.ts', '/api/users'],
    ['app/routes/api.users.$id.ts', '/api/users/:id'],
    ['app/routes/_auth.logout.tsx', '/logout'],
    ['app/routes/users_.export.ts', '/users/export'],
    ['app/routes/_index.ts', '/'],
    ['app/routes/files.$.ts', '/files/*'],
    ['app/routes/($lang).feed.ts', '/:lang?/feed'],
    ['app/routes/sitemap[.]xml.ts', '/sitemap.xml'],
    ['app/routes/[robots.txt].ts', '/robots.txt'],
    ['app/routes/api.users/route.ts', '/api/users'],
    ['app/routes/resources+/theme.ts', '/resources/theme'],
    ['app/routes/users+/$name_+/avatar.tsx', '/users/:name/avatar'],
    ['app/routes/_auth+/auth.$provider/index.ts', '/auth/:provider'],
    ['app/routes/_auth+/logout+/index.ts', '/logout'],
    ['app/routes/api/users.ts', '?'],
  ])('%s is the route %s', (name, path) => {
    expect(says(loader, {}, name)).toEqual([`react-router GET ${path} -> 200 yes`]);
  });

  it.each(['app/routes/users/queries.server.ts', 'app/routes/users.test.ts', 'app/routes/users/__tests__/loader.ts', 'app/lib/users.ts', 'routes/users.ts', 'app/root.tsx'])(
    '%s is none',
    (name) => {
      expect(says(loader, {}, name)).toEqual([]);
    },
  );

  it('has no path that is sure where a file of the configuration may name it', () => {
    expect(says(loader, listing('@react-router/dev'))).toEqual(['react-router GET ? -> 200 yes']);
    expect(says(loader, listing('@remix-run/dev'))).toEqual(['remix GET /api/users -> 200 yes']);
    expect(says(loader, listing('@remix-run/dev', '@remix-run/v1-route-convention'))).toEqual(['remix GET ? -> 200 yes']);
  });

  it('belongs to the framework mode of React Router, or to Remix', () => {
    expect(says(loader, listing('react-router'))).toEqual([]);
    expect(says(loader, listing('@react-router/dev', '@remix-run/node'))).toEqual(['react-router GET ? -> 200 yes']);
  });

  it.each(['export default function Page() { return null; }', 'export default () => null;', "export { default } from './page';", 'const Page = () => null;\nexport { Page as default };'])(
    'is a page with %s',
    (page) => {
      expect(says(`${loader}\n${page}`)).toEqual([]);
    },
  );

  it.each(['export function loader() { return null; }', 'const run = () => null;\nexport { run as loader };', "export { loader } from './other';", 'export const { loader } = { loader: () => null };'])(
    'is one with %s',
    (text) => {
      expect(says(text, { 'app/routes/other.ts': loader })).toEqual(['react-router GET /api/users -> 200 yes']);
    },
  );

  it('has a record for each method that the action tells apart', () => {
    const text = `import { data } from 'react-router';
export async function loader() { return { users: [] }; }
export async function action({ request }) {
  switch (request.method) {
    case 'POST':
      return data({}, 201);
    case 'DELETE':
      return new Response(null, { status: 204 });
    case 'GET':
      return data({}, 206);
    default:
      return data({ error: 'no' }, { status: 405 });
  }
}`;
    expect(says(text).map((line) => line.replace('react-router ', '').replace('/api/users ', ''))).toEqual([
      'GET -> 200 yes',
      'POST -> 201 yes',
      'DELETE -> 204 no',
      '? -> 405 yes',
    ]);
  });

  it('has one record for all methods of an action that does not', () => {
    expect(says('export const action = async ({ request }) => ({ ok: await request.text() });')).toEqual(['react-router ? /api/users -> 200 yes']);
  });

  it('follows helpers of the project that throw', () => {
    const files = { 'app/auth.server.ts': "export function requireUser(request) { if (!request.headers.get('cookie')) throw new Response('Not signed in', { status: 401 }); return {}; }" };
    const text = "import { requireUser } from '../auth.server';\nexport async function loader({ request }) { const user = requireUser(request); return { user }; }";
    expect(says(text, files)).toEqual(['react-router GET /api/users -> 200 yes, 401 yes']);
  });

  it('does not know what is returned or thrown from outside', () => {
    const text = "import { load } from 'somewhere';\nexport const loader = async () => { try { return await load(); } catch (e) { throw e; } };";
    expect(says(text)).toEqual(["react-router GET /api/users -> {the result of 'load' is not known}, {a call that is not known may throw it}"]);
  });

  it.each(['data({ error: e.message }, { status: e.status })', 'Response.json({ error: e.message }, { status: e.status })'])('joins answers of one place and one code where there are many: %s', (made) => {
    const failures = Array.from({ length: 40 }, (_, index) => `if (x === '${String(index)}') throw Object.assign(new Error('e${String(index)}'), { status: ${index % 2 === 0 ? '404' : '409'} });`);
    const text = `import { data } from 'react-router';
export async function loader({ request }) {
  const x = request.headers.get('x');
  try { ${failures.join('\n')} } catch (e) { if (request.url === x) return ${made}; return ${made}; }
  return { x };
}`;
    const [said = ''] = says(text);
    expect([...new Set(said.replace(/.*-> /, '').split(', '))].sort()).toEqual(['200 yes', '404 yes', '409 yes']);
  });

  it('says where a code is written, and notes one that no response has', () => {
    const model = modelOf("import { data } from 'react-router';\nexport const loader = ({ params }) => params.x ? data({ error: 'No such user' }, 404) : data({}, { status: 999 });");
    const outcomes = model.routes.map(({ outcome }) => outcome);
    expect(outcomes.flatMap(({ responses }) => responses.map(({ status, statusPlace, evidence }) => [status.kind === 'known' ? status.code : '?', statusPlace.start.column, evidence.map(({ text }) => text)]))).toEqual([
      [404, 81, ['No such user']],
      [500, 13, []],
    ]);
    expect(outcomes.flatMap(({ invalidStatuses }) => invalidStatuses.map(({ value, consequence }) => [value, consequence]))).toEqual([['999', 'No response can have it, so the answer is 500.']]);
  });

  it('offers changes of the status where they have an effect', () => {
    const change = (made: string, files: Readonly<Record<string, unknown>>): string | undefined => {
      const text = `import { data, json, redirect } from 'react-router';\nimport { data as remixData } from '@remix-run/node';\nexport const loader = () => ${made};`;
      const [response] = modelOf(text, files).routes[0]?.outcome.responses ?? [];
      const [edit] = response?.edits.setStatus?.(422) ?? [];
      return edit === undefined ? undefined : (text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1])).slice(text.length - made.length - 1, -1);
    };
    expect(change('data({})', {})).toBe('data({}, { status: 422 })');
    expect(change('data({}, 200)', {})).toBe('data({}, 422)');
    expect(change("redirect('/x')", {})).toBeUndefined();
    expect(change('({ a: 1 })', {})).toBeUndefined();
    expect(change('remixData({}, 201)', listing('@remix-run/dev'))).toBeUndefined();
  });
});
