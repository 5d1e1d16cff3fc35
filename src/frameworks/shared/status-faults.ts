/** Statuses at fault: those that HTTP does not have, noted where the code hands them to a framework, those that no framework reads, and those that a route does not declare. */

import type { Evaluation } from '../../evaluator/evaluation.js';
import type { Site } from '../../evaluator/syntax.js';
import type { Primitive } from '../../evaluator/value.js';

interface Fault {
  /** What becomes of it, a full sentence. */
  readonly consequence: string;
  /** The expression that gives the value. */
  readonly site: Site;
}

export type StatusFault =
  /** The framework refuses it. */
  | (Fault & { readonly kind: 'not-http'; readonly value: Primitive })
  /** The framework does not look where it stands. */
  | (Fault & { readonly kind: 'not-read' })
  /** It is sent, and what the code declares of the route allows only other codes. */
  | (Fault & { readonly kind: 'undeclared'; readonly value: Primitive });

const listeners = new WeakMap<Evaluation, (fault: StatusFault) => void>();

/**
 * @param evaluation - An evaluation.
 * @param fault - A status of it that is not sent.
 */
export function noteStatusFault(evaluation: Evaluation, fault: StatusFault): void {
  listeners.get(evaluation)?.(fault);
}

/**
 * @param evaluation - An evaluation.
 * @param listener - Is told of its statuses that are not sent, from now on.
 */
export function onStatusFault(evaluation: Evaluation, listener: (fault: StatusFault) => void): void {
  listeners.set(evaluation, listener);
}
