/** The file routes of Nitro 2 and Nuxt, on h3 1: what they answer. Measured with h3 1.15; the names are those of its API reference. */

import { nativeFunction, properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import { errorPrototype } from '../evaluator/library/error.js';
import { findProperty, readMember, setOwn } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { raise } from '../evaluator/raise.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { isEqual } from '../evaluator/truth.js';
import { alternatives, constant, UNDEFINED, unknown, type ObjectReference, type Primitive, type Single, type Value } from '../evaluator/value.js';
import type { FileRoute, ReturningAdapter } from './file-route-adapter.js';
import type { Answered, Leaving } from './returning.js';
import { allocateWebResponse, argumentOf, webResponseOf, type WebResponse } from './shared/web-response.js';

/** `server/api/users/[id].get.ts`, `server/routes/feed.ts` */
const ROUTE_FILE = /(?:^|\/)server\/(?<kind>api|routes)\/(?<path>.+?)(?:\.(?<method>get|head|patch|post|put|delete|connect|options|trace))?(?:\.(?:dev|prod|prerender))?\.[cm]?[jt]s$/;

function routeOf(file: string): FileRoute | undefined {
  const match = ROUTE_FILE.exec(file);
  if (match?.groups === undefined) return undefined;
  const { kind, path = '', method } = match.groups;
  const segments = path.split('/').filter((segment, index, { length }) => !(index === length - 1 && segment === 'index') && !/^\(.*\)$/.test(segment));
  const route = [...(kind === 'api' ? ['api'] : []), ...segments.map(segmentOf)];
  return { path: `/${route.join('/')}`, ...(method === undefined ? {} : { method: method.toUpperCase() }) };
}

/** `[id]`, `[...slug]`, `[...]` */
function segmentOf(segment: string): string {
  return segment.replaceAll(/\[(\.\.\.)?([^\]]*)\]/g, (_, rest: string | undefined, name: string) => (rest === undefined ? `:${name}` : `:${name || 'rest'}+`));
}

/** What an event holds beside the request: Node's response, and what a function of h3 has sent. */
const RESPONSE = 'res';
const SENT = '[[sent]]';

function makeEvent(state: State, request: ObjectReference): Value {
  const end = nativeFunction('end', ({ state: path, site }) => {
    setOwn(path, request, SENT, unknown("it is written to Node's response", { site }));
    return [{ state: path, value: UNDEFINED }];
  });
  const response = state.allocate(heapObject({ type: 'plain' }, properties({ statusCode: constant(200), end }), { complete: false }));
  const node = state.allocate(heapObject({ type: 'plain' }, properties({ req: request, [RESPONSE]: response }), { complete: false }));
  setOwn(state, request, 'node', node);
  return request;
}

function responseOf(state: State, event: Value | undefined): ObjectReference | undefined {
  const holder = event === undefined ? undefined : state.resolve(event);
  const node = holder?.kind === 'object' ? state.object(holder).members.get('node')?.value : undefined;
  const response = node?.kind === 'object' ? state.object(node).members.get(RESPONSE)?.value : undefined;
  return response?.kind === 'object' ? response : undefined;
}

/** The status that was set; null for none. */
function statusOf(state: State, event: Value | undefined, site: Site): WebResponse['status'] {
  const response = responseOf(state, event);
  const value = response === undefined ? undefined : state.resolve(state.object(response).members.get('statusCode')?.value ?? UNDEFINED);
  if (value === undefined || value.kind === 'choice') return { value: unknown('the status that was set is not known'), site };
  if (value.kind === 'constant' && value.site === undefined && value.value === 200) return null;
  return { value, site: (value.kind === 'object' ? undefined : value.site) ?? site };
}

/** `sanitizeStatusCode` of h3: what is no code of three digits leaves the one that was there. */
function codeOf(value: Primitive): number | undefined {
  const code = typeof value === 'string' ? Number.parseInt(value, 10) : Number(value);
  return value !== null && code >= 100 && code <= 999 ? Math.trunc(code) : undefined;
}

