/** The check of an application that lets requests pass to members whose decorators ask for it. */

import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import { awaitValue } from '../evaluator/promise.js';
import { raise } from '../evaluator/raise.js';
import type { State } from '../evaluator/state.js';
import { branch } from '../evaluator/truth.js';
import { UNDEFINED } from '../evaluator/value.js';
import type { Running } from './action.js';
import { applicationOption } from './application-option.js';
import { noteUnknownAnswer } from './package-answer.js';
import { calleeSite } from './place-of.js';
import { flattenHandlers } from './registration.js';

/**
 * @param running - A request.
 * @param state - The path; it is taken over.
 * @returns The paths on which it passes.
 */
export function authorize({ action, activation, handed, context }: Running, state: State): readonly State[] {
  const { authorization } = action.table;
  const notes = [...action.ofClass, ...action.ofMember].filter(({ role }) => role.kind === 'authorized');
  const [note] = notes;
  if (note === undefined) return [state];
  const site = calleeSite(note.site);
  if (authorization === undefined) {
    noteUnknownAnswer(state, handed.response, 'what checks who may pass is not known', site);
    return [state];
  }
  const roles = flattenHandlers(state, notes.map(({ argument }) => argument)).filter((role) => !(role.kind === 'constant' && role.value === undefined));
  const checker = applicationOption(state, handed.response, [authorization.option]);
  if (checker === null) {
    noteUnknownAnswer(state, handed.response, 'the application that checks who may pass is not known', site);
    return [state];
  }
  const list = state.allocate(heapObject({ type: 'array', elements: roles, open: false }));
  return callFunction(activation, state, checker, UNDEFINED, [context, list], site)
    .flatMap((outcome) => awaitValue(activation, outcome.state, outcome.value, site))
    .flatMap((outcome) => {
      const { whenTrue, whenFalse } = branch(outcome.state, outcome.value);
      if (whenFalse !== undefined) raise(activation, whenFalse, authorization.refused(whenFalse, roles.length > 0), site);
      return whenTrue === undefined ? [] : [whenTrue];
    });
}
