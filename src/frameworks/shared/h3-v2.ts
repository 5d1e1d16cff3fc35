/** What handlers of h3 2 answer: its functions, returned values and errors. Measured with h3 2.0.8; the names are those of its API reference. */

import { builtIn, nativeFunction, properties } from '../../evaluator/built-in.js';
import { callFunction } from '../../evaluator/call-function.js';
import { heapObject } from '../../evaluator/heap-object.js';
import type { HostBehaviour } from '../../evaluator/host.js';
import { isCallableObject, readMember, setOwn } from '../../evaluator/member-access.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { awaitValue } from '../../evaluator/promise.js';
import { raise } from '../../evaluator/raise.js';
import type { State } from '../../evaluator/state.js';
import type { Site } from '../../evaluator/syntax.js';
import { alternatives, constant, UNDEFINED, unknown, type ObjectReference, type Primitive, type Single, type Value } from '../../evaluator/value.js';
import type { Answered, Leaving, Returned } from '../returning.js';
import { carriedAnswer, carryAnswer } from './carried-answer.js';
import { errorClass, memberOf } from './error-class.js';
import { h3Readers } from './h3-readers.js';
import { assertMethod, forEachStatus, getMethod, isMethod, statusIn, validators } from './h3-status.js';
import { tellMemberApart } from './tell-member-apart.js';
import { argumentSite, throwNew, webResponseOf, type WebBody, type WebResponse } from './web-response.js';

/** `sanitizeStatusCode`: what is no code from 100 to 599 leaves the one that was there. */
function codeOf(value: Primitive): number | undefined {
  if (!value || typeof value === 'symbol' || typeof value === 'bigint') return undefined;
  const code = Number(value);
  return Number.isInteger(code) && code >= 100 && code <= 599 ? code : undefined;
}

const eventBehaviour: HostBehaviour = {
  name: 'the event',
  isData: true,
  get({ activation, state, self, site }, key) {
    const request = state.object(self).members.get('req')?.value;
    if (key !== 'method' || request === undefined) return undefined;
    return readMember(activation, state, request, key, site);
  },
  isSame: (a, b) => a === b,
};

/** `event.res`: paths with different statuses are told apart by it. */
const responseBehaviour: HostBehaviour = { name: 'the response', isData: true, isSame: (a, b) => a === b };

/**
 * @param state - The path; it is changed.
 * @param request - The request.
 * @returns What a handler is handed.
 */
export function makeEventV2(state: State, request: ObjectReference): Value {
  const response = state.allocate(heapObject({ type: 'host', behaviour: responseBehaviour, data: null }, properties({ status: UNDEFINED }), { complete: false }));
  const context = state.allocate(heapObject({ type: 'plain' }, new Map(), { complete: false }));
  return state.allocate(heapObject({ type: 'host', behaviour: eventBehaviour, data: null }, properties({ req: request, res: response, context }), { complete: false }));
}

function responseOf(state: State, event: Value | undefined): ObjectReference | undefined {
  const holder = event === undefined ? undefined : state.resolve(event);
  const response = holder?.kind === 'object' ? state.object(holder).members.get('res')?.value : undefined;
  return response?.kind === 'object' ? response : undefined;
}

/** The status that was set; null for none. */
function statusOf(state: State, event: Value | undefined, site: Site): WebResponse['status'] {
  const response = responseOf(state, event);
  const value = response === undefined ? undefined : state.resolve(state.object(response).members.get('status')?.value ?? UNDEFINED);
  if (value === undefined || value.kind === 'choice') return { value: unknown('the status that was set is not known'), site };
  return statusIn(value, (value.kind === 'object' ? undefined : value.site) ?? site, codeOf);
}

/**
 * @param state - The path; it is taken over.
 * @param handed - What a handler is handed.
 * @returns A path for each status that may be set.
 */
export function apartV2(state: State, handed: readonly Value[]): readonly State[] {
  // Error handlers are handed the error first.
  const response = handed.map((value) => responseOf(state, value)).find((found) => found !== undefined);
  return response === undefined ? [state] : tellMemberApart(state, response, 'status');
}

