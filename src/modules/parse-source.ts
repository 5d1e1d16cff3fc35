/** From a text to the tree that the evaluator reads, by oxc-parser. */

import { createRequire } from 'node:module';
import { extname } from 'node:path';

import type { Node, NodeByName } from '../evaluator/syntax.js';
import { LazyLocation, LineIndex } from './line-index.js';

export type ParseSource = (file: string, text: string) => NodeByName['Program'];

/**
 * Brackets nested deeper than this are not parsed: the parser is native code that recurses, and an exhausted stack
 * ends the process. It has room for more than 500 on a stack of 1 MB, the smallest in use (Windows).
 */
const MAXIMUM_DEPTH = 250;

const LANGUAGES = { '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx' } as const;

let parser: typeof import('oxc-parser') | null = null;

/**
 * @param file - The path, for its extension.
 * @param text - The text, without a byte order mark.
 * @returns The tree in the shape of `@typescript-eslint/typescript-estree`: `range`, `loc` and `parent` on each node,
 * no comments and no tokens.
 * @throws SyntaxError when the text is not the language that its extension says.
 */
export function parseSource(file: string, text: string): NodeByName['Program'] {
  if (isDeeperThan(text, MAXIMUM_DEPTH)) throw new SyntaxError('The brackets nest too deep.');
  // Loaded on demand: most files are linted without following an import.
  parser ??= createRequire(import.meta.url)('oxc-parser') as typeof import('oxc-parser');
  const extension = extname(file);
  const language = extension in LANGUAGES ? LANGUAGES[extension as keyof typeof LANGUAGES] : 'jsx';
  const program =
    parseAs(parser, file, text, language) ??
    // Flow writes most of its types as TypeScript does.
    (language === 'jsx' ? parseAs(parser, file, text, 'tsx') : null);
  if (program === null) throw new SyntaxError('The text has a syntax error.');
  complete(program, parser.visitorKeys, new LineIndex(text));
  return program;
}

function parseAs(
  { parseSync }: typeof import('oxc-parser'),
  file: string,
  text: string,
  lang: 'jsx' | 'ts' | 'tsx',
): NodeByName['Program'] | null {
  for (const sourceType of ['module', 'commonjs'] as const) {
    const result = parseSync(file, text, { lang, sourceType, astType: 'ts', preserveParens: false });
    if (!result.errors.some(({ severity }) => severity === 'Error')) return result.program as unknown as NodeByName['Program'];
  }
  return null;
}

/** The children that oxc-parser writes as null, and typescript-estree as undefined, when there are none. */
const OPTIONAL_CHILDREN = new Set([
  'typeAnnotation', 'typeArguments', 'typeParameters', 'returnType', 'superTypeArguments', 'initializer', 'constraint', 'default',
]);

/** The same for what is no child. */
const OPTIONAL_VALUES = new Map([
  ['ExpressionStatement', 'directive'],
  ['RestElement', 'value'],
  ['MethodDefinition', 'accessibility'],
  ['PropertyDefinition', 'accessibility'],
  ['TSAbstractMethodDefinition', 'accessibility'],
  ['TSAbstractPropertyDefinition', 'accessibility'],
  ['TSParameterProperty', 'accessibility'],
]);

type Raw = Record<string, unknown> & { readonly type: string; readonly start: number; readonly end: number };

/** Adds what oxc-parser leaves out. Without recursion, because long chains of operators make deep trees. */
function complete(program: Node, keysOf: Readonly<Record<string, readonly string[]>>, lines: LineIndex): void {
  const pending = [program as unknown as Raw];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    node['range'] = [node.start, node.end];
    node['loc'] = new LazyLocation(lines, node.start, node.end);
    const value = OPTIONAL_VALUES.get(node.type);
    if (value !== undefined && node[value] === null) node[value] = undefined;
    for (const key of keysOf[node.type] ?? []) {
      const child = node[key] as Raw | readonly (Raw | null)[] | null | undefined;
      if (child === null) {
        if (OPTIONAL_CHILDREN.has(key)) node[key] = undefined;
      } else if (Array.isArray(child)) {
        for (const item of child as readonly (Raw | null)[]) if (item !== null) adopt(item, node, pending);
      } else if (child !== undefined) adopt(child as Raw, node, pending);
    }
  }
}

function adopt(child: Raw, parent: Raw, pending: Raw[]): void {
  child['parent'] = parent;
  pending.push(child);
}

const OPENING = new Set(['(', '[', '{'].map((character) => character.charCodeAt(0)));
const CLOSING = new Set([')', ']', '}'].map((character) => character.charCodeAt(0)));

/** Counts brackets in strings and comments too: those seldom stay open. */
function isDeeperThan(text: string, maximum: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (OPENING.has(code)) {
      depth += 1;
      if (depth > maximum) return true;
    } else if (CLOSING.has(code) && depth > 0) depth -= 1;
  }
  return false;
}
