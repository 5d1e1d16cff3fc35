/** Defaults that nothing is done for: `left ?? 20` is one value that may be either, on one path. */

import { isFunctionNode, isNode, type Node, type NodeByName } from './syntax.js';

const inertNodes = new WeakMap<Node, boolean>();

/**
 * @param node - An expression.
 * @returns Whether evaluating it neither fails nor changes nor reads anything: a literal, or a list or an object of such.
 */
export function isInert(node: Node): boolean {
  const known = inertNodes.get(node);
  if (known !== undefined) return known;
  const inert = isInertNode(node);
  inertNodes.set(node, inert);
  return inert;
}

function isInertNode(node: Node): boolean {
  if (isNode(node, 'Literal')) return !('regex' in node);
  if (isNode(node, 'Identifier')) return node.name === 'undefined';
  if (isNode(node, 'TemplateLiteral')) return node.expressions.length === 0;
  if (isNode(node, 'UnaryExpression')) return node.operator === '-' && isInert(node.argument);
  if (isNode(node, 'TSAsExpression') || isNode(node, 'TSSatisfiesExpression') || isNode(node, 'TSNonNullExpression')) return isInert(node.expression);
  if (isNode(node, 'ArrayExpression')) return node.elements.every((element) => element !== null && !isNode(element, 'SpreadElement') && isInert(element));
  if (!isNode(node, 'ObjectExpression')) return false;
  return node.properties.every((property) => isNode(property, 'Property') && property.kind === 'init' && !property.computed && !property.method && isInert(property.value));
}

/**
 * @param node - `left && right`, `left || right` or `left ?? right`.
 * @returns Whether its value is one that may be either side: the right side is inert, no condition depends on the value, and the left side is no
 * variable, which a condition may ask about later.
 */
export function isEitherSide(node: NodeByName['LogicalExpression']): boolean {
  return node.operator !== '&&' && !isNode(node.left, 'Identifier') && isInert(node.right) && !isInCondition(node);
}

const inConditions = new WeakMap<Node, boolean>();

function isInCondition(node: Node): boolean {
  const known = inConditions.get(node);
  if (known !== undefined) return known;
  const outer = node.parent as Node | null | undefined;
  // A tree without links may hold conditions anywhere.
  if (outer === null || outer === undefined) return !isNode(node, 'Program');
  const found = !isFunctionNode(outer) && (isConditionOf(node, outer) || (!outer.type.endsWith('Statement') && isInCondition(outer)));
  inConditions.set(node, found);
  return found;
}

function isConditionOf(node: Node, outer: Node): boolean {
  if (isNode(outer, 'LogicalExpression')) return outer.left === node;
  return ('test' in outer && outer.test === node) || (isNode(outer, 'SwitchStatement') && outer.discriminant === node) || (isNode(outer, 'UnaryExpression') && outer.operator === '!');
}