/** `setResponseStatus(event, code)` */
const setResponseStatus = nativeFunction('setResponseStatus', (call) =>
  forEachStatus(call, 1, codeOf, (path, status) => {
    const response = responseOf(path, call.args[0]);
    if (response !== undefined && status !== null) setOwn(path, response, 'status', status.value);
    return { state: path, value: UNDEFINED };
  }),
);

const getResponseStatus = nativeFunction('getResponseStatus', ({ state, args, site }) => {
  const status = statusOf(state, args[0], site);
  return [{ state, value: status === null ? constant(200) : status.value }];
});

const httpResponsePrototype = builtIn(heapObject({ type: 'plain' }));

/** An HTTPResponse: without a status it takes the one that was set. */
function httpResponse(call: NativeCall, state: State, status: WebResponse['status'], defaultCode: number, body: WebBody | undefined): Value {
  const { activation, site } = call;
  return carryAnswer(state, { status, defaultCode, body, isPlain: true, site, via: activation.via }, { status: status?.value ?? constant(defaultCode) }, httpResponsePrototype);
}

function textOf(state: State, value: Value | undefined): WebBody | undefined {
  const given = value === undefined ? UNDEFINED : state.resolve(value);
  return given.kind === 'constant' && (given.value === undefined || given.value === null) ? undefined : { value: given, format: 'text', node: undefined };
}

/** `new HTTPResponse(body, { status })` */
const HTTPResponse = nativeFunction('HTTPResponse', (call) => {
  const { activation, state, args, site } = call;
  const init = args[1] ?? UNDEFINED;
  const statuses: readonly Outcome[] = state.resolve(init).kind === 'constant' ? [{ state, value: UNDEFINED }] : readMember(activation, state, init, 'status', site);
  return statuses.flatMap(({ state: path, value }) =>
    alternatives(path.resolve(value)).map((single, way, { length }) => {
      const own = way === length - 1 ? path : path.fork();
      return { state: own, value: httpResponse(call, own, statusIn(single, argumentSite(site, 1), codeOf), 200, textOf(own, args[0])) };
    }),
  );
});

/** A function that makes an HTTPResponse with a code. */
function responding(name: string, index: number, defaultCode: number, bodyOf: (state: State, call: NativeCall) => WebBody | undefined): Value {
  return nativeFunction(name, (call) =>
    forEachStatus(call, index, codeOf, (path, status) => {
      const given = path.resolve(call.args[index] ?? UNDEFINED);
      const isGiven = given.kind !== 'constant' || given.value !== undefined;
      // What is no code is none: then the one that was set counts, or 200.
      return { state: path, value: httpResponse(call, path, status, isGiven ? 200 : defaultCode, bodyOf(path, call)) };
    }),
  );
}

const hasLocation = (index: number) => (state: State, { args }: NativeCall): WebBody | undefined => textOf(state, args[index]) ?? { value: constant('undefined'), format: 'text', node: undefined };

const redirectTo = responding('redirect', 1, 302, hasLocation(0));

/** `redirect(location, code)`; the event that h3 1 was handed first is no location. */
const redirect = nativeFunction('redirect', (call) => {
  const { activation, state, args, site } = call;
  const first = state.resolve(args[0] ?? UNDEFINED);
  if (first.kind === 'object' && responseOf(state, first) !== undefined) {
    throwNew(call, state, 'TypeError');
    return [];
  }
  return callFunction(activation, state, redirectTo, UNDEFINED, args, site);
});

const html = nativeFunction('html', (call) => [{ state: call.state, value: httpResponse(call, call.state, null, 200, { value: call.args.length === 1 ? (call.args[0] ?? UNDEFINED) : constant('html'), format: 'text', node: undefined }) }]);

/** The first of some members that holds something. */
function firstOf(values: readonly (() => Single | undefined)[]): Single | undefined {
  for (const read of values) {
    const value = read();
    if (value !== undefined && (value.kind !== 'constant' || Boolean(value.value))) return value;
  }
  return undefined;
}

