/** Tells apart what a handler answers to each path, when it branches on the path of the request. */

import type { Evaluation } from '../evaluator/evaluation.js';
import type { Outcome } from '../model/route.js';
import type { PathCandidates } from './path-candidates.js';
import { ASKED_METHODS, type RequestMethod } from './request-method.js';
import { routePath, type RequestPath } from './request-path.js';
import { outcomeKey, recordsByMethod, type MethodRecord } from './split-by-method.js';

/** What a handler does with the requests of some paths. */
export interface PathRun {
  readonly outcome: Outcome;
  /** Whether it asks for their method. */
  readonly readsMethod: boolean;
}

interface PathPart extends PathRun {
  readonly path: RequestPath;
}

/**
 * @param evaluation - The evaluation of the handler.
 * @param everyMethod - What stands for all methods in a record.
 * @param candidates - For each file whose code runs, the paths that it may compare the path of the request with.
 * @param runFor - Runs the handler for some paths, and for the methods of the route or some of them.
 * @returns A record for each path and method that is not answered as the others are, and those for the others; none when the
 *   path decides nothing, or when that takes too many steps.
 */
export function recordsByPath(
  evaluation: Evaluation,
  everyMethod: string | null,
  candidates: readonly PathCandidates[],
  runFor: (path: RequestPath, method?: RequestMethod) => PathRun,
): readonly MethodRecord[] {
  const recordsOf = (part: PathPart): readonly MethodRecord[] => {
    const whole = { method: everyMethod, outcome: part.outcome };
    return part.readsMethod ? recordsByMethod(evaluation, whole, (method) => runFor(part.path, method).outcome) : [whole];
  };
  const exact = [...new Set(candidates.flatMap((one) => one.exact))];
  const beginnings = [...new Set(candidates.flatMap((one) => one.beginnings))];
  let parts: readonly PathPart[] = [];
  evaluation.bounded(() => {
    parts = [...exact.map((is) => ({ is })), ...beginnings.map((beginsWith) => ({ beginsWith })), { isNot: exact, beginsNotWith: beginnings }].map((path) => ({ path, ...runFor(path) }));
  });
  const others = parts.at(-1);
  if (others === undefined) return [];
  const begun = parts.filter(({ path }) => 'beginsWith' in path);
  const around = ({ path }: PathPart): PathPart => ('is' in path ? longest(begun, path.is) : undefined) ?? others;
  const isOwn = (part: PathPart): boolean => !['', outcomeKey(around(part).outcome)].includes(outcomeKey(part.outcome));
  const told = parts.filter((part) => part !== others && isOwn(part));
  // `routes[request.method + request.url]`: only a path and a method together decide anything.
  if (told.length === 0 && others.readsMethod) return recordsTogether(evaluation, { method: everyMethod, outcome: others.outcome }, exact, (path, method) => runFor(path, method).outcome);
  const otherRecords = recordsOf(others);
  const isSaid = ({ method, outcome }: MethodRecord): boolean => {
    const same = otherRecords.find((other) => other.method === method) ?? otherRecords.find((other) => other.method === everyMethod);
    return same !== undefined && outcomeKey(same.outcome) === outcomeKey(outcome);
  };
  // What is answered as all other paths are is said of those.
  const own = told.flatMap((part) => recordsOf(part).filter((record) => !isSaid(record)).map((record) => ({ ...record, path: routePath(part.path) ?? '' })));
  return own.length === 0 || outcomeKey(others.outcome) === '' ? own : [...own, ...otherRecords];
}

/** Records for each path and method that are not answered as the method is on other paths, and one for all the others. */
function recordsTogether(evaluation: Evaluation, others: MethodRecord, exact: readonly string[], answerTo: (path: RequestPath, method: RequestMethod) => Outcome): readonly MethodRecord[] {
  const records: MethodRecord[] = [];
  const failure = evaluation.bounded(() => {
    for (const method of ASKED_METHODS.filter((one) => one !== 'HEAD')) {
      const otherwise = outcomeKey(answerTo({ isNot: exact, beginsNotWith: [] }, { is: method }));
      for (const path of exact) {
        const outcome = answerTo({ is: path }, { is: method });
        if (!['', otherwise].includes(outcomeKey(outcome))) records.push({ method, path, outcome });
      }
    }
  });
  return records.length === 0 || failure !== undefined ? [] : [...records, others];
}

/** What is known of the paths that begin with the longest of the texts that a path begins with. */
function longest(begun: readonly PathPart[], path: string): PathPart | undefined {
  const lengthOf = (part: PathPart): number => ('beginsWith' in part.path && path.startsWith(part.path.beginsWith) ? part.path.beginsWith.length : 0);
  const [first] = begun.filter((part) => lengthOf(part) > 0).sort((a, b) => lengthOf(b) - lengthOf(a));
  return first;
}
