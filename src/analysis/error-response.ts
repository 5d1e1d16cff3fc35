/** The answer that a framework gives by itself to an error that left a handler. */

import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import type { Single } from '../evaluator/value.js';
import type { Response } from '../model/response.js';
import { evidenceOfError } from './evidence-of.js';
import { placeOf, placeOfError } from './place-of.js';

/** An error that left a handler. */
export interface LeftError {
  readonly state: State;
  readonly error: Single;
  readonly site: Site;
  readonly via: readonly Site[];
}

/**
 * @param left - The error.
 * @param answer - What the framework answers.
 * @returns The response.
 */
export function errorResponse({ state, error, site, via }: LeftError, { status, body }: Pick<Response, 'status' | 'body'>): Response {
  const found = evidenceOfError(state, error, site);
  const place = placeOfError(site);
  return {
    kind: 'error',
    status,
    body,
    evidence: found.evidence,
    evidenceComplete: found.complete,
    statusPlace: place,
    sentPlace: place,
    via: via.slice(1).map(placeOf),
    edits: {},
  };
}
