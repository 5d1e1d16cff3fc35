/** The endpoints of Astro: what they answer. Measured with Astro 7.3 and its Node adapter (tests/conformance); the names are those of its API reference. */

import { nativeFunction, properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { State } from '../evaluator/state.js';
import { UNDEFINED, type ObjectReference, type Value } from '../evaluator/value.js';
import type { FileRoute, ReturningAdapter } from './file-route-adapter.js';
import type { Answered, Leaving } from './returning.js';
import { METHODS, methodExports, methodExportSign } from './shared/method-exports.js';
import { allocateWebResponse, argumentSite, checkedStatus, webResponseOf } from './shared/web-response.js';

const ENDPOINT = /^src\/pages\/(?<name>.+)\.[jt]s$/;

function routeOf(path: string): FileRoute | undefined {
  const name = ENDPOINT.exec(path)?.groups?.['name'];
  const segments = name?.split('/');
  if (segments === undefined || name?.endsWith('.d') === true || segments.some((segment) => segment.startsWith('_'))) return undefined;
  if (segments.at(-1) === 'index') segments.pop();
  return { path: `/${segments.map(segmentOf).join('/')}` };
}

/** `[id]`, and `[...rest]`, which may be nothing. */
function segmentOf(segment: string): string {
  return segment.replaceAll(/\[\.\.\.([^\]]+)\]/g, ':$1*').replaceAll(/\[([^\]]+)\]/g, ':$1');
}

/** `context.redirect(path, status)` takes any code that a Response can have. */
const redirect = nativeFunction('redirect', (call) =>
  checkedStatus(call, { state: call.state, value: call.args[1] ?? UNDEFINED }, argumentSite(call.site, 1)).map(({ state, status }) => {
    const { site, activation } = call;
    return { state, value: allocateWebResponse(state, { status, defaultCode: 302, body: undefined, site, via: activation.via }) };
  }),
);

function makeContext(state: State, request: ObjectReference): Value {
  return state.allocate(heapObject({ type: 'plain' }, properties({ request, redirect }), { complete: false }));
}

/** Without a page of the project's own for it, the answer has no body. */
const FAILED: Answered = { kind: 'status', code: 500, body: 'no' };

/** `runtime/server/endpoint.ts`: whatever is no Response is an error, and every error is answered alike, a thrown Response too. */
function returned({ state, value }: Leaving): Answered {
  const response = webResponseOf(state, value);
  if (response?.special !== undefined) return { kind: 'unknown', reason: `${response.special} has no status` };
  if (response !== undefined) return { kind: 'web', response };
  return value.kind === 'unknown' ? { kind: 'unknown', reason: value.reason } : FAILED;
}

/** The handler of errors reads a member of the error, so that Astro fails itself with `null` and `undefined`, and the Node adapter answers with a text. */
function thrown({ value }: Leaving): Answered {
  const isNothing = value.kind === 'constant' && (value.value === null || value.value === undefined);
  return isNothing ? { kind: 'status', code: 500, body: 'yes' } : FAILED;
}

export const astro: ReturningAdapter = {
  name: 'astro',
  signs: methodExportSign('ALL'),
  package: 'astro',
  listed: ['astro'],
  defaultVersion: 7,
  files: /\/src\/pages\/.+\.[jt]s$/,
  routeOf,
  exports: { ...methodExports, ALL: { method: 'ALL', of: METHODS } },
  surroundings: [
    { path: 'src/middleware', does: 'answers around an endpoint' },
    { path: 'src/middleware/index', does: 'answers around an endpoint' },
    ...[404, 500].map((code) => ({ path: `src/pages/${String(code)}`, does: 'puts in the place of an answer without a body', codes: [code] })),
  ],
  parameters: ['event'],
  event: makeContext,
  modules: {},
  returned,
  thrown,
  unfollowed: [
    { shows: /\bexport\s+const\s+prerender\s*=\s*true\b/, reason: 'it runs when the site is built, and nothing of its answer but the body is kept' },
  ],
  unsupported: [
    'actions of `astro:actions`',
    'what middleware answers around an endpoint, and pages of the project for 404 and 500, which replace answers without a body',
    'endpoints that run when the site is built: of their answer only the body is kept',
    'pages in other folders than `src/pages`, as the configuration can name them',
  ],
};
