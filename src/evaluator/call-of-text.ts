/** Calls of the methods of a text that is not known: they do not fail, whatever the text is. */

import { stringMethods } from './library/string.js';
import type { State } from './state.js';
import { typesOf } from './type-test.js';
import { alternatives, type Value } from './value.js';

/**
 * @param state - The path.
 * @param text - What stands before the dot.
 * @param member - The member's name.
 * @param args - The arguments.
 * @returns The method; undefined when it is none of a text, or when it is handed what it may call.
 */
export function methodOfText(state: State, text: Value, member: string | undefined, args: readonly Value[]): Value | undefined {
  const method = member === undefined ? undefined : stringMethods.get(member);
  if (method === undefined || typesOf(state, text).some((type) => type !== 'string')) return undefined;
  const areData = args.every((arg) => alternatives(state.resolve(arg)).every((single) => single.kind !== 'object' || state.object(single).payload.type === 'regexp'));
  return areData ? method : undefined;
}
