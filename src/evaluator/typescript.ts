/** TypeScript's own declarations with a value at run time: enums and namespaces. */

import { blockDeclarations, Environment } from './environment.js';
import { evaluate } from './evaluate.js';
import { declareBlock, executeBody } from './execute-statement.js';
import { heapObject, type Property } from './heap-object.js';
import type { State } from './state.js';
import { isNode, type Node, type NodeByName } from './syntax.js';
import { constant, UNDEFINED, unknown, type Value } from './value.js';

/**
 * `enum E { A, B = 2 }`
 *
 * @param node - The declaration.
 * @param environment - The scope it stands in.
 * @param state - The path; it is changed.
 * @returns The state after it.
 */
export function declareEnum(node: NodeByName['TSEnumDeclaration'], environment: Environment, state: State): readonly State[] {
  const scope = new Environment(environment, environment.activation);
  const members = new Map<string, Property>();
  let path = state;
  let previous: Value = constant(-1);
  for (const member of node.body.members) {
    const name = isNode(member.id, 'Identifier') ? member.id.name : isNode(member.id, 'Literal') ? String(member.id.value) : undefined;
    if (name === undefined) continue;
    let value: Value = unknown(`the enum member '${name}' is computed`);
    if (member.initializer !== undefined) {
      const [outcome] = evaluate(member.initializer, scope, path);
      if (outcome !== undefined) {
        path = outcome.state;
        value = outcome.value;
      }
    } else if (previous.kind === 'constant' && typeof previous.value === 'number') {
      value = constant(previous.value + 1, { module: environment.activation.module, node: member });
    }
    members.set(name, { value });
    scope.declare(path, name, value);
    if (value.kind === 'constant' && typeof value.value === 'number') members.set(String(value.value), { value: constant(name) });
    previous = value;
  }
  environment.declare(path, node.id.name, path.allocate(heapObject({ type: 'plain' }, members, { frozen: true })));
  return [path];
}

/**
 * `namespace N { export const a = 1 }`
 *
 * @param node - The declaration.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns The states after it.
 */
export function executeNamespace(node: NodeByName['TSModuleDeclaration'], environment: Environment, state: State): readonly State[] {
  const { id } = node;
  if (!isNode(id, 'Identifier') || node.body === undefined || !isNode(node.body as Node, 'TSModuleBlock')) return [state];
  const body = node.body.body;
  const scope = new Environment(environment, environment.activation);
  const declarations = blockDeclarations(body);
  declareBlock(declarations, scope, state);
  return executeBody(body, scope, state).map((path) => {
    const members = new Map<string, Property>();
    const names = [...declarations.lexical, ...declarations.functions.flatMap((declared) => declared.id?.name ?? [])];
    for (const name of names) {
      const cell = path.get(scope.find(name) ?? -1);
      const value: Value = cell === undefined || cell.kind === 'heap' ? UNDEFINED : cell;
      members.set(name, { value });
    }
    environment.declare(path, id.name, path.allocate(heapObject({ type: 'plain' }, members)));
    return path;
  });
}
