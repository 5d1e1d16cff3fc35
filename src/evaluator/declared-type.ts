/** What the source declares an unknown value to be, and what that says of its members. */

import type { Environment } from './environment.js';
import { findType, type Declared, type FindModule } from './type-declarations.js';
import { isNode, type Node, type NodeByName } from './syntax.js';
import { staticName } from './property-key.js';
import type { Unknown, Value } from './value.js';

/** Members that lead from a declaration to a value, at most. */
const MAXIMUM_PATH = 4;
/** Aliases and parents that are followed one after the other, at most. */
const MAXIMUM_DEPTH = 10;
/** Types of TypeScript's own whose members are those of their first parameter. */
const TRANSPARENT = new Set(['Pick', 'Omit', 'Partial', 'Required', 'Readonly', 'NonNullable']);

/**
 * @param value - A value that is given to something.
 * @param annotation - What that is declared to be.
 * @param environment - The scope it stands in.
 * @returns The value, with what it is declared to be when nothing else is known of it.
 */
export function declaredAs(value: Value, annotation: Node | null | undefined, environment: Environment): Value {
  if (annotation === null || annotation === undefined || value.kind !== 'unknown' || value.declared !== undefined || value.origin?.kind === 'import') return value;
  return { ...value, declared: { kind: 'annotation', node: annotation, environment, path: [] } };
}

/**
 * @param declared - What a value is declared to be.
 * @param key - A member's name.
 * @returns What the member is declared to be, as far as anybody asks.
 */
export function declaredMember({ declared }: Unknown, key: string): Pick<Unknown, 'declared'> {
  return declared === undefined || declared.path.length >= MAXIMUM_PATH ? {} : { declared: { ...declared, path: [...declared.path, key] } };
}

/**
 * @param before - What a field was.
 * @param value - What it is set to.
 * @returns The value, which is what the field is declared to be when nothing else is known of it.
 */
export function stillDeclared(before: Value | undefined, value: Value): Value {
  if (before?.kind !== 'unknown' || before.declared === undefined || value.kind !== 'unknown' || value.declared !== undefined || value.origin?.kind === 'import') return value;
  return { ...value, declared: before.declared };
}

/**
 * @param start - A type or a class.
 * @param path - The members that lead on from it.
 * @param find - Finds the files that are imported.
 * @returns The class that the last of them is declared to be an object of; undefined when it is none of the project.
 */
export function declaredClass(start: Declared, path: readonly string[], find: FindModule): Declared<NodeByName['ClassDeclaration']> | undefined {
  let current: Declared | undefined = start;
  for (const key of path) current = current === undefined ? undefined : memberType(current, key, find, 0);
  return current === undefined ? undefined : classOf(current, find);
}

function classOf(start: Declared, find: FindModule): Declared<NodeByName['ClassDeclaration']> | undefined {
  const type = plainType(start, find);
  if (type === undefined) return undefined;
  const { node } = type;
  if (isNode(node, 'ClassDeclaration')) return { module: type.module, node };
  return isNode(node, 'TSIntersectionType') ? firstOf(node.types, (part) => classOf({ ...type, node: part }, find)) : undefined;
}

/** The class, the interface or the list of members that a type stands for. */
function plainType(start: Declared, find: FindModule): Declared | undefined {
  let current: Declared | undefined = start;
  for (let depth = 0; depth < MAXIMUM_DEPTH && current !== undefined; depth += 1) {
    const { node }: Declared = current;
    if (isNode(node, 'TSTypeAnnotation') || isNode(node, 'TSTypeAliasDeclaration')) current = { ...current, node: node.typeAnnotation };
    else if (isNode(node, 'TSUnionType')) {
      const [only, ...others]: Node[] = node.types.filter((type) => !isNode(type, 'TSNullKeyword') && !isNode(type, 'TSUndefinedKeyword'));
      current = only === undefined || others.length > 0 ? undefined : { ...current, node: only };
    } else if (isNode(node, 'TSTypeReference')) current = namedType(current, node, find);
    else return current;
  }
  return undefined;
}

/** What `Name<A, B>` means. */
function namedType(context: Declared, { typeName, typeArguments }: NodeByName['TSTypeReference'], find: FindModule): Declared | undefined {
  if (!isNode(typeName, 'Identifier')) return undefined;
  const { name } = typeName;
  const own = context.given?.get(name);
  if (own !== undefined) return own;
  const args = (typeArguments?.params ?? []).map((node): Declared => ({ ...context, node }));
  const found = findType(context.module, name, find);
  if (found === undefined) return TRANSPARENT.has(name) ? args[0] : undefined;
  const given = new Map<string, Declared>();
  found.node.typeParameters?.params.forEach((parameter, index) => {
    const arg = args[index];
    if (arg !== undefined) given.set(parameter.name.name, arg);
  });
  return given.size === 0 ? found : { ...found, given };
}

function memberType(start: Declared, key: string, find: FindModule, depth: number): Declared | undefined {
  const type = depth > MAXIMUM_DEPTH ? undefined : plainType(start, find);
  if (type === undefined) return undefined;
  const { module, node } = type;
  const inherited = (name: Node | null): Declared | undefined => {
    const parent = isNode(name, 'Identifier') ? findType(module, name.name, find) : undefined;
    return parent === undefined ? undefined : memberType(parent, key, find, depth + 1);
  };
  if (isNode(node, 'ClassDeclaration') || isNode(node, 'ClassExpression')) {
    const annotation = fieldType(node, key);
    return annotation === undefined ? inherited(node.superClass) : { ...type, node: annotation };
  }
  if (isNode(node, 'TSIntersectionType')) return firstOf(node.types, (part) => memberType({ ...type, node: part }, key, find, depth + 1));
  if (!isNode(node, 'TSInterfaceDeclaration') && !isNode(node, 'TSTypeLiteral')) return undefined;
  const members = isNode(node, 'TSTypeLiteral') ? node.members : node.body.body;
  for (const member of members) {
    if (isNode(member, 'TSPropertySignature') && !member.computed && staticName(member.key) === key) {
      return member.typeAnnotation === undefined ? undefined : { ...type, node: member.typeAnnotation };
    }
  }
  return isNode(node, 'TSInterfaceDeclaration') ? firstOf(node.extends, ({ expression }) => inherited(expression)) : undefined;
}

/** What a class says of one of its fields, or of a parameter of its constructor that is one. */
function fieldType(node: NodeByName['ClassDeclaration'] | NodeByName['ClassExpression'], key: string): Node | undefined {
  for (const element of node.body.body) {
    if (isNode(element, 'PropertyDefinition') && !element.static && !element.computed && staticName(element.key) === key) return element.typeAnnotation;
    if (!isNode(element, 'MethodDefinition') || element.kind !== 'constructor') continue;
    for (const parameter of element.value.params) {
      const target = isNode(parameter, 'TSParameterProperty') ? parameter.parameter : undefined;
      const name = isNode(target, 'AssignmentPattern') ? target.left : target;
      if (isNode(name, 'Identifier') && name.name === key) return name.typeAnnotation;
    }
  }
  return undefined;
}

function firstOf<T, R>(list: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of list) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
