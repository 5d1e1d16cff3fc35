/** Evaluates expressions: a table from node type to evaluator. */

import { evaluateAssignment, evaluateUpdate } from './assignment.js';
import { awaitValue } from './promise.js';
import { callFunction, functionNodeOf } from './call-function.js';
import { closureOf, defineClass } from './class-definition.js';
import { callSuper, construct } from './construct.js';
import { describe } from './describe.js';
import type { Environment } from './environment.js';
import { heapObject, type Property } from './heap-object.js';
import { deleteMember, memberNames, readMember, widen } from './member-access.js';
import { binaryValue, textOf, typeOf } from './operator.js';
import { chain, type Outcome } from './outcome.js';
import { limitOutcomes, mergeOutcomes, mergeStates } from './paths.js';
import { mayRaise } from './raise.js';
import type { State } from './state.js';
import { isNode, type Node, type NodeByName, type Site } from './syntax.js';
import { branch, isNullish, truthOf } from './truth.js';
import { limitLists, type ListOutcome } from './value-list.js';
import { alternatives, constant, oneOf, TRUE, UNDEFINED, unknown, type ObjectReference, type Value } from './value.js';

type Evaluator<Name extends keyof NodeByName> = (node: NodeByName[Name], environment: Environment, state: State) => readonly Outcome[];

type Evaluators = { readonly [Name in keyof NodeByName]?: Evaluator<Name> };

/**
 * Evaluates an expression.
 *
 * @param node - The expression.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns Its value over all paths that go on after it; none when it always throws.
 */
export function evaluate(node: Node, environment: Environment, state: State): readonly Outcome[] {
  environment.activation.evaluation.step();
  const evaluator = evaluators[node.type] as Evaluator<never> | undefined;
  if (evaluator === undefined) {
    return [{ state, value: unknown(`${node.type} is not evaluated`, { site: siteOf(node, environment) }) }];
  }
  const outcomes = evaluator(node as never, environment, state);
  return limitOutcomes(outcomes);
}

/**
 * @param node - A node.
 * @param environment - The scope it stands in.
 * @returns The node with its file.
 */
export function siteOf(node: Node, environment: Environment): Site {
  return { module: environment.activation.module, node };
}

const inner = (node: { readonly expression: Node }, environment: Environment, state: State): readonly Outcome[] =>
  evaluate(node.expression, environment, state);

