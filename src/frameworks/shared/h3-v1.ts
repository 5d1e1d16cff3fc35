/** What handlers of h3 1 answer: its functions, returned values and errors. Measured with h3 1.15.11; the names are those of its API reference. */

import { nativeFunction, properties } from '../../evaluator/built-in.js';
import { callFunction } from '../../evaluator/call-function.js';
import { heapObject } from '../../evaluator/heap-object.js';
import type { HostBehaviour } from '../../evaluator/host.js';
import { isCallableObject, setOwn } from '../../evaluator/member-access.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { awaitValue } from '../../evaluator/promise.js';
import type { State } from '../../evaluator/state.js';
import type { Site } from '../../evaluator/syntax.js';
import { alternatives, constant, UNDEFINED, unknown, type ObjectReference, type Primitive, type Single, type Value } from '../../evaluator/value.js';
import type { Answered, Leaving, Returned } from '../returning.js';
import { errorClass, memberOf } from './error-class.js';
import { h3Readers } from './h3-readers.js';
import { assertMethod, forEachStatus, getMethod, isMethod, validators } from './h3-status.js';
import { tellMemberApart } from './tell-member-apart.js';
import { allocateWebResponse, webResponseOf, type WebBody, type WebResponse } from './web-response.js';

/** What an event holds beside the request: Node's response. */
const RESPONSE = 'res';
/** What the response holds beside its own members: what has been sent. */
const SENT = '[[sent]]';

/** `sanitizeStatusCode`: what is no code of three digits leaves the one that was there. */
function codeOf(value: Primitive): number | undefined {
  if (!value || typeof value === 'symbol') return undefined;
  const code = typeof value === 'string' ? Number.parseInt(value, 10) : Number(value);
  return code >= 100 && code <= 999 ? Math.trunc(code) : undefined;
}

/** `event.node.res`: paths with different statuses, or on which different things were sent, are told apart by it. */
const responseBehaviour: HostBehaviour = { name: 'the response', isData: true, isSame: (a, b) => a === b };

/**
 * @param state - The path; it is changed.
 * @param request - The request; it is the event.
 * @returns What a handler is handed.
 */
export function makeEventV1(state: State, request: ObjectReference): Value {
  const allocate = (members: Readonly<Record<string, Value>>): ObjectReference => state.allocate(heapObject({ type: 'plain' }, properties(members), { complete: false }));
  const end = nativeFunction('end', (call) => apartV1(call.state, [request]).map((path) => note(call, path, request, { status: statusOf(path, request, call.site), defaultCode: 200, body: bodyOfEnd(call) })));
  const writeHead = nativeFunction('writeHead', (call) =>
    forEachStatus(call, 0, codeOf, (path, status) => {
      if (status !== null) setOwn(path, response, 'statusCode', status.value);
      return { state: path, value: response };
    }),
  );
  const respondWith = nativeFunction('respondWith', ({ state: path, args, site }) => {
    const given = webResponseOf(path, path.resolve(args[0] ?? UNDEFINED));
    setOwn(path, response, SENT, given === undefined ? unknown('the response is not known', { site }) : (args[0] ?? UNDEFINED));
    return [{ state: path, value: UNDEFINED }];
  });
  const response = state.allocate(heapObject({ type: 'host', behaviour: responseBehaviour, data: null }, properties({ statusCode: constant(200), [SENT]: UNDEFINED, end, writeHead }), { complete: false }));
  setOwn(state, request, 'node', allocate({ req: request, [RESPONSE]: response }));
  setOwn(state, request, 'context', allocate({}));
  setOwn(state, request, 'respondWith', respondWith);
  return request;
}

function bodyOfEnd({ state, args }: NativeCall): WebBody | undefined {
  const value = state.resolve(args[0] ?? UNDEFINED);
  const isNone = value.kind === 'constant' ? value.value === undefined : value.kind === 'object' && isCallableObject(state.object(value));
  return isNone ? undefined : { value, format: 'text', node: undefined };
}

function responseOf(state: State, event: Value | undefined): ObjectReference | undefined {
  const holder = event === undefined ? undefined : state.resolve(event);
  const node = holder?.kind === 'object' ? state.object(holder).members.get('node')?.value : undefined;
  const response = node?.kind === 'object' ? state.object(node).members.get(RESPONSE)?.value : undefined;
  return response?.kind === 'object' ? response : undefined;
}

/** What was sent; undefined for nothing. */
function sentOn(state: State, response: ObjectReference): Value | undefined {
  const value = state.object(response).members.get(SENT)?.value;
  return value?.kind === 'constant' ? undefined : value;
}

