/** What the suggestions for the first route of a file make of its text. */

import type { Edit } from '../../src/model/response.js';
import { createProject } from '../modules/create-project.js';
import { modelInProject } from './say-routes.js';

/**
 * @param head - What stands before the statement.
 * @param statement - What registers the route.
 * @param manifest - The manifest of the project.
 * @param version - The major version of the framework.
 * @returns The statement with 201, and with 204 and no body; undefined where nothing is suggested.
 */
export function suggestedEdits(head: string, statement: string, manifest: object, version: number): readonly (string | undefined)[] {
  const text = head + statement;
  const project = createProject({ 'package.json': manifest, 'src/server.js': text });
  const [route] = modelInProject(project, 'src/server.js', text, {}, version).routes;
  const edits = route?.outcome.responses[0]?.edits;
  const apply = (all: readonly Edit[] | undefined): string | undefined =>
    all === undefined ? undefined : [...all].sort((a, b) => b.range[0] - a.range[0]).reduce((written, { range, text: added }) => written.slice(0, range[0]) + added + written.slice(range[1]), text).slice(head.length);
  return [apply(edits?.setStatus?.(201)), apply(edits?.setStatusWithoutBody?.(204))];
}
