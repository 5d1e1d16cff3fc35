/** What the user sets for the whole plugin, under `settings['http-contract']`. */

import type { Contract } from '../contract/contract.js';
import type { OwnFramework } from '../model/own-framework.js';
import type { Helper, Middleware, PackageFacts, Wrapper } from '../model/package-facts.js';

/** By a framework's name: whether files are analysed for it whatever they show, or never, or what a framework of the user's own is. */
export type FrameworkSettings = Readonly<Record<string, boolean | OwnFramework>>;

export interface Settings {
  readonly contract: Contract;
  /** The major version of a framework, by the framework's name: `{ express: 4 }`. */
  readonly versions: Readonly<Record<string, number>>;
  readonly frameworks: FrameworkSettings;
  /** The function that gets errors where the application is not found. */
  readonly errorHandler: NamedExport | undefined;
  /** Absolute path of the folder outside of which no file is read; undefined for the repository or workspace. */
  readonly root: string | undefined;
  /** What code does that is not followed. */
  readonly packages: PackageFacts;
}

/** An export of a file: `./src/errors.ts#handle`. */
export interface NamedExport {
  /** As it was written. */
  readonly text: string;
  /** Absolute path. */
  readonly file: string;
  readonly name: string;
}

/** The settings as written, checked; the contract is not loaded yet. */
export interface WrittenSettings {
  readonly contract?: string | object | undefined;
  readonly versions?: Readonly<Record<string, number>> | undefined;
  readonly frameworks?: FrameworkSettings | undefined;
  /** A path relative to the folder that ESLint runs in, `#` and the name of the export; the default export without a name. */
  readonly errorHandler?: string | undefined;
  /** A path relative to the folder that ESLint runs in. */
  readonly root?: string | undefined;
  readonly helpers?: readonly Helper[] | undefined;
  readonly wrappers?: readonly Wrapper[] | undefined;
  readonly middleware?: readonly Middleware[] | undefined;
}
