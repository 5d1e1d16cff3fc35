/** Call expressions. */

import { callFunction, functionNodeOf } from './call-function.js';
import { callSuper } from './construct.js';
import type { Environment } from './environment.js';
import { evaluateArguments } from './evaluate-arguments.js';
import { evaluate, siteOf } from './evaluate.js';
import { type Outcome, chain } from './outcome.js';
import { limitOutcomes } from './paths.js';
import { evaluateReference, isSkipped, optional, readReference } from './reference.js';
import type { State } from './state.js';
import { type Node, type NodeByName, isNode } from './syntax.js';
import type { ListOutcome } from './value-list.js';
import { UNDEFINED, type Value, unknown } from './value.js';

/**
 * Evaluates a call.
 *
 * @param node - The call.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns What it returns, over all paths.
 */
export function evaluateCall(node: NodeByName['CallExpression'], environment: Environment, state: State): readonly Outcome[] {
  const site = siteOf(node, environment);
  const { activation } = environment;
  if (isNode(node.callee, 'Super')) {
    return chain(evaluateArguments(node.arguments, environment, state), ({ state: path, values }) =>
      callSuper(activation, path, values, site),
    );
  }
  return limitOutcomes(
    chain(evaluateCallee(node.callee, environment, state), (callee) => {
      if (callee.skipped) return [{ state: callee.state, value: UNDEFINED }];
      const call = ({ state: path, value }: Outcome): readonly Outcome[] =>
        chain(evaluateArguments(node.arguments, environment, path), (list) =>
          callFunction(activation, list.state, value, callee.thisValue, fillUp(list, value), site, callee.member),
        );
      if (!node.optional) return call(callee);
      const { paths, skipped } = optional(callee);
      return [...chain(paths, call), ...skipped.map((path) => ({ state: path, value: UNDEFINED }))];
    }),
  );
}

/** The arguments of a call; a spread of unknown length may give each parameter that has none. */
function fillUp({ state, values, open }: ListOutcome, callee: Value): readonly Value[] {
  const node = open ? functionNodeOf(state, state.resolve(callee)) : undefined;
  const missing = node === undefined ? 0 : Math.max(0, node.params.length - values.length);
  return missing === 0 ? values : [...values, ...Array.from({ length: missing }, () => unknown('it is an element of a list that is not known'))];
}

interface CalleeOutcome extends Outcome {
  readonly thisValue: Value;
  readonly member: string | undefined;
  readonly skipped: boolean;
}

function evaluateCallee(node: Node, environment: Environment, state: State): readonly CalleeOutcome[] {
  if (isNode(node, 'ChainExpression') || isNode(node, 'TSNonNullExpression')) return evaluateCallee(node.expression, environment, state);
  if (!isNode(node, 'MemberExpression')) {
    return chain(evaluate(node, environment, state), ({ state: path, value }) => [
      { state: path, value, thisValue: UNDEFINED, member: undefined, skipped: isSkipped(value, node) },
    ]);
  }
  const site = siteOf(node, environment);
  return chain(evaluateReference(node, environment, state), (reference): readonly CalleeOutcome[] => {
    if (reference.skipped) {
      return [{ state: reference.state, value: UNDEFINED, thisValue: UNDEFINED, member: undefined, skipped: true }];
    }
    const thisValue = reference.isSuper ? environment.activation.thisValue : reference.object;
    return chain(readReference(reference, environment, site), ({ state: path, value }) => [
      { state: path, value, thisValue, member: reference.name, skipped: false },
    ]);
  });
}