/** The status that was set; null for none. */
function statusOf(state: State, event: Value | undefined, site: Site): WebResponse['status'] {
  const response = responseOf(state, event);
  const value = response === undefined ? undefined : state.resolve(state.object(response).members.get('statusCode')?.value ?? UNDEFINED);
  if (value === undefined || value.kind === 'choice') return { value: unknown('the status that was set is not known'), site };
  if (value.kind === 'constant' && value.site === undefined && value.value === 200) return null;
  return { value, site: (value.kind === 'object' ? undefined : value.site) ?? site };
}

/**
 * @param state - The path; it is taken over.
 * @param handed - What a handler is handed.
 * @returns A path for each status that may be set, and for all that may have been sent.
 */
export function apartV1(state: State, handed: readonly Value[]): readonly State[] {
  // Error handlers are handed the error first.
  const response = handed.map((value) => responseOf(state, value)).find((found) => found !== undefined);
  return response === undefined ? [state] : tellMemberApart(state, response, 'statusCode').flatMap((path) => tellMemberApart(path, response, SENT));
}

/** `setResponseStatus(event, code)` */
const setResponseStatus = nativeFunction('setResponseStatus', (call) =>
  forEachStatus(call, 1, codeOf, (path, status) => {
    const response = responseOf(path, call.args[0]);
    if (response !== undefined && status !== null) setOwn(path, response, 'statusCode', status.value);
    return { state: path, value: UNDEFINED };
  }),
);

const getResponseStatus = nativeFunction('getResponseStatus', ({ state, args }) => {
  const response = responseOf(state, args[0]);
  return [{ state, value: response === undefined ? unknown('the status is not known') : (state.object(response).members.get('statusCode')?.value ?? UNDEFINED) }];
});

type Content = Omit<WebResponse, 'site' | 'via'>;

/** Notes what is sent, unless something was before. */
function note({ activation, site }: NativeCall, state: State, event: Value | undefined, content: Content): Outcome {
  const response = allocateWebResponse(state, { ...content, isPlain: true, site, via: activation.via });
  const holder = responseOf(state, event);
  if (holder !== undefined && sentOn(state, holder) === undefined) setOwn(state, holder, SENT, response);
  return { state, value: response };
}

/** A function that answers by itself: what the handler returns afterwards is ignored. */
function sending(name: string, index: number, respond: (call: NativeCall, path: State, status: WebResponse['status']) => Content): Value {
  return nativeFunction(name, (call) => apartV1(call.state, call.args.slice(0, 1)).flatMap((state) => forEachStatus({ ...call, state }, index, codeOf, (path, status) => note(call, path, call.args[0], respond(call, path, status)))));
}

/** `sendNoContent(event, code)` keeps a code that was set before. */
const sendNoContent = sending('sendNoContent', 1, ({ args, site }, path, status) => ({ status: status ?? statusOf(path, args[0], site), defaultCode: 204, body: undefined }));

/** `sendRedirect(event, location, code)`: a page with the location. */
const sendRedirect = sending('sendRedirect', 2, ({ args }, _path, status) => ({ status, defaultCode: 302, body: { value: args[1] ?? UNDEFINED, format: 'text', node: undefined } }));

/** `send(event, data)`, `sendStream(event, stream)` */
const send = (name: string): Value =>
  nativeFunction(name, (call) => {
    const { state, args, site } = call;
    const data = state.resolve(args[1] ?? UNDEFINED);
    const isNone = data.kind === 'constant' && (data.value === undefined || data.value === null);
    return apartV1(state, args.slice(0, 1)).map((path) => note(call, path, args[0], { status: statusOf(path, args[0], site), defaultCode: 200, body: isNone ? undefined : { value: data, format: 'text', node: undefined } }));
  });

/** `sendWebResponse(event, response)` */
const sendWebResponse = nativeFunction('sendWebResponse', (call) => {
  const { state, args, site } = call;
  const holder = responseOf(state, args[0]);
  const given = args[1] === undefined ? undefined : state.resolve(args[1]);
  if (holder !== undefined) setOwn(state, holder, SENT, given !== undefined && webResponseOf(state, given) !== undefined ? given : unknown('the response is not known', { site }));
  return [{ state, value: UNDEFINED }];
});

/** `sendError(event, error)` */
const sendError = nativeFunction('sendError', (call) => {
  const { state, args, site } = call;
  return alternatives(state.resolve(args[1] ?? UNDEFINED)).map((error, way, { length }) => {
    const path = way === length - 1 ? state : state.fork();
    const status = statusOfError(path, error);
    const body: WebBody = { value: memberOf(path, error, 'message') ?? constant('error'), format: 'json', node: undefined };
    return note(call, path, args[0], { status: { value: typeof status === 'number' ? constant(status) : unknown(status), site }, defaultCode: 500, body: { ...body, value: isKnownText(body.value) ? body.value : constant('error') } });
  });
});

