/** One evaluation of a file: its bounds, its globals, and the questions it asks of the analysis. */

import type { Activation } from './activation.js';
import { Budget, BudgetSpent } from './budget.js';
import { CallMemo, Recorder } from './call-memo.js';
import type { ImportedModules } from './imported-modules.js';
import type { Outcome } from './outcome.js';
import type { State } from './state.js';
import type { ClassNode, FunctionNode, Node, Site, SourceModule } from './syntax.js';
import { newId, type ObjectReference, type Value } from './value.js';

/** A call whose callee's source is not known. */
export interface UnknownCall {
  readonly evaluation: Evaluation;
  readonly activation: Activation;
  readonly state: State;
  readonly callee: Value;
  readonly thisValue: Value;
  /** The member's name when a member is called (`x.get(…)`). */
  readonly member: string | undefined;
  readonly args: readonly Value[];
  readonly site: Site;
}

/** A call of a function that an imported file has made for all of the program, and that is handed more than data. */
export interface HostedCall {
  readonly caller: Activation;
  readonly state: State;
  readonly site: Site;
  readonly node: FunctionNode;
  readonly thisValue: Value;
  readonly args: readonly Value[];
  /** Runs it on the path, which is taken over. */
  readonly run: (state: State) => readonly Outcome[];
  /** Enters the function in a state of its own. */
  readonly enter: (root: Activation, state: State, thisValue: Value, args: readonly Value[]) => readonly Outcome[];
}

/** What the evaluator asks of the analysis. */
export interface EvaluationHooks {
  /** The global variables that the host gives beside those of the language. */
  readonly globals?: ReadonlyMap<string, Value>;
  /** Called for a global variable that is not among them, by the file that reads it: its value, or undefined when the host gives none. */
  readonly globalValue?: (module: SourceModule, name: string) => Value | undefined;
  /**
   * @param specifier - The module's name as written.
   * @param name - The export, `default`, or `*` for the whole module.
   * @param isRequire - Whether it is read by `require`.
   * @returns What the module gives, or undefined when the analysis does not know the module.
   */
  readonly importValue: (state: State, module: SourceModule, specifier: string, name: string, isRequire: boolean) => Value | undefined;
  /** Called before a call of a function that is not known; its outcomes, or undefined when the analysis has no part in it. */
  readonly unknownCall: (call: UnknownCall) => readonly Outcome[] | undefined;
  /** Called before such a call while handlers run; its outcomes, or undefined when it has to be run. */
  readonly hostedCall: (call: HostedCall) => readonly Outcome[] | undefined;
  /** Called for each function that is entered, with its call and the path, which is left as it is. */
  readonly entered: (node: FunctionNode, activation: Activation, state: State) => void;
  /** Called for each function value that is made. */
  readonly created: (node: FunctionNode, reference: ObjectReference, home: ObjectReference | undefined) => void;
  /** Called for a call that is not followed to its end, because it takes too many steps: `reason` is a clause without a full stop. */
  readonly gaveUp: (site: Site, reason: string) => void;
  /** Called for each class that is defined. */
  readonly defined: (node: ClassNode, reference: ObjectReference) => void;
  /** Called for each class that has decorators after they were applied, with the path, which is taken over; the state after it. */
  readonly decorated: (activation: Activation, state: State, reference: ObjectReference) => State;
  /** Whether a caller that is not known runs this function; the analysis runs others itself, or nothing comes of them. */
  readonly isCalledBack: (node: FunctionNode) => boolean;
  /** Whether what a function does is asked about even when it is handed nothing of the host. */
  readonly isAsked: (node: FunctionNode, module: SourceModule) => boolean;
}

/** A call that was not followed to its end. */
export interface Loss {
  readonly site: Site;
  /** Why, a clause without a full stop. */
  readonly reason: string;
}

