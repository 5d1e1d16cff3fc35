/** Objects that get the errors of decorated members, as error handlers: each gets those of its classes and hands on the others. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { alternatives, constant, UNDEFINED, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { ActionTable } from '../frameworks/actions.js';
import type { Around } from './action.js';
import { callObject } from './call-object.js';
import { notesOf } from './decorator-notes.js';
import { noteUnknownAnswer } from './package-answer.js';
import { isOfClass } from './package-error.js';

/**
 * @param table - How the framework runs filters.
 * @param state - The path; it is changed.
 * @param filter - A filter, or a class of filters.
 * @returns The error handler that it is.
 */
export function filterHandler(table: ActionTable, state: State, { value, site }: Around): ObjectReference {
  const call: NativeFunction = ({ activation, state: start, args: [error = UNDEFINED, request = UNDEFINED, response = UNDEFINED, next = UNDEFINED] }) =>
    alternatives(start.resolve(value)).flatMap((filter) => {
      const state = start.fork();
      const context = table.contextOf(state, { request, response, next });
      const isOne = matches(state, filter, error);
      const handedOn = isOne === true ? [] : callFunction(activation, state.fork(), next, UNDEFINED, [error], site);
      return isOne === false ? handedOn : [...handle(activation, state, filter, [error, context], response), ...handedOn];
    });
  const handle = (activation: Activation, path: State, filter: Single, args: readonly Value[], response: Value): readonly Outcome[] => {
    const outcomes = table.filter === undefined ? undefined : callObject(activation, path, filter, table.filter.member, args, site);
    if (outcomes === undefined) noteUnknownAnswer(path, response, 'what the filter answers is not known', site);
    return (outcomes ?? []).map((outcome) => ({ state: outcome.state, value: UNDEFINED }));
  };
  // Four parameters make it an error handler.
  return state.allocate(heapObject({ type: 'native', name: 'filter', call, made: { site, args: [value] } }, new Map([['length', { value: constant(4) }]])));
}

/** Whether a filter gets an error; undefined when that is not known. */
function matches(state: State, filter: Single, error: Value): boolean | undefined {
  const classes = classesOf(state, filter);
  if (classes === undefined) return undefined;
  if (classes.length === 0) return true;
  const found = classes.flatMap((one) => {
    const self = state.resolve(one);
    const prototype = self.kind === 'object' ? prototypeOf(state, self) : undefined;
    return prototype === undefined ? [undefined] : [isOfClass(state, error, prototype)];
  });
  if (found.includes(true)) return true;
  return found.includes(undefined) ? undefined : false;
}

function prototypeOf(state: State, self: ObjectReference): ObjectReference | undefined {
  const { payload, members } = state.object(self);
  const prototype = payload.type === 'class' ? payload.prototype : members.get('prototype')?.value;
  return prototype?.kind === 'object' ? prototype : undefined;
}

/** The classes of errors that the decorator of a filter's class says; undefined when the filter is not known. */
function classesOf(state: State, filter: Single): readonly Value[] | undefined {
  if (filter.kind !== 'object') return undefined;
  const heap = state.object(filter);
  const ofObject = heap.prototype?.kind === 'object' ? state.object(heap.prototype).members.get('constructor')?.value : undefined;
  const self = heap.payload.type === 'class' ? filter : ofObject;
  if (self?.kind !== 'object') return undefined;
  return notesOf(state, self).find(({ role }) => role.kind === 'catches')?.args ?? [];
}
