/** Holds what the analysis says of a case against what was measured. */

import type { HttpModel } from '../../../src/model/http-model.js';
import type { Response } from '../../../src/model/response.js';
import type { Outcome } from '../../../src/model/route.js';
import { bodyOnWire } from './body-on-wire.js';
import { recordedFor } from './conformance-case.js';
import type { ConformanceCase, ConformanceRequest, ExpressVersion, Recorded, WireAnswer } from './conformance-case.js';
import { routesReached } from './routes-reached.js';

/** One request, what came back, and the outcomes of the routes that it reaches. */
interface Exchange {
  readonly request: ConformanceRequest;
  readonly recorded: Recorded;
  readonly outcomes: readonly Outcome[];
}

/**
 * Compares the inferred responses of a case with its recorded answers.
 *
 * @param model - What the analysis says of the case's module.
 * @param each - The case.
 * @param version - The major version of Express.
 * @returns A sentence for each measured answer that is not inferred and, where the case is exact, for each inferred response
 * that was not measured. Empty when all is well.
 */
export function findMismatches(model: HttpModel, each: ConformanceCase, version: ExpressVersion): string[] {
  const exact = !each.unknownInputs || each.exhaustive === true;
  const exchanges = each.requests.map((request): Exchange => ({
    request,
    recorded: recordedFor(request, version),
    outcomes: outcomesFor(model, each, request),
  }));
  const missing = exchanges.flatMap((exchange) => missingIn(exchange, each, exact));
  return exact ? [...missing, ...comparedOutcomes(model, each).flatMap((outcome) => unmeasuredIn(outcome, exchanges))] : missing;
}

/** A handler of no route (an error middleware by itself) is judged without its callers, so it takes part only in whole-file cases. */
function comparedOutcomes({ routes, handlers }: HttpModel, { compareWith }: ConformanceCase): readonly Outcome[] {
  return (compareWith === 'file' ? [...routes, ...handlers] : routes).map(({ outcome }) => outcome);
}

function outcomesFor(model: HttpModel, each: ConformanceCase, request: ConformanceRequest): readonly Outcome[] {
  if (each.compareWith === 'file') return comparedOutcomes(model, each);
  return routesReached(model.routes, request).map(({ outcome }) => outcome);
}

function missingIn({ request, recorded, outcomes }: Exchange, { mayBeUnresolved }: ConformanceCase, exact: boolean): string[] {
  const { method, path } = request;
  if (recorded?.fallthrough) return [];
  if (outcomes.length === 0) return [`No route takes ${method} ${path}.`];
  if (recorded === null) return [];
  const inferred = outcomes.some(
    ({ responses, mayThrow, unresolved }) =>
      responses.some((response) => admits(response, recorded, method)) ||
      (mayThrow && !exact && recorded.status === 500) ||
      (mayBeUnresolved && unresolved.length > 0),
  );
  return inferred ? [] : [`${method} ${path} was answered with ${describeAnswer(recorded)}, which is not inferred. ${describeInferred(outcomes, method)}`];
}

function unmeasuredIn(outcome: Outcome, exchanges: readonly Exchange[]): string[] {
  const reaching = exchanges.filter(({ outcomes }) => outcomes.includes(outcome));
  const unmeasured = outcome.responses.filter(
    (response) =>
      response.status.kind === 'unknown' ||
      !reaching.some(({ recorded, request }) => recorded && !recorded.fallthrough && admits(response, recorded, request.method)),
  );
  return [
    ...unmeasured.map((response) => `${describeResponse(response)} is inferred and was not measured.`),
    ...outcome.unresolved.map(({ reason }) => `The case is exact, but the analysis does not know an answer because ${reason}.`),
  ];
}

function admits(response: Response, answer: WireAnswer, method: string): boolean {
  const { status } = response;
  if (status.kind === 'known' && status.code !== answer.status) return false;
  const body = bodyOnWire(response, answer.status, method);
  return body === 'unknown' || answer.body === (body === 'yes');
}

function describeAnswer({ status, body }: WireAnswer): string {
  return `${status} ${body ? 'and a body' : 'and no body'}`;
}

function describeInferred(outcomes: readonly Outcome[], method: string): string {
  const responses = outcomes.flatMap((outcome) => outcome.responses.map(describeResponse));
  return `Inferred for ${method}: ${responses.join('; ') || 'nothing'}.`;
}

function describeResponse({ kind, status, body }: Response): string {
  const code = status.kind === 'known' ? String(status.code) : `an unknown status (${status.reason})`;
  return `${code} (${kind}, body: ${body})`;
}
