/** Function and class values. */

import { Activation } from './activation.js';
import { declaredAs } from './declared-type.js';
import { decorateClass } from './decorators.js';
import { Environment } from './environment.js';
import { evaluate } from './evaluate.js';
import { evaluateKey } from './property-key.js';
import { execute } from './execute-statement.js';
import { heapObject, type Property } from './heap-object.js';
import { setOwn } from './member-access.js';
import { chain, type Outcome } from './outcome.js';
import type { State } from './state.js';
import { isNode, type ClassNode, type FunctionNode, type NodeByName } from './syntax.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from './value.js';

/**
 * @param node - A function.
 * @param environment - The scope it stands in.
 * @param state - The path; it is changed.
 * @param home - For a method: the object it belongs to.
 * @returns The function's value.
 */
export function closureOf(node: FunctionNode, environment: Environment, state: State, home?: ObjectReference): ObjectReference {
  const { activation } = environment;
  environment.capture(node);
  const isArrow = isNode(node, 'ArrowFunctionExpression');
  const owner = isArrow ? activation.home : home;
  const self = state.allocate(
    heapObject(
      {
        type: 'closure',
        node,
        module: activation.module,
        environment,
        ...(isArrow ? { lexicalThis: activation.thisValue } : {}),
        ...(owner === undefined ? {} : { home: owner }),
      },
    ),
  );
  // By convention only functions with a capital letter are used as constructors.
  if (!isArrow && node.id !== null && /^[A-Z]/.test(node.id.name)) {
    setOwn(state, self, 'prototype', state.allocate(heapObject({ type: 'plain' }, new Map([['constructor', { value: self }]]))));
  }
  activation.evaluation.hooks.created(node, self, owner);
  return self;
}

/**
 * Defines a class: its methods, its static members, its name, and what its decorators make of it.
 *
 * @param node - The class.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns The class's value.
 */
export function defineClass(node: ClassNode, environment: Environment, state: State): readonly Outcome[] {
  const scope = new Environment(environment, environment.activation);
  environment.capture(node);
  const parents: readonly (Outcome | { state: State; value: null })[] =
    node.superClass === null ? [{ state, value: null }] : evaluate(node.superClass, environment, state);
  return parents.flatMap(({ state: path, value: superClass }) => {
    const prototype = path.allocate(heapObject({ type: 'plain' }, new Map(), { prototype: prototypeOf(path, superClass) }));
    const constructorNode = node.body.body.find(isConstructor) ?? null;
    const self = path.allocate(
      heapObject(
        { type: 'class', node, module: environment.activation.module, environment: scope, superClass, prototype, constructorNode },
        new Map([['prototype', { value: prototype }]]),
        superClass === null ? {} : { prototype: superClass },
      ),
    );
    setOwn(path, prototype, 'constructor', self);
    environment.activation.evaluation.hooks.defined(node, self);
    if (node.id !== null) {
      scope.declare(path, node.id.name, self);
      if (isNode(node, 'ClassDeclaration')) environment.declare(path, node.id.name, self);
    }
    return defineMembers(node, scope, path, self, prototype).flatMap((after) => decorateClass(node, scope, after, self, prototype));
  });
}

function isConstructor(element: ClassNode['body']['body'][number]): element is NodeByName['MethodDefinition'] {
  return isNode(element, 'MethodDefinition') && element.kind === 'constructor' && element.value.body !== null;
}

/** The prototype that instances of a subclass inherit from. */
function prototypeOf(state: State, superClass: Value | null): Value | undefined {
  if (superClass === null) return undefined;
  if (superClass.kind !== 'object') return superClass.kind === 'constant' ? undefined : superClass;
  const { payload, members } = state.object(superClass);
  if (payload.type === 'class') return payload.prototype;
  return members.get('prototype')?.value;
}

function defineMembers(
  node: ClassNode,
  scope: Environment,
  state: State,
  self: ObjectReference,
  prototype: ObjectReference,
): readonly State[] {
  let states: readonly State[] = [state];
  for (const element of node.body.body) {
    if (isNode(element, 'MethodDefinition') && element.kind !== 'constructor' && element.value.body !== null) {
      const home = element.static ? self : prototype;
      states = states.flatMap((path) =>
        chain(evaluateKey(element, scope, path), (key) => {
          const method = closureOf(element.value as NodeByName['FunctionExpression'], scope, key.state, home);
          for (const { name } of key.names) if (name !== undefined) defineMethod(key.state, home, name, element.kind, method);
          return [key.state];
        }),
      );
    } else if (isNode(element, 'PropertyDefinition') && element.static) {
      const inside = new Environment(scope, staticActivation(scope, self));
      states = states.flatMap((path) => initializeField(element, inside, path, self));
    } else if (isNode(element, 'StaticBlock')) {
      const block = element;
      const inside = new Environment(scope, staticActivation(scope, self));
      states = states.flatMap((path) => execute(block, inside, path));
    }
  }
  return states;
}

function defineMethod(state: State, home: ObjectReference, name: string, kind: string, method: Value): void {
  const heap = state.object(home);
  const old = heap.members.get(name);
  const property: Property =
    kind === 'get'
      ? { value: UNDEFINED, ...old, getter: method }
      : kind === 'set'
        ? { value: UNDEFINED, ...old, setter: method }
        : { value: method };
  state.set(home.id, { ...heap, members: new Map(heap.members).set(name, property) });
}

/**
 * @param scope - The class's scope.
 * @param self - The class.
 * @returns An activation in which static members are set.
 */
function staticActivation(scope: Environment, self: ObjectReference): Activation {
  const { activation } = scope;
  const { evaluation, module } = activation;
  return new Activation({ evaluation, module, caller: activation, callSite: null, node: null, thisValue: self, home: self, args: [] });
}

/**
 * Sets one field of an object.
 *
 * @param field - The field.
 * @param environment - A scope inside the class's, whose `this` is the object.
 * @param state - The path; it is taken over.
 * @param object - The object.
 * @returns The states after it.
 */
export function initializeField(
  field: NodeByName['PropertyDefinition'],
  environment: Environment,
  state: State,
  object: ObjectReference,
): readonly State[] {
  return chain(evaluateKey(field, environment, state), (key) => {
    // A field without a value is there to be set by somebody; a static one is set when it is first asked for.
    const unset = field.static ? UNDEFINED : declaredAs(unknown('a field is set elsewhere'), field.typeAnnotation, environment);
    const values = field.value === null ? [{ state: key.state, value: unset }] : evaluate(field.value, environment, key.state);
    return chain(values, (outcome) => {
      for (const { name } of key.names) if (name !== undefined) setOwn(outcome.state, object, name, outcome.value);
      return [outcome.state];
    });
  });
}
