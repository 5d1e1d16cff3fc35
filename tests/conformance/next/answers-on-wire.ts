/** Sends the requests of cases to a server, and holds what came back against the analysis. */

import type { HttpModel } from '../../../src/model/http-model.js';
import type { ConformanceCase, WireAnswer } from '../express/conformance-case.js';
import { findMismatches } from '../express/find-mismatches.js';
import { requestOnWire } from '../express/request-on-wire.js';
import { requestOf, type PlacedCase } from './next-project.js';

/** Milliseconds until silence is believed. */
const SILENCE_AFTER = 400;
/** Milliseconds that an answer may take on a busy machine. */
const PATIENCE = 30_000;

/**
 * @param port - The port of a server on loopback.
 * @param each - A case.
 * @returns What each of its requests was answered with; null for nothing.
 */
export async function answersOnWire(port: number, each: PlacedCase): Promise<readonly (WireAnswer | null)[]> {
  const answers: (WireAnswer | null)[] = [];
  for (const request of each.requests) {
    answers.push(await requestOnWire(port, { ...requestOf(each, request), expect: null }, each.isSilent === true ? SILENCE_AFTER : PATIENCE));
  }
  return answers;
}

/**
 * @param model - What the analysis says of a case.
 * @param each - The case.
 * @param answers - What its requests were answered with.
 * @returns A sentence for each answer that is not inferred, and for each that is inferred and did not come.
 */
export function mismatchesOf(model: HttpModel, each: PlacedCase, answers: readonly (WireAnswer | null)[]): readonly string[] {
  const requests = each.requests.map((request, index) => ({ ...requestOf(each, request), expect: answers[index] ?? null }));
  const compared: ConformanceCase = { name: each.name, source: each.source, requests, ...(each.isOpen && { unknownInputs: true, mayBeUnresolved: true }) };
  const unanswered = answers.includes(null) !== (each.isSilent === true) ? ['It answers all requests or none.'] : [];
  return [...unanswered, ...findMismatches(model, compared, 5)];
}
