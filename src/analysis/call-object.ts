/** Calls of what frameworks take as objects with one method, or as classes of such objects. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import { findProperty, readMember } from '../evaluator/member-access.js';
import type { Outcome } from '../evaluator/outcome.js';
import { awaitValue } from '../evaluator/promise.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import type { Single, Value } from '../evaluator/value.js';
import { instanceOf } from './instance-of.js';

/**
 * @param activation - Where it is called.
 * @param state - The path; it is taken over.
 * @param value - An object, or a class of such objects.
 * @param member - A method of it.
 * @param args - What it is called with.
 * @param site - Where it is named.
 * @returns What its promise is fulfilled with; undefined when it is not known what is called.
 */
export function callObject(activation: Activation, state: State, value: Single, member: string, args: readonly Value[], site: Site): readonly Outcome[] | undefined {
  if (value.kind !== 'object') return undefined;
  const { payload } = state.object(value);
  const isClass = payload.type === 'class' || payload.type === 'native';
  const made = isClass ? instanceOf(activation, state, value, site) : { state, value };
  const target = made.state.resolve(made.value);
  if (target.kind !== 'object') return undefined;
  const found = findProperty(made.state, target, member);
  if (found === undefined || found === 'unknown') return undefined;
  return readMember(activation, made.state, target, member, site)
    .flatMap((method) => callFunction(activation, method.state, method.value, target, args, site, member))
    .flatMap((outcome) => awaitValue(activation, outcome.state, outcome.value, site));
}
