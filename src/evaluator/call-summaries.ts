/** Calls of functions of imported files that are handed nothing of the host: each is evaluated once for all callers that hand it alike arguments. */

import { Activation, type Throw } from './activation.js';
import type { Derivation } from './derivations.js';
import { describe } from './describe.js';
import type { Environment } from './environment.js';
import type { Loss } from './evaluation.js';
import { Fixpoints } from './fixpoints.js';
import { throwerOfValue } from './foreign-code.js';
import type { HeapObject } from './heap-object.js';
import type { ImportedModules } from './imported-modules.js';
import type { Outcome } from './outcome.js';
import { widen } from './member-access.js';
import { mergeOutcomes } from './paths.js';
import { mayRaise, throwerOf, type Thrower } from './raise.js';
import { setAside } from './run-aside.js';
import { State } from './state.js';
import type { FunctionNode, Site, SourceModule } from './syntax.js';
import { Transplant } from './transplant.js';
import { alternatives, newId, UNDEFINED, unknown, type Constant, type ObjectReference, type Unknown, type Value } from './value.js';
import { isSharedObject, ValueShape, type Parts } from './value-shape.js';

/** Steps that one call may take, apart from those of the calls in it that have a summary of their own. */
const MAXIMUM_STEPS = 4_000;
/** What the use of a summary counts for. */
const STEPS_OF_USE = 5;
/** Summaries that are made in the midst of one another, at most. */
const MAXIMUM_DEPTH = 20;
/** Of one function, more summaries than this are not kept: its calls differ too much. */
const MAXIMUM_SUMMARIES = 400;
/** A summary that takes no more steps than this is cheap. */
const STEPS_OF_CHEAP = 600;
/** When the summaries of one function that are not cheap have taken more steps than this, further calls of it that are not cheap share one in which the arguments are not known. */
const MAXIMUM_STEPS_OF_FUNCTION = 1_500;

export interface SummarizedCall {
  readonly module: SourceModule;
  readonly node: FunctionNode;
  /** Where the function was made. */
  readonly environment: Environment;
  /** Whether an imported file has made it for all of the program. */
  readonly isShared: boolean;
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
  /** By what tells them apart. */
  readonly returns: ReadonlyMap<string, Outcome>;
  readonly throws: ReadonlyMap<string, Throw>;
  /** Who may throw an error out of it that no `throw` of the source makes; undefined when nobody does. */
  readonly thrower: Thrower | undefined;
  /** It takes too many steps. */
  readonly isEndless: boolean;
  /** It would take more steps than are left for calls of the function; what the function does with any arguments stands for it. */
  readonly isLeft: boolean;
  readonly losses: readonly Loss[];
}

/** What a call does of which nothing is known yet. */
const NOTHING: Omit<Summary, 'derivation'> = {
  inputs: { constants: [], unknowns: [], objects: [], before: [] },
  returns: new Map(),
  throws: new Map(),
  thrower: undefined,
  isEndless: false,
  isLeft: false,
  losses: [],
};

/** What is known of one function. */
interface Summarized {
  /** By the shape of what a call is handed. Null: such calls cannot be summarized. */
  readonly byShape: Map<string, Summary | null>;
  /** Steps that making those took that are not cheap. */
  steps: number;
  /** How many are cheap. */
  cheap: number;
  /** How many would have taken more steps than were left. */
  left: number;
}

export class CallSummaries {
  readonly #imported: ImportedModules;
  readonly #summaries = new WeakMap<FunctionNode, Summarized>();
  /** A function that calls itself with alike arguments does there what it is known to do so far. */
  readonly #fixpoints = new Fixpoints<Summary>();

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
    if (!this.isSummarized(call)) return undefined;
    const shape = new ValueShape(state, this.#imported).add(call.thisValue);
    for (const arg of call.args) shape.add(arg);
    if (shape.key === undefined) return undefined;
    const known = this.#knownOf(call.node);
    const isDear = known.steps > MAXIMUM_STEPS_OF_FUNCTION;
    if (!this.#fixpoints.has(known.byShape, shape.key)) {
      if (known.byShape.size >= MAXIMUM_SUMMARIES) return undefined;
      // Where cheap calls are rare, none is tried.
      if (isDear && known.left > known.cheap) return this.recallAny(caller, state, site, call, run);
    }
    const summary = this.#make(known, state, shape, shape.key, call, run, isDear ? STEPS_OF_CHEAP : MAXIMUM_STEPS);
    if (summary?.isLeft === true) return this.recallAny(caller, state, site, call, run);
    return summary === undefined ? undefined : this.#use(summary, caller, state, site, shape);
  }

