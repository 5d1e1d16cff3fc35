/** Tells a run what another run was told, with places of its own. */

import type { Outcome } from '../model/route.js';
import type { Place } from '../model/place.js';
import type { HandlerRun } from './handler-run.js';

export interface ReplayOptions {
  readonly via?: readonly Place[];
  readonly before?: readonly Place[];
  readonly reasons?: ReadonlyMap<string, string>;
}

/**
 * @param run - Collects the answers.
 * @param outcome - What the other run collected.
 * @param own - The place that stands in this run for one of the other.
 * @param more - `via`: the calls that lead to every response. `before`: the calls that come before those that a response knows. `reasons`: what stands for
 *   the reasons why something is not known.
 */
export function replayOutcome(run: HandlerRun, outcome: Outcome, own: (before: Place) => Place, more: ReplayOptions = {}): void {
  const { before = [], reasons = new Map<string, string>() } = more;
  for (const response of outcome.responses) {
    const { status, via, edits } = response;
    const statusPlace = own(response.statusPlace);
    run.addResponse({
      ...response,
      status: status.kind === 'unknown' ? { ...status, reason: reasons.get(status.reason) ?? status.reason } : status,
      via: more.via ?? [...before, ...via],
      // The edits are those of a place that stands for another one.
      edits: statusPlace === response.statusPlace ? edits : {},
      statusPlace,
      sentPlace: own(response.sentPlace),
      evidence: response.evidence.map((piece) => ({ ...piece, place: own(piece.place) })),
    });
  }
  for (const { reason, place } of outcome.unresolved) run.noteUnresolved({ reason: reasons.get(reason) ?? reason, place: own(place) });
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