/** Hooks of which the analysis has no use. */
export const silentHooks: EvaluationHooks = {
  importValue: () => undefined,
  gaveUp: () => undefined,
  unknownCall: () => undefined,
  hostedCall: () => undefined,
  entered: () => undefined,
  created: () => undefined,
  defined: () => undefined,
  decorated: (_activation, state) => state,
  isCalledBack: () => true,
  isAsked: () => false,
};

/** Expressions and statements evaluated by one bounded run, at most. */
const MAXIMUM_STEPS = 100_000;
/** Expressions and statements evaluated by all runs of one evaluation together, at most. */
const MAXIMUM_STEPS_IN_ALL = 300_000;
/** So many times as much may be spent on what is worked out once for many files. */
const SHARE = 5;
const PATHS_ALIKE = 4;
/** Steps of one run after which paths with the same state of the host are no longer kept apart. */
const STEPS_APART = 1_000;
/** The same for what makes the routes: its paths differ in what is registered, and where. */
const STEPS_APART_OF_START = 20_000;

/**
 * - `normal`: what the analysis asks about, where calls may be set aside.
 * - `exact`: a call that was set aside and is cheap.
 * - `rough`: one that is not; the paths through it go on as one.
 */
export type Precision = 'normal' | 'exact' | 'rough';

/** Of the calls in one piece of work that were not followed to their end, no more than this are told of. */
const MAXIMUM_LOSSES = 10;

/** Nested calls, at most. */
export const MAXIMUM_DEPTH = 40;
/** Nested calls of the same function, at most. */
export const MAXIMUM_RECURSION = 8;

export class Evaluation {
  readonly hooks: EvaluationHooks;
  readonly budget = new Budget();
  readonly recorder = new Recorder();
  precision: Precision = 'normal';
  readonly memo = new CallMemo(this.recorder);
  readonly imported: ImportedModules;
  readonly globals = new Map<string, Value>();
  /** Whether a call that is not known may have thrown out of all that was evaluated. */
  mayThrow = false;
  /** Functions that took more steps than an exact run may take, or than any run may take. */
  readonly costs = new Map<FunctionNode, 'high' | 'endless'>();
  /** While the top level runs, what is undefined may just not be set yet. */
  isStarting = true;
  /** While handlers run, whatever they call outside of the host does nothing but return and throw. */
  isAnswering = false;
  /** Where calls are noted that were not followed to their end, when the analysis is not told of them. */
  #losses: Map<Node, Loss> | null = null;
  #boundary = Infinity;
  #maximumSteps = MAXIMUM_STEPS;
  #stepsInAll = MAXIMUM_STEPS_IN_ALL;
  #guards = 0;
  /** A call of an async function whose rejections nobody looks at, because they only go on to the caller. */
  indifferentCall: Node | null = null;

  /**
   * @param hooks - What the evaluator asks of the analysis.
   * @param imported - The files that it may import.
   */
  constructor(hooks: EvaluationHooks, imported: ImportedModules) {
    this.hooks = hooks;
    this.imported = imported;
  }

  /** Notes that the top level has run: objects that are made from now on are changed by nobody else. */
  started(): void {
    this.isStarting = false;
    this.#boundary = newId();
  }

  /**
   * @param value - An object, or another value.
   * @returns Whether code that is not evaluated may have set its members.
   */
  isShared(value: Value): boolean {
    return value.kind !== 'object' || value.id < this.#boundary || this.imported.cell(value.id) !== undefined;
  }

  /**
   * @param object - An object that is handed to code that is not known.
   * @returns Whether it is what an imported file has made for all of the program, while handlers run: what they call changes no such thing.
   */
  isLeftAlone(object: ObjectReference): boolean {
    return this.isAnswering && this.imported.cell(object.id) !== undefined;
  }

  /** @returns How many paths with the same state of the host are kept apart. */
  get pathsAlike(): number {
    const isLong = this.budget.spent > (this.isAnswering ? STEPS_APART : STEPS_APART_OF_START);
    return this.precision === 'rough' || isLong ? 1 : PATHS_ALIKE;
  }

