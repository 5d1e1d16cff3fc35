/** What functions that nobody calls make: they are run to find the handlers that stand in them, and what they register. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import { callWithUnknowns } from '../evaluator/call-unknown.js';
import { construct } from '../evaluator/construct.js';
import type { Evaluation } from '../evaluator/evaluation.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { State } from '../evaluator/state.js';
import { isNode, type ClassNode, type FunctionNode, type Site } from '../evaluator/syntax.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import { constructorArguments } from './constructor-arguments.js';
import type { HandedCall } from './handed-on.js';
import { startedPaths } from './started-paths.js';
import type { IndexedFunction, ProgramIndex } from './program-index.js';

/** How often functions that nobody calls are run to find what they register. */
const MAXIMUM_ROUNDS = 3;

/** Makes a router for a function, on a path that is changed. */
export type MakeRouter = (state: State, node: FunctionNode) => ObjectReference;

interface Created {
  readonly reference: ObjectReference;
  readonly home: ObjectReference | undefined;
}

export class Discovery {
  readonly #evaluation: Evaluation;
  readonly #functions: ProgramIndex['functions'];
  readonly #entered = new Set<FunctionNode>();
  /** Functions that nobody calls and that were run to find what they register. */
  readonly #tried = new Set<FunctionNode>();
  readonly #created = new Map<FunctionNode, Created>();
  readonly #defined = new Map<ClassNode, ObjectReference>();

  readonly #makeRouter: MakeRouter;

  /**
   * @param evaluation - The evaluation, which tells what is {@link entered}, {@link created} and {@link defined}.
   * @param index - The functions of the file.
   * @param makeRouter - Makes what a function is handed that registers with its first parameter.
   */
  constructor(evaluation: Evaluation, { functions }: ProgramIndex, makeRouter: MakeRouter) {
    this.#evaluation = evaluation;
    this.#functions = functions;
    this.#makeRouter = makeRouter;
  }

  /** @param node - A function that is entered. */
  entered(node: FunctionNode): void {
    this.#entered.add(node);
  }

  /**
   * @param node - A function.
   * @param reference - The value that it has become.
   * @param home - The object that holds it as a method.
   */
  created(node: FunctionNode, reference: ObjectReference, home: ObjectReference | undefined): void {
    this.#created.set(node, { reference, home });
  }

  /**
   * @param node - A class.
   * @param reference - The value that it has become.
   */
  defined(node: ClassNode, reference: ObjectReference): void {
    this.#defined.set(node, reference);
  }

  /** @returns The classes of the file. */
  get classes(): ReadonlyMap<ClassNode, ObjectReference> {
    return this.#defined;
  }

  /**
   * @param node - A function of the file.
   * @returns The value that it has become.
   */
  valueOf(node: FunctionNode): ObjectReference | undefined {
    return this.#created.get(node)?.reference;
  }

  /** @returns The functions of the file that nothing entered; one that is entered meanwhile is passed over. */
  *unreached(): Iterable<Created & { readonly entry: IndexedFunction }> {
    // Making an instance makes its handlers anew; those that are there now are the ones to run.
    for (const [node, made] of [...this.#created]) {
      const entry = this.#functions.get(node);
      if (entry !== undefined && !this.#entered.has(node)) yield { entry, ...made };
    }
  }

  /**
   * Runs functions that nobody calls and that hold registrations or handlers: with what the application hands them, else
   * with arguments that are not known.
   *
   * @param start - The state after the top level; it is taken over.
   * @param root - The top level.
   * @param handedTo - The calls by which the application hands a function its routers.
   * @returns The state after all of them.
   */
  run(start: State, root: Activation, handedTo: (node: FunctionNode) => readonly HandedCall[]): State {
    let state = start;
    for (const [node, reference] of this.#defined) if (this.#needsInstance(node)) state = this.#instantiate(state, root, node, reference);
    for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
      const pending = [...this.#created.keys()].map((node) => this.#functions.get(node)).filter((entry) => this.#isWorthRunning(entry));
      if (pending.length === 0) break;
      // What others call is entered from them, with what they hand it.
      for (const entry of [...pending.filter((entry) => entry?.isCalled === false), ...pending.filter((entry) => entry?.isCalled === true)]) {
        if (entry === undefined || this.#entered.has(entry.node) || this.#tried.has(entry.node)) continue;
        this.#tried.add(entry.node);
        const calls = mayBeHanded(entry) ? handedTo(entry.node) : [];
        state = calls.length === 0 ? this.#runUncalled(state, root, entry) : calls.reduce((path, call) => this.#runUncalled(path, root, entry, call), state);
      }
    }
    return state;
  }

  /** Whether a class that nobody instantiates makes handlers in its fields, or registers them in its constructor. */
  #needsInstance(node: ClassNode): boolean {
    return node.body.body.some((element) => {
      if (isNode(element, 'MethodDefinition')) {
        const entry = element.kind === 'constructor' ? this.#functions.get(element.value as FunctionNode) : undefined;
        return entry?.leadsToHandlers === true && !this.#entered.has(entry.node);
      }
      if (!isNode(element, 'PropertyDefinition') || element.static || element.value === null) return false;
      const field = element.value;
      return [...this.#functions.values()].some(
        (entry) => entry.roles !== null && !this.#created.has(entry.node) && contains(field, entry.node),
      );
    });
  }

  #instantiate(state: State, root: Activation, node: ClassNode, reference: ObjectReference): State {
    let after: State | undefined;
    const before = state.fork();
    this.#evaluation.bounded(() => {
      const args = constructorArguments(state, reference);
      const { result } = root.collect(() => construct(root, state, reference, args, siteOf(root, node)));
      for (const { state: path } of result) {
        if (after === undefined) after = path;
        else after.join(path);
      }
    });
    return after ?? before;
  }