const isKnownText = (value: Value): boolean => value.kind === 'constant' && typeof value.value === 'string' && value.value !== '';

/** The members of `createError(message)`, `createError({ statusCode, statusMessage, message, data })`. */
function membersOfError({ state, args }: NativeCall): Readonly<Record<string, Value>> {
  const input = state.resolve(args[0] ?? UNDEFINED);
  if (input.kind === 'choice') return { message: unknown('the message is not known'), statusCode: unknown('the status of the error is not known') };
  const given = input.kind === 'object' ? state.object(input) : undefined;
  const read = (name: string): Value | undefined => given?.members.get(name)?.value;
  const isKnown = input.kind === 'constant' || given?.complete === true;
  const message = input.kind === 'object' ? (read('message') ?? read('statusMessage') ?? constant('')) : input;
  const members: Record<string, Value> = { message };
  const status = read('statusCode') ?? read('status') ?? (isKnown ? constant(500) : unknown('the status of the error is not known'));
  for (const name of ['data', 'statusMessage']) {
    const value = read(name);
    if (value !== undefined) members[name] = value;
  }
  return { ...members, statusCode: status };
}

const h3Error = errorClass({
  name: 'H3Error',
  membersOf: ({ args }) => ({ message: args[0] ?? constant(''), statusCode: constant(500) }),
  statics: { __h3_error__: constant(true) },
});

const createError = nativeFunction('createError', (call) => {
  const { state, args } = call;
  const input = state.resolve(args[0] ?? UNDEFINED);
  // An error of h3 is given back as it is.
  if (input.kind === 'object' && h3Error.has(state, input) === true) return [{ state, value: input }];
  return [{ state, value: h3Error.make(state, membersOfError(call)) }];
});

const isError = nativeFunction('isError', ({ state, args }) => {
  const value = state.resolve(args[0] ?? UNDEFINED);
  const known = value.kind === 'choice' ? undefined : h3Error.has(state, value);
  return [{ state, value: known === undefined ? unknown('whether it is an error of h3 is not known', { type: 'boolean' }) : constant(known) }];
});

/** `defineEventHandler(handler)`, `defineEventHandler({ handler, onRequest })`: what the hooks return is ignored. */
const defineEventHandler = nativeFunction('defineEventHandler', ({ state, args }) => {
  const given = state.resolve(args[0] ?? UNDEFINED);
  if (given.kind !== 'object' || state.object(given).payload.type !== 'plain') return [{ state, value: given }];
  const { members } = state.object(given);
  const handler = members.get('handler')?.value ?? UNDEFINED;
  const hooks = hooksIn(state, members.get('onRequest')?.value);
  const later = hooksIn(state, members.get('onBeforeResponse')?.value);
  if (later.length > 0) return [{ state, value: unknown("what 'onBeforeResponse' does to the answer is not known") }];
  if (hooks.length === 0) return [{ state, value: handler }];
  return [{ state, value: state.allocate(heapObject({ type: 'native', name: 'handler', call: (call) => runHooks(call, hooks, handler) })) }];
});

function hooksIn(state: State, value: Value | undefined): readonly Value[] {
  const given = value === undefined ? UNDEFINED : state.resolve(value);
  const payload = given.kind === 'object' ? state.object(given).payload : undefined;
  if (payload?.type === 'array') return payload.elements;
  return given.kind === 'constant' ? [] : [given];
}

function runHooks({ activation, state, args, site }: NativeCall, hooks: readonly Value[], handler: Value): readonly Outcome[] {
  const run = (path: State, callee: Value): readonly Outcome[] => callFunction(activation, path, callee, UNDEFINED, args, site).flatMap((made) => awaitValue(activation, made.state, made.value, site));
  const ready = hooks.reduce<readonly State[]>((paths, hook) => paths.flatMap((path) => (isSentV1(path, args) ? [path] : run(path, hook).map((outcome) => outcome.state))), [state]);
  return ready.flatMap((path) => (isSentV1(path, args) ? [{ state: path, value: UNDEFINED }] : run(path, handler)));
}

/**
 * @param state - The path.
 * @param handed - What a handler was handed.
 * @returns Whether something was sent already.
 */
export function isSentV1(state: State, [event]: readonly Value[]): boolean {
  const holder = responseOf(state, event);
  return holder !== undefined && sentOn(state, holder) !== undefined;
}

/**
 * @param leaving - What a handler returns.
 * @param answerNothing - What becomes of undefined.
 * @returns What h3 makes of it.
 */
