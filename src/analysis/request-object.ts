/** The request of a handler as an object that the evaluated code reads. */

import { heapObject, type Property } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { State } from '../evaluator/state.js';
import { constant, unknown, type ObjectReference } from '../evaluator/value.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';

/**
 * Makes the request of a handler.
 *
 * @param adapter - The framework.
 * @param state - The path; it is changed.
 * @param method - The method of the route, when there is one.
 * @param response - The response of the same handler.
 * @returns The request.
 */
export function makeRequest(adapter: FrameworkAdapter, state: State, method: string | null, response: ObjectReference): ObjectReference {
  const { name, methodMember, responseMember, present } = adapter.request;
  const behaviour: HostBehaviour = {
    name,
    isData: true,
    get({ state: path, self }, key) {
      const heap = path.object(self);
      if (heap.members.has(key) || !present.includes(key)) return undefined;
      const value = unknown(`'${key}' of ${name} is not known`, { truthiness: true });
      path.set(self.id, { ...heap, members: new Map(heap.members).set(key, { value }) });
      return [{ state: path, value }];
    },
    isSame: (a, b) => a === b,
    join: (a) => a,
  };
  const members = new Map<string, Property>([[responseMember, { value: response }]]);
  // A HEAD request reaches a GET handler too, so the method of a GET route is not a constant.
  if (method !== null && method !== 'ALL' && method !== 'GET') members.set(methodMember, { value: constant(method) });
  return state.allocate(heapObject({ type: 'host', behaviour, data: null }, members, { complete: false }));
}
