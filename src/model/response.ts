/** One way in which a handler answers. */

import type { Evidence } from './evidence.js';
import type { Place } from './place.js';
import type { Status } from './status.js';

/** Whether bytes of a body are handed to the framework; what goes over the wire can still be nothing (204). */
export type Body = 'yes' | 'no' | 'unknown';

/** A replacement in one file. `range` as in {@link Place}. */
export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** Edits of the source that change a response, in the framework's own terms. Each is undefined where no edit is known to be right. */
export interface ResponseEdits {
  /** Makes the response carry this code. */
  readonly setStatus?: (code: number) => readonly Edit[];
  /** Makes the response carry this code and no body. */
  readonly setStatusWithoutBody?: (code: number) => readonly Edit[];
}

/** One way in which a handler answers: status, body, evidence of cause, and where each is written. */
export interface Response {
  /** `error`: it leaves the handler by a throw, a rejection or `next(error)`. */
  readonly kind: 'response' | 'error';
  readonly status: Status;
  readonly body: Body;
  /** What the client really receives of the body, when that differs from what is handed over: a full sentence. */
  readonly bodyOnWire?: string;
  /** All evidence of the cause that the body or the error gives. */
  readonly evidence: readonly Evidence[];
  /** False when a part that could name the cause is not known (`message: error.message`): then "no evidence" proves nothing. */
  readonly evidenceComplete: boolean;
  /** The status expression when one is written; else the name of the sending member (`json`), the throw or the `next` call. */
  readonly statusPlace: Place;
  /** The sending call's member name, the throw or the `next` call. */
  readonly sentPlace: Place;
  /** The body argument, when there is one. */
  readonly bodyPlace?: Place;
  /** Calls between the handler and the sending place, outermost first. */
  readonly via: readonly Place[];
  readonly edits: ResponseEdits;
  /** The one method whose requests get it, when the handler has asked for that. */
  readonly only?: 'HEAD';
}
