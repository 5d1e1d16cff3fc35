/** What published packages of status constants export, and the name that they have for a code. */

import { STATUS_CODES } from 'node:http';
import { splitName } from '../contract/name-words.js';
import { modules, tables } from './status-constants-data.js';

export interface ConstantTree {
  readonly [member: string]: number | string | ConstantTree;
}

/** The name of a table, or members of which `...` is a table that stands beside the others. */
export type ConstantShape = string | { readonly [member: string]: ConstantShape };

export interface ModuleShapes {
  /** The namespace object that `import * as` gives. */
  readonly imported: ConstantShape;
  /** What `require` gives. */
  readonly required: ConstantShape;
}

const decodedTables = new Map<string, ReadonlyMap<string, number | string>>();

/**
 * By module specifier, the module as an `import` sees it: members are export names, `default` among them.
 * Each tree is built when it is asked for.
 */
export const statusConstants: Readonly<Record<string, ConstantTree>> = lazyTrees((shapes) => shapes.imported);

const requiredTrees = lazyTrees((shapes) => shapes.required);

/**
 * What `require` gives for a module with status constants.
 *
 * @param specifier - The module specifier: `http-status`.
 * @returns The members, or undefined when the module has none that are known.
 */
export function requiredConstants(specifier: string): ConstantTree | undefined {
  return requiredTrees[specifier];
}

/**
 * The member that has a code, to write the code in a file's own style.
 *
 * @param specifier - The module specifier.
 * @param path - The members that lead to the table, from the namespace object or from what `require` gives:
 *   `['StatusCodes']`, `['default']`.
 * @param code - The status code.
 * @returns The member's name, the one of the IANA registry where there are several; undefined when none has the code.
 */
export function constantNameOf(specifier: string, path: readonly string[], code: number): string | undefined {
  const trees = [treeAt(statusConstants[specifier], path), treeAt(requiredTrees[specifier], path)];
  const members = trees.flatMap((tree) => Object.entries(tree ?? {}));
  const names = members.flatMap(([name, value]) => (value === code ? [name] : []));
  const canonical = splitName(STATUS_CODES[code] ?? '').join('');
  return names.find((name) => splitName(name.replace(/^HTTP_STATUS_/u, '')).join('') === canonical) ?? names[0];
}

/**
 * Reads a table as the data file writes it.
 *
 * @param text - The members.
 * @returns The value of each member; values of digits are numbers.
 */
export function decodeTable(text: string): ReadonlyMap<string, number | string> {
  const table = new Map<string, number | string>();
  for (const pair of text.split('|')) {
    const [name = '', value] = pair.split('=');
    if (value !== undefined) table.set(name, /^\d+$/u.test(value) ? Number(value) : value);
  }
  if (!text.endsWith('<>')) return table;
  for (const [name, value] of [...table]) {
    if (!table.has(String(value))) table.set(String(value), name);
  }
  return table;
}

function lazyTrees(select: (shapes: ModuleShapes) => ConstantShape): Readonly<Record<string, ConstantTree>> {
  const trees: Record<string, ConstantTree> = Object.create(null) as Record<string, ConstantTree>;
  for (const [specifier, shapes] of Object.entries(modules)) {
    let tree: ConstantTree | undefined;
    Object.defineProperty(trees, specifier, { enumerable: true, get: () => (tree ??= buildTree(select(shapes))) });
  }
  return trees;
}

function buildTree(shape: ConstantShape): ConstantTree {
  if (typeof shape === 'string') return Object.fromEntries(membersOf(shape));
  const tree: Record<string, number | string | ConstantTree> = {};
  for (const [member, inner] of Object.entries(shape)) {
    if (member !== '...') tree[member] = buildTree(inner);
    else if (typeof inner === 'string') Object.assign(tree, Object.fromEntries(membersOf(inner)));
  }
  return tree;
}

function membersOf(name: string): ReadonlyMap<string, number | string> {
  let members = decodedTables.get(name);
  if (members === undefined) decodedTables.set(name, (members = decodeTable(tables[name] ?? '')));
  return members;
}

function treeAt(tree: ConstantTree | undefined, path: readonly string[]): ConstantTree | undefined {
  let current: number | string | ConstantTree | undefined = tree;
  for (const member of path) current = typeof current === 'object' ? current[member] : undefined;
  return typeof current === 'object' ? current : undefined;
}
