/** Runs something that answers by what it returns or throws, and collects what the framework makes of that. */

import type { Activation, Throw } from '../evaluator/activation.js';
import type { Outcome } from '../evaluator/outcome.js';
import { awaitValue } from '../evaluator/promise.js';
import { isImplicit } from '../evaluator/raise.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, oneOf, type Single, type Value } from '../evaluator/value.js';
import type { Answered, Leaving, Returning } from '../frameworks/returning.js';
import { addAnswer, type LeavingPlace } from './add-answer.js';
import type { CollectedOutcome } from './collected-outcome.js';
import type { HandledError } from './handler-run.js';

/** Who runs it. */
export interface ReturnedTo {
  readonly returning: Returning;
  /** The major version of the framework. */
  readonly version: number;
  /** What it answers; the answers are added. */
  readonly collected: CollectedOutcome;
  /** What it is called in. */
  readonly root: Activation;
  /** What makes it a handler. */
  readonly site: Site;
  readonly writeStatus: (code: number) => string;
  /** The error that is being handled: what is answered is its answer. */
  readonly handled?: HandledError;
  /** What is known of a path on which several handlers run. */
  readonly about?: (state: State) => Pick<Leaving, 'isAlone' | 'isComplete'>;
  /** Whether it is known that nothing else gets what is thrown; it is, where that is not said. */
  readonly isApplicationKnown?: () => boolean;
  /** Takes what counts as thrown; without it, it is answered as what leaves the handlers. */
  readonly failed?: (failure: Omit<Throw, 'value'>, value: Single, error: Single | undefined) => void;
  /** Answers when no handler does, on a path that is taken over. */
  readonly missing?: (state: State, otherwise: Extract<Answered, { kind: 'missing' }>, leaving: Omit<LeavingPlace, 'writeStatus'>) => void;
}

/**
 * @param to - Who runs it.
 * @param handed - What it is handed.
 * @param run - Runs it; what it gives may be a promise.
 */
export function collectReturned(to: ReturnedTo, handed: readonly Value[], run: () => readonly Outcome[]): void {
  const { collected, root, site, returning } = to;
  const { evaluation } = root;
  evaluation.mayThrow = false;
  evaluation.indifferentCall = site.node;
  const { result, thrown } = root.collect(() =>
    run()
      .map((outcome) => certain(to, outcome))
      .flatMap((outcome) => awaitValue(root, outcome.state, outcome.value, site))
      .map((outcome) => certain(to, outcome)),
  );
  if (evaluation.mayThrow) collected.mayThrow = true;
  const isValue = ({ state, value }: Outcome): boolean => alternatives(state.resolve(value)).some((one) => one.kind !== 'constant' || one.value !== undefined);
  // `handleError(error)` at the end of a handler that answers elsewhere: such a function mostly throws.
  const mayNotEnd = returning.ignoresValue !== true && result.some(isValue) && (thrown.some(({ implicit }) => implicit) || collected.mayThrow);
  for (const outcome of result) {
    if (isValue(outcome) || !mayNotEnd) addReturned(to, handed, outcome);
    else collected.addUnresolved('it ends without an answer, unless a call that is not known never returns', site);
  }
  for (const failure of thrown) addThrown(to, handed, failure);
}

/** Paths were joined where a value may be nothing beside something: nobody knows whether it is (`if (result.status === 'deny') return result.response`). */
function certain({ collected, site, returning }: ReturnedTo, { state, value }: Outcome): Outcome {
  const singles = alternatives(state.resolve(value));
  const something = singles.filter((single) => single.kind !== 'constant' || (single.value !== undefined && single.value !== null));
  if (returning.ignoresValue === true || something.length === 0 || something.length === singles.length) return { state, value };
  collected.addUnresolved('whether a value is returned is not known on every path', site);
  return { state, value: oneOf(something) };
}

function addReturned(to: ReturnedTo, handed: readonly Value[], { state, value }: Outcome): void {
  for (const path of to.returning.apart?.(state, handed) ?? [state]) addReturnedOn(path, to, handed, value);
}

function addReturnedOn(state: State, to: ReturnedTo, handed: readonly Value[], value: Value): void {
  const { returning, version, root, site, about } = to;
  for (const single of alternatives(state.resolve(value))) {
    const answered = returning.returned({ activation: root, state, value: single, handed, site, ...about?.(state) }, version);
    if (answered.kind === 'thrown') {
      const failure: Omit<Throw, 'value'> = { state, site, implicit: false, via: [] };
      if (to.failed === undefined) addThrown(to, handed, { ...failure, value: answered.error ?? single });
      else to.failed(failure, single, answered.error);
    } else add(to, state, answered, { site: (single.kind === 'object' ? undefined : single.site) ?? site, via: [] });
  }
}

/**
 * @param to - Who gets it.
 * @param handed - What was handed over.
 * @param failure - What was thrown.
 */
export function addThrown(to: ReturnedTo, handed: readonly Value[], { state, value, site, implicit, via }: Throw): void {
  const { returning, version, root, collected } = to;
  if (implicit) {
    collected.mayThrow = true;
    return;
  }
  for (const single of alternatives(state.resolve(value))) {
    const answered = returning.thrown({ activation: root, state, value: single, handed, site }, version);
    if (!(answered.kind === 'status' && answered.isOfError === true) && to.isApplicationKnown?.() === false) {
      collected.addUnresolved('the application that answers the error is not in this file', site);
      continue;
    }
    // `catch (error) { throw error; }`: no source makes it, and whatever it is, it is answered alike.
    if (isImplicit(single) && answered.kind === 'status') {
      collected.mayThrow = true;
      continue;
    }
    add(to, state, answered, { site, via, error: single });
  }
}

function add({ collected, writeStatus, handled, missing }: ReturnedTo, state: State, answered: Answered, leaving: Omit<LeavingPlace, 'writeStatus'>): void {
  if (answered.kind === 'missing' && missing !== undefined) {
    missing(state, answered, leaving);
    return;
  }
  addAnswer(collected, state, answered, { ...leaving, writeStatus, ...(handled === undefined ? {} : { handled }) });
}
