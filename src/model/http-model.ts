/** What the analysis knows of one file. */

import type { Route, StandaloneHandler } from './route.js';

export interface HttpModel {
  readonly routes: readonly Route[];
  readonly handlers: readonly StandaloneHandler[];
  /**
   * Writes a status code in the file's own style.
   *
   * @param code - The status code.
   * @returns `201`, or the constant that the file's imports give for it: `StatusCodes.CREATED`.
   */
  readonly writeStatus: (code: number) => string;
}
