/** What the ways of finding and reading files have in common. */

import type { Contract } from '../contract/contract.js';
import type { HttpFile } from '../rule-kit/read-http-file.js';

/** Which files are to be inspected. */
export interface Request {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** Files and folders; where ESLint finds the files, patterns too. */
  readonly paths: readonly string[];
  /** The contract that takes the place of the configured one: a built-in's name or a path. */
  readonly contract: string | undefined;
}

/** Is told what comes out. */
export interface Inspector {
  /**
   * @param contract - The contract in force for a file.
   * @param file - The file; undefined when it shows no sign of a framework.
   */
  inspect(contract: Contract, file?: HttpFile): void;
  /** @param message - What is wrong with one file, one line; the others go on. */
  warn(message: string): void;
}
