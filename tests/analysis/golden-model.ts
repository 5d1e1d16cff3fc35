/** A module and everything that the analysis says of it. */

export interface GoldenModel {
  readonly name: string;
  /** The module; its first line is empty. */
  readonly source: string;
  /** The major version of Express; 5 by default. */
  readonly version?: number;
  /** A line for each route and handler, as `printModel` prints them. */
  readonly model: readonly string[];
}
