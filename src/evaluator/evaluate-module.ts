/** Runs a file's top level and says what it exports. */

import { Activation } from './activation.js';
import { nativeFunction } from './built-in.js';
import { closureOf, defineClass } from './class-definition.js';
import { blockDeclarations, Environment, varNames } from './environment.js';
import { evaluate, specifierOf } from './evaluate.js';
import { execute, declareBlock } from './execute-statement.js';
import type { Evaluation } from './evaluation.js';
import { forEachChild } from './for-each-child.js';
import { heapObject } from './heap-object.js';
import { knownGlobals } from './library/globals.js';
import { widen } from './member-access.js';
import { chain, type Outcome } from './outcome.js';
import { namesDeclaredBy } from './module-exports.js';
import { mergeStates } from './paths.js';
import { forgetReassignedFields } from './reassigned-fields.js';
import { State } from './state.js';
import { isNode, type Node, type NodeByName, type SourceModule } from './syntax.js';
import { oneOf, UNDEFINED, unknown, type Value } from './value.js';

/** A file whose top level was run. */
export interface EvaluatedModule {
  readonly module: SourceModule;
  readonly environment: Environment;
  /** The state after the top level; one state stands for all paths. */
  readonly state: State;
  /** The value of `export default`. */
  readonly defaultExport: Value | undefined;
  /** Why a part of the top level was passed over: a clause without a full stop. */
  readonly incomplete: string | undefined;
}

/** Steps that each statement has once one of them has used up those of the whole top level. */
const STEPS_AFTER_A_BOUND = 2_000;

/**
 * Runs a file's top level.
 *
 * @param evaluation - The evaluation it belongs to.
 * @param module - The file.
 * @returns What is known after it.
 */
export function evaluateModule(evaluation: Evaluation, module: SourceModule): EvaluatedModule {
  const { program } = module;
  for (const [name, value] of [...knownGlobals, ...(evaluation.hooks.globals ?? [])]) evaluation.globals.set(name, value);
  const activation = new Activation({ evaluation, module, caller: null, callSite: null, node: null, thisValue: UNDEFINED, args: [] });
  const environment = new Environment(null, activation);
  const state = State.empty(evaluation);
  const exported = state.allocate(heapObject({ type: 'plain' }));
  const moduleObject = state.allocate(heapObject({ type: 'plain' }, new Map([['exports', { value: exported }]])));
  environment.declare(state, 'exports', exported);
  environment.declare(state, 'module', moduleObject);
  environment.declare(state, 'require', requireFunction);
  for (const name of varNames(program)) environment.declare(state, name);
  for (const statement of program.body) {
    if (isNode(statement, 'ImportDeclaration')) declareImports(statement, environment, state);
    if (isNode(statement, 'TSImportEqualsDeclaration')) declareImportEquals(statement, environment, state);
  }
  declareBlock(blockDeclarations(program.body), environment, state);

  let states: readonly State[] = [state];
  let defaultExport: Value | undefined;
  let incomplete: string | undefined;
  const run = (statement: Node): readonly State[] => {
    if (!isNode(statement, 'ExportDefaultDeclaration')) return states.flatMap((path) => execute(statement, environment, path));
    const { declaration } = statement;
    if (isNode(declaration, 'FunctionDeclaration') && declaration.id !== null) return states;
    if (isNode(declaration, 'ClassDeclaration') && declaration.id !== null) return states.flatMap((path) => execute(declaration, environment, path));
    return states.flatMap((path) =>
      chain(evaluateDefault(declaration, environment, path), (outcome) => {
        defaultExport = outcome.value;
        return [outcome.state];
      }),
    );
  };
  for (const statement of program.body) {
    const before = states.map((path) => path.fork());
    const failure = evaluation.attempt(() => {
      states = mergeStates(run(statement));
    });
    if (failure !== undefined) {
      // What follows is worth a look all the same: routes are often registered behind a table that is too large.
      states = before;
      for (const path of states) forgetDeclared(statement, environment, path);
      incomplete ??= failure;
      evaluation.budget.renew(STEPS_AFTER_A_BOUND);
    }
    if (states.length === 0) break;
  }
  const [end = state, ...others] = states;
  for (const other of others) end.join(other);
  forgetUnset(program, environment, end);
  forgetReassigned(program, environment, end);
  openFilled(program, environment, end);
  forgetReassignedFields(end);
  return { module, environment, state: end, defaultExport, incomplete };
}

