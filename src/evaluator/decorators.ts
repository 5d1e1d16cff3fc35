/**
 * Decorators of classes, applied as TypeScript's `experimentalDecorators` does, but for those of methods that read what only
 * the context of the language's own decorators has. Which kind a project compiles stands in its tsconfig, which is not read.
 */

import type { Activation } from './activation.js';
import { callFunction, functionNodeOf } from './call-function.js';
import { makeDecoratorContext } from './decorator-context.js';
import type { Environment } from './environment.js';
import { evaluateAll } from './evaluate-arguments.js';
import { evaluate, siteOf } from './evaluate.js';
import { heapObject, type Property } from './heap-object.js';
import { isCallableObject, setOwn } from './member-access.js';
import { chain, type Outcome } from './outcome.js';
import { mergeOutcomes, mergeStates } from './paths.js';
import { staticName } from './property-key.js';
import type { State } from './state.js';
import { isNode, type ClassNode, type Node, type NodeByName, type Site } from './syntax.js';
import { alternatives, constant, TRUE, UNDEFINED, type ObjectReference, type Value } from './value.js';

type Decorator = NodeByName['Decorator'];
type ClassElement = ClassNode['body']['body'][number];

/** What is decorated. */
interface Decorated {
  readonly self: ObjectReference;
  /** The prototype, or the class for its static members and for itself. */
  readonly target: ObjectReference;
  readonly kind: 'class' | 'method' | 'accessor' | 'field';
  /** The member's name; undefined for the class. */
  readonly key: string | undefined;
}

/** A decorator that stands in front of something, or in front of one of its parameters. */
interface Placed {
  readonly node: Decorator;
  readonly parameter: number | undefined;
}

/**
 * Applies the decorators of a class and of its members. Those that are not known change nothing.
 *
 * @param node - The class.
 * @param environment - The scope inside the class.
 * @param state - The path; it is taken over.
 * @param self - The class's value.
 * @param prototype - The prototype of its instances.
 * @returns What the class is after them, over all paths.
 */
export function decorateClass(node: ClassNode, environment: Environment, state: State, self: ObjectReference, prototype: ObjectReference): readonly Outcome[] {
  const members = node.body.body.filter((element) => decoratorsOf(element).length > 0);
  const ofClass = [...decoratorsIn(node), ...node.body.body.filter(isConstructor).flatMap(parameterDecorators)];
  if (members.length === 0 && ofClass.length === 0) return [{ state, value: self }];
  let states: readonly State[] = [state];
  for (const element of [...members.filter((member) => !isStatic(member)), ...members.filter(isStatic)]) {
    const key = memberName(element);
    if (key === undefined) continue;
    const decorated: Decorated = { self, target: isStatic(element) ? self : prototype, kind: kindOf(element), key };
    states = mergeStates(states.flatMap((path) => decorate(decorated, decoratorsOf(element), environment, path).map((after) => after.state)));
  }
  const { activation } = environment;
  return mergeOutcomes(
    states.flatMap((path) =>
      decorate({ self, target: self, kind: 'class', key: undefined }, ofClass, environment, path).map((outcome) => {
        if (outcome.value !== self) rename(node, environment, outcome);
        return { ...outcome, state: activation.evaluation.hooks.decorated(activation, outcome.state, self) };
      }),
    ),
  );
}

function isConstructor(element: ClassElement): boolean {
  return isNode(element, 'MethodDefinition') && element.kind === 'constructor';
}

function isStatic(element: ClassElement): boolean {
  return 'static' in element && element.static;
}

function decoratorsIn(node: object): readonly Placed[] {
  // Parsers of plain JavaScript leave the list out.
  const { decorators = [] } = node as { readonly decorators?: readonly Decorator[] };
  return decorators.map((decorator) => ({ node: decorator, parameter: undefined }));
}

function parameterDecorators(element: ClassElement): readonly Placed[] {
  if (!isNode(element, 'MethodDefinition')) return [];
  return element.value.params.flatMap((parameter, index) => decoratorsIn(parameter).map((placed) => ({ ...placed, parameter: index })));
}

/** The decorators of a member; those of a constructor's parameters belong to the class. */
function decoratorsOf(element: ClassElement): readonly Placed[] {
  return isConstructor(element) ? [] : [...decoratorsIn(element), ...parameterDecorators(element)];
}

function memberName(element: ClassElement): string | undefined {
  if (!isNode(element, 'MethodDefinition') && !isNode(element, 'PropertyDefinition')) return undefined;
  return element.computed && !isNode(element.key, 'Literal') ? undefined : staticName(element.key);
}

function kindOf(element: ClassElement): Decorated['kind'] {
  if (!isNode(element, 'MethodDefinition')) return 'field';
  return element.kind === 'method' ? 'method' : 'accessor';
}

/** Evaluates decorators from the first to the last, and applies them from the last to the first. */
function decorate(decorated: Decorated, all: readonly Placed[], environment: Environment, state: State): readonly Outcome[] {
  const { activation } = environment;
  const placed = all.filter(({ node }) => isKnown(node.expression, environment, state));
  if (placed.length === 0) return [{ state, value: decorated.self }];
  const before = state.fork();
  const { result } = activation.collect(() =>
    chain(evaluateAll(placed.map(({ node }) => node.expression), environment, state), ({ state: path, values }) => {
      const subject = subjectOf(path, decorated);
      let outcomes: readonly Outcome[] = [{ state: path, value: subject }];
      for (const [index, decorator] of [...placed.entries()].reverse()) {
        outcomes = mergeOutcomes(chain(outcomes, (outcome) => applyOne(decorated, decorator, values[index] ?? UNDEFINED, environment, outcome)));
      }
      return decorated.kind === 'class' ? outcomes : outcomes.map((outcome) => define(decorated, outcome, subject));
    }),
  );
  // A decorator that always throws would leave no class to look at.
  return result.length === 0 ? [{ state: before, value: decorated.self }] : result;
}

