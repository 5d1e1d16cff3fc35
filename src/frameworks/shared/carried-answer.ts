/** Objects that carry what a framework answers when they leave a handler: errors of its own, and data with a status. */

import { heapObject } from '../../evaluator/heap-object.js';
import { findProperty } from '../../evaluator/member-access.js';
import type { State } from '../../evaluator/state.js';
import type { ObjectReference, Value } from '../../evaluator/value.js';
import { properties } from '../../evaluator/built-in.js';
import { allocateWebResponse, webResponseOf, type WebResponse } from './web-response.js';

const ANSWER_SLOT = '[[answer]]';

/**
 * @param state - The path; it is changed.
 * @param response - What the framework answers.
 * @param members - The members that the code can read.
 * @param prototype - The prototype of its class.
 * @returns An object that carries the answer.
 */
export function carryAnswer(state: State, response: WebResponse, members: Readonly<Record<string, Value>>, prototype: ObjectReference): ObjectReference {
  const answer = allocateWebResponse(state, response);
  return state.allocate(heapObject({ type: 'plain' }, properties({ ...members, [ANSWER_SLOT]: answer }), { prototype }));
}

/**
 * @param state - The path.
 * @param value - A value.
 * @returns The answer that it carries; undefined when it carries none.
 */
export function carriedAnswer(state: State, value: Value): WebResponse | undefined {
  const slot = value.kind === 'object' ? findProperty(state, value, ANSWER_SLOT) : undefined;
  return slot === undefined || slot === 'unknown' ? undefined : webResponseOf(state, slot.value);
}
