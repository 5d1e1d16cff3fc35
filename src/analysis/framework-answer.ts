/** What the framework answers to an error that leaves the handlers of a route and that nothing handles. */

import type { Activation } from '../evaluator/activation.js';
import { isImplicit } from '../evaluator/raise.js';
import { alternatives, type ObjectReference, type Single } from '../evaluator/value.js';
import type { Escape, EscapeResult } from '../frameworks/framework-adapter.js';
import type { Status } from '../model/status.js';
import type { Chain } from './chain.js';
import { errorFate } from './error-fate.js';
import { errorResponse } from './error-response.js';
import type { Failed } from './handler-end.js';
import type { HandlerRun } from './handler-run.js';
import { responseData } from './response-data.js';

/** What an error leaves. */
export interface Escaping {
  readonly run: HandlerRun;
  /** What the handlers are called in. */
  readonly root: Activation;
  readonly chain: Chain;
  readonly response: ObjectReference;
}

/**
 * @param escaping - What the error leaves.
 * @param failure - How it does.
 * @param error - One of the values that it may be.
 * @returns What the framework makes of it.
 */
export function frameworkFate({ run, root, chain, response }: Escaping, { state, way }: Failed, error: Single): EscapeResult {
  const [slot] = responseData(state, response).statuses;
  return errorFate(run, root, { state, error, way, slot, site: chain.site });
}

/**
 * Notes what the framework answers.
 *
 * @param escaping - What the error leaves.
 * @param failure - The error.
 * @param given - What the framework makes of it; undefined when that depends on what it is.
 */
export function addFrameworkAnswer(escaping: Escaping, failure: Failed, given: EscapeResult | undefined): void {
  const { run, chain } = escaping;
  const { state, value, site, via } = failure;
  for (const single of alternatives(state.resolve(value))) {
    const fate = given ?? frameworkFate(escaping, failure, single);
    if (fate.kind === 'none' && fate.reason !== undefined && !isImplicit(single)) run.addUnresolved(fate.reason, site);
    if (fate.kind !== 'status' && fate.kind !== 'unknown') continue;
    run.addResponse(errorResponse({ state, error: single, site, via }, { status: statusOf(chain, fate, failure.way), body: (fate.kind === 'status' ? fate.body : undefined) ?? 'yes' }));
  }
}

function statusOf({ isProven, isApplicationKnown }: Chain, fate: Extract<EscapeResult, { kind: 'status' | 'unknown' }>, way: Escape['way']): Status {
  if (fate.kind === 'unknown') return { kind: 'unknown', reason: fate.reason };
  if (!isProven && way !== 'next') return { kind: 'unknown', reason: 'the framework that answers the error is not in this file' };
  if (fate.from === 'default' && !isApplicationKnown()) return { kind: 'unknown', reason: 'the application that answers the error is not in this file' };
  return { kind: 'known', code: fate.code, origin: 'error' };
}
