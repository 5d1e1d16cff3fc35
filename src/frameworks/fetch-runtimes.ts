/** Runtimes that serve functions of the Fetch API: Deno 2.9, Bun 1.4 and Cloudflare Workers (workerd of November 2026). Measured with them; tests/conformance holds the answers. */

import type { ReturningFramework } from './framework-adapter.js';
import type { RouterTable } from './router-table.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import type { Answered, Leaving, ServerTable } from './returning.js';
import { bunResponseGlobal, workersResponseGlobal } from './shared/response-globals.js';
import { webResponseOf } from './shared/web-response.js';

const FAILED: Answered = { kind: 'status', code: 500, body: 'yes' };

/** What is no Response, and `Response.error()`, is an error; Bun answers what is no Response with 204. */
function returning(other: Answered): (leaving: Leaving) => Answered {
  return ({ state, value }) => {
    const response = webResponseOf(state, value);
    if (response !== undefined) return response.special === undefined ? { kind: 'web', response } : FAILED;
    return value.kind === 'unknown' ? { kind: 'unknown', reason: value.reason } : other;
  };
}

function thrown({ value }: Leaving): Answered {
  return value.kind === 'unknown' ? { kind: 'unknown', reason: value.reason } : FAILED;
}

/** Nothing is registered with a router. */
const NO_ROUTER: RouterTable = { applicationSign: /(?!)/, verbs: {}, mounts: [], chained: [], isExclusive: true };

interface Runtime {
  readonly name: string;
  readonly title?: string;
  readonly signs: RegExp;
  readonly serving: ServerTable;
  readonly other: Answered;
  readonly globals?: ReturningFramework['returning']['globals'];
  readonly unfollowed?: ReturningFramework['unfollowed'];
}

function runtime({ name, title, signs, serving, other, globals = {}, unfollowed = [] }: Runtime): ReturningFramework {
  return {
    name,
    ...(title === undefined ? {} : { title }),
    signs,
    // None is installed for them.
    package: name,
    defaultVersion: 1,
    modules: {},
    packages: NO_KNOWN_PACKAGES,
    rejectionSign: /(?!)/,
    router: serving.errors === undefined ? NO_ROUTER : { ...NO_ROUTER, errorsOption: serving.errors },
    parameters: { 0: ['request'], 1: ['request'], 2: ['request'], 3: ['request'] },
    handlerSigns: [],
    types: {},
    returning: { handed: ['request', 'other', 'other'], handedErrors: ['error'], hand: () => ({}), order: 'first', takesResponse: true, catchesInside: false, returned: returning(other), thrown, serving, globals },
    unfollowed: [
      { shows: /\bpathname\b|\bURLPattern\b|\.url\s*\.\s*(?:match|search|split|endsWith|includes)\s*\(/, reason: 'which paths an answer is for is not known' },
      ...unfollowed,
    ],
    unsupported: ['which path a branch of the handler is for: a route stands for all of them', "listeners of `addEventListener('fetch')`"],
  };
}

export const denoAdapter = runtime({
  name: 'deno',
  signs: /\bDeno\.serve\b/,
  serving: { call: { global: 'Deno', member: 'serve' }, handler: 'handler', errors: 'onError', isExported: false },
  other: FAILED,
});

export const bunAdapter = runtime({
  name: 'bun',
  signs: /\bBun\.serve\b/,
  serving: { call: { global: 'Bun', member: 'serve' }, handler: 'fetch', routes: 'routes', errors: 'error', isExported: false },
  other: { kind: 'status', code: 204, body: 'no' },
  globals: { Response: bunResponseGlobal },
});

const EXPORT = /\bexport\s+default\b[^]*\bfetch\b|\bfetch\s*[(:,}][^]*\bexport\s+default\b/;
/** A worker of a browser listens in the same way, and has what no server has. */
const LISTENER = /^(?![^]*\b(?:skipWaiting|clients|importScripts|precache\w*)\b)[^]*\baddEventListener\s*\(\s*['"]fetch['"]/;

export const workersAdapter = runtime({
  name: 'workers',
  title: 'Cloudflare Workers',
  signs: new RegExp(`${EXPORT.source}|${LISTENER.source}`),
  serving: { handler: 'fetch', isExported: true },
  other: FAILED,
  globals: { Response: workersResponseGlobal },
  unfollowed: [{ shows: LISTENER, reason: "listeners of 'fetch' are not followed", answers: true }],
});
