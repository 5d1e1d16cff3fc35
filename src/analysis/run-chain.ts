/** Runs the handlers of one route, one after the other, and what becomes of the errors that leave them. */

import { Activation } from '../evaluator/activation.js';
import { callFunction, functionNodeOf } from '../evaluator/call-function.js';
import { describe } from '../evaluator/describe.js';
import { heapObject } from '../evaluator/heap-object.js';
import { mergeStates } from '../evaluator/paths.js';
import { isImplicit } from '../evaluator/raise.js';
import type { State } from '../evaluator/state.js';
import { alternatives, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { ParameterRole } from '../frameworks/framework-adapter.js';
import type { Outcome } from '../model/route.js';
import { addAnswer } from './add-answer.js';
import type { Chain } from './chain.js';
import { addFrameworkAnswer, frameworkFate, type Escaping } from './framework-answer.js';
import { handedOver, passedByPromise, sendReturned, type Called, type Failed, type Missing } from './handler-end.js';
import { HandlerRun, type Hosts } from './handler-run.js';
import { commonLeft, leaveMembers, leftMembers, type LeftMember } from './left-members.js';
import type { Middleware } from './middleware-answers.js';
import { nextBehaviour } from './next-function.js';
import { placeOf, placeOfError } from './place-of.js';
import { mayBePlain, plainError } from './plain-error.js';
import { replayOutcome } from './replay-outcome.js';
import { ANY_METHOD } from './request-method.js';
import { ANY_PATH } from './request-path.js';
import { makeRequest } from './request-object.js';
import { changeResponse, responseData } from './response-data.js';
import { passingOf } from './passing-of.js';
import { makeResponse } from './response-object.js';
import { rolesOf } from './roles-of.js';
import { tellsOfHosts } from './told-members.js';
import { wrappedHandler } from './wrapped-handler.js';

/** The middleware that runs before a chain. */
export interface Before {
  /** What the application mounts, in another file. */
  readonly outer: readonly Value[];
  /** What the file of the chain mounts. */
  readonly own: readonly Value[];
}

export const NOTHING_BEFORE: Before = { outer: [], own: [] };

export class ChainRunner {
  readonly #run: HandlerRun;
  readonly #chain: Chain;
  readonly #root: Activation;
  #request: ObjectReference = UNSET;
  #response: ObjectReference = UNSET;
  #isWrapped = false;
  /** Whether the handlers that run are those of the chain, and the last one answers by what it returns. */
  #isLast = false;

  /**
   * @param run - Collects the answers.
   * @param chain - What is to be run.
   * @param root - The activation of the file's top level.
   */
  constructor(run: HandlerRun, chain: Chain, root: Activation) {
    this.#run = run;
    this.#chain = chain;
    this.#root = new Activation({
      evaluation: root.evaluation,
      module: root.module,
      caller: null,
      callSite: null,
      node: null,
      thisValue: UNDEFINED,
      args: [],
    });
  }

  /**
   * Runs the chain.
   *
   * @param state - The path; it is taken over.
   * @param before - Middleware that runs before, for what it does to the response.
   * @param left - What handlers have left that ran before that.
   * @returns The states in which the last handler passes on.
   */
  run(state: State, { outer, own }: Before = NOTHING_BEFORE, left: readonly LeftMember[] = []): readonly State[] {
    const start = state.fork();
    this.#begin(state);
    leaveMembers(this.#root, state, this.#hosts, left, this.#chain.site);
    let states: readonly State[] = [state];
    if (outer.length > 0 || own.length > 0) {
      this.#run.isSilent = true;
      try {
        for (const handler of outer) states = this.#runOuter(states, handler, start);
        const passed = own.reduce<readonly State[]>((paths, handler) => (paths.length === 0 ? paths : this.#runMiddleware(paths, handler, start)), states);
        if (passed.length > 0) states = passed;
      } finally {
        // A bound may be reached in it, which is to be heard of.
        this.#run.isSilent = false;
      }
      this.#run.mayThrow = false;
    }
    return this.#runAll(states, this.#chain.handlers, start);
  }

  #begin(state: State): void {
    this.#response = makeResponse(this.#run, state);
    this.#request = makeRequest(this.#run, state, this.#chain, this.#response, this.#chain.parameters);
    this.#run.begin({ request: this.#request, response: this.#response }, this.#chain);
  }

  #runAll(paths: readonly State[], handlers: readonly Value[], start: State): readonly State[] {
    let states = paths;
    for (const [index, handler] of handlers.entries()) {
      if (states.length === 0) break;
      const isLast = index === handlers.length - 1;
      this.#isLast = isLast && this.#chain.answersReturned;
      states = isLast ? this.#runEach(states, handler) : this.#runMiddleware(states, handler, start);
    }
    return states;
  }

  #runMiddleware(states: readonly State[], handler: Value, start: State): readonly State[] {
    // What is remembered was done to a response that nothing was done to before.
    if (!states.every((state) => this.#isUntouched(state))) return this.#runEach(states, handler);
    return this.#recall(states, handler, start, false) ?? this.#runEach(states, handler);
  }

  /** Middleware of the application in another file: of what it does only what it sets is looked at. */
  #runOuter(states: readonly State[], handler: Value, start: State): readonly State[] {
    if (!states.every((state) => this.#isUntouched(state))) return states;
    const [passed, ...others] = this.#recall(states, handler, start, true) ?? [];
    // What runs behind it is reached, so it passes on, if in some way that is not seen.
    if (passed === undefined) return states;
    for (const other of others) passed.join(other);
    return [passed];
  }

  /** The paths behind a handler that is worked out for itself; undefined when it has to be run on them. */
  #recall(states: readonly State[], handler: Value, start: State, isOuter: boolean): readonly State[] | undefined {
    const chain = this.#chain;
    const left = commonLeft(states.map((state) => leftMembers(this.#run, state, this.#hosts)));
    const middleware: Middleware = {
      state: start,
      handler,
      left,
      isOuter,
      errorHandlers: chain.errorHandlers(),
      method: JSON.stringify([chain.method, chain.path]),
      conditions: [chain.forwards, chain.isProven, chain.isApplicationKnown()].join(' '),
      site: chain.site,
    };
    const passing = chain.middlewareAnswers.answer(this.#run, middleware, this.#root.evaluation, (probe, state) => {
      const runner = new ChainRunner(probe, { ...chain, handlers: [handler], answersReturned: false, parameters: undefined }, this.#root);
      const paths = runner.run(state, NOTHING_BEFORE, left);
      const ways = passingOf(probe, paths, runner.#hosts, left);
      return ways === null ? null : { passing: ways, tells: paths.some((path) => tellsOfHosts(probe, path, runner.#hosts, left.map(({ value }) => value))) };
    });
    return passing === undefined
      ? undefined
      : states.flatMap((state) =>
          passing.map((way) => {
            const path = state.fork();
            leaveMembers(this.#root, path, this.#hosts, way.left, chain.site);
            changeResponse(path, this.#response, { statuses: way.statuses });
            return path;
          }),
        );
  }

  get #hosts(): Hosts {
    return { request: this.#request, response: this.#response };
  }

  #isUntouched(state: State): boolean {
    const { phase, statuses } = responseData(state, this.#response);
    return phase === 'open' && statuses.every((slot) => slot === null);
  }

  #runEach(states: readonly State[], handler: Value): readonly State[] {
    // What follows a response that is sent answers nothing any more.
    const passed = states.flatMap((state) => this.#runHandler(state, handler)).filter((state) => !['handed', 'sent'].includes(responseData(state, this.#response).phase));
    return mergeStates(passed);
  }

  /** Runs one handler; the result are the states in which it passes on. */
  #runHandler(state: State, handler: Value): readonly State[] {
    const singles = alternatives(state.resolve(handler));
    return singles.flatMap((single, index) => {
      const path = index === singles.length - 1 ? state : state.fork();
      // A list that is shorter on some path: no framework takes undefined for a handler.
      return singles.length > 1 && single.kind === 'constant' && single.value === undefined ? [path] : this.#runSingle(path, single);
    });
  }

  #runSingle(state: State, handler: Single): readonly State[] {
    const { adapter } = this.#run;
    const callee = this.#handlerOf(state, handler);
    if (callee === undefined) return [state];
    const roles = this.#chain.roles ?? rolesOf(state, callee, adapter.parameters);
    // Functions with an error parameter are skipped until there is an error.
    if (this.#chain.roles === undefined && roles.includes('error')) return [state];
    return this.#call(state, callee, roles);
  }

  /** The function that a handler argument stands for; undefined when there is none that is known. */
  #handlerOf(state: State, handler: Value): ObjectReference | undefined {
    const resolved = state.resolve(handler);
    this.#isWrapped = false;
    if (resolved.kind === 'object') {
      const { payload } = state.object(resolved);
      // A mounted router answers through its own routes.
      if (payload.type === 'host') return undefined;
      if (payload.type === 'plain') {
        this.#run.addUnresolved('options are given to the route, and what they add to it is not known', this.#chain.site);
        return undefined;
      }
      return resolved;
    }
    if (resolved.kind !== 'unknown') {
      this.#run.addUnresolved('a handler is not a function', this.#chain.site);
      return undefined;
    }
    const site = resolved.site ?? this.#chain.site;
    const wrapped = wrappedHandler(state, resolved, this.#chain.isHandler);
    if (wrapped === undefined) {
      this.#run.addUnresolved(`a handler is not known: ${resolved.reason}`, site);
      return undefined;
    }
    this.#isWrapped = true;
    this.#run.mayLeave = true;
    this.#run.addUnresolved(`what ${describe(site.node)} does around the handler is not known`, site);
    return wrapped;
  }

  #call(state: State, callee: ObjectReference, roles: readonly ParameterRole[]): readonly State[] {
    const passed: State[] = [];
    const isWrapped = this.#isWrapped;
    const next = state.allocate(heapObject({ type: 'host', behaviour: nextBehaviour(this.#run, this.#response, passed), data: null }));
    const args = roles.map((role): Value => {
      if (role === 'request') return this.#request;
      if (role === 'response') return this.#response;
      if (role === 'next') return next;
      return unknown('it is a parameter', { origin: { kind: 'parameter', name: role, site: this.#chain.site } });
    });
    const { evaluation } = this.#root;
    evaluation.mayThrow = false;
    const site = this.#chain.site;
    // The framework gets what the handler throws.
    evaluation.indifferentCall = site.node;
    const called = this.#called;
    const isLast = this.#isLast;
    const { result, thrown } = this.#root.collect(() =>
      callFunction(this.#root, state, callee, this.#chain.thisValue, args, site).flatMap((outcome) => {
        if (isLast) return sendReturned(called, outcome);
        passed.push(...passedByPromise(called, outcome));
        return [outcome];
      }),
    );
    if (evaluation.mayThrow) this.#run.mayThrow = true;
    const failures: Failed[] = thrown.map((failure) => ({ ...failure, way: 'throw' }));
    for (const outcome of result) {
      const { failures: handedOn, missing } = handedOver(called, outcome);
      failures.push(...handedOn);
      for (const one of missing) this.#answerMissing(one);
    }
    for (const failure of failures) passed.push(...this.#fail(failure, isWrapped));
    return passed;
  }

  get #escaping(): Escaping {
    return { run: this.#run, root: this.#root, chain: this.#chain, response: this.#response };
  }

  get #called(): Called {
    return { run: this.#run, activation: this.#root, response: this.#response, site: this.#chain.site };
  }

  /** What answers when no handler does: what is registered for that, else the framework. */
  #answerMissing({ state, site, code }: Missing): void {
    const [handler] = this.#chain.missing();
    const callee = handler === undefined ? undefined : state.resolve(handler);
    const via = this.#root.via;
    if (callee?.kind === 'object' && functionNodeOf(state, callee) !== undefined) {
      this.#handled({ site, via }, () => {
        this.#isLast = true;
        this.#call(state, callee, rolesOf(state, callee, this.#run.adapter.parameters));
      });
    } else if (callee === undefined && this.#chain.isApplicationKnown()) {
      addAnswer(this.#run, state, { kind: 'status', code, body: 'yes' }, { site, via, writeStatus: this.#run.writeStatus });
    } else this.#run.addUnresolved('what answers when no handler does is not in this file', site);
  }

  /** What is answered meanwhile is the answer to what left the handler here. */
  #handled<T>({ site, via }: Pick<Failed, 'site' | 'via'>, run: () => T): T {
    const outer = this.#run.handled;
    this.#run.handled = { place: placeOfError(site), via: via.slice(1).map(placeOf) };
    try {
      return run();
    } finally {
      this.#run.handled = outer;
    }
  }

  /** An error that left a handler: the error handlers get it, or the framework answers. */
  #fail(failure: Failed, isWrapped: boolean): readonly State[] {
    const { state, value, implicit } = failure;
    if (responseData(state, this.#response).phase !== 'open') return [];
    if (implicit) {
      this.#run.mayThrow = true;
      return [];
    }
    const [single] = alternatives(state.resolve(value));
    const fate = single === undefined ? undefined : frameworkFate(this.#escaping, failure, single);
    if (failure.way === 'rejection' && fate?.kind === 'none') {
      if (fate.reason !== undefined && single?.kind !== 'unknown') this.#run.addUnresolved(fate.reason, failure.site);
      return [];
    }
    if (fate?.kind === 'passes') return [state];
    if (fate?.kind === 'skips') return [];
    if (isWrapped && failure.way !== 'next') {
      addFrameworkAnswer(this.#escaping, failure, { kind: 'unknown', reason: 'what the wrapper around the handler does with errors is not known' });
      return [];
    }
    if (single?.kind !== 'unknown' || !isImplicit(single)) this.#handle(failure);
    else if (mayBePlain(state, single)) this.#failPlainly(failure);
    else this.#run.addUnresolved(OTHER_ANSWER, failure.site);
    return [];
  }

  /**
   * An error that unknown code throws and that the source hands on. It may be one that says nothing of its answer, so
   * what that is answered with is possible; what others are answered with is so only if unknown code throws those.
   */
  #failPlainly(failure: Failed): void {
    const { site } = failure;
    const others = this.#answersTo({ ...failure, state: failure.state.fork() });
    const outcomes = plainError(this.#root, failure.state, site).map(({ state, value }) => this.#answersTo({ ...failure, state, value }));
    for (const outcome of outcomes) replayOutcome(this.#run, outcome, (place) => place);
    const known = outcomes.flatMap(knownCodes);
    const isSure = others.responses.every(({ status }) => status.kind === 'known' && known.includes(status.code));
    if (known.length > 0 && !isSure) this.#run.addUnresolved(OTHER_ANSWER, site);
  }

  /** What is answered to an error on a path of its own. */
  #answersTo(failure: Failed): Outcome {
    const { adapter, version, writeStatus, handsOnRejections } = this.#run;
    const probe = new HandlerRun(adapter, version, writeStatus, handsOnRejections);
    const runner = new ChainRunner(probe, this.#chain, this.#root);
    const { statuses, phase } = responseData(failure.state, this.#response);
    runner.#begin(failure.state);
    changeResponse(failure.state, runner.#response, { statuses, phase });
    runner.#handle(failure);
    return probe.outcome;
  }

  #handle(failure: Failed): void {
    const { state, value, site, via, way } = failure;
    const handlers = this.#chain.errorHandlers();
    const isUntouched = this.#isUntouched(state);
    const { evaluation, module } = this.#root;
    const error = { state, value, site, way, place: placeOfError(site), via: via.slice(1).map(placeOf) };
    const handle = (probe: HandlerRun, path: State, copy: Value): void => {
      // What is remembered of an error is for the requests of every route.
      new ChainRunner(probe, { ...this.#chain, method: ANY_METHOD, path: ANY_PATH, parameters: undefined }, this.#root).handleError(path, { ...failure, state: path, value: copy });
    };
    const isKnown = isUntouched && handlers.length > 0 && this.#chain.errorAnswers.answer(this.#run, error, handlers, { evaluation, module, handle });
    if (!isKnown) this.#handleError(state, value, handlers, failure);
  }

  /**
   * Hands an error to the error handlers, as if a handler had done nothing but fail.
   *
   * @param state - The path; it is taken over.
   * @param failure - The error.
   */
  handleError(state: State, failure: Failed): void {
    this.#begin(state);
    this.#handleError(state, failure.value, this.#chain.errorHandlers(), failure);
  }

  #handleError(state: State, error: Value, handlers: readonly Value[], failure: Failed): void {
    const [handler, ...others] = handlers;
    if (handler === undefined) {
      addFrameworkAnswer(this.#escaping, { ...failure, state, value: error }, undefined);
      return;
    }
    const [callee, ...alternates] = alternatives(state.resolve(handler));
    for (const alternate of alternates) this.#handleError(state.fork(), error, [alternate, ...others], failure);
    if (callee?.kind !== 'object') {
      addFrameworkAnswer(this.#escaping, failure, { kind: 'unknown', reason: 'middleware that may handle the error is not known' });
      return;
    }
    const { handedErrors, parameters } = this.#run.adapter;
    const roles = handedErrors ?? rolesOf(state, callee, parameters);
    const passed: State[] = [];
    const next = state.allocate(heapObject({ type: 'host', behaviour: nextBehaviour(this.#run, this.#response, passed), data: null }));
    const args = roles.map((role): Value => {
      if (role === 'request') return this.#request;
      if (role === 'response') return this.#response;
      return role === 'next' ? next : error;
    });
    const called = this.#called;
    const thisValue = handedErrors === undefined ? UNDEFINED : this.#chain.thisValue;
    const { result, thrown } = this.#handled(failure, () =>
      this.#root.collect(() => callFunction(this.#root, state, callee, thisValue, args, this.#chain.site).flatMap((outcome) => sendReturned(called, outcome))),
    );
    const further: Failed[] = thrown.map((one) => ({ ...one, way: 'throw' }));
    for (const outcome of result) {
      const { failures, missing } = handedOver(called, outcome);
      further.push(...failures.filter(({ way }) => way === 'next' || handedErrors !== undefined));
      for (const one of missing) this.#answerMissing(one);
    }
    for (const one of further) {
      if (one.implicit) this.#run.mayThrow = true;
      else if (responseData(one.state, this.#response).phase === 'open') {
        // The error that is handed on is the one that left the handler: its place is where it left.
        const isSame = one.value === error;
        this.#handleError(one.state, one.value, others, isSame ? { ...failure, state: one.state } : one);
      }
    }
  }
}

const OTHER_ANSWER = 'an error of code that is not known may be answered in another way';

const UNSET: ObjectReference = { kind: 'object', id: 0 };

function knownCodes({ responses }: Outcome): readonly number[] {
  return responses.flatMap(({ status }) => (status.kind === 'known' ? [status.code] : []));
}