/** The status of what an HTTPError is made of: its own, or the one of its cause. */
function statusOfDetails(state: State, details: Single): Single {
  const cause = (): Single => memberOf(state, details, 'cause') ?? UNDEFINED;
  const found = firstOf([
    () => memberOf(state, details, 'status'),
    () => memberOf(state, details, 'statusCode'),
    () => memberOf(state, cause(), 'status'),
    () => memberOf(state, cause(), 'statusCode'),
  ]);
  if (found === undefined) return constant(500);
  if (found.kind !== 'constant') return unknown('the status of the error is not known');
  const code = codeOf(found.value) ?? 500;
  return { ...found, value: code };
}

/** The members of an error that is made of details, with a message of its own or theirs. */
function membersOfDetails(state: State, details: Single, message?: Single): Readonly<Record<string, Value>> {
  const members: Record<string, Value> = {};
  for (const name of ['data', 'body', 'statusText', 'statusMessage']) {
    const value = memberOf(state, details, name);
    if (value !== undefined) members[name] = value;
  }
  const status = statusOfDetails(state, details);
  const text = message ?? firstOf(['message', 'statusText', 'statusMessage'].map((name) => () => memberOf(state, details, name)));
  return { ...members, message: text ?? constant('HTTPError'), status, statusCode: status, cause: details };
}

/** `new HTTPError(message, details)`, `new HTTPError(details)` */
function membersOfError({ state, args }: NativeCall): Readonly<Record<string, Value>> {
  const [first = UNDEFINED, second = UNDEFINED] = args.map((arg): Single => {
    const value = state.resolve(arg);
    return value.kind === 'choice' ? unknown('what the error is made of is not known') : value;
  });
  const isMessage = (first.kind === 'constant' && typeof first.value === 'string') || (first.kind === 'unknown' && first.type === 'string');
  return isMessage ? membersOfDetails(state, second, first) : membersOfDetails(state, first);
}

const httpError = errorClass({
  name: 'HTTPError',
  membersOf: membersOfError,
  statics: {
    status: nativeFunction('status', ({ state, args }) => {
      const [given = UNDEFINED, statusText = UNDEFINED, details = UNDEFINED] = args;
      const made = state.resolve(details);
      const own = made.kind === 'object' ? Object.fromEntries([...state.object(made).members].map(([name, { value }]) => [name, value])) : {};
      const input = state.allocate(heapObject({ type: 'plain' }, properties({ ...own, statusText, status: given })));
      return alternatives(state.resolve(given)).map((status, way, { length }) => {
        const path = way === length - 1 ? state : state.fork();
        setOwn(path, input, 'status', status);
        return { state: path, value: httpError.make(path, membersOfDetails(path, input)) };
      });
    }),
    isError: nativeFunction('isError', (call) => isErrorOf(call)),
  },
});

function isErrorOf({ state, args }: NativeCall): readonly Outcome[] {
  const value = state.resolve(args[0] ?? UNDEFINED);
  const known = value.kind === 'choice' ? undefined : httpError.has(state, value);
  return [{ state, value: known === undefined ? unknown('whether it is an error of h3 is not known', { type: 'boolean' }) : constant(known) }];
}

const createError = nativeFunction('createError', (call) => [{ state: call.state, value: httpError.make(call.state, membersOfError(call)) }]);

/** `defineHandler(handler)`, `defineHandler({ handler, middleware })` */
const defineHandler = nativeFunction('defineHandler', ({ state, args }) => {
  const given = state.resolve(args[0] ?? UNDEFINED);
  if (given.kind !== 'object' || state.object(given).payload.type !== 'plain') return [{ state, value: given }];
  const { members } = state.object(given);
  return [{ state, value: members.has('middleware') ? given : (members.get('handler')?.value ?? given) }];
});

const identity = (name: string, index = 0): Value => nativeFunction(name, ({ state, args }) => [{ state, value: args[index] ?? UNDEFINED }]);

/** Middleware that a function makes of a hook. */
function middlewareOf(name: string, run: (call: NativeCall, hook: Value) => readonly Outcome[]): Value {
  return nativeFunction(name, ({ state, args }) => [
    { state, value: state.allocate(heapObject({ type: 'native', name: 'middleware', call: (call) => run(call, args[0] ?? UNDEFINED) })) },
  ]);
}