/** Whether a decorator is a function whose code is in sight: one of a package is not called at all. */
function isKnown(expression: Node, environment: Environment, state: State): boolean {
  const callee = isNode(expression, 'CallExpression') ? expression.callee : expression;
  let root: Node = callee;
  while (isNode(root, 'MemberExpression')) root = root.object;
  const isThere = (node: Node): boolean => {
    const { result } = environment.activation.collect(() => evaluate(node, environment, state.fork()));
    return result.length > 0 && result.every((outcome) => alternatives(outcome.state.resolve(outcome.value)).every((single) => single.kind === 'object'));
  };
  return isNode(root, 'Identifier') && isThere(root) && (root === callee || isThere(callee));
}

/** Calls a decorator; its value is what the next one gets: the class, or the descriptor of the member. */
function applyOne(
  { self, target, kind, key }: Decorated,
  { node, parameter }: Placed,
  decorator: Value,
  environment: Environment,
  { state, value }: Outcome,
): readonly Outcome[] {
  const callee = state.resolve(decorator);
  if (!alternatives(callee).every((single) => single.kind === 'object' && isCallableObject(state.object(single)))) return [{ state, value }];
  const isMethod = kind === 'method' && parameter === undefined && target !== self;
  const standard = isMethod ? applyStandard({ target, key }, siteOf(node.expression, environment), callee, environment.activation, { state, value }) : undefined;
  if (standard !== undefined) return standard;
  const name = key === undefined ? UNDEFINED : constant(key);
  const args = parameter !== undefined ? [target, name, constant(parameter)] : kind === 'class' ? [value] : [target, name, value];
  return callFunction(environment.activation, state, callee, UNDEFINED, args, siteOf(node.expression, environment)).map((outcome) => {
    const given = outcome.state.resolve(outcome.value);
    const isReplaced = parameter === undefined && given.kind === 'object' && (kind !== 'class' || isCallableObject(outcome.state.object(given)));
    return { state: outcome.state, value: isReplaced ? given : value };
  });
}

/** Calls a decorator as the language does, with the method and its context; undefined when it has no use of a context. */
function applyStandard(
  { target, key = '' }: Pick<Decorated, 'target' | 'key'>,
  site: Site,
  callee: Value,
  activation: Activation,
  { state, value: descriptor }: Outcome,
): readonly Outcome[] | undefined {
  if (descriptor.kind !== 'object' || functionNodeOf(state, callee)?.params.length !== 2) return undefined;
  const start = state.fork();
  const method = start.object(descriptor).members.get('value')?.value ?? UNDEFINED;
  const context = makeDecoratorContext(start, target, key);
  const { result, thrown } = activation.collect(() => callFunction(activation, start, callee, UNDEFINED, [method, context.value], site));
  if (!context.isRead()) return undefined;
  for (const error of thrown) activation.raise(error);
  return result.map(({ state: path, value }) => {
    const given = path.resolve(value);
    if (given.kind === 'object' && isCallableObject(path.object(given))) setOwn(path, descriptor, 'value', given);
    return { state: path, value: descriptor };
  });
}

/** What the decorators pass on: the class, the descriptor of a method; for a field there is none. */
function subjectOf(state: State, { self, target, kind, key = '' }: Decorated): Value {
  if (kind === 'class') return self;
  const property = state.object(target).members.get(key);
  if (kind === 'field' || property === undefined) return UNDEFINED;
  const { value, getter = UNDEFINED, setter = UNDEFINED } = property;
  const own: Readonly<Record<string, Value>> = kind === 'method' ? { value, writable: TRUE } : { get: getter, set: setter };
  const members = Object.entries({ ...own, configurable: TRUE }).map(([name, member]): [string, Property] => [name, { value: member }]);
  return state.allocate(heapObject({ type: 'plain' }, new Map(members)));
}

/** Defines a member anew from the descriptor that its decorators have left. */
function define({ self, target, key = '' }: Decorated, { state, value: descriptor }: Outcome, first: Value): Outcome {
  if (descriptor.kind === 'object' && first.kind === 'object') {
    const { members } = state.object(descriptor);
    const [value, getter, setter] = ['value', 'get', 'set'].map((name) => members.get(name)?.value);
    const accessors = { ...(getter?.kind === 'object' ? { getter } : {}), ...(setter?.kind === 'object' ? { setter } : {}) };
    const isAccessor = Object.keys(accessors).length > 0;
    if (value !== undefined || isAccessor) {
      const heap = state.object(target);
      const property: Property = isAccessor ? { value: UNDEFINED, ...accessors } : { value: value ?? UNDEFINED };
      state.set(target.id, { ...heap, members: new Map(heap.members).set(key, property) });
    }
  }
  return { state, value: self };
}

/** The class's name means what its decorators have put in its place. */
function rename(node: ClassNode, environment: Environment, { state, value }: Outcome): void {
  if (node.id === null) return;
  environment.declare(state, node.id.name, value);
  if (isNode(node, 'ClassDeclaration')) environment.parent?.declare(state, node.id.name, value);
}
