/** Handlers from their source, with the names that they use. */

import { compileFunction } from 'node:vm';

/**
 * @param source - An expression that gives a function.
 * @param names - What it can use besides the globals.
 * @returns The function.
 */
export function compileHandler(source: string, names: Readonly<Record<string, unknown>>): (...args: readonly unknown[]) => unknown {
  const make = compileFunction(`return (${source});`, Object.keys(names)) as (...values: readonly unknown[]) => (...args: readonly unknown[]) => unknown;
  return make(...Object.values(names));
}