function evaluateDefault(declaration: Node, environment: Environment, state: State): readonly Outcome[] {
  if (isNode(declaration, 'FunctionDeclaration')) return [{ state, value: closureOf(declaration, environment, state) }];
  if (isNode(declaration, 'ClassDeclaration')) return defineClass(declaration, environment, state);
  return evaluate(declaration, environment, state);
}

const requireFunction = nativeFunction('require', ({ evaluation, activation, state, args, site }) => {
  const [specifier] = args;
  const name = specifier === undefined ? undefined : specifierOf(state, specifier);
  if (name !== undefined) {
    const given = evaluation.hooks.importValue(state, activation.module, name, '*', true);
    return [{ state, value: given ?? evaluation.imported.importOf(activation.module, name, '*', true) }];
  }
  return [{ state, value: unknown('it is required by a name that is not known', { site }) }];
}, { main: unknown('which file the process was started with is not known') });

function declareImports(node: NodeByName['ImportDeclaration'], environment: Environment, state: State): void {
  const specifier = node.source.value;
  const { module, evaluation } = environment.activation;
  for (const imported of node.specifiers) {
    let name = '*';
    if (isNode(imported, 'ImportDefaultSpecifier')) name = 'default';
    else if (isNode(imported, 'ImportSpecifier')) {
      name = isNode(imported.imported, 'Identifier') ? imported.imported.name : String(imported.imported.value);
    }
    const given = evaluation.hooks.importValue(state, module, specifier, name, false);
    environment.declare(state, imported.local.name, given ?? evaluation.imported.importOf(module, specifier, name, false));
  }
}

/** `import x = require('x')` */
function declareImportEquals(node: NodeByName['TSImportEqualsDeclaration'], environment: Environment, state: State): void {
  const { module, evaluation } = environment.activation;
  const reference = node.moduleReference as Node;
  const source = isNode(reference, 'TSExternalModuleReference') ? reference.expression : undefined;
  const specifier = isNode(source, 'Literal') ? String(source.value) : '';
  const given = evaluation.hooks.importValue(state, module, specifier, '*', true);
  environment.declare(state, node.id.name, given ?? evaluation.imported.importOf(module, specifier, '*', true));
}

/** What a statement declares that was not followed to its end. */
function forgetDeclared(statement: Node, environment: Environment, state: State): void {
  const declaration = isNode(statement, 'ExportNamedDeclaration') ? (statement.declaration as Node | null) : statement;
  for (const { name } of namesDeclaredBy(declaration)) {
    const id = environment.find(name);
    if (id !== undefined) state.set(id, unknown(`the code that sets '${name}' takes too many steps to follow`));
  }
}

/** A start that leaves a variable without its value, because something failed, may be one after which no handler runs. */
function forgetUnset(program: NodeByName['Program'], environment: Environment, state: State): void {
  for (const name of declaredNames(program)) {
    const id = environment.find(name);
    const cell = id === undefined ? undefined : state.get(id);
    if (id === undefined || cell?.kind !== 'choice') continue;
    const set = cell.values.filter((single) => single.kind !== 'constant' || single.value !== undefined);
    if (set.length < cell.values.length) state.set(id, oneOf([...set, unknown(`'${name}' is set on some paths only`)]));
  }
}

/** What functions assign to a variable of the top level may have happened before a handler runs, or not. */
function forgetReassigned(program: NodeByName['Program'], environment: Environment, state: State): void {
  const candidates = new Set<string>();
  for (const statement of program.body) {
    const declaration = isNode(statement, 'ExportNamedDeclaration') ? (statement.declaration as Node | null) : statement;
    if (!isNode(declaration, 'VariableDeclaration') || declaration.kind === 'const') continue;
    for (const { id } of declaration.declarations) if (isNode(id, 'Identifier')) candidates.add(id.name);
  }
  if (candidates.size === 0) return;
  for (const name of assignedNames(program)) {
    const id = candidates.has(name) ? environment.find(name) : undefined;
    const cell = id === undefined ? undefined : state.get(id);
    if (id === undefined || cell === undefined || cell.kind === 'heap') continue;
    const other = unknown(`'${name}' is assigned in a function`, { truthiness: true });
    const isUnset = cell.kind === 'constant' && (cell.value === undefined || cell.value === null);
    state.set(id, isUnset ? unknown(`'${name}' is assigned in a function`) : oneOf([cell, other]));
  }
}

