/** The response of a handler as an object that the evaluated code works with. */

import { describe } from '../evaluator/describe.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour, HostOperation } from '../evaluator/host.js';
import { setOwn } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { isNode } from '../evaluator/syntax.js';
import { constant, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { ResponseFace } from '../frameworks/framework-adapter.js';
import { callMember } from './call-response.js';
import type { HandlerRun } from './handler-run.js';
import { changeResponse, isAkinData, isSameData, joinData, responseData, UNTOUCHED, type ResponseData } from './response-data.js';
import { responseDecoration } from './router-extensions.js';
import { setStatus } from './set-status.js';

/**
 * Makes the response of a handler.
 *
 * @param run - The run that collects its answers.
 * @param state - The path; it is changed.
 * @returns The response.
 */
export function makeResponse(run: HandlerRun, state: State): ObjectReference {
  const { name, present } = run.adapter.response;
  const members = present.map((key) => [key, { value: unknown(`'${key}' of ${name} is not known`, { truthiness: true }) }] as const);
  return state.allocate(heapObject({ type: 'host', behaviour: responseBehaviour(run), data: UNTOUCHED }, new Map(members), { complete: false }));
}

/** A response's behaviour knows the run that collects its answers. */
interface ResponseBehaviour extends HostBehaviour {
  readonly run: HandlerRun;
}

/**
 * @param state - The path.
 * @param response - An object.
 * @returns The run that collects its answers; undefined when it is no response.
 */
export function runOf(state: State, response: ObjectReference): HandlerRun | undefined {
  const { payload } = state.object(response);
  return payload.type === 'host' && 'run' in payload.behaviour ? (payload.behaviour as ResponseBehaviour).run : undefined;
}

function responseBehaviour(run: HandlerRun): ResponseBehaviour {
  const { response: table, routerMember } = run.adapter;
  const own = interfaceOf(run, table, ({ self }) => self);
  return {
    ...own,
    run,
    get(operation, key) {
      const { state, self } = operation;
      run.noteRead('response', key);
      if (state.object(self).members.has(key)) return undefined;
      const face = table.faces?.[key];
      if (face !== undefined) return [{ state, value: state.allocate(heapObject({ type: 'host', behaviour: interfaceOf(run, face, holderOf), data: self }, new Map(), { complete: false })) }];
      if (key === routerMember && run.router !== undefined) return [{ state, value: run.router }];
      const given = responseDecoration(state, run.router, key);
      return given === undefined ? own.get?.(operation, key) : [{ state, value: given }];
    },
    isSame: (a, b) => isSameData(a as ResponseData, b as ResponseData),
    isAkin: (a, b) => isAkinData(a as ResponseData, b as ResponseData),
    join: (a, b) => joinData(a as ResponseData, b as ResponseData),
  };
}

/** The response that another interface of it is kept with. */
function holderOf({ state, self }: HostOperation): ObjectReference {
  const { payload } = state.object(self);
  return payload.type === 'host' ? (payload.data as ObjectReference) : self;
}

function interfaceOf(run: HandlerRun, table: ResponseFace, responseOf: (operation: HostOperation) => ObjectReference): HostBehaviour {
  const { name, calls, chained, harmless, statusMember, sentMember } = table;
  return {
    name,
    get(operation, key) {
      const { state, self, site } = operation;
      if (state.object(self).members.has(key)) return undefined;
      const response = responseOf(operation);
      const call = Object.hasOwn(calls, key) ? calls[key] : undefined;
      if (call !== undefined) return method(state, key, (native) => callMember(run, response, call, native));
      if (chained.includes(key)) return method(state, key, (native) => [{ state: native.state, value: self }]);
      if (harmless.includes(key)) return method(state, key, (native) => [{ state: native.state, value: unknown(`${describe(site.node)} is not known`, { site }) }]);
      if (key === sentMember) return [{ state, value: constant(responseData(state, response).phase !== 'open') }];
      if (key === statusMember) return [{ state, value: currentStatus(run, state, response) }];
      return undefined;
    },
    set(operation, key, value) {
      const { activation, state, self, site } = operation;
      if (key !== statusMember) {
        if (!Object.hasOwn(calls, key)) return undefined;
        run.addUnresolved(`the code replaces '${key}' of ${name}`, site);
        setOwn(state, self, key, value);
        return [state];
      }
      const right = isNode(site.node, 'AssignmentExpression') ? { module: site.module, node: site.node.right } : site;
      return setStatus(run, activation, state, responseOf(operation), value, right, 'assignment');
    },
    escape(operation) {
      const { state, site } = operation;
      const response = responseOf(operation);
      if (responseData(state, response).phase === 'sent') return;
      run.addUnresolved(`${describe(site.node)} is handed ${name}, and its source is not known`, site);
      if (run.adapter.sendsReturned !== undefined) changeResponse(state, response, { isHandedOn: true });
    },
    isSame: (a, b) => a === b,
  };
}

function method(state: State, name: string, call: (native: NativeCall) => readonly Outcome[]): readonly Outcome[] {
  return [{ state, value: state.allocate(heapObject({ type: 'native', name, call })) }];
}

function currentStatus(run: HandlerRun, state: State, self: ObjectReference): Value {
  const { statuses } = responseData(state, self);
  const [only] = statuses;
  if (statuses.length !== 1 || only === undefined) return unknown('the status that was set before is not known');
  return only === null ? constant(run.adapter.defaultStatus) : only.value;
}
