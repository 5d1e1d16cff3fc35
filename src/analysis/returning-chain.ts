/** Runs the handlers of one route that answer by what they return, one in the other or one after the other. */

import type { Activation, Throw } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import { findProperty, setOwn } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { mergeOutcomes } from '../evaluator/paths.js';
import { awaitValue, fulfilled, rejected } from '../evaluator/promise.js';
import type { State } from '../evaluator/state.js';
import { builtIn } from '../evaluator/built-in.js';
import { alternatives, constant, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { ParameterRole } from '../frameworks/framework-adapter.js';
import type { Answered, ReturningChain } from '../frameworks/returning.js';
import { addAnswer, type LeavingPlace } from './add-answer.js';
import type { Chain } from './chain.js';
import { CollectedOutcome } from './collected-outcome.js';
import { addThrown, collectReturned, type ReturnedTo } from './collect-returned.js';
import { placeOf, placeOfError } from './place-of.js';
import type { Before } from './run-chain.js';
import { makeWebRequest } from './web-request.js';
import { wrappedHandler } from './wrapped-handler.js';

/** What one run of such a chain collects. */
export class ReturningRun extends CollectedOutcome {
  #readsMethod = false;

  /** @returns Whether a handler has read the method of the request. */
  get readsMethod(): boolean {
    return this.#readsMethod;
  }

  /** Notes that the method of the request is read. */
  noteMethodRead(): void {
    if (!this.isSilent) this.#readsMethod = true;
  }
}

/** What the run needs to know. */
export interface ReturningRunOptions extends Pick<ReturnedTo, 'version' | 'writeStatus' | 'root'> {
  readonly returning: ReturningChain;
}

/** Stands for an answer that was noted already. */
const ANSWERED: ObjectReference = builtIn(heapObject({ type: 'plain' }, new Map(), { frozen: true }));

const isAnswered = (value: Value): boolean => value.kind === 'object' && value.id === ANSWERED.id;
const isNothing = (value: Single): boolean => value.kind === 'constant' && value.value === undefined;
const isNullish = (value: Single): boolean => value.kind === 'constant' && (value.value === undefined || value.value === null);

/** What the run keeps on a path: whether the route's own handlers were reached, whether the last one was, whether it passed on, and what `next` gave a handler. */
const REACHED = 'reached';
const COMPLETE = 'complete';
const PASSED = 'passed';
const given = (index: number): string => `given ${String(index)}`;
/** A handler is not known, or an error left one that others may have swallowed. */
const UNCERTAIN = 'uncertain';

export class ReturningChainRunner {
  readonly #run: ReturningRun;
  readonly #chain: Chain;
  readonly #options: ReturningRunOptions;
  readonly #to: ReturnedTo;
  #handlers: readonly Value[] = [];
  #mounted = 0;
  /** The index of the last handler of its own. */
  #last = 0;
  #given: Readonly<Partial<Record<ParameterRole, Value>>> = {};
  #progress: ObjectReference = ANSWERED;

  /**
   * @param run - Collects the answers.
   * @param chain - What is to be run.
   * @param options - What the run needs to know.
   */
  constructor(run: ReturningRun, chain: Chain, options: ReturningRunOptions) {
    this.#run = run;
    this.#chain = chain;
    this.#options = options;
    this.#to = { ...options, collected: run, site: chain.site };
  }

  /**
   * Runs the chain.
   *
   * @param state - The path; it is taken over.
   * @param before - Middleware that runs around it.
   * @returns Whether the last handler passes on.
   */
  run(state: State, { outer, own }: Before): boolean {
    const { returning, root } = this.#options;
    const { handlers, method, isMounted } = this.#chain;
    const behind = returning.order === 'first' && returning.endsRoute !== true && !isMounted ? this.#chain.behind() : [];
    this.#handlers = [...outer, ...own, ...handlers, ...behind];
    this.#mounted = outer.length + own.length;
    this.#last = this.#mounted + handlers.length - 1;
    const request = makeWebRequest(state, method, () => this.#run.noteMethodRead(), returning.request, returning.methodLetters);
    this.#given = { request, ...returning.hand(state, request) };
    this.#progress = state.allocate(heapObject({ type: 'plain' }));
    let passes = false;
    const ended = (outcome: Outcome): readonly Outcome[] => {
      passes ||= this.#has(outcome.state, PASSED);
      return this.#answerOf(outcome);
    };
    const handed = this.#argumentsOf(returning.handed, UNDEFINED);
    const to: ReturnedTo = {
      ...this.#to,
      about: (path) => ({ isAlone: this.#handlers.length === 1, isComplete: this.#has(path, COMPLETE) && !this.#has(path, UNCERTAIN) }),
      missing: (path, otherwise, leaving) => this.#addMissing(path, otherwise, leaving),
      failed: (failure, value, error) => this.#fail({ ...failure, value: error ?? value }),
    };
    const answer = (): readonly Outcome[] =>
      this.#enter(root, 0, state)
        .flatMap((outcome) => this.#settled(outcome))
        .flatMap(ended)
        .flatMap((outcome) => this.#after(outcome));
    const guarded = returning.catchesInside ? answer : () => this.#guarded(root, answer);
    collectReturned(to, handed, () => guarded().filter(({ value }) => !isAnswered(value)));
    return passes;
  }

  /** An answer as it is sent: each function that gets it may give another one. */
  #after(outcome: Outcome): readonly Outcome[] {
    const { root, returning } = this.#options;
    const { site } = this.#chain;
    return this.#chain.after().reduce<readonly Outcome[]>(
      (outcomes, handler) =>
        outcomes.flatMap(({ state, value }) => {
          const callee = state.resolve(handler);
          if (callee.kind !== 'object') {
            this.#run.addUnresolved('what is done to the answer is not known', site);
            return [];
          }
          const args = [value, ...this.#argumentsOf(returning.handed, UNDEFINED)];
          const made = callFunction(root, state, callee, UNDEFINED, args, site).flatMap((one) => this.#settled(one));
          return made.flatMap(({ state: path, value: other }) =>
            alternatives(path.resolve(other)).map((single, way, { length }) => ({ state: way === length - 1 ? path : path.fork(), value: isNullish(single) ? value : single })),
          );
        }),
      [outcome],
    );
  }

  /** What a promise is fulfilled with; what is thrown is thrown by the call. */
  #settled({ state, value }: Outcome): readonly Outcome[] {
    return awaitValue(this.#options.root, state, value, this.#chain.site);
  }

  /** The value that counts at the end of a path: none when it is noted already, or when another chain answers. */
  #answerOf({ state, value }: Outcome): readonly Outcome[] {
    if (this.#isAnsweredBefore(state)) return [];
    return alternatives(state.resolve(value)).flatMap((single, index, all): readonly Outcome[] => {
      const path = index === all.length - 1 ? state : state.fork();
      if (isAnswered(single)) return [];
      if (!isNothing(single)) return [{ state: path, value: single }];
      const kept = this.#behind(path);
      // What passes on without an answer is answered by what follows, and what a handler gives that is not known is told of already.
      const isOpen = this.#has(path, PASSED) || this.#has(path, UNCERTAIN);
      if (kept === undefined) return isOpen && this.#options.returning.ignoresValue !== true ? [] : [{ state: path, value: single }];
      return alternatives(path.resolve(kept)).flatMap((one) => (isAnswered(one) ? [] : [{ state: path.fork(), value: one }]));
    });
  }

  /** Whether middleware answers, which is told of where that is registered. */
  #isAnsweredBefore(state: State): boolean {
    return this.#mounted > 0 && this.#options.returning.tellsHooks !== true && !this.#has(state, REACHED);
  }

  #behind(state: State): Value | undefined {
    const { answerMember } = this.#options.returning;
    const { context } = this.#given;
    if (answerMember === undefined || context?.kind !== 'object') return undefined;
    const found = findProperty(state, context, answerMember);
    return found === undefined || found === 'unknown' ? undefined : found.value;
  }

  #has(state: State, mark: string): boolean {
    return state.object(this.#progress).members.has(mark);
  }

  /** Runs a handler and what it runs by `next`, or what follows it. */
  #enter(activation: Activation, index: number, state: State): readonly Outcome[] {
    if (index === this.#mounted) setOwn(state, this.#progress, REACHED, constant(true));
    if (index >= this.#last) setOwn(state, this.#progress, COMPLETE, constant(true));
    if (index === this.#handlers.length) {
      if (this.#chain.isMounted || this.#options.returning.order !== 'first') setOwn(state, this.#progress, PASSED, constant(true));
      return [{ state, value: UNDEFINED }];
    }
    const singles = alternatives(state.resolve(this.#handlers[index] ?? UNDEFINED));
    return singles.flatMap((single, way) => this.#enterSingle(activation, index, way === singles.length - 1 ? state : state.fork(), single));
  }

  #enterSingle(activation: Activation, index: number, state: State, handler: Single): readonly Outcome[] {
    const callee = this.#calleeOf(index, state, handler);
    if (callee === undefined) {
      if (index >= this.#mounted) setOwn(state, this.#progress, UNCERTAIN, constant(true));
      return this.#enter(activation, index + 1, state);
    }
    const { returning } = this.#options;
    const next = state.allocate(heapObject({ type: 'native', name: 'next', call: (call) => this.#next(call, index) }));
    const args = this.#argumentsOf(this.#chain.roles ?? returning.handed, next);
    const { site, thisValue } = this.#chain;
    const call = (): readonly Outcome[] => callFunction(activation, state, callee, thisValue, args, site).flatMap((outcome) => awaitValue(activation, outcome.state, outcome.value, site));
    const given = index === this.#last && returning.kept !== undefined ? () => call().flatMap((outcome) => this.#keep(activation, outcome)) : call;
    const outcomes = returning.catchesInside ? this.#guarded(activation, given) : given();
    const goesOn = returning.order === 'first' || (returning.order === 'either' && (index !== this.#last || this.#chain.isMounted));
    return goesOn ? outcomes.flatMap((outcome) => this.#goOn(index, outcome)) : outcomes;
  }

  /** Has what the last handler gives noted, on a path for each value that it may be. */
  #keep(activation: Activation, { state, value }: Outcome): readonly Outcome[] {
    const { returning } = this.#options;
    return alternatives(state.resolve(value)).map((single, way, { length }): Outcome => {
      const path = way === length - 1 ? state : state.fork();
      if (length > 1) path.narrow(value, single);
      returning.kept?.({ activation, state: path, value: single, handed: this.#argumentsOf(returning.handed, UNDEFINED), site: this.#chain.site });
      return { state: path, value: single };
    });
  }

  /** What a handler gives, or what the ones behind it do when it gives nothing. */
  #goOn(index: number, { state, value }: Outcome): readonly Outcome[] {
    const { returning, root } = this.#options;
    const isNone = returning.nullIsNothing === true ? isNullish : isNothing;
    return alternatives(state.resolve(value)).flatMap((single, way, { length }): readonly Outcome[] => {
      const path = way === length - 1 ? state : state.fork();
      if (length > 1) path.narrow(value, single);
      const behind = (own: State): readonly Outcome[] => {
        // It has run them itself.
        const known = own.object(this.#progress).members.get(given(index))?.value;
        return known === undefined ? this.#enter(root, index + 1, own) : [{ state: own, value: known }];
      };
      if (returning.isAnswered?.(path, this.#argumentsOf(returning.handed, UNDEFINED)) === true) return [{ state: path, value: single }];
      if (isNone(single)) return behind(path);
      const mayBeNothing = single.kind === 'unknown' && single.truthiness !== true && index < this.#last;
      return [...(mayBeNothing ? behind(path.fork()) : []), { state: path, value: single }];
    });
  }

  /** `next()`: a promise of what the handlers behind give, which the context holds as well. */
  #next({ activation, state, site }: NativeCall, index: number): readonly Outcome[] {
    const { result, thrown } = activation.collect(() => this.#enter(activation, index + 1, state));
    const ended = mergeOutcomes(result).flatMap(({ state: path, value }) => {
      if (this.#options.returning.order === 'either') setOwn(path, this.#progress, given(index), value);
      const { answerMember } = this.#options.returning;
      const { context } = this.#given;
      const resolved = path.resolve(value);
      if (answerMember !== undefined && context?.kind === 'object' && !(resolved.kind === 'constant' && resolved.value === undefined)) setOwn(path, context, answerMember, value);
      return fulfilled(path, this.#options.returning.answerMember === undefined ? value : UNDEFINED);
    });
    // What unknown code throws through middleware around a route says nothing of the route.
    const told = index < this.#mounted ? thrown.filter(({ implicit }) => !implicit) : thrown;
    if (told.length < thrown.length) this.#run.mayThrow = true;
    for (const failure of told) setOwn(failure.state, this.#progress, UNCERTAIN, constant(true));
    return [...ended, ...told.map((failure) => rejected({ ...failure, site: failure.implicit ? site : failure.site }))];
  }

  /** The error handlers get what is thrown, and their answer is the value. */
  #guarded(activation: Activation, call: () => readonly Outcome[]): readonly Outcome[] {
    const { result, thrown } = activation.collect(call);
    return [...result, ...thrown.flatMap((failure) => this.#fail(failure))];
  }

  /** An error that left a handler: its answer is noted here, at the place that it left. */
  #fail(failure: Throw): readonly Outcome[] {
    const { state, implicit } = failure;
    if (implicit) {
      this.#run.mayThrow = true;
      return [];
    }
    const ended: readonly Outcome[] = [{ state: state.fork(), value: ANSWERED }];
    if (this.#isAnsweredBefore(state)) return ended;
    const handlers = this.#chain.errorHandlers();
    if (handlers.length === 0) addThrown({ ...this.#to, isApplicationKnown: this.#chain.isApplicationKnown }, this.#argumentsOf(this.#options.returning.handed, UNDEFINED), failure);
    else this.#handle(failure, handlers);
    return ended;
  }

  /** An error handler gets the error, and the next one when it gives the error back as it is. */
  #handle(failure: Throw, [handler = UNDEFINED, ...others]: readonly Value[]): void {
    const { state, value, site, via } = failure;
    const callee = state.resolve(handler);
    if (callee.kind !== 'object') {
      this.#run.addUnresolved('what handles the error is not known', site);
      return;
    }
    const { root, returning } = this.#options;
    const resolved = state.resolve(value);
    const error = returning.errorOf === undefined || resolved.kind === 'choice' ? value : returning.errorOf(state, resolved);
    const args = this.#argumentsOf(returning.handedErrors, UNDEFINED, error);
    const to: ReturnedTo = {
      ...this.#to,
      returning: returning.handled === undefined ? returning : { ...returning, returned: returning.handled },
      handled: { place: placeOfError(site), via: via.slice(1).map(placeOf) },
      failed: (again, _, other) => {
        if (other === undefined && others.length > 0) this.#handle({ ...failure, state: again.state }, others);
        else addThrown(this.#to, args, { ...failure, state: again.state, value: other ?? value });
      },
    };
    const handle = (): readonly Outcome[] => callFunction(root, state, callee, UNDEFINED, args, this.#chain.site);
    collectReturned(to, args, () => handle().flatMap((outcome) => this.#settled(outcome)).flatMap((outcome) => this.#after(outcome)));
  }

  #argumentsOf(roles: readonly ParameterRole[], next: Value, error?: Value): readonly Value[] {
    return roles.map((role): Value => {
      if (role === 'next') return next;
      if (role === 'error' && error !== undefined) return error;
      return this.#given[role] ?? unknown('it is a parameter', { truthiness: true, origin: { kind: 'parameter', name: role, site: this.#chain.site } });
    });
  }

  /** What answers when no handler does: what is registered for that, else the framework. */
  #addMissing(state: State, { code, body }: Extract<Answered, { kind: 'missing' }>, leaving: Omit<LeavingPlace, 'writeStatus'>): void {
    const { returning, root, writeStatus } = this.#options;
    const [handler] = this.#chain.missing();
    const callee = handler === undefined ? undefined : state.resolve(handler);
    if (callee?.kind === 'object') {
      const args = this.#argumentsOf(returning.handed, UNDEFINED);
      collectReturned({ ...this.#to, handled: { place: placeOf(leaving.site), via: leaving.via.slice(1).map(placeOf) } }, args, () =>
        callFunction(root, state, callee, UNDEFINED, args, this.#chain.site),
      );
    } else if (callee === undefined && this.#chain.isApplicationKnown()) {
      addAnswer(this.#run, state, { kind: 'status', code, body }, { ...leaving, writeStatus });
    } else this.#run.addUnresolved('what answers when no handler does is not in this file', leaving.site);
  }

  /** The function that is called; undefined when none is known. */
  #calleeOf(index: number, state: State, handler: Single): ObjectReference | undefined {
    if (handler.kind === 'object') {
      const { payload } = state.object(handler);
      // A mounted router answers through its own routes.
      if (payload.type === 'host') return undefined;
      if (payload.type !== 'plain') return handler;
      this.#run.addUnresolved('options are given to the route, and what they add to it is not known', this.#chain.site);
      return undefined;
    }
    if (index < this.#mounted) {
      this.#run.addUnresolved(`what is done around the handler is not known: ${handler.kind === 'unknown' ? handler.reason : 'it is no function'}`, this.#chain.site);
      return undefined;
    }
    if (handler.kind === 'constant') {
      this.#run.addUnresolved('a handler is not a function', this.#chain.site);
      return undefined;
    }
    const wrapped = wrappedHandler(state, handler, this.#chain.isHandler);
    this.#run.addUnresolved(wrapped === undefined ? `a handler is not known: ${handler.reason}` : 'what is done around the handler is not known', handler.site ?? this.#chain.site);
    return wrapped;
  }
}
