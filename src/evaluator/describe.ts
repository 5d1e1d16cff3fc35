/** Short names of expressions, for reasons. */

import { isNode, type Node } from './syntax.js';

/**
 * @param node - An expression.
 * @returns What to call it in a sentence: `'user.findById'`, or `an expression` when it has no short name.
 */
export function describe(node: Node): string {
  const name = dottedName(node, 4);
  return name === undefined ? 'an expression' : `'${name}'`;
}

function dottedName(node: Node, depth: number): string | undefined {
  if (isNode(node, 'Identifier')) return node.name;
  if (isNode(node, 'ThisExpression')) return 'this';
  if (isNode(node, 'CallExpression') || isNode(node, 'NewExpression')) return dottedName(node.callee, depth);
  if (isNode(node, 'AwaitExpression')) return dottedName(node.argument, depth);
  if (isNode(node, 'ChainExpression') || isNode(node, 'TSNonNullExpression')) return dottedName(node.expression, depth);
  if (!isNode(node, 'MemberExpression') || depth === 0) return undefined;
  const object = dottedName(node.object, depth - 1);
  if (object === undefined || node.computed || !isNode(node.property, 'Identifier')) return object;
  return `${object}.${node.property.name}`;
}
