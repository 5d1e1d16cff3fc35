/** Calls that have no part in the host's objects: how far they are followed before they are set aside. */

import type { Activation } from './activation.js';
import { describe } from './describe.js';
import type { Environment } from './environment.js';
import type { Evaluation } from './evaluation.js';
import type { Outcome } from './outcome.js';
import { mayRaise } from './raise.js';
import type { State } from './state.js';
import type { FunctionNode, Site } from './syntax.js';
import { alternatives, unknown, type Value } from './value.js';

/** Steps that a call may take which has no part in the host's objects; a call inside it gets half of what is left. */
const MAXIMUM_STEPS_ASIDE = 4_000;
/** Steps after which the paths through such a call are no longer kept apart. */
const STEPS_APART = 1_000;

type Run = (state: State) => readonly Outcome[];

/**
 * Runs a call that can neither answer nor register anything: exactly if that is cheap, else by what the function does with any arguments, else roughly,
 * else not at all.
 *
 * @param caller - The function that calls.
 * @param state - The path; it is taken over.
 * @param node - The function that is called.
 * @param site - The call.
 * @param run - Enters the function.
 * @param recall - Takes what the function does with any arguments; undefined when that cannot be told apart from the file that is analysed.
 * @returns What the call returns; one unknown value when it takes too many steps.
 */
export function runAside(caller: Activation, state: State, node: FunctionNode, site: Site, run: Run, recall: () => readonly Outcome[] | undefined): readonly Outcome[] {
  const { evaluation } = caller;
  const { budget, costs } = evaluation;
  if (evaluation.precision === 'exact') return run(state);
  const cost = costs.get(node);
  if (cost === undefined && evaluation.precision === 'normal') {
    const exact = budget.within(STEPS_APART, () => evaluation.withPrecision('exact', () => run(state.fork())));
    if (exact !== undefined) return exact;
    costs.set(node, 'high');
  }
  const recalled = recall();
  if (recalled !== undefined) return recalled;
  const steps = Math.min(MAXIMUM_STEPS_ASIDE, budget.left / 2);
  const rough = cost === 'endless' ? undefined : budget.within(steps, () => evaluation.withPrecision('rough', () => run(state.fork())));
  if (rough !== undefined) return rough;
  if (steps === MAXIMUM_STEPS_ASIDE) costs.set(node, 'endless');
  mayRaise(caller, state, site);
  return setAside(evaluation, state, site);
}

/**
 * @param evaluation - The evaluation, which notes it.
 * @param state - The path; it is taken over.
 * @param site - A call that takes too many steps.
 * @returns What is known of its result.
 */
export function setAside(evaluation: Evaluation, state: State, site: Site): readonly Outcome[] {
  const reason = `${describe(site.node)} takes too many steps to follow`;
  evaluation.gaveUp(site, reason);
  return [{ state, value: unknown(reason, { site }) }];
}

/**
 * @param environment - Where a function was made.
 * @returns Whether that is the top level of a file.
 */
export function isOfTopLevel(environment: Environment): boolean {
  for (let scope: Environment | null = environment; scope !== null; scope = scope.parent) if (scope.activation.node !== null) return false;
  return true;
}

/**
 * @param state - The path.
 * @param values - The `this` and the arguments of a call.
 * @returns Whether nothing of the host is among them.
 */
export function areData(state: State, values: readonly Value[]): boolean {
  return values.every((value) => alternatives(value).every((single) => isData(state, single, 2)));
}

function isData(state: State, value: Value, depth: number): boolean {
  if (value.kind !== 'object') return true;
  const heap = state.object(value);
  const { payload } = heap;
  if (payload.type === 'class' || payload.type === 'error' || payload.type === 'regexp' || payload.type === 'collection') return true;
  if (payload.type === 'host') return payload.behaviour.isData === true;
  if (payload.type !== 'plain' && payload.type !== 'array') return false;
  if (depth === 0) return true;
  for (const property of heap.members.values()) if (!alternatives(property.value).every((single) => isData(state, single, depth - 1))) return false;
  return payload.type === 'plain' || payload.elements.every((element) => alternatives(element).every((single) => isData(state, single, depth - 1)));
}
