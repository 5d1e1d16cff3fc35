/** Tells apart what a handler answers to each method, when it branches on the method of the request. */

import type { Evaluation } from '../evaluator/evaluation.js';
import type { Place } from '../model/place.js';
import type { Response } from '../model/response.js';
import type { Outcome } from '../model/route.js';
import { ASKED_METHODS, OTHER_METHOD, type RequestMethod } from './request-method.js';

/** Steps that the runs of one handler for each method may take together. */
const MAXIMUM_STEPS_OF_METHODS = 40_000;

/** What is answered to one method, or to all that have no record of their own. */
export interface MethodRecord {
  /** As in a route. */
  readonly method: string | null;
  readonly outcome: Outcome;
  /** The path of the requests, when it is not the one that is registered. */
  readonly path?: string;
}

/**
 * @param all - What is answered to requests of any method, and what stands for these in a record.
 * @param answerTo - Runs the handler for one method.
 * @param methods - The methods that can reach it.
 * @returns A record for each method that is not answered as the others are, and one for the others when there is an answer to them; undefined when the
 *   method decides nothing.
 */
function splitByMethod(
  { method: everyMethod, outcome: all }: MethodRecord,
  answerTo: (method: RequestMethod) => Outcome,
  methods: readonly string[],
): readonly MethodRecord[] | undefined {
  const others = answerTo(OTHER_METHOD);
  // A handler that only logs the method answers every method alike.
  if (outcomeKey(others) === outcomeKey(all)) return undefined;
  const asked = methods.map((method) => ({ method, outcome: answerTo({ is: method }) }));
  const own = asked.filter(({ outcome }) => !['', outcomeKey(others)].includes(outcomeKey(outcome)));
  const get = own.find(({ method }) => method === 'GET');
  // HEAD is mostly answered as GET is (RFC 9110, section 9.3.2).
  const records = own.filter(({ method, outcome }) => method !== 'HEAD' || get === undefined || outcomeKey(outcome) !== outcomeKey(get.outcome));
  if (records.length === 0) return undefined;
  const rest = outcomeKey(others) === '' ? [] : [{ method: everyMethod, outcome: others }];
  return [...records, ...rest].map(({ method, outcome }) => ({ method, outcome: withTextsOf(all, outcome) }));
}

/**
 * @param evaluation - The evaluation of the handler.
 * @param whole - What is answered to requests of any method, and what stands for these in a record.
 * @param answerTo - Runs the handler for one method.
 * @param methods - The methods that can reach it.
 * @returns A record for each method that is not answered as the others are, and one for the others; the whole as the only one
 *   when the method decides nothing, or when that takes too many steps.
 */
export function recordsByMethod(
  evaluation: Evaluation,
  whole: MethodRecord,
  answerTo: (method: RequestMethod) => Outcome,
  methods = ASKED_METHODS,
): readonly MethodRecord[] {
  let records: readonly MethodRecord[] | undefined;
  const { budget } = evaluation;
  evaluation.bounded(() => {
    records = budget.within(Math.min(MAXIMUM_STEPS_OF_METHODS, budget.left / 2), () => splitByMethod(whole, answerTo, methods));
  });
  return records ?? [whole];
}

/**
 * A route for GET gets the requests for HEAD too.
 *
 * @param record - What is answered.
 * @returns What is answered to HEAD alone in a record of its own, when the record is one for GET.
 */
export function withoutHead(record: MethodRecord): readonly MethodRecord[] {
  const { method, outcome } = record;
  const own = outcome.responses.filter(({ only }) => only === 'HEAD');
  if (method !== 'GET' || own.length === 0) return [record];
  const others = outcome.responses.filter((response) => !own.includes(response));
  return [
    { ...record, outcome: { ...outcome, responses: others } },
    { ...record, method: 'HEAD', outcome: { ...outcome, responses: own, invalidStatuses: [] } },
  ];
}

/** One answer to several methods is said once, so its text does not name the method (`Method POST not allowed`). */
function withTextsOf(all: Outcome, outcome: Outcome): Outcome {
  const responses = outcome.responses.map((response) => {
    const [same, ...more] = all.responses.filter((other) => responseKey(other) === responseKey(response));
    return same === undefined || more.length > 0 ? response : same;
  });
  return { ...outcome, responses };
}

/**
 * @param outcome - What is answered.
 * @returns What tells it from another outcome; empty for no answer.
 */
export function outcomeKey({ responses, unresolved, invalidStatuses }: Outcome): string {
  const keys = [
    ...responses.map(responseKey),
    ...unresolved.map(({ reason, place }) => `${reason} ${placeKey(place)}`),
    ...invalidStatuses.map(({ value, place }) => `${value} ${placeKey(place)}`),
  ];
  return [...new Set(keys)].sort().join('\n');
}

function responseKey(response: Response): string {
  const { kind, body, statusPlace, evidence } = response;
  const texts = evidence.map((piece) => `${piece.kind} ${placeKey(piece.place)}`);
  return [kind, codeKey(response), body, placeKey(statusPlace), ...texts].join(' ');
}

function codeKey({ status, sentPlace }: Response): string {
  return `${status.kind === 'known' ? status.code : status.reason} ${placeKey(sentPlace)}`;
}

function placeKey({ file, range }: Place): string {
  return `${file}:${String(range)}`;
}
