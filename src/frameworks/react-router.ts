/** The resource routes of React Router's framework mode and of Remix 2: what they answer. Measured by tests/conformance; the names are those of their API references. */

import { builtIn, nativeFunction } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import { isCallableObject } from '../evaluator/member-access.js';
import { constant, UNDEFINED, type Single, type Value } from '../evaluator/value.js';
import type { ReturningAdapter } from './file-route-adapter.js';
import type { Answered, Leaving } from './returning.js';
import { carriedAnswer, carryAnswer } from './shared/carried-answer.js';
import { outerModules, routeModuleOf } from './shared/route-module.js';
import { noteStatusFault } from './shared/status-faults.js';
import { allocateWebResponse, argumentOf, fitsBody, NUMBER_OR_ANY_INIT, NUMBER_OR_INIT, responseOfBody, statusOfInit, webResponseOf, type WebResponse } from './shared/web-response.js';

/** `export const middleware = […]` of the root, which is around all routes. */
const MIDDLEWARE = /\bexport\s[^;=]*\b(?:unstable_)?middleware\b/;

/** `redirect(url, init)`: a code or an object with one; a Response takes any code that HTTP has. */
function redirecting(name: string): Value {
  return nativeFunction(name, (call) =>
    statusOfInit(call, 1, NUMBER_OR_INIT).map(({ state, status }) => {
      const { site, activation } = call;
      return { state, value: allocateWebResponse(state, { status, defaultCode: 302, body: undefined, site, via: activation.via }) };
    }),
  );
}

const dataPrototype = builtIn(heapObject({ type: 'plain' }));

/** `data(value, init)` is no Response: what becomes of it is decided when it leaves the handler. */
const data = nativeFunction('data', (call) =>
  statusOfInit(call, 1, NUMBER_OR_ANY_INIT).map(({ state, status }) => {
    const { args, site, activation } = call;
    const value = args[0] ?? UNDEFINED;
    const response: WebResponse = { status, defaultCode: 200, body: { value, format: 'json', node: argumentOf(site.node, 0) }, site, via: activation.via };
    return { state, value: carryAnswer(state, response, { type: constant('DataWithResponseInit'), data: value, init: args[1] ?? constant(null) }, dataPrototype) };
  }),
);

const redirects = { redirect: redirecting('redirect'), redirectDocument: redirecting('redirectDocument'), replace: redirecting('replace') };

/** An error, or what cannot be answered: `Unexpected Server Error`. */
const FAILED: Answered = { kind: 'status', code: 500, body: 'yes' };

function isFunction({ state }: Leaving, value: Single): boolean {
  return value.kind === 'object' && isCallableObject(state.object(value));
}

/** Whatever is no Response is made one, without a status. */
function plainly({ value, site }: Leaving, format: 'json' | 'text'): Answered {
  if (value.kind === 'unknown' && value.type === undefined) return { kind: 'unknown', reason: value.reason };
  return { kind: 'web', response: { status: null, defaultCode: 200, body: { value, format, node: undefined }, site, via: [] } };
}

function responded(response: WebResponse): Answered {
  return response.special === undefined ? { kind: 'web', response } : { kind: 'unknown', reason: `${response.special} has no status` };
}

/** `data()` becomes `Response.json(data, init)`, which may throw. */
function answeredData({ activation, state }: Leaving, response: WebResponse): Answered {
  const { status, body } = response;
  const code = status?.value.kind === 'constant' ? Number(status.value.value) : undefined;
  const value = state.resolve(body?.value ?? UNDEFINED);
  if (value.kind === 'constant' && value.value === undefined) return FAILED;
  if (code === undefined || status === null || fitsBody(code)) return { kind: 'web', response };
  if (code < 200 || code > 599) noteStatusFault(activation.evaluation, { kind: 'not-http', value: code, consequence: 'No response can have it, so the answer is 500.', site: status.site });
  return FAILED;
}

/** `lib/server-runtime/server.ts`, `handleResourceRequest`. */
function returned(leaving: Leaving): Answered {
  const { state, value } = leaving;
  const response = webResponseOf(state, value);
  if (response !== undefined) return responded(response);
  const carried = carriedAnswer(state, value);
  if (carried !== undefined) return answeredData(leaving, carried);
  if ((value.kind === 'constant' && (value.value === undefined || typeof value.value === 'bigint')) || isFunction(leaving, value)) return FAILED;
  const isText = (value.kind === 'constant' && typeof value.value === 'string') || (value.kind === 'unknown' && value.type === 'string');
  return plainly(leaving, isText ? 'text' : 'json');
}

