/** How an answer is sent through the response of a handler. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { mergeOutcomes } from '../evaluator/paths.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { BodyRule, ResponseCall } from '../frameworks/framework-adapter.js';
import { argumentNode } from './argument-site.js';
import { bodyOf } from './body-of.js';
import { evidenceOfBody, type FoundEvidence } from './evidence-of.js';
import { noteFailure, type HandlerRun } from './handler-run.js';
import { changeResponse, responseData, type StatusSlot } from './response-data.js';
import { raiseNew } from './set-status.js';

const NOTHING: FoundEvidence = { evidence: [], complete: true };

/** An answer on its way to the client. */
export interface Sending {
  /** The run that collects it. */
  readonly run: HandlerRun;
  /** The function in which it happens. */
  readonly activation: Activation;
  /** The response. */
  readonly self: ObjectReference;
  /** What the sending member does. */
  readonly table: ResponseCall;
  /** What the body is. */
  readonly rule: BodyRule;
  /** The code that the sending member itself gives; `isDefaultCode`: when no other was set. */
  readonly ownCode: number | undefined;
  readonly isDefaultCode?: boolean;
  /** Its arguments. */
  readonly args: readonly Value[];
  /** Where. */
  readonly site: Site;
  /** Whether the framework sends what a handler returns. */
  readonly isReturned?: boolean;
}

/**
 * Sends an answer.
 *
 * @param state - The path; it is taken over.
 * @param sending - The answer.
 * @returns The response.
 */
export function send(state: State, { run, activation, self, table, rule, ownCode, isDefaultCode = false, args, site, isReturned = false }: Sending): readonly Outcome[] {
  const data = responseData(state, self);
  if (data.phase === 'sent' || data.phase === 'handed' || (data.phase === 'head' && table.afterHead !== true)) {
    if (table.harmlessAfterSend === true) {
      if (table.streams !== true) finishBegun(state, self);
      return [{ state, value: self }];
    }
    raiseNew(activation, state, 'Error', site, 'ERR_HTTP_HEADERS_SENT');
    return [];
  }
  if (data.isClosed === true) {
    run.addUnresolved('the connection may be closed before this is answered', site);
    changeResponse(state, self, { phase: 'sent' });
    return [{ state, value: self }];
  }
  const index = rule.kind === 'argument' ? rule.argument : undefined;
  const body = index === undefined ? (rule.kind === 'none' ? 'no' : 'yes') : bodyOf(state, args[index] ?? UNDEFINED, rule);
  const bodyNode = index === undefined || isReturned ? undefined : argumentNode(site, index);
  const found = index === undefined ? NOTHING : evidenceOfBody(state, args[index] ?? UNDEFINED, site);
  if (body === 'throws') {
    raiseNew(activation, state, 'TypeError', site, 'ERR_INVALID_ARG_TYPE');
    return [];
  }
  const slots = ownCode === undefined || isDefaultCode ? data.statuses : [null];
  // The paths were joined: nobody knows which of the codes goes with what is said here.
  const told = slots.length > 1 ? { evidence: [], complete: false } : found;
  const isForHead = run.isForHead(state);
  let isSent = false;
  const answers: (() => void)[] = [];
  for (const slot of slots) {
    const isEmpty = rule.kind === 'phrase' && hasNoContent(run, slot);
    const answer = { slot, ownCode, body: isEmpty ? 'no' : body, bodyNode, found: told, site, activation, isForHead, isReturned } as const;
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
 * @param state - The path.
 * @param value - A value.
 * @returns Whether it is a function whose call is followed.
 */
export function isFunction(state: State, value: Value | undefined): value is ObjectReference {
  return value?.kind === 'object' && ['closure', 'native', 'bound'].includes(state.object(value).payload.type);
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
