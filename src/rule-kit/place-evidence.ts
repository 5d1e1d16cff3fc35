/** Where a finding about evidence of a cause is placed. */

import type { Evidence } from '../model/evidence.js';
import type { Place } from '../model/place.js';
import type { Response } from '../model/response.js';

/**
 * Places a finding on a piece of evidence.
 *
 * @param file - Absolute path of the file that is linted.
 * @param evidence - The evidence.
 * @param response - The response that gives it.
 * @returns The place of the evidence, and that of the response when it is apart; only the response when the evidence
 *   stands in another file.
 */
export function placeEvidence(
  file: string,
  { place }: Evidence,
  { sentPlace, bodyPlace }: Response,
): { readonly place: Place; readonly response?: Place } {
  if (place.file !== file) return { place: sentPlace };
  const isWithin = [sentPlace, bodyPlace].some((outer) => outer?.file === file && contains(outer, place));
  const isBeside = sentPlace.file === file && sentPlace.start.line === place.start.line;
  return isWithin || isBeside ? { place } : { place, response: sentPlace };
}

function contains(outer: Place, inner: Place): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
