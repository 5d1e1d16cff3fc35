/** Methods of regular expressions. Only simple ones are run, on short texts: a bad one could take for ever. */

import { nativeFunction } from '../built-in.js';
import type { State } from '../state.js';
import { alternatives, constant, oneOf, unknown, UNDEFINED, type Value } from '../value.js';

/** Longer texts than this (UTF-16 code units) are matched with no pattern. */
export const MAXIMUM_MATCHED = 300;

/**
 * @param state - The path.
 * @param value - A value.
 * @returns The pattern when it may be run: it repeats one thing at most, and remembers no place. Undefined for anything else.
 */
export function simplePattern(state: State, value: Value): RegExp | undefined {
  const resolved = state.resolve(value);
  const payload = resolved.kind === 'object' ? state.object(resolved).payload : undefined;
  if (payload?.type !== 'regexp' || !/^[imsu]*$/u.test(payload.flags)) return undefined;
  const { source, flags } = payload;
  // In a class, and behind a backslash, a sign may stand for itself; counting it too does no harm.
  if ((source.match(/[*+{]/gu) ?? []).length > 1 || /\\[1-9k]/u.test(source)) return undefined;
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

export const regexpMethods: ReadonlyMap<string, Value> = new Map<string, Value>([
  [
    'test',
    nativeFunction('test', ({ state, thisValue, args, site }) => {
      const pattern = simplePattern(state, thisValue);
      const values = alternatives(state.resolve(args[0] ?? UNDEFINED)).map((subject) =>
        pattern !== undefined && subject.kind === 'constant' && typeof subject.value === 'string' && subject.value.length <= MAXIMUM_MATCHED
          ? constant(pattern.test(subject.value))
          : unknown('whether a pattern fits is not known', { site, type: 'boolean' }),
      );
      return [{ state, value: oneOf(values) }];
    }),
  ],
  ['exec', nativeFunction('exec', ({ state, site }) => [{ state, value: unknown('what a pattern finds is not known', { site }) }])],
]);
