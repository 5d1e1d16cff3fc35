/** Calls: entering the functions whose source is known, and what a call of any other can do. */

import { Activation } from './activation.js';
import { callUnknown, handOver } from './call-unknown.js';
import { declaredMethod } from './declared-method.js';
import { describe } from './describe.js';
import type { RunSummarized } from './call-summaries.js';
import { eachKnownAlternative } from './each-alternative.js';
import { Environment, blockDeclarations, varNames } from './environment.js';
import { MAXIMUM_DEPTH, MAXIMUM_RECURSION, type HostedCall } from './evaluation.js';
import { evaluate } from './evaluate.js';
import { executeBody, declareBlock } from './execute-statement.js';
import type { HeapObject } from './heap-object.js';
import { heapObject } from './heap-object.js';
import { chain, type Outcome } from './outcome.js';
import { limitOutcomes, mergeOutcomes } from './paths.js';
import { bindPattern } from './pattern.js';
import { fulfilled, rejected } from './promise.js';
import { mayRaise, raiseTypeError } from './raise.js';
import { areData, isOfTopLevel, runAside } from './run-aside.js';
import type { State } from './state.js';
import { isNode, type FunctionNode, type Site, type SourceModule } from './syntax.js';
import { UNDEFINED, unknown, type Constant, type ObjectReference, type Value } from './value.js';

type ClosurePayload = Extract<HeapObject['payload'], { type: 'closure' }>;

/**
 * Calls a value.
 *
 * @param activation - The function that calls.
 * @param state - The path; it is taken over.
 * @param callee - What is called.
 * @param thisValue - What stands before the dot.
 * @param args - The arguments.
 * @param site - The call.
 * @param member - The member's name when a member is called.
 * @returns What it returns, over all paths.
 */
export function callFunction(
  activation: Activation,
  state: State,
  callee: Value,
  thisValue: Value,
  args: readonly Value[],
  site: Site,
  member?: string,
): readonly Outcome[] {
  const { evaluation } = activation;
  evaluation.step();
  const outcomes = eachKnownAlternative(state, callee, (path, single): readonly Outcome[] => {
    if (single.kind === 'constant') return callNothing(activation, path, single, thisValue, site, member);
    if (single.kind === 'unknown') {
      const declared = evaluation.isAnswering ? declaredMethod(activation, path, single, thisValue) : undefined;
      if (declared !== undefined) return callFunction(activation, path, declared.method, declared.thisValue, args, site, member);
      const bound = member === 'bind' ? bindDeclared(activation, path, thisValue, args) : undefined;
      if (bound !== undefined) return [{ state: path, value: bound }];
      return callUnknown(activation, path, single, thisValue, args, site, member);
    }
    const { payload } = path.object(single);
    switch (payload.type) {
      case 'closure':
        if (payload.node.generator) return callGenerator(activation, path, single, args, site);
        return callClosure(activation, path, payload, thisValue, args, site, evaluation.imported.cell(single.id) !== undefined);
      case 'bound':
        return callFunction(activation, path, payload.target, payload.thisValue, [...payload.args, ...args], site);
      case 'native':
        return payload.call({ evaluation, activation, state: path, thisValue, args, site, isConstruct: false });
      case 'host':
        if (payload.behaviour.call !== undefined) {
          return payload.behaviour.call({ activation, state: path, self: single, site, thisValue, args });
        }
        return callUnknown(activation, path, single, thisValue, args, site, member);
      case 'plain':
        return callUnknown(activation, path, single, thisValue, args, site, member);
      default:
        mayRaise(activation, path, site, 'foreign');
        return [];
    }
  });
  return limitOutcomes(outcomes);
}

/** `controller.run.bind(controller)`, of a controller that is not known but declared. */
function bindDeclared(activation: Activation, state: State, callee: Value, [self = UNDEFINED, ...args]: readonly Value[]): Value | undefined {
  const method = state.resolve(callee);
  const declared = method.kind === 'unknown' ? declaredMethod(activation, state, method, self) : undefined;
  return declared && state.allocate(heapObject({ type: 'bound', target: declared.method, thisValue: declared.thisValue, args }));
}

