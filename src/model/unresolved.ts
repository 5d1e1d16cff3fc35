/** Something the analysis could not determine. */

import type { Place } from './place.js';

export interface Unresolved {
  /** Why, a clause without a full stop: `the handler is a parameter`. */
  readonly reason: string;
  readonly place: Place;
}
