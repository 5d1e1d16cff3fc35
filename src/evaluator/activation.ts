/** One call of a function while it is evaluated: what it returned, threw, broke out of, and who called it. */

import type { Environment } from './environment.js';
import type { Evaluation } from './evaluation.js';
import type { Outcome } from './outcome.js';
import { isForeign } from './raise.js';
import type { State } from './state.js';
import type { FunctionNode, Site, SourceModule } from './syntax.js';
import { newId, type ObjectReference, type Value } from './value.js';

/** An error on its way. */
export interface Throw {
  readonly state: State;
  readonly value: Value;
  /** The throw statement, or the expression that fails. */
  readonly site: Site;
  /** No `throw` of the source: a call that is not known may fail. */
  readonly implicit: boolean;
  /** The calls between the function that is being evaluated and the place of the throw, outermost first. */
  readonly via: readonly Site[];
}

/** `break` or `continue` on its way to its loop. */
export interface Jump {
  readonly state: State;
  readonly type: 'break' | 'continue';
  readonly label: string | null;
}

export interface ActivationStart {
  readonly evaluation: Evaluation;
  readonly module: SourceModule;
  readonly caller: Activation | null;
  /** The call expression; null for code that the analysis itself enters. */
  readonly callSite: Site | null;
  readonly node: FunctionNode | null;
  readonly thisValue: Value;
  /** For a method: the object whose prototype `super` reads. */
  readonly home?: ObjectReference | undefined;
  readonly args: readonly Value[];
}

/** Gets what is thrown. */
interface Collector {
  readonly thrown: Throw[];
  /** Variables and objects with smaller ids were there before; what looks at the errors gets at no others, unless through them. */
  readonly since: number;
}

/** Errors of calls that are not known are told apart up to this number in one place. */
const MAXIMUM_IMPLICIT = 2;

export class Activation {
  readonly evaluation: Evaluation;
  readonly module: SourceModule;
  readonly caller: Activation | null;
  readonly callSite: Site | null;
  readonly node: FunctionNode | null;
  readonly thisValue: Value;
  readonly home: ObjectReference | undefined;
  readonly args: readonly Value[];
  readonly depth: number;

  /** The scopes of the call, in the order in which they were entered. */
  readonly #scopes: Environment[] = [];
  returns: Outcome[] = [];
  jumps: Jump[] = [];
  /** The innermost of them gets what is thrown; a `try` puts a new one on top. */
  readonly #collectors: Collector[] = [{ thrown: [], since: newId() }];

  /** @param start - What the call begins with. */
  constructor(start: ActivationStart) {
    this.evaluation = start.evaluation;
    this.module = start.module;
    this.caller = start.caller;
    this.callSite = start.callSite;
    this.node = start.node;
    this.thisValue = start.thisValue;
    this.home = start.home;
    this.args = start.args;
    this.depth = start.caller === null ? 0 : start.caller.depth + 1;
  }

  /** @returns The calls that lead here, outermost first. */
  get via(): readonly Site[] {
    const sites: Site[] = [];
    for (let activation: Activation | null = this; activation !== null; activation = activation.caller) {
      if (activation.callSite !== null) sites.unshift(activation.callSite);
    }
    return sites;
  }

  /** @returns Whether something in this call looks at errors. */
  get isGuarded(): boolean {
    return this.#collectors.length > 1 || this.node?.async === true;
  }

  /** @param thrown - The error. */
  raise(thrown: Throw): void {
    this.evaluation.recorder.current?.spoil();
    if (thrown.implicit && this.failsAlike(thrown.state, isForeign(thrown.value))) return;
    const { thrown: known } = this.#collector;
    const implicit = thrown.implicit ? known.filter((other) => other.implicit) : [];
    // Nothing tells errors apart that no source makes, so many of them are one.
    const last = implicit.at(-1);
    if (last === undefined || implicit.length < MAXIMUM_IMPLICIT) {
      known.push(thrown);
      return;
    }
    last.state.join(thrown.state);
    if (!isForeign(thrown.value)) known[known.indexOf(last)] = { ...last, value: thrown.value };
  }

  /**
   * @param state - A path on which a call that is not known may fail.
   * @param isForeignError - Whether only code outside of the project throws the error.
   * @returns Whether one has failed before, and what looks at the errors cannot tell the paths apart.
   */
  failsAlike(state: State, isForeignError: boolean): boolean {
    const { thrown, since } = this.#collector;
    return thrown.some((other) => other.implicit && (isForeignError || !isForeign(other.value)) && other.state.hasSameCells(state, since));
  }

  get #collector(): Collector {
    return this.#collectors[this.#collectors.length - 1] as Collector;
  }

  /**
   * Runs something and keeps what it throws.
   *
   * @param run - What to run.
   * @returns Its result, and what it threw.
   */
  collect<T>(run: () => T): { result: T; thrown: readonly Throw[] } {
    const thrown: Throw[] = [];
    this.#collectors.push({ thrown, since: newId() });
    try {
      return { result: run(), thrown };
    } finally {
      this.#collectors.pop();
    }
  }

  /** @param scope - A scope that is entered. */
  enter(scope: Environment): void {
    this.#scopes.push(scope);
  }

  /** @returns How many scopes were entered so far. */
  get scopeCount(): number {
    return this.#scopes.length;
  }

  /**
   * Leaves scopes that a jump, an error or a return has jumped out of.
   *
   * @param first - How many scopes had been entered before the first of them.
   * @param states - The paths that left.
   */
  leaveScopes(first: number, states: readonly State[]): void {
    for (let index = first; index < this.#scopes.length; index += 1) {
      for (const state of states) this.#scopes[index]?.leave(state);
    }
  }

  /** @returns What left the call by an error. */
  get escaped(): readonly Throw[] {
    return this.#collectors[0]?.thrown ?? [];
  }
}
