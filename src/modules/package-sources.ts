/** Where the source of a package of the monorepo stands whose manifest names built files. */

import { matchPattern } from './match-pattern.js';
import { type Config, isConfig } from './read-config.js';

const BUILT = /^(?:dist|build|lib|out|output|es|esm|cjs|types|typings)$/u;

/**
 * @param manifest - The package.json.
 * @param subpath - `.`, `./sub`, or `#name` for an entry of `imports`.
 * @returns Paths relative to the package, most of them without extension, best first: sources before built files.
 */
export function sourceCandidates(manifest: Config, subpath: string): readonly string[] {
  const entries = entriesOf(manifest, subpath);
  let guesses: readonly string[] = [];
  if (subpath === '.') guesses = ['./src/index', './index'];
  else if (subpath.startsWith('./')) guesses = [`./src/${withoutExtension(subpath.slice(2))}`, ...toSources(subpath), withoutExtension(subpath)];
  return [...new Set([...entries.flatMap(toSources), ...guesses, ...entries])];
}

/**
 * @param path - A path relative to its package: `./dist/esm/user.js`.
 * @returns Where its source may stand, without extension: `./src/user`, `./user`; the path itself when it is not built.
 */
export function toSources(path: string): readonly string[] {
  const segments = withoutExtension(path).split('/').filter((segment) => segment !== '.');
  const first = segments.findIndex((segment) => !BUILT.test(segment));
  const rest = segments.slice(first).join('/');
  return first <= 0 ? [`./${rest}`] : [`./src/${rest}`, `./${rest}`];
}

function entriesOf(manifest: Config, subpath: string): readonly string[] {
  if (subpath.startsWith('#')) return targetsOf(manifest['imports'], subpath);
  const { exports } = manifest;
  if (exports !== undefined) {
    const isTable = isConfig(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
    return targetsOf(isTable ? exports : { '.': exports }, subpath);
  }
  return subpath === '.' ? ['source', 'module', 'main', 'types'].flatMap((field) => leaves(manifest[field])) : [];
}

function targetsOf(table: unknown, key: string): readonly string[] {
  if (!isConfig(table)) return [];
  for (const pattern of Object.keys(table).sort((left, right) => right.length - left.length)) {
    const rest = matchPattern(pattern, key);
    if (rest !== null) return leaves(table[pattern]).map((target) => target.replaceAll('*', () => rest));
  }
  return [];
}

/** The paths under all conditions. */
function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value.startsWith('.') ? value : `./${value}`];
  if (Array.isArray(value)) return value.flatMap(leaves);
  return isConfig(value) ? Object.values(value).flatMap(leaves) : [];
}

function withoutExtension(path: string): string {
  return path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/u, '');
}
