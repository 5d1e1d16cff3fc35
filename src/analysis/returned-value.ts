/** The one place where a function returns, and how text around it is written. */

import { forEachChild } from '../evaluator/for-each-child.js';
import { isFunctionNode, isNode, type FunctionNode, type Node, type NodeByName, type SourceModule } from '../evaluator/syntax.js';
import type { Edit } from '../model/response.js';

/** A value that is returned. */
export interface ReturnedValue {
  readonly value: Node;
  /** The statement that returns it, when that stands in a block; undefined for the expression of an arrow function. */
  readonly statement: NodeByName['ReturnStatement'] | undefined;
}

/**
 * @param node - A function.
 * @returns What it returns, when it does so in one place only, and on a line of its own statements.
 */
export function returnedValueOf(node: FunctionNode): ReturnedValue | undefined {
  if (node.body === null || node.generator) return undefined;
  if (!isNode(node.body, 'BlockStatement')) return { value: node.body, statement: undefined };
  const found: { readonly statement: NodeByName['ReturnStatement']; readonly holder: Node }[] = [];
  const visit = (holder: Node): void =>
    forEachChild(holder, (child) => {
      if (isNode(child, 'ReturnStatement')) found.push({ statement: child, holder });
      else if (!isFunctionNode(child)) visit(child);
    });
  visit(node.body);
  const [only, ...others] = found;
  if (only === undefined || others.length > 0 || !isNode(only.holder, 'BlockStatement') || only.statement.argument === null) return undefined;
  return { value: only.statement.argument, statement: only.statement };
}

/** What does more than give a value. */
const EFFECTS = ['AwaitExpression', 'YieldExpression', 'AssignmentExpression', 'UpdateExpression', 'ImportExpression'];
/** What may do more. */
const POSSIBLE_EFFECTS = [...EFFECTS, 'CallExpression', 'NewExpression', 'TaggedTemplateExpression'];

/**
 * @param node - An expression.
 * @returns Whether nothing is lost but its value when it is taken away.
 */
export function isOnlyValue(node: Node): boolean {
  return !holdsAny(node, POSSIBLE_EFFECTS);
}

/**
 * @param node - An expression.
 * @returns Whether it does something that is not to be lost: `await remove(id)`. A call that is not awaited mostly gives a value.
 */
export function hasEffect(node: Node): boolean {
  return holdsAny(node, EFFECTS);
}

function holdsAny(node: Node, types: readonly string[]): boolean {
  if (isFunctionNode(node)) return false;
  let isFound = types.includes(node.type);
  forEachChild(node, (child) => {
    isFound ||= holdsAny(child, types);
  });
  return isFound;
}

/**
 * @param module - A file.
 * @param at - Where a statement begins.
 * @returns What stands between another statement in front of it and the statement: a line's end where it begins a line.
 */
export function separatorBefore({ text }: SourceModule, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*$/.test(line) ? `\n${line}` : ' ';
}

/**
 * @param module - The file.
 * @param statement - A statement that is taken away.
 * @returns The edit that does it, with the line when nothing else stands there.
 */
export function removal({ text }: SourceModule, { range: [start, end] }: Node): Edit {
  const [before] = /[^\S\n]*$/.exec(text.slice(0, start)) ?? [''];
  const isLine = text[start - before.length - 1] === '\n' && /^[^\S\n]*\r?\n/.test(text.slice(end));
  return { range: [start - before.length - (isLine ? 1 : 0), end], text: '' };
}
