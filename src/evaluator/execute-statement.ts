/** Executes statements: a table from node type to executor. */

import { defineClass, closureOf } from './class-definition.js';
import type { Declarations } from './environment.js';
import { blockDeclarations, Environment } from './environment.js';
import { evaluate, siteOf } from './evaluate.js';
import { executeDoWhile, executeFor, executeForIn, executeForOf, executeWhile } from './loop.js';
import { declareEnum, executeNamespace } from './typescript.js';
import { chain } from './outcome.js';
import { mergeStates } from './paths.js';
import { bindPattern } from './pattern.js';
import { raise } from './raise.js';
import type { State } from './state.js';
import { executeSwitch } from './switch.js';
import { isNode, type Node, type NodeByName } from './syntax.js';
import { branch } from './truth.js';
import { executeTry } from './try.js';
import { UNDEFINED } from './value.js';

type Executor<Name extends keyof NodeByName> = (node: NodeByName[Name], environment: Environment, state: State) => readonly State[];

type Executors = { readonly [Name in keyof NodeByName]?: Executor<Name> };

/**
 * Executes a statement.
 *
 * @param node - The statement.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns The states of the paths that go on after it.
 */
export function execute(node: Node, environment: Environment, state: State): readonly State[] {
  environment.activation.evaluation.step();
  const executor = executors[node.type] as Executor<never> | undefined;
  // What is left are types, which do nothing at run time.
  return executor === undefined ? [state] : executor(node as never, environment, state);
}

/**
 * Executes statements one after the other, in a scope whose names are declared.
 *
 * @param statements - The statements.
 * @param environment - The scope.
 * @param state - The path; it is taken over.
 * @returns The states of the paths that go on after the last one.
 */
export function executeBody(statements: readonly Node[], environment: Environment, state: State): readonly State[] {
  let states: readonly State[] = [state];
  let { pathsAlike } = state;
  for (const statement of statements) {
    if (states.length === 0) break;
    const after = chain(states, (path) => execute(statement, environment, path));
    // Paths that were told apart before and did not split are still apart, unless fewer of them may be by now.
    const isSplit = after.length > states.length || (after.length > 1 && state.pathsAlike < pathsAlike);
    states = isSplit ? mergeStates(after) : after;
    ({ pathsAlike } = state);
  }
  return states;
}

/**
 * Declares what a block declares: functions have their value from the start.
 *
 * @param declarations - What the block declares.
 * @param environment - Its scope.
 * @param state - The path; it is changed.
 */
export function declareBlock(declarations: Declarations, environment: Environment, state: State): void {
  for (const name of declarations.lexical) environment.declare(state, name);
  for (const node of declarations.functions) {
    if (node.id !== null) environment.declare(state, node.id.name, closureOf(node, environment, state));
  }
}

/**
 * @param statements - The statements of a block.
 * @param environment - The scope around it.
 * @param state - The path; it is taken over.
 * @returns The states of the paths that go on after it.
 */
function executeBlock(statements: readonly Node[], environment: Environment, state: State): readonly State[] {
  const declarations = blockDeclarations(statements);
  if (declarations.lexical.length === 0 && declarations.functions.length === 0) return executeBody(statements, environment, state);
  const scope = new Environment(environment, environment.activation);
  declareBlock(declarations, scope, state);
  const states = executeBody(statements, scope, state);
  for (const after of states) scope.leave(after);
  return states;
}

