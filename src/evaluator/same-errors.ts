/** Errors that are alike, on paths between which nothing else is to be told apart: a function that is called at many places throws the same ones. */

import { hasAkinHost, hasSameHost } from './compare-hosts.js';
import type { State } from './state.js';
import type { Constant, Value } from './value.js';
import { ValueShape } from './value-shape.js';

/** Up to this number the paths of errors stay apart. */
const FEW_ERRORS = 8;

interface Failing {
  readonly state: State;
  readonly value: Value;
}

/**
 * @param errors - The errors of several paths. They are taken over.
 * @param maximum - More than this are fewer where the host is nearly the same.
 * @returns The same; where there are many, one for all that are alike, were written at one place and leave the host in the same state.
 */
export function mergeSameErrors<T extends Failing>(errors: readonly T[], maximum: number): readonly T[] {
  if (errors.length <= FEW_ERRORS) return errors;
  const merged = mergeWhere(errors, hasSameHost);
  return merged.length > maximum ? mergeWhere(merged, hasAkinHost) : merged;
}

function mergeWhere<T extends Failing>(errors: readonly T[], isOne: (a: State, b: State) => boolean): readonly T[] {
  const known = new Map<string, { readonly error: T; readonly constants: readonly Constant[] }[]>();
  return errors.filter((error) => {
    const { key, constants } = new ValueShape(error.state, error.state.imported).add(error.value);
    if (key === undefined) return true;
    const others = known.get(key) ?? [];
    known.set(key, others);
    const twin = others.find((other) => areOfOnePlace(other.constants, constants) && isOne(other.error.state, error.state));
    if (twin === undefined) others.push({ error, constants });
    else twin.error.state.join(error.state);
    return twin === undefined;
  });
}

function areOfOnePlace(mine: readonly Constant[], theirs: readonly Constant[]): boolean {
  return mine.every((constant, index) => constant.site?.node === theirs[index]?.site?.node);
}
