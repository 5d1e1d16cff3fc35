/** Which nodes of a file a piece of its text stands in. */

import { forEachChild } from '../evaluator/for-each-child.js';
import type { Node, SourceModule } from '../evaluator/syntax.js';

/** UTF-16 code units from the start of the file. */
type Range = readonly [start: number, end: number];

/**
 * @param module - The file; its parser need not have set `parent`.
 * @param range - A piece of its text.
 * @returns The nodes that hold it, innermost first.
 */
export function nodesAround({ program }: SourceModule, range: Range): readonly Node[] {
  const around: Node[] = [];
  for (let current: Node | undefined = program; current !== undefined; ) {
    around.unshift(current);
    let next: Node | undefined;
    forEachChild(current, (child) => {
      if (next === undefined && holds(child, range)) next = child;
    });
    current = next;
  }
  return around;
}

/**
 * @param outer - A node.
 * @param range - A piece of the text.
 * @returns Whether the piece stands in it.
 */
export function holds({ range: [first, last] }: Node, [start, end]: Range): boolean {
  return first <= start && end <= last;
}
