/** What error handlers of other files answer to an error, worked out once for all errors that are alike. */

import type { Derivation } from '../evaluator/derivations.js';
import type { Evaluation } from '../evaluator/evaluation.js';
import { State } from '../evaluator/state.js';
import type { Site, SourceModule } from '../evaluator/syntax.js';
import { Transplant } from '../evaluator/transplant.js';
import { newId, type Value } from '../evaluator/value.js';
import { isSharedObject, ValueShape } from '../evaluator/value-shape.js';
import type { Place } from '../model/place.js';
import type { Outcome } from '../model/route.js';
import { HandlerRun } from './handler-run.js';
import { placeOf } from './place-of.js';
import { isSamePlace, replayOutcome } from './replay-outcome.js';

/** Steps that the answer to one error may take. */
const MAXIMUM_STEPS = 10_000;

/** An error that gets to error handlers. */
export interface AnsweredError {
  readonly state: State;
  readonly value: Value;
  /** Where it left the handler. */
  readonly place: Place;
  readonly site: Site;
  readonly via: readonly Place[];
  /** How it left the handler. */
  readonly way: string;
}

interface Remembered {
  readonly derivation: Derivation;
  readonly outcome: Outcome;
  readonly place: Place;
  readonly sitePlace: Place;
  readonly constants: readonly (Place | undefined)[];
}

export class ErrorAnswers {
  /** Null: it takes too many steps. */
  readonly #known = new Map<string, Remembered | null>();

  /**
   * Notes what the error handlers answer to an error.
   *
   * @param run - Collects the answers.
   * @param error - The error.
   * @param handlers - What gets it, in that order.
   * @param context - `evaluation`: the one that goes on. `module`: the file that is analysed. `handle`: hands the error over, on a path of its own.
   * @returns Whether it did: handlers and errors that belong to the analysed file alone are not for it.
   */
  answer(
    run: HandlerRun,
    error: AnsweredError,
    handlers: readonly Value[],
    context: { readonly evaluation: Evaluation; readonly module: SourceModule; readonly handle: (probe: HandlerRun, state: State, value: Value) => void },
  ): boolean {
    const { imported } = context.evaluation;
    const ofHandlers = new ValueShape(error.state, imported);
    for (const handler of handlers) ofHandlers.add(handler);
    const shape = new ValueShape(error.state, imported).add(error.value);
    if (ofHandlers.key === undefined || shape.key === undefined) return false;
    const owners = shape.constants.map(({ site }) => (site?.module === context.module ? 'o' : '-')).join('');
    const key = [ofHandlers.key, shape.key, owners, error.way].join(' ');
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#work(run, error, shape, context);
      this.#known.set(key, known);
    }
    if (known === null) {
      run.addUnresolved('what handles the error takes too many steps to follow', error.site);
      return true;
    }
    imported.derivations.use(known.derivation);
    replay(run, known, error, shape);
    return true;
  }

  #work(run: HandlerRun, error: AnsweredError, shape: ValueShape, { evaluation, handle }: Parameters<ErrorAnswers['answer']>[3]): Remembered | null {
    const { imported } = evaluation;
    const derivation = imported.derivations.create();
    const probe = new HandlerRun(run.adapter, run.version, run.writeStatus, run.handsOnRejections);
    const state = State.empty(evaluation);
    const value = new Transplant({
      from: error.state,
      to: state,
      isShared: (id) => isSharedObject(error.state, imported, id),
      constant: (constant) => constant,
      unknown: (unnamed) => ({ ...unnamed, id: newId() }),
      via: (via) => via,
    }).value(error.value);
    const { result, losses } = evaluation.collectLosses(() =>
      imported.derivations.derive(derivation, () =>
        evaluation.apart({ steps: MAXIMUM_STEPS, isStarting: false }, () => evaluation.budget.within(MAXIMUM_STEPS, () => (handle(probe, state, value), true))),
      ),
    );
    if (result === undefined) return null;
    for (const { reason, site } of losses) probe.addUnresolved(reason, site);
    const constants = shape.constants.map(({ site }) => (site === undefined ? undefined : placeOf(site)));
    return { derivation, outcome: probe.outcome, place: error.place, sitePlace: placeOf(error.site), constants };
  }
}

/** What is told of the first error, told of another one: with its own places. */
function replay(run: HandlerRun, { outcome, place, sitePlace, constants }: Remembered, error: AnsweredError, shape: ValueShape): void {
  const own = (before: Place): Place => {
    const index = constants.findIndex((constant) => constant !== undefined && isSamePlace(constant, before));
    const site = index === -1 ? undefined : shape.constants[index]?.site;
    if (site !== undefined) return placeOf(site);
    if (isSamePlace(before, place)) return error.place;
    return isSamePlace(before, sitePlace) ? placeOf(error.site) : before;
  };
  replayOutcome(run, outcome, own, { via: error.via });
}
