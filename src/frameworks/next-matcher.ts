/** Which paths the `matcher` of Next.js' middleware leaves out for sure (nextjs.org/docs/app/api-reference/file-conventions/proxy#matcher; its patterns are those of path-to-regexp 6). */

import { exportsOf } from '../evaluator/module-exports.js';
import { isNode, type Node, type NodeByName, type SourceModule } from '../evaluator/syntax.js';

/**
 * @param module - The middleware.
 * @param path - The path of a route.
 * @returns Whether it has a matcher of constants that fits no request of the route.
 */
export function matcherLeavesOut(module: SourceModule, path: string): boolean {
  const sources = sourcesOf(module);
  return sources !== undefined && sources.every((source) => leavesOut(source, path));
}

/**
 * @param source - A pattern of path-to-regexp.
 * @param path - The path of a route, with `:name` for a parameter.
 * @returns Whether the pattern fits no path of the route for sure. The case of letters does not matter.
 */
export function leavesOut(source: string, path: string): boolean {
  const own = path.toLowerCase().split('/').slice(1);
  const first = own.findIndex((segment) => isOpen(segment));
  const known = first === -1 ? own : own.slice(0, first);
  // What follows may be nothing.
  const start = `${known.join('/')}${first === -1 || /[*?]$/u.test(own[first] ?? '') ? '' : '/'}`;
  const others = /^\/\(\(\?!(?<others>[^()]*)\)\.[*+]\)$/u.exec(source)?.groups?.['others'];
  if (others !== undefined) return others.split('|').some((other) => /^[\w/-]+$/u.test(other) && start.startsWith(other.toLowerCase()));
  const pattern = source.toLowerCase().split('/').slice(1);
  const open = pattern.findIndex((segment) => isOpen(segment));
  const fixed = open === -1 ? pattern : pattern.slice(0, open);
  if (fixed.some((segment, index) => index < known.length && segment !== known[index])) return true;
  return open === -1 && known.length === own.length && pattern.length !== own.length;
}

/** Whether a part of a pattern, or of a route's path, stands for more than itself. */
function isOpen(segment: string): boolean {
  return /[:*+?(){}[\]\\]/u.test(segment);
}

/** The patterns of `export const config = { matcher: … }`: a text, or a list of texts and of objects with a `source`; undefined when they are not all constants. */
function sourcesOf(module: SourceModule): readonly string[] | undefined {
  const entry = exportsOf(module.program).named.get('config');
  const config = entry?.kind === 'local' ? initialOf(module, entry.name) : undefined;
  const matcher = config === undefined ? undefined : memberOf(config, 'matcher');
  if (matcher === undefined) return undefined;
  const sources = (isNode(matcher, 'ArrayExpression') ? matcher.elements : [matcher]).map((one) => (one === null ? undefined : textOf(isNode(one, 'ObjectExpression') ? (memberOf(one, 'source') ?? one) : one)));
  return sources.every((source) => source !== undefined) ? sources : undefined;
}

function initialOf({ program }: SourceModule, name: string): NodeByName['ObjectExpression'] | undefined {
  for (const statement of program.body) {
    const declaration = isNode(statement, 'ExportNamedDeclaration') ? statement.declaration : statement;
    if (declaration === null || !isNode(declaration, 'VariableDeclaration')) continue;
    const found = declaration.declarations.find(({ id }) => isNode(id, 'Identifier') && id.name === name)?.init;
    const plain = found === null || found === undefined ? undefined : withoutType(found);
    if (plain !== undefined) return isNode(plain, 'ObjectExpression') ? plain : undefined;
  }
  return undefined;
}

function withoutType(node: Node): Node {
  return isNode(node, 'TSAsExpression') || isNode(node, 'TSSatisfiesExpression') ? withoutType(node.expression) : node;
}

function memberOf(object: NodeByName['ObjectExpression'], name: string): Node | undefined {
  const property = object.properties.find((one): one is NodeByName['Property'] => isNode(one, 'Property') && !one.computed && isNode(one.key, 'Identifier') && one.key.name === name);
  return property === undefined ? undefined : withoutType(property.value);
}

function textOf(node: Node): string | undefined {
  if (isNode(node, 'Literal')) return typeof node.value === 'string' ? node.value : undefined;
  return isNode(node, 'TemplateLiteral') && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}
