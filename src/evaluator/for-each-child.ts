/** The nodes that a node of a syntax tree holds directly. */

import type { Node } from './syntax.js';

const NO_CHILDREN = new Set(['parent', 'loc', 'range', 'start', 'end', 'tokens', 'comments']);

/**
 * @param node - A node.
 * @param visit - Called for each node that it holds, in the order of its keys, with the key that holds it.
 */
export function forEachChild(node: Node, visit: (child: Node, key: string) => void): void {
  for (const key in node) {
    if (NO_CHILDREN.has(key)) continue;
    const child = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(child)) {
      for (const item of child) if (isSyntax(item)) visit(item, key);
    } else if (isSyntax(child)) visit(child, key);
  }
}

function isSyntax(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
