/** Tells a run what another run was told, with places of its own. */

import type { Outcome } from '../model/route.js';
import type { Place } from '../model/place.js';
import type { Response } from '../model/response.js';
import type { HandlerRun } from './handler-run.js';

/**
 * @param run - Collects the answers.
 * @param outcome - What the other run collected.
 * @param own - The place that stands in this run for one of the other.
 * @param more - What every response has of this run.
 */
export function replayOutcome(run: HandlerRun, outcome: Outcome, own: (before: Place) => Place, more: Partial<Response> = {}): void {
  for (const response of outcome.responses) {
    run.addResponse({
      ...response,
      statusPlace: own(response.statusPlace),
      sentPlace: own(response.sentPlace),
      evidence: response.evidence.map((piece) => ({ ...piece, place: own(piece.place) })),
      ...more,
    });
  }
  for (const { reason, place } of outcome.unresolved) run.noteUnresolved({ reason, place: own(place) });
  for (const invalid of outcome.invalidStatuses) run.noteInvalid({ ...invalid, place: own(invalid.place) });
  if (outcome.mayThrow) run.mayThrow = true;
}

/**
 * @param a - A place.
 * @param b - Another.
 * @returns Whether they are the same piece of the same file.
 */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.range[0] === b.range[0] && a.range[1] === b.range[1];
}