  /**
   * Notes a call that is not followed to its end.
   *
   * @param site - The call.
   * @param reason - Why, a clause without a full stop.
   */
  gaveUp(site: Site, reason: string): void {
    if (this.#losses === null) this.hooks.gaveUp(site, reason);
    else if (this.#losses.size < MAXIMUM_LOSSES && !this.#losses.has(site.node)) this.#losses.set(site.node, { site, reason });
  }

  /**
   * @param run - Something that is evaluated.
   * @returns Its result, and the calls in it that were not followed to their end.
   */
  collectLosses<T>(run: () => T): { readonly result: T; readonly losses: readonly Loss[] } {
    const outer = this.#losses;
    const losses = new Map<Node, Loss>();
    this.#losses = losses;
    try {
      return { result: run(), losses: [...losses.values()] };
    } finally {
      this.#losses = outer;
    }
  }

  /** Counts one step. */
  step(): void {
    this.budget.spend(1);
  }

  /** @returns Whether a `try`, a `catch` callback or an async function looks at what is thrown. */
  get isGuarded(): boolean {
    return this.#guards > 0;
  }

  /**
   * @param run - Something that looks at what is thrown inside it.
   * @returns Its result.
   */
  guarded<T>(run: () => T): T {
    this.#guards += 1;
    try {
      return run();
    } finally {
      this.#guards -= 1;
    }
  }

  /**
   * @param precision - How a call is followed that has no part in the host's objects.
   * @param run - The call.
   * @returns Its result.
   */
  withPrecision<T>(precision: Precision, run: () => T): T {
    const before = this.precision;
    this.precision = precision;
    try {
      return run();
    } finally {
      this.precision = before;
    }
  }

  /**
   * Runs something else in the midst of what is evaluated, with steps of its own.
   *
   * @param options - `steps`: how many. `isStarting`: whether it is the top level of a file.
   * @param run - What to run.
   * @returns Its result.
   */
  apart<T>({ steps, isStarting }: { readonly steps: number; readonly isStarting: boolean }, run: () => T): T {
    const { isStarting: wasStarting, isAnswering, indifferentCall, mayThrow } = this;
    const [guards, boundary, left, spent, recording, precision] = [this.#guards, this.#boundary, this.budget.left, this.budget.spent, this.recorder.current, this.precision];
    this.#guards = 0;
    this.#boundary = isStarting ? Infinity : newId();
    this.isStarting = isStarting;
    this.isAnswering = !isStarting;
    this.indifferentCall = null;
    this.recorder.current = null;
    this.precision = 'normal';
    this.budget.renew(steps);
    try {
      return run();
    } finally {
      this.budget.renew(left, spent);
      this.recorder.current = recording;
      this.#guards = guards;
      this.#boundary = boundary;
      Object.assign(this, { isStarting: wasStarting, isAnswering, indifferentCall, mayThrow, precision });
    }
  }

  /**
   * Runs a part of an evaluation that may reach a bound.
   *
   * @param run - What to run.
   * @returns Undefined when it ended by itself, otherwise why it did not: a clause without a full stop.
   */
  attempt(run: () => void): string | undefined {
    try {
      run();
      return undefined;
    } catch (error) {
      if (error instanceof BudgetSpent) return `it takes more than ${this.#maximumSteps} steps to evaluate`;
      if (error instanceof RangeError && error.message.includes('call stack')) return 'it is nested too deeply to evaluate';
      throw error;
    }
  }

  /** Allows for more steps, because what it gives is for many files. To be called once, before anything is run. */
  serveMany(): void {
    this.#maximumSteps *= SHARE;
    this.#stepsInAll *= SHARE;
  }

  /**
   * Runs an evaluation within the bounds.
   *
   * @param run - What to run.
   * @returns Undefined when it ended by itself, otherwise why it did not: a clause without a full stop.
   */
  bounded(run: () => void): string | undefined {
    const given = Math.min(this.#maximumSteps, this.#stepsInAll);
    this.budget.renew(given);
    try {
      return this.attempt(run);
    } finally {
      this.#stepsInAll -= given - this.budget.left;
    }
  }
}