const executors: Executors = {
  ExpressionStatement: (node, environment, state) =>
    evaluate(node.expression, environment, state).map((outcome) => outcome.state),

  VariableDeclaration(node, environment, state) {
    let states: readonly State[] = [state];
    for (const { id, init } of node.declarations) {
      states = chain(states, (path) => {
        if (init === null) {
          // `let x;` in a loop is undefined again; `var x;` keeps its value.
          return node.kind === 'var' ? [path] : bindPattern(id, UNDEFINED, environment, path, 'declare');
        }
        return chain(evaluate(init, environment, path), (outcome) =>
          bindPattern(id, outcome.value, environment, outcome.state, node.kind === 'var' ? 'assign' : 'declare'),
        );
      });
    }
    return states;
  },

  BlockStatement: (node, environment, state) => executeBlock(node.body, environment, state),
  StaticBlock: (node, environment, state) => executeBlock(node.body, environment, state),
  IfStatement: executeIf,

  ReturnStatement(node, environment, state) {
    const { activation } = environment;
    if (node.argument === null) activation.returns.push({ state, value: UNDEFINED });
    else activation.returns.push(...evaluate(node.argument, environment, state));
    return [];
  },

  ThrowStatement(node, environment, state) {
    for (const outcome of evaluate(node.argument, environment, state)) {
      raise(environment.activation, outcome.state, outcome.value, siteOf(node, environment));
    }
    return [];
  },

  BreakStatement(node, environment, state) {
    environment.activation.jumps.push({ state, type: 'break', label: node.label?.name ?? null });
    return [];
  },

  ContinueStatement(node, environment, state) {
    environment.activation.jumps.push({ state, type: 'continue', label: node.label?.name ?? null });
    return [];
  },

  LabeledStatement(node, environment, state) {
    const label = node.label.name;
    const after = isLoop(node.body)
      ? executeLoop(node.body, environment, state, label)
      : execute(node.body, environment, state);
    const { activation } = environment;
    const ended = activation.jumps.filter((jump) => jump.label === label);
    activation.jumps = activation.jumps.filter((jump) => jump.label !== label);
    return mergeStates([...after, ...ended.map((jump) => jump.state)]);
  },

  ForStatement: (node, environment, state) => executeLoop(node, environment, state, null),
  ForInStatement: (node, environment, state) => executeLoop(node, environment, state, null),
  ForOfStatement: (node, environment, state) => executeLoop(node, environment, state, null),
  WhileStatement: (node, environment, state) => executeLoop(node, environment, state, null),
  DoWhileStatement: (node, environment, state) => executeLoop(node, environment, state, null),
  SwitchStatement: executeSwitch,
  TryStatement: executeTry,

  ClassDeclaration: (node, environment, state) => defineClass(node, environment, state).map((outcome) => outcome.state),
  TSEnumDeclaration: (node, environment, state) => declareEnum(node, environment, state),
  TSModuleDeclaration: (node, environment, state) => executeNamespace(node, environment, state),
  ExportNamedDeclaration: (node, environment, state) =>
    node.declaration === null ? [state] : execute(node.declaration, environment, state),
};

type LoopNode = NodeByName['ForStatement' | 'ForInStatement' | 'ForOfStatement' | 'WhileStatement' | 'DoWhileStatement'];

function isLoop(node: Node): node is LoopNode {
  return (
    isNode(node, 'ForStatement') ||
    isNode(node, 'ForInStatement') ||
    isNode(node, 'ForOfStatement') ||
    isNode(node, 'WhileStatement') ||
    isNode(node, 'DoWhileStatement')
  );
}

function executeLoop(node: LoopNode, environment: Environment, state: State, label: string | null): readonly State[] {
  switch (node.type) {
    case 'ForStatement' as never:
      return executeFor(node as NodeByName['ForStatement'], environment, state, label);
    case 'ForOfStatement' as never:
      return executeForOf(node as NodeByName['ForOfStatement'], environment, state, label);
    case 'ForInStatement' as never:
      return executeForIn(node as NodeByName['ForInStatement'], environment, state, label);
    case 'WhileStatement' as never:
      return executeWhile(node as NodeByName['WhileStatement'], environment, state, label);
    default:
      return executeDoWhile(node as NodeByName['DoWhileStatement'], environment, state, label);
  }
}

/** A chain of `else if` is walked, not entered, so that thousands of them do not exhaust the stack. */
function executeIf(first: NodeByName['IfStatement'], environment: Environment, start: State): readonly State[] {
  const ends: State[] = [];
  let states: readonly State[] = [start];
  let node: Node | null = first;
  while (isNode(node, 'IfStatement') && states.length > 0) {
    const { test, consequent } = node;
    const taken: State[] = [];
    const otherwise: State[] = [];
    for (const path of states) {
      for (const outcome of evaluate(test, environment, path)) {
        const { whenTrue, whenFalse } = branch(outcome.state, outcome.value);
        if (whenTrue !== undefined) taken.push(whenTrue);
        if (whenFalse !== undefined) otherwise.push(whenFalse);
      }
    }
    for (const path of mergeStates(taken)) ends.push(...execute(consequent, environment, path));
    if (ends.length > 64) ends.splice(0, ends.length, ...mergeStates(ends));
    states = mergeStates(otherwise);
    node = node.alternate;
  }
  if (node !== null) for (const path of states) ends.push(...execute(node, environment, path));
  else ends.push(...states);
  return mergeStates(ends);
}
