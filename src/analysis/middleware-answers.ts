/** What a handler does that others follow, worked out once for all routes that it stands before. */

import type { Derivation } from '../evaluator/derivations.js';
import type { Evaluation } from '../evaluator/evaluation.js';
import { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, type Value } from '../evaluator/value.js';
import { ValueShape } from '../evaluator/value-shape.js';
import type { Place } from '../model/place.js';
import type { Outcome } from '../model/route.js';
import { HandlerRun } from './handler-run.js';
import { describeLeft, type LeftMember } from './left-members.js';
import { placeOf } from './place-of.js';
import { isSamePlace, replayOutcome } from './replay-outcome.js';
import { UNTOUCHED, type ResponseData } from './response-data.js';

/** Steps that one handler may take when others follow it. */
const MAXIMUM_STEPS = 20_000;
/** Steps up to which it is run again for each route, so that the handlers behind it see what it has done. */
const STEPS_RUN_AGAIN = 500;

/** A handler that others follow. */
export interface Middleware {
  /** The path as the chain starts. */
  readonly state: State;
  readonly handler: Value;
  /** What handlers before it have left on the request and the response. */
  readonly left: readonly LeftMember[];
  /** Whether nothing but what it leaves is looked at. */
  readonly isOuter: boolean;
  /** What gets its errors. */
  readonly errorHandlers: readonly Value[];
  /** The methods of the request, as a text: its answers depend on them when it reads the method. */
  readonly method: string;
  /** What else its answers depend on, as a text. */
  readonly conditions: string;
  /** The registration. */
  readonly site: Site;
}

/** What a handler leaves set on each path on which it passes on; none when it has answered on every path. */
export type Passing = readonly Way[];

interface Way {
  readonly statuses: ResponseData['statuses'];
  readonly left: readonly LeftMember[];
}

/** How a handler ends that runs for itself; null when what it leaves on the response lives in its own paths alone. */
export type Ended = {
  readonly passing: Passing;
  /** Whether it leaves something on the request or the response that handlers behind it may look at. */
  readonly tells: boolean;
} | null;

interface Known {
  readonly derivation: Derivation;
  readonly outcome: Outcome;
  readonly sitePlace: Place;
  /** `endless`: it takes too many steps. */
  readonly ended: Ended | 'endless';
  readonly steps: number;
  readonly dependsOnMethod: boolean;
}

export class MiddlewareAnswers {
  readonly #known = new Map<string, Known>();
  readonly #shared: MiddlewareAnswers | null;

  /** @param shared - What is known of the handlers of other files; null when this is that. */
  constructor(shared: MiddlewareAnswers | null) {
    this.#shared = shared;
  }

  /**
   * Notes what a handler answers.
   *
   * @param run - Collects the answers.
   * @param middleware - The handler.
   * @param evaluation - The evaluation that goes on.
   * @param start - Runs the handler for itself, on a path of its own.
   * @returns How the path goes on; undefined when the handler has to be run on it.
   */
  answer(run: HandlerRun, middleware: Middleware, evaluation: Evaluation, start: (probe: HandlerRun, state: State) => Ended): Passing | undefined {
    const { state, handler, left, isOuter, errorHandlers, method, conditions, site } = middleware;
    const shape = new ValueShape(state, evaluation.imported).add(handler);
    for (const errorHandler of errorHandlers) shape.add(errorHandler);
    const isShared = this.#shared !== null && shape.key !== undefined && shape.constants.length === 0;
    const values = isShared ? shape.key : [handler, ...errorHandlers].map((value) => idOf(state, value)).join(' ');
    if (values === undefined) return undefined;
    const home = isShared && this.#shared !== null ? this.#shared : this;
    const key = `${conditions} ${describeLeft(left)} ${values}`;
    let known = home.#known.get(key) ?? home.#known.get(`${method} ${key}`);
    if (known === undefined) {
      known = work(run, isShared ? State.empty(evaluation) : state.fork(), isShared, middleware, evaluation, start);
      home.#known.set(known.dependsOnMethod ? `${method} ${key}` : key, known);
    }
    evaluation.imported.derivations.use(known.derivation);
    const { outcome, ended, sitePlace, steps } = known;
    if (ended === null) return undefined;
    if (!isOuter && ended !== 'endless' && steps <= STEPS_RUN_AGAIN && (!run.isSilent || ended.tells)) return undefined;
    replayOutcome(run, outcome, (place) => (isSamePlace(place, sitePlace) ? placeOf(site) : place));
    if (ended !== 'endless') return ended.passing;
    run.addUnresolved('a handler before the last one takes too many steps to follow', site);
    return [{ statuses: UNTOUCHED.statuses, left: [] }];
  }
}

function work(
  run: HandlerRun,
  state: State,
  isApart: boolean,
  { site }: Middleware,
  evaluation: Evaluation,
  start: (probe: HandlerRun, state: State) => Ended,
): Known {
  const { budget, imported } = evaluation;
  const probe = new HandlerRun(run.adapter, run.version, run.writeStatus, run.handsOnRejections);
  const derivation = imported.derivations.create();
  let steps = 0;
  const within = (): Ended | undefined => {
    const { left } = budget;
    const ended = budget.within(Math.min(MAXIMUM_STEPS, isApart ? left : left / 2), () => start(probe, state));
    steps = left - budget.left;
    return ended;
  };
  const { result, losses } = evaluation.collectLosses(() =>
    imported.derivations.derive(derivation, () => (isApart ? evaluation.apart({ steps: MAXIMUM_STEPS, isStarting: false }, within) : within())),
  );
  for (const loss of losses) probe.addUnresolved(loss.reason, loss.site);
  return { derivation, outcome: probe.outcome, sitePlace: placeOf(site), ended: result === undefined ? 'endless' : result, steps, dependsOnMethod: probe.dependsOnMethod };
}

/** An object is the same one in every path of the file; undefined for what is not one known thing. */
function idOf(state: State, value: Value): string | undefined {
  const [single, ...others] = alternatives(state.resolve(value));
  return single === undefined || others.length > 0 || single.kind === 'constant' ? undefined : `${single.kind}${String(single.id)}`;
}
