/** Variables: which names a block or function declares, and where their values are kept. */

import type { Activation } from './activation.js';
import type { State } from './state.js';
import { isFunctionNode, isNode, type ClassNode, type FunctionNode, type Node, type NodeByName, type SourceModule } from './syntax.js';
import { newId, UNDEFINED, type Value } from './value.js';

/** One lexical scope at run time; the values are in the state, so that each path has its own. */
export class Environment {
  readonly #variables = new Map<string, number>();
  /** For each function and class that was made here: the words in it, among them the variables that it may read later. */
  readonly #readers = new Set<ReadonlySet<string>>();

  /**
   * @param parent - The scope around it.
   * @param activation - The function call it belongs to.
   */
  constructor(
    readonly parent: Environment | null,
    readonly activation: Activation,
  ) {
    activation.enter(this);
  }

  /** @param node - A function or a class that is made here, and keeps the variables that it names. */
  capture(node: FunctionNode | ClassNode): void {
    // The top level is never left.
    if (this.parent === null) return;
    const read = wordsOf(node, this.activation.module);
    for (let scope: Environment = this; scope.parent !== null; scope = scope.parent) scope.#readers.add(read);
  }

  /** @param state - A path that has left the scope: what nothing can read there any more is dropped, so that paths are compared and joined without it. */
  leave(state: State): void {
    this.#variables.forEach((id, name) => {
      if (!this.#isCaptured(name)) state.drop(id);
    });
  }

  #isCaptured(name: string): boolean {
    for (const read of this.#readers) if (read.has(name)) return true;
    return false;
  }

  /**
   * @param name - A variable's name.
   * @returns The id of its cell, or undefined when no scope around declares it.
   */
  find(name: string): number | undefined {
    for (let scope: Environment | null = this; scope !== null; scope = scope.parent) {
      const id = scope.#variables.get(name);
      if (id !== undefined) return id;
    }
    return undefined;
  }

  /**
   * @param state - The path.
   * @param name - A variable's name.
   * @param value - Its first value.
   * @returns The id of its cell.
   */
  declare(state: State, name: string, value: Value = UNDEFINED): number {
    let id = this.#variables.get(name);
    if (id === undefined) {
      id = newId();
      this.#variables.set(name, id);
    }
    state.set(id, value);
    return id;
  }

  /**
   * @param name - A variable's name.
   * @returns Whether this very scope declares it.
   */
  has(name: string): boolean {
    return this.#variables.has(name);
  }
}

const words = new WeakMap<Node, ReadonlySet<string>>();

/** The words that stand in a function or a class; the names of the variables that it reads are among them. */
function wordsOf(node: FunctionNode | ClassNode, { text }: SourceModule): ReadonlySet<string> {
  const known = words.get(node);
  if (known !== undefined) return known;
  const found = new Set(text.slice(...node.range).match(/[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu));
  words.set(node, found);
  return found;
}

/** What a list of statements declares. */
export interface Declarations {
  /** Names of `let`, `const`, `class`, `enum`, `namespace` and imports. */
  readonly lexical: readonly string[];
  /** Function declarations, which have their value from the start. */
  readonly functions: readonly NodeByName['FunctionDeclaration'][];
}

const declarationsOf = new WeakMap<readonly Node[], Declarations>();
const varsOf = new WeakMap<Node, readonly string[]>();

/**
 * @param statements - The statements of a block, a function or a program.
 * @returns What they declare in the block's own scope.
 */
export function blockDeclarations(statements: readonly Node[]): Declarations {
  const known = declarationsOf.get(statements);
  if (known !== undefined) return known;
  const lexical: string[] = [];
  const functions: NodeByName['FunctionDeclaration'][] = [];
  for (const statement of statements) {
    const declaration =
      isNode(statement, 'ExportNamedDeclaration') || isNode(statement, 'ExportDefaultDeclaration')
        ? (statement.declaration as Node | null)
        : statement;
    if (isNode(declaration, 'FunctionDeclaration')) functions.push(declaration);
    else if (isNode(declaration, 'ClassDeclaration') && declaration.id) lexical.push(declaration.id.name);
    else if (isNode(declaration, 'TSEnumDeclaration')) lexical.push(declaration.id.name);
    else if (isNode(declaration, 'TSModuleDeclaration') && isNode(declaration.id, 'Identifier')) {
      lexical.push(declaration.id.name);
    } else if (isNode(declaration, 'VariableDeclaration') && declaration.kind !== 'var') {
      for (const declarator of declaration.declarations) collectNames(declarator.id, lexical);
    }
  }
  const declarations = { lexical, functions };
  declarationsOf.set(statements, declarations);
  return declarations;
}

/**
 * @param root - A function's body or a program.
 * @returns The names that `var` declares anywhere in it, nested functions aside.
 */
export function varNames(root: Node): readonly string[] {
  const known = varsOf.get(root);
  if (known !== undefined) return known;
  const names: string[] = [];
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isNode(node, 'VariableDeclaration') && node.kind === 'var') {
      for (const declarator of node.declarations) collectNames(declarator.id, names);
    }
    for (const child of statementChildren(node)) if (!isFunctionNode(child)) pending.push(child);
  }
  varsOf.set(root, names);
  return names;
}

/**
 * @param pattern - A binding pattern.
 * @param names - Where its names are added.
 */
function collectNames(pattern: Node | null, names: string[]): void {
  if (isNode(pattern, 'Identifier')) names.push(pattern.name);
  else if (isNode(pattern, 'ObjectPattern')) {
    for (const property of pattern.properties) {
      collectNames(isNode(property, 'RestElement') ? property.argument : property.value, names);
    }
  } else if (isNode(pattern, 'ArrayPattern')) for (const element of pattern.elements) collectNames(element, names);
  else if (isNode(pattern, 'AssignmentPattern')) collectNames(pattern.left, names);
  else if (isNode(pattern, 'RestElement')) collectNames(pattern.argument, names);
}

/** The nodes in which a `var` of the same function can stand. */
function statementChildren(node: Node): Node[] {
  const children: (Node | null | undefined)[] = [];
  if (isNode(node, 'Program') || isNode(node, 'BlockStatement')) children.push(...node.body);
  else if (isNode(node, 'IfStatement')) children.push(node.consequent, node.alternate);
  else if (isNode(node, 'ForStatement')) children.push(node.init, node.body);
  else if (isNode(node, 'ForInStatement') || isNode(node, 'ForOfStatement')) children.push(node.left, node.body);
  else if (isNode(node, 'WhileStatement') || isNode(node, 'DoWhileStatement') || isNode(node, 'LabeledStatement')) {
    children.push(node.body);
  } else if (isNode(node, 'TryStatement')) children.push(node.block, node.handler?.body, node.finalizer);
  else if (isNode(node, 'SwitchStatement')) for (const branch of node.cases) children.push(...branch.consequent);
  else if (isNode(node, 'ExportNamedDeclaration')) children.push(node.declaration as Node | null);
  return children.filter((child): child is Node => child !== null && child !== undefined);
}