  /**
   * Evaluates a call by what the function does with any arguments; it may change what it is handed.
   *
   * @param caller - The function that calls.
   * @param state - The path; it is taken over, unless nothing is returned.
   * @param site - The call.
   * @param call - What is called; nothing but data is handed to it.
   * @param run - Enters the function.
   * @returns What the call returns; undefined when the function stands in the file that is analysed.
   */
  recallAny(caller: Activation, state: State, site: Site, call: SummarizedCall, run: RunSummarized): readonly Outcome[] | undefined {
    if (!this.isSummarized(call)) return undefined;
    const args = call.args.map((arg) => (arg.kind === 'unknown' ? arg : unknown('it is handed to the function')));
    const shape = new ValueShape(state, this.#imported).add(call.thisValue);
    const key = shape.key === undefined ? undefined : `any ${String(args.length)} ${shape.key}`;
    for (const arg of args) shape.add(arg);
    const summary = key === undefined ? undefined : this.#make(this.#knownOf(call.node), state, shape, key, { ...call, args }, run, MAXIMUM_STEPS);
    if (summary === undefined) return undefined;
    for (const single of call.args.flatMap((arg) => alternatives(state.resolve(arg)))) {
      if (single.kind === 'object' && !isSharedObject(state, this.#imported, single.id)) widen(state, single, `${describe(site.node)} may have changed it`);
    }
    const returned = new Map(args.map((arg, index) => [arg.id, call.args[index] as Value]));
    return this.#use(summary, caller, state, site, shape).map(({ state: path, value }) => ({
      state: path,
      value: value.kind === 'unknown' ? (returned.get(value.id) ?? value) : value,
    }));
  }

  /**
   * @param call - A call.
   * @returns Whether the function is the same one for the calls of all files.
   */
  isSummarized({ isShared, environment }: Pick<SummarizedCall, 'isShared' | 'environment'>): boolean {
    return (isShared || this.#imported.isTopLevel(environment)) && this.#fixpoints.depth < MAXIMUM_DEPTH;
  }

  #knownOf(node: FunctionNode): Summarized {
    const known = this.#summaries.get(node) ?? { byShape: new Map<string, Summary | null>(), steps: 0, cheap: 0, left: 0 };
    this.#summaries.set(node, known);
    return known;
  }

