/** Whether the code of a file shows something, its comments left aside. */

import type { SourceModule } from '../evaluator/syntax.js';
import { nodesAround } from './nodes-around.js';

/** What stands in one of these and in nothing smaller is a comment, a bracket or a space. */
const LISTS = new Set(['Program', 'BlockStatement', 'ClassBody', 'StaticBlock', 'SwitchStatement', 'ObjectExpression', 'ArrayExpression']);

/**
 * @param shows - What is looked for; it begins with a piece of code.
 * @param module - The file.
 * @param range - The part of it that is looked through, in UTF-16 code units; the whole file if there is none.
 * @returns Whether it stands there.
 */
export function showsInCode(shows: RegExp, module: SourceModule, [start, end]: readonly [number, number] = [0, module.text.length]): boolean {
  const everywhere = new RegExp(shows.source, `${shows.flags.replace('g', '')}g`);
  return [...module.text.slice(start, end).matchAll(everywhere)].some(({ index, 0: { length } }) => {
    if (length === 0) return true;
    const [innermost] = nodesAround(module, [start + index, start + index + 1]);
    return innermost !== undefined && !LISTS.has(innermost.type);
  });
}
