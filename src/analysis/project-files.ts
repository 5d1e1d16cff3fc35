/** The files of the project that a constant pattern names, as `glob` and its kin find them. */

import { isAbsolute, join, posix, sep } from 'node:path';
import type { ImportedModules } from '../evaluator/imported-modules.js';

/** Of more folders than this no list is made. */
const MAXIMUM_FOLDERS = 300;
/** Lists of more files than this are not kept. */
const MAXIMUM_FILES = 500;

/** What a pattern may say besides names: `*`, `?`, `**`, `{a,b}`, `[ab]`, `@(a|b)`. */
const MAGIC = /[*?{[(!]/u;

export interface FilePattern {
  readonly pattern: string;
  /** The folder that the pattern is relative to. */
  readonly folder: string | undefined;
  /** Patterns of files that are left out. */
  readonly ignored: readonly string[];
  /** Whether the paths are absolute whatever the pattern is. */
  readonly isAbsolute: boolean;
}

/**
 * @param imported - Where the files are read.
 * @param asked - What is looked for.
 * @returns The paths; undefined when they are not known.
 */
export function filesOf(imported: ImportedModules, { pattern, folder, ignored, isAbsolute: wantsAbsolute }: FilePattern): readonly string[] | undefined {
  const written = pattern.split(sep).join('/').replace(/^\.\//u, '');
  const given = isAbsolute(pattern) ? '' : folder;
  if (given === undefined || (given !== '' && !isAbsolute(given))) return undefined;
  const whole = given === '' ? written : posix.join(given.split(sep).join('/'), written);
  const segments = whole.split('/');
  const magic = segments.findIndex((segment) => MAGIC.test(segment));
  if (magic === -1) return undefined;
  const expression = toExpression(whole);
  const refused = ignored.map((one) => toExpression(one.startsWith('/') ? one : posix.join(given === '' ? '/' : given, one)));
  if (expression === undefined || refused.includes(undefined)) return undefined;
  const below = filesBelow(imported, segments.slice(0, magic).join('/') || '/', segments.slice(magic).includes('**') ? Infinity : segments.length - magic - 1);
  const found = below?.filter((file) => expression.test(file) && !refused.some((one) => one?.test(file)));
  if (found === undefined || found.length > MAXIMUM_FILES) return undefined;
  const start = given === '' || wantsAbsolute ? 0 : given.length + 1;
  return found.map((file) => file.slice(start));
}

/** The files below a folder, with `/` between the parts of their paths; what is hidden or installed is left out. */
function filesBelow(imported: ImportedModules, top: string, depth: number): readonly string[] | undefined {
  const files: string[] = [];
  const pending = [{ folder: top, depth }];
  let folders = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    folders += 1;
    const entries = folders > MAXIMUM_FOLDERS ? undefined : imported.entriesOf(join(next.folder));
    if (entries === undefined) return undefined;
    for (const { name, kind } of entries) {
      if (name.startsWith('.')) continue;
      const path = `${next.folder}/${name}`;
      if (kind === 'file') files.push(path);
      else if (kind === 'folder' && next.depth > 0 && name !== 'node_modules') pending.push({ folder: path, depth: next.depth - 1 });
    }
  }
  return files.sort();
}

/** A pattern as a regular expression that never goes back far: of several `**` there is one for each segment. */
function toExpression(pattern: string): RegExp | undefined {
  const segments = pattern.split('/');
  if (segments.filter((segment) => segment === '**').length > 2 || segments.some((segment) => segment.split('*').length > 4)) return undefined;
  let text = '';
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '**') {
      text += isLast ? '.*' : '(?:[^/]+/)*';
      continue;
    }
    const part = toSegment(segment);
    if (part === undefined) return undefined;
    text += isLast ? part : `${part}/`;
  }
  return new RegExp(`^${text}$`, 'u');
}

function toSegment(segment: string): string | undefined {
  let text = '';
  const closing: string[] = [];
  for (let at = 0; at < segment.length; at += 1) {
    const char = segment[at] ?? '';
    if ((char === '@' || char === '+' || char === '!' || char === '?' || char === '*') && segment[at + 1] === '(') {
      if (char !== '@') return undefined;
      text += '(?:';
      closing.push(')');
      at += 1;
    } else if (char === '{') {
      text += '(?:';
      closing.push('}');
    } else if (char === closing.at(-1)) {
      text += ')';
      closing.pop();
    } else if ((char === ',' && closing.at(-1) === '}') || (char === '|' && closing.at(-1) === ')')) text += '|';
    else if (char === '*') text += '[^/]*';
    else if (char === '?') text += '[^/]';
    else if (char === '[' || char === ']' || char === '!') return undefined;
    else text += char.replace(/[$()+.\\^{|}]/u, String.raw`\$&`);
  }
  return closing.length === 0 ? text : undefined;
}
