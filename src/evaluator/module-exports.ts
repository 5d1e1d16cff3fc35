/** What a file exports by ES module syntax, read from its top level without running it. */

import { isNode, type Node, type NodeByName } from './syntax.js';

export type ExportEntry = (
  /** A variable of the file. */
  | { readonly kind: 'local'; readonly name: string }
  /** `export { name } from 'specifier'` */
  | { readonly kind: 'from'; readonly specifier: string; readonly name: string }
) & {
  /** The exported name. */
  readonly node: Node;
};

export interface ModuleExports {
  /** By the exported name. */
  readonly named: ReadonlyMap<string, ExportEntry>;
  /** The modules of `export * from`. */
  readonly stars: readonly string[];
}

const known = new WeakMap<Node, ModuleExports>();

/**
 * @param program - A file.
 * @returns Its exports. An `export default` of an expression is not among them, because it is no variable.
 */
export function exportsOf(program: NodeByName['Program']): ModuleExports {
  const found = known.get(program);
  if (found !== undefined) return found;
  const named = new Map<string, ExportEntry>();
  const stars: string[] = [];
  for (const statement of program.body) {
    if (isNode(statement, 'ExportAllDeclaration')) {
      const specifier = statement.source.value;
      if (statement.exported === null) stars.push(specifier);
      else named.set(nameOf(statement.exported), { kind: 'from', specifier, name: '*', node: statement.exported });
    } else if (isNode(statement, 'ExportNamedDeclaration')) {
      const specifier = (statement.source as NodeByName['Literal'] | null)?.value;
      for (const { local, exported } of statement.specifiers) {
        const name = nameOf(local);
        named.set(nameOf(exported), typeof specifier === 'string' ? { kind: 'from', specifier, name, node: exported } : { kind: 'local', name, node: exported });
      }
      for (const node of namesDeclaredBy(statement.declaration as Node | null)) named.set(node.name, { kind: 'local', name: node.name, node });
    } else if (isNode(statement, 'ExportDefaultDeclaration')) {
      const { declaration } = statement;
      const isNamed = isNode(declaration, 'FunctionDeclaration') || isNode(declaration, 'ClassDeclaration');
      if (isNamed && declaration.id !== null) named.set('default', { kind: 'local', name: declaration.id.name, node: declaration.id });
    } else if (isNode(statement, 'TSExportAssignment') && isNode(statement.expression, 'Identifier')) {
      named.set('default', { kind: 'local', name: statement.expression.name, node: statement.expression });
    }
  }
  const exports = { named, stars };
  known.set(program, exports);
  return exports;
}

/**
 * @param program - A file.
 * @returns Whether it is written as an ES module.
 */
export function isEsModule(program: NodeByName['Program']): boolean {
  return program.body.some(
    (statement) =>
      isNode(statement, 'ImportDeclaration') ||
      isNode(statement, 'ExportNamedDeclaration') ||
      isNode(statement, 'ExportDefaultDeclaration') ||
      isNode(statement, 'ExportAllDeclaration') ||
      isNode(statement, 'TSExportAssignment'),
  );
}

function nameOf(node: NodeByName['Identifier'] | NodeByName['Literal']): string {
  return isNode(node, 'Identifier') ? node.name : String(node.value);
}

/**
 * @param declaration - A declaration, or another statement.
 * @returns The names of the variables that it declares.
 */
export function namesDeclaredBy(declaration: Node | null): readonly NodeByName['Identifier'][] {
  if (isNode(declaration, 'VariableDeclaration')) return declaration.declarations.flatMap(({ id }) => patternNames(id));
  if (isNode(declaration, 'TSModuleDeclaration')) return isNode(declaration.id, 'Identifier') ? [declaration.id] : [];
  const isNamed = isNode(declaration, 'FunctionDeclaration') || isNode(declaration, 'ClassDeclaration') || isNode(declaration, 'TSEnumDeclaration');
  return isNamed && declaration.id !== null ? [declaration.id] : [];
}

function patternNames(pattern: Node | null): readonly NodeByName['Identifier'][] {
  if (isNode(pattern, 'Identifier')) return [pattern];
  if (isNode(pattern, 'ObjectPattern')) {
    return pattern.properties.flatMap((property) => patternNames(isNode(property, 'RestElement') ? property.argument : property.value));
  }
  if (isNode(pattern, 'ArrayPattern')) return pattern.elements.flatMap(patternNames);
  if (isNode(pattern, 'AssignmentPattern')) return patternNames(pattern.left);
  return isNode(pattern, 'RestElement') ? patternNames(pattern.argument) : [];
}
