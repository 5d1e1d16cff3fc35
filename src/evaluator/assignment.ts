/** Assignments and updates. */

import { evaluate, siteOf } from './evaluate.js';
import { evaluateReference, readReference } from './reference.js';
import { shortCircuit, type LogicalOperator } from './short-circuit.js';
import type { Environment } from './environment.js';
import { writeMember } from './member-access.js';
import { binaryValue } from './operator.js';
import { chain, type Outcome } from './outcome.js';
import { bindPattern } from './pattern.js';
import type { State } from './state.js';
import { isNode, type Node, type NodeByName } from './syntax.js';
import { constant, type Value } from './value.js';

/**
 * Evaluates `target = value`, `target += value` and `target ||= value`.
 *
 * @param node - The assignment.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns The assigned value.
 */
export function evaluateAssignment(node: NodeByName['AssignmentExpression'], environment: Environment, state: State): readonly Outcome[] {
  const { operator, left } = node;
  if (operator === '=') {
    if (isNode(left, 'MemberExpression')) {
      return chain(evaluateReference(left, environment, state), (reference) =>
        chain(evaluate(node.right, environment, reference.state), (right) =>
          writeMember(environment.activation, right.state, reference.object, reference.name, right.value, siteOf(node, environment)).map(
            (after) => ({ state: after, value: right.value }),
          ),
        ),
      );
    }
    return chain(evaluate(node.right, environment, state), (right) =>
      bindPattern(left, right.value, environment, right.state, 'assign').map((after) => ({ state: after, value: right.value })),
    );
  }
  const binary = operator.slice(0, -1);
  const isLogical = binary === '&&' || binary === '||' || binary === '??';
  return update(left, environment, state, (current) =>
    isLogical
      ? shortCircuit(binary as LogicalOperator, current, (path) => evaluate(node.right, environment, path))
      : chain(evaluate(node.right, environment, current.state), (right) => [
          {
            state: right.state,
            value: binaryValue(right.state, binary, current.value, right.value, siteOf(node, environment)),
          },
        ]),
  );
}

/**
 * Evaluates `target++` and `--target`.
 *
 * @param node - The update.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns The value of the expression.
 */
export function evaluateUpdate(node: NodeByName['UpdateExpression'], environment: Environment, state: State): readonly Outcome[] {
  const site = siteOf(node, environment);
  return update(node.argument, environment, state, (current) => {
    const value = binaryValue(current.state, node.operator === '++' ? '+' : '-', current.value, constant(1), site);
    if (node.prefix) return [{ state: current.state, value }];
    return [{ state: current.state, value, result: binaryValue(current.state, '-', current.value, constant(0), site) }];
  });
}

/** What is stored, and the value of the expression where that is another one: `a++` is what `a` was. */
interface Changed extends Outcome {
  readonly result?: Value;
}

function update(target: Node, environment: Environment, state: State, change: (current: Outcome) => readonly Changed[]): readonly Outcome[] {
  if (!isNode(target, 'MemberExpression')) {
    return chain(evaluate(target, environment, state), (current) =>
      chain(change(current), (changed) =>
        bindPattern(target, changed.value, environment, changed.state, 'assign').map((after) => ({ state: after, value: changed.result ?? changed.value })),
      ),
    );
  }
  const site = siteOf(target, environment);
  return chain(evaluateReference(target, environment, state), (reference) =>
    chain(readReference(reference, environment, site), (current) =>
      chain(change(current), (changed) =>
        writeMember(environment.activation, changed.state, reference.object, reference.name, changed.value, site).map((after) => ({
          state: after,
          value: changed.result ?? changed.value,
        })),
      ),
    ),
  );
}
