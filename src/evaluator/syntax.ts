/** The syntax that the evaluator reads: ESTree with TypeScript's nodes, named by strings so that no enum is loaded at run time. */

import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;

/** Every node type by its name: `NodeByName['Identifier']`. */
export type NodeByName = { [N in Node as `${N['type']}`]: N };

export type FunctionNode =
  NodeByName['FunctionDeclaration'] | NodeByName['FunctionExpression'] | NodeByName['ArrowFunctionExpression'];

export type ClassNode = NodeByName['ClassDeclaration'] | NodeByName['ClassExpression'];

/**
 * @param node - A node, or nothing.
 * @param name - A node type's name.
 * @returns Whether the node is of that type.
 */
export function isNode<Name extends keyof NodeByName>(
  node: Node | null | undefined,
  name: Name,
): node is NodeByName[Name] {
  return node?.type === name;
}

/**
 * @param node - A node, or nothing.
 * @returns Whether the node is a function with a body.
 */
export function isFunctionNode(node: Node | null | undefined): node is FunctionNode {
  return (
    isNode(node, 'FunctionDeclaration') || isNode(node, 'FunctionExpression') || isNode(node, 'ArrowFunctionExpression')
  );
}

/** One source file as the evaluator sees it. */
export interface SourceModule {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
  readonly program: NodeByName['Program'];
}

/** A node and the file it stands in. */
export interface Site {
  readonly module: SourceModule;
  readonly node: Node;
}
