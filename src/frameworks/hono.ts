/** Hono 4: what its handlers answer. Measured by tests/conformance with @hono/node-server; the names are those of its API reference. */

import { builtIn, builtIns, nativeFunction, properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import { errorPrototype } from '../evaluator/library/error.js';
import { setOwn } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, constant, oneOf, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { ExportTable, ModuleTable, ReturningFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import type { Answered, Leaving } from './returning.js';
import { chainMiddleware } from './shared/chain-middleware.js';
import { memberOf } from './shared/error-class.js';
import { handlersOfDescribed, honoValidator } from './shared/hono-validators.js';
import { tellMemberApart } from './shared/tell-member-apart.js';
import { requestUrl, telling } from './shared/web-readers.js';
import { allocateWebResponse, argumentOf, argumentSite, NUMBER_OR_ANY_INIT, statusOfInit, webResponseOf, type WebBody, type WebResponse, type WebWriting } from './shared/web-response.js';

/** What `c.status(code)` has set. */
const STATUS = '[[status]]';

/** `404 Not Found`, unless the application says otherwise. */
const MISSING: Answered = { kind: 'missing', code: 404, body: 'yes' };
const FAILED: Answered = { kind: 'status', code: 500, body: 'yes' };

interface Sending {
  readonly format: WebBody['format'] | 'none';
  /** Which argument is the status, or an object with one. */
  readonly init: number;
  readonly defaultCode: number;
  /** Whether it answers with the status that `c.status()` has set, when it is given none. */
  readonly takesStatus: boolean;
}

/** `c.json(value, 201)`, `c.body(null, 204)` */
const writing: WebWriting = { init: (status) => status, empty: (receiver, status) => `${receiver}.body(null, ${status})` };

/** `c.json(value, status)`, `c.json(value, { status })`: what is no number and no object says nothing. */
function sending({ format, init, defaultCode, takesStatus }: Sending): NativeFunction {
  return (call) =>
    statusOfInit(call, init, NUMBER_OR_ANY_INIT).flatMap(({ state: given, status }) => {
      const { activation, args, site, thisValue } = call;
      const paths = takesStatus && status === null && thisValue.kind === 'object' ? tellMemberApart(given, thisValue, STATUS) : [given];
      return paths.map((state) => {
        const value = args[0] ?? UNDEFINED;
        const body = format === 'none' || isNone(state, value, format) ? undefined : { value, format, node: argumentOf(site.node, 0) };
        const response = { status: status ?? (takesStatus ? statusSet(state, thisValue, site) : null), defaultCode, body, site, via: activation.via, writing };
        return { state, value: allocateWebResponse(state, response) };
      });
    });
}

function isNone(state: State, value: Value, format: WebBody['format']): boolean {
  const single = state.resolve(value);
  return single.kind === 'constant' && (single.value === undefined || (single.value === null && format === 'text'));
}

function statusSet(state: State, context: Value, site: Site): WebResponse['status'] {
  const found = context.kind === 'object' ? state.object(context).members.get(STATUS)?.value : undefined;
  if (found === undefined) return null;
  const value = state.resolve(found);
  // Paths are told apart before.
  if (value.kind === 'choice') return { value: unknown('the status that was set is not known'), site };
  return { value, site: (value.kind === 'object' ? undefined : value.site) ?? site };
}

/** `c.status(code)`: for what the context makes afterwards. */
const setStatus: NativeFunction = ({ state, args, site, thisValue }) => {
  const own = argumentSite(site, 0);
  const located = alternatives(state.resolve(args[0] ?? UNDEFINED)).map((value): Single => (value.kind === 'object' ? unknown('the status that was set is not known', { site: own }) : { ...value, site: value.site ?? own }));
  if (thisValue.kind === 'object') setOwn(state, thisValue, STATUS, oneOf(located));
  return [{ state, value: UNDEFINED }];
};

const body = { format: 'text', init: 1, defaultCode: 200, takesStatus: true } as const;

const contextMembers = new Map<string, Value>(
  Object.entries({
    json: nativeFunction('json', sending({ ...body, format: 'json' })),
    text: nativeFunction('text', sending(body)),
    html: nativeFunction('html', sending(body)),
    body: nativeFunction('body', sending(body)),
    newResponse: nativeFunction('newResponse', sending(body)),
    redirect: nativeFunction('redirect', sending({ format: 'none', init: 1, defaultCode: 302, takesStatus: false })),
    notFound: nativeFunction('notFound', ({ activation, state, site }) => [
      { state, value: allocateWebResponse(state, { status: null, defaultCode: 404, body: undefined, site, via: activation.via, special: 'c.notFound()' }) },
    ]),
    status: nativeFunction('status', setStatus),
    header: nativeFunction('header', ({ state }) => [{ state, value: UNDEFINED }]),
    set: nativeFunction('set', ({ state, args, thisValue }) => {
      const key = state.resolve(args[0] ?? UNDEFINED);
      if (thisValue.kind === 'object' && key.kind === 'constant') setOwn(state, thisValue, `[[var ${String(key.value)}]]`, args[1] ?? UNDEFINED);
      return [{ state, value: UNDEFINED }];
    }),
    get: nativeFunction('get', ({ state, args, thisValue, site }) => {
      const key = state.resolve(args[0] ?? UNDEFINED);
      const found = thisValue.kind === 'object' && key.kind === 'constant' ? state.object(thisValue).members.get(`[[var ${String(key.value)}]]`)?.value : undefined;
      return [{ state, value: found ?? unknown('what other handlers have left is not known', { site }) }];
    }),
  }),
);

const contextBehaviour: HostBehaviour = {
  name: 'the context',
  isData: true,
  get({ state, self }, key) {
    const value = state.object(self).members.has(key) ? undefined : contextMembers.get(key);
    return value === undefined ? undefined : [{ state, value }];
  },
  isSame: (a, b) => a === b,
};

function hand(state: State, request: ObjectReference): { readonly context: Value } {
  return { context: state.allocate(heapObject({ type: 'host', behaviour: contextBehaviour, data: null }, properties({ req: request }), { complete: false })) };
}

const exceptionPrototype = builtIn(heapObject({ type: 'plain' }, new Map(), { prototype: errorPrototype }));

/** `new HTTPException(status, { message, res })`, also as a base class. */
function constructException({ state, args, thisValue, isConstruct }: NativeCall): readonly Outcome[] {
  const [status = constant(500), given = UNDEFINED] = args;
  const self = isConstruct && thisValue.kind === 'object' ? thisValue : state.allocate(heapObject({ type: 'error' }, new Map(), { prototype: exceptionPrototype }));
  const heap = state.object(self);
  const options = state.resolve(given);
  const members = new Map([...heap.members, ...properties({ status })]);
  for (const name of ['message', 'res']) {
    const value = options.kind === 'object' ? state.object(options).members.get(name) : undefined;
    if (value !== undefined) members.set(name, value);
  }
  state.set(self.id, { ...heap, payload: { type: 'error' }, members });
  return [{ state, value: self }];
}

const exception: Value = nativeFunction('HTTPException', constructException, { prototype: exceptionPrototype });

/** Whether a value is an HTTPException: Hono asks for `getResponse` (src/hono-base.ts, `errorHandler`). */
function isException(state: State, error: Single): boolean {
  let prototype = error.kind === 'object' ? state.object(error).prototype : undefined;
  for (let depth = 0; prototype?.kind === 'object' && depth < 20; depth += 1) {
    if (prototype.id === exceptionPrototype.id) return true;
    prototype = state.object(prototype).prototype;
  }
  return false;
}

/** `error.getResponse()`: its `res` with its own status, or its message. */
function responseOf({ state, value, site, activation }: Pick<Leaving, 'state' | 'value' | 'site' | 'activation'>): WebResponse {
  const status = memberOf(state, value, 'status') ?? constant(500);
  const message = memberOf(state, value, 'message');
  const given = memberOf(state, value, 'res');
  const kept = given === undefined ? undefined : webResponseOf(state, given);
  const written = status.kind === 'constant' ? (status.site ?? site) : site;
  return { status: { value: status, site: written }, defaultCode: 500, body: kept?.body ?? (message === undefined ? undefined : { value: message, format: 'text', node: undefined }), site, via: activation.via };
}

const getResponse = nativeFunction('getResponse', (call) => {
  const { state, thisValue, site, activation } = call;
  const value: Single = thisValue.kind === 'choice' ? unknown('the error is not known') : thisValue;
  return [{ state, value: allocateWebResponse(state, responseOf({ state, value, site, activation })) }];
});
// The prototype and its class refer to one another.
builtIns.set(exceptionPrototype.id, heapObject({ type: 'plain' }, properties({ constructor: exception, getResponse, name: constant('HTTPException') }), { prototype: errorPrototype }));

/** Whatever is no Response is none. Without one a single handler is answered with 404 (src/hono-base.ts, `dispatch`); after several, an error is thrown. */
function returned({ state, value, isAlone }: Leaving): Answered {
  const response = webResponseOf(state, value);
  if (response?.special === 'c.notFound()') return MISSING;
  if (response !== undefined) return response.special === undefined ? { kind: 'web', response } : { kind: 'unknown', reason: `${response.special} has no status` };
  if (value.kind === 'unknown') return { kind: 'unknown', reason: value.reason };
  return value.kind === 'constant' && !value.value && isAlone === true ? MISSING : FAILED;
}

/** `errorHandler` of src/hono-base.ts; what is no Error leaves the server, which answers 500. */
function thrown(leaving: Leaving): Answered {
  const { state, value } = leaving;
  if (value.kind === 'unknown') return { kind: 'unknown', reason: `the error is not known: ${value.reason}` };
  if (!isException(state, value)) return FAILED;
  const { status, body: content } = responseOf(leaving);
  if (status?.value.kind !== 'constant') return { kind: 'unknown', reason: 'the status of the error is not known' };
  return { kind: 'status', code: Number(status.value.value), body: content === undefined ? 'no' : 'yes' };
}

/** Middleware that refuses a request with a code of its own, or passes on. */
function refusing(name: string, code: number): ExportTable {
  return chainMiddleware(name, (state) => {
    const members = properties({ status: constant(code), message: constant(name) });
    return state.allocate(heapObject({ type: 'error' }, members, { prototype: exceptionPrototype }));
  });
}

/** `createMiddleware(handler)`, `createRoute(route)`: what it is handed. */
const identity: ExportTable = { gives: 'function', name: 'identity', call: ({ state, args }) => [{ state, value: args[0] ?? UNDEFINED }] };

const factory = builtIn(
  heapObject(
    { type: 'plain' },
    properties({
      createMiddleware: nativeFunction('createMiddleware', ({ state, args }) => [{ state, value: args[0] ?? UNDEFINED }]),
      createHandlers: nativeFunction('createHandlers', ({ state, args }) => [{ state, value: state.allocate(heapObject({ type: 'array', elements: args, open: false })) }]),
    }),
    { complete: false },
  ),
);

const application: ModuleTable = { members: { Hono: { gives: 'application' } } };
const passing = (name: string): ModuleTable => ({ members: { [name]: chainMiddleware(name) } });

export const honoAdapter: ReturningFramework = {
  name: 'hono',
  signs: /['"](?:hono(?:\/[\w-]+)*|@hono\/zod-openapi)['"]/,
  package: 'hono',
  defaultVersion: 4,
  modules: {
    hono: application,
    'hono/quick': application,
    'hono/tiny': application,
    '@hono/zod-openapi': { members: { OpenAPIHono: { gives: 'application' }, createRoute: identity } },
    '@hono/node-server': { members: { serve: { gives: 'function', name: 'serve', call: ({ state, site }) => [{ state, value: unknown('the server is not known', { site }) }] } } },
    'hono/http-exception': { members: { HTTPException: { gives: 'value', name: 'HTTPException', value: exception } } },
    'hono/factory': { members: { createMiddleware: identity, createFactory: { gives: 'function', name: 'createFactory', call: ({ state }) => [{ state, value: factory }] } } },
    'hono/cors': passing('cors'),
    'hono/logger': passing('logger'),
    'hono/pretty-json': passing('prettyJSON'),
    'hono/secure-headers': passing('secureHeaders'),
    'hono/compress': passing('compress'),
    'hono/etag': passing('etag'),
    'hono/timing': passing('timing'),
    'hono/request-id': passing('requestId'),
    'hono/validator': { members: { validator: honoValidator('validator', 1, false) } },
    '@hono/zod-validator': { members: { zValidator: honoValidator('zValidator', 2, true) } },
    '@hono/standard-validator': { members: { sValidator: honoValidator('sValidator', 2, true) } },
    '@hono/valibot-validator': { members: { vValidator: honoValidator('vValidator', 2, true) } },
    '@hono/typebox-validator': { members: { tbValidator: honoValidator('tbValidator', 2, true) } },
    '@hono/arktype-validator': { members: { arktypeValidator: honoValidator('arktypeValidator', 2, true) } },
    'hono/basic-auth': { members: { basicAuth: refusing('Unauthorized', 401) } },
    'hono/jwt': { members: { jwt: refusing('Unauthorized', 401) } },
    'hono/csrf': { members: { csrf: refusing('Forbidden', 403) } },
  },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /\bnew\s+(?:OpenAPI)?Hono\b[^]*(?:\bserve\s*\(|\.(?:onError|fire|route)\s*\(|\bexport\s+default\s+\{)/,
    verbs: { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE', options: 'OPTIONS', patch: 'PATCH', query: 'QUERY', all: 'ALL' },
    on: 'on',
    mounts: ['use', 'route'],
    base: 'basePath',
    errors: 'onError',
    missing: 'notFound',
    described: { member: 'openapi', method: 'method', path: 'path', declared: 'responses', handlersOf: handlersOfDescribed },
    chained: ['openAPIRegistry', 'doc', 'doc31'],
    mountsExactly: true,
    nests: true,
  },
  parameters: { 0: ['context', 'next'], 1: ['context', 'next'], 2: ['context', 'next'], 3: ['context', 'next'] },
  handlerSigns: [],
  types: { Context: 'context', Handler: 'handler', MiddlewareHandler: 'handler', Hono: 'router', OpenAPIHono: 'router' },
  returning: {
    handed: ['context', 'next'],
    handedErrors: ['error', 'context'],
    hand,
    request: { url: requestUrl, query: telling('query'), queries: telling('queries'), param: telling('param'), header: telling('header') },
    order: 'next',
    takesResponse: true,
    answerMember: 'res',
    catchesInside: true,
    returned,
    thrown,
  },
  unsupported: [
    'what validators of packages beside those of @hono answer by themselves',
    'the defaultHook of an application that an OpenAPIHono is mounted in',
    'Server-Sent Events and streams: their status is the one of the response',
    'responses with 204, 205 or 304 and a body under runtimes that refuse them: taken as @hono/node-server and Bun send them',
  ],
};
