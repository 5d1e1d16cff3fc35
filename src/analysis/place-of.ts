/** From syntax to places. */

import { isNode, type Node, type Site } from '../evaluator/syntax.js';
import type { Place } from '../model/place.js';

/**
 * @param site - A node and its file.
 * @returns Where it stands.
 */
export function placeOf({ module, node }: Site): Place {
  return { file: module.file, start: node.loc.start, end: node.loc.end, range: node.range };
}

/**
 * @param site - A call.
 * @returns Where the called member's name stands (`json` of `res.json(x)`), or the callee when no member is called.
 */
export function calleePlace(site: Site): Place {
  return placeOf(calleeSite(site));
}

/**
 * @param site - A call.
 * @returns The called member's name, or the callee when no member is called; the node itself when it is no call.
 */
export function calleeSite({ module, node }: Site): Site {
  return { module, node: calleeName(node) };
}

function calleeName(node: Node): Node {
  if (!isNode(node, 'CallExpression') && !isNode(node, 'NewExpression')) return node;
  let callee: Node = node.callee;
  while (isNode(callee, 'ChainExpression') || isNode(callee, 'TSNonNullExpression')) callee = callee.expression;
  return isNode(callee, 'MemberExpression') ? callee.property : callee;
}

// throw error, next(error)
/**
 * @param site - Where an error leaves a handler.
 * @returns Its place: the error itself, or the callee that gets it.
 */
export function placeOfError({ module, node }: Site): Place {
  return isNode(node, 'ThrowStatement') ? placeOf({ module, node: node.argument }) : calleePlace({ module, node });
}
