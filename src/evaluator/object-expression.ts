/** Object literals, and copying the members of one object onto another. */

import { closureOf } from './class-definition.js';
import { describe } from './describe.js';
import type { Environment } from './environment.js';
import { evaluate } from './evaluate.js';
import { type Property, heapObject } from './heap-object.js';
import { widen } from './member-access.js';
import { type Outcome, chain } from './outcome.js';
import { mergeStates } from './paths.js';
import { evaluateKey, staticName } from './property-key.js';
import type { State } from './state.js';
import { type NodeByName, isNode } from './syntax.js';
import { type ObjectReference, UNDEFINED, type Value, alternatives, newId, unknown } from './value.js';

/**
 * Evaluates an object literal.
 *
 * @param node - The literal.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns The object, over all paths.
 */
export function evaluateObject(node: NodeByName['ObjectExpression'], environment: Environment, state: State): readonly Outcome[] {
  const self: ObjectReference = { kind: 'object', id: newId() };
  // Nothing gets at the object where one of its members fails, so until all of them are there it is another one.
  const draft = state.allocate(heapObject({ type: 'plain' }));
  // Plain members on a single path are collected first: a table of thousands is written once.
  let collected = new Map<string, Property>();
  const flush = (path: State): void => {
    if (collected.size === 0) return;
    const heap = path.object(draft);
    path.set(draft.id, { ...heap, members: new Map([...heap.members, ...collected]) });
    collected = new Map();
  };
  let states: readonly State[] = [state];
  for (const property of node.properties) {
    const [only] = states;
    if (states.length === 1 && only !== undefined && isPlainProperty(property)) {
      const outcomes = evaluate(property.value, environment, only);
      const [outcome] = outcomes;
      const name = staticName(property.key);
      if (outcomes.length === 1 && outcome !== undefined && name !== undefined) {
        collected.set(name, { value: outcome.value });
        states = [outcome.state];
        continue;
      }
      for (const each of outcomes) {
        const own = new Map(collected);
        const heap = each.state.object(draft);
        each.state.set(draft.id, { ...heap, members: new Map([...heap.members, ...own]) });
        define(each.state, draft.id, name, 'init', each.value);
      }
      collected = new Map();
      states = outcomes.map((each) => each.state);
      continue;
    }
    if (only !== undefined && states.length === 1) flush(only);
    states = chain(states, (path) => evaluateProperty(property, { draft, self }, environment, path));
    if (states.length > MAXIMUM_STATES) states = mergeStates(states);
  }
  if (states.length === 1 && states[0] !== undefined) flush(states[0]);
  return states.map((path) => {
    path.set(self.id, path.object(draft));
    path.drop(draft.id);
    return { state: path, value: self };
  });
}

/** Paths that the members of one object literal split into, at most. */
const MAXIMUM_STATES = 8;

/** `key: value` with a key that is written down and a value that is no method. */
function isPlainProperty(
  property: NodeByName['ObjectExpression']['properties'][number],
): property is Extract<NodeByName['ObjectExpression']['properties'][number], NodeByName['Property']> {
  return isNode(property, 'Property') && property.kind === 'init' && !property.computed && !property.method;
}

function evaluateProperty(
  property: NodeByName['ObjectExpression']['properties'][number],
  { draft, self }: { readonly draft: ObjectReference; readonly self: ObjectReference },
  environment: Environment,
  state: State,
): readonly State[] {
  if (isNode(property, 'SpreadElement')) {
    return chain(evaluate(property.argument, environment, state), (outcome) => {
      copyMembers(outcome.state, draft, outcome.value, describe(property.argument));
      return [outcome.state];
    });
  }
  return chain(evaluateKey(property, environment, state), (key) => {
    const isMethod = property.kind !== 'init' || (isNode(property.value, 'FunctionExpression') && property.method);
    const value = isMethod
      ? [{ state: key.state, value: closureOf(property.value as NodeByName['FunctionExpression'], environment, key.state, self) }]
      : evaluate(property.value, environment, key.state);
    return chain(value, (outcome) => {
      for (const { name } of key.names) define(outcome.state, draft.id, name, property.kind, outcome.value);
      return [outcome.state];
    });
  });
}

function define(state: State, id: number, name: string | undefined, kind: 'init' | 'get' | 'set', value: Value): void {
  const heap = state.object({ kind: 'object', id });
  if (name === undefined) {
    state.set(id, { ...heap, complete: false });
    return;
  }
  const old = heap.members.get(name);
  const property: Property =
    kind === 'init'
      ? { value }
      : { value: UNDEFINED, ...old, ...(kind === 'get' ? { getter: value } : { setter: value }) };
  state.set(id, { ...heap, members: new Map(heap.members).set(name, property) });
}

/**
 * Copies the members of a value onto an object, as a spread and `Object.assign` do.
 *
 * @param state - The path; it is changed.
 * @param target - The object.
 * @param source - The value.
 * @param name - What to call the value in a reason.
 */
export function copyMembers(state: State, target: { readonly kind: 'object'; readonly id: number }, source: Value, name: string): void {
  for (const single of alternatives(state.resolve(source))) {
    if (single.kind === 'constant') continue;
    const heap = single.kind === 'object' ? state.object(single) : undefined;
    if (heap === undefined || !heap.complete || heap.payload.type === 'host') {
      widen(state, target, `a member of ${name} may replace it`);
      const widened = state.object(target);
      state.set(target.id, { ...widened, complete: false });
    }
    if (heap === undefined) continue;
    const own = state.object(target);
    const members = new Map(own.members);
    for (const [key, property] of heap.members) {
      members.set(key, { value: property.getter === undefined ? property.value : unknown(`'${key}' is a getter`) });
    }
    if (heap.payload.type === 'array') heap.payload.elements.forEach((element, index) => members.set(String(index), { value: element }));
    state.set(target.id, { ...own, members });
  }
}
