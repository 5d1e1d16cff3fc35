/** Elysia 1.4: how handlers and plugins are registered, and what becomes of what handlers give. Measured by tests/conformance with @elysiajs/node; the names are those of its API reference. */

import { properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import { isCallableObject } from '../evaluator/member-access.js';
import type { State } from '../evaluator/state.js';
import { UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { ExportTable, ModuleTable, ReturningFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import type { Answered, Leaving, Returned } from './returning.js';
import { elysiaErrors, statusOfError } from './shared/elysia-errors.js';
import { hooks, hooksOfPlugin, hooksOfUnknown, readGroup, readGuard, routeOptions } from './shared/elysia-hooks.js';
import { apartByStatus, isOfStatus, isSentCode, redirect, setStatusOf, status } from './shared/elysia-status.js';
import { memberOf } from './shared/error-class.js';
import { webResponseOf, type WebResponse } from './shared/web-response.js';

/** `set` of the context: paths with different statuses are told apart by it. */
const setBehaviour: HostBehaviour = { name: 'the settings of the answer', isData: true, isSame: (a, b) => a === b };

/** Makes what the handlers of one request are handed. `error` is `status` of Elysia before 1.3, until an error takes its place. */
function hand(state: State, request: ObjectReference): { readonly context: Value } {
  const open = (members: Readonly<Record<string, Value>>): ObjectReference => state.allocate(heapObject({ type: 'plain' }, properties(members), { complete: false }));
  const native = (name: string, call: typeof status): ObjectReference => state.allocate(heapObject({ type: 'native', name, call }));
  const set = state.allocate(heapObject({ type: 'host', behaviour: setBehaviour, data: null }, properties({ headers: open({}), status: UNDEFINED }), { complete: false }));
  const present = Object.fromEntries(['cookie', 'headers', 'query', 'store'].map((name) => [name, unknown(`'${name}' of the context is not known`, { truthiness: true })]));
  return { context: open({ ...present, request, set, status: native('status', status), error: native('error', status), redirect: native('redirect', redirect) }) };
}

const isNothing = (value: Single): boolean => value.kind === 'constant' && (value.value === undefined || value.value === null);

/** A code that Node does not send is answered with 500. */
function sent(response: WebResponse): Answered {
  const { status: own } = response;
  const isRefused = own?.value.kind === 'constant' && !isSentCode(Number(own.value.value));
  return isRefused ? { kind: 'status', code: 500, body: 'no' } : { kind: 'web', response };
}

/** `mapResponse` of its adapters: a `Response` of 200 has the status that was set. */
function returned({ state, value, handed, site }: Leaving): Returned {
  const code = setStatusOf(state, handed.at(-1));
  const set = code === undefined ? null : { value: code, site: (code.kind === 'object' ? undefined : code.site) ?? site };
  const response = webResponseOf(state, value);
  if (response?.special !== undefined) return { kind: 'unknown', reason: `${response.special} has no status` };
  if (response !== undefined) return sent(isOfStatus(response) || set === null || !isOfDefault(response) ? response : { ...response, status: set });
  if (value.kind === 'unknown') return value.type === undefined ? { kind: 'unknown', reason: `what it answers depends on what is returned: ${value.reason}` } : sent(plain(value));
  const heap = value.kind === 'object' ? state.object(value) : undefined;
  if (heap !== undefined && value.kind === 'object') {
    if (isCallableObject(heap)) return { kind: 'unknown', reason: 'a function is returned, which is called' };
    if (memberOf(state, value, 'toResponse') !== undefined && heap.complete) return { kind: 'unknown', reason: "what 'toResponse' gives is not followed" };
    if (heap.payload.type === 'error') return failed(code, 'yes');
  }
  return sent(plain(value));

  function plain(own: Single): WebResponse {
    const written = (own.kind === 'object' ? undefined : own.site) ?? site;
    const body = isNothing(own) ? undefined : ({ value: own, format: 'text', node: undefined } as const);
    return { status: set, defaultCode: 200, body, site: set?.site ?? written, via: [], isPlain: true };
  }
}

function isOfDefault({ status: own, defaultCode }: WebResponse): boolean {
  return own === null ? defaultCode === 200 : own.value.kind === 'constant' && own.value.value === 200;
}

function failed(code: Single | undefined, body: 'yes' | 'no'): Answered {
  if (code !== undefined && code.kind !== 'constant') return { kind: 'unknown', reason: 'the status of the error is not known' };
  const own = code === undefined ? 500 : Number(code.value);
  return isSentCode(own) ? { kind: 'status', code: own, body } : { kind: 'status', code: 500, body: 'no' };
}

/** `handleError` of src/compose.ts: what `status()` has made, and a `Response`, answer as if they were returned. */
function thrown(leaving: Leaving): Answered {
  const { state, value, handed } = leaving;
  if (value.kind === 'unknown') return { kind: 'unknown', reason: `the error is not known: ${value.reason}` };
  if (isNothing(value)) return { kind: 'unknown', reason: 'nothing is thrown, and the server does not answer' };
  if (webResponseOf(state, value) !== undefined) {
    const answered = returned(leaving);
    return answered.kind === 'thrown' ? failed(undefined, 'yes') : answered;
  }
  if (value.kind === 'object' && memberOf(state, value, 'toResponse') !== undefined) return { kind: 'unknown', reason: "what 'toResponse' of the error gives is not followed" };
  return failed(statusOfError(state, value, setStatusOf(state, handed.at(-1))), 'yes');
}

/** Plugins that answer no request of the routes behind them: they add headers, documentation and members of the context. `cors` answers preflight requests. */
const harmless = (...names: readonly string[]): ModuleTable => {
  const made: ExportTable = { gives: 'function', name: 'plugin', call: ({ state }) => [{ state, value: state.allocate(heapObject({ type: 'native', name: 'plugin', call: (call) => [{ state: call.state, value: call.args[0] ?? UNDEFINED }] })) }] };
  return { self: made, members: Object.fromEntries(names.map((name) => [name, made])) };
};

const value = (name: string, given: Value): ExportTable => ({ gives: 'value', name, value: given });

export const elysiaAdapter: ReturningFramework = {
  name: 'elysia',
  signs: /['"]elysia['"]/,
  package: 'elysia',
  defaultVersion: 1,
  modules: {
    elysia: {
      self: { gives: 'application' },
      members: {
        Elysia: { gives: 'application' },
        status: { gives: 'function', name: 'status', call: status },
        error: { gives: 'function', name: 'error', call: status },
        redirect: { gives: 'function', name: 'redirect', call: redirect },
        ...Object.fromEntries(Object.entries(elysiaErrors).map(([name, one]) => [name, value(name, one.value)])),
      },
    },
    '@elysiajs/bearer': harmless('bearer'),
    '@elysiajs/cors': harmless('cors'),
    '@elysiajs/cron': harmless('cron'),
    '@elysiajs/jwt': harmless('jwt'),
    '@elysiajs/openapi': harmless('openapi'),
    '@elysiajs/opentelemetry': harmless('opentelemetry'),
    '@elysiajs/server-timing': harmless('serverTiming'),
    '@elysiajs/swagger': harmless('swagger'),
  },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /\bnew\s+Elysia\b[^]*\.\s*listen\s*\(|\bnew\s+Elysia\b[^]*\bexport\s+default\s+\{/,
    verbs: { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', options: 'OPTIONS', head: 'HEAD', connect: 'CONNECT', all: 'ALL' },
    on: 'route',
    mounts: [],
    options: routeOptions,
    takesValues: true,
    prefixOption: 'prefix',
    plugins: { member: 'use', prefix: 'prefix', sharing: true, hooksOf: hooksOfPlugin, hooksOfUnknown },
    groups: [
      { member: 'group', prefix: 'prefix', read: readGroup },
      { member: 'guard', prefix: 'prefix', read: readGuard },
    ],
    hooks,
    hooksInOrder: true,
    isExclusive: true,
    nests: true,
    chained: ['decorate', 'state', 'model', 'macro', 'error', 'parser', 'onParse', 'onStart', 'onStop', 'onAfterResponse', 'trace', 'headers', 'mount', 'ws', 'listen', 'compile', 'prefix', 'affix', 'suffix', 'env', 'wrap'],
  },
  parameters: { 0: ['context'], 1: ['context'] },
  handlerSigns: [],
  types: { Context: 'context', Handler: 'handler', InlineHandler: 'handler', Elysia: 'router' },
  returning: {
    handed: ['context'],
    handedErrors: ['error', 'context'],
    hand,
    apart: (state, handed) => apartByStatus(state, handed.at(-1)),
    order: 'first',
    endsRoute: true,
    tellsHooks: true,
    takesResponse: true,
    catchesInside: false,
    returned,
    handled: (leaving) => (isNothing(leaving.value) ? { kind: 'thrown' } : returned(leaving)),
    thrown,
  },
  returnedWriting: { kind: 'around', imported: 'status', from: 'elysia', text: (code, name) => [`${name}(${code}, `, ')'], empty: (code, name) => `${name}(${code})` },
  unfollowed: [{ shows: /\.\s*mount\s*\(/, reason: 'what is mounted is not followed', answers: true }],
  unsupported: [
    'bodies that cannot be read (400), and answers that do not fit the schema of a response (422)',
    'what macros, and plugins of packages that are not known, answer',
    "`toResponse` of errors and values, the codes of classes that are registered by `.error()`, and what an error handler throws",
    'what is mounted, `wrap` and WebSockets',
    'relative URLs that are redirected to under Node, which refuses them',
  ],
};
