/** The response of a handler as an object that the evaluated code works with. */

import type { Activation } from '../evaluator/activation.js';
import { properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import { callFunction } from '../evaluator/call-function.js';
import { describe } from '../evaluator/describe.js';
import type { HostBehaviour } from '../evaluator/host.js';
import { errorGlobals } from '../evaluator/library/error.js';
import { construct } from '../evaluator/construct.js';
import type { NativeCall } from '../evaluator/native-function.js';
import { setOwn } from '../evaluator/member-access.js';
import type { Outcome } from '../evaluator/outcome.js';
import { mergeOutcomes } from '../evaluator/paths.js';
import type { State } from '../evaluator/state.js';
import { isNode, type Node, type Site } from '../evaluator/syntax.js';
import { alternatives, constant, oneOf, UNDEFINED, unknown, type Constant, type ObjectReference, type Primitive, type Single, type Value } from '../evaluator/value.js';
import { NOT_CONSTANT, type BodyRule, type NotConstant, type ResponseCall } from '../frameworks/framework-adapter.js';
import { argumentNode, argumentSite } from './argument-site.js';
import { bodyOf } from './body-of.js';
import { evidenceOfBody, type FoundEvidence } from './evidence-of.js';
import { noteFailure, raiseByFramework, type HandlerRun } from './handler-run.js';
import { isAkinData, isSameData, joinData, UNTOUCHED, type ResponseData, type StatusSlot } from './response-data.js';

const NOTHING: FoundEvidence = { evidence: [], complete: true };

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

/**
 * @param state - The path.
 * @param response - A response.
 * @returns What was done to it.
 */
export function responseData(state: State, response: ObjectReference): ResponseData {
  const { payload } = state.object(response);
  return payload.type === 'host' ? (payload.data as ResponseData) : UNTOUCHED;
}

/**
 * @param state - The path; it is changed.
 * @param response - A response.
 * @param change - What is done to it.
 */
export function changeResponse(state: State, response: ObjectReference, change: Partial<ResponseData>): void {
  const heap = state.object(response);
  if (heap.payload.type !== 'host') return;
  const data = { ...(heap.payload.data as ResponseData), ...change };
  state.set(response.id, { ...heap, payload: { ...heap.payload, data } });
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
  const { response: table } = run.adapter;
  const { chained, harmless } = table;
  return {
    run,
    name: table.name,
    get({ state, self, site }, key) {
      run.noteRead('response', key);
      if (state.object(self).members.has(key)) return undefined;
      const call = table.calls[key];
      if (call !== undefined) {
        return method(state, key, (native) => callMember(run, self, call, native));
      }
      if (chained.includes(key)) return method(state, key, (native) => [{ state: native.state, value: self }]);
      if (harmless.includes(key)) return method(state, key, (native) => [{ state: native.state, value: unknown(`${describe(site.node)} is not known`, { site }) }]);
      if (key === table.sentMember) return [{ state, value: constant(responseData(state, self).phase !== 'open') }];
      if (key === table.statusMember) return [{ state, value: currentStatus(run, state, self) }];
      return undefined;
    },
    set({ activation, state, self, site }, key, value) {
      if (key !== table.statusMember) {
        if (table.calls[key] !== undefined) {
          run.addUnresolved(`the code replaces '${key}' of ${table.name}`, site);
          setOwn(state, self, key, value);
          return [state];
        }
        return undefined;
      }
      const right = isNode(site.node, 'AssignmentExpression') ? { module: site.module, node: site.node.right } : site;
      return setStatus(run, activation, state, self, value, right, 'assignment');
    },
    escape({ state, self, site }) {
      if (responseData(state, self).phase === 'sent') return;
      run.addUnresolved(`${describe(site.node)} is handed ${table.name}, and its source is not known`, site);
    },
    isSame: (a, b) => isSameData(a as ResponseData, b as ResponseData),
    isAkin: (a, b) => isAkinData(a as ResponseData, b as ResponseData),
    join: (a, b) => joinData(a as ResponseData, b as ResponseData),
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

/**
 * Sets the status, as `response.status(value)` does.
 *
 * @param run - The run that collects its answers.
 * @param activation - The function in which it happens.
 * @param state - The path; it is taken over.
 * @param self - The response.
 * @param value - The status.
 * @param site - The expression that gives it.
 * @param how - Whether by a call or an assignment.
 * @returns One path for each value that it may be.
 */
export function setStatus(
  run: HandlerRun,
  activation: Activation,
  state: State,
  self: ObjectReference,
  value: Value,
  site: Site,
  how: StatusSlot['how'],
): readonly State[] {
  const singles = alternatives(givenStatus(state, value));
  return singles.flatMap((single, index) => {
    const path = index === singles.length - 1 ? state : state.fork();
    if (singles.length > 1) path.narrow(value, single);
    const written = writtenStatus(path, single);
    if (written !== undefined) {
      const check = run.adapter.checkStatus(written.value, how, run.version);
      if (check.kind === 'throws' && check.when === 'set') {
        run.addInvalid(written.value, check, site);
        raiseNew(activation, path, check.error, site);
        return [];
      }
    }
    if (responseData(path, self).phase === 'open') changeResponse(path, self, { statuses: [{ value: written ?? single, site, how }] });
    return [path];
  });
}

/** `switch (status) { case 204: … }` says which code the path is for, and not that anybody gives it that one. */
function givenStatus(state: State, value: Value): Value {
  return oneOf(alternatives(state.resolve(value)).map((single) => (single.kind === 'constant' ? (single.compared ?? single) : single)));
}

/** The constant that a status is; a list counts as its text, as everywhere in JavaScript. */
function writtenStatus(state: State, value: Single): Constant | undefined {
  if (value.kind === 'constant') return value;
  const { payload } = value.kind === 'object' ? state.object(value) : { payload: undefined };
  if (payload?.type !== 'array' || payload.open) return undefined;
  const texts = payload.elements.map((element) => state.resolve(element));
  return texts.every((text) => text.kind === 'constant') ? constant(texts.map((text) => text.value).join(',')) : undefined;
}

function raiseNew(activation: Activation, state: State, name: string, site: Site, code?: string): void {
  const maker = errorGlobals.get(name);
  if (maker === undefined) return;
  for (const { state: path, value } of construct(activation, state, maker, [unknown('the framework words it', { type: 'string' })], site)) {
    if (code !== undefined && value.kind === 'object') setOwn(path, value, 'code', constant(code));
    raiseByFramework(activation, path, value, site);
  }
}

function callMember(run: HandlerRun, self: ObjectReference, table: ResponseCall, call: NativeCall): readonly Outcome[] {
  const { activation, state, args, site } = call;
  const constants = args.map((arg) => constantOf(state, arg));
  const order = table.reorder?.(constants, run.version);
  const statusIndex = order === undefined ? (table.status !== undefined && 'argument' in table.status ? table.status.argument : undefined) : order.status;
  const ownCode = table.status !== undefined && 'code' in table.status && statusIndex === undefined ? table.status.code : undefined;

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
    return states.map((path) => ({ state: path, value: self }));
  }
  const bodyRule: BodyRule = order === undefined ? table.body : bodyOfOrder(order.body, order.phrase === true, table.body);
  return states.flatMap((path) => send(run, activation, path, self, table, bodyRule, ownCode, args, site));
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

function isFunction(state: State, value: Value | undefined): value is ObjectReference {
  return value?.kind === 'object' && ['closure', 'native', 'bound'].includes(state.object(value).payload.type);
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

/**
 * Sends an answer.
 *
 * @param run - The run that collects it.
 * @param activation - The function in which it happens.
 * @param state - The path; it is taken over.
 * @param self - The response.
 * @param table - What the sending member does.
 * @param rule - What the body is.
 * @param ownCode - The code that the sending member itself gives.
 * @param args - Its arguments.
 * @param site - Where.
 * @returns The response.
 */
export function send(
  run: HandlerRun,
  activation: Activation,
  state: State,
  self: ObjectReference,
  table: ResponseCall,
  rule: BodyRule,
  ownCode: number | undefined,
  args: readonly Value[],
  site: Site,
): readonly Outcome[] {
  const data = responseData(state, self);
  if (data.phase === 'sent' || (data.phase === 'head' && table.afterHead !== true)) {
    if (table.harmlessAfterSend === true) {
      if (table.streams !== true) finishBegun(state, self);
      return [{ state, value: self }];
    }
    raiseNew(activation, state, 'Error', site, 'ERR_HTTP_HEADERS_SENT');
    return [];
  }
  const index = rule.kind === 'argument' ? rule.argument : undefined;
  const body = index === undefined ? (rule.kind === 'none' ? 'no' : 'yes') : bodyOf(state, args[index] ?? UNDEFINED, rule);
  const bodyNode = index === undefined ? undefined : argumentNode(site, index);
  const found = index === undefined ? NOTHING : evidenceOfBody(state, args[index] ?? UNDEFINED, site);
  if (body === 'throws') {
    raiseNew(activation, state, 'TypeError', site, 'ERR_INVALID_ARG_TYPE');
    return [];
  }
  const slots = ownCode === undefined ? data.statuses : [null];
  // The paths were joined: nobody knows which of the codes goes with what is said here.
  const told = slots.length > 1 ? { evidence: [], complete: false } : found;
  const isForHead = run.isForHead(state);
  let isSent = false;
  const answers: (() => void)[] = [];
  for (const slot of slots) {
    const isEmpty = rule.kind === 'phrase' && hasNoContent(run, slot);
    const answer = { slot, ownCode, body: isEmpty ? 'no' : body, bodyNode, found: told, site, activation, isForHead } as const;
    const failure = run.check(answer);
    if (failure === undefined) isSent = true;
    else raiseNew(activation, state.fork(), failure.error, site);
    if (failure === undefined) answers.push(() => run.answer(answer));
  }
  if (!isSent) return [];
  const begun = (): void => answers.forEach((answer) => answer());
  if (table.streams === true) {
    changeResponse(state, self, { phase: 'sent', begun });
    return [{ state, value: self }];
  }
  begun();
  if (table.mayFail === true) noteFailure(run, activation, state, site);
  const unsent = table.callback === 'afterwards' && isFunction(state, args.at(-1)) ? state.fork() : undefined;
  changeResponse(state, self, { phase: 'sent' });
  return unsent === undefined ? [{ state, value: self }] : callAfterwards(activation, state, unsent, self, args.at(-1) ?? UNDEFINED, site);
}

function hasNoContent({ adapter }: HandlerRun, slot: StatusSlot | null): boolean {
  const code = slot?.value.kind === 'constant' ? slot.value.value : undefined;
  return typeof code === 'number' && adapter.response.withoutContent.includes(code);
}

/** `sendFile(path, (error) => …)`: the callback hears of the answer, or answers itself when there was none. */
function callAfterwards(
  activation: Activation,
  sent: State,
  unsent: State,
  self: ObjectReference,
  callback: Value,
  site: Site,
): readonly Outcome[] {
  const error = unknown('the framework reports it', { truthiness: true, origin: { kind: 'thrown' } });
  const outcomes = [
    ...callFunction(activation, sent, callback, UNDEFINED, [UNDEFINED], site),
    ...callFunction(activation, unsent, callback, UNDEFINED, [error], site),
  ];
  return mergeOutcomes(outcomes.map((outcome) => ({ state: outcome.state, value: self })));
}

/**
 * Completes an answer whose body had begun.
 *
 * @param state - The path; it is changed.
 * @param self - The response.
 */
export function finishBegun(state: State, self: ObjectReference): void {
  const { begun } = responseData(state, self);
  if (begun === null) return;
  begun();
  changeResponse(state, self, { begun: null });
}
