/** What the user sets for the whole plugin, under `settings['http-contract']`. */

import type { Contract } from '../contract/contract.js';

export interface Settings {
  readonly contract: Contract;
  /** The major version of a framework, by the framework's name: `{ express: 4 }`. */
  readonly versions: Readonly<Record<string, number>>;
}

/** The settings as written, checked; the contract is not loaded yet. */
export interface WrittenSettings {
  readonly contract?: string | object | undefined;
  readonly versions?: Readonly<Record<string, number>> | undefined;
}