const evaluators: Evaluators = {
  Literal(node, environment, state) {
    if ('regex' in node) {
      const { pattern, flags } = node.regex;
      return [{ state, value: state.allocate(heapObject({ type: 'regexp', source: pattern, flags })) }];
    }
    return [{ state, value: constant(node.value as string | number, siteOf(node, environment)) }];
  },

  TemplateLiteral(node, environment, state) {
    return chain(evaluateAll(node.expressions, environment, state), ({ state: path, values }) => {
      const texts = values.map((value) => textOf(path, value));
      const quasis = node.quasis.map((quasi) => quasi.value.cooked ?? '');
      return [{ state: path, value: joinTexts(quasis, texts, siteOf(node, environment)) }];
    });
  },

  Identifier(node, environment, state) {
    if (node.name === 'undefined') return [{ state, value: UNDEFINED }];
    const id = environment.find(node.name);
    if (id !== undefined) return [{ state, value: variable(state, id) }];
    const { globals } = environment.activation.evaluation;
    const known = globals.get(node.name);
    if (known !== undefined) return [{ state, value: known }];
    const value = unknown(`'${node.name}' is a global`, { origin: { kind: 'global', name: node.name } });
    globals.set(node.name, value);
    return [{ state, value }];
  },

  ThisExpression(node, environment, state) {
    const { thisValue } = environment.activation;
    return [{ state, value: thisValue }];
  },

  ArrayExpression(node, environment, state) {
    return chain(evaluateArguments(node.elements, environment, state), ({ state: path, values, open }) => [
      { state: path, value: path.allocate(heapObject({ type: 'array', elements: values, open })) },
    ]);
  },

  ObjectExpression: evaluateObject,
  FunctionExpression: (node, environment, state) => [{ state, value: closureOf(node, environment, state) }],
  ArrowFunctionExpression: (node, environment, state) => [{ state, value: closureOf(node, environment, state) }],
  ClassExpression: (node, environment, state) => defineClass(node, environment, state),

  UnaryExpression(node, environment, state) {
    if (node.operator === 'delete') return evaluateDelete(node.argument, environment, state);
    return chain(evaluate(node.argument, environment, state), ({ state: path, value }) => [
      { state: path, value: unaryValue(node.operator, path, value) },
    ]);
  },

  UpdateExpression: evaluateUpdate,
  AssignmentExpression: evaluateAssignment,

  BinaryExpression(node, environment, state) {
    if (isNode(node.left, 'PrivateIdentifier')) return [{ state, value: unknown('a private member test is not evaluated') }];
    return chain(evaluate(node.left, environment, state), (left) =>
      chain(evaluate(node.right, environment, left.state), (right) => [
        { state: right.state, value: binaryValue(right.state, node.operator, left.value, right.value, siteOf(node, environment)) },
      ]),
    );
  },

  LogicalExpression(node, environment, state) {
    return mergeOutcomes(
      chain(evaluate(node.left, environment, state), (left) =>
        shortCircuit(node.operator, left, (path) => evaluate(node.right, environment, path)),
      ),
    );
  },

  ConditionalExpression(node, environment, state) {
    return mergeOutcomes(
      chain(evaluate(node.test, environment, state), (test) => {
        const { whenTrue, whenFalse } = branch(test.state, test.value);
        return [
          ...(whenTrue === undefined ? [] : evaluate(node.consequent, environment, whenTrue)),
          ...(whenFalse === undefined ? [] : evaluate(node.alternate, environment, whenFalse)),
        ];
      }),
    );
  },

  SequenceExpression(node, environment, state) {
    return chain(evaluateAll(node.expressions, environment, state), ({ state: path, values }) => [
      { state: path, value: values.at(-1) ?? UNDEFINED },
    ]);
  },

  MemberExpression(node, environment, state) {
    return chain(evaluateReference(node, environment, state), (reference) =>
      reference.skipped
        ? [{ state: reference.state, value: UNDEFINED }]
        : readReference(reference, environment, siteOf(node, environment)),
    );
  },

  ChainExpression: inner,
  TSAsExpression: inner,
  TSTypeAssertion: inner,
  TSNonNullExpression: inner,
  TSSatisfiesExpression: inner,
  TSInstantiationExpression: inner,

  CallExpression: evaluateCall,

  NewExpression(node, environment, state) {
    return chain(evaluate(node.callee, environment, state), (callee) =>
      chain(evaluateArguments(node.arguments, environment, callee.state), ({ state: path, values }) =>
        construct(environment.activation, path, callee.value, values, siteOf(node, environment)),
      ),
    );
  },

  AwaitExpression(node, environment, state) {
    // What `await f()` throws is thrown on as it is.
    environment.activation.evaluation.indifferentCall = node.argument;
    return limitOutcomes(
      chain(evaluate(node.argument, environment, state), (outcome) =>
        awaitValue(environment.activation, outcome.state, outcome.value, siteOf(node, environment)),
      ),
    );
  },

  ImportExpression(node, environment, state) {
    return chain(evaluate(node.source, environment, state), ({ state: path, value }) => {
      const { hooks } = environment.activation.evaluation;
      const specifier = value.kind === 'constant' && typeof value.value === 'string' ? value.value : undefined;
      const given = specifier === undefined ? undefined : hooks.importValue(path, environment.activation.module, specifier, '*', false);
      return [{ state: path, value: given ?? unknown('it is imported at run time', { site: siteOf(node, environment) }) }];
    });
  },

  TaggedTemplateExpression(node, environment, state) {
    return chain(evaluate(node.tag, environment, state), (tag) =>
      chain(evaluateAll(node.quasi.expressions, environment, tag.state), ({ state: path, values }) =>
        callFunction(environment.activation, path, tag.value, UNDEFINED, [unknown('the texts of a template'), ...values], siteOf(node, environment)),
      ),
    );
  },

  YieldExpression(node, environment, state) {
    const after = node.argument === null || node.argument === undefined ? [{ state, value: UNDEFINED }] : evaluate(node.argument, environment, state);
    return chain(after, (outcome) => [{ state: outcome.state, value: unknown('it comes from a generator') }]);
  },
};

function variable(state: State, id: number): Value {
  const cell = state.get(id);
  return cell === undefined || cell.kind === 'heap' ? UNDEFINED : state.resolve(cell);
}

