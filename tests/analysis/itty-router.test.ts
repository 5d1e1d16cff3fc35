/** Routers of itty-router that stand in several files. */

import { expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const users = `import { IttyRouter, StatusError, status } from 'itty-router';
export const users = IttyRouter({ base: '/users' });
users.get('/:id', ({ params }) => { if (!params.id) throw new StatusError(404, 'not found'); return { id: params.id }; });
users.delete('/:id', () => status(204));
`;
const app = (options: string): string => `import { AutoRouter, error } from 'itty-router';
import { users } from './users';
const router = AutoRouter(${options});
router.all('/users/*', users.fetch);
export default router;
`;

function says(options: string): readonly string[] {
  const project = createProject({ 'package.json': { name: 'p', dependencies: { 'itty-router': '^6.0.0' } }, 'src/users.ts': users, 'src/index.ts': app(options) });
  return modelInProject(project, 'src/users.ts', users, {}, 6).routes.map(({ method, path, outcome }) => `${method ?? '?'} ${path ?? '?'}, ${sayResponses(outcome)}`);
}

it('answers through the router of another file', () => {
  expect(says('')).toEqual(['GET /users/:id, !404 yes, 200 yes', 'DELETE /users/:id, 204 no']);
});

it('handles errors there', () => {
  expect(says("{ catch: () => error(410) }")[0]).toBe('GET /users/:id, !410 yes, 200 yes');
});
