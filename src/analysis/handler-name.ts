/** Knows what a function is called. */

import { isNode, type FunctionNode, type NodeByName } from '../evaluator/syntax.js';

/**
 * @param node - A function.
 * @returns The name that it is declared, assigned or kept under; null when it has none.
 */
export function nameNodeOf(node: FunctionNode): NodeByName['Identifier'] | null {
  if (node.id !== null) return node.id;
  const parent = (node as { readonly parent?: FunctionNode['parent'] }).parent;
  if (isNode(parent, 'VariableDeclarator') && isNode(parent.id, 'Identifier')) return parent.id;
  const hasKey = isNode(parent, 'MethodDefinition') || isNode(parent, 'Property') || isNode(parent, 'PropertyDefinition');
  return hasKey && isNode(parent.key, 'Identifier') ? parent.key : null;
}
