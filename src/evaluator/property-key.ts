/** The keys of properties, methods and member expressions. */

import type { Environment } from './environment.js';
import { evaluate } from './evaluate.js';
import { memberNames } from './member-access.js';
import { chain } from './outcome.js';
import type { State } from './state.js';
import { type Node, isNode } from './syntax.js';
import { UNDEFINED, type Value } from './value.js';

/** A property's key: the names that it can be. */
export interface KeyOutcome {
  readonly state: State;
  readonly names: readonly { readonly name: string | undefined; readonly value: Value }[];
}

/**
 * @param node - A property, a method or a member expression.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns The names that its key can be.
 */
export function evaluateKey(
  node: { readonly computed: boolean; readonly key: Node },
  environment: Environment,
  state: State,
): readonly KeyOutcome[] {
  const { key } = node;
  if (!node.computed) return [{ state, names: [{ name: staticName(key), value: UNDEFINED }] }];
  return chain(evaluate(key, environment, state), (outcome) => [
    { state: outcome.state, names: fewNames(memberNames(outcome.state, outcome.value)) },
  ]);
}

/** A key with many possible names is a key that is not known. */
function fewNames(names: KeyOutcome['names']): KeyOutcome['names'] {
  return names.length > 4 ? [{ name: undefined, value: UNDEFINED }] : names;
}

/**
 * Reads a key that is written down.
 *
 * @param key - The key.
 * @returns Its name, `#` in front of a private one; undefined when it is computed.
 */
export function staticName(key: Node): string | undefined {
  if (isNode(key, 'Identifier')) return key.name;
  if (isNode(key, 'PrivateIdentifier')) return `#${key.name}`;
  return isNode(key, 'Literal') ? String(key.value) : undefined;
}