const assigned = new WeakMap<Node, ReadonlySet<string>>();

/** The names that some function assigns to, whatever variable they mean there. */
function assignedNames(program: NodeByName['Program']): ReadonlySet<string> {
  const known = assigned.get(program);
  if (known !== undefined) return known;
  const names = new Set<string>();
  forEachInFunctions(program, (node) => {
    if (isNode(node, 'AssignmentExpression') && isNode(node.left, 'Identifier')) names.add(node.left.name);
    if (isNode(node, 'UpdateExpression') && isNode(node.argument, 'Identifier')) names.add(node.argument.name);
  });
  assigned.set(program, names);
  return names;
}

/** What functions add to a list, a map or an object of the top level may be there before a handler runs, or not. */
function openFilled(program: NodeByName['Program'], environment: Environment, state: State): void {
  const filled = filledNames(program);
  for (const name of declaredNames(program)) {
    const id = environment.find(name);
    const cell = id === undefined ? undefined : state.get(id);
    if (cell?.kind !== 'object') continue;
    const { payload } = state.object(cell);
    // Nobody declares an empty list that stays empty; other files may fill it.
    const isEmpty = (payload.type === 'array' && payload.elements.length === 0) || (payload.type === 'collection' && payload.entries.length === 0);
    if (isEmpty || filled.has(name)) widen(state, cell, `'${name}' is changed in a function`);
  }
}

function declaredNames(program: NodeByName['Program']): readonly string[] {
  const declarations = program.body.map((statement) => (isNode(statement, 'ExportNamedDeclaration') ? (statement.declaration as Node | null) : statement));
  return [...blockDeclarations(declarations.filter((declaration) => declaration !== null)).lexical, ...varNames(program)];
}

const MUTATORS = new Set(['set', 'add', 'delete', 'clear', 'push', 'unshift', 'splice', 'pop', 'shift', 'fill', 'sort', 'reverse']);
const filledOf = new WeakMap<Node, ReadonlySet<string>>();

/** The names of which some function changes a member or calls a method that changes it, whatever variable they mean there. */
function filledNames(program: NodeByName['Program']): ReadonlySet<string> {
  const known = filledOf.get(program);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const add = (target: Node, isDeep: boolean): void => {
    let node = target;
    if (!isNode(node, 'MemberExpression')) return;
    while (isNode(node, 'MemberExpression') && (isDeep || node === target)) node = node.object;
    if (isNode(node, 'Identifier')) names.add(node.name);
  };
  forEachInFunctions(program, (node) => {
    if (isNode(node, 'AssignmentExpression')) add(node.left, true);
    else if (isNode(node, 'UpdateExpression') || (isNode(node, 'UnaryExpression') && node.operator === 'delete')) add(node.argument, true);
    else if (isNode(node, 'CallExpression') && isNode(node.callee, 'MemberExpression') && isNode(node.callee.property, 'Identifier')) {
      if (MUTATORS.has(node.callee.property.name)) add(node.callee, false);
      const [first] = node.arguments;
      if (node.callee.property.name === 'assign' && isNode(first, 'Identifier')) names.add(first.name);
    }
  });
  filledOf.set(program, names);
  return names;
}

/** Visits the nodes that stand in a function. */
function forEachInFunctions(program: NodeByName['Program'], visit: (node: Node) => void): void {
  const pending: { readonly node: Node; readonly isInFunction: boolean }[] = [{ node: program, isInFunction: false }];
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    const { node } = entry;
    if (entry.isInFunction) visit(node);
    const isInFunction = entry.isInFunction || 'params' in node;
    forEachChild(node, (child) => pending.push({ node: child, isInFunction }));
  }
}
