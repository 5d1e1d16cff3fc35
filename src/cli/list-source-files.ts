/** Which files below some paths are sources, when no configuration says it. */

import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommandError } from './command-error.js';

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/u;
/** `a.d.ts`, and `a.d.css.ts`. */
const DECLARATION = /\.d(?:\.[^./\\]+)?\.[cm]?ts$/u;

/** Lists of the largest repositories take some megabytes. In bytes. */
const MAXIMUM_OUTPUT = 512 * 1024 * 1024;

/**
 * @param cwd - Absolute path of the working directory.
 * @param paths - Files and folders. A file that is named is taken, whatever git says of it.
 * @returns Absolute paths in order, each once: JavaScript and TypeScript without `node_modules`, declaration files and
 *   what git ignores.
 * @throws CommandError when a path is not there.
 */
export function listSourceFiles(cwd: string, paths: readonly string[]): string[] {
  const files = paths.flatMap((path) => {
    const full = resolve(cwd, path);
    const stats = statSync(full, { throwIfNoEntry: false });
    if (stats === undefined) throw new CommandError(`There is no file or folder ${path}.`);
    if (stats.isFile()) return [full];
    return (listByGit(full) ?? listFolder(full)).filter(isSource).map((name) => join(full, name)).filter(isFile);
  });
  return [...new Set(files)].sort();
}

function isSource(path: string): boolean {
  return SOURCE.test(path) && !DECLARATION.test(path) && !/(?:^|[/\\])node_modules[/\\]/u.test(path);
}

/** What is in the index can be gone from the disk. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The files of a folder, relative to it; undefined where there is no git. */
function listByGit(folder: string): string[] | undefined {
  try {
    // A repository can name a program as its monitor; none of it is to run.
    const options = ['-c', 'core.fsmonitor=false', 'ls-files', '--cached', '--others', '--exclude-standard', '-z'];
    const output = execFileSync('git', options, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: MAXIMUM_OUTPUT });
    return output.split('\0').filter((path) => path !== '');
  } catch {
    return undefined;
  }
}

function listFolder(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return entry.name === 'node_modules' || entry.name === '.git' ? [] : listFolder(folder, path);
  });
}
