/** The source files of a package, and which of them say something: a quick look before anything is parsed. */

import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folders that hold no source of the program itself. */
const SKIPPED = /^(?:node_modules|dist|build|out|lib-cov|coverage|public|static|vendor|tests?|__tests__|__mocks__|spec|e2e|examples?|fixtures|mocks?|\..*)$/u;
const SOURCE = /(?<!\.d|\.(?:test|spec|min))\.(?:[cm]?[jt]s)$/u;
/** More files than this are not looked at. */
const MAXIMUM_FILES = 5_000;
/** How long a list of files is believed, in milliseconds. */
const LIFETIME = 30_000;

interface Search {
  readonly at: number;
  readonly files: readonly string[];
}

const searches = new Map<string, Search>();

/**
 * @param file - Absolute path of a file.
 * @param root - The project's folder, above which nothing is looked for.
 * @returns The nearest folder above the file that has a `package.json`; the root when there is none.
 */
export function packageFolderOf(file: string, root: string): string {
  for (let folder = dirname(file); folder.startsWith(root); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) break;
  }
  return root;
}

/**
 * Finds the files of a package whose text matches a pattern; tests and what is built are left out.
 *
 * @param folder - The package's folder.
 * @param pattern - What is looked for.
 * @returns Their absolute paths. The answer is kept for half a minute.
 */
export function filesThatMatch(folder: string, pattern: RegExp): readonly string[] {
  const key = `${folder}|${pattern.source}`;
  const known = searches.get(key);
  if (known !== undefined && Date.now() - known.at < LIFETIME) return known.files;
  const files = sourceFiles(folder).filter((file) => pattern.test(readText(file)));
  searches.set(key, { at: Date.now(), files });
  return files;
}

function sourceFiles(folder: string): readonly string[] {
  const files: string[] = [];
  const pending = [folder];
  for (let current = pending.pop(); current !== undefined && files.length < MAXIMUM_FILES; current = pending.pop()) {
    for (const entry of readFolder(current)) {
      const path = join(current, entry.name);
      // A package inside this one is a package of its own.
      if (entry.isDirectory() && !SKIPPED.test(entry.name) && !existsSync(join(path, 'package.json'))) pending.push(path);
      else if (entry.isFile() && SOURCE.test(entry.name)) files.push(path);
    }
  }
  return files;
}

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
