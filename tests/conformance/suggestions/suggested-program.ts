/** Programs with one route, what the suggestions for its answer make of them, and what the results answer. */

import type { Edit } from '../../../src/model/response.js';
import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { sayAnswers } from '../web/say-answers.js';

/** A framework: what surrounds a statement, and how a program is asked `POST /c`. */
export interface SuggestingFramework {
  readonly manifest: object;
  readonly version: number;
  /** A program of it; the statement stands on lines of its own. */
  readonly programOf: (statement: string) => string;
  /** What the real framework answers. */
  readonly answer: (program: string) => Promise<Response>;
  /** By a statement: what it is with 201, and with 204 and no body; undefined where nothing is suggested. */
  readonly cases: readonly (readonly [statement: string, withStatus: string | undefined, withoutBody: string | undefined])[];
}

const NAME = 'src/server.ts';

/** What is inferred of the only route. */
function routeOf({ manifest, version }: SuggestingFramework, program: string) {
  const project = createProject({ 'package.json': manifest, [NAME]: program });
  return modelInProject(project, NAME, program, {}, version).routes[0];
}

/**
 * @param framework - The framework.
 * @param program - A program.
 * @returns Its answers as they are inferred.
 */
export function inferredOf(framework: SuggestingFramework, program: string): string {
  const outcome = routeOf(framework, program)?.outcome;
  return outcome === undefined ? 'no route' : sayAnswers(outcome);
}

/**
 * @param framework - The framework.
 * @param statement - A statement.
 * @returns The program with 201, and with 204 and no body; undefined where nothing is suggested.
 */
export function suggestedPrograms(framework: SuggestingFramework, statement: string): readonly [withStatus: string | undefined, withoutBody: string | undefined] {
  const program = framework.programOf(statement);
  const edits = routeOf(framework, program)?.outcome.responses.find(({ kind }) => kind === 'response')?.edits;
  const apply = (all: readonly Edit[] | undefined): string | undefined =>
    all === undefined || all.length === 0
      ? undefined
      : [...all].sort((a, b) => b.range[0] - a.range[0] || b.range[1] - a.range[1]).reduce((text, { range: [start, end], text: added }) => text.slice(0, start) + added + text.slice(end), program);
  return [apply(edits?.setStatus?.(201)), apply(edits?.setStatusWithoutBody?.(204))];
}
