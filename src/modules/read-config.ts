/** JSON and YAML files that describe a project: read leniently, never with an exception. */

import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Config = Readonly<Record<string, unknown>>;

/** The files read so far; each is looked at again at most once per {@link begin}. */
export class ConfigReader {
  #round = 0;
  readonly #files = new Map<string, { round: number; readonly stamp: string; readonly value: Config | null }>();

  /** From now on each file is looked at once more. */
  begin(): void {
    this.#round += 1;
  }

  /**
   * @param file - An absolute path; `.yaml` and `.yml` are read as YAML, all else as JSON with comments and trailing commas.
   * @returns The object in it, or null when it is not there or holds no object.
   */
  read(file: string): Config | null {
    const known = this.#files.get(file);
    if (known?.round === this.#round) return known.value;
    const stamp = stampOf(file);
    if (known?.stamp === stamp) {
      known.round = this.#round;
      return known.value;
    }
    const value = stamp === '' ? null : parse(file);
    this.#files.set(file, { round: this.#round, stamp, value });
    return value;
  }
}

/**
 * @param value - Anything.
 * @returns Whether it is an object with properties, as JSON has them.
 */
export function isConfig(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param value - Anything.
 * @returns The strings in it, when it is an array.
 */
export function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/**
 * @param path - An absolute path.
 * @returns A text that changes when the file or folder does; empty when it is not there.
 */
export function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${String(stats.mtimeMs)}:${String(stats.size)}`;
}

function parse(file: string): Config | null {
  try {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
    const value: unknown = /\.ya?ml$/u.test(file) ? parseYaml(text) : JSON.parse(withoutComments(text));
    return isConfig(value) ? value : null;
  } catch {
    return null;
  }
}

/** A value with a tag of its own (`!Ref Name`, `!Sub text`) is not known: null. */
function parseYaml(text: string): unknown {
  const yaml: typeof import('yaml') = createRequire(import.meta.url)('yaml');
  const document = yaml.parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) return null;
  yaml.visit(document, { Node: (_key, { tag }) => (tag?.startsWith('!') === true ? new yaml.Scalar(null) : undefined) });
  return document.toJS();
}

function withoutComments(text: string): string {
  return text
    .replaceAll(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//gu, '$1')
    .replaceAll(/("(?:\\.|[^"\\])*")|,(?=\s*[\]}])/gu, '$1');
}