/** One path for each status that an argument may be. */
function forEachStatus({ state, args, site }: NativeCall, index: number, then: (path: State, status: WebResponse['status']) => Outcome): readonly Outcome[] {
  const value = args[index] ?? UNDEFINED;
  return alternatives(state.resolve(value)).map((single, way, { length }) => {
    const path = way === length - 1 ? state : state.fork();
    if (length > 1) path.narrow(value, single);
    const own = { ...site, node: argumentOf(site.node, index) ?? site.node };
    if (single.kind !== 'constant') return then(path, { value: single, site: own });
    const code = codeOf(single.value);
    return then(path, code === undefined ? null : { value: { ...single, value: code, site: single.site ?? own }, site: single.site?.module === site.module ? single.site : own });
  });
}

/** `setResponseStatus(event, code)` */
const setResponseStatus = nativeFunction('setResponseStatus', (call) =>
  forEachStatus(call, 1, (path, status) => {
    const response = responseOf(path, call.args[0]);
    if (response !== undefined && status !== null) setOwn(path, response, 'statusCode', status.value);
    return { state: path, value: UNDEFINED };
  }),
);

const getResponseStatus = nativeFunction('getResponseStatus', ({ state, args }) => {
  const response = responseOf(state, args[0]);
  return [{ state, value: response === undefined ? unknown('the status is not known') : (state.object(response).members.get('statusCode')?.value ?? UNDEFINED) }];
});

/** A function that answers by itself: what the handler returns afterwards is ignored. */
function sending(name: string, index: number, respond: (call: NativeCall, path: State, status: WebResponse['status']) => Omit<WebResponse, 'site' | 'via'>): Value {
  return nativeFunction(name, (call) =>
    forEachStatus(call, index, (path, status) => {
      const { activation, site, args } = call;
      const response = allocateWebResponse(path, { ...respond(call, path, status), site, via: activation.via });
      const event = args[0] === undefined ? undefined : path.resolve(args[0]);
      if (event?.kind === 'object') setOwn(path, event, SENT, response);
      return { state: path, value: response };
    }),
  );
}

/** `sendNoContent(event, code)` keeps a code that was set before. */
const sendNoContent = sending('sendNoContent', 1, ({ args, site }, path, status) => ({ status: status ?? statusOf(path, args[0], site), defaultCode: 204, body: undefined }));

/** `sendRedirect(event, location, code)`: a page with the location. */
const sendRedirect = sending('sendRedirect', 2, ({ args }, _path, status) => ({ status, defaultCode: 302, body: { value: args[1] ?? UNDEFINED, format: 'text', node: undefined } }));

/** `createError(message)`, `createError({ statusCode, statusMessage, message, data })` */
function makeError({ state, args }: NativeCall): readonly Outcome[] {
  const input = state.resolve(args[0] ?? UNDEFINED);
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
  return [{ state, value: state.allocate(heapObject({ type: 'error' }, properties({ ...members, statusCode: status }), { prototype: errorPrototype, complete: isKnown })) }];
}

const createError = nativeFunction('createError', makeError);

function methodOf({ activation, state, args, site }: NativeCall): readonly Outcome[] {
  return readMember(activation, state, args[0] ?? UNDEFINED, 'method', site);
}

/** `isMethod(event, 'POST')` */
const isMethod = nativeFunction('isMethod', (call) =>
  methodOf(call).map(({ state, value: method }) => {
    const asked = state.resolve(call.args[1] ?? UNDEFINED);
    if (asked.kind !== 'constant') return { state, value: unknown('a comparison is not known', { type: 'boolean' }) };
    const known = isEqual(state, method, asked.value);
    const value =
      known === undefined
        ? unknown('a comparison is not known', { type: 'boolean', predicate: { kind: 'equals', subject: method, constant: asked.value, negated: false } })
        : constant(known);
    return { state, value };
  }),
);

/** `assertMethod(event, 'POST')` throws 405 for other methods. */
const assertMethod = nativeFunction('assertMethod', (call) => {
  const { activation, state, site } = call;
  const failed = state.fork();
  const members = properties({ statusCode: constant(405), message: constant('HTTP method is not allowed.') });
  raise(activation, failed, failed.allocate(heapObject({ type: 'error' }, members, { prototype: errorPrototype })), site);
  return [{ state, value: UNDEFINED }];
});

/** `defineEventHandler(handler)`, `defineEventHandler({ handler })`: what is exported is the handler. */
const defineEventHandler = nativeFunction('defineEventHandler', ({ state, args }) => {
  const given = state.resolve(args[0] ?? UNDEFINED);
  const handler = given.kind === 'object' && state.object(given).payload.type === 'plain' ? state.object(given).members.get('handler')?.value : undefined;
  return [{ state, value: handler ?? given }];
});

