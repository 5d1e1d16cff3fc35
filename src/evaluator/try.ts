/** `try`: what its block throws goes to `catch`, and every way out goes through `finally`. */

import type { Activation, Jump, Throw } from './activation.js';
import { Environment } from './environment.js';
import { execute } from './execute-statement.js';
import { chain, type Outcome } from './outcome.js';
import { mergeOutcomes, mergeStates } from './paths.js';
import { bindPattern } from './pattern.js';
import { isForeign, isImplicit } from './raise.js';
import { mergeSameErrors } from './same-errors.js';
import type { State } from './state.js';
import type { NodeByName } from './syntax.js';
import { isSameValue } from './value.js';

/** How many errors of one block are told apart; the rest is joined. */
const MAXIMUM_THROWS = 48;

/**
 * @param node - The statement.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns The states of the paths that go on after it.
 */
export function executeTry(node: NodeByName['TryStatement'], environment: Environment, state: State): readonly State[] {
  if (node.finalizer === null) return executeCatch(node, environment, state);
  const { finalizer } = node;
  const { activation } = environment;
  const outer = takeExits(activation);
  const { result: ends, thrown } = activation.collect(() =>
    activation.evaluation.guarded(() => executeCatch(node, environment, state)),
  );
  const inner = takeExits(activation);
  activation.returns = outer.returns;
  activation.jumps = outer.jumps;
  const run = (path: State): readonly State[] => execute(finalizer, environment, path);
  for (const { state: path, value } of inner.returns) {
    activation.returns.push(...run(path).map((after) => ({ state: after, value })));
  }
  for (const jump of inner.jumps) activation.jumps.push(...run(jump.state).map((after) => ({ ...jump, state: after })));
  for (const error of thrown) for (const after of run(error.state)) activation.raise({ ...error, state: after });
  return mergeStates(chain(ends, run));
}

/** Takes the ways out that were collected so far, so that those of one block can be told apart. */
function takeExits(activation: Activation): { returns: Outcome[]; jumps: Jump[] } {
  const { returns, jumps } = activation;
  activation.returns = [];
  activation.jumps = [];
  return { returns, jumps };
}

function executeCatch(node: NodeByName['TryStatement'], environment: Environment, state: State): readonly State[] {
  const { handler, block } = node;
  if (handler === null) return execute(block, environment, state);
  const { activation } = environment;
  const { scopeCount } = activation;
  const { result: ends, thrown } = activation.collect(() =>
    activation.evaluation.guarded(() => execute(block, environment, state)),
  );
  activation.leaveScopes(scopeCount, thrown.map((error) => error.state));
  const caught = mergeThrows(thrown).flatMap((error) => {
    const scope = new Environment(environment, activation);
    const bound = handler.param === null ? [error.state] : bindPattern(handler.param, error.value, scope, error.state, 'declare');
    const after = chain(bound, (path) => execute(handler.body, scope, path));
    for (const path of after) scope.leave(path);
    return after;
  });
  return mergeStates([...ends, ...caught]);
}

/** Errors that no `throw` of the source makes are one error: nothing tells them apart but who may have thrown them. */
function mergeThrows(thrown: readonly Throw[]): readonly Outcome[] {
  const implicit = thrown.filter((error) => isImplicit(error.value));
  const first = implicit.find((error) => !isForeign(error.value)) ?? implicit[0];
  const merged =
    first === undefined ? [] : mergeOutcomes(implicit.map((error) => ({ state: error.state, value: first.value })));
  const explicit = mergeSameErrors(thrown.filter((error) => !isImplicit(error.value)), MAXIMUM_THROWS);
  const distinct = explicit.length > MAXIMUM_THROWS ? mergeOutcomes(explicit) : explicit;
  return [...merged, ...distinct.filter((error, index) => distinct.findIndex((other) => other === error || (other.state === error.state && isSameValue(other.value, error.value))) === index)];
}
