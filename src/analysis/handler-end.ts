/** What the call of a handler has come to, beside what it has sent itself: what it returns, and what it has handed over. */

import type { Activation } from '../evaluator/activation.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { Escape } from '../frameworks/framework-adapter.js';
import { callMember } from './call-response.js';
import type { HandlerRun } from './handler-run.js';
import { changeResponse, responseData, type Failure, type ResponseData } from './response-data.js';
import { finishBegun } from './send-answer.js';

/** An error that left a handler. */
export interface Failed extends Failure {
  readonly state: State;
  readonly way: Escape['way'];
}

/** What was asked to answer because no handler does. */
export type Missing = NonNullable<ResponseData['missing']> & { readonly state: State };

/** A handler that was called. */
export interface Called {
  readonly run: HandlerRun;
  readonly activation: Activation;
  readonly response: ObjectReference;
  /** What stands for the place of what it returns when that tells none. */
  readonly site: Site;
}

/**
 * Sends what a handler returns, where the framework does that.
 *
 * @param called - The handler.
 * @param outcome - What its call gives; the state is taken over.
 * @returns How the paths end.
 */
export function sendReturned(called: Called, { state, value }: Outcome): readonly Outcome[] {
  const { run, activation, response } = called;
  const { sendsReturned } = run.adapter;
  const table = sendsReturned === undefined ? undefined : run.adapter.response.calls[sendsReturned];
  if (table === undefined) return [{ state, value }];
  return eachSettled(state, value).flatMap(({ state: path, single, isPromise, isRejected }): readonly Outcome[] => {
    const { phase, isHandedOn, isTakenOver } = responseData(path, response);
    const isNothing = single.kind === 'constant' && single.value === undefined && !isPromise;
    const isResponse = single.kind === 'object' && single.id === response.id;
    // Code that is not known may have answered, which is told of already.
    const mayBeAnswered = isHandedOn === true && (single.kind === 'unknown' || (single.kind === 'constant' && single.value === undefined));
    if (isRejected || phase !== 'open' || isTakenOver === true || isNothing || isResponse || mayBeAnswered) return [{ state: path, value }];
    const own = single.kind === 'object' ? undefined : single.site;
    const site = own?.module === called.site.module ? own : called.site;
    return callMember(run, response, table, { activation, evaluation: activation.evaluation, state: path, thisValue: response, args: [single], site, isConstruct: false }, true);
  });
}

/**
 * @param called - A handler that runs before others.
 * @param outcome - What its call gives; the state is taken over.
 * @returns The states in which it passes on because its promise is fulfilled.
 */
export function passedByPromise({ run, response }: Called, { state, value }: Outcome): readonly State[] {
  if (run.adapter.sendsReturned === undefined) return [];
  return eachSettled(state.fork(), value).flatMap(({ state: path, single, isPromise, isRejected }) => {
    const isResponse = single.kind === 'object' && single.id === response.id;
    const passes = !isRejected && !isResponse && (isPromise || single.kind === 'unknown') && responseData(path, response).phase === 'open';
    return passes ? [path] : [];
  });
}

interface Settled {
  readonly state: State;
  readonly single: Single;
  readonly isPromise: boolean;
  readonly isRejected: boolean;
}

/** The values that a call may give, each on a path of its own, with what promises are settled with. */
function eachSettled(state: State, value: Value): readonly Settled[] {
  return alternatives(state.resolve(value)).flatMap((outer, way, { length }): readonly Settled[] => {
    const path = way === length - 1 ? state : state.fork();
    if (length > 1) path.narrow(value, outer);
    const { payload } = outer.kind === 'object' ? path.object(outer) : { payload: undefined };
    if (payload?.type !== 'promise') return [{ state: path, single: outer, isPromise: false, isRejected: false }];
    const inner = alternatives(path.resolve(payload.value));
    return inner.map((single, index) => {
      const own = index === inner.length - 1 ? path : path.fork();
      if (inner.length > 1) own.narrow(payload.value, single);
      return { state: own, single, isPromise: true, isRejected: payload.outcome !== 'fulfilled' };
    });
  });
}

/**
 * @param called - A handler.
 * @param outcome - How one of its paths ends, when all is sent that it returns; the state is changed.
 * @returns The errors that it has left or handed on, and what it has asked to answer in its place.
 */
export function handedOver({ response, site }: Called, { state, value }: Outcome): { readonly failures: readonly Failed[]; readonly missing: readonly Missing[] } {
  const failures: Failed[] = [];
  const resolved = state.resolve(value);
  const promise = resolved.kind === 'object' ? state.object(resolved).payload : undefined;
  const { failures: handedOn, phase, missing } = responseData(state, response);
  if (promise?.type === 'promise' && promise.outcome === 'rejected') {
    const failure = promise.failure ?? { site, implicit: false, via: [] };
    failures.push({ ...failure, state: state.fork(), value: promise.value, way: 'rejection' });
  } else finishBegun(state, response);
  if (phase !== 'open' && phase !== 'handed') return { failures, missing: [] };
  const reopened = (): State => {
    const path = state.fork();
    changeResponse(path, response, { failures: [], missing: null, phase: 'open' });
    return path;
  };
  for (const failure of handedOn) failures.push({ ...failure, state: reopened(), way: 'next' });
  return { failures, missing: missing === null || handedOn.length > 0 ? [] : [{ ...missing, state: reopened() }] };
}