function joinTexts(quasis: readonly string[], texts: readonly (string | undefined)[], site: Site): Value {
  const text = quasis.reduce((joined, quasi, index) => joined + quasi + (index < texts.length ? (texts[index] ?? '…') : ''), '');
  if (texts.every((part) => part !== undefined && !part.includes('…'))) return constant(text, site);
  const truthiness = quasis.some((quasi) => quasi !== '') ? { truthiness: true } : {};
  return unknown('a part of the text is not known', { site, text, type: 'string', ...truthiness });
}

function unaryValue(operator: NodeByName['UnaryExpression']['operator'], state: State, value: Value): Value {
  if (operator === 'void') return UNDEFINED;
  if (operator === '!') {
    const truth = truthOf(state, value);
    if (truth !== undefined) return constant(!truth);
    return unknown('a condition is not known', { type: 'boolean', predicate: { kind: 'truthy', subject: value, negated: true } });
  }
  return oneOf(
    alternatives(state.resolve(value)).map((single) => {
      if (operator === 'typeof') return typeOf(state, single);
      if (single.kind !== 'constant' || typeof single.value === 'bigint') return unknown('a number is not known', { type: 'number' });
      if (operator === '-') return constant(-Number(single.value), single.site);
      return constant(operator === '+' ? Number(single.value) : ~Number(single.value), single.site);
    }),
  );
}

/** `delete object.key` */
function evaluateDelete(target: Node, environment: Environment, state: State): readonly Outcome[] {
  const reference = isNode(target, 'ChainExpression') ? target.expression : target;
  if (!isNode(reference, 'MemberExpression')) return chain(evaluate(target, environment, state), (outcome) => [{ ...outcome, value: TRUE }]);
  return evaluateReference(reference, environment, state).map(({ state: path, object, name, skipped }) => {
    if (isNullish(path, object) !== false && !skipped) mayRaise(environment.activation, path, siteOf(target, environment));
    if (!skipped) deleteMember(path, object, name);
    return { state: path, value: TRUE };
  });
}

/** The operator of `a && b`, and of `a &&= b` without its `=`. */
export type LogicalOperator = '&&' | '||' | '??';

/**
 * @param operator - The operator.
 * @param left - The left side.
 * @param right - Evaluates the right side.
 * @returns The outcomes of both sides.
 */
export function shortCircuit(operator: LogicalOperator, left: Outcome, right: (state: State) => readonly Outcome[]): readonly Outcome[] {
  const isTaken = (state: State, value: Value): boolean | undefined => {
    if (operator === '??') return isNullish(state, value);
    const truth = truthOf(state, value);
    return truth === undefined || operator === '&&' ? truth : !truth;
  };
  const known = isTaken(left.state, left.value);
  if (known !== undefined) return known ? right(left.state) : [left];
  if (operator === '??') {
    const predicate = { kind: 'nullish', subject: left.value, negated: false } as const;
    const { whenTrue, whenFalse } = branch(left.state, unknown('a condition is not known', { type: 'boolean', predicate }));
    return [
      ...(whenFalse === undefined ? [] : [{ state: whenFalse, value: whenFalse.resolve(left.value) }]),
      ...(whenTrue === undefined ? [] : right(whenTrue)),
    ];
  }
  const { whenTrue, whenFalse } = branch(left.state, left.value);
  const [taken, skipped] = operator === '&&' ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
  return [
    ...(skipped === undefined ? [] : [{ state: skipped, value: skipped.resolve(left.value) }]),
    ...(taken === undefined ? [] : right(taken)),
  ];
}

function evaluateAll(nodes: readonly Node[], environment: Environment, state: State): readonly ListOutcome[] {
  return evaluateArguments(nodes, environment, state);
}

/**
 * @param nodes - Arguments or array elements; null for a hole.
 * @param environment - The scope they stand in.
 * @param state - The path; it is taken over.
 * @returns Their values, spread elements in their places.
 */
export function evaluateArguments(nodes: readonly (Node | null)[], environment: Environment, state: State): readonly ListOutcome[] {
  let lists: readonly ListOutcome[] = [{ state, values: [], open: false }];
  for (const node of nodes) {
    lists = chain(lists, (list): readonly ListOutcome[] => {
      if (node === null) return [{ ...list, values: [...list.values, UNDEFINED] }];
      const expression = isNode(node, 'SpreadElement') ? node.argument : node;
      return chain(evaluate(expression, environment, list.state), (outcome): readonly ListOutcome[] => {
        if (expression === node) return [{ ...list, state: outcome.state, values: [...list.values, placed(list, outcome.value)] }];
        const { elements, open } = elementsOf(outcome.state, outcome.value);
        if (open && outcome.state.resolve(outcome.value).kind !== 'object') mayRaise(environment.activation, outcome.state, siteOf(node, environment));
        return [{ state: outcome.state, values: [...list.values, ...elements.map((value) => placed(list, value))], open: list.open || open }];
      });
    });
    lists = limitLists(lists);
  }
  return lists;
}

