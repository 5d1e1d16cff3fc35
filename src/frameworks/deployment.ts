/** Configuration files that say which requests reach which exported function. */

import type { Config } from '../modules/read-config.js';

/** Requests that reach a function. */
export interface DeployedRoute {
  /** Upper case, or `ALL`; null when it is not known. */
  readonly method: string | null;
  /** Null when it is not known. */
  readonly path: string | null;
}

/** A function, as a configuration names it. */
export interface DeployedFunction {
  /** The path of its file from the folder of the configuration, with `/` and without an extension. */
  readonly module: string;
  /** The name of the export. */
  readonly name: string;
  /** None when it answers no requests of HTTP. */
  readonly routes: readonly DeployedRoute[];
}

/** One kind of configuration. */
export interface Deployment {
  /** The names that its files may have: YAML, JSON, or modules whose default export it is. */
  readonly files: readonly string[];
  /**
   * @param config - What a file says.
   * @returns Its functions; those whose file is not known are left out.
   */
  readonly functionsOf: (config: Config) => readonly DeployedFunction[];
}
