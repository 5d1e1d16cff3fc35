/** The route handlers of Next.js' app router: what they answer. Measured by tests/conformance; the names are those of its API reference. */

import { nativeFunction } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import { errorPrototype } from '../evaluator/library/error.js';
import { findProperty } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { raise } from '../evaluator/raise.js';
import { properties } from '../evaluator/built-in.js';
import { constant, UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import type { FileRoute, ReturningAdapter } from './file-route-adapter.js';
import type { Answered, Leaving } from './returning.js';
import { nextRoutePath, ROUTERS_OF_OTHERS } from './next-route-path.js';
import { nextSurroundings } from './next-surroundings.js';
import { cookiesReader, headersReader, requestUrl, urlReader } from './shared/web-readers.js';
import { nextConnect } from './shared/next-connect.js';
import { methodExports, methodExportSign } from './shared/method-exports.js';
import {
  allocateWebResponse,
  argumentSite,
  checkedStatus,
  isAbsolute,
  jsonResponse,
  REDIRECT_STATUS,
  responseSubclass,
  statusOfInit,
  throwNew,
  webResponseOf,
  type GivenStatus,
  type ResponseMaker,
} from './shared/web-response.js';

/** `app/users/(admin)/[id]/route.ts`, `src/app/…` */
const ROUTE_FILE = /^(?:src\/)?app\/(?:(?<folders>.*)\/)?route\.[jt]sx?$/;

/** Groups, slots and intercepted segments are no part of the path. */
function routeOf(path: string): FileRoute | undefined {
  const match = ROUTE_FILE.exec(path);
  if (match === null) return undefined;
  const segments = (match.groups?.['folders'] ?? '').split('/').filter((segment) => segment !== '' && !/^\(.*\)$|^@/.test(segment));
  if (segments.some((segment) => segment.startsWith('_'))) return undefined;
  return { path: nextRoutePath(segments) };
}

/** The status of the errors by which `redirect()` and its kin leave a handler; the framework reads it from their `digest`. */
const STATUS_SLOT = '[[status]]';

/** A function that throws what the framework answers with a code (client/components/redirect.ts, not-found.ts). */
function leavingBy(name: string, code: Value, digest: string): Value {
  return nativeFunction(name, ({ activation, state, site }): readonly Outcome[] => {
    const members = properties({
      message: constant(digest),
      digest: unknown('it names the answer', { type: 'string', text: `${digest};…`, truthiness: true }),
      [STATUS_SLOT]: code,
    });
    raise(activation, state, state.allocate(heapObject({ type: 'error' }, members, { prototype: errorPrototype })), site);
    return [];
  });
}

const redirect = leavingBy('redirect', constant(307), 'NEXT_REDIRECT');
const permanentRedirect = leavingBy('permanentRedirect', constant(308), 'NEXT_REDIRECT');
/** 403 and 401 with the option, 500 without it. */
const interrupt = unknown("whether the configuration has 'experimental.authInterrupts' is not known");
const HTTP_ERROR = 'NEXT_HTTP_ERROR_FALLBACK';

/** `NextResponse.redirect(url, init)`: `init` is a code, or an object with one. */
function nextRedirect({ prototype }: ResponseMaker, call: NativeCall): readonly Outcome[] {
  const { activation, state, args, site } = call;
  const url = state.resolve(args[0] ?? UNDEFINED);
  if (url.kind === 'constant' && !isAbsolute(url.value)) {
    throwNew(call, state, 'Error');
    return [];
  }
  const init = state.resolve(args[1] ?? UNDEFINED);
  const given: readonly GivenStatus[] =
    init.kind === 'constant'
      ? checkedStatus(call, { state, value: init }, argumentSite(site, 1), REDIRECT_STATUS)
      : statusOfInit(call, 1);
  return given.map(({ state: path, status }) => ({
    state: path,
    value: allocateWebResponse(path, { status, defaultCode: 307, body: undefined, site, via: activation.via }, prototype),
  }));
}

/** What only middleware may return. */
function special({ prototype }: ResponseMaker, name: string): Value {
  return nativeFunction(name, ({ activation, state, site }) => [
    { state, value: allocateWebResponse(state, { status: null, defaultCode: 200, body: undefined, site, via: activation.via, special: `NextResponse.${name}()` }, prototype) },
  ]);
}

const nextResponse = responseSubclass('NextResponse', (maker) => ({
  json: nativeFunction('json', (call) => jsonResponse(maker, call)),
  redirect: nativeFunction('redirect', (call) => nextRedirect(maker, call)),
  rewrite: special(maker, 'rewrite'),
  next: special(maker, 'next'),
}));

/** `lib/app-route/module.ts`: whatever is no Response, and every error but those of the framework's own, is answered with 500 and no body. */
function returned({ state, value }: Leaving): Answered {
  const response = webResponseOf(state, value);
  if (response !== undefined) {
    return response.special === undefined
      ? { kind: 'web', response }
      : { kind: 'status', code: 500, body: 'no', reason: `Next.js takes no ${response.special} from a route handler` };
  }
  if (value.kind === 'unknown') return { kind: 'unknown', reason: value.reason };
  return { kind: 'status', code: 500, body: 'no', reason: 'Next.js takes nothing but a Response' };
}

function thrown({ state, value }: Leaving): Answered {
  const slot = value.kind === 'object' ? findProperty(state, value, STATUS_SLOT) : undefined;
  if (slot !== undefined && slot !== 'unknown' && slot.value.kind === 'unknown') return { kind: 'unknown', reason: slot.value.reason };
  if (slot === undefined || slot === 'unknown' || slot.value.kind !== 'constant') return { kind: 'status', code: 500, body: 'no' };
  return { kind: 'status', code: Number(slot.value.value), body: 'no' };
}

export const nextAppRouter: ReturningAdapter = {
  name: 'next',
  title: 'Next.js',
  signs: methodExportSign(),
  package: 'next',
  listed: ['next'],
  defaultVersion: 16,
  files: /\/app\/(?:.*\/)?route\.[jt]sx?$/,
  routeOf,
  leaves: ROUTERS_OF_OTHERS,
  exports: methodExports,
  parameters: ['request', 'other'],
  request: { url: requestUrl, headers: headersReader, nextUrl: urlReader, cookies: cookiesReader },
  modules: {
    'next-connect': nextConnect,
    'next/server': { NextResponse: nextResponse },
    'next/server.js': { NextResponse: nextResponse },
    'next/headers': {
      headers: nativeFunction('headers', ({ state }) => [{ state, value: headersReader }]),
      cookies: nativeFunction('cookies', ({ state }) => [{ state, value: cookiesReader }]),
    },
    'next/navigation': {
      redirect,
      permanentRedirect,
      notFound: leavingBy('notFound', constant(404), HTTP_ERROR),
      forbidden: leavingBy('forbidden', interrupt, HTTP_ERROR),
      unauthorized: leavingBy('unauthorized', interrupt, HTTP_ERROR),
    },
  },
  surroundings: nextSurroundings,
  returned,
  thrown,
  unsupported: ['server actions, which are no routes of the API', 'what middleware and rewrites of the configuration answer before a handler'],
};
