/** The paths that the code of a file may compare the path of a request with: texts that begin with a slash. */

import { forEachChild } from '../evaluator/for-each-child.js';
import { isNode, type Node } from '../evaluator/syntax.js';

/** Paths, and texts that paths may begin with. */
export interface PathCandidates {
  readonly exact: readonly string[];
  readonly beginnings: readonly string[];
}

/** More than this of a file are not told apart. */
const MAXIMUM_CANDIDATES = 60;

const known = new WeakMap<Node, PathCandidates>();

/**
 * @param program - The syntax tree of a file.
 * @returns Its paths, in the order of the text.
 */
export function pathCandidates(program: Node): PathCandidates {
  const made = known.get(program) ?? find(program);
  known.set(program, made);
  return made;
}

function find(program: Node): PathCandidates {
  const exact = new Set<string>();
  const beginnings = new Set<string>();
  const visit = (node: Node, into: Set<string>): void => {
    if (isNode(node, 'ImportDeclaration') || isNode(node, 'ExportNamedDeclaration')) {
      if (node.type === 'ExportNamedDeclaration' && node.declaration !== null) visit(node.declaration, exact);
      return;
    }
    const text = textOf(node);
    if (text !== undefined && into.size < MAXIMUM_CANDIDATES) into.add(text);
    const isBeginning = isNode(node, 'CallExpression') && isNode(node.callee, 'MemberExpression') && isNode(node.callee.property, 'Identifier') && node.callee.property.name === 'startsWith';
    forEachChild(node, (child, key) => {
      visit(child, isBeginning && key === 'arguments' ? beginnings : exact);
    });
  };
  visit(program, exact);
  return { exact: [...exact], beginnings: [...beginnings] };
}

/** `'/users'`, and the path of `'GET /users'`. */
function textOf(node: Node): string | undefined {
  const text = isNode(node, 'Literal') ? node.value : isNode(node, 'TemplateElement') ? node.value.cooked : undefined;
  return typeof text === 'string' ? /^(?:[A-Z]+[ :])?(\/[^\s*]*)$/u.exec(text)?.[1] : undefined;
}