  #isWorthRunning(entry: IndexedFunction | undefined): boolean {
    return entry !== undefined && entry.leadsToHandlers && entry.roles === null && !this.#entered.has(entry.node) && !this.#tried.has(entry.node);
  }

  #runUncalled(start: State, root: Activation, entry: IndexedFunction, call?: HandedCall): State {
    const created = this.#created.get(entry.node);
    if (created === undefined) return start;
    const before = start.fork();
    let after: State | undefined;
    this.#evaluation.bounded(() => {
      const { state, thisValue } = this.instanceFor(start, root, entry.owner, created.home);
      // The constructor may have called it.
      if (call === undefined && this.#entered.has(entry.node)) {
        after = state;
        return;
      }
      const bound = thisValue === undefined ? created.reference : bindThis(state, created.reference, thisValue);
      const site = siteOf(root, entry.node);
      // What fails to start serves no requests.
      this.#evaluation.indifferentCall = site.node;
      const plugged = call === undefined && entry.registersWithFirst ? this.#pluginCall(state, entry.node) : call;
      const { result } = root.collect(() =>
        plugged === undefined
          ? callWithUnknowns(root, state, bound, 'it is a parameter of a function that nobody calls here', site)
          : this.#evaluation.withPrecision('rough', () =>
              callFunction(root, state, bound, unknown("'this' is set by a caller that is not known"), plugged.args, site),
            ),
      );
      for (const { state: path } of startedPaths(result)) {
        if (after === undefined) after = path;
        else after.join(path);
      }
    });
    return after ?? before;
  }

  /** `plugin(router, options, done)` */
  #pluginCall(state: State, node: FunctionNode): Pick<HandedCall, 'args'> {
    const done = state.allocate(heapObject({ type: 'native', name: 'done', call: ({ state: after }) => [{ state: after, value: UNDEFINED }] }));
    return { args: [this.#makeRouter(state, node), unknown('the options of a plugin are not known', { truthiness: true }), done] };
  }

  /**
   * @param state - The path; it is taken over.
   * @param root - The top level.
   * @param owner - The class that a function is a method of.
   * @param home - The object that holds the method.
   * @returns An object of that class, and the state in which there is one.
   */
  instanceFor(state: State, root: Activation, owner: ClassNode | null, home: ObjectReference | undefined): { state: State; thisValue: Value | undefined } {
    if (owner === null || home === undefined) return { state, thisValue: undefined };
    const heap = state.object(home);
    if (heap.payload.type === 'class') return { state, thisValue: home };
    const maker = heap.members.get('constructor')?.value;
    if (maker?.kind !== 'object' || state.object(maker).payload.type !== 'class') return { state, thisValue: undefined };
    const args = constructorArguments(state, maker);
    const { result } = root.collect(() => construct(root, state, maker, args, siteOf(root, owner)));
    const [made] = result;
    return made === undefined ? { state, thisValue: undefined } : { state: made.state, thisValue: made.value };
  }
}

/** Whether another file may hand it a router. */
function mayBeHanded({ node, parent }: IndexedFunction): boolean {
  return parent === null && node.params.length > 0;
}

function contains(outer: { readonly range: readonly [number, number] }, inner: { readonly range: readonly [number, number] }): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

function bindThis(state: State, target: ObjectReference, thisValue: Value): ObjectReference {
  return state.allocate({ kind: 'heap', payload: { type: 'bound', target, thisValue, args: [] }, members: new Map(), complete: true });
}

function siteOf(root: Activation, node: FunctionNode | ClassNode): Site {
  return { module: root.module, node };
}
