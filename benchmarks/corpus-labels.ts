/**
 * What people wrote down about routes of public repositories by reading them: the files in `benchmarks/corpus`.
 *
 * A route's `responses` are the answers that its own code and the project's middleware give, and the errors that the source
 * throws or hands on. An error that code outside of the project throws (a database, a package) is among them where the
 * handler names it, by a `catch` block that answers, that throws an error of its own or that calls `next(error)`; in the
 * last case the code is what an error gets that carries neither a status nor a name. Where such an error only leaves the
 * handler, through a wrapper or through a `catch` that the routes of the project share, its answers are `implicit`.
 *
 * Where a framework answers by itself what a route asks it for (a schema, a pipe that validates), that is a response of the
 * route. Of a guard that many routes share and that throws in many places, one label stands for each code.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One answer of a route. */
export interface LabelledResponse {
  readonly kind: 'response' | 'error';
  /** The code on the wire. */
  readonly status: number;
  readonly default: boolean;
  /** Whether the code hands over bytes that it has written, or a phrase that is sent: `sendStatus(204)` has none, `status(204).json({})` has. */
  readonly body: 'yes' | 'no' | 'unknown';
  /** Where it is sent, or where the error is thrown or handed to `next`. */
  readonly file: string;
  readonly line: number;
  /** The rules that have something against it, without their prefix; causes are not labelled. */
  readonly contract: readonly string[];
}

/**
 * An answer that code outside of the project decides on: what the project's error handler makes of an error that a package
 * throws, or what a package's middleware answers by itself. An inventory that has it is right, and one that has it not
 * misses nothing: which errors there are is not in the source.
 */
export type ImplicitResponse = Pick<LabelledResponse, 'status' | 'body' | 'file' | 'line' | 'contract'>;

export interface LabelledRoute {
  readonly file: string;
  /** The line of the registration. */
  readonly line: number;
  readonly method: string;
  /** As written at the registration, without mounted prefixes; null when it is not static. */
  readonly path: string | null;
  readonly responses: readonly LabelledResponse[];
  /** Instead of those of the repository. */
  readonly implicit?: readonly ImplicitResponse[];
}

/** A repository at one commit. */
export interface Labels {
  readonly repository: string;
  readonly commit: string;
  /** Those of every route that has none of its own. */
  readonly implicit?: readonly ImplicitResponse[];
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