  #make(known: Summarized, state: State, parts: Parts, key: string, call: SummarizedCall, run: RunSummarized, maximum: number): Summary | undefined {
    const derivation = this.#imported.derivations.create();
    const first: Summary = { ...NOTHING, derivation };
    const make = (): Summary | null => {
      const { summary, steps } = this.#summarize(derivation, state, parts, call, run, maximum);
      if (summary?.isLeft === true) known.left += 1;
      else if (steps <= STEPS_OF_CHEAP) known.cheap += 1;
      else known.steps += steps;
      return summary;
    };
    return this.#fixpoints.find(known.byShape, key, { first, make, isSame: doesTheSame, isNothing }) ?? undefined;
  }

  #summarize(
    derivation: Derivation,
    caller: State,
    shape: Parts,
    { module, node, thisValue, args }: SummarizedCall,
    run: RunSummarized,
    maximum: number,
  ): { readonly summary: Summary | null; readonly steps: number } {
    const { evaluation, derivations } = this.#imported;
    const site: Site = { module, node };
    const start = State.empty(evaluation);
    // A constant has a site of its own in the function, by which it is found again in what comes of it.
    const constants = new Map<Constant, Constant>();
    const arrive = new Transplant({
      from: caller,
      to: start,
      isShared: (id) => isSharedObject(caller, this.#imported, id),
      constant: (constant) => {
        const arrived = constants.get(constant) ?? {
          kind: 'constant',
          value: constant.value,
          site: { ...site },
          ...(constant.isAbsent === true ? { isAbsent: true } : {}),
          ...(constant.isLacked === true ? { isLacked: true } : {}),
        };
        constants.set(constant, arrived);
        return arrived;
      },
      unknown: (value) => {
        const { truthiness, type, types, text, file, origin, declared, isForeign, letters } = value;
        return unknown('it is handed to the function', {
          ...(truthiness === undefined ? {} : { truthiness }),
          ...(type === undefined ? {} : { type }),
          ...(types === undefined ? {} : { types }),
          ...(text === undefined ? {} : { text }),
          ...(file === undefined ? {} : { file }),
          ...(origin?.kind === 'thrown' ? { origin } : {}),
          ...(declared === undefined ? {} : { declared }),
          ...(isForeign === undefined ? {} : { isForeign }),
          ...(letters === undefined ? {} : { letters }),
          ...(throwerOfValue(caller, value) === 'foreign' ? { isRunForeign: true } : {}),
        });
      },
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
        evaluation.budget.within(maximum, () => evaluation.guarded(() => evaluation.withPrecision('rough', () => run(root, start, self, values, site)))),
      );
      return result === undefined ? undefined : this.#keep({ derivation, inputs, losses }, result, root.escaped);
    };
    return derivations.derive(derivation, () =>
      evaluation.apart({ steps: maximum, isStarting: false }, () => {
        const summary = attempt();
        const steps = maximum - evaluation.budget.left;
        return { steps, summary: summary === undefined ? { ...NOTHING, derivation, inputs, thrower: 'any', isEndless: true, isLeft: maximum < MAXIMUM_STEPS } : summary };
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
    return { ...made, returns, throws, thrower: throwerOf(escaped), isEndless: false, isLeft: false };
  }

  #use(summary: Summary, caller: Activation, state: State, site: Site, parts: Parts): readonly Outcome[] {
    const { evaluation } = caller;
    this.#imported.derivations.use(summary.derivation);
    evaluation.budget.spend(STEPS_OF_USE);
    evaluation.recorder.current?.spoil();
    for (const loss of summary.losses) evaluation.gaveUp(loss.site, loss.reason);
    for (const value of parts.unknowns) state.forgetMembers(value);
    if (summary.thrower !== undefined) mayRaise(caller, state, site, summary.thrower);
    if (summary.isEndless) return setAside(evaluation, state, site);
    const via = (inner: readonly Site[]): readonly Site[] => [...caller.via, site, ...inner.slice(1)];
    const { returns, throws } = possibleEnds(summary, state);
    for (const thrown of throws) {
      const path = state.fork();
      const value = this.#bring(summary.inputs, thrown.state, path, parts, via, thrown.value);
      caller.raise({ ...thrown, state: path, value, via: via(thrown.via) });
    }
    return returns.map((outcome, index) => {
      const path = index === returns.length - 1 ? state : state.fork();
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

function isNothing({ returns, throws, thrower, isEndless }: Summary): boolean {
  return returns.size === 0 && throws.size === 0 && thrower === undefined && !isEndless;
}

function doesTheSame(a: Summary, b: Summary): boolean {
  return a.thrower === b.thrower && a.isEndless === b.isEndless && hasSameKeys(a.returns, b.returns) && hasSameKeys(a.throws, b.throws);
}

function hasSameKeys(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}

/** What the function does only with another value of something that is one for all of the program, it does not do on this path. */
function possibleEnds(summary: Summary, state: State): { readonly returns: readonly Outcome[]; readonly throws: readonly Throw[] } {
  const all = { returns: [...summary.returns.values()], throws: [...summary.throws.values()] };
  const isPossible = (end: { readonly state: State }): boolean => !state.contradicts(end.state);
  const possible = { returns: all.returns.filter(isPossible), throws: all.throws.filter(isPossible) };
  return possible.returns.length + possible.throws.length === 0 ? all : possible;
}
