/** `new` and `super()`. */

import { Activation } from './activation.js';
import { callFunction, enterClosure } from './call-function.js';
import { callUnanswered } from './call-unknown.js';
import { initializeField } from './class-definition.js';
import { eachAlternative } from './each-alternative.js';
import { declaredAs } from './declared-type.js';
import { runInitializers } from './decorator-context.js';
import { Environment } from './environment.js';
import { MAXIMUM_DEPTH } from './evaluation.js';
import { throwerOfValue } from './foreign-code.js';
import { heapObject, type HeapObject } from './heap-object.js';
import { setOwn } from './member-access.js';
import type { Outcome } from './outcome.js';
import { limitOutcomes, mergeStates } from './paths.js';
import { mayRaise } from './raise.js';
import type { State } from './state.js';
import { isNode, type NodeByName, type Site } from './syntax.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from './value.js';

type ClassPayload = Extract<HeapObject['payload'], { type: 'class' }>;

/**
 * Evaluates `new callee(...args)`.
 *
 * @param activation - The function in which it stands.
 * @param state - The path; it is taken over.
 * @param callee - The class.
 * @param args - The arguments.
 * @param site - The expression.
 * @returns The instance, over all paths.
 */
export function construct(activation: Activation, state: State, callee: Value, args: readonly Value[], site: Site): readonly Outcome[] {
  const { evaluation } = activation;
  evaluation.step();
  const outcomes = eachAlternative(state, callee, (path, single): readonly Outcome[] => {
    if (single.kind === 'constant') {
      mayRaise(activation, path, site, 'foreign');
      return [];
    }
    const origin = { kind: 'construct', callee: single, args } as const;
    if (single.kind === 'unknown') return callUnanswered(activation, path, single, UNDEFINED, args, site, origin);
    const { payload, members } = path.object(single);
    if (payload.type === 'host' && payload.behaviour.construct !== undefined) {
      return payload.behaviour.construct({ activation, state: path, self: single, site, thisValue: UNDEFINED, args });
    }
    if (payload.type === 'native') {
      return payload.call({ evaluation, activation, state: path, thisValue: UNDEFINED, args, site, isConstruct: true });
    }
    if (payload.type === 'class') {
      const instance = path.allocate(heapObject({ type: 'plain' }, new Map(), { prototype: payload.prototype }));
      return initialize(activation, path, payload, instance, args, site).map((after) => ({ state: after, value: instance }));
    }
    if (payload.type === 'closure') {
      const prototype = members.get('prototype')?.value;
      const instance = path.allocate(heapObject({ type: 'plain' }, new Map(), prototype === undefined ? {} : { prototype }));
      return callFunction(activation, path, single, instance, args, site).map((outcome) => ({
        state: outcome.state,
        value: outcome.value.kind === 'object' ? outcome.value : instance,
      }));
    }
    return callUnanswered(activation, path, single, UNDEFINED, args, site, origin);
  });
  return limitOutcomes(outcomes);
}

/** Runs a class's constructor on an instance. */
function initialize(
  caller: Activation,
  state: State,
  definition: ClassPayload,
  instance: ObjectReference,
  args: readonly Value[],
  site: Site,
): readonly State[] {
  const { constructorNode, superClass } = definition;
  if (caller.depth >= MAXIMUM_DEPTH) {
    markUnknown(state, instance);
    return [state];
  }
  if (constructorNode === null) {
    const parents = superClass === null ? [state] : initializeParent(caller, state, superClass, instance, args, site);
    return parents.flatMap((path) => initializeFields(caller, path, definition, instance));
  }
  const started = superClass === null ? initializeFields(caller, state, definition, instance) : [state];
  return mergeStates(started.flatMap((path) => runConstructor(caller, path, definition, constructorNode, instance, args, site)));
}

