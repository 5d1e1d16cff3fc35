/** What an application answers by itself to what its controllers and its classes of middleware throw, before error handlers get that. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import { setOwn } from '../evaluator/member-access.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { branch } from '../evaluator/truth.js';
import { alternatives, constant, TRUE, UNDEFINED, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { ActionTable } from '../frameworks/actions.js';
import { memberOf } from '../frameworks/shared/error-class.js';
import type { Status } from '../model/status.js';
import { applicationOption } from './application-option.js';
import { errorResponse } from './error-response.js';
import { noteUnknownAnswer } from './package-answer.js';
import { changeResponse } from './response-data.js';
import { runOf } from './response-object.js';

/** The member of a request whose controller, or whose class of middleware, has failed. */
const FAILED = '[[Failed]]';

/**
 * Runs something of which the application gets the errors first.
 *
 * @param table - How members are run.
 * @param activation - Where it runs.
 * @param request - The request.
 * @param run - What runs.
 * @returns What it gives.
 */
export function failing<Result>({ failing: rule }: ActionTable, activation: Activation, request: Value, run: () => readonly Result[]): readonly Result[] {
  if (rule === undefined) return run();
  const { result, thrown } = activation.collect(run);
  for (const failure of thrown) {
    const self = failure.state.resolve(request);
    if (self.kind === 'object') setOwn(failure.state, self, FAILED, TRUE);
    activation.raise(failure);
  }
  return result;
}

/**
 * @param table - How members are run.
 * @param state - The path; it is changed.
 * @param site - Where the handler is named.
 * @returns The error handler that answers so; none where error handlers get all errors.
 */
export function failingHandlers(table: ActionTable, state: State, site: Site): readonly ObjectReference[] {
  const { failing: rule } = table;
  if (rule === undefined) return [];
  const call: NativeFunction = ({ activation, state: path, args: [error = UNDEFINED, request = UNDEFINED, response = UNDEFINED, next = UNDEFINED] }) => {
    const handOn = (own: State): readonly Outcome[] => callFunction(activation, own, next, UNDEFINED, [error], site);
    const self = path.resolve(request);
    if (self.kind !== 'object' || !path.object(self).members.has(FAILED)) return handOn(path);
    const option = applicationOption(path, response, [rule.option]);
    if (option === null) {
      noteUnknownAnswer(path, response, 'the application that answers the error is not known', site);
      return [];
    }
    const isSaid = !(option.kind === 'constant' && option.value === undefined);
    const { whenTrue, whenFalse } = isSaid ? branch(path, option) : { whenTrue: path, whenFalse: undefined };
    if (whenTrue !== undefined) for (const single of alternatives(whenTrue.resolve(error))) answer(rule, whenTrue.fork(), response, single, site);
    return whenFalse === undefined ? [] : handOn(whenFalse);
  };
  // Four parameters make it an error handler.
  return [state.allocate(heapObject({ type: 'native', name: 'failing', call, made: { site, args: [] } }, new Map([['length', { value: constant(4) }]])))];
}

function answer({ statusMember, otherwise }: NonNullable<ActionTable['failing']>, state: State, response: Value, error: Single, site: Site): void {
  const self = state.resolve(response);
  const run = self.kind === 'object' ? runOf(state, self) : undefined;
  if (run === undefined || self.kind !== 'object') return;
  const own = memberOf(state, error, statusMember);
  const { place, via } = run.handled ?? {};
  const answered = errorResponse({ state, error, site, via: [] }, { status: statusOf(own, otherwise), body: 'yes' });
  run.addResponse(place === undefined ? answered : { ...answered, statusPlace: place, sentPlace: place, via: via ?? [] });
  changeResponse(state, self, { phase: 'sent' });
}

/** What is falsy is no code. */
function statusOf(own: Single | undefined, otherwise: number): Status {
  if (own === undefined || (own.kind === 'constant' && !own.value)) return { kind: 'known', code: otherwise, origin: 'error' };
  if (own.kind === 'constant' && typeof own.value === 'number') return { kind: 'known', code: own.value, origin: 'error' };
  return { kind: 'unknown', reason: own.kind === 'unknown' ? own.reason : 'the status of the error is not known' };
}
