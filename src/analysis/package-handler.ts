/** Handlers that packages give: they answer, hand on an error or pass on, as is known of them. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject, type Property } from '../evaluator/heap-object.js';
import { readMember } from '../evaluator/member-access.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { mergeOutcomes } from '../evaluator/paths.js';
import { awaitValue } from '../evaluator/promise.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { isEqual } from '../evaluator/truth.js';
import { constant, UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import type { GivenCall, KnownAnswer, KnownError, MiddlewareFacts } from '../frameworks/known-packages.js';
import { answerByPackage, noteUnknownAnswer } from './package-answer.js';
import { packageError } from './package-error.js';
import { setStatus } from './set-status.js';
import { runOf } from './response-object.js';

/** A handler of a package. */
export interface PackageHandler {
  readonly module: string;
  readonly facts: MiddlewareFacts;
  /** The functions of the user that it calls. */
  readonly calls: readonly (GivenCall & { readonly callee: Value })[];
  /** The member of the request that is its method. */
  readonly methodMember: string;
  /** Where it is made; undefined when nothing makes it, so that it answers where it is registered. */
  readonly site: Site | undefined;
}

/** What one request is handled with. */
interface Handling {
  readonly activation: Activation;
  readonly request: Value;
  readonly response: Value;
  readonly next: Value;
  readonly site: Site;
}

interface OfMethods {
  readonly methods?: readonly string[] | undefined;
}

/**
 * @param handler - What is known of the handler.
 * @returns The handler.
 */
export function packageHandler({ module, facts, calls, methodMember, site: made }: PackageHandler): NativeFunction {
  const { passes = true, answers = [], errors = [], leaves = [], unknown: reason } = facts;
  const isAsked = [...answers, ...errors].some(({ methods }) => methods !== undefined);
  return ({ activation, state: start, args, site: call }) => {
    const [request = UNDEFINED, response = UNDEFINED, next = UNDEFINED] = args;
    const handling: Handling = { activation, request, response, next, site: made ?? call };
    const { site } = handling;
    const asked: readonly Outcome[] = isAsked ? readMember(activation, start, request, methodMember, site) : [{ state: start, value: UNDEFINED }];
    return mergeOutcomes(
      asked.flatMap(({ state, value }): readonly Outcome[] => {
        const fits = ({ methods }: OfMethods): boolean => methods === undefined || methods.some((method) => isEqual(state, value, method) !== false);
        const given = answers.filter(fits);
        const isAnswered = given.some(
          ({ always, methods }) => always === true && (methods === undefined || methods.some((method) => isEqual(state, value, method) === true)),
        );
        const ends = [
          ...given.flatMap((answer) => giveAnswer(handling, state.fork(), answer)),
          ...(isAnswered ? [] : errors.filter(fits).flatMap((error) => handOn(handling, state.fork(), module, error))),
          ...calls.flatMap((own) => callGiven(handling, state.fork(), own)),
        ];
        if (reason !== undefined) noteUnknownAnswer(state, response, reason, site);
        if (passes && !isAnswered) {
          leave(state, request, leaves);
          ends.push(...callFunction(activation, state, next, UNDEFINED, [], site).map((outcome) => outcome.state));
        }
        return ends.map((end) => ({ state: end, value: UNDEFINED }));
      }),
    );
  };
}

function leave(state: State, request: Value, keys: readonly string[]): void {
  const self = state.resolve(request);
  if (keys.length === 0 || self.kind !== 'object') return;
  const heap = state.object(self);
  const left = keys.map((key): [string, Property] => [key, { value: unknown(`'${key}' of a request is not known`, { truthiness: true, isForeign: true }) }]);
  state.set(self.id, { ...heap, members: new Map([...heap.members, ...left]) });
}

function giveAnswer({ activation, response, site }: Handling, state: State, { status, body = 'yes', message }: KnownAnswer): readonly State[] {
  const value = status === null ? unknown('the options of a package decide it', { site }) : constant(status);
  return answerByPackage(activation, state, response, {
    status: { value, site },
    body: message === undefined ? body : constant(message),
    site,
  });
}

function handOn({ activation, response, next, site }: Handling, state: State, module: string, error: KnownError): readonly State[] {
  const self = state.resolve(response);
  const run = self.kind === 'object' ? runOf(state, self) : undefined;
  const isSet = error.sets !== undefined && run !== undefined && self.kind === 'object';
  const states = isSet ? setStatus(run, activation, state, self, constant(error.sets), site, 'assignment') : [state];
  return states.flatMap((path) => callFunction(activation, path, next, UNDEFINED, [packageError(path, module, error)], site)).map((outcome) => outcome.state);
}

/** A function of the user: nothing follows it, because the handler passes on by itself. */
function callGiven(handling: Handling, state: State, { callee, parameters, errors }: GivenCall & { readonly callee: Value }): readonly State[] {
  const { activation, request, response, next, site } = handling;
  const { evaluation } = activation;
  const args = parameters.map((parameter): Value => {
    if (parameter === 'request') return request;
    if (parameter === 'response') return response;
    if (parameter === 'next') return next;
    return parameter === 'done' ? doneCallback(state, next) : unknown('a package passes it to a callback', { site });
  });
  const { result, thrown } = activation.collect(() =>
    evaluation.guarded(() =>
      callFunction(activation, state, callee, UNDEFINED, args, site).flatMap((outcome) =>
        errors === 'lost' ? [outcome] : awaitValue(activation, outcome.state, outcome.value, site),
      ),
    ),
  );
  const told = errors === 'lost' ? [] : thrown.filter(({ implicit }) => !implicit);
  if (errors !== 'lost' && told.length < thrown.length) evaluation.mayThrow = true;
  const handedOn = told.flatMap((failure) => callFunction(activation, failure.state, next, UNDEFINED, [failure.value], failure.site));
  return [...result, ...handedOn].map((outcome) => outcome.state);
}

/** `(error, result) => …` */
function doneCallback(state: State, next: Value): Value {
  const call: NativeFunction = ({ activation, state: path, args: [error = UNDEFINED], site }) => {
    const single = path.resolve(error);
    const isNone = single.kind === 'constant' && !single.value;
    return isNone ? [{ state: path, value: UNDEFINED }] : callFunction(activation, path, next, UNDEFINED, [error], site);
  };
  return state.allocate(heapObject({ type: 'native', name: 'done', call }));
}
