/** Answers that a stream writes. */

import type { UnknownCall } from '../evaluator/evaluation.js';
import type { Outcome } from '../evaluator/outcome.js';
import { unknown, type Value } from '../evaluator/value.js';
import { evidenceOfBody } from './evidence-of.js';
import { changeResponse, responseData } from './response-data.js';
import { runOf } from './response-object.js';

// stream.pipe(response)
/**
 * @param call - The call.
 * @param target - What the stream is piped to.
 * @returns The call's outcome; undefined when the target is no response.
 */
export function pipeToResponse({ state, site, activation }: UnknownCall, target: Value): readonly Outcome[] | undefined {
  const response = state.resolve(target);
  const run = response.kind === 'object' ? runOf(state, response) : undefined;
  if (response.kind !== 'object' || run === undefined) return undefined;
  const data = responseData(state, response);
  if (data.phase !== 'sent') {
    const body = unknown('a stream gives it');
    for (const slot of data.statuses) {
      run.answer({ slot, ownCode: undefined, body: 'unknown', bodyNode: undefined, found: evidenceOfBody(state, body, site), site, activation, isForHead: run.isForHead(state) });
    }
    changeResponse(state, response, { phase: 'sent' });
  }
  return [{ state, value: response }];
}
