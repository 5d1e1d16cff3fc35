/** Short ways to write down a measured answer. */

import type { Recorded, RecordedPerVersion, RecordedAnswer } from './conformance-case.js';

/**
 * An answer with a body.
 *
 * @param status - The status code on the wire.
 * @returns The answer.
 */
export function full(status: number): RecordedAnswer {
  return { status, body: true };
}

/**
 * An answer without a body.
 *
 * @param status - The status code on the wire.
 * @returns The answer.
 */
export function empty(status: number): RecordedAnswer {
  return { status, body: false };
}

/**
 * An answer that no handler wrote.
 *
 * @param answer - What came over the wire.
 * @returns The same answer, left out of the comparison with the analysis.
 */
export function unwritten(answer: RecordedAnswer): RecordedAnswer {
  return { ...answer, fallthrough: true };
}

/**
 * Answers that differ between the major versions.
 *
 * @param v4 - What Express 4 answers.
 * @param v5 - What Express 5 answers.
 * @returns Both.
 */
export function differs(v4: Recorded, v5: Recorded): RecordedPerVersion {
  return { v4, v5 };
}

/** No answer: the request hangs or the connection is closed. */
export const silence = null;
