/** The `Request` of a handler that answers by what it returns, as an object that the evaluated code reads. */

import { properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { State } from '../evaluator/state.js';
import type { Letters, ObjectReference, Value } from '../evaluator/value.js';
import { methodValue, type RequestMethod } from './request-method.js';

/**
 * @param state - The path; it is changed.
 * @param method - The methods that it may have.
 * @param noteMethodRead - Called when the code reads the method.
 * @param members - Its other members, as far as they are known.
 * @param letters - The case of the letters of its method.
 * @returns The request.
 */
export function makeWebRequest(state: State, method: RequestMethod, noteMethodRead: () => void, members: Readonly<Record<string, Value>> = {}, letters?: Letters): ObjectReference {
  const value = methodValue(method, letters);
  const behaviour: HostBehaviour = {
    name: 'the request',
    isData: true,
    get({ state: path, self }, key) {
      if (key !== 'method' || path.object(self).members.has(key)) return undefined;
      noteMethodRead();
      return [{ state: path, value: path.resolve(value) }];
    },
    isSame: (a, b) => a === b,
  };
  return state.allocate(heapObject({ type: 'host', behaviour, data: null }, properties(members), { complete: false }));
}
