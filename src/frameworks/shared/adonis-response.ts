/** The response of AdonisJS, which is sent when all handlers have run: `src/response.ts` of @adonisjs/http-server 7.8. */

import { properties } from '../../evaluator/built-in.js';
import { heapObject } from '../../evaluator/heap-object.js';
import type { HostBehaviour } from '../../evaluator/host.js';
import { setOwn } from '../../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../../evaluator/native-function.js';
import type { State } from '../../evaluator/state.js';
import { branch } from '../../evaluator/truth.js';
import { alternatives, constant, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../../evaluator/value.js';
import type { Answered, Leaving } from '../returning.js';
import { abort } from './adonis-errors.js';
import { isNodeCode } from './node-status.js';
import { noteStatusFault } from './status-faults.js';
import { tellMemberApart } from './tell-member-apart.js';
import { allocateWebResponse, argumentOf, argumentSite, webResponseOf, type WebWriting } from './web-response.js';

/** The status that was set, and the one that counts only when none is. */
const STATUS = '[[status]]';
const SAFE = '[[safe status]]';
/** What is sent at the end, as a response without a status; undefined for nothing. */
const CONTENT = '[[content]]';

/** The methods that set a status and send their argument. */
const HELPERS: Readonly<Record<string, number>> = {
  ok: 200, created: 201, accepted: 202, nonAuthoritativeInformation: 203, partialContent: 206, multipleChoices: 300, movedPermanently: 301, movedTemporarily: 302, seeOther: 303, notModified: 304,
  useProxy: 305, temporaryRedirect: 307, badRequest: 400, unauthorized: 401, paymentRequired: 402, forbidden: 403, notFound: 404, methodNotAllowed: 405, notAcceptable: 406,
  proxyAuthenticationRequired: 407, requestTimeout: 408, conflict: 409, gone: 410, lengthRequired: 411, preconditionFailed: 412, requestEntityTooLarge: 413, requestUriTooLong: 414,
  unsupportedMediaType: 415, requestedRangeNotSatisfiable: 416, expectationFailed: 417, unprocessableEntity: 422, tooManyRequests: 429, internalServerError: 500, notImplemented: 501,
  badGateway: 502, serviceUnavailable: 503, gatewayTimeout: 504, httpVersionNotSupported: 505,
};
/** Those that send nothing. */
const EMPTY_HELPERS: Readonly<Record<string, number>> = { continue: 100, switchingProtocols: 101, noContent: 204, resetContent: 205 };
const CHAINED = ['header', 'append', 'safeHeader', 'removeHeader', 'type', 'vary', 'setEtag', 'location', 'cookie', 'encryptedCookie', 'plainCookie', 'clearCookie', 'onFinish', 'setRequestId'];

/** `response.status(201).send(value)`, `response.status(204).send(null)` */
const writing: WebWriting = { between: (status) => `.status(${status})`, emptyCall: 'send(null)', empty: (receiver, status) => `${receiver}.status(${status}).send(null)` };

/** Paths with different statuses, or on which different things are sent, are told apart by it. */
const behaviour: HostBehaviour = {
  name: 'the response',
  isData: true,
  isSame: (a, b) => a === b,
  get({ state, self }, key) {
    const call = state.object(self).members.has(key) ? undefined : members.get(key);
    return call === undefined ? undefined : [{ state, value: state.allocate(heapObject({ type: 'native', name: key, call: (native) => call(self, native) })) }];
  },
};

type Member = (self: ObjectReference, call: NativeCall) => ReturnType<NativeFunction>;

function setStatus(self: ObjectReference, call: NativeCall, state: State, value: Single, site: NativeCall['site']): void {
  if (value.kind === 'constant' && !isNodeCode(Number(value.value))) {
    noteStatusFault(call.activation.evaluation, { kind: 'not-http', value: value.value, consequence: 'Node refuses it when the head is written, and AdonisJS answers 500.', site });
  }
  setOwn(state, self, STATUS, value.kind === 'object' ? unknown('the status is an object', { site }) : { ...value, site: value.site ?? site });
}

const status: Member = (self, call) => {
  const { state, args } = call;
  const singles = alternatives(state.resolve(args[0] ?? UNDEFINED));
  return singles.map((single, way) => {
    const path = way === singles.length - 1 ? state : state.fork();
    if (singles.length > 1) path.narrow(args[0] ?? UNDEFINED, single);
    setStatus(self, call, path, single, argumentSite(call.site, 0));
    return { state: path, value: self };
  });
};

/** Leaves what is sent at the end; the last one counts. */
function send(self: ObjectReference, { activation, site }: NativeCall, state: State, value: Value, node = argumentOf(site.node, 0)): void {
  setOwn(state, self, CONTENT, allocateWebResponse(state, { status: null, defaultCode: 200, body: { value, format: 'text', node }, site, via: activation.via, writing }));
}

const sending: Member = (self, call) => {
  send(self, call, call.state, call.args[0] ?? UNDEFINED);
  return [{ state: call.state, value: UNDEFINED }];
};

const helper = (code: number, isEmpty: boolean): Member => (self, call) => {
  const { state, args, site } = call;
  setOwn(state, self, STATUS, constant(code, site));
  send(self, call, state, isEmpty ? constant(null) : (args[0] ?? UNDEFINED), isEmpty ? undefined : argumentOf(site.node, 0));
  return [{ state, value: UNDEFINED }];
};

/** `response.redirect(path, forwardQuery, status)`, `response.redirect().status(301).toPath(path)`; a status that was set counts. */
const redirect: Member = (self, call) => {
  const { state, args, site } = call;
  const given = state.resolve(args[0] ?? UNDEFINED);
  const code = state.resolve(args[2] ?? constant(302));
  const own: Single = code.kind === 'choice' || code.kind === 'object' ? unknown('the status of the redirect is not known', { site }) : { ...code, site: code.site ?? site };
  if (!(given.kind === 'constant' && !given.value)) {
    sendRedirect(self, call, state, own);
    return [{ state, value: UNDEFINED }];
  }
  const redirector = state.allocate(heapObject({ type: 'plain' }, new Map(), { complete: false }));
  setOwn(state, redirector, SAFE, own);
  const native = (name: string, run: NativeFunction): Value => state.allocate(heapObject({ type: 'native', name, call: run }));
  for (const name of ['withQs', 'clearQs']) setOwn(state, redirector, name, native(name, ({ state: path }) => [{ state: path, value: redirector }]));
  setOwn(state, redirector, 'status', native('status', ({ state: path, args: [value = UNDEFINED], site: place }) => {
    const single = path.resolve(value);
    setOwn(path, redirector, SAFE, single.kind === 'constant' ? { ...single, site: single.site ?? argumentSite(place, 0) } : unknown('the status of the redirect is not known', { site: place }));
    return [{ state: path, value: redirector }];
  }));
  for (const name of ['toPath', 'toRoute', 'back']) {
    setOwn(state, redirector, name, native(name, (own) => {
      const said = own.state.resolve(own.state.object(redirector).members.get(SAFE)?.value ?? UNDEFINED);
      sendRedirect(self, own, own.state, said.kind === 'choice' ? unknown('the status of the redirect is not known') : said);
      return [{ state: own.state, value: UNDEFINED }];
    }));
  }
  return [{ state, value: redirector }];
};

function sendRedirect(self: ObjectReference, call: NativeCall, state: State, code: Single): void {
  setOwn(state, self, SAFE, code);
  send(self, call, state, constant('Redirecting'), undefined);
}

/** `abortIf(condition, body, status)`: it throws an error that answers. */
const abortWhen = (isAborted: boolean): Member => (_self, call) => {
  const [condition = UNDEFINED, body = UNDEFINED, code = UNDEFINED] = call.args;
  const { whenTrue, whenFalse } = branch(call.state, condition);
  const [failing, going] = isAborted ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
  if (failing !== undefined) abort(call, failing, body, code);
  return going === undefined ? [] : [{ state: going, value: UNDEFINED }];
};

const streams: Member = (self, call) => {
  send(self, call, call.state, unknown('what is streamed is not known', { site: call.site, truthiness: true }));
  return [{ state: call.state, value: UNDEFINED }];
};
/** A file that is not there is answered with 404. */
const files: Member = (self, { state, site }) => {
  setOwn(state, self, CONTENT, unknown('whether the file is there is not known', { site }));
  return [{ state, value: UNDEFINED }];
};

const members = new Map<string, Member>([
  ...Object.entries(HELPERS).map(([name, code]): [string, Member] => [name, helper(code, false)]),
  ...Object.entries(EMPTY_HELPERS).map(([name, code]): [string, Member] => [name, helper(code, true)]),
  ...CHAINED.map((name): [string, Member] => [name, (self, { state }) => [{ state, value: self }]]),
  ['status', status],
  ['safeStatus', (self, call) => {
    const single = call.state.resolve(call.args[0] ?? UNDEFINED);
    const site = argumentSite(call.site, 0);
    setOwn(call.state, self, SAFE, single.kind === 'constant' ? { ...single, site: single.site ?? site } : unknown('the status is not known', { site }));
    return [{ state: call.state, value: self }];
  }],
  ['send', sending],
  ['json', sending],
  ['jsonp', sending],
  ['stream', streams],
  ['download', files],
  ['attachment', files],
  ['redirect', redirect],
  ['abort', (_self, call) => {
    abort(call, call.state, call.args[0] ?? UNDEFINED, call.args[1] ?? UNDEFINED);
    return [];
  }],
  ['abortIf', abortWhen(true)],
  ['abortUnless', abortWhen(false)],
]);

/** Makes what handlers are handed. */
export function makeContext(state: State): { readonly context: Value } {
  const response = state.allocate(heapObject({ type: 'host', behaviour, data: null }, properties({ [STATUS]: UNDEFINED, [SAFE]: UNDEFINED, [CONTENT]: UNDEFINED }), { complete: false }));
  const present = Object.fromEntries(['request', 'params', 'auth', 'session', 'logger', 'bouncer', 'view', 'i18n'].map((name) => [name, unknown(`'${name}' of the context is not known`, { truthiness: true })]));
  return { context: state.allocate(heapObject({ type: 'plain' }, properties({ ...present, response }), { complete: false })) };
}

function responseOf(state: State, handed: readonly Value[]): ObjectReference | undefined {
  const [context] = handed;
  const response = context?.kind === 'object' ? state.object(context).members.get('response')?.value : undefined;
  return response?.kind === 'object' ? response : undefined;
}

const heldBy = (state: State, response: ObjectReference, name: string): Value => state.resolve(state.object(response).members.get(name)?.value ?? UNDEFINED);
const isUndefined = (value: Value): boolean => value.kind === 'constant' && value.value === undefined;

/** `useReturnValue`: what the last handler returns is sent, unless something is already. */
export function keepReturned({ activation, state, value, handed, site }: Leaving): void {
  const response = responseOf(state, handed);
  if (response === undefined || isUndefined(value) || (value.kind === 'object' && value.id === response.id)) return;
  if (!isUndefined(heldBy(state, response, CONTENT))) return;
  const place = (value.kind === 'object' ? undefined : value.site) ?? site;
  setOwn(state, response, CONTENT, allocateWebResponse(state, { status: null, defaultCode: 200, body: { value, format: 'text', node: undefined }, site: place, via: activation.via.slice(0, 1), isPlain: true }));
}

/** The paths to tell apart before the response is finished. */
export function apart(state: State, handed: readonly Value[]): readonly State[] {
  const response = responseOf(state, handed);
  if (response === undefined) return [state];
  return [STATUS, SAFE, CONTENT].reduce<readonly State[]>((paths, name) => paths.flatMap((path) => tellMemberApart(path, response, name)), [state]);
}

/** `response.finish()`: an empty body is answered with 204 when no status was set. */
export function finished({ state, handed, site, isComplete }: Leaving): Answered {
  const response = responseOf(state, handed);
  if (response === undefined) return { kind: 'unknown', reason: 'the response is not known' };
  const [set, safe, content] = [STATUS, SAFE, CONTENT].map((name) => heldBy(state, response, name)) as [Value, Value, Value];
  const own = isUndefined(set) ? safe : set;
  if (own.kind === 'choice' || own.kind === 'object' || content.kind === 'choice') return { kind: 'unknown', reason: 'what is answered is not known' };
  if (content.kind === 'unknown') return { kind: 'unknown', reason: content.reason };
  // A handler that is not known may send something.
  if (isUndefined(content) && isComplete === false) return { kind: 'unknown', reason: 'whether a handler answers is not known on every path' };
  const code = isUndefined(own) ? null : { value: own, site: own.site ?? site };
  if (code?.value.kind === 'constant' && !isNodeCode(Number(code.value.value))) return { kind: 'status', code: 500, body: 'yes' };
  const sent = content.kind === 'object' ? webResponseOf(state, content) : undefined;
  if (sent?.body === undefined) return { kind: 'web', response: { status: code, defaultCode: 200, body: undefined, site: code?.site ?? site, via: [], isPlain: true } };
  const given = state.resolve(sent.body.value);
  const isFunction = given.kind === 'object' && ['closure', 'native', 'bound', 'class'].includes(state.object(given).payload.type);
  if (isFunction) return { kind: 'status', code: 500, body: 'yes' };
  const isNone = given.kind === 'constant' && (given.value === undefined || given.value === null || given.value === '');
  const isSet = !isUndefined(set);
  if (isNone) return { kind: 'web', response: { ...sent, status: isSet ? code : { value: constant(204), site: sent.site }, body: undefined } };
  return { kind: 'web', response: { ...sent, status: code, ...(isSet ? {} : { emptyCode: 204 }) } };
}
