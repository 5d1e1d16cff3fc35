/** Inspects files as they are, without a configuration of ESLint. */

import { readFileSync } from 'node:fs';
import { showsFramework } from '../analysis/shows-framework.js';
import { parseSource } from '../modules/parse-source.js';
import { readModule } from '../rule-kit/read-http-file.js';
import type { Reading } from '../rule-kit/read-http-file.js';
import { SETTINGS_KEY } from '../settings/parse-settings.js';
import { inspectReading } from './inspect-reading.js';
import type { Inspector, Request } from './inspection.js';
import { relativePath } from '../model/relative-path.js';

/**
 * @param files - Absolute paths.
 * @param request - The working directory and the contract.
 * @param inspector - Is told of each file.
 * @throws CommandError, SettingsError or ContractError when the contract is bad.
 */
export function inspectSourceFiles(files: readonly string[], { cwd, contract }: Omit<Request, 'paths'>, inspector: Inspector): void {
  const settings = { [SETTINGS_KEY]: contract === undefined ? {} : { contract } };
  for (const file of files) {
    const path = relativePath(file, cwd);
    const reading = readFile(file, settings, cwd);
    if (typeof reading === 'string') inspector.warn(`${path} is left out: ${reading}`);
    else inspectReading(inspector, reading, settings, cwd);
  }
}

/** The reading, or why there is none. */
function readFile(file: string, settings: Readonly<Record<string, unknown>>, cwd: string): Reading | string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
  } catch {
    return 'It cannot be read.';
  }
  if (!showsFramework(file, text)) return { kind: 'nothing' };
  try {
    return readModule({ file, text, program: parseSource(file, text) }, settings, cwd);
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}