/** `undefined()` throws, unless the undefined thing is a member that code which is not evaluated may have set. */
function callNothing(activation: Activation, state: State, { isLacked }: Constant, thisValue: Value, site: Site, member: string | undefined): readonly Outcome[] {
  const { evaluation } = activation;
  if (evaluation.isStarting || (member !== undefined && evaluation.isShared(thisValue))) {
    mayRaise(activation, state, site);
    return [{ state, value: unknown(`${describe(site.node)} is set elsewhere`, { site }) }];
  }
  if (isLacked === true) mayRaise(activation, state, site, 'foreign');
  else raiseTypeError(activation, state, site);
  return [];
}

/** A generator is not followed. */
function callGenerator(caller: Activation, state: State, generator: ObjectReference, args: readonly Value[], site: Site): readonly Outcome[] {
  for (const value of args) handOver(caller, state, UNDEFINED, value, 'a generator', site);
  return [{ state, value: unknown('it comes from a generator', { site, origin: { kind: 'call', callee: generator, args } }) }];
}

/** Enters a function whose source is known; `isShared`: an imported file has made it for all of the program. */
function callClosure(
  caller: Activation,
  state: State,
  closure: ClosurePayload,
  thisValue: Value,
  args: readonly Value[],
  site: Site,
  isShared: boolean,
): readonly Outcome[] {
  const { evaluation } = caller;
  const { node } = closure;
  if (caller.depth >= MAXIMUM_DEPTH) return [{ state, value: unknown('the calls are nested too deeply to follow', { site }) }];
  if (countActive(caller, node) >= MAXIMUM_RECURSION) return [{ state, value: unknown('it comes from a recursive call', { site }) }];
  const self = closure.lexicalThis ?? thisValue;
  const call = { ...closure, isShared, thisValue: self, args };
  const { summaries } = evaluation.imported;
  const isSummarized = evaluation.isAnswering && caller.caller !== null;
  const runSummarized: RunSummarized = (root, path, ownThis, values, place) =>
    callClosure(root, path, closure.lexicalThis === undefined ? closure : { ...closure, lexicalThis: ownThis }, ownThis, values, place, isShared);
  const outcomes = isSummarized ? summaries.recall(caller, state, site, call, runSummarized) : undefined;
  if (outcomes !== undefined) return outcomes;
  const start = { evaluation, module: closure.module, caller, callSite: site, node, args, thisValue: self, home: closure.home };
  const run = (path: State) => enter(caller, new Activation(start), closure, path);
  // What the analysis itself calls, and what a top level calls, is what is asked about.
  const isAside =
    caller.caller !== null && !evaluation.hooks.isAsked(node, closure.module) && (isShared || isOfTopLevel(closure.environment)) && areData(state, [self, ...args]);
  if (!isAside && isSummarized && summaries.isSummarized(call)) {
    const enterApart: HostedCall['enter'] = (root, path, ownThis, values) => runSummarized(root, path, ownThis, values, site);
    return evaluation.hooks.hostedCall({ caller, state, site, node, thisValue: self, args, run, enter: enterApart }) ?? run(state);
  }
  if (!isAside) return run(state);
  return runAside(caller, state, node, site, run, () => (isSummarized ? summaries.recallAny(caller, state, site, call, runSummarized) : undefined));
}

function enter(caller: Activation, activation: Activation, closure: ClosurePayload, state: State): readonly Outcome[] {
  const { evaluation, args, callSite: site } = activation;
  const { node, environment } = closure;
  if (!node.async) {
    return evaluation.memo.recall({ node, environment, thisValue: activation.thisValue, args }, state, () => runSync(caller, activation, closure, state));
  }
  const isIndifferent = !evaluation.isGuarded && evaluation.indifferentCall === site?.node;
  return isIndifferent ? runAsync(activation, closure, state) : evaluation.guarded(() => runAsync(activation, closure, state));
}

function runSync(caller: Activation, activation: Activation, closure: ClosurePayload, state: State): readonly Outcome[] {
  const outcomes = enterClosure(activation, closure, state);
  for (const thrown of activation.escaped) caller.raise(thrown);
  return mergeOutcomes(outcomes);
}

