/** What the analysis says of a file of a project on disk, one line for each route and handler. */

import { parse } from '@typescript-eslint/typescript-estree';
import { analyze } from '../../src/analysis/analyze.js';
import { openProject } from '../../src/analysis/open-project.js';
import type { HttpModel } from '../../src/model/http-model.js';
import type { Outcome } from '../../src/model/route.js';
import { readSettings } from '../../src/settings/read-settings.js';
import type { Project } from '../modules/create-project.js';
import { linkParents } from './link-parents.js';

/** How the routes files of these tests start, in two lines. */
export const router = "import { Router } from 'express';\nconst router = Router();\n";

/**
 * @param project - The project.
 * @param name - The file's path in it.
 * @param text - The file's text.
 * @param written - The settings of the plugin.
 * @param version - The major version of every framework.
 * @returns Its model.
 */
export function modelInProject(project: Project, name: string, text: string, written: object = {}, version = 5): HttpModel {
  const program = parse(text, { range: true, loc: true });
  linkParents(program);
  const module = { file: project.path(name), text, program };
  const settings = readSettings({ 'http-contract': written }, project.root);
  return analyze(module, { versionOf: () => version, openProject: () => openProject(project.root, settings), errorHandler: () => settings.errorHandler, frameworks: settings.frameworks });
}

/**
 * @param project - The project.
 * @param name - The file's path in it.
 * @param text - The file's text.
 * @param written - The settings of the plugin.
 * @returns One line for each route and handler: the codes with the files that send them, errors marked with `!`.
 */
export function sayRoutes(project: Project, name: string, text: string, written?: object): readonly string[] {
  const { routes, handlers } = modelInProject(project, name, text, written);
  const tell = ({ responses, unresolved }: Outcome): string =>
    [
      ...responses.map(({ kind, status, sentPlace }) => {
        const code = status.kind === 'known' ? String(status.code) : '?';
        return `${kind === 'error' ? '!' : ''}${code} ${sentPlace.file.slice(project.root.length + 1)}:${String(sentPlace.start.line)}`;
      }),
      ...unresolved.map(({ reason }) => `{${reason}}`),
    ].join(', ');
  return [
    ...routes.map(({ method, path, outcome }) => `${method ?? '?'} ${path ?? '?'} -> ${tell(outcome)}`),
    ...handlers.map(({ handler, outcome }) => `handler ${handler.name ?? '?'} -> ${tell(outcome)}`),
  ];
}

/**
 * @param outcome - What a handler answers.
 * @returns One text: each code with whether it has a body, errors marked with `!`, and what is not known.
 */
export function sayResponses({ responses, unresolved }: Outcome): string {
  const answers = responses.map(({ kind, status, body }) => `${kind === 'error' ? '!' : ''}${status.kind === 'known' ? String(status.code) : '?'} ${body}`);
  return [...answers, ...unresolved.map(({ reason }) => `{${reason}}`)].join(', ');
}
