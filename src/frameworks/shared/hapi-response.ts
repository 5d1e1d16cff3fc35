/** What handlers of hapi 21 answer with: the toolkit `h`, and the responses that it makes. Read from lib/toolkit.js, lib/response.js and lib/transmit.js; tests/conformance measures it. */

import { builtIn, properties } from '../../evaluator/built-in.js';
import { heapObject } from '../../evaluator/heap-object.js';
import type { HostBehaviour } from '../../evaluator/host.js';
import { readMember } from '../../evaluator/member-access.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import type { State } from '../../evaluator/state.js';
import { isAmong } from '../../evaluator/truth.js';
import { isNode, type Node, type Site } from '../../evaluator/syntax.js';
import { alternatives, constant, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../../evaluator/value.js';
import { noteStatusFault } from './status-faults.js';
import { argumentOf, argumentSite, throwNew, type WebBody, type WebResponse, type WebWriting } from './web-response.js';

/** A response as it is on a path. */
interface HapiResponse {
  /** Null for none. */
  readonly status: WebResponse['status'];
  readonly source: Value;
  readonly node: Node | undefined;
  readonly site: Site;
  readonly via: readonly Site[];
  /** It is answered with at once. */
  readonly takesOver: boolean;
  readonly redirect: { readonly isPermanent: boolean; readonly isRewritable: boolean } | null;
  /** No call of the code's own makes it. */
  readonly isWrapped: boolean;
}

const behaviour: HostBehaviour = {
  name: 'the response',
  isData: true,
  get({ state, self }, key) {
    if (state.object(self).members.has(key)) return undefined;
    const response = hapiResponseOf(state, self);
    if (response === undefined) return undefined;
    if (key === 'source') return [{ state, value: response.source }];
    if (key === 'isBoom') return [{ state, value: UNDEFINED }];
    if (key === 'statusCode') return [{ state, value: response.status?.value ?? constant(codeOfRedirect(response) ?? 200) }];
    const call = Object.hasOwn(calls, key) ? calls[key] : undefined;
    return call === undefined ? undefined : [{ state, value: state.allocate(heapObject({ type: 'native', name: key, call: (own) => call(self, own) })) }];
  },
  set({ state, self, site }, key, value) {
    if (key !== 'statusCode') return undefined;
    const right = isNode(site.node, 'AssignmentExpression') ? { ...site, node: site.node.right } : site;
    return alternatives(state.resolve(value)).map((single, way, { length }) => {
      const path = way === length - 1 ? state : state.fork();
      change(path, self, { status: { value: single, site: right } });
      return path;
    });
  },
  isSame: (a, b) => isAlike(a as HapiResponse, b as HapiResponse),
  isAkin: (a, b) => isAlike(a as HapiResponse, b as HapiResponse),
};

function isAlike(a: HapiResponse, b: HapiResponse): boolean {
  const isSameStatus = a.status?.value === b.status?.value || (a.status?.value.kind === 'constant' && b.status?.value.kind === 'constant' && a.status.value.value === b.status.value.value && a.status.site.node === b.status.site.node);
  return isSameStatus && a.source === b.source && a.takesOver === b.takesOver && a.redirect?.isPermanent === b.redirect?.isPermanent && a.redirect?.isRewritable === b.redirect?.isRewritable;
}

/**
 * @param state - The path.
 * @param value - A value.
 * @returns The response that it is; undefined when it is none.
 */
export function hapiResponseOf(state: State, value: Value): HapiResponse | undefined {
  const payload = value.kind === 'object' ? state.object(value).payload : undefined;
  return payload?.type === 'host' && payload.behaviour === behaviour ? (payload.data as HapiResponse) : undefined;
}

function change(state: State, self: ObjectReference, changed: Partial<HapiResponse>): void {
  const heap = state.object(self);
  if (heap.payload.type === 'host') state.set(self.id, { ...heap, payload: { ...heap.payload, data: { ...(heap.payload.data as HapiResponse), ...changed } } });
}

function allocate(state: State, response: Pick<HapiResponse, 'source' | 'site'> & Partial<HapiResponse>): ObjectReference {
  const data: HapiResponse = { status: null, node: undefined, via: [], takesOver: false, redirect: null, isWrapped: false, ...response };
  return state.allocate(heapObject({ type: 'host', behaviour, data }, new Map(), { complete: false }));
}

/**
 * @param state - The path; it is changed.
 * @param value - What a handler gives.
 * @param site - Where.
 * @returns The response that hapi makes of it.
 */
export function wrapResponse(state: State, value: Single, site: Site): ObjectReference {
  if (value.kind === 'object' && hapiResponseOf(state, value) !== undefined) return value;
  return allocate(state, { source: value, site, isWrapped: true });
}

type ResponseMember = (self: ObjectReference, call: NativeCall) => readonly Outcome[];

const same: ResponseMember = (self, { state }) => [{ state, value: self }];

function redirecting(changed: (redirect: NonNullable<HapiResponse['redirect']>, isOn: boolean) => NonNullable<HapiResponse['redirect']>): ResponseMember {
  return (self, { state, args }) => {
    const { redirect } = hapiResponseOf(state, self) ?? {};
    const [given] = args;
    const isOn = given?.kind !== 'constant' || given.value !== false;
    change(state, self, { redirect: changed(redirect ?? { isPermanent: false, isRewritable: true }, isOn) });
    return [{ state, value: self }];
  };
}

const calls: Readonly<Record<string, ResponseMember>> = {
  ...Object.fromEntries(['header', 'type', 'bytes', 'charset', 'ttl', 'vary', 'etag', 'location', 'state', 'unstate', 'encoding', 'message', 'passThrough', 'spaces', 'replacer', 'suffix', 'escape', 'compressed'].map((name) => [name, same])),
  code: setCode,
  // lib/response.js, `created`: for these methods alone.
  created: (self, call) =>
    readMember(call.activation, call.state, requestOf(call, self), 'method', call.site).flatMap(({ state, value }) => {
      if (isAmong(state, value, ['post', 'put', 'patch']) === false) {
        throwNew(call, state, 'Error');
        return [];
      }
      change(state, self, { status: { value: constant(201), site: call.site } });
      return [{ state, value: self }];
    }),
  redirect: (self, { state }) => {
    change(state, self, { redirect: { isPermanent: false, isRewritable: true } });
    return [{ state, value: self }];
  },
  temporary: redirecting((redirect, isOn) => ({ ...redirect, isPermanent: !isOn })),
  permanent: redirecting((redirect, isOn) => ({ ...redirect, isPermanent: isOn })),
  rewritable: redirecting((redirect, isOn) => ({ ...redirect, isRewritable: isOn })),
  takeover: (self, { state }) => {
    change(state, self, { takesOver: true });
    return [{ state, value: self }];
  },
};

/** The member of a response that is its request; no source has one of that name. */
const REQUEST = '[[request]]';

function requestOf({ state }: NativeCall, self: ObjectReference): Value {
  return state.object(self).members.get(REQUEST)?.value ?? unknown('the request is not known');
}

/** lib/response.js, `code`: what is no integer throws. */
function setCode(self: ObjectReference, call: NativeCall): readonly Outcome[] {
  const { state, args, site, evaluation } = call;
  const given = args[0] ?? UNDEFINED;
  return alternatives(state.resolve(given)).flatMap((single, way, { length }): readonly Outcome[] => {
    const path = way === length - 1 ? state : state.fork();
    if (length > 1) path.narrow(given, single);
    const own = argumentSite(site, 0);
    const literal = single.kind === 'constant' && single.site?.module === own.module && single.site.node.range[0] >= own.node.range[0] && single.site.node.range[1] <= own.node.range[1] ? single.site : own;
    if (single.kind === 'constant' && !Number.isSafeInteger(single.value)) {
      noteStatusFault(evaluation, { kind: 'not-http', value: single.value, consequence: 'hapi throws an error here, and the client gets 500.', site: literal });
      throwNew(call, path, 'Error');
      return [];
    }
    if (single.kind === 'constant' && !isSent(single.value)) noteStatusFault(evaluation, { kind: 'not-http', value: single.value, consequence: 'Node throws a RangeError when the head is written, and the client gets 500.', site: literal });
    change(path, self, { status: { value: single, site: literal } });
    return [{ state: path, value: self }];
  });
}

function isSent(code: unknown): boolean {
  return typeof code === 'number' && code >= 100 && code <= 999;
}

function codeOfRedirect({ redirect }: HapiResponse): number | undefined {
  if (redirect === null) return undefined;
  if (redirect.isPermanent) return redirect.isRewritable ? 301 : 308;
  return redirect.isRewritable ? 302 : 307;
}

/** `h.response(value).code(201)`; `h.response().code(204)` where no code is set. */
const writing: WebWriting = { append: (status) => `.code(${status})`, empty: (receiver, status) => `${receiver}.response().code(${status})` };
const writingOfSet: WebWriting = {};

/**
 * lib/transmit.js, `length`: nothing is answered with 204, unless a code was set or the route says 200.
 *
 * @param state - The path.
 * @param response - A response.
 * @param emptyCode - The code of what is nothing.
 * @returns It as it is sent; undefined for a status that cannot be.
 */
export function sentResponse(state: State, response: HapiResponse, emptyCode: number): WebResponse | undefined {
  const { status, source, node, site, via, redirect, isWrapped } = response;
  if (status?.value.kind === 'constant' && !isSent(status.value.value)) return undefined;
  const single = state.resolve(source);
  const isNothing = single.kind === 'constant' && (single.value === undefined || single.value === null || single.value === '');
  const isFunction = single.kind === 'object' && ['closure', 'native', 'bound', 'class'].includes(state.object(single).payload.type);
  const body: WebBody | undefined = isNothing || isFunction ? undefined : { value: source, format: 'json', node };
  const defaultCode = codeOfRedirect(response) ?? (body === undefined ? emptyCode : 200);
  return { status, defaultCode, body, site, via, ...(status === null && body !== undefined && emptyCode !== 200 ? { emptyCode } : {}), ...(isWrapped || redirect !== null ? { isPlain: true } : { writing: status === null ? writing : writingOfSet }) };
}

/** What the toolkit holds of its request. */
interface Toolkit {
  readonly request: ObjectReference;
  /** Whether code that is not known was handed it, and may make responses. */
  readonly isHandedOn: boolean;
}

const symbol = (name: string): ObjectReference => builtIn(heapObject({ type: 'plain' }, properties({ description: constant(name) })));

/** `h.continue`, `h.abandon` and `h.close` */
export const signals = { continue: symbol('continue'), abandon: symbol('abandon'), close: symbol('close') } as const;

const toolkitCalls: Readonly<Record<string, (toolkit: ObjectReference, call: NativeCall) => readonly Outcome[]>> = {
  // lib/toolkit.js, `response`: what is an error is refused.
  response: (toolkit, call) => {
    const { state, args, site, activation } = call;
    const given = args[0] ?? UNDEFINED;
    return alternatives(state.resolve(given)).flatMap((single, way, { length }): readonly Outcome[] => {
      const path = way === length - 1 ? state : state.fork();
      if (length > 1) path.narrow(given, single);
      if (single.kind === 'object' && hapiResponseOf(path, single) !== undefined) return [{ state: path, value: single }];
      if (single.kind === 'object' && ['error', 'promise'].includes(path.object(single).payload.type)) {
        throwNew(call, path, 'Error');
        return [];
      }
      return [{ state: path, value: made(path, toolkit, { source: single, node: argumentOf(site.node, 0), site, via: activation.via }) }];
    });
  },
  redirect: (toolkit, { state, site, activation }) => [{ state, value: made(state, toolkit, { source: constant(''), site, via: activation.via, redirect: { isPermanent: false, isRewritable: true } }) }],
  view: content,
  file: content,
  // Whether the client has it already is not known: it is answered with 304 then.
  entity: (_toolkit, { state }) => [{ state, value: UNDEFINED }],
  state: (_toolkit, { state }) => [{ state, value: UNDEFINED }],
  unstate: (_toolkit, { state }) => [{ state, value: UNDEFINED }],
  // Both throw outside of authentication.
  authenticated: (_toolkit, { state, site }) => [{ state, value: unknown('it is for authentication alone', { site }) }],
  unauthenticated: (_toolkit, { state, site }) => [{ state, value: unknown('it is for authentication alone', { site }) }],
};

/** Of @hapi/vision and @hapi/inert. */
function content(toolkit: ObjectReference, { state, site, activation }: NativeCall): readonly Outcome[] {
  return [{ state, value: made(state, toolkit, { source: unknown('a package makes it', { truthiness: true }), site, via: activation.via }) }];
}

function made(state: State, toolkit: ObjectReference, response: Parameters<typeof allocate>[1]): ObjectReference {
  const value = allocate(state, response);
  const { payload } = state.object(toolkit);
  const members = new Map(state.object(value).members);
  if (payload.type === 'host') members.set(REQUEST, { value: (payload.data as Toolkit).request });
  state.set(value.id, { ...state.object(value), members });
  return value;
}

const toolkitBehaviour: HostBehaviour = {
  name: 'the toolkit',
  get({ state, self }, key) {
    if (state.object(self).members.has(key)) return undefined;
    if (Object.hasOwn(signals, key)) return [{ state, value: signals[key as keyof typeof signals] }];
    const call = Object.hasOwn(toolkitCalls, key) ? toolkitCalls[key] : undefined;
    return call === undefined ? undefined : [{ state, value: state.allocate(heapObject({ type: 'native', name: key, call: (own) => call(self, own) })) }];
  },
  // The interface of hapi before 17: `reply(value)`.
  call: ({ state, self, site }) => {
    noteHandedOn(state, self);
    return [{ state, value: unknown('the interface of hapi before 17 is not followed', { site }) }];
  },
  escape: ({ state, self }) => {
    noteHandedOn(state, self);
  },
  isSame: (a, b) => (a as Toolkit).isHandedOn === (b as Toolkit).isHandedOn,
  join: (a, b) => ((a as Toolkit).isHandedOn ? a : b),
};

function noteHandedOn(state: State, self: ObjectReference): void {
  const heap = state.object(self);
  if (heap.payload.type === 'host') state.set(self.id, { ...heap, payload: { ...heap.payload, data: { ...(heap.payload.data as Toolkit), isHandedOn: true } } });
}

/**
 * @param state - The path; it is changed.
 * @param request - The request.
 * @returns The toolkit that its handlers are handed.
 */
export function makeToolkit(state: State, request: ObjectReference): ObjectReference {
  const data: Toolkit = { request, isHandedOn: false };
  return state.allocate(heapObject({ type: 'host', behaviour: toolkitBehaviour, data }, properties({ request }), { complete: false }));
}

/**
 * @param state - The path.
 * @param toolkit - A toolkit.
 * @returns Whether code that is not known was handed it.
 */
export function isHandedOn(state: State, toolkit: Value | undefined): boolean {
  const payload = toolkit?.kind === 'object' ? state.object(toolkit).payload : undefined;
  return payload?.type === 'host' && (payload.data as Toolkit).isHandedOn;
}

const unresolved: HostBehaviour = { name: 'an answer that is not known', isSame: (a, b) => a === b };

/**
 * @param state - The path; it is changed.
 * @param reason - Why, a clause without a full stop.
 * @returns An answer that is not known.
 */
export function unresolvedAnswer(state: State, reason: string): ObjectReference {
  return state.allocate(heapObject({ type: 'host', behaviour: unresolved, data: reason }));
}

/**
 * @param state - The path.
 * @param value - What was given for an answer.
 * @returns Why it is not known; undefined when it is no such answer.
 */
export function reasonOf(state: State, value: Single): string | undefined {
  const payload = value.kind === 'object' ? state.object(value).payload : undefined;
  return payload?.type === 'host' && payload.behaviour === unresolved ? (payload.data as string) : undefined;
}
