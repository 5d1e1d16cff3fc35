/** Something that is run on several paths and does the same on each: on the later ones it gives what it has given on the first. */

import type { NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { Transplant } from '../evaluator/transplant.js';
import { newId, type ObjectReference } from '../evaluator/value.js';
import { changeResponse, isSameData, responseData, type ResponseData } from './response-data.js';

interface Remembered {
  readonly before: ResponseData;
  readonly outcomes: readonly Outcome[];
}

/**
 * @param response - What tells paths apart: what was done to it so far.
 * @param run - What is run.
 * @returns The same, run once for all paths on which the same was done to the response.
 */
export function repeatedRun(response: ObjectReference, run: NativeFunction): NativeFunction {
  const known: Remembered[] = [];
  return (call) => {
    const before = responseData(call.state, response);
    const same = known.find((one) => isSameData(one.before, before));
    if (same !== undefined) return same.outcomes.map((outcome) => giveAgain(outcome, call.state.fork(), response));
    const outcomes = run(call);
    known.push({ before, outcomes: outcomes.map(({ state, value }) => ({ state: state.fork(), value })) });
    return outcomes;
  };
}

function giveAgain({ state: from, value }: Outcome, to: State, response: ObjectReference): Outcome {
  changeResponse(to, response, responseData(from, response));
  const given = new Transplant({
    from,
    to,
    isShared: (id) => to.get(id) !== undefined,
    constant: (constant) => constant,
    unknown: (unnamed) => ({ ...unnamed, id: newId() }),
    via: (via) => via,
  }).value(value);
  return { state: to, value: given };
}