function runAsync(activation: Activation, closure: ClosurePayload, state: State): readonly Outcome[] {
  const outcomes = enterClosure(activation, closure, state);
  const settled = chain(outcomes, (outcome) => fulfilled(outcome.state, outcome.value));
  const failed = activation.escaped.map((thrown) => rejected(thrown));
  return mergeOutcomes([...settled, ...failed]);
}

/**
 * Runs a function's body.
 *
 * @param activation - The call, without a caller's part in it.
 * @param closure - The function.
 * @param state - The path; it is taken over.
 * @returns What it returns; what it throws is in `activation.escaped`.
 */
export function enterClosure(activation: Activation, closure: ClosurePayload, state: State): readonly Outcome[] {
  activation.evaluation.hooks.entered(closure.node, activation, state);
  const outcomes = runBody(activation, closure, state);
  activation.leaveScopes(0, [...outcomes, ...activation.escaped].map((end) => end.state));
  return outcomes;
}

function runBody(activation: Activation, closure: ClosurePayload, state: State): readonly Outcome[] {
  const { node } = closure;
  const environment = new Environment(closure.environment, activation);
  const states = bindParameters(environment, state, node, activation.args);
  if (!isNode(node.body, 'BlockStatement')) {
    const body = node.body;
    return chain(states, (path) => evaluate(body, environment, path));
  }
  const { body } = node;
  return chain(states, (path) => {
    for (const name of varNames(body)) if (!environment.has(name)) environment.declare(path, name);
    declareBlock(blockDeclarations(body.body), environment, path);
    const ends = executeBody(body.body, environment, path);
    const returned = activation.returns;
    activation.returns = [];
    return ends.length === 0 ? returned : [...returned, ...ends.map((end) => ({ state: end, value: UNDEFINED }))];
  });
}

function bindParameters(environment: Environment, state: State, node: FunctionNode, args: readonly Value[]): readonly State[] {
  if (isNode(node, 'FunctionExpression') && node.id !== null) {
    environment.declare(state, node.id.name, unknown(`'${node.id.name}' is the function itself`));
  }
  if (!isNode(node, 'ArrowFunctionExpression') && readsArguments(node, environment.activation.module)) {
    const list = heapObject({ type: 'array', elements: args, open: false });
    environment.declare(state, 'arguments', state.allocate(list));
  }
  let states: readonly State[] = [state];
  node.params.forEach((parameter, index) => {
    const target = isNode(parameter, 'TSParameterProperty') ? parameter.parameter : parameter;
    states = chain(states, (path) => {
      if (isNode(target, 'RestElement')) {
        const rest = path.allocate(heapObject({ type: 'array', elements: args.slice(index), open: false }));
        return bindPattern(target.argument, rest, environment, path, 'declare');
      }
      return bindPattern(target, args[index] ?? UNDEFINED, environment, path, 'declare');
    });
  });
  return states;
}

const argumentReaders = new WeakMap<FunctionNode, boolean>();

/** Whether the word `arguments` stands in a function; most have no need of the list. */
function readsArguments(node: FunctionNode, { text }: SourceModule): boolean {
  const known = argumentReaders.get(node);
  if (known !== undefined) return known;
  const reads = text.slice(...node.range).includes('arguments');
  argumentReaders.set(node, reads);
  return reads;
}

function countActive(activation: Activation, node: FunctionNode): number {
  let count = 0;
  for (let current: Activation | null = activation; current !== null; current = current.caller) {
    if (current.node === node) count += 1;
  }
  return count;
}

/** A function and the file that it stands in. */
export interface FunctionSource {
  readonly module: SourceModule;
  readonly node: FunctionNode;
}

/**
 * @param state - The path.
 * @param callee - A value.
 * @returns The function when its source is known.
 */
export function functionOf(state: State, callee: Value): FunctionSource | undefined {
  if (callee.kind !== 'object') return undefined;
  const { payload } = state.object(callee);
  if (payload.type === 'closure') return payload;
  return payload.type === 'bound' ? functionOf(state, payload.target) : undefined;
}

/**
 * @param state - The path.
 * @param callee - A value.
 * @returns The function's node when its source is known.
 */
export function functionNodeOf(state: State, callee: Value): FunctionNode | undefined {
  return functionOf(state, callee)?.node;
}
