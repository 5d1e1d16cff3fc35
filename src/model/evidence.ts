/** What a response or an error says about its cause. */

import type { Place } from './place.js';

/**
 * - `token`: a machine-readable code (`code: 'NOT_FOUND'`).
 * - `class`: the class of a thrown or forwarded error (`NotFoundError`).
 * - `message`: a text for people (`message: 'User not found'`).
 */
export type EvidenceKind = 'token' | 'class' | 'message';

/** One piece of evidence of the cause of an error response. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** The token, the class's name or the text; `…` stands for each interpolated part that is not known. */
  readonly text: string;
  /** Where it is written. */
  readonly place: Place;
  /** For a class: whether the project declares it (not a built-in such as `Error` and not a class of a package). */
  readonly ownClass?: boolean;
}
