/** itty-router 6: what the handlers of its routers answer. Measured by tests/conformance; the names are those of its API reference. */

import { nativeFunction, properties } from '../evaluator/built-in.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import { findProperty, setOwn } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { alternatives, constant, UNDEFINED, unknown, type Single, type Value } from '../evaluator/value.js';
import type { ExportTable, OptionsOf, ReturningFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import type { Answered, Leaving } from './returning.js';
import { errorClass, memberOf } from './shared/error-class.js';
import { allocateWebResponse, argumentSite, checkedStatus, responseOfBody, throwNew, webResponseOf, type InitRule, type WebBody } from './shared/web-response.js';

/** `init` is taken apart as an object: what has no members says nothing. */
const INIT: InitRule = { number: 'ignored', status: { isAllowed: (code) => code >= 200 && code <= 599, error: 'RangeError' } };

/** `json(body, init)`, `text(body, init)`: undefined and a Response are given back as they are. */
function creating(format: WebBody['format']): NativeFunction {
  return (call) => {
    const { state, args } = call;
    const body = args[0] ?? UNDEFINED;
    return alternatives(state.resolve(body)).flatMap((single, way, { length }): readonly Outcome[] => {
      const path = way === length - 1 ? state : state.fork();
      if (length > 1) path.narrow(body, single);
      const isKept = (single.kind === 'constant' && single.value === undefined) || webResponseOf(path, single) !== undefined;
      if (isKept || (single.kind === 'unknown' && single.type === undefined)) return [{ state: path, value: single }];
      return responseOfBody({ ...call, state: path, args: [single, initOf(path, args[1])], isConstruct: false }, format, INIT);
    });
  };
}

/** `{ ...init }`: of an object of the host, such as the request that a list of `finally` gets behind the answer, only what is left on it. */
function initOf(state: State, init: Value | undefined): Value {
  const given = init === undefined ? UNDEFINED : state.resolve(init);
  const isHost = given.kind === 'object' && state.object(given).payload.type === 'host';
  return isHost && !state.object(given).members.has('status') ? UNDEFINED : given;
}

const json = nativeFunction('json', creating('json'));

/** `status(code, init)`: no body. */
const status = nativeFunction('status', (call) => {
  const { activation, state, args, site } = call;
  const given = state.resolve(args[0] ?? UNDEFINED);
  // Without a code the status of `init` is written over with undefined.
  if (given.kind === 'constant' && given.value === undefined) return [{ state, value: allocateWebResponse(state, { status: null, defaultCode: 200, body: undefined, site, via: activation.via, isPlain: true }) }];
  return checkedStatus(call, { state, value: args[0] ?? UNDEFINED }, argumentSite(site, 0)).map((checked) => ({
    state: checked.state,
    value: allocateWebResponse(checked.state, { status: checked.status, defaultCode: 200, body: undefined, site, via: activation.via, isPlain: true }),
  }));
});

/** `error(code, message)`, `error(thrown)`: JSON with the code. */
const error = nativeFunction('error', (call) => {
  const { state, args } = call;
  const first = args[0] ?? UNDEFINED;
  return alternatives(state.resolve(first)).flatMap((single, way, { length }): readonly Outcome[] => {
    const path = way === length - 1 ? state : state.fork();
    if (length > 1) path.narrow(first, single);
    const isError = single.kind === 'object' && path.object(single).payload.type === 'error';
    const own = isError ? statusOfError(path, single) : single;
    const isNone = own.kind === 'constant' && own.value === undefined;
    const site = argumentSite(call.site, 0);
    return checkedStatus(call, { state: path, value: isNone ? constant(500) : own }, site).flatMap((checked): readonly Outcome[] => {
      const text = args[1] ?? (isError ? memberOf(checked.state, single, 'message') : undefined) ?? constant('error');
      const body: WebBody = { value: text, format: 'json', node: undefined };
      const code = checked.status?.value;
      if (code?.kind === 'constant' && [204, 205, 304].includes(Number(code.value))) {
        throwNew(call, checked.state, 'TypeError');
        return [];
      }
      const { activation, site: made } = call;
      const isWritten = !isError && !isNone;
      return [{ state: checked.state, value: allocateWebResponse(checked.state, { status: isWritten || isError ? checked.status : null, defaultCode: 500, body, site: made, via: activation.via, isPlain: true }) }];
    });
  });
});

/** `error.status || 500`, of a value whose class is known to be one of errors. */
function statusOfError(state: State, value: Single): Single {
  const found = memberOf(state, value, 'status');
  if (found === undefined || (found.kind === 'constant' && !found.value)) return constant(500);
  return found.kind === 'constant' && found.compared !== undefined ? unknown('the status of the error is not known') : found;
}

const statusError = errorClass({
  name: 'StatusError',
  membersOf: ({ state, args }) => {
    const details = state.resolve(args[1] ?? UNDEFINED);
    const isObject = details.kind === 'object';
    const own = isObject ? Object.fromEntries([...state.object(details).members].map(([name, { value }]) => [name, value])) : {};
    const given = args[0] === undefined ? UNDEFINED : state.resolve(args[0]);
    const isNone = given.kind === 'constant' && given.value === undefined;
    return { message: isObject ? (own['error'] ?? constant('')) : details, ...own, status: isNone ? constant(500) : given };
  },
});

/** Middleware that only leaves something on the request. */
const passing = (name: string): Value =>
  nativeFunction(name, ({ state, args, site }) => {
    const request = args[0] === undefined ? undefined : state.resolve(args[0]);
    if (name === 'withContent' && request?.kind === 'object') setOwn(state, request, 'content', unknown('the content of the request is not known', { site }));
    return [{ state, value: UNDEFINED }];
  });

const withParams = passing('withParams');

/** Version 6 loses the status, version 5 keeps it. */
const corsify = nativeFunction('corsify', ({ state, site }) => [{ state, value: unknown("what 'corsify' makes of the status depends on its version", { site }) }]);

/** `cors()`: what answers preflight requests, and what adds headers. */
const cors = nativeFunction('cors', ({ state }) => [
  {
    state,
    value: state.allocate(
      heapObject(
        { type: 'plain' },
        properties({ preflight: passing('preflight'), corsify }),
        { complete: false },
      ),
    ),
  },
]);

function optionOf(state: State, options: Single, name: string): Value | undefined {
  const found = options.kind === 'object' ? findProperty(state, options, name) : undefined;
  return found === 'unknown' ? unknown(`the option '${name}' is not known`) : found?.value;
}

function listOf(state: State, value: Value | undefined): readonly Value[] {
  const given = value === undefined ? UNDEFINED : state.resolve(value);
  if (given.kind === 'constant') return [];
  const payload = given.kind === 'object' ? state.object(given).payload : undefined;
  return payload?.type === 'array' && !payload.open ? payload.elements : [unknown('a list of options is not known')];
}

/** AutoRouter is a Router that handles errors, answers when no handler does, and makes JSON of what is no Response. */
const optionsOfAutoRouter: OptionsOf = ({ state, args }: NativeCall) => {
  const resolved = state.resolve(args[0] ?? UNDEFINED);
  const options: Single = resolved.kind === 'choice' ? unknown('the options are not known') : resolved;
  if (options.kind === 'unknown') return options;
  const missing = optionOf(state, options, 'missing');
  const answerMissing: NativeFunction = (call) => {
    const [value = UNDEFINED, ...others] = call.args;
    const single = call.state.resolve(value);
    if (single.kind !== 'constant' || (single.value !== undefined && single.value !== null)) return [{ state: call.state, value: UNDEFINED }];
    return callFunction(call.activation, call.state, missing ?? error, UNDEFINED, missing === undefined ? [constant(404)] : others, call.site);
  };
  const allocate = (elements: readonly Value[]): Value => state.allocate(heapObject({ type: 'array', elements, open: false }));
  const before = [withParams, ...listOf(state, optionOf(state, options, 'before'))];
  const after = [
    state.allocate(heapObject({ type: 'native', name: 'missing', call: answerMissing })),
    optionOf(state, options, 'format') ?? json,
    ...listOf(state, optionOf(state, options, 'finally')),
  ];
  const base = optionOf(state, options, 'base');
  const members = { before: allocate(before), finally: allocate(after), catch: optionOf(state, options, 'catch') ?? error, ...(base === undefined ? {} : { base }) };
  return state.allocate(heapObject({ type: 'plain' }, properties(members)));
};

/** IttyRouter has no options but its base. */
const optionsOfIttyRouter: OptionsOf = ({ state, args }: NativeCall) => {
  const resolved = state.resolve(args[0] ?? UNDEFINED);
  const base = resolved.kind === 'object' ? optionOf(state, resolved, 'base') : undefined;
  return state.allocate(heapObject({ type: 'plain' }, properties(base === undefined ? {} : { base })));
};

/** What `fetch` gives that is no Response, and what it throws, is left to the runtime. */
function returned({ state, value }: Leaving): Answered {
  const response = webResponseOf(state, value);
  if (response !== undefined) return response.special === undefined ? { kind: 'web', response } : { kind: 'unknown', reason: `${response.special} has no status` };
  if (value.kind === 'unknown') return { kind: 'unknown', reason: value.reason };
  return { kind: 'unknown', reason: 'no Response is given, and what the runtime answers then is not known' };
}

function thrown({ value }: Leaving): Answered {
  return { kind: 'unknown', reason: value.kind === 'unknown' ? value.reason : 'the error leaves the router, and what the runtime answers then is not known' };
}

const value = (name: string, given: Value): ExportTable => ({ gives: 'value', name, value: given });

const members: Readonly<Record<string, ExportTable>> = {
  AutoRouter: { gives: 'application', options: optionsOfAutoRouter },
  Router: { gives: 'application' },
  IttyRouter: { gives: 'application', options: optionsOfIttyRouter },
  json: value('json', json),
  text: value('text', nativeFunction('text', creating('text'))),
  html: value('html', nativeFunction('html', creating('text'))),
  status: value('status', status),
  error: value('error', error),
  StatusError: value('StatusError', statusError.value),
  withParams: value('withParams', withParams),
  withContent: value('withContent', passing('withContent')),
  withCookies: value('withCookies', passing('withCookies')),
  cors: value('cors', cors),
};

export const ittyRouter: ReturningFramework = {
  name: 'itty-router',
  title: 'itty-router',
  signs: /['"]itty-router(?:\/\w+)?['"]/,
  package: 'itty-router',
  defaultVersion: 6,
  modules: Object.fromEntries(['itty-router', ...Object.keys(members).map((name) => `itty-router/${name}`)].map((specifier) => [specifier, { members }])),
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /\b(?:Auto|Itty)?Router\s*(?:<[^()]*>)?\s*\([^]*(?:\bexport\s+default\b|\baddEventListener\s*\(|\bserve\s*\(|\bcreateServerAdapter\s*\()/,
    verbs: { get: 'GET', head: 'HEAD', post: 'POST', put: 'PUT', delete: 'DELETE', options: 'OPTIONS', patch: 'PATCH', all: 'ALL' },
    mounts: [],
    asHandler: 'fetch',
    prefixOption: 'base',
    beforeOption: 'before',
    errorsOption: 'catch',
    afterOption: 'finally',
    nests: true,
    chained: [],
  },
  parameters: { 0: ['request', 'other', 'other'], 1: ['request', 'other', 'other'], 2: ['request', 'other', 'other'], 3: ['request', 'other', 'other'] },
  handlerSigns: [],
  types: { IRequest: 'request', RequestHandler: 'handler', AutoRouterType: 'router', RouterType: 'router', IttyRouterType: 'router' },
  returning: {
    handed: ['request', 'other', 'other'],
    handedErrors: ['error', 'request', 'other', 'other'],
    hand: () => ({}),
    order: 'first',
    takesResponse: true,
    nullIsNothing: true,
    catchesInside: false,
    returned,
    thrown,
  },
  unfollowed: [
    { shows: /\bpreflight\b/, reason: 'what is answered to preflight requests is not known' },
  ],
  unsupported: ['what a runtime answers to what is no Response, and to errors that leave the router', 'the answers to preflight requests, and those that corsify copies (cors)'],
};
