/** The change of a status that is written as a literal, or as a member of a table of constants. */

import { isNode, type Node, type Site, type SourceModule } from '../evaluator/syntax.js';
import type { Edit } from '../model/response.js';

/** Whether it is a literal or a member: what stands there is one code. */
function isPlainStatus(node: Node): boolean {
  return isNode(node, 'Literal') || (isNode(node, 'MemberExpression') && !node.computed && isNode(node.object, 'Identifier'));
}

/**
 * @param status - Where a status is written.
 * @param module - The file in which the answer stands.
 * @param writeStatus - Writes a code in the file's style.
 * @returns What writes another code there; undefined where that is not known to be right.
 */
export function replacedStatus({ module: own, node }: Site, module: SourceModule, writeStatus: (code: number) => string): ((code: number) => readonly Edit[]) | undefined {
  return own === module && isPlainStatus(node) ? (code) => [{ range: node.range, text: writeStatus(code) }] : undefined;
}
