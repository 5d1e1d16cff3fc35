/** Calls of functions whose source is not known, and of functions by callers that are not. */

import type { Activation } from './activation.js';
import { callFunction, functionNodeOf } from './call-function.js';
import { methodOfText } from './call-of-text.js';
import { describe } from './describe.js';
import { throwerBehind, throwerOfValue } from './foreign-code.js';
import type { HeapObject } from './heap-object.js';
import { isCallableObject, widen } from './member-access.js';
import type { Outcome } from './outcome.js';
import { mergeOutcomes } from './paths.js';
import { safeCall } from './platform.js';
import { continueWith, lastly } from './promise.js';
import { isOfOtherClass, mayRaise } from './raise.js';
import type { State } from './state.js';
import { isNode, type FunctionNode, type Site, type SourceModule } from './syntax.js';
import { alternatives, UNDEFINED, unknown, type ObjectReference, type Value } from './value.js';

/**
 * Calls a function whose source is not known: it may throw, may change what it is handed, and may call the functions
 * it is handed, zero or more times.
 *
 * @param activation - The function that calls.
 * @param state - The path; it is taken over.
 * @param callee - What is called.
 * @param thisValue - What it is called on.
 * @param args - What it is handed.
 * @param site - The call.
 * @param member - The name of the member that is called, when it is one.
 * @returns What it returns.
 */
export function callUnknown(
  activation: Activation,
  state: State,
  callee: Value,
  thisValue: Value,
  args: readonly Value[],
  site: Site,
  member?: string,
): readonly Outcome[] {
  const chained = callPromiseMethod(activation, state, thisValue, args, site, member);
  if (chained !== undefined) return chained;
  const { evaluation } = activation;
  evaluation.recorder.current?.spoil();
  const answered = evaluation.hooks.unknownCall({ evaluation, activation, state, callee, thisValue, member, args, site });
  if (answered !== undefined) return answered;
  const method = methodOfText(state, thisValue, member, args);
  if (method !== undefined) return callFunction(activation, state, method, thisValue, args, site);
  return callUnanswered(activation, state, callee, thisValue, args, site, { kind: 'call', callee, args });
}

/** `db.find().then(f)`: whatever has a `then` is taken for a promise that is fulfilled or rejected. */
function callPromiseMethod(
  activation: Activation,
  state: State,
  promise: Value,
  args: readonly Value[],
  site: Site,
  member: string | undefined,
): readonly Outcome[] | undefined {
  const [first = UNDEFINED, second = UNDEFINED] = args;
  if (functionNodeOf(state, first) === undefined && functionNodeOf(state, second) === undefined && !isHostFunction(state, first)) {
    return undefined;
  }
  if (member === 'then') return continueWith(activation, state, promise, first, second, site);
  if (member === 'catch') return continueWith(activation, state, promise, UNDEFINED, first, site);
  if (member === 'finally') return lastly(activation, state, promise, first, site);
  return undefined;
}

function isHostFunction(state: State, value: Value): boolean {
  return value.kind === 'object' && state.object(value).payload.type === 'host';
}

/** The part of a call of an unknown function, or of an unknown class, in which the analysis has no part. */
export function callUnanswered(
  activation: Activation,
  state: State,
  callee: Value,
  thisValue: Value,
  args: readonly Value[],
  site: Site,
  origin: { readonly kind: 'call' | 'construct'; readonly callee: Value; readonly args: readonly Value[] },
): readonly Outcome[] {
  const safe = safeCall(origin);
  const name = describe(site.node);
  const callbacks = callbacksOf(activation, state, args);
  const before = callbacks.length === 0 ? state : state.fork();
  if (callbacks.length === 0 && safe === undefined) mayRaise(activation, state, site, throwerBehind(state, origin));
  for (const value of [thisValue, ...args]) handOver(activation, state, callee, value, name, site);
  const ends: CallbackEnd[] = [];
  const called = callbacks.reduce<readonly State[]>((states, callback) => states.flatMap((path) => callSometimes(activation, path, callback, name, site, ends)), [state]);
  // What its callbacks throw, it may throw, and what their promises are rejected with, those that it gives may be.
  const isForeignRun = callbacks.length > 0 && ends.every((end) => isForeignEnd(activation, end)) && throwerBehind(before, origin, new Set(callbacks.map(({ id }) => id))) === 'foreign';
  if (callbacks.length > 0) mayRaise(activation, before, site, isForeignRun ? 'foreign' : 'any');
  return called.map((path) => ({
    state: path,
    value: unknown(`the result of ${name} is not known`, {
      site,
      origin,
      ...safe,
      ...(origin.kind === 'construct' ? { truthiness: true } : {}),
      ...(isForeignRun ? { isRunForeign: true } : {}),
    }),
  }));
}