function returned(leaving: Leaving, version: number): Answered {
  if (version !== 1) return { kind: 'unknown', reason: 'what handlers of h3 2 answer is not known' };
  const { state, value, handed, site } = leaving;
  const [event] = handed;
  const sent = event?.kind === 'object' ? findProperty(state, event, SENT) : undefined;
  if (sent !== undefined && sent !== 'unknown' && sent.value !== value) return answerOf({ ...leaving, value: single(state, sent.value) });
  return answerOf({ ...leaving, site: value.kind === 'constant' ? (value.site ?? site) : site });
}

function single(state: State, value: Value): Single {
  const resolved = state.resolve(value);
  return resolved.kind === 'choice' ? unknown('what was sent is not known') : resolved;
}

function answerOf(leaving: Leaving): Answered {
  const { state, value, handed, site } = leaving;
  const response = webResponseOf(state, value);
  if (response !== undefined) return { kind: 'web', response };
  if (value.kind === 'unknown') return { kind: 'unknown', reason: `what it answers depends on what is returned: ${value.reason}` };
  if (value.kind === 'object' && state.object(value).payload.type === 'error') return thrown(leaving);
  const isNothing = value.kind === 'constant' && (value.value === undefined || value.value === null);
  const status = statusOf(state, handed[0], site);
  const body = isNothing ? undefined : ({ value, format: value.kind === 'constant' && typeof value.value === 'string' ? 'text' : 'json', node: undefined } as const);
  return { kind: 'web', response: { status, defaultCode: isNothing ? 204 : 200, body, site, via: [] } };
}

/** h3's `createError` reads the status of whatever is thrown (src/error.ts). */
function thrown({ state, value }: Leaving): Answered {
  if (value.kind === 'unknown') return { kind: 'unknown', reason: `the error is not known: ${value.reason}` };
  if (value.kind !== 'object') return { kind: 'status', code: 500, body: 'yes' };
  for (const name of ['statusCode', 'status']) {
    const property = findProperty(state, value, name);
    if (property === undefined) continue;
    const status = property === 'unknown' ? undefined : state.resolve(property.value);
    // `if (error.statusCode === 500)` says what the path is for, and not that anybody gives it that code.
    if (status?.kind !== 'constant' || status.compared !== undefined) return { kind: 'unknown', reason: 'the status of the error is not known' };
    if (status.value !== undefined) return { kind: 'status', code: codeOf(status.value) ?? 500, body: 'yes' };
  }
  return { kind: 'status', code: 500, body: 'yes' };
}

/** What h3 gives; Nitro and Nuxt give it as global variables too. */
const h3: Readonly<Record<string, Value>> = {
  defineEventHandler,
  eventHandler: defineEventHandler,
  defineCachedEventHandler: defineEventHandler,
  cachedEventHandler: defineEventHandler,
  defineLazyEventHandler: nativeFunction('defineLazyEventHandler', ({ state, site }) => [{ state, value: unknown('the handler is made when it is asked for', { site }) }]),
  createError,
  setResponseStatus,
  getResponseStatus,
  sendNoContent,
  sendRedirect,
  getMethod: nativeFunction('getMethod', methodOf),
  isMethod,
  assertMethod,
};

export const nitroAdapter: ReturningAdapter = {
  name: 'nitro',
  signs: /[eE]ventHandler/,
  package: 'h3',
  listed: ['nuxt', 'nitropack', 'nuxt-nightly', 'nitropack-nightly'],
  defaultVersion: 1,
  files: /\/server\/(?:api|routes)\/.*\.[cm]?[jt]s$/,
  routeOf,
  exports: { default: 'ALL' },
  parameters: ['event'],
  event: makeEvent,
  aliases: { '#server/': 'server/', '#shared/': 'shared/', '~~/': '', '@@/': '' },
  autoImports: ['server/utils', 'shared/utils', 'shared/types'],
  globals: h3,
  modules: { h3, 'nitropack/runtime': h3, '#imports': h3 },
  returned,
  thrown,
  unsupported: ['h3 2, whose handlers answer otherwise', 'middleware of server/middleware, which runs before a handler', 'applications and routers that code makes by itself'],
};
