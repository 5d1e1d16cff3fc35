/** Calls of functions of imported files that are handed nothing of the host: each is evaluated once for all callers that hand it alike arguments. */

import { Activation, type Throw } from './activation.js';
import type { Derivation } from './derivations.js';
import type { Environment } from './environment.js';
import type { Loss } from './evaluation.js';
import type { HeapObject } from './heap-object.js';
import type { ImportedModules } from './imported-modules.js';
import type { Outcome } from './outcome.js';
import { mergeOutcomes } from './paths.js';
import { mayRaise } from './raise.js';
import { setAside } from './run-aside.js';
import { State } from './state.js';
import type { FunctionNode, Site, SourceModule } from './syntax.js';
import { Transplant } from './transplant.js';
import { newId, UNDEFINED, unknown, type Constant, type ObjectReference, type Unknown, type Value } from './value.js';
import { isSharedObject, ValueShape, type Parts } from './value-shape.js';

/** Steps that one call may take, apart from those of the calls in it that have a summary of their own. */
const MAXIMUM_STEPS = 4_000;
/** What the use of a summary counts for. */
const STEPS_OF_USE = 5;
/** Summaries that are made in the midst of one another, at most. */
const MAXIMUM_DEPTH = 20;
/** Of one function, more summaries than this are not kept: its calls differ too much. */
const MAXIMUM_SUMMARIES = 24;

export interface SummarizedCall {
  readonly module: SourceModule;
  readonly node: FunctionNode;
  /** Where the function was made. */
  readonly environment: Environment;
  readonly thisValue: Value;
  readonly args: readonly Value[];
}

/** Enters the function, in a state of its own. */
export type RunSummarized = (root: Activation, state: State, thisValue: Value, args: readonly Value[], site: Site) => readonly Outcome[];

interface Inputs {
  readonly constants: readonly Constant[];
  readonly unknowns: readonly Unknown[];
  readonly objects: readonly ObjectReference[];
  /** What the objects were before the call. */
  readonly before: readonly HeapObject[];
}

interface Summary {
  readonly derivation: Derivation;
  readonly inputs: Inputs;
  readonly returns: readonly Outcome[];
  readonly throws: readonly Throw[];
  readonly mayFail: boolean;
  /** It takes too many steps. */
  readonly isEndless: boolean;
  readonly losses: readonly Loss[];
}

export class CallSummaries {
  readonly #imported: ImportedModules;
  /** Null: its calls cannot be summarized. */
  readonly #summaries = new WeakMap<FunctionNode, Map<string, Summary | 'running' | null>>();

  #depth = 0;

  /** @param imported - The files whose functions are called. */
  constructor(imported: ImportedModules) {
    this.#imported = imported;
  }

