/** How the handlers of a framework are run: through the response that they are handed, or for what they return. */

import type { Activation } from '../evaluator/activation.js';
import type { State } from '../evaluator/state.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { Chain } from './chain.js';
import type { CollectedOutcome } from './collected-outcome.js';
import { HandlerRun } from './handler-run.js';
import { ReturningChainRunner, ReturningRun } from './returning-chain.js';
import { ChainRunner, type Before } from './run-chain.js';

/** What the runs of handlers need to know of their file. */
export interface EngineOptions {
  /** The major version of the framework. */
  readonly version: number;
  /** Writes a code in the file's style. */
  readonly writeStatus: (code: number) => string;
}

/** Collects what one chain of handlers answers. */
export interface ChainRun {
  readonly collected: CollectedOutcome;
  /** Whether a handler has read the method of the request. */
  readonly readsMethod: () => boolean;
  /** Whether a handler has read the path of the request, where handlers tell paths apart. */
  readonly readsPath: () => boolean;
  /** Whether a handler may have handed the request on in a way that no path shows. */
  readonly mayLeave: () => boolean;
  /** Runs the chain on a path, which is taken over; whether the last handler passes on. */
  readonly run: (state: State, root: Activation, chain: Chain, before: Before) => boolean;
}

/**
 * @param adapter - The framework.
 * @param options - What the runs need to know of their file.
 * @param handsOnRejections - Whether the framework gets the rejections of handlers although its version does not look at them.
 * @returns A run.
 */
export function beginRun(adapter: FrameworkAdapter, { version, writeStatus }: EngineOptions, handsOnRejections: () => boolean): ChainRun {
  if ('returning' in adapter) {
    const collected = new ReturningRun();
    return {
      collected,
      readsMethod: () => collected.readsMethod,
      readsPath: () => false,
      mayLeave: () => true,
      run: (state, root, chain, before) => new ReturningChainRunner(collected, chain, { returning: adapter.returning, version, writeStatus, root }).run(state, before),
    };
  }
  const collected = new HandlerRun(adapter.responding, version, writeStatus, handsOnRejections);
  return {
    collected,
    readsMethod: () => collected.readsMethod,
    readsPath: () => collected.readsPath,
    mayLeave: () => collected.mayLeave,
    run: (state, root, chain, before) => new ChainRunner(collected, chain, root).run(state, before).length > 0,
  };
}
