/** Evaluates expressions: a table from node type to evaluator. */

import { evaluateAssignment, evaluateUpdate } from './assignment.js';
import { properties } from './built-in.js';
import { evaluateCall } from './call-expression.js';
import { callFunction } from './call-function.js';
import { closureOf, defineClass } from './class-definition.js';
import { construct } from './construct.js';
import type { Environment } from './environment.js';
import { evaluateAll, evaluateArguments } from './evaluate-arguments.js';
import { heapObject } from './heap-object.js';
import { isEitherSide } from './inert-default.js';
import { deleteMember } from './member-access.js';
import { evaluateObject } from './object-expression.js';
import { binaryValue, lettersOf, textOf } from './operator.js';
import { type Outcome, chain } from './outcome.js';
import { limitOutcomes, mergeOutcomes } from './paths.js';
import { awaitValue } from './promise.js';
import { platformGlobal } from './platform.js';
import { mayRaise } from './raise.js';
import { evaluateReference, readReference } from './reference.js';
import { shortCircuit } from './short-circuit.js';
import type { State } from './state.js';
import { type Node, type NodeByName, type Site, isNode } from './syntax.js';
import { branch, isNullish, truthOf } from './truth.js';
import { typeOf } from './type-test.js';
import { listPayload } from './value-list.js';
import { TRUE, UNDEFINED, type Unknown, type Value, alternatives, constant, oneOf, unknown } from './value.js';

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
      return [{ state: path, value: joinTexts(quasis, texts, lettersOf(values.map((value) => path.resolve(value))), siteOf(node, environment)) }];
    });
  },

  Identifier(node, environment, state) {
    if (node.name === 'undefined') return [{ state, value: UNDEFINED }];
    const id = environment.find(node.name);
    if (id !== undefined) return [{ state, value: imported(state, variable(state, id)) }];
    const { module, evaluation } = environment.activation;
    if (node.name === '__dirname') return [{ state, value: constant(folderOf(module.file)) }];
    if (node.name === '__filename') return [{ state, value: constant(module.file) }];
    const { globals, hooks } = evaluation;
    const value = globals.get(node.name) ?? hooks.globalValue?.(module, node.name) ?? platformGlobal(node.name);
    globals.set(node.name, value);
    return [{ state, value: imported(state, value) }];
  },

  ThisExpression(node, environment, state) {
    const { thisValue } = environment.activation;
    return [{ state, value: thisValue }];
  },

  ArrayExpression(node, environment, state) {
    return chain(evaluateArguments(node.elements, environment, state), ({ state: path, values, open }) => [
      { state: path, value: path.allocate(heapObject(listPayload(values, open))) },
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
    // The sides stay apart where it is a condition, which knows more of both then.
    const isOneValue = isEitherSide(node);
    return limitOutcomes(
      chain(evaluate(node.left, environment, state), (left) =>
        shortCircuit(node.operator, left, (path) => evaluate(node.right, environment, path), isOneValue),
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
      const { evaluation, module } = environment.activation;
      const name = specifierOf(path, value);
      if (name === undefined) {
        return [{ state: path, value: unknown('it is imported by a name that is not known', { site: siteOf(node, environment) }) }];
      }
      const given = evaluation.hooks.importValue(path, module, name, '*', false);
      return [{ state: path, value: given ?? evaluation.imported.importOf(module, name, '*', false) }];
    });
  },

  /** `import.meta` */
  MetaProperty(node, environment, state) {
    if (node.meta.name !== 'import') return [{ state, value: unknown('whether it is called with new is not known') }];
    const { file } = environment.activation.module;
    const members = properties({ dirname: constant(folderOf(file)), filename: constant(file), url: constant(urlOf(file)) });
    return [{ state, value: state.allocate(heapObject({ type: 'plain' }, members, { complete: false, frozen: true })) }];
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

/** Of a module that is required its members are asked for, one by one. */
function imported(state: State, value: Value): Value {
  const origin = value.kind === 'unknown' ? value.origin : undefined;
  return origin?.kind === 'import' && origin.from !== undefined && !(origin.isRequire === true && origin.name === '*') ? state.resolve(value) : value;
}

/**
 * @param state - The path.
 * @param value - What is imported.
 * @returns The name of the module, or the path of a file; undefined when that is not known.
 */
export function specifierOf(state: State, value: Value): string | undefined {
  const resolved = state.resolve(value);
  if (resolved.kind === 'constant') return typeof resolved.value === 'string' ? resolved.value : undefined;
  return resolved.kind === 'unknown' ? resolved.file : undefined;
}

function folderOf(file: string): string {
  return file.replace(/[\\/][^\\/]*$/u, '') || '/';
}

function urlOf(file: string): string {
  return `file://${file.startsWith('/') ? '' : '/'}${encodeURI(file.replaceAll('\\', '/')).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
}

function variable(state: State, id: number): Value {
  const cell = state.get(id);
  return cell === undefined || cell.kind === 'heap' ? UNDEFINED : state.resolve(cell);
}

function joinTexts(quasis: readonly string[], texts: readonly (string | undefined)[], letters: Pick<Unknown, 'letters'>, site: Site): Value {
  const text = quasis.reduce((joined, quasi, index) => joined + quasi + (index < texts.length ? (texts[index] ?? '…') : ''), '');
  if (texts.every((part) => part !== undefined && !part.includes('…'))) return constant(text, site);
  const truthiness = quasis.some((quasi) => quasi !== '') ? { truthiness: true } : {};
  return unknown('a part of the text is not known', { site, text, type: 'string', ...truthiness, ...letters });
}

function unaryValue(operator: NodeByName['UnaryExpression']['operator'], state: State, value: Value): Value {
  if (operator === 'void') return UNDEFINED;
  if (operator === 'typeof') return typeOf(state, value);
  if (operator === '!') {
    const truth = truthOf(state, value);
    if (truth !== undefined) return constant(!truth);
    return unknown('a condition is not known', { type: 'boolean', predicate: { kind: 'truthy', subject: value, negated: true } });
  }
  return oneOf(
    alternatives(state.resolve(value)).map((single) => {
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
    if (isNullish(path, object) !== false && !skipped) mayRaise(environment.activation, path, siteOf(target, environment), 'foreign');
    if (!skipped) deleteMember(path, object, name);
    return { state: path, value: TRUE };
  });
}