  /**
   * Evaluates a call by what is known of the function.
   *
   * @param caller - The function that calls.
   * @param state - The path; it is taken over, unless nothing is returned.
   * @param site - The call.
   * @param call - What is called.
   * @param run - Enters the function.
   * @returns What the call returns; undefined when the function stands in the file that is analysed, or when it has a part in the host's objects.
   */
  recall(caller: Activation, state: State, site: Site, call: SummarizedCall, run: RunSummarized): readonly Outcome[] | undefined {
    if (!this.#imported.isTopLevel(call.environment) || this.#depth >= MAXIMUM_DEPTH) return undefined;
    const shape = new ValueShape(state, this.#imported).add(call.thisValue);
    for (const arg of call.args) shape.add(arg);
    const { key } = shape;
    if (key === undefined) return undefined;
    const known = this.#summaries.get(call.node) ?? new Map<string, Summary | 'running' | null>();
    this.#summaries.set(call.node, known);
    let summary = known.get(key);
    if (summary === 'running' || (summary === undefined && known.size >= MAXIMUM_SUMMARIES)) return undefined;
    if (summary === undefined) {
      known.set(key, 'running');
      this.#depth += 1;
      try {
        summary = this.#summarize(state, shape, call, run);
        known.set(key, summary);
      } finally {
        this.#depth -= 1;
        if (known.get(key) === 'running') known.delete(key);
      }
    }
    return summary === null ? undefined : this.#use(summary, caller, state, site, shape);
  }

  #summarize(caller: State, shape: Parts, { module, node, thisValue, args }: SummarizedCall, run: RunSummarized): Summary | null {
    const { evaluation, derivations } = this.#imported;
    const site: Site = { module, node };
    const derivation = derivations.create();
    const start = State.empty(evaluation);
    // A constant has a site of its own in the function, by which it is found again in what comes of it.
    const constants = new Map<Constant, Constant>();
    const arrive = new Transplant({
      from: caller,
      to: start,
      isShared: (id) => isSharedObject(caller, this.#imported, id),
      constant: (constant) => {
        const arrived = constants.get(constant) ?? { kind: 'constant', value: constant.value, site: { ...site } };
        constants.set(constant, arrived);
        return arrived;
      },
      unknown: ({ truthiness, type, text, origin }) =>
        unknown('it is handed to the function', {
          ...(truthiness === undefined ? {} : { truthiness }),
          ...(type === undefined ? {} : { type }),
          ...(text === undefined ? {} : { text }),
          ...(origin?.kind === 'thrown' ? { origin } : {}),
        }),
      via: (via) => via,
    });
    const self = arrive.value(thisValue);
    const values = args.map((arg) => arrive.value(arg));
    const objects = shape.objects.map((object) => arrive.value(object) as ObjectReference);
    const inputs: Inputs = {
      constants: shape.constants.map((constant) => arrive.value(constant) as Constant),
      unknowns: shape.unknowns.map((value) => arrive.value(value) as Unknown),
      objects,
      before: objects.map((object) => start.object(object)),
    };
    const attempt = (): Summary | null | undefined => {
      const root = new Activation({ evaluation, module, caller: null, callSite: null, node: null, thisValue: UNDEFINED, args: [] });
      const { result, losses } = evaluation.collectLosses(() =>
        evaluation.budget.within(MAXIMUM_STEPS, () => evaluation.guarded(() => evaluation.withPrecision('rough', () => run(root, start, self, values, site)))),
      );
      return result === undefined ? undefined : this.#keep({ derivation, inputs, losses }, result, root.escaped);
    };
    return derivations.derive(derivation, () =>
      evaluation.apart({ steps: MAXIMUM_STEPS, isStarting: false }, () => {
        const summary = attempt();
        if (summary !== undefined) return summary;
        return { derivation, inputs, returns: [], throws: [], mayFail: true, isEndless: true, losses: [] };
      }),
    );
  }

  /** What differs only in how it came about is one result; null when something belongs to the call alone. */
  #keep(made: Pick<Summary, 'derivation' | 'inputs' | 'losses'>, outcomes: readonly Outcome[], escaped: readonly Throw[]): Summary | null {
    const { inputs } = made;
    const keyOf = (state: State, value: Value): string | undefined => {
      const shape = new ValueShape(state, this.#imported).add(value);
      for (const object of inputs.objects) shape.add(object);
      return shape.key;
    };
    const returns = new Map<string, Outcome>();
    for (const outcome of mergeOutcomes(outcomes)) {
      const key = keyOf(outcome.state, outcome.value);
      if (key === undefined) return null;
      if (!returns.has(key)) returns.set(key, outcome);
    }
    const throws = new Map<string, Throw>();
    for (const thrown of escaped) {
      if (thrown.implicit) continue;
      const key = keyOf(thrown.state, thrown.value);
      if (key === undefined) return null;
      throws.set(`${String(thrown.site.node.range)} ${key}`, thrown);
    }
    return { ...made, returns: [...returns.values()], throws: [...throws.values()], mayFail: escaped.some((thrown) => thrown.implicit), isEndless: false };
  }

  #use(summary: Summary, caller: Activation, state: State, site: Site, parts: Parts): readonly Outcome[] {
    const { evaluation } = caller;
    this.#imported.derivations.use(summary.derivation);
    evaluation.budget.spend(STEPS_OF_USE);
    evaluation.recorder.current?.spoil();
    for (const loss of summary.losses) evaluation.gaveUp(loss.site, loss.reason);
    for (const value of parts.unknowns) state.forgetMembers(value);
    if (summary.mayFail) mayRaise(caller, state, site);
    if (summary.isEndless) return setAside(evaluation, state, site);
    const via = (inner: readonly Site[]): readonly Site[] => [...caller.via, site, ...inner.slice(1)];
    for (const thrown of summary.throws) {
      const path = state.fork();
      const value = this.#bring(summary.inputs, thrown.state, path, parts, via, thrown.value);
      caller.raise({ ...thrown, state: path, value, via: via(thrown.via) });
    }
    return summary.returns.map((outcome, index) => {
      const path = index === summary.returns.length - 1 ? state : state.fork();
      return { state: path, value: this.#bring(summary.inputs, outcome.state, path, parts, via, outcome.value) };
    });
  }

  /** Takes a result to the caller, and what has become of the objects that it handed over. */
  #bring(inputs: Inputs, from: State, to: State, parts: Parts, via: (inner: readonly Site[]) => readonly Site[], value: Value): Value {
    const constants = new Map(inputs.constants.map((constant, index) => [constant.site, parts.constants[index]]));
    const leave = new Transplant({
      from,
      to,
      isShared: (id) => isSharedObject(from, this.#imported, id),
      constant: (constant) => constants.get(constant.site) ?? constant,
      unknown: (unnamed) => ({ ...unnamed, id: newId() }),
      via,
    });
    inputs.unknowns.forEach((input, index) => {
      leave.replaceUnknown(input, parts.unknowns[index] ?? input);
    });
    inputs.objects.forEach((input, index) => {
      leave.replaceObject(input, parts.objects[index] ?? input);
    });
    inputs.objects.forEach((input, index) => {
      const own = parts.objects[index];
      const after = from.object(input);
      if (own !== undefined && after !== inputs.before[index]) to.set(own.id, leave.object(after));
    });
    return leave.value(value);
  }
}
