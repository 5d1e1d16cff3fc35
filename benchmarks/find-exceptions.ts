/** What happens when every file of some folders is parsed and inspected: exceptions, and how long each file takes. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { parse, simpleTraverse } from '@typescript-eslint/typescript-estree';

import type { SourceModule } from '../src/evaluator/syntax.js';

const source = /\.[cm]?[jt]sx?$/u;
const skippedFolders = new Set(['node_modules', '.git']);

/**
 * @param path - A folder, or a file.
 * @returns The JavaScript and TypeScript files in it, without those of `node_modules` and `.git` below it; the file itself, whatever
 * it is called.
 */
export function collectSources(path: string): string[] {
  if (statSync(path).isFile()) return [resolve(path)];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : collectSources(join(path, entry.name));
    return entry.isFile() && source.test(entry.name) ? [resolve(path, entry.name)] : [];
  });
}

/** What became of the files. */
export interface Findings {
  /** How many files were parsed and inspected. */
  readonly inspected: number;
  readonly notParsed: readonly string[];
  readonly exceptions: readonly { readonly file: string; readonly error: unknown }[];
  /** How long the inspection of each file took, parsing not counted, in milliseconds; the longest first. */
  readonly times: readonly { readonly file: string; readonly milliseconds: number }[];
}

/**
 * Parses files and inspects those that parse.
 *
 * @param files - Absolute paths.
 * @param inspect - Looks at one file; what it throws is collected.
 * @returns What became of the files.
 */
export function findExceptions(files: readonly string[], inspect: (module: SourceModule) => void): Findings {
  const notParsed: string[] = [];
  const exceptions: { file: string; error: unknown }[] = [];
  const times: { file: string; milliseconds: number }[] = [];
  for (const file of files) {
    const module = parseFile(file);
    if (module === undefined) {
      notParsed.push(file);
      continue;
    }
    const start = performance.now();
    try {
      inspect(module);
    } catch (error) {
      exceptions.push({ file, error });
    }
    times.push({ file, milliseconds: performance.now() - start });
  }
  times.sort((left, right) => right.milliseconds - left.milliseconds);
  return { inspected: times.length, notParsed, exceptions, times };
}

function parseFile(file: string): SourceModule | undefined {
  const text = readFileSync(file, 'utf8');
  try {
    // Where the name of a file tells whether it holds JSX, the parser goes by the name.
    const program = parse(text, { filePath: file, jsx: true, range: true, loc: true });
    // As ESLint does before it hands a tree to a rule.
    simpleTraverse(program, { enter: () => undefined }, true);
    return { file, text, program };
  } catch {
    return undefined;
  }
}
