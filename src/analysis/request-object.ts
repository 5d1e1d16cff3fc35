/** The request of a handler as an object that the evaluated code reads. */

import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { State } from '../evaluator/state.js';
import { unknown, type ObjectReference } from '../evaluator/value.js';
import type { HandlerRun } from './handler-run.js';
import { methodValue, type RequestMethod } from './request-method.js';

/**
 * Makes the request of a handler, and tells the response of it.
 *
 * @param run - Notes whether the method is read.
 * @param state - The path; it is changed.
 * @param method - The method of the request.
 * @param response - The response of the same handler.
 * @returns The request.
 */
export function makeRequest(run: HandlerRun, state: State, method: RequestMethod, response: ObjectReference): ObjectReference {
  const { name, methodMember, responseMember, present } = run.adapter.request;
  const value = methodValue(method);
  run.noteMethod(value);
  const behaviour: HostBehaviour = {
    name,
    isData: true,
    get({ state: path, self }, key) {
      const heap = path.object(self);
      run.noteRead('request', key);
      if (heap.members.has(key)) return undefined;
      if (key === methodMember) {
        run.noteMethodRead();
        return [{ state: path, value: path.resolve(value) }];
      }
      if (!present.includes(key)) return undefined;
      const member = unknown(`'${key}' of ${name} is not known`, { truthiness: true });
      path.set(self.id, { ...heap, members: new Map(heap.members).set(key, { value: member }) });
      return [{ state: path, value: member }];
    },
    isSame: (a, b) => a === b,
    join: (a) => a,
  };
  const members = new Map(responseMember === undefined ? [] : [[responseMember, { value: response }]]);
  const request = state.allocate(heapObject({ type: 'host', behaviour, data: null }, members, { complete: false }));
  const answer = state.object(response);
  state.set(response.id, { ...answer, members: new Map(answer.members).set(run.adapter.response.requestMember, { value: request }) });
  return request;
}