const callAwaited = ({ activation, site }: NativeCall, state: State, callee: Value, args: readonly Value[]): readonly Outcome[] =>
  callFunction(activation, state, callee, UNDEFINED, args, site).flatMap((made) => awaitValue(activation, made.state, made.value, site));

/** `onError(hook)`: what the hook gives is the answer, or else the error goes on. */
const onError = middlewareOf('onError', (call, hook) => {
  const { activation, state, args, site } = call;
  const { result, thrown } = activation.collect(() => callAwaited(call, state, args[1] ?? UNDEFINED, []));
  const handled = thrown.flatMap((failure): readonly Outcome[] => {
    if (failure.implicit) {
      activation.raise(failure);
      return [];
    }
    return alternatives(failure.state.resolve(failure.value)).flatMap((single) => {
      const path = failure.state.fork();
      const error = errorOfV2(path, single);
      return callAwaited(call, path, hook, [error, args[0] ?? UNDEFINED]).flatMap(({ state: after, value }) =>
        alternatives(after.resolve(value)).flatMap((given): readonly Outcome[] => {
          if (given.kind !== 'constant' || given.value !== undefined) return [{ state: after.fork(), value: given }];
          raise(activation, after.fork(), error, site);
          return [];
        }),
      );
    });
  });
  return [...result, ...handled];
});

/** `onRequest(hook)`: what the hook gives is ignored. */
const onRequest = middlewareOf('onRequest', (call, hook) => callAwaited(call, call.state, hook, [call.args[0] ?? UNDEFINED]).map(({ state }) => ({ state, value: UNDEFINED })));

/** `onResponse(hook)`: what the hook gives takes the place of the answer. */
const onResponse = middlewareOf('onResponse', (call, hook) =>
  callAwaited(call, call.state, call.args[1] ?? UNDEFINED, []).flatMap(({ state, value }) =>
    callAwaited(call, state, hook, [unknown('the response that is sent is not known'), call.args[0] ?? UNDEFINED]).flatMap(({ state: after, value: given }) =>
      alternatives(after.resolve(given)).map((single) => ({ state: after.fork(), value: single.kind === 'constant' && !single.value ? value : single })),
    ),
  ),
);

/** A function that throws an error with a code on some requests. */
const refusing = (name: string, code: number): ((call: NativeCall) => void) => ({ activation, state, site }) => {
  const failed = state.fork();
  raise(activation, failed, httpError.make(failed, { status: constant(code), statusCode: constant(code), message: constant(name) }), site);
};

const refuseLogin = refusing('Authentication required', 401);

/** The value of an answer that only a status counts for: what JSON has no text for, and text. */
function bodyOfValue(state: State, value: Single): WebBody | undefined {
  if (value.kind === 'constant') {
    if (value.value === undefined || value.value === null) return undefined;
    return { value, format: typeof value.value === 'string' ? 'text' : 'json', node: undefined };
  }
  const isFunction = value.kind === 'object' && isCallableObject(state.object(value));
  return { value: isFunction ? constant('function') : value, format: 'json', node: undefined };
}

/**
 * @param leaving - What a handler returns.
 * @returns What h3 makes of it (`prepareResponse` of src/response.ts).
 */
export function returnedV2({ state, value, handed, site }: Leaving): Returned {
  const response = webResponseOf(state, value);
  if (response !== undefined) return { kind: 'web', response };
  if (value.kind === 'unknown') return { kind: 'unknown', reason: `what it answers depends on what is returned: ${value.reason}` };
  if (value.kind === 'object' && state.object(value).payload.type === 'error') return { kind: 'thrown' };
  const carried = carriedAnswer(state, value);
  if (carried !== undefined) return { kind: 'web', response: carried.status === null && carried.defaultCode === 200 ? { ...carried, status: statusOf(state, handed[0], site) } : carried };
  const own = value.kind === 'constant' ? (value.site ?? site) : site;
  return { kind: 'web', response: { status: statusOf(state, handed[0], own), defaultCode: 200, body: bodyOfValue(state, value), isPlain: true, site: own, via: [] } };
}

