/** What the analysis says about the text of one module. */

import { fileURLToPath } from 'node:url';
import { parse } from '@typescript-eslint/typescript-estree';
import { analyze } from '../../src/analysis/analyze.js';
import type { HttpModel } from '../../src/model/http-model.js';

const file = fileURLToPath(new URL('app.js', import.meta.url));

/**
 * Analyses a module that uses Express.
 *
 * @param source - The module's text.
 * @param version - The major version of Express that the module is written for.
 * @returns The routes and handlers of the module with everything that they can answer.
 */
export function inferOutcome(source: string, version: 4 | 5): HttpModel {
  const program = parse(source, { range: true, loc: true, comment: false });
  return analyze({ text: source, file, program }, { versionOf: () => version });
}