/** A Response and `data()` are answers; every error is answered with 500. */
function thrown(leaving: Leaving): Answered {
  const { state, value } = leaving;
  const response = webResponseOf(state, value);
  if (response !== undefined) return responded(response);
  const carried = carriedAnswer(state, value);
  if (carried !== undefined) return answeredData(leaving, carried);
  return value.kind === 'unknown' ? { kind: 'unknown', reason: value.reason } : FAILED;
}

/** `server-runtime/data.ts`: whatever is no Response is written as JSON, so the status of `data()` is lost. */
function returnedInRemix(leaving: Leaving): Answered {
  const { state, value, site } = leaving;
  const response = webResponseOf(state, value);
  if (response !== undefined) return responded(response);
  const carried = carriedAnswer(state, value);
  if (carried !== undefined) return { kind: 'web', response: { ...carried, status: null, site } };
  if (value.kind === 'constant' && (value.value === undefined || typeof value.value === 'bigint')) return FAILED;
  return isFunction(leaving, value) ? { kind: 'status', code: 200, body: 'no' } : plainly(leaving, 'json');
}

/** Of `data()` that is thrown only the status is answered, and an error without one. */
function thrownInRemix(leaving: Leaving): Answered {
  const { state, value } = leaving;
  const status = carriedAnswer(state, value)?.status;
  if (status === undefined) return thrown(leaving);
  if (status === null) return FAILED;
  if (status.value.kind !== 'constant') return { kind: 'unknown', reason: status.value.kind === 'unknown' ? status.value.reason : 'the status is an object' };
  const code = Number(status.value.value);
  return fitsBody(code) ? { kind: 'status', code, body: 'yes' } : FAILED;
}

const resourceRoute = {
  signs: /\bexport\s+(?:async\s+)?(?:function|const|let|var)\s+(?:loader|action)\b|\bexport\s+(?:const\s*)?\{[^}'"`]*\b(?:loader|action)\b/,
  files: /\/app\/.+\.[jt]sx?$/,
  exports: { loader: 'GET', action: { method: null, of: ['POST', 'PUT', 'PATCH', 'DELETE'] } },
  defaultIsPage: true,
  surroundings: [
    { path: 'app/root', shows: MIDDLEWARE, does: 'answers around a handler' },
    { path: 'app/routes', shows: /\blayout\s*\(/, does: 'puts around a handler' },
  ],
  around: (path: string) => outerModules(path).map((outer) => ({ path: outer, shows: MIDDLEWARE, does: 'answers around a handler' })),
  aroundExports: ['middleware', 'unstable_middleware'],
  parameters: ['event'],
  unsupported: [
    'loaders and actions of pages, whose answers are data of a page',
    'what middleware answers around a handler',
    'routes that a file of the configuration names outside of `app/routes`',
  ],
} as const;

export const reactRouter: ReturningAdapter = {
  ...resourceRoute,
  name: 'react-router',
  title: 'React Router',
  package: 'react-router',
  listed: ['@react-router/dev', '@react-router/node', '@react-router/serve', '@react-router/express', '@react-router/cloudflare'],
  defaultVersion: 7,
  routeOf: (path, packages) => routeModuleOf(path, packages.has('@react-router/fs-routes') || packages.has('remix-flat-routes')),
  modules: Object.fromEntries(['react-router', 'react-router-dom'].map((name) => [name, { ...redirects, data }])),
  returned,
  thrown,
};

const OF_REACT_ROUTER = new Set(reactRouter.listed);
const json = nativeFunction('json', (call) => responseOfBody(call, 'json', NUMBER_OR_INIT));
const RUNTIMES = ['node', 'cloudflare', 'deno', 'server-runtime', 'react'].map((name) => `@remix-run/${name}`);

export const remix: ReturningAdapter = {
  ...resourceRoute,
  name: 'remix',
  package: '@remix-run/server-runtime',
  listed: ['@remix-run/dev', ...RUNTIMES],
  defaultVersion: 2,
  routeOf: (path, packages) =>
    // A project that moves from one to the other lists both.
    [...packages].some((name) => OF_REACT_ROUTER.has(name)) ? undefined : routeModuleOf(path, !packages.has('@remix-run/v1-route-convention')),
  modules: Object.fromEntries(RUNTIMES.map((name) => [name, { ...redirects, data, json }])),
  returned: returnedInRemix,
  thrown: thrownInRemix,
};
