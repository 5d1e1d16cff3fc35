/** What a member expression refers to, before it is read or written. */

import { describe } from './describe.js';
import type { Environment } from './environment.js';
import { evaluate } from './evaluate.js';
import { readMember } from './member-access.js';
import { type Outcome, chain } from './outcome.js';
import { evaluateKey, staticName } from './property-key.js';
import { mayRaise } from './raise.js';
import type { State } from './state.js';
import { type Node, type NodeByName, type Site, isNode } from './syntax.js';
import { branch, isEqual, isNullish } from './truth.js';
import { UNDEFINED, type Value, oneOf, unknown } from './value.js';

/** The object and the key of `object.key`, before it is read or written. */
export interface Reference {
  readonly state: State;
  readonly object: Value;
  readonly name: string | undefined;
  /** The key, when its name is not known. */
  readonly key?: Value;
  /** `a?.b` with a nullish `a`. */
  readonly skipped: boolean;
  /** `super.key` */
  readonly isSuper: boolean;
}

/**
 * @param node - A member expression.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns What it refers to, over all paths.
 */
export function evaluateReference(node: NodeByName['MemberExpression'], environment: Environment, state: State): readonly Reference[] {
  if (isNode(node.object, 'Super')) {
    const { home, thisValue } = environment.activation;
    const heap = home === undefined ? undefined : state.object(home);
    const parent: Value = heap?.prototype ?? unknown("'super' is not known here");
    return chain(evaluateKey({ computed: node.computed, key: node.property }, environment, state), ({ state: path, names }) =>
      names.map(({ name }) => ({ state: path, object: home === undefined ? thisValue : parent, name, skipped: false, isSuper: true })),
    );
  }
  return chain(evaluate(node.object, environment, state), (object): readonly Reference[] => {
    if (!node.optional) return memberOf(node, object, environment);
    const { paths, skipped } = optional(object);
    return [...chain(paths, (path) => memberOf(node, path, environment)), ...skipped.map(skip)];
  });
}

function skip(state: State): Reference {
  return { state, object: UNDEFINED, name: undefined, skipped: true, isSuper: false };
}

function memberOf({ object: expression, property, computed }: NodeByName['MemberExpression'], { state, value: object }: Outcome, environment: Environment): readonly Reference[] {
  if (isSkipped(object, expression)) return [skip(state)];
  if (!computed) return [{ state, object, name: staticName(property), key: UNDEFINED, skipped: false, isSuper: false }];
  return chain(evaluateKey({ computed, key: property }, environment, state), (key) =>
    key.names.map(({ name, value }, index) => ({
      state: index === key.names.length - 1 ? key.state : key.state.fork(),
      object,
      name,
      key: value,
      skipped: false,
      isSuper: false,
    })),
  );
}

/**
 * `a?.b.c`: when `a` is nullish the whole chain is undefined, so the `undefined` of an optional object goes on skipping.
 *
 * @param value - The value of the object.
 * @param object - The object's expression.
 * @returns Whether the rest of the chain is skipped.
 */
export function isSkipped(value: Value, object: Node): boolean {
  return value.kind === 'constant' && value.value === undefined && isInOptionalChain(object);
}

function isInOptionalChain(node: Node): boolean {
  if (isNode(node, 'MemberExpression')) return node.optional || isInOptionalChain(node.object);
  if (isNode(node, 'CallExpression')) return node.optional || isInOptionalChain(node.callee);
  return false;
}

/**
 * Splits a path at `?.`.
 *
 * @param outcome - The value in front of it.
 * @returns The path on which the chain goes on, and the one on which it is skipped.
 */
export function optional(outcome: Outcome): { readonly paths: readonly Outcome[]; readonly skipped: readonly State[] } {
  const nullish = isNullish(outcome.state, outcome.value);
  if (nullish === true) return { paths: [], skipped: [outcome.state] };
  if (nullish === false) return { paths: [outcome], skipped: [] };
  const predicate = { kind: 'nullish', subject: outcome.value, negated: false } as const;
  const { whenTrue, whenFalse } = branch(outcome.state, unknown('a condition is not known', { type: 'boolean', predicate }));
  return {
    paths: whenFalse === undefined ? [] : [{ state: whenFalse, value: whenFalse.resolve(outcome.value) }],
    skipped: whenTrue === undefined ? [] : [whenTrue],
  };
}

/**
 * @param reference - What a member expression refers to.
 * @param environment - The scope it stands in.
 * @param site - Where.
 * @returns The member's value.
 */
export function readReference(reference: Reference, environment: Environment, site: Site): readonly Outcome[] {
  const { state, object, name, key } = reference;
  if (name !== undefined) return readMember(environment.activation, state, object, name, site, key?.kind === 'constant' && key.compared !== undefined);
  return [{ state, value: anyMember(state, object, key, environment, site) }];
}

/** `object[key]` with a key that is not known: any member of an object that is known as a whole, but those that the key is known not to be. */
function anyMember(state: State, object: Value, key: Value | undefined, environment: Environment, site: Site): Value {
  const resolved = state.resolve(object);
  if (resolved.kind === 'object') {
    const heap = state.object(resolved);
    const { payload } = heap;
    if (payload.type === 'array' && !payload.open) return oneOf([...payload.elements, UNDEFINED]);
    if (payload.type === 'plain' && heap.complete && heap.members.size > 0) {
      const possible = [...heap.members].filter(([name]) => key?.kind !== 'unknown' || key.type !== 'string' || isEqual(state, key, name) !== false);
      return oneOf([...possible.map(([, property]) => property.value), UNDEFINED]);
    }
  }
  mayRaise(environment.activation, state, site, 'foreign');
  return unknown(`${describe(site.node)} is read with a key that is not known`, { site });
}