/** The code of an error (`toError` of src/response.ts), or why it is not known. */
function statusOfError(state: State, error: Single): number | string {
  if (error.kind === 'unknown') return `the error is not known: ${error.reason}`;
  if (error.kind === 'constant') return typeof error.value === 'number' ? (codeOf(error.value) ?? 500) : 500;
  if (state.object(error).payload.type !== 'error') return 500;
  const status = httpError.has(state, error) === true ? memberOf(state, error, 'status') : statusOfDetails(state, error);
  if (status?.kind !== 'constant' || status.compared !== undefined) return 'the status of the error is not known';
  return codeOf(status.value) ?? 500;
}

/**
 * @param leaving - An error that left a handler.
 * @returns What h3 makes of it.
 */
export function thrownV2({ state, value }: Leaving): Answered {
  const status = statusOfError(state, value);
  return typeof status === 'number' ? { kind: 'status', code: status, body: 'yes' } : { kind: 'unknown', reason: status };
}

/**
 * @param state - The path; it is changed.
 * @param error - An error that left a handler.
 * @returns The HTTPError that is made of it.
 */
export function errorOfV2(state: State, error: Single): Value {
  if (httpError.has(state, error) === true) return error;
  if (error.kind === 'object' && state.object(error).payload.type === 'error') return httpError.make(state, membersOfDetails(state, error));
  const status = statusOfError(state, error);
  const code = typeof status === 'number' ? constant(status) : unknown(status);
  return httpError.make(state, { message: constant('HTTPError'), status: code, statusCode: code, cause: error });
}

const notKnown = (name: string, reason: string): Value => nativeFunction(name, ({ state, site }) => [{ state, value: unknown(reason, { site }) }]);
const isLazy = 'the handler is made when it is asked for';

/** What h3 2 gives beside its routers. */
export const functionsV2: Readonly<Record<string, Value>> = {
  ...h3Readers,
  defineHandler,
  defineEventHandler: defineHandler,
  eventHandler: defineHandler,
  defineMiddleware: identity('defineMiddleware'),
  defineLazyEventHandler: notKnown('defineLazyEventHandler', isLazy),
  lazyEventHandler: notKnown('lazyEventHandler', isLazy),
  HTTPError: httpError.value,
  H3Error: httpError.value,
  createError,
  isError: nativeFunction('isError', isErrorOf),
  HTTPResponse,
  noContent: responding('noContent', 0, 204, () => undefined),
  sendNoContent: responding('sendNoContent', 1, 204, () => undefined),
  redirect,
  sendRedirect: responding('sendRedirect', 2, 302, hasLocation(1)),
  redirectBack: nativeFunction('redirectBack', (call) => [{ state: call.state, value: httpResponse(call, call.state, null, 302, { value: constant('html'), format: 'text', node: undefined }) }]),
  html,
  iterable: nativeFunction('iterable', (call) => [{ state: call.state, value: httpResponse(call, call.state, null, 200, { value: unknown('what is streamed is not known'), format: 'text', node: undefined }) }]),
  sendStream: identity('sendStream', 1),
  sendWebResponse: identity('sendWebResponse'),
  setResponseStatus,
  getResponseStatus,
  onError,
  onRequest,
  onResponse,
  basicAuth: nativeFunction('basicAuth', ({ state }) => [
    {
      state,
      value: state.allocate(
        heapObject({
          type: 'native',
          name: 'middleware',
          call: (call) => {
            refuseLogin(call);
            return [{ state: call.state, value: UNDEFINED }];
          },
        }),
      ),
    },
  ]),
  requireBasicAuth: nativeFunction('requireBasicAuth', (call) => {
    refuseLogin(call);
    return [{ state: call.state, value: constant(true) }];
  }),
  // The answers to preflight requests are none of the handler's.
  handleCors: nativeFunction('handleCors', ({ state }) => [{ state, value: constant(false) }]),
  getMethod,
  isMethod,
  assertMethod: assertMethod(httpError.make),
  ...validators(httpError.make),
};
