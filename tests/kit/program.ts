/** A small program with everything that it can return. */

export interface Program {
  /** Statements that set `result`; `x`, `y`, `f` and `g` are parameters that nobody knows. */
  readonly code: string;
  /** What `result` can be, as `showValue` prints it, alternatives in alphabetic order; `throws` before what leaves the program. */
  readonly gives: string;
  /** Statements of the top level, ahead of the program. */
  readonly before?: string;
}