/** Behind a spread of unknown length, a constant may stand in another place; functions are kept for whoever looks for handlers. */
function placed(list: ListOutcome, value: Value): Value {
  return list.open && value.kind === 'constant' ? oneOf([value, unknown('an element of a list is not known')]) : value;
}

/**
 * @param state - The path.
 * @param value - Something iterable.
 * @returns The elements that are known; `open` when there may be others.
 */
export function elementsOf(state: State, value: Value): { readonly elements: readonly Value[]; readonly open: boolean } {
  const resolved = state.resolve(value);
  if (resolved.kind === 'object') {
    const { payload } = state.object(resolved);
    if (payload.type === 'array') return payload;
    if (payload.type === 'collection' && !payload.open) {
      return {
        elements: payload.entries.map(([key, entry]) =>
          key === entry ? key : state.allocate(heapObject({ type: 'array', elements: [key, entry], open: false })),
        ),
        open: false,
      };
    }
  }
  if (resolved.kind === 'constant' && typeof resolved.value === 'string') {
    return { elements: [...resolved.value].map((letter) => constant(letter)), open: false };
  }
  return { elements: [], open: true };
}

function evaluateObject(node: NodeByName['ObjectExpression'], environment: Environment, state: State): readonly Outcome[] {
  const self = state.allocate(heapObject({ type: 'plain' }));
  // Plain members on a single path are collected first: a table of thousands is written once.
  let collected = new Map<string, Property>();
  const flush = (path: State): void => {
    if (collected.size === 0) return;
    const heap = path.object(self);
    path.set(self.id, { ...heap, members: new Map([...heap.members, ...collected]) });
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
        const heap = each.state.object(self);
        each.state.set(self.id, { ...heap, members: new Map([...heap.members, ...own]) });
        define(each.state, self.id, name, 'init', each.value);
      }
      collected = new Map();
      states = outcomes.map((each) => each.state);
      continue;
    }
    if (only !== undefined && states.length === 1) flush(only);
    states = states.flatMap((path) => evaluateProperty(property, self, environment, path));
    if (states.length > MAXIMUM_STATES) states = mergeStates(states);
  }
  if (states.length === 1 && states[0] !== undefined) flush(states[0]);
  return states.map((path) => ({ state: path, value: self }));
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
  self: ObjectReference,
  environment: Environment,
  state: State,
): readonly State[] {
  if (isNode(property, 'SpreadElement')) {
    return chain(evaluate(property.argument, environment, state), (outcome) => {
      copyMembers(outcome.state, self, outcome.value, describe(property.argument));
      return [outcome.state];
    });
  }
  return chain(evaluateKey(property, environment, state), (key) => {
    const isMethod = property.kind !== 'init' || (isNode(property.value, 'FunctionExpression') && property.method);
    const value = isMethod
      ? [{ state: key.state, value: closureOf(property.value as NodeByName['FunctionExpression'], environment, key.state, self) }]
      : evaluate(property.value, environment, key.state);
    return chain(value, (outcome) => {
      for (const { name } of key.names) define(outcome.state, self.id, name, property.kind, outcome.value);
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

function staticName(key: Node): string | undefined {
  if (isNode(key, 'Identifier')) return key.name;
  if (isNode(key, 'PrivateIdentifier')) return `#${key.name}`;
  return isNode(key, 'Literal') ? String(key.value) : undefined;
}

/** The object and the key of `object.key`, before it is read or written. */
export interface Reference {
  readonly state: State;
  readonly object: Value;
  readonly name: string | undefined;
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
    const { paths, skipped } = optional(node.optional, object);
    const end = skipped.map((path) => ({ state: path, object: UNDEFINED, name: undefined, skipped: true, isSuper: false }));
    const references = chain(paths, (path) =>
      isSkipped(path.value, node.object)
        ? [{ state: path.state, object: UNDEFINED, name: undefined, skipped: true, isSuper: false }]
        : chain(evaluateKey({ computed: node.computed, key: node.property }, environment, path.state), (key) =>
            key.names.map(({ name }, index) => ({
              state: index === key.names.length - 1 ? key.state : key.state.fork(),
              object: path.value,
              name,
              skipped: false,
              isSuper: false,
            })),
          ),
    );
    return end.length === 0 ? references : [...references, ...end];
  });
}

/** `a?.b.c`: when `a` is nullish the whole chain is undefined, so the `undefined` of an optional object goes on skipping. */
function isSkipped(value: Value, object: Node): boolean {
  return value.kind === 'constant' && value.value === undefined && isInOptionalChain(object);
}

function isInOptionalChain(node: Node): boolean {
  if (isNode(node, 'MemberExpression')) return node.optional || isInOptionalChain(node.object);
  if (isNode(node, 'CallExpression')) return node.optional || isInOptionalChain(node.callee);
  return false;
}

function optional(isOptional: boolean, outcome: Outcome): { readonly paths: readonly Outcome[]; readonly skipped: readonly State[] } {
  if (!isOptional) return { paths: [outcome], skipped: [] };
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
  const { state, object, name } = reference;
  if (name !== undefined) return readMember(environment.activation, state, object, name, site);
  return [{ state, value: anyMember(state, object, environment, site) }];
}

/** `object[key]` with a key that is not known: any member of an object that is known as a whole. */
function anyMember(state: State, object: Value, environment: Environment, site: Site): Value {
  const resolved = state.resolve(object);
  if (resolved.kind === 'object') {
    const heap = state.object(resolved);
    const { payload } = heap;
    if (payload.type === 'array' && !payload.open) return oneOf([...payload.elements, UNDEFINED]);
    if (payload.type === 'plain' && heap.complete && heap.members.size > 0) {
      return oneOf([...[...heap.members.values()].map((property) => property.value), UNDEFINED]);
    }
  }
  mayRaise(environment.activation, state, site);
  return unknown(`${describe(site.node)} is read with a key that is not known`, { site });
}

function evaluateCall(node: NodeByName['CallExpression'], environment: Environment, state: State): readonly Outcome[] {
  const site = siteOf(node, environment);
  const { activation } = environment;
  if (isNode(node.callee, 'Super')) {
    return chain(evaluateArguments(node.arguments, environment, state), ({ state: path, values }) =>
      callSuper(activation, path, values, site),
    );
  }
  return limitOutcomes(
    chain(evaluateCallee(node.callee, environment, state), (callee) => {
      if (callee.skipped) return [{ state: callee.state, value: UNDEFINED }];
      const { paths, skipped } = optional(node.optional, { state: callee.state, value: callee.value });
      const called = chain(paths, (path) =>
        chain(evaluateArguments(node.arguments, environment, path.state), (list) =>
          callFunction(activation, list.state, path.value, callee.thisValue, fillUp(list, path.value), site, callee.member),
        ),
      );
      return [...called, ...skipped.map((path) => ({ state: path, value: UNDEFINED }))];
    }),
  );
}

/** The arguments of a call; a spread of unknown length may give each parameter that has none. */
function fillUp({ state, values, open }: ListOutcome, callee: Value): readonly Value[] {
  const node = open ? functionNodeOf(state, state.resolve(callee)) : undefined;
  const missing = node === undefined ? 0 : Math.max(0, node.params.length - values.length);
  return [...values, ...Array.from({ length: missing }, () => unknown('it is an element of a list that is not known'))];
}

interface CalleeOutcome extends Outcome {
  readonly thisValue: Value;
  readonly member: string | undefined;
  readonly skipped: boolean;
}

function evaluateCallee(node: Node, environment: Environment, state: State): readonly CalleeOutcome[] {
  if (isNode(node, 'ChainExpression') || isNode(node, 'TSNonNullExpression')) return evaluateCallee(node.expression, environment, state);
  if (!isNode(node, 'MemberExpression')) {
    return chain(evaluate(node, environment, state), (outcome) => [
      { ...outcome, thisValue: UNDEFINED, member: undefined, skipped: isSkipped(outcome.value, node) },
    ]);
  }
  const site = siteOf(node, environment);
  return chain(evaluateReference(node, environment, state), (reference): readonly CalleeOutcome[] => {
    if (reference.skipped) {
      return [{ state: reference.state, value: UNDEFINED, thisValue: UNDEFINED, member: undefined, skipped: true }];
    }
    const thisValue = reference.isSuper ? environment.activation.thisValue : reference.object;
    return chain(readReference(reference, environment, site), (outcome) => [
      { ...outcome, thisValue, member: reference.name, skipped: false },
    ]);
  });
}

