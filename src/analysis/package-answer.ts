/** Answers that code gives which is not followed, on the response that it is handed. */

import type { Activation } from '../evaluator/activation.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { unknown, type Value } from '../evaluator/value.js';
import type { BodyFormat, BodyRule } from '../frameworks/framework-adapter.js';
import { calleeSite } from './place-of.js';
import { setStatus } from './set-status.js';
import { send } from './send-answer.js';
import { runOf } from './response-object.js';

/** A status, and the expression that gives it. */
export interface GivenStatus {
  readonly value: Value;
  readonly site: Site;
}

export interface GivenAnswer {
  /** Undefined for what was set before, or the default. */
  readonly status: GivenStatus | undefined;
  readonly body: 'yes' | 'no' | 'unknown' | Value;
  /** The call that answers. */
  readonly site: Site;
  /** How a value becomes a body; as JSON when nothing is said. */
  readonly format?: BodyFormat;
  /** Whether it does nothing when the answer is sent already, instead of throwing. */
  readonly isHarmless?: boolean;
}


/**
 * @param activation - The function in which it happens.
 * @param state - The path; it is taken over.
 * @param response - What is taken for the response; nothing happens when it is none.
 * @param answer - The answer.
 * @returns The states after it.
 */
export function answerByPackage(activation: Activation, state: State, response: Value, { status, body, site, format = 'json', isHarmless = false }: GivenAnswer): readonly State[] {
  const self = state.resolve(response);
  const run = self.kind === 'object' ? runOf(state, self) : undefined;
  if (run === undefined || self.kind !== 'object') return [state];
  const states = status === undefined ? [state] : setStatus(run, activation, state, self, status.value, status.site, 'assignment');
  const [rule, args] = ruleOf(body, format);
  // The callee stands for the call: its arguments are not those of a member of the response.
  return states.flatMap((path) => send(path, { run, activation, self, table: { body: rule, harmlessAfterSend: isHarmless }, rule, ownCode: undefined, args, site: calleeSite(site) })).map((outcome) => outcome.state);
}

function ruleOf(body: GivenAnswer['body'], format: BodyFormat): readonly [BodyRule, readonly Value[]] {
  if (body === 'yes') return [{ kind: 'some' }, []];
  if (body === 'no') return [{ kind: 'none' }, []];
  const isKnown = body !== 'unknown';
  return [{ kind: 'argument', argument: 0, format: isKnown ? format : 'text' }, [isKnown ? body : unknown('the body is not known')]];
}

/**
 * @param state - The path.
 * @param response - What is taken for the response.
 * @param reason - What is not known of its answers, a clause without a full stop.
 * @param site - Where.
 */
export function noteUnknownAnswer(state: State, response: Value, reason: string, site: Site): void {
  const self = state.resolve(response);
  if (self.kind === 'object') runOf(state, self)?.addUnresolved(reason, site);
}
