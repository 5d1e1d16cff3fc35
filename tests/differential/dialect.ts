/** The words in which one framework writes a random handler, and how it is asked. */

import type { ServedFile } from '../conformance/web/served-case.js';

/** An answer that came: undefined when the connection was closed without one. */
export type Answered = string | undefined;

export interface Dialect {
  readonly name: string;
  readonly file: ServedFile;
  /** The path of the route that the model has; /c without it. */
  readonly route?: string;
  /** The parameters of a handler: `req, res`. */
  readonly parameters: string;
  /** Whether a handler answers by what it returns. */
  readonly returns: boolean;
  /** Whether the framework takes the rejection of an asynchronous handler for an error. */
  readonly takesRejections: boolean;
  /** The object that a helper of the file is handed: `res`. */
  readonly handed: string;
  /**
   * @param name - The name of a query value.
   * @returns The expression that reads it.
   */
  query(name: string): string;
  /**
   * @param code - The expression of the code.
   * @param body - Whether it has a body.
   * @param form - One of the ways in which it can be written, from 0.
   * @param handed - What the helper that it stands in is handed, where it stands in one.
   * @returns The statement, and the expression to return when the handler answers by that.
   */
  answer(code: string, body: boolean, form: number): string;
  /**
   * @param status - The expression of the code.
   * @returns An expression that gives an error with this code.
   */
  error(status: string): string;
  /** What `error.status ?? 500` is in this framework, with the error `error`. */
  readonly caught: string;
  /**
   * @param handler - The text of the handler.
   * @returns The statement that registers it for GET /c.
   */
  register(handler: string): string;
  /**
   * Serves the statements for as long as `use` runs.
   *
   * @param statements - The whole text of the program.
   * @param use - Asks it: a path with a query gives the answer, as `200 yes`.
   */
  serve(statements: string, use: (ask: (path: string) => Promise<Answered>) => Promise<void>): Promise<void>;
}
