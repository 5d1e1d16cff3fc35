/** Where a piece of source stands. */

/**
 * A stretch of one file. `range` counts UTF-16 code units from the start of the text, end exclusive.
 * Lines start at 1 and columns at 0, as in an ESTree location, so a place can be given to ESLint as a `loc`.
 */
export interface Place {
  /** Absolute path of the file. */
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  readonly range: readonly [start: number, end: number];
}
