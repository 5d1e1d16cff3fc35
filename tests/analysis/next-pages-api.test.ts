/** What API routes of Next.js' pages router answer, as it was measured, and which files are such routes. */

import { describe, expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const manifest = { name: 'p', dependencies: { next: '^16.0.0' } };
const file = 'pages/api/users.ts';

/** One line for each route: its answers, and what is not known. */
function says(text: string, files: Readonly<Record<string, unknown>> = {}, name = file): readonly string[] {
  return modelInProject(createProject({ 'package.json': manifest, ...files, [name]: text }), name, text).routes.map(
    ({ method, path, outcome }) => `${method ?? '?'} ${path ?? '?'}, ${sayResponses(outcome)}`,
  );
}

/** Of one handler: its answers. */
const answers = (handler: string): string => (says(`export default ${handler};`)[0] ?? '').replace('ALL /api/users, ', '');

describe('an API route', () => {
  it.each([
    ['(req, res) => res.json({ a: 1 })', '200 yes'],
    ['(req, res) => res.status(201).json({ a: 1 })', '201 yes'],
    ['(req, res) => res.status(204).end()', '204 no'],
    ["(req, res) => res.redirect('/x')", '307 yes'],
    ["(req, res) => res.redirect(301, '/x')", '301 yes'],
    ["(req, res) => { res.status(400); res.redirect('/x'); }", '307 yes'],
    ["(req, res) => res.send('s')", '200 yes'],
    ['(req, res) => res.send(null)', '200 no'],
    ['(req, res) => res.send(undefined)', '200 no'],
    ['(req, res) => res.send(201)', '200 yes'],
    ['(req, res) => res.json(undefined)', '200 no'],
    ['(req, res) => res.end()', '200 no'],
    ['(req, res) => {}', ''],
    ['(req, res) => ({ a: 1 })', ''],
    ["() => { throw new Error('boom'); }", '!500 yes'],
    ["async () => { throw Object.assign(new Error('b'), { status: 404, statusCode: 404 }); }", '!500 yes'],
    ["async (req, res) => { try { await fetch('/x'); res.end(); } catch (error) { throw error; } }", '200 no, !500 yes'],
    ["(req, res) => res.status(999).send('x')", '999 yes'],
    ["(req, res) => res.status(0).send('x')", '!500 yes'],
    ["(req, res) => res.status('201').send('x')", '201 yes'],
    ['(req, res) => { res.json({ a: 1 }); res.status(500).json({}); }', '200 yes'],
    ['(req, res) => { res.statusCode = 202; res.json({}); }', '202 yes'],
    ["(req, res) => { res.setHeader('X', 'y').status(202).send('x'); }", '202 yes'],
    ["(req, res) => { res.writeHead(201, { 'X-Y': 'z' }); res.end('x'); }", '201 yes'],
    ["(req, res) => { res.setPreviewData({}); res.clearPreviewData().redirect('/'); }", '307 yes'],
    ["(req, res) => { require('fs').createReadStream('x').pipe(res); }", '200 unknown'],
  ])('%s', (handler, expected) => {
    expect(answers(handler)).toBe(expected);
  });

  it('has a record for each method that it tells apart', () => {
    const body = `switch (req.method) {
    case 'GET': return res.json([]);
    case 'POST': return res.status(201).json({});
    default: res.setHeader('Allow', 'GET, POST'); return res.status(405).end();
  }`;
    expect(says(`export default async function handler(req, res) { ${body} }`)).toEqual([
      'GET /api/users, 200 yes',
      'POST /api/users, 201 yes',
      'ALL /api/users, 405 no',
    ]);
    const early = "if (req.method !== 'POST') { res.status(405).json({}); return; } res.status(201).json({});";
    expect(says(`export default function (req, res) { ${early} }`)).toEqual(['POST /api/users, 201 yes', 'ALL /api/users, 405 yes']);
  });

  it('follows wrappers, method maps and helpers of the project', () => {
    const wrapper = `export const withAuth = (handler) => async (req, res) => req.headers.authorization ? handler(req, res) : res.status(401).json({ message: 'Unauthorized' });
export const byMethod = (handlers) => (req, res) => { const handler = handlers[req.method]; return handler ? handler(req, res) : res.status(405).end(); };
export const ok = (res, body) => res.status(200).json(body);`;
    const text = `import { byMethod, ok, withAuth } from '../../lib/api';
export default withAuth(byMethod({ GET: (req, res) => ok(res, []), DELETE: (req, res) => res.status(204).end() }));`;
    expect(says(text, { 'lib/api.ts': wrapper })).toEqual(['GET /api/users, 200 yes, 401 yes', 'DELETE /api/users, 204 no, 401 yes', 'ALL /api/users, 405 no, 401 yes']);
  });

  it('runs the handler in a wrapper of a package, and says that what is around it is not known', () => {
    const text = "import { withSentry } from '@sentry/nextjs';\nexport default withSentry(async (req, res) => res.json({}));";
    expect(says(text)).toEqual(["ALL /api/users, 200 yes, {what 'withSentry' does around the handler is not known}"]);
  });

  it('is not followed on the edge runtime', () => {
    const text = "export const config = { runtime: 'edge' };\nexport default () => new Response('x');";
    expect(says(text)).toEqual(['? /api/users, {handlers of the edge runtime are not followed}']);
  });

  it.each([
    ['pages/api/index.ts', '/api'],
    ['pages/api.js', '/api'],
    ['src/pages/api/users/[id]/index.tsx', '/api/users/:id'],
    ['pages/api/files/[...path].js', '/api/files/:path+'],
    ['pages/api/files/[[...path]].ts', '/api/files/:path*'],
  ])('%s is the route %s', (name, path) => {
    expect(says('export { handler as default };\nconst handler = (req, res) => res.json({});', {}, name)).toEqual([`ALL ${path}, 200 yes`]);
  });

  it.each(['pages/users.ts', 'pages/apis/users.ts', 'lib/pages/api/users.ts', 'pages/api/users.d.ts'])('%s is none', (name) => {
    expect(says('export default (request, response) => response.json({});', {}, name)).toEqual([]);
  });

  it('is judged as a route only, and not as a handler of another framework', () => {
    const text = 'export default function handler(req, res) { return res.json({}); }';
    expect(modelInProject(createProject({ 'package.json': manifest, [file]: text }), file, text).handlers).toEqual([]);
  });
});
