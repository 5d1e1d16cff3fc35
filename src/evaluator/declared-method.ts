/** Finds the methods of values that are not known, by the classes that the source declares them to be objects of. */

import type { Activation } from './activation.js';
import { declaredClass } from './declared-type.js';
import type { Environment } from './environment.js';
import { findProperty, isCallableObject } from './member-access.js';
import type { State } from './state.js';
import type { Declared } from './type-declarations.js';
import type { ClassNode } from './syntax.js';
import type { ObjectReference, Unknown, Value } from './value.js';

/** A method, and what it is called on. */
export interface DeclaredMethod {
  readonly method: ObjectReference;
  readonly thisValue: Value;
}

/**
 * @param activation - The function that calls.
 * @param state - The path.
 * @param callee - What is called: a member of something that is not known.
 * @param thisValue - What stands before the dot.
 * @returns The method of the class that this is declared to be an object of, and such an object; undefined when it is declared to be none of the project.
 */
export function declaredMethod(activation: Activation, state: State, { declared }: Unknown, thisValue: Value): DeclaredMethod | undefined {
  const key = declared?.path.at(-1);
  const self = state.resolve(thisValue);
  if (declared === undefined || key === undefined || self.kind !== 'unknown') return undefined;
  const path = declared.path.slice(0, -1);
  const reference = declared.kind === 'class' ? memberClass(activation, state, declared.reference, path) : annotatedClass(activation, state, declared, path);
  const payload = reference === undefined ? undefined : state.object(reference).payload;
  if (reference === undefined || payload?.type !== 'class' || isAbstract(payload.node)) return undefined;
  const found = findProperty(state, payload.prototype, key);
  if (found === undefined || found === 'unknown' || found.getter !== undefined || found.value.kind !== 'object') return undefined;
  if (!isCallableObject(state.object(found.value))) return undefined;
  return { method: found.value, thisValue: { ...self, declared: { kind: 'class', reference, path: [] } } };
}

/** What is declared to be an object of an abstract class is one of another class, which may have methods of its own in their place. */
function isAbstract(node: ClassNode): boolean {
  return 'abstract' in node && node.abstract;
}

function memberClass(activation: Activation, state: State, reference: ObjectReference, path: readonly string[]): ObjectReference | undefined {
  const { payload } = state.object(reference);
  if (path.length === 0 || payload.type !== 'class') return reference;
  return classOf(activation, state, payload, payload.environment, path);
}

function annotatedClass(
  activation: Activation,
  state: State,
  { node, environment }: { readonly node: Declared['node']; readonly environment: Environment },
  path: readonly string[],
): ObjectReference | undefined {
  return classOf(activation, state, { module: environment.activation.module, node }, environment, path);
}

function classOf({ evaluation }: Activation, state: State, start: Declared, environment: Environment, path: readonly string[]): ObjectReference | undefined {
  const { imported } = evaluation;
  const found = declaredClass(start, path, (specifier, from) => imported.moduleOf(specifier, from));
  if (found === undefined) return undefined;
  if (found.module !== start.module) return imported.classOf(found.module, found.node);
  const id = environment.find(found.node.id?.name ?? '');
  const value = id === undefined ? undefined : state.get(id);
  return value?.kind === 'object' && isClass(state, value, found.node) ? value : undefined;
}

function isClass(state: State, reference: ObjectReference, node: ClassNode): boolean {
  const { payload } = state.object(reference);
  return payload.type === 'class' && payload.node === node;
}
