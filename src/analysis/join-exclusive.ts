/** Handlers that are registered in the two branches of a condition: only one of them is there. */

import { isNode, type Node, type Site } from '../evaluator/syntax.js';
import { oneOf, type Value } from '../evaluator/value.js';

export interface PlacedHandler {
  readonly handler: Value;
  /** Where it is registered. */
  readonly site: Site;
}

/**
 * @param handlers - Handlers in their order.
 * @returns The same, with one value that may be either for those of two branches that follow one another.
 */
export function joinExclusive(handlers: readonly PlacedHandler[]): readonly Value[] {
  const joined: { value: Value; readonly site: Site }[] = [];
  for (const { handler, site } of handlers) {
    const last = joined.at(-1);
    if (last !== undefined && isExclusive(last.site, site)) last.value = oneOf([last.value, handler]);
    else joined.push({ value: handler, site });
  }
  return joined.map(({ value }) => value);
}

function isExclusive(a: Site, b: Site): boolean {
  if (a.module !== b.module) return false;
  for (let node: Node | undefined = a.node; node !== undefined; node = (node as { readonly parent?: Node }).parent) {
    if (!isNode(node, 'IfStatement') && !isNode(node, 'ConditionalExpression')) continue;
    const { consequent, alternate } = node;
    if (alternate !== null && isInside(a.node, consequent) && isInside(b.node, alternate)) return true;
  }
  return false;
}

function isInside({ range: [start, end] }: Node, outer: Node): boolean {
  return start >= outer.range[0] && end <= outer.range[1];
}