/** What a callback gives or throws. */
type CallbackEnd = Outcome & { readonly isThrown: boolean };

/** Whether a class of the project has no part in what the callback fails with. */
function isForeignEnd({ evaluation }: Activation, { state, value, isThrown }: CallbackEnd): boolean {
  if (isThrown) return isOfOtherClass(state, value);
  return alternatives(state.resolve(value)).every((single) => {
    if (single.kind === 'unknown') return single.origin === undefined || throwerOfValue(state, single) === 'foreign';
    if (single.kind === 'constant') return true;
    const { payload } = state.object(single);
    return payload.type !== 'promise' || payload.outcome === 'fulfilled' || (payload.outcome === 'rejected' && isOfOtherClass(state, payload.value));
  });
}

/**
 * Hands a value to code that is not known, which may change it.
 *
 * @param activation - The function that calls.
 * @param state - The path; it is changed.
 * @param callee - What it is handed to.
 * @param value - The value.
 * @param name - What the code is called.
 * @param site - Where.
 */
export function handOver(activation: Activation, state: State, callee: Value, value: Value, name: string, site: Site): void {
  const { evaluation } = activation;
  for (const single of alternatives(state.resolve(value))) {
    if (single.kind === 'unknown') state.forgetMembers(single);
    if (single.kind !== 'object') continue;
    const { payload } = state.object(single);
    if (payload.type === 'host') {
      payload.behaviour.escape?.({ activation, state, self: single, site }, callee);
    } else if (!evaluation.isLeftAlone(single)) widen(state, single, `${name} may have changed it`);
  }
}

/** The functions among the arguments, and those that stand in an argument's members or elements. */
function callbacksOf(activation: Activation, state: State, args: readonly Value[]): readonly ObjectReference[] {
  const callbacks: ObjectReference[] = [];
  const add = (value: Value): void => {
    for (const single of alternatives(state.resolve(value))) {
      if (single.kind !== 'object' || !isFollowed(state.object(single))) continue;
      const node = functionNodeOf(state, single);
      if (node === undefined || activation.evaluation.hooks.isCalledBack(node)) callbacks.push(single);
    }
  };
  for (const arg of args) {
    add(arg);
    if (arg.kind !== 'object') continue;
    const heap = state.object(arg);
    if (heap.payload.type === 'plain') for (const property of heap.members.values()) add(property.value);
    if (heap.payload.type === 'array') heap.payload.elements.forEach(add);
  }
  return callbacks;
}

function isFollowed(heap: HeapObject): boolean {
  return isCallableObject(heap) && (heap.payload.type === 'closure' || heap.payload.type === 'bound');
}

function callSometimes(activation: Activation, state: State, callback: ObjectReference, name: string, site: Site, ends: CallbackEnd[]): readonly State[] {
  const notCalled = state.fork();
  const called = callWithUnknowns(activation, state, callback, `${name} passes it to a callback`, site, ends);
  return mergeOutcomes([{ state: notCalled, value: UNDEFINED }, ...called.map((outcome) => ({ ...outcome, value: UNDEFINED }))]).map(
    (outcome) => outcome.state,
  );
}

/**
 * Calls a function with arguments that are not known.
 *
 * @param activation - The function that calls.
 * @param state - The path; it is taken over.
 * @param callee - The function.
 * @param reason - Why its arguments are not known.
 * @param site - Where.
 * @param ends - What it gives and what it throws is added.
 * @returns What it returns.
 */
export function callWithUnknowns(activation: Activation, state: State, callee: Value, reason: string, site: Site, ends: CallbackEnd[] = []): readonly Outcome[] {
  const node = functionNodeOf(state, callee);
  const args = node === undefined ? [] : unknownArguments(node, reason, activation.module);
  const { result, thrown } = activation.collect(() =>
    callFunction(activation, state, callee, unknown('this is set by a caller that is not known'), args, site),
  );
  // Whoever calls the callback gets what it throws; nobody knows what becomes of it there.
  if (thrown.length > 0) activation.evaluation.mayThrow = true;
  ends.push(...result.map((end) => ({ ...end, isThrown: false })), ...thrown.map(({ state: path, value }) => ({ state: path, value, isThrown: true })));
  return result;
}

/**
 * @param node - A function.
 * @param reason - Why its arguments are not known.
 * @param module - The module it stands in.
 * @returns One unknown for each parameter that is not a rest parameter.
 */
function unknownArguments(node: FunctionNode, reason: string, module: SourceModule): readonly Value[] {
  return node.params
    .filter((parameter) => parameter.type !== 'RestElement')
    .map((parameter) => {
      const name = isNode(parameter, 'Identifier') ? parameter.name : 'parameter';
      const site = { module, node: parameter };
      return unknown(reason, { site, origin: { kind: 'parameter', name, site, isHanded: true } });
    });
}
