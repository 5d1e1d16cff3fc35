/** What people wrote down about routes of public repositories by reading them: the files in `benchmarks/corpus`. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One answer of a route. */
export interface LabelledResponse {
  readonly kind: 'response' | 'error';
  /** The code on the wire. */
  readonly status: number;
  readonly default: boolean;
  readonly body: 'yes' | 'no' | 'unknown';
  /** Where it is sent, or where the error is thrown or handed to `next`. */
  readonly file: string;
  readonly line: number;
  /** The rules that have something against it, without their prefix; causes are not labelled. */
  readonly contract: readonly string[];
}

export interface LabelledRoute {
  readonly file: string;
  /** The line of the registration. */
  readonly line: number;
  readonly method: string;
  /** As written at the registration, without mounted prefixes; null when it is not static. */
  readonly path: string | null;
  readonly responses: readonly LabelledResponse[];
}

/** A repository at one commit. */
export interface Labels {
  readonly repository: string;
  readonly commit: string;
  readonly routes: readonly LabelledRoute[];
}

const folder = fileURLToPath(new URL('corpus', import.meta.url));

/**
 * @returns The labels of every repository, by the name of its checkout's folder (`owner+name`).
 */
export function readLabels(): ReadonlyMap<string, Labels> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  return new Map(files.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, name), 'utf8')) as Labels]));
}