function runConstructor(
  caller: Activation,
  state: State,
  definition: ClassPayload,
  constructorNode: NodeByName['MethodDefinition'],
  instance: ObjectReference,
  args: readonly Value[],
  site: Site,
): readonly State[] {
  const node = constructorNode.value as NodeByName['FunctionExpression'];
  const activation = new Activation({
    evaluation: caller.evaluation,
    module: definition.module,
    caller,
    callSite: site,
    node,
    thisValue: instance,
    home: definition.prototype,
    args,
  });
  const { module, environment } = definition;
  // Parameter properties are set before the body runs: `constructor(readonly status: number) {}`
  node.params.forEach((parameter, index) => {
    if (!isNode(parameter, 'TSParameterProperty')) return;
    const target = isNode(parameter.parameter, 'AssignmentPattern') ? parameter.parameter.left : parameter.parameter;
    if (!isNode(target, 'Identifier')) return;
    const isDefaulted = isNode(parameter.parameter, 'AssignmentPattern') && args[index] === undefined;
    const value = isDefaulted ? defaultOf(parameter.parameter) : (args[index] ?? UNDEFINED);
    setOwn(state, instance, target.name, declaredAs(value, target.typeAnnotation, environment));
  });
  const outcomes = enterClosure(activation, { type: 'closure', node, module, environment }, state);
  failed(caller, activation, instance);
  return outcomes.map((outcome) => outcome.state);

  function defaultOf(parameter: NodeByName['AssignmentPattern'] | NodeByName['Identifier']): Value {
    if (isNode(parameter, 'AssignmentPattern') && isNode(parameter.right, 'Literal') && !('regex' in parameter.right)) {
      return { kind: 'constant', value: parameter.right.value as string, site: { module, node: parameter.right } };
    }
    return unknown('a parameter property has a computed default');
  }
}

function initializeFields(caller: Activation, start: State, definition: ClassPayload, instance: ObjectReference): readonly State[] {
  const decorated = runInitializers(caller, start, definition.prototype, instance, { module: definition.module, node: definition.node });
  return decorated.flatMap((state) => initializeOwnFields(caller, state, definition, instance));
}

function initializeOwnFields(caller: Activation, state: State, definition: ClassPayload, instance: ObjectReference): readonly State[] {
  const fields = definition.node.body.body.filter((element) => isNode(element, 'PropertyDefinition') && !element.static);
  if (fields.length === 0) return [state];
  const { module, prototype } = definition;
  const { evaluation } = caller;
  const activation = new Activation({
    evaluation,
    module,
    caller,
    callSite: null,
    node: null,
    thisValue: instance,
    home: prototype,
    args: [],
  });
  const environment = new Environment(definition.environment, activation);
  let states: readonly State[] = [state];
  for (const field of fields) {
    states = states.flatMap((path) => initializeField(field as NodeByName['PropertyDefinition'], environment, path, instance));
  }
  failed(caller, activation, instance);
  return states;
}

function initializeParent(
  caller: Activation,
  state: State,
  superClass: Value,
  instance: ObjectReference,
  args: readonly Value[],
  site: Site,
): readonly State[] {
  const parent = state.resolve(superClass);
  if (parent.kind === 'object') {
    const { payload } = state.object(parent);
    if (payload.type === 'class') return initialize(caller, state, payload, instance, args, site);
    if (payload.type === 'native') {
      const { evaluation } = caller;
      return payload
        .call({ evaluation, activation: caller, state, thisValue: instance, args, site, isConstruct: true })
        .map((outcome) => outcome.state);
    }
    if (payload.type === 'closure') {
      return callFunction(caller, state, parent, instance, args, site).map((outcome) => outcome.state);
    }
  }
  mayRaise(caller, state, site, throwerOfValue(state, parent));
  markUnknown(state, instance);
  return [state];
}

/** Nothing gets at an instance whose constructor fails, unless the constructor has handed it on; nobody knows what it is then. */
function failed(caller: Activation, { escaped }: Activation, instance: ObjectReference): void {
  for (const thrown of escaped) {
    thrown.state.drop(instance.id);
    caller.raise(thrown);
  }
}

/** What a class that is not known does to an instance is not known. */
function markUnknown(state: State, instance: ObjectReference): void {
  state.set(instance.id, { ...state.object(instance), complete: false });
}

/**
 * Evaluates `super(...args)`.
 *
 * @param activation - The constructor, or an arrow function in it.
 * @param state - The path; it is taken over.
 * @param args - The arguments.
 * @param site - The call.
 * @returns The instance.
 */
export function callSuper(activation: Activation, state: State, args: readonly Value[], site: Site): readonly Outcome[] {
  const { home, thisValue } = activation;
  const self = home === undefined ? undefined : state.object(home).members.get('constructor')?.value;
  const definition = self?.kind === 'object' ? state.object(self).payload : undefined;
  if (thisValue.kind !== 'object' || definition?.type !== 'class' || definition.superClass === null) {
    return [{ state, value: thisValue }];
  }
  return initializeParent(activation, state, definition.superClass, thisValue, args, site)
    .flatMap((path) => initializeFields(activation, path, definition, thisValue))
    .map((path) => ({ state: path, value: thisValue }));
}
