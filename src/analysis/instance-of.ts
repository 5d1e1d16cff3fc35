/** Objects of classes that somebody makes who is not known: a framework, for a request. */

import type { Activation } from '../evaluator/activation.js';
import { construct } from '../evaluator/construct.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { oneOf, type ObjectReference } from '../evaluator/value.js';
import { constructorArguments } from './constructor-arguments.js';

/**
 * @param activation - Makes it.
 * @param state - The path; it is taken over.
 * @param self - The class.
 * @param site - Where it is made.
 * @returns An object of the class.
 */
export function instanceOf(activation: Activation, state: State, self: ObjectReference, site: Site): Outcome {
  const { payload } = state.object(self);
  const args = constructorArguments(state, self);
  const before = state.fork();
  const { result } = activation.collect(() => construct(activation, state, self, args, site));
  if (result.length > 0) return joinOutcomes(result);
  const prototype = payload.type === 'class' ? payload.prototype : undefined;
  return { state: before, value: before.allocate(heapObject({ type: 'plain' }, new Map(), { prototype, complete: false })) };
}

/**
 * @param outcomes - At least one; their states are taken over.
 * @returns One that stands for all of them.
 */
export function joinOutcomes([first, ...others]: readonly Outcome[]): Outcome {
  if (first === undefined) throw new TypeError('There is no path to join.');
  for (const { state } of others) first.state.join(state);
  // What is not known on one path is the same thing on the others.
  const distinct = others.filter(({ value }) => value.kind !== 'unknown' || first.value.kind !== 'unknown');
  return { state: first.state, value: oneOf([first, ...distinct].map(({ value }) => value)) };
}
