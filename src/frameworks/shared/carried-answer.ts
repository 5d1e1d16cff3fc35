/** Objects that carry what a framework answers when they leave a handler: errors of its own, and data with a status. */

import { heapObject } from '../../evaluator/heap-object.js';
import type { HostBehaviour } from '../../evaluator/host.js';
import type { State } from '../../evaluator/state.js';
import type { ObjectReference, Value } from '../../evaluator/value.js';
import { properties } from '../../evaluator/built-in.js';
import { eitherResponse, type WebResponse } from './web-response.js';

const behaviour: HostBehaviour = {
  name: 'an object that carries an answer',
  isData: true,
  isSame: (a, b) => a === b,
  either: (a, b) => eitherResponse(a as WebResponse, b as WebResponse),
};

/**
 * @param state - The path; it is changed.
 * @param response - What the framework answers.
 * @param members - The members that the code can read.
 * @param prototype - The prototype of its class.
 * @returns An object that carries the answer.
 */
export function carryAnswer(state: State, response: WebResponse, members: Readonly<Record<string, Value>>, prototype: ObjectReference): ObjectReference {
  return state.allocate(heapObject({ type: 'host', behaviour, data: response }, properties(members), { prototype }));
}

/**
 * @param state - The path.
 * @param value - A value.
 * @returns The answer that it carries; undefined when it carries none.
 */
export function carriedAnswer(state: State, value: Value): WebResponse | undefined {
  const payload = value.kind === 'object' ? state.object(value).payload : undefined;
  return payload?.type === 'host' && payload.behaviour === behaviour ? (payload.data as WebResponse) : undefined;
}
