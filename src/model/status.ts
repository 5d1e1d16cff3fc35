/** The status of a response: a code, or unknown with a reason. */

import type { Place } from './place.js';

/**
 * Where a status comes from in the source.
 * - `written`: an expression in the source says it (`res.status(201)`).
 * - `default`: the code sets none, and the framework sends its default.
 * - `error`: the framework takes it from the error that left the handler.
 */
export type StatusOrigin = 'written' | 'default' | 'error';

/** One code, as it goes over the wire. */
export interface KnownStatus {
  readonly kind: 'known';
  /** The code on the wire, 100 to 999. */
  readonly code: number;
  readonly origin: StatusOrigin;
}

/** A status that the analysis could not determine. */
export interface UnknownStatus {
  readonly kind: 'unknown';
  /** Why, as a clause that reads well after "because": `the argument of 'status' is a parameter`. */
  readonly reason: string;
}

export type Status = KnownStatus | UnknownStatus;

/** A status that the source writes and that is at fault whatever the contract says: one that HTTP does not have (0, 60, 999, `'abc'`, NaN), one that is not read, or one that the route itself does not declare. */
export interface InvalidStatus {
  /**
   * `not-read`: it stands where the framework does not look for it, whatever its value is. `undeclared`: it is sent, and what the code declares of
   * the route allows only other codes.
   */
  readonly kind: 'not-http' | 'not-read' | 'undeclared';
  /** The value as JavaScript prints it: `0`, `'abc'`, `NaN`, `undefined`; how it is written when it is not known. */
  readonly value: string;
  /** What the framework does with it, a full sentence: `Express 5 throws a TypeError and the client gets 500.` */
  readonly consequence: string;
  /** The expression that gives the value. */
  readonly place: Place;
}
