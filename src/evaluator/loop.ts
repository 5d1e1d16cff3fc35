/** Loops: known ones run as often as they do, others zero, one or more times. */

import { isNegligible } from './compare-cells.js';
import { blockDeclarations, Environment } from './environment.js';
import { elementsOf } from './evaluate-arguments.js';
import { evaluate, siteOf } from './evaluate.js';
import { declareBlock, execute } from './execute-statement.js';
import type { HeapObject } from './heap-object.js';
import { chain } from './outcome.js';
import { mergeAlikeStates, mergeStates } from './paths.js';
import { bindPattern } from './pattern.js';
import { awaitValue } from './promise.js';
import { throwerOfList } from './foreign-code.js';
import { mayRaise } from './raise.js';
import type { State } from './state.js';
import { isNode, type Node, type NodeByName } from './syntax.js';
import { branch, truthOf } from './truth.js';
import { constant, unknown, type Value } from './value.js';
import { presence } from './value-list.js';

/** A loop whose condition is known runs at most this often; then what it changes is unknown. */
const MAXIMUM_ITERATIONS = 100;
/** A loop whose condition is not known is run this often; later rounds find nothing new. */
const UNKNOWN_ITERATIONS = 2;

interface Round {
  /** Paths that go on with the next round. */
  readonly next: readonly State[];
  /** Paths that left the loop. */
  readonly left: readonly State[];
}

/** Runs a loop's body once and sorts its jumps. */
function runBody(body: Node, environment: Environment, states: readonly State[], label: string | null): Round {
  const { activation } = environment;
  const { scopeCount, jumps: outer } = activation;
  activation.jumps = [];
  const ends = chain(states, (state) => execute(body, environment, state));
  const mine = activation.jumps.filter((jump) => jump.label === null || jump.label === label);
  activation.jumps = [...outer, ...activation.jumps.filter((jump) => !mine.includes(jump))];
  activation.leaveScopes(scopeCount, mine.map((jump) => jump.state));
  return {
    next: mergeStates([...ends, ...mine.filter((jump) => jump.type === 'continue').map((jump) => jump.state)]),
    left: mine.filter((jump) => jump.type === 'break').map((jump) => jump.state),
  };
}

interface Loop {
  readonly test: Node | null;
  readonly body: Node;
  /** Run after the body, before the next test. */
  readonly update: Node | null;
  readonly isTestedFirst: boolean;
  /** Names of `for (let …)`: each round has variables of its own, which closures of the round keep. */
  readonly perRound?: readonly string[];
}

function runLoop(loop: Loop, outer: Environment, start: readonly State[], label: string | null): readonly State[] {
  const left: State[] = [];
  let environment = outer;
  let states = start;
  let unknownRounds = 0;
  let earlier = joined(start);
  for (let round = 0; states.length > 0; round += 1) {
    const isLast = unknownRounds >= UNKNOWN_ITERATIONS || round >= MAXIMUM_ITERATIONS;
    for (const state of states) if (isLast && earlier !== undefined) state.forgetChanges(earlier, 'a loop changes it');
    if (round > 0) {
      const now = joined(states);
      // A round that changed nothing is like all that follow. Variables of a round's own are new in each and always count as changed.
      if (loop.perRound === undefined && now !== undefined && earlier !== undefined && now.isLike(earlier, isNegligible)) {
        left.push(...leaveEndless(loop, environment, states));
        break;
      }
      earlier = now;
    }
    let entering = states;
    if (loop.test !== null && (loop.isTestedFirst || round > 0)) {
      const test = loop.test;
      let isKnown = true;
      entering = chain(states, (state) =>
        chain(evaluate(test, environment, state), (outcome) => {
          if (truthOf(outcome.state, outcome.value) === undefined) isKnown = false;
          const { whenTrue, whenFalse } = branch(outcome.state, outcome.value);
          if (whenFalse !== undefined) left.push(whenFalse);
          return whenTrue === undefined ? [] : [whenTrue];
        }),
      );
      if (!isKnown) unknownRounds += 1;
    } else if (loop.test === null) unknownRounds += 1;
    // One round more with what is not known by then stands for all that follow.
    const isOver = unknownRounds > UNKNOWN_ITERATIONS + 1 || round > MAXIMUM_ITERATIONS;
    if (isOver) {
      // An endless loop is left by `break` alone; any other goes on with what it has.
      if (loop.test !== null && round > MAXIMUM_ITERATIONS) left.push(...entering);
      break;
    }
    const after = runBody(loop.body, environment, mergeAlikeStates(entering), label);
    left.push(...after.left);
    states = after.next;
    environment = nextRound(environment, states, loop.perRound ?? []);
    if (loop.update !== null) {
      const { update } = loop;
      states = states.flatMap((state) => evaluate(update, environment, state).map((outcome) => outcome.state));
    }
  }
  return mergeStates(left);
}

/** Paths on which a loop ends although another round would find nothing new: those of a test that may fail. */
function leaveEndless({ test }: Loop, environment: Environment, states: readonly State[]): readonly State[] {
  if (test === null) return [];
  return states.flatMap((state) => evaluate(test, environment, state)).flatMap((outcome) => branch(outcome.state, outcome.value).whenFalse ?? []);
}

/** One state that stands for several, which stay as they are. */
function joined(states: readonly State[]): State | undefined {
  const [first, ...others] = states;
  const all = first?.fork();
  for (const other of others) all?.join(other.fork());
  return all;
}

