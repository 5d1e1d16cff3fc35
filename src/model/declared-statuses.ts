/** What the code says of the answers of a route beside its handlers, in decorators and schemas for documentation, held against what they answer. */

import type { Place } from './place.js';

/** A status that is declared. */
export interface DeclaredStatus {
  /** A code, a range such as `2XX`, or `default` for all others. */
  readonly status: string;
  /** The decorator, or the registration of a route whose schema declares it. */
  readonly place: Place;
  /** Whether the route answers it; `unknown`: no answer that is known does, but not all of its answers are known. */
  readonly answered: 'yes' | 'no' | 'unknown';
}

export interface DeclaredStatuses {
  /** In the order of the codes, `default` last. */
  readonly statuses: readonly DeclaredStatus[];
  /** The codes that the route answers and does not declare, in order; none where not all that it declares is known. */
  readonly undeclared: readonly number[];
}
