/** The request of a handler as an object that the evaluated code reads. */

import { heapObject, type Property } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import { oneOf, UNDEFINED, unknown, type ObjectReference, type Unknown, type Value } from '../evaluator/value.js';
import type { PathParameters } from '../frameworks/path-parameters.js';
import type { HandlerRun } from './handler-run.js';
import { methodValue, type RequestMethod } from './request-method.js';
import { ANY_PATH, pathValue, type RequestPath } from './request-path.js';
import { changeResponse } from './response-data.js';

/** Which request is asked about. */
export interface AskedRequest {
  readonly method: RequestMethod;
  readonly path?: RequestPath | undefined;
}

/**
 * Makes the request of a handler, and tells the response of it.
 *
 * @param run - Notes whether the method is read.
 * @param state - The path; it is changed.
 * @param asked - The method and the path of the request.
 * @param response - The response of the same handler.
 * @param parameters - Those of the path; undefined when they are not known.
 * @returns The request.
 */
export function makeRequest(
  run: HandlerRun,
  state: State,
  { method, path: asked = ANY_PATH }: AskedRequest,
  response: ObjectReference,
  parameters?: PathParameters,
): ObjectReference {
  const { name, methodMember, pathMember, responseMember, parametersMember, closingMember, present } = run.adapter.request;
  const { routerMember } = run.adapter;
  const value = methodValue(method);
  const path = pathMember === undefined ? undefined : pathValue(state, asked);
  run.noteMethod(value);
  const behaviour: HostBehaviour = {
    name,
    isData: true,
    get({ state: own, self }, key) {
      const heap = own.object(self);
      run.noteRead('request', key);
      if (heap.members.has(key)) return undefined;
      if (key === methodMember) {
        run.noteMethodRead();
        return [{ state: own, value: own.resolve(value) }];
      }
      if (key === pathMember && path !== undefined) {
        run.notePathRead();
        return [{ state: own, value: own.resolve(path) }];
      }
      if (key === routerMember && run.router !== undefined) return [{ state: own, value: run.router }];
      if (key === closingMember) return [{ state: own, value: own.allocate(heapObject({ type: 'native', name: key, call: closing(self, response) })) }];
      if (!present.includes(key)) return undefined;
      const member = unknown(`'${key}' of ${name} is not known`, { truthiness: true });
      own.set(self.id, { ...heap, members: new Map(heap.members).set(key, { value: member }) });
      return [{ state: own, value: member }];
    },
    isSame: (a, b) => a === b,
    join: (a) => a,
  };
  const members = new Map<string, Property>(responseMember === undefined ? [] : [[responseMember, { value: response }]]);
  if (parametersMember !== undefined && parameters !== undefined) members.set(parametersMember, { value: valueOf(parameters, name) });
  const request = state.allocate(heapObject({ type: 'host', behaviour, data: null }, members, { complete: false }));
  const answer = state.object(response);
  state.set(response.id, { ...answer, members: new Map(answer.members).set(run.adapter.response.requestMember, { value: request }) });
  return request;
}

/** `request.destroy()`: node:http closes the connection unless it has read the whole request. */
function closing(request: ObjectReference, response: ObjectReference): NativeFunction {
  return ({ state }) => {
    changeResponse(state, response, { isClosed: true });
    return [{ state, value: request }];
  };
}

function valueOf({ always, sometimes, isComplete }: PathParameters, name: string): Unknown {
  const text = (key: string): Unknown => unknown(`the parameter '${key}' of ${name} is not known`, { type: 'string', truthiness: true });
  const named = new Map<string, Value>(always.map((key) => [key, text(key)]));
  for (const key of sometimes) named.set(key, isComplete ? oneOf([text(key), UNDEFINED]) : unknown(`the parameter '${key}' of ${name} is not known`));
  return unknown(`the parameters of ${name} are not known`, { truthiness: true, members: { named, isComplete } });
}
