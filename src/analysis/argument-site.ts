/** Where the arguments of calls stand. */

import { isNode, type Node, type Site } from '../evaluator/syntax.js';

/**
 * @param site - A call.
 * @param index - The position of an argument.
 * @returns The argument, or undefined where a spread makes positions unsure.
 */
export function argumentNode(site: Site, index: number): Node | undefined {
  const { node } = site;
  if (!isNode(node, 'CallExpression') || node.arguments.slice(0, index + 1).some((argument) => isNode(argument, 'SpreadElement'))) return undefined;
  return node.arguments[index];
}

/**
 * @param site - A call.
 * @param index - The position of an argument.
 * @returns The argument, or the call itself where a spread makes positions unsure.
 */
export function argumentSite(site: Site, index: number): Site {
  return { module: site.module, node: argumentNode(site, index) ?? site.node };
}
