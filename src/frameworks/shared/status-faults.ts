/** Statuses that HTTP does not have, noted where the code hands them to a function of a framework. */

import type { Evaluation } from '../../evaluator/evaluation.js';
import type { Site } from '../../evaluator/syntax.js';
import type { Primitive } from '../../evaluator/value.js';

/** A status that the framework refuses. */
export interface StatusFault {
  readonly value: Primitive;
  /** What becomes of it, a full sentence. */
  readonly consequence: string;
  /** The expression that gives the value. */
  readonly site: Site;
}

const listeners = new WeakMap<Evaluation, (fault: StatusFault) => void>();

/**
 * @param evaluation - An evaluation.
 * @param fault - A status that was refused in it.
 */
export function noteStatusFault(evaluation: Evaluation, fault: StatusFault): void {
  listeners.get(evaluation)?.(fault);
}

/**
 * @param evaluation - An evaluation.
 * @param listener - Is told of the statuses that are refused in it from now on.
 */
export function onStatusFault(evaluation: Evaluation, listener: (fault: StatusFault) => void): void {
  listeners.set(evaluation, listener);
}