export function returnedV1(leaving: Leaving, answerNothing: (leaving: Leaving) => Returned): Returned {
  const { state, value, handed, site } = leaving;
  const holder = responseOf(state, handed[0]);
  const sent = holder === undefined ? undefined : sentOn(state, holder);
  if (sent !== undefined && sent !== value) return answerOf({ ...leaving, value: single(state, sent) });
  if (value.kind === 'constant' && value.value === undefined) return answerNothing(leaving);
  return answerOf({ ...leaving, site: value.kind === 'constant' ? (value.site ?? site) : site });
}

function single(state: State, value: Value): Single {
  const resolved = state.resolve(value);
  return resolved.kind === 'choice' ? unknown('what was sent is not known') : resolved;
}

/**
 * @param leaving - A returned value that is not undefined.
 * @returns What h3 makes of it (`handleHandlerResponse` of src/app.ts).
 */
export function answerOf({ state, value, handed, site }: Leaving): Returned {
  const response = webResponseOf(state, value);
  if (response !== undefined) return { kind: 'web', response };
  if (value.kind === 'unknown') return { kind: 'unknown', reason: `what it answers depends on what is returned: ${value.reason}` };
  if (value.kind === 'object' && state.object(value).payload.type === 'error') return { kind: 'thrown' };
  if (value.kind === 'object' && isCallableObject(state.object(value))) return { kind: 'status', code: 500, body: 'yes' };
  const isNothing = value.kind === 'constant' && value.value === null;
  const status = statusOf(state, handed[0], site);
  const body = isNothing ? undefined : ({ value, format: value.kind === 'constant' && typeof value.value === 'string' ? 'text' : 'json', node: undefined } as const);
  return { kind: 'web', response: { status, defaultCode: isNothing ? 204 : 200, body, isPlain: true, site, via: [] } };
}

/** The code of an error (`createError` of src/error.ts), or why it is not known. */
function statusOfError(state: State, error: Single): number | string {
  if (error.kind === 'unknown') return `the error is not known: ${error.reason}`;
  if (error.kind !== 'object') return error.value === undefined || error.value === null ? 'h3 itself fails at this error' : 500;
  for (const name of ['statusCode', 'status']) {
    const status = memberOf(state, error, name);
    if (status === undefined || (status.kind === 'constant' && !status.value)) continue;
    // `if (error.statusCode === 500)` says what the path is for, and not that anybody gives it that code.
    if (status.kind !== 'constant' || status.compared !== undefined) return 'the status of the error is not known';
    return codeOf(status.value) ?? 500;
  }
  return 500;
}

/**
 * @param leaving - An error that left a handler.
 * @returns What h3 makes of it.
 */
export function thrownV1({ state, value }: Leaving): Answered {
  const status = statusOfError(state, value);
  return typeof status === 'number' ? { kind: 'status', code: status, body: 'yes' } : { kind: 'unknown', reason: status };
}

/**
 * @param state - The path; it is changed.
 * @param error - An error that left a handler.
 * @returns The error of h3 that is made of it.
 */
export function errorOfV1(state: State, error: Single): Value {
  if (h3Error.has(state, error) === true) return error;
  const status = statusOfError(state, error);
  const message = error.kind === 'constant' ? error : (memberOf(state, error, 'message') ?? constant(''));
  return h3Error.make(state, { message, statusCode: typeof status === 'number' ? constant(status) : unknown(status), cause: error });
}

/**
 * @param state - The path; it is changed.
 * @returns The error that is thrown when no handler answers.
 */
export function notFoundV1(state: State): Single {
  return h3Error.make(state, { message: constant('Cannot find any path matching the request'), statusCode: constant(404) });
}

const notKnown = (name: string, reason: string): Value => nativeFunction(name, ({ state, site }) => [{ state, value: unknown(reason, { site }) }]);

/** What h3 1 gives; Nitro and Nuxt give it as global variables too. */
export const functionsV1: Readonly<Record<string, Value>> = {
  ...h3Readers,
  defineEventHandler,
  eventHandler: defineEventHandler,
  defineLazyEventHandler: notKnown('defineLazyEventHandler', 'the handler is made when it is asked for'),
  lazyEventHandler: notKnown('lazyEventHandler', 'the handler is made when it is asked for'),
  createError,
  H3Error: h3Error.value,
  isError,
  sendError,
  setResponseStatus,
  getResponseStatus,
  send: send('send'),
  sendStream: send('sendStream'),
  sendWebResponse,
  sendNoContent,
  sendRedirect,
  // The answers to preflight requests are none of the handler's.
  handleCors: nativeFunction('handleCors', ({ state }) => [{ state, value: constant(false) }]),
  getMethod,
  isMethod,
  assertMethod: assertMethod(h3Error.make),
  ...validators(h3Error.make),
};
