/** The files that were read and parsed, in a cache bounded in bytes and validated by modification time and size. */

import { readFileSync, statSync } from 'node:fs';

import type { SourceModule } from '../evaluator/syntax.js';
import type { ParseSource } from './parse-source.js';

export type LoadedFile =
  | { readonly kind: 'module'; readonly module: SourceModule }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'unresolved'; readonly reason: string };

interface Entry {
  /** The round in which it was last compared with the disk. */
  readonly round: number;
  readonly stamp: string;
  /** Whether it was read so soon after a change that a second change may have left the same stamp. */
  readonly isRecent: boolean;
  readonly bytes: number;
  readonly file: LoadedFile;
}

/** Measured: 29 to 46 bytes of heap per character of source for the tree, and the text itself. */
const BYTES_PER_CHARACTER = 48;

/** Measured on tables of translations: 1.6; small objects take more. */
const BYTES_PER_JSON_CHARACTER = 6;

/** Larger files are bundles, generated clients or data. In bytes. */
const MAXIMUM_FILE_SIZE = 1_000_000;

/** File systems tell times no finer than this, in milliseconds; generous, because some count in whole seconds or two. */
const CLOCK_STEP = 2000;

/** A file of that many characters whose lines are that long on average was made by a machine. */
const MINIFIED = { length: 50_000, meanLine: 500 };

export class SourceFiles {
  /** Least recently used first. */
  readonly #entries = new Map<string, Entry>();
  readonly #maximumBytes: number;
  readonly #parse: ParseSource;
  #round = 0;
  #bytes = 0;

  /**
   * @param maximumBytes - The bound of the cache.
   * @param parse - The parser.
   */
  constructor(maximumBytes: number, parse: ParseSource) {
    this.#maximumBytes = maximumBytes;
    this.#parse = parse;
  }

  /** The memory that the cached files take, estimated. */
  get bytes(): number {
    return this.#bytes;
  }

  /** From now on each file is compared with the disk once more. */
  begin(): void {
    this.#round += 1;
  }

  /**
   * @param path - An absolute path.
   * @returns Its tree or value; the same object until {@link begin}, and after it as long as the file is unchanged.
   * Null when the file is not there.
   */
  load(path: string): LoadedFile | null {
    const known = this.#entries.get(path);
    if (known?.round === this.#round) return known.file;
    const stats = statSync(path, { throwIfNoEntry: false });
    const stamp = stats === undefined ? '' : `${String(stats.mtimeMs)}:${String(stats.size)}`;
    this.#drop(path);
    if (stats === undefined) return null;
    if (!stats.isFile()) return { kind: 'unresolved', reason: 'it is no file' };
    if (stats.size > MAXIMUM_FILE_SIZE) return { kind: 'unresolved', reason: 'it is larger than 1 MB' };
    if (known?.stamp === stamp && !(known.isRecent && hasOtherText(path, known.file))) {
      return this.#keep(path, { ...known, round: this.#round, isRecent: known.isRecent && isRecent(stats.mtimeMs) });
    }
    const bytes = stats.size * (path.endsWith('.json') ? BYTES_PER_JSON_CHARACTER : BYTES_PER_CHARACTER);
    if (!this.#makeRoom(bytes)) {
      return { kind: 'unresolved', reason: 'it and the other files that are followed from here are too large together' };
    }
    return this.#keep(path, { round: this.#round, stamp, isRecent: isRecent(stats.mtimeMs), bytes, file: this.#read(path) });
  }

  #keep(path: string, entry: Entry): LoadedFile {
    this.#entries.set(path, entry);
    this.#bytes += entry.bytes;
    return entry.file;
  }

  #drop(path: string): void {
    this.#bytes -= this.#entries.get(path)?.bytes ?? 0;
    this.#entries.delete(path);
  }

  /** Never drops what this round has used: a module is one object as long as one file is linted. */
  #makeRoom(bytes: number): boolean {
    for (const [path, { round }] of this.#entries) {
      if (this.#bytes + bytes <= this.#maximumBytes) break;
      if (round !== this.#round) this.#drop(path);
    }
    return this.#bytes + bytes <= this.#maximumBytes;
  }

  #read(file: string): LoadedFile {
    const text = readText(file);
    if (text === null) return { kind: 'unresolved', reason: 'it cannot be read' };
    try {
      if (file.endsWith('.json')) return { kind: 'json', value: JSON.parse(text) as unknown };
      if (isMinified(text)) return { kind: 'unresolved', reason: 'it is minified' };
      return { kind: 'module', module: { file, text, program: this.#parse(file, text) } };
    } catch {
      return { kind: 'unresolved', reason: 'it cannot be parsed' };
    }
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
  } catch {
    return null;
  }
}

function isRecent(changedAt: number): boolean {
  return Date.now() - changedAt < CLOCK_STEP;
}

/** What is no module is read anew: it is small. */
function hasOtherText(path: string, file: LoadedFile): boolean {
  return file.kind !== 'module' || readText(path) !== file.module.text;
}

function isMinified(text: string): boolean {
  return text.length > MINIFIED.length && text.length / text.split('\n').length > MINIFIED.meanLine;
}
