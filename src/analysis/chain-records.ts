/** Runs chains of handlers, and tells apart what they answer to each method and path where handlers do. */

import type { Activation } from '../evaluator/activation.js';
import type { Evaluation } from '../evaluator/evaluation.js';
import type { State } from '../evaluator/state.js';
import type { SourceModule } from '../evaluator/syntax.js';
import type { Chain } from './chain.js';
import type { CollectedOutcome } from './collected-outcome.js';
import type { ChainRun } from './handler-engine.js';
import { pathCandidates } from './path-candidates.js';
import type { Before } from './run-chain.js';
import { recordsByMethod, type MethodRecord } from './split-by-method.js';
import { recordsByPath, type PathRun } from './split-by-path.js';

/** What a chain answers, and whether its last handler passes on. */
export interface Ran {
  readonly records: readonly MethodRecord[];
  readonly passes: boolean;
  /** Whether it may pass on for all that is known. */
  readonly mayPass: boolean;
}

export class ChainRecords {
  readonly #evaluation: Evaluation;
  readonly #begin: (chain: Chain) => ChainRun;
  #current: CollectedOutcome | null = null;
  /** The files whose functions the current run has entered. */
  readonly #entered = new Set<SourceModule>();

  /**
   * @param evaluation - The evaluation of the file.
   * @param begin - Makes what runs a chain.
   */
  constructor(evaluation: Evaluation, begin: (chain: Chain) => ChainRun) {
    this.#evaluation = evaluation;
    this.#begin = begin;
  }

  /** @returns What the handlers that run now answer; null while none do. */
  get current(): CollectedOutcome | null {
    return this.#current;
  }

  /** @param module - A file of which a function is entered. */
  noteEntered(module: SourceModule): void {
    this.#entered.add(module);
  }

  /**
   * @param state - The path; it is taken over.
   * @param root - What the handlers are called in.
   * @param chain - The handlers.
   * @param method - What stands for the methods of the chain in a record.
   * @param before - What runs before them.
   * @param isSplit - Whether methods and paths are told apart, unless it is middleware.
   * @returns A record for each method and path that is told apart.
   */
  of(state: State, root: Activation, chain: Chain, method: string | null, before: Before, isSplit: boolean): Ran {
    const run = this.#begin(chain);
    const start = isSplit ? state.fork() : state;
    let passes = false;
    this.#entered.clear();
    const failure = this.#evaluation.bounded(() => {
      passes = this.#run(run, state, root, chain, before);
    });
    if (failure !== undefined) run.collected.addUnresolved(failure, chain.site);
    const mayPass = passes || failure !== undefined || run.mayLeave();
    const whole = { method, outcome: run.collected.outcome };
    const again = (asked: Chain): PathRun => {
      const own = this.#begin(asked);
      this.#run(own, start.fork(), root, asked, before);
      return { outcome: own.collected.outcome, readsMethod: own.readsMethod() };
    };
    if (isSplit && failure === undefined && run.readsPath()) {
      const candidates = [...this.#entered].map(({ program }) => pathCandidates(program));
      const records = recordsByPath(this.#evaluation, method, candidates, (path, asked = chain.method) => again({ ...chain, path, method: asked }));
      if (records.length > 0) return { records, passes, mayPass };
    }
    if (!isSplit || !run.readsMethod() || failure !== undefined || (passes && method === null)) return { records: [whole], passes, mayPass };
    return { records: recordsByMethod(this.#evaluation, whole, (asked) => again({ ...chain, method: asked }).outcome), passes, mayPass };
  }

  /** Whether the last handler passes on. */
  #run(run: ChainRun, state: State, root: Activation, chain: Chain, before: Before): boolean {
    this.#current = run.collected;
    this.#evaluation.isAnswering = true;
    try {
      const ways = [chain.handlers, ...chain.otherwise].map((handlers) => run.run(state.fork(), root, { ...chain, handlers }, before));
      return ways.includes(true);
    } finally {
      this.#evaluation.isAnswering = false;
      this.#current = null;
    }
  }
}
