/** Binding and assignment patterns. */

import { declaredAs } from './declared-type.js';
import { describe } from './describe.js';
import { evaluate, siteOf } from './evaluate.js';
import { elementsOf } from './evaluate-arguments.js';
import { evaluateKey } from './property-key.js';
import { evaluateReference } from './reference.js';
import type { Environment } from './environment.js';
import { heapObject, type Property } from './heap-object.js';
import { isInert } from './inert-default.js';
import { readMember, writeMember } from './member-access.js';
import { chain } from './outcome.js';
import { mergeStates } from './paths.js';
import { throwerOfList } from './foreign-code.js';
import { mayRaise } from './raise.js';
import type { State } from './state.js';
import { isNode, type Node, type NodeByName } from './syntax.js';
import { branch } from './truth.js';
import { alternatives, oneOf, UNDEFINED, unknown, type Value } from './value.js';

/** Whether a pattern declares its names in the scope or assigns to what they name. */
export type BindingMode = 'declare' | 'assign';

/**
 * Binds a pattern to a value.
 *
 * @param pattern - An identifier, a member expression, or a pattern.
 * @param value - The value.
 * @param environment - The scope.
 * @param state - The path; it is taken over.
 * @param mode - Whether it declares or assigns.
 * @returns The states after it.
 */
export function bindPattern(pattern: Node, value: Value, environment: Environment, state: State, mode: BindingMode): readonly State[] {
  if (isNode(pattern, 'Identifier')) {
    if (mode === 'declare') environment.declare(state, pattern.name, declaredAs(value, pattern.typeAnnotation, environment));
    else assignVariable(environment, state, pattern.name, value);
    return [state];
  }
  if (isNode(pattern, 'AssignmentPattern')) return bindDefault(pattern, value, environment, state, mode);
  if (isNode(pattern, 'ObjectPattern')) return bindObject(pattern, declaredAs(value, pattern.typeAnnotation, environment), environment, state, mode);
  if (isNode(pattern, 'ArrayPattern')) return bindArray(pattern, value, environment, state, mode);
  if (isNode(pattern, 'MemberExpression')) {
    return chain(evaluateReference(pattern, environment, state), (reference) =>
      writeMember(environment.activation, reference.state, reference.object, reference.name, value, siteOf(pattern, environment)),
    );
  }
  if (isNode(pattern, 'TSAsExpression') || isNode(pattern, 'TSNonNullExpression') || isNode(pattern, 'TSSatisfiesExpression')) {
    return bindPattern(pattern.expression, value, environment, state, mode);
  }
  return [state];
}

function assignVariable(environment: Environment, state: State, name: string, value: Value): void {
  const id = environment.find(name);
  if (id !== undefined) state.set(id, value);
}

function bindDefault(
  pattern: NodeByName['AssignmentPattern'],
  value: Value,
  environment: Environment,
  state: State,
  mode: BindingMode,
): readonly State[] {
  const predicate = { kind: 'equals', subject: value, constant: undefined, negated: false } as const;
  const isMissing = unknown('a condition is not known', { type: 'boolean', predicate });
  const path = isInert(pattern.right) ? state.fork() : undefined;
  const { whenTrue, whenFalse } = branch(state, isMissing);
  if (path !== undefined && whenTrue !== undefined && whenFalse !== undefined) {
    return chain(evaluate(pattern.right, environment, path), (outcome) =>
      bindPattern(pattern.left, oneOf([whenFalse.resolve(value), outcome.value]), environment, outcome.state, mode),
    );
  }
  const given = whenFalse === undefined ? [] : bindPattern(pattern.left, whenFalse.resolve(value), environment, whenFalse, mode);
  const missing =
    whenTrue === undefined
      ? []
      : chain(evaluate(pattern.right, environment, whenTrue), (outcome) =>
          bindPattern(pattern.left, outcome.value, environment, outcome.state, mode),
        );
  return mergeStates([...given, ...missing]);
}

function bindObject(
  pattern: NodeByName['ObjectPattern'],
  value: Value,
  environment: Environment,
  state: State,
  mode: BindingMode,
): readonly State[] {
  const taken: string[] = [];
  let states: readonly State[] = [state];
  for (const property of pattern.properties) {
    states = chain(states, (path) => {
      if (isNode(property, 'RestElement')) {
        return bindPattern(property.argument, restOf(path, value, taken), environment, path, mode);
      }
      return chain(evaluateKey(property, environment, path), (key) =>
        key.names.flatMap(({ name }, index) => {
          const own = index === key.names.length - 1 ? key.state : key.state.fork();
          if (name === undefined) {
            return bindPattern(property.value, unknown('it is read with a key that is not known'), environment, own, mode);
          }
          taken.push(name);
          return chain(readMember(environment.activation, own, value, name, siteOf(property, environment)), (member) =>
            bindPattern(property.value, named(member.value, property, environment), environment, member.state, mode),
          );
        }),
      );
    });
  }
  return states;
}

/** An unknown member gets its reason from the pattern that reads it first. */
function named(value: Value, property: NodeByName['Property'], environment: Environment): Value {
  if (value.kind !== 'unknown' || value.site?.node !== property) return value;
  return { ...value, reason: `${describe(property.key)} is read from a value that is not known`, site: siteOf(property, environment) };
}

function restOf(state: State, value: Value, taken: readonly string[]): Value {
  const resolved = state.resolve(value);
  if (resolved.kind !== 'object') return unknown('the rest of a value that is not known');
  const heap = state.object(resolved);
  const members = new Map<string, Property>([...heap.members].filter(([key]) => !taken.includes(key)));
  return state.allocate(heapObject({ type: 'plain' }, members, { complete: heap.complete && heap.payload.type === 'plain' }));
}

function bindArray(
  pattern: NodeByName['ArrayPattern'],
  value: Value,
  environment: Environment,
  state: State,
  mode: BindingMode,
): readonly State[] {
  const lists = alternatives(state.resolve(value)).map((single) => elementsOf(state, single));
  const open = lists.some((list) => list.open);
  if (open) mayRaise(environment.activation, state, siteOf(pattern, environment), throwerOfList(state, value));
  let states: readonly State[] = [state];
  pattern.elements.forEach((element, index) => {
    if (element === null) return;
    states = chain(states, (path) => {
      if (isNode(element, 'RestElement')) {
        const elements = lists.length === 1 ? lists.flatMap((list) => list.elements.slice(index)) : [];
        const rest = path.allocate(heapObject({ type: 'array', elements, open: open || lists.length > 1 }));
        return bindPattern(element.argument, rest, environment, path, mode);
      }
      return bindPattern(element, oneOf(lists.map((list) => elementAt(list, index))), environment, path, mode);
    });
  });
  return states;
}

function elementAt({ elements, open }: ReturnType<typeof elementsOf>, index: number): Value {
  return elements[index] ?? (open ? unknown('an element of a value that is not known') : UNDEFINED);
}
