/** Cases of frameworks with which code registers its handlers: the statements that do, a request, and what is inferred of its answer. */

import { compileFunction } from 'node:vm';
import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { sayAnswers } from './say-answers.js';

/** `request`: `POST /c`; `GET /c` when there is none. */
export type ServedCase = readonly [statements: string, inferred: string, request?: string | undefined];

/** What surrounds the statements. */
export interface ServedFile {
  readonly manifest: object;
  /** The major version of the framework. */
  readonly version?: number;
  /** Imports and the application. */
  readonly head: string;
  /** What serves the application. */
  readonly foot?: string;
  /** Its path in the project. */
  readonly name?: string;
}

/**
 * @param request - `POST /c`
 * @returns Its method and its path.
 */
export function partsOf(request = 'GET /c'): readonly [method: string, path: string] {
  const [method = '', path = ''] = request.split(' ');
  return [method, path];
}

/**
 * @param file - What surrounds the statements.
 * @param served - The case.
 * @returns What is inferred of the route that the request reaches.
 */
export function inferredOf({ manifest, version, head, foot = '', name = 'src/server.js' }: ServedFile, [statements, , request]: ServedCase): string {
  const [method, asked] = partsOf(request);
  const [path] = asked.split('?');
  const text = `${head}\n${statements}\n${foot}\n`;
  const project = createProject({ 'package.json': manifest, [name]: text });
  const routes = modelInProject(project, name, text, {}, version).routes.filter((route) => route.path === path || route.path === null);
  const own = routes.filter((route) => route.method === method);
  const found = own.length > 0 ? own : routes.filter((route) => route.method === 'ALL' || route.method === null);
  return found.map(({ outcome }) => sayAnswers(outcome)).join('; ');
}

/**
 * @param statements - What registers handlers.
 * @param names - What they can use besides the globals.
 */
export async function runStatements(statements: string, names: Readonly<Record<string, unknown>>): Promise<void> {
  const run = compileFunction(`return (async () => { ${statements} })();`, Object.keys(names)) as (...values: readonly unknown[]) => Promise<void>;
  await run(...Object.values(names));
}