/** New variables with the values of the last round's. */
function nextRound(environment: Environment, states: readonly State[], names: readonly string[]): Environment {
  if (names.length === 0) return environment;
  const scope = new Environment(environment.parent, environment.activation);
  for (const name of names) {
    const cell = environment.find(name);
    for (const state of states) {
      const value = cell === undefined ? undefined : state.get(cell);
      if (value !== undefined && value.kind !== 'heap') scope.declare(state, name, value);
    }
  }
  for (const state of states) environment.leave(state);
  return scope;
}

/** `for (init; test; update) body` */
export function executeFor(node: NodeByName['ForStatement'], environment: Environment, state: State, label: string | null): readonly State[] {
  const scope = new Environment(environment, environment.activation);
  let states: readonly State[] = [state];
  let perRound: readonly string[] | undefined;
  if (node.init !== null) {
    if (isNode(node.init, 'VariableDeclaration')) {
      if (node.init.kind !== 'var') {
        const declarations = blockDeclarations([node.init]);
        perRound = declarations.lexical;
        declareBlock(declarations, scope, state);
      }
      states = execute(node.init, scope, state);
    } else states = evaluate(node.init, scope, state).map((outcome) => outcome.state);
  }
  return runLoop({ test: node.test, body: node.body, update: node.update, isTestedFirst: true, ...(perRound === undefined ? {} : { perRound }) }, scope, states, label);
}

/** `while (test) body` */
export function executeWhile(node: NodeByName['WhileStatement'], environment: Environment, state: State, label: string | null): readonly State[] {
  return runLoop({ test: node.test, body: node.body, update: null, isTestedFirst: true }, environment, [state], label);
}

/** `do body while (test)` */
export function executeDoWhile(node: NodeByName['DoWhileStatement'], environment: Environment, state: State, label: string | null): readonly State[] {
  return runLoop({ test: node.test, body: node.body, update: null, isTestedFirst: false }, environment, [state], label);
}

/** `for (left of right) body` */
export function executeForOf(node: NodeByName['ForOfStatement'], environment: Environment, state: State, label: string | null): readonly State[] {
  return mergeStates(
    chain(evaluate(node.right, environment, state), (iterable) => {
      const { elements, open } = elementsOf(iterable.state, iterable.value);
      if (open) mayRaise(environment.activation, iterable.state, siteOf(node.right, environment), throwerOfList(iterable.state, iterable.value));
      const settled = node.await ? elements.map((element) => element) : elements;
      return iterate(node, environment, iterable.state, settled, open, label);
    }),
  );
}

/** `for (left in right) body` */
export function executeForIn(node: NodeByName['ForInStatement'], environment: Environment, state: State, label: string | null): readonly State[] {
  return mergeStates(
    chain(evaluate(node.right, environment, state), ({ state: path, value }) => {
      const resolved = path.resolve(value);
      const { keys, open } = keysOf(resolved.kind === 'object' ? path.object(resolved) : undefined);
      return iterate(node, environment, path, keys.map((key) => constant(key)), open, label);
    }),
  );
}

/** The keys of an object, and whether it may have more. */
function keysOf(heap: HeapObject | undefined): { readonly keys: readonly string[]; readonly open: boolean } {
  if (heap === undefined) return { keys: [], open: true };
  const { payload, members, complete } = heap;
  const named = [...members.keys()];
  if (payload.type === 'array') return { keys: [...payload.elements.map((_, index) => String(index)), ...named], open: payload.open || !complete };
  const isKnown = complete && payload.type === 'plain';
  return { keys: isKnown ? named : [], open: !isKnown };
}

function iterate(
  node: NodeByName['ForOfStatement' | 'ForInStatement'],
  environment: Environment,
  state: State,
  elements: readonly Value[],
  open: boolean,
  label: string | null,
): readonly State[] {
  const left: State[] = [];
  let states: readonly State[] = [state];
  const round = (element: Value): void => {
    const scope = new Environment(environment, environment.activation);
    const bound = chain(states, (path) => {
      const settled =
        isNode(node, 'ForOfStatement') && node.await
          ? awaitValue(environment.activation, path, element, siteOf(node, environment))
          : [{ state: path, value: element }];
      return chain(settled, (outcome) => bindLeft(node.left, outcome.value, scope, outcome.state));
    });
    const after = runBody(node.body, scope, bound, label);
    left.push(...after.left);
    states = after.next;
    for (const state of states) scope.leave(state);
  };
  for (const element of elements.slice(0, MAXIMUM_ITERATIONS)) {
    const { value, isCertain } = presence(element);
    if (!isCertain) left.push(...states.map((path) => path.fork()));
    round(value);
  }
  if (open || elements.length > MAXIMUM_ITERATIONS) {
    for (let count = 0; count < UNKNOWN_ITERATIONS && states.length > 0; count += 1) {
      states = mergeAlikeStates(states);
      left.push(...states.map((path) => path.fork()));
      const earlier = joined(states);
      round(unknown('it is an element of a list that is not known', { site: siteOf(node.left, environment) }));
      if (count > 0 && earlier !== undefined) for (const path of states) path.forgetChanges(earlier, 'a loop changes it');
    }
  }
  return mergeStates([...left, ...states]);
}

function bindLeft(left: Node, value: Value, scope: Environment, state: State): readonly State[] {
  if (!isNode(left, 'VariableDeclaration')) return bindPattern(left, value, scope, state, 'assign');
  const pattern = left.declarations[0]?.id;
  if (pattern === undefined) return [state];
  return bindPattern(pattern, value, scope, state, left.kind === 'var' ? 'assign' : 'declare');
}
