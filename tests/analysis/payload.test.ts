/** Endpoints of Payload whose collections, handlers and configuration stand in several files. */

import { expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const posts = `import type { CollectionConfig } from 'payload';
import { NotFound } from 'payload';
import { track } from './track';
export const Posts: CollectionConfig = {
  slug: 'posts',
  fields: [],
  endpoints: [
    { path: '/:id/track', method: 'get', handler: track },
    { path: '/none', method: 'post', handler: async () => { throw new NotFound(); } },
  ],
};
`;
const track = `import type { PayloadHandler } from 'payload';
export const track: PayloadHandler = async (req) => (req.user ? Response.json({}) : Response.json({}, { status: 401 }));
`;
const config = (more = ''): string => `import { buildConfig } from 'payload';
import { Posts } from './Posts';
export default buildConfig({ collections: [Posts], endpoints: [{ path: '/health', method: 'get', handler: () => new Response(null, { status: 204 }) }], ${more} });
`;

function says(files: Readonly<Record<string, string>>, name: string): readonly string[] {
  const project = createProject({ 'package.json': { name: 'p', dependencies: { payload: '^3.0.0' } }, 'src/track.ts': track, ...files });
  const { routes, handlers } = modelInProject(project, name, files[name] ?? track, {}, 3);
  return [
    ...routes.map(({ method, path, place, outcome }) => `${method ?? '?'} ${path ?? '?'} (${String(place.start.line)}) -> ${sayResponses(outcome)}`),
    ...handlers.map(({ handler, outcome }) => `${handler.name ?? '?'} -> ${sayResponses(outcome)}`),
  ];
}

it('tells the endpoints of a collection where it is declared, and those of the configuration there', () => {
  const files = { 'src/Posts.ts': posts, 'src/payload.config.ts': config() };
  expect(says(files, 'src/Posts.ts')).toEqual(['GET /api/posts/:id/track (4) -> 200 yes, 401 yes', 'POST /api/posts/none (9) -> !404 yes']);
  expect(says(files, 'src/payload.config.ts')).toEqual(['GET /api/health (3) -> 204 no']);
});

it('takes the path of the API and the hooks of errors from the configuration', () => {
  const files = { 'src/Posts.ts': posts, 'src/payload.config.ts': config("routes: { api: '/rest' }, hooks: { afterError: [report] }") };
  expect(says(files, 'src/Posts.ts')).toEqual(['GET /rest/posts/:id/track (4) -> 200 yes, 401 yes', 'POST /rest/posts/none (9) -> {what handles the error is not known}']);
});

it('does not know what becomes of errors without the configuration', () => {
  expect(says({ 'src/Posts.ts': posts }, 'src/Posts.ts')[1]).toBe('POST /api/posts/none (9) -> {the application that answers the error is not in this file}');
});

it.each([
  ["export default {\n  slug: 'menu', fields: [], endpoints: [{ path: '/a', method: 'get', handler: () => Response.json({}) }] } satisfies GlobalConfig;", 'GET /api/globals/menu/a (2) -> 200 yes'],
  ["const Menu = {\n  slug: 'menu', fields: [], endpoints: [{ path: '/a', method: 'get', handler: () => Response.json({}) }] } as GlobalConfig;\nexport { Menu };", 'GET /api/globals/menu/a (2) -> 200 yes'],
  ["const list = [{ path: '/a', method: 'get', handler: () => Response.json({}) }];\nexport const Menu: GlobalConfig = { slug, fields: [], endpoints: list };", 'GET ? (1) -> 200 yes'],
])('reads what is declared as a part of the configuration: %s', (text, expected) => {
  const name = 'src/menu.ts';
  expect(says({ [name]: `import type { GlobalConfig } from 'payload'; ${text}\n` }, name)).toEqual([expected]);
});

it('judges a handler that is declared as one', () => {
  expect(says({}, 'src/track.ts')).toEqual(['track -> 200 yes, 401 yes']);
});
