/** What calls of the members of a response do. */

import type { Activation } from '../evaluator/activation.js';
import { properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import { callFunction } from '../evaluator/call-function.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { mergeOutcomes } from '../evaluator/paths.js';
import { isImplicit } from '../evaluator/raise.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, constant, UNDEFINED, unknown, type ObjectReference, type Primitive, type Single, type Value } from '../evaluator/value.js';
import { NOT_CONSTANT, type BodyRule, type NotConstant, type ResponseCall } from '../frameworks/framework-adapter.js';
import { argumentSite } from './argument-site.js';
import { noteFailure, type HandlerRun } from './handler-run.js';
import { changeResponse, responseData } from './response-data.js';
import { isFunction, send } from './send-answer.js';
import { raiseNew, setStatus } from './set-status.js';

/**
 * @param run - The run that collects the answers.
 * @param self - The response.
 * @param table - What the member does.
 * @param call - The call; its state is taken over.
 * @param isReturned - Whether the framework makes the call, with what a handler returns.
 * @returns What it gives, over all paths.
 */
export function callMember(run: HandlerRun, self: ObjectReference, table: ResponseCall, call: NativeCall, isReturned = false): readonly Outcome[] {
  const { activation, state, args, site } = call;
  const constants = args.map((arg) => constantOf(state, arg));
  const order = table.reorder?.(constants, run.version);
  const statusIndex = order === undefined ? (table.status !== undefined && 'argument' in table.status ? table.status.argument : undefined) : order.status;
  const own = table.status !== undefined && 'code' in table.status && statusIndex === undefined ? table.status : undefined;

  if (table.takesOver === true) changeResponse(state, self, { isTakenOver: true });
  if (table.closes === true) changeResponse(state, self, { isClosed: true });
  if (table.fails !== undefined) return table.fails(call).map((made) => ({ state: handOn(activation, made.state, self, made.value, site), value: self }));
  if (table.missing !== undefined) {
    if (responseData(state, self).phase === 'open') changeResponse(state, self, { phase: 'handed', missing: { site, code: table.missing.code } });
    return [{ state, value: self }];
  }
  let states: readonly State[] = [state];
  if (statusIndex !== undefined) {
    const isWritten = responseData(state, self).phase !== 'open';
    const statusValue = args[statusIndex] ?? UNDEFINED;
    if (!isWritten || !table.writesHead) {
      const how = table.writesHead === true ? 'assignment' : 'call';
      states = setStatus(run, activation, state, self, statusValue, argumentSite(site, statusIndex), how);
      if (table.writesHead === true) states = states.filter((path) => checkHead(run, activation, path, self, site));
    }
  }
  const { callsOneOf } = table;
  if (callsOneOf !== undefined) {
    return states.flatMap((path) => callOneOf(run, activation, path, self, callsOneOf, args, site));
  }
  const callback = args.at(-1);
  if (table.callback === 'instead' && isFunction(state, callback)) {
    return states.flatMap((path) => callCallbacks(run, activation, path, callback, site));
  }
  if (table.body === undefined) {
    if (table.writesHead === true) for (const path of states) if (responseData(path, self).phase === 'open') changeResponse(path, self, { phase: 'head' });
    const { gives } = table;
    return states.map((path) => ({ state: path, value: gives === undefined ? self : (args[gives] ?? UNDEFINED) }));
  }
  const rule: BodyRule = order === undefined ? table.body : bodyOfOrder(order.body, order.phrase === true, table.body);
  const sending = { run, activation, self, table, rule, ownCode: own?.code, isDefaultCode: own?.unlessSet === true, args, site, isReturned };
  if (table.handsOnErrors !== true) return states.flatMap((path) => send(path, sending));
  return states.flatMap((path) => alternatives(path.resolve(args[0] ?? UNDEFINED)).flatMap((single, way, { length }): readonly Outcome[] => {
    const one = way === length - 1 ? path : path.fork();
    if (length > 1) one.narrow(args[0] ?? UNDEFINED, single);
    if (isError(one, single)) return [{ state: handOn(activation, one, self, single, site), value: self }];
    return send(one, { ...sending, args: [single, ...args.slice(1)] });
  }));
}

/** An error that the source makes, or one that was caught. */
function isError(state: State, value: Single): boolean {
  return value.kind === 'object' ? state.object(value).payload.type === 'error' : isImplicit(value);
}

/** The framework gets an error in the place of an answer. */
function handOn(activation: Activation, state: State, self: ObjectReference, value: Value, site: Site): State {
  const { phase, failures } = responseData(state, self);
  if (phase === 'open') changeResponse(state, self, { phase: 'handed', failures: [...failures, { value, site, implicit: false, via: activation.via }] });
  return state;
}

/** Node checks the status where the head is written. */
function checkHead(run: HandlerRun, activation: Activation, state: State, self: ObjectReference, site: Site): boolean {
  for (const slot of responseData(state, self).statuses) {
    if (slot?.value.kind !== 'constant') continue;
    const check = run.adapter.checkStatus(slot.value.value, 'assignment', run.version);
    if (check.kind !== 'throws') continue;
    run.addInvalid(slot.value.value, check, slot.site);
    changeResponse(state, self, { statuses: [null] });
    raiseNew(activation, state, check.error, site);
    return false;
  }
  return true;
}

function bodyOfOrder(index: number | undefined, isPhrase: boolean, rule: BodyRule): BodyRule {
  if (index === undefined) return isPhrase ? { kind: 'phrase' } : { kind: 'none' };
  return rule.kind === 'argument' ? { ...rule, argument: index } : rule;
}

function constantOf(state: State, value: Value): Primitive | NotConstant {
  const resolved = state.resolve(value);
  return resolved.kind === 'constant' ? resolved.value : NOT_CONSTANT;
}

/** `render(view, (error, html) => …)`: the callback answers, or not. */
function callCallbacks(run: HandlerRun, activation: Activation, state: State, callback: Value, site: Site): readonly Outcome[] {
  const failed = state.fork();
  noteFailure(run, activation, state, site);
  const error = unknown('the framework reports it', { truthiness: true, origin: { kind: 'thrown' } });
  return mergeOutcomes([
    ...callFunction(activation, state, callback, UNDEFINED, [constant(null), unknown('the framework makes it', { type: 'string' })], site),
    ...callFunction(activation, failed, callback, UNDEFINED, [error, UNDEFINED], site),
  ]);
}

/** `format({ json: () => …, text: () => … })`: the request decides which of them is called. */
function callOneOf(
  run: HandlerRun,
  activation: Activation,
  state: State,
  self: ObjectReference,
  { argument, otherwise }: NonNullable<ResponseCall['callsOneOf']>,
  args: readonly Value[],
  site: Site,
): readonly Outcome[] {
  const resolved = state.resolve(args[argument] ?? UNDEFINED);
  if (resolved.kind !== 'object') {
    run.addUnresolved('the formats that are offered are not known', site);
    return [{ state, value: self }];
  }
  const outcomes: Outcome[] = [];
  const { members } = state.object(resolved);
  if (!members.has('default')) outcomes.push({ state: failWith(activation, state.fork(), self, otherwise, site), value: self });
  for (const { value } of members.values()) {
    outcomes.push(...callFunction(activation, state.fork(), value, UNDEFINED, [], site).map((outcome) => ({ state: outcome.state, value: self })));
  }
  return mergeOutcomes(outcomes);
}

/** The framework hands an error of its own on, as `next(error)` does. */
function failWith(
  activation: Activation,
  state: State,
  self: ObjectReference,
  { status, message }: { readonly status: number; readonly message: string },
  site: Site,
): State {
  const members = { status: constant(status), statusCode: constant(status), message: constant(message) };
  const value = state.allocate(heapObject({ type: 'error' }, properties(members)));
  const { failures } = responseData(state, self);
  changeResponse(state, self, { failures: [...failures, { value, site, implicit: false, via: activation.via }] });
  return state;
}
