/** Koa 2 and 3 with @koa/router: what their handlers answer. Measured by tests/conformance; read from lib/response.js, lib/context.js and lib/application.js. */

import { STATUS_CODES } from 'node:http';
import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour, HostOperation } from '../evaluator/host.js';
import { readMember } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import { raise, raiseTypeError } from '../evaluator/raise.js';
import type { State } from '../evaluator/state.js';
import { isNode, type Site } from '../evaluator/syntax.js';
import { branch } from '../evaluator/truth.js';
import { alternatives, constant, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { ModuleTable, ParameterRole, ReturningFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import type { Answered, Leaving } from './returning.js';
import { memberOf } from './shared/error-class.js';
import { createError } from './shared/http-errors.js';
import { noteStatusFault } from './shared/status-faults.js';
import { webResponseOf, type WebBody, type WebWriting } from './shared/web-response.js';

/** What a context holds of its answer. */
interface Answer {
  /** Null for none, which is 404. */
  readonly status: { readonly value: Single; readonly site: Site } | null;
  /** Whether the code, or a body before, has set the status. */
  readonly isExplicit: boolean;
  /** Null and undefined as they were assigned; undefined also when nothing was. */
  readonly body: (WebBody & { readonly site: Site }) | null | undefined;
  readonly isNullBody: boolean;
  /** Whether the type is JSON, so that null is a body. */
  readonly isJson: boolean;
  /** Why the answer is not known. */
  readonly reason?: string;
  /** Whether code that is not known was handed the context, and may answer. */
  readonly isHandedOn?: true;
}

const UNTOUCHED: Answer = { status: null, isExplicit: false, body: undefined, isNullBody: false, isJson: false };

/** `statuses.empty` */
const isEmpty = (code: unknown): boolean => code === 204 || code === 205 || code === 304;

function isAlike(a: Answer, b: Answer): boolean {
  const sameStatus = a.status?.value === b.status?.value || (a.status?.value.kind === 'constant' && b.status?.value.kind === 'constant' && a.status.value.value === b.status.value.value && a.status.site.node === b.status.site.node);
  return sameStatus && a.isExplicit === b.isExplicit && a.body?.node === b.body?.node && (a.body === null) === (b.body === null) && a.isNullBody === b.isNullBody && a.reason === b.reason;
}

const context: HostBehaviour = {
  name: 'the context',
  isSame: (a, b) => isAlike(a as Answer, b as Answer) && (a as Answer).isHandedOn === (b as Answer).isHandedOn,
  isAkin: (a, b) => isAlike(a as Answer, b as Answer),
  join: (a, b) => (isAlike(a as Answer, b as Answer) ? ((a as Answer).isHandedOn === true ? a : b) : { ...UNTOUCHED, reason: 'too many paths lead to different answers' }),
  get: (operation, key) => readAnswer(operation, operation.self, key),
  set: (operation, key, value) => writeAnswer(operation, operation.self, key, value),
  escape: ({ state, self }) => {
    change(state, self, { isHandedOn: true });
  },
};

/** `ctx.response`: the same answer by another name; its data is the context. */
const response: HostBehaviour = {
  name: 'the response',
  isSame: (a, b) => a === b,
  get: (operation, key) => readAnswer(operation, holderOf(operation), key),
  set: (operation, key, value) => writeAnswer(operation, holderOf(operation), key, value),
};

/** `ctx.res`: what is sent through it is not looked at by Koa. */
const nodeResponse: HostBehaviour = {
  name: "Node's response",
  isSame: (a, b) => a === b,
  get(operation, key) {
    if (!['end', 'write', 'writeHead'].includes(key)) return undefined;
    const call: NativeFunction = ({ state }) => {
      change(state, holderOf(operation), { reason: "it is written to Node's response" });
      return [{ state, value: UNDEFINED }];
    };
    return [{ state: operation.state, value: operation.state.allocate(heapObject({ type: 'native', name: key, call })) }];
  },
  set(operation, key) {
    if (key === 'statusCode') change(operation.state, holderOf(operation), { reason: "the status is set on Node's response" });
    return undefined;
  },
};

function holderOf({ state, self }: HostOperation): ObjectReference {
  const { payload } = state.object(self);
  return payload.type === 'host' ? (payload.data as ObjectReference) : self;
}

function answerOf(state: State, holder: ObjectReference): Answer {
  const { payload } = state.object(holder);
  return payload.type === 'host' ? (payload.data as Answer) : UNTOUCHED;
}

function change(state: State, holder: ObjectReference, changed: Partial<Answer>): void {
  const heap = state.object(holder);
  if (heap.payload.type === 'host') state.set(holder.id, { ...heap, payload: { ...heap.payload, data: { ...(heap.payload.data as Answer), ...changed } } });
}

function readAnswer({ state, self, activation, site }: HostOperation, holder: ObjectReference, key: string): ReturnType<NonNullable<HostBehaviour['get']>> {
  if (state.object(self).members.has(key)) return undefined;
  const { status, body } = answerOf(state, holder);
  if (key === 'status') return [{ state, value: status?.value ?? constant(404) }];
  if (key === 'body') return [{ state, value: body === null ? constant(null) : (body?.value ?? UNDEFINED) }];
  const request = state.object(holder).members.get('request')?.value;
  if (key === 'method' && request !== undefined) return readMember(activation, state, request, 'method', site);
  const call = Object.hasOwn(calls, key) ? calls[key] : undefined;
  if (call === undefined) return undefined;
  return [{ state, value: state.allocate(heapObject({ type: 'native', name: key, call: (native) => call(holder, native) })) }];
}

function writeAnswer({ activation, state, site }: HostOperation, holder: ObjectReference, key: string, value: Value): readonly State[] | undefined {
  if (key === 'respond') {
    const single = state.resolve(value);
    if (single.kind !== 'constant' || single.value === false) change(state, holder, { reason: 'Koa is told not to respond' });
    return [state];
  }
  if (key === 'type') {
    const single = state.resolve(value);
    change(state, holder, { isJson: single.kind === 'constant' && /json/.test(String(single.value)) });
    return [state];
  }
  if (key !== 'status' && key !== 'body') return undefined;
  const right = isNode(site.node, 'AssignmentExpression') ? { ...site, node: site.node.right } : site;
  const singles = alternatives(state.resolve(value));
  return singles.flatMap((single, index): readonly State[] => {
    const path = index === singles.length - 1 ? state : state.fork();
    if (singles.length > 1) path.narrow(value, single);
    if (key === 'body') setBody(path, holder, single, right);
    else if (!isStatus(single)) {
      const { value: refused } = single as Extract<Single, { kind: 'constant' }>;
      noteStatusFault(activation.evaluation, { kind: 'not-http', value: refused, consequence: 'Koa throws an error here, and the client gets 500.', site: right });
      raiseTypeError(activation, path, right);
      return [];
    } else setStatus(path, holder, single, right);
    return [path];
  });
}

/** lib/response.js takes integers from 100 to 999. */
function isStatus(value: Single): boolean {
  if (value.kind !== 'constant') return true;
  return typeof value.value === 'number' && Number.isInteger(value.value) && value.value >= 100 && value.value <= 999;
}

function setStatus(state: State, holder: ObjectReference, value: Single, site: Site): void {
  const { body } = answerOf(state, holder);
  const written = value.kind === 'object' || value.site === undefined || value.site.module !== site.module ? site : value.site;
  change(state, holder, { status: { value, site: written }, isExplicit: true });
  // A body of a code that has none is dropped.
  if (value.kind === 'constant' && isEmpty(value.value) && body !== null && body !== undefined) setBody(state, holder, constant(null), site);
}

function setBody(state: State, holder: ObjectReference, value: Single, site: Site): void {
  const { status, isExplicit, isJson } = answerOf(state, holder);
  const code = status === null ? 404 : status.value.kind === 'constant' ? status.value.value : undefined;
  if (value.kind === 'constant' && (value.value === null || value.value === undefined)) {
    if (isEmpty(code)) change(state, holder, { body: null, isNullBody: value.value === null });
    else if (isJson) change(state, holder, { body: { value: constant('null'), format: 'text', node: site.node, site } });
    else change(state, holder, { status: { value: constant(204), site }, isExplicit: true, body: null, isNullBody: value.value === null });
    return;
  }
  const response = webResponseOf(state, value);
  const isText = value.kind === 'constant' && typeof value.value === 'string';
  change(state, holder, { body: { value, format: isText ? 'text' : 'json', node: site.node, site }, ...(isText || response !== undefined ? {} : { isJson: value.kind === 'constant' || value.kind === 'object' }) });
  if (response?.status !== undefined && response.status !== null) change(state, holder, { status: response.status, isExplicit: true });
  else if (!isExplicit) change(state, holder, { status: null, isExplicit: true });
}

const done = (state: State) => [{ state, value: UNDEFINED }];

/** `ctx.throw(status, message, properties)`: an error of http-errors. */
function throwError(call: NativeCall, args: readonly Value[]): void {
  for (const made of createError({ ...call, args })) raise(call.activation, made.state, made.value, call.site);
}

const calls: Readonly<Record<string, (holder: ObjectReference, call: NativeCall) => ReturnType<NativeFunction>>> = {
  throw: (_holder, call) => {
    throwError(call, call.args);
    return [];
  },
  assert: (_holder, call) => {
    const { whenTrue, whenFalse } = branch(call.state, call.args[0] ?? UNDEFINED);
    if (whenFalse !== undefined) throwError({ ...call, state: whenFalse }, call.args.slice(1));
    return whenTrue === undefined ? [] : done(whenTrue);
  },
  redirect: (holder, { state, args, site }) => {
    const { status } = answerOf(state, holder);
    const code = status?.value.kind === 'constant' ? Number(status.value.value) : 0;
    if (![300, 301, 302, 303, 305, 307, 308].includes(code)) change(state, holder, { status: { value: constant(302), site }, isExplicit: true });
    change(state, holder, { body: { value: args[0] ?? UNDEFINED, format: 'text', node: undefined, site } });
    return done(state);
  },
  set: (_holder, { state }) => done(state),
  append: (_holder, { state }) => done(state),
  remove: (_holder, { state }) => done(state),
  vary: (_holder, { state }) => done(state),
  attachment: (_holder, { state }) => done(state),
};

function hand(state: State, request: ObjectReference): Partial<Record<ParameterRole, Value>> {
  const self = state.allocate(heapObject({ type: 'host', behaviour: context, data: UNTOUCHED }, new Map([['request', { value: request }], ['req', { value: request }]]), { complete: false }));
  const members = new Map(state.object(self).members);
  members.set('response', { value: state.allocate(heapObject({ type: 'host', behaviour: response, data: self }, new Map(), { complete: false })) });
  members.set('res', { value: state.allocate(heapObject({ type: 'host', behaviour: nodeResponse, data: self }, new Map(), { complete: false })) });
  for (const key of ['params', 'query', 'headers', 'cookies']) members.set(key, { value: unknown(`'${key}' of the context is not known`, { truthiness: true }) });
  members.set('state', { value: state.allocate(heapObject({ type: 'plain' }, new Map(), { complete: false })) });
  state.set(self.id, { ...state.object(self), members });
  return { context: self };
}

/** `ctx.status = 201; ctx.body = value;` */
const writing: WebWriting = { assigned: { status: 'status' } };

/** lib/application.js, `respond` */
function returned({ state, handed, site, isComplete }: Leaving): Answered {
  const [given] = handed;
  const { status, body, isNullBody, reason, isHandedOn } = given?.kind === 'object' ? answerOf(state, given) : UNTOUCHED;
  if (reason !== undefined) return { kind: 'unknown', reason };
  if (status === null && body === undefined && isHandedOn === true) return { kind: 'unknown', reason: 'code that is not known is handed the context, and may answer' };
  // A callback of code that is not known may be what runs the next handler.
  if (status === null && body === undefined && isComplete === false) return { kind: 'unknown', reason: 'whether a handler runs the one behind it is not known on every path' };
  const code = status?.value.kind === 'constant' ? status.value.value : undefined;
  const isSet = body !== undefined && body !== null;
  const sentSite = isSet ? body.site : (status?.site ?? site);
  const phrase: WebBody = { value: constant('the reason phrase'), format: 'text', node: undefined };
  const content = isSet ? body : isNullBody || isEmpty(code) ? undefined : phrase;
  return { kind: 'web', response: { status, defaultCode: isSet ? 200 : 404, body: content, site: sentSite, via: [], writing, ...(isSet && !isEmpty(code) ? { emptyCode: 204 } : {}) } };
}

/** lib/context.js, `onerror`: the error's `status` or `statusCode` when HTTP knows it; Koa 2 takes ENOENT for 404. */
function thrown({ state, value }: Leaving, version: number): Answered {
  if (value.kind === 'unknown') return { kind: 'unknown', reason: `the error is not known: ${value.reason}` };
  if (value.kind === 'constant') {
    const isNone = value.value === undefined || value.value === null;
    return isNone ? { kind: 'unknown', reason: 'Koa gives no answer when nothing is thrown' } : { kind: 'status', code: 500, body: 'yes' };
  }
  if (state.object(value).payload.type !== 'error') return { kind: 'status', code: 500, body: 'yes' };
  const code = memberOf(state, value, 'code');
  if (version < 3 && code?.kind === 'constant' && code.value === 'ENOENT') return { kind: 'status', code: 404, body: 'yes' };
  for (const name of ['status', 'statusCode']) {
    const status = memberOf(state, value, name);
    if (status === undefined) continue;
    if (status.kind !== 'constant' || status.compared !== undefined) return { kind: 'unknown', reason: 'the status of the error is not known' };
    if (status.value === undefined || status.value === null || status.value === 0) continue;
    const known = typeof status.value === 'number' && Object.hasOwn(STATUS_CODES, status.value) ? status.value : 500;
    return { kind: 'status', code: known, body: isEmpty(known) ? 'no' : 'yes' };
  }
  return { kind: 'status', code: 500, body: 'yes' };
}

const router: ModuleTable = { self: { gives: 'router' }, members: { Router: { gives: 'router' } } };
/** `compose([a, b])`: its middleware, one in the other. */
const compose: ModuleTable = { self: { gives: 'function', name: 'compose', call: ({ state, args }) => [{ state, value: args[0] ?? UNDEFINED }] }, members: {} };

export const koaAdapter: ReturningFramework = {
  name: 'koa',
  signs: /['"](?:koa|@koa\/router|koa-router|koa-compose)['"]|\bctx\.(?:status|body|throw|assert)\b/,
  package: 'koa',
  defaultVersion: 3,
  modules: { koa: { self: { gives: 'application' }, members: {} }, '@koa/router': router, 'koa-router': router, 'koa-compose': compose },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /\bnew\s+Koa\s*(?:<[^>]*>)?\s*\(|\brequire\(['"]koa['"]\)/,
    verbs: { head: 'HEAD', options: 'OPTIONS', get: 'GET', put: 'PUT', patch: 'PATCH', post: 'POST', delete: 'DELETE', del: 'DELETE', all: 'ALL' },
    isNamed: true,
    mounts: ['use'],
    tellsMounted: true,
    prefix: 'prefix',
    prefixOption: 'prefix',
    chained: ['routes', 'middleware', 'on'],
  },
  parameters: { 0: ['context', 'next'], 1: ['context', 'next'], 2: ['context', 'next'], 3: ['context', 'next'] },
  handlerSigns: [],
  types: { Context: 'context', ParameterizedContext: 'context', Middleware: 'handler', DefaultContext: 'context' },
  returning: { handed: ['context', 'next'], handedErrors: ['error', 'context'], hand, order: 'next', catchesInside: false, ignoresValue: true, returned, thrown },
  unfollowed: [
    { shows: /['"]koa-mount['"]/, reason: "what 'koa-mount' mounts is not followed", answers: true },
  ],
  unsupported: [
    'what is written to `ctx.res` and `ctx.req` by itself',
    'a body that is not known, which may be null: Koa answers 204 then',
    'what `allowedMethods()` answers, and middleware of packages around the handlers',
    '`router.register()`, `router.redirect()` and `koa-mount`',
  ],
};
