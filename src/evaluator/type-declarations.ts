/** What a name means as a type: a class, an interface or an alias, in the file itself or in one that it imports, read without running anything. */

import { exportsOf } from './module-exports.js';
import { isNode, type Node, type NodeByName, type SourceModule } from './syntax.js';

export type TypeDeclaration = NodeByName['ClassDeclaration'] | NodeByName['TSInterfaceDeclaration'] | NodeByName['TSTypeAliasDeclaration'];

/** A declaration, or a part of one, and the file it stands in. */
export interface Declared<N extends Node = Node> {
  readonly module: SourceModule;
  readonly node: N;
  /** What its type parameters stand for. */
  readonly given?: ReadonlyMap<string, Declared>;
}

/** Finds the file that an import of a file leads to; undefined when it leads to none that can be followed. */
export type FindModule = (specifier: string, from: SourceModule) => SourceModule | undefined;

/** Files that a name is passed on through, at most. */
const MAXIMUM_DEPTH = 10;

/**
 * @param module - A file.
 * @param name - A name in it.
 * @param find - Finds the files that it imports.
 * @returns The declaration of the type that it names; undefined when it names none of the project.
 */
export function findType(module: SourceModule, name: string, find: FindModule): Declared<TypeDeclaration> | undefined {
  return findLocal(module, name, find, 0);
}

function findLocal(module: SourceModule, name: string, find: FindModule, depth: number): Declared<TypeDeclaration> | undefined {
  if (depth > MAXIMUM_DEPTH) return undefined;
  const meaning = meaningsOf(module.program).get(name);
  if (meaning === undefined) return undefined;
  if ('type' in meaning) return { module, node: meaning };
  const other = find(meaning.specifier, module);
  return other === undefined ? undefined : findExported(other, meaning.name, find, depth + 1);
}

function findExported(module: SourceModule, name: string, find: FindModule, depth: number): Declared<TypeDeclaration> | undefined {
  const { named, stars } = exportsOf(module.program);
  const entry = named.get(name);
  if (entry?.kind === 'local') return findLocal(module, entry.name, find, depth);
  if (entry?.kind === 'from') {
    const other = find(entry.specifier, module);
    return other === undefined || depth >= MAXIMUM_DEPTH ? undefined : findExported(other, entry.name, find, depth + 1);
  }
  const own = findLocal(module, name === 'default' ? (defaultName(module.program) ?? name) : name, find, depth);
  if (own !== undefined || depth >= MAXIMUM_DEPTH) return own;
  for (const specifier of stars) {
    const other = find(specifier, module);
    const found = other === undefined ? undefined : findExported(other, name, find, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `export default Name` */
function defaultName(program: NodeByName['Program']): string | undefined {
  for (const statement of program.body) {
    if (!isNode(statement, 'ExportDefaultDeclaration')) continue;
    const { declaration } = statement;
    if (isNode(declaration, 'Identifier')) return declaration.name;
    if (isNode(declaration, 'TSInterfaceDeclaration')) return declaration.id.name;
  }
  return undefined;
}

type Meaning = TypeDeclaration | { readonly specifier: string; readonly name: string };

const known = new WeakMap<Node, ReadonlyMap<string, Meaning>>();

/** The types that a file declares or imports, by their names in it. */
function meaningsOf(program: NodeByName['Program']): ReadonlyMap<string, Meaning> {
  const found = known.get(program);
  if (found !== undefined) return found;
  const meanings = new Map<string, Meaning>();
  for (const statement of program.body) {
    if (isNode(statement, 'ImportDeclaration')) {
      const specifier = statement.source.value;
      for (const imported of statement.specifiers) {
        if (isNode(imported, 'ImportDefaultSpecifier')) meanings.set(imported.local.name, { specifier, name: 'default' });
        else if (isNode(imported, 'ImportSpecifier') && isNode(imported.imported, 'Identifier')) {
          meanings.set(imported.local.name, { specifier, name: imported.imported.name });
        }
      }
      continue;
    }
    const isExport = isNode(statement, 'ExportNamedDeclaration') || isNode(statement, 'ExportDefaultDeclaration');
    const declaration = isExport ? (statement.declaration as Node | null) : statement;
    const isType = isNode(declaration, 'ClassDeclaration') || isNode(declaration, 'TSInterfaceDeclaration') || isNode(declaration, 'TSTypeAliasDeclaration');
    if (isType && declaration.id !== null) meanings.set(declaration.id.name, declaration);
  }
  known.set(program, meanings);
  return meanings;
}
