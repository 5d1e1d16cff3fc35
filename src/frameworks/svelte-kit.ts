/** The `+server` files of SvelteKit: what they answer. Measured with SvelteKit 2.70 and 3.2; the names are those of its API reference. */

import { builtIn, nativeFunction, properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { raise } from '../evaluator/raise.js';
import { constant, UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { FileRoute, ReturningAdapter } from './file-route-adapter.js';
import type { Answered, Leaving } from './returning.js';
import { carriedAnswer, carryAnswer } from './shared/carried-answer.js';
import { METHODS, methodExports, methodExportSign } from './shared/method-exports.js';
import { argumentOf, argumentSite, checkedStatus, LENIENT_INIT, responseOfBody, throwNew, webResponseOf, type StatusRule, type WebBody, type WebResponse } from './shared/web-response.js';

const ROUTE_FILE = /^src\/routes\/(?:(?<folders>.*)\/)?\+server\.[jt]s$/;

/** Groups are no part of the path. */
function routeOf(path: string): FileRoute | undefined {
  const match = ROUTE_FILE.exec(path);
  if (match === null) return /(?:^|\/)\+server\.[jt]s$/.test(path) ? { path: null, namedIn: ['svelte.config', 'vite.config'] } : undefined;
  const segments = (match.groups?.['folders'] ?? '').split('/').filter((segment) => segment !== '' && !/^\([^)]*\)$/.test(segment));
  return { path: `/${segments.map(segmentOf).join('/')}` };
}

/** `[id]`, `[id=matcher]`, `[[optional]]`, `[...rest]`, which may be nothing, and `[x+3a]`, a character by its code, within a segment. */
function segmentOf(segment: string): string {
  return segment
    .replace(/\[(?:x|u)\+(?<code>[0-9a-f-]+)\]/gi, (_, codes: string) => String.fromCodePoint(...codes.split('-').map((code) => parseInt(code, 16))))
    .replace(/\[\[(?<name>[^\]=]+)(?:=[^\]]*)?\]\]/g, ':$<name>?')
    .replace(/\[\.\.\.(?<name>[^\]=]+)(?:=[^\]]*)?\]/g, ':$<name>*')
    .replace(/\[(?<name>[^\]=]+)(?:=[^\]]*)?\]/g, ':$<name>');
}

const httpErrorPrototype = builtIn(heapObject({ type: 'plain' }));
const redirectPrototype = builtIn(heapObject({ type: 'plain' }));
const failurePrototype = builtIn(heapObject({ type: 'plain' }));

const ERROR_STATUS: StatusRule = { isAllowed: (code) => code >= 400 && code <= 599, error: 'Error' };
const REDIRECT_STATUS: StatusRule = { isAllowed: (code) => code >= 300 && code <= 308, error: 'Error' };

/** `error(status, body)` and `redirect(status, location)` throw; a status has to be given. */
function throwing(call: NativeCall, rule: StatusRule, carry: (status: NonNullable<WebResponse['status']>, call: NativeCall) => Value): readonly Outcome[] {
  const { activation, args, site } = call;
  for (const { state, status } of checkedStatus(call, { state: call.state, value: args[0] ?? UNDEFINED }, argumentSite(site, 0), rule)) {
    if (status === null) throwNew(call, state, 'Error');
    else raise(activation, state, carry(status, { ...call, state }), site);
  }
  return [];
}

const error = nativeFunction('error', (called) =>
  throwing(called, ERROR_STATUS, (status, { activation, state, args, site }) => {
    const given = state.resolve(args[1] ?? UNDEFINED);
    const isAbsent = given.kind === 'constant' && given.value === undefined;
    const body: WebBody = { value: isAbsent ? constant('Error') : given, format: 'json', node: argumentOf(site.node, 1) };
    const response: WebResponse = { status, defaultCode: 500, body, site, via: activation.via };
    const members = { status: status.value, body: given.kind === 'object' ? given : state.allocate(heapObject({ type: 'plain' }, properties({ message: body.value }))) };
    return carryAnswer(state, response, members, httpErrorPrototype);
  }),
);

const redirect = nativeFunction('redirect', (called) =>
  throwing(called, REDIRECT_STATUS, (status, { activation, state, args, site }) =>
    carryAnswer(state, { status, defaultCode: 302, body: undefined, site, via: activation.via }, { status: status.value, location: args[1] ?? UNDEFINED }, redirectPrototype),
  ),
);

/** What a form action returns; a `+server` file that returns it fails. */
const fail = nativeFunction('fail', ({ state, args }) => {
  const members = properties({ status: args[0] ?? UNDEFINED, data: args[1] ?? UNDEFINED });
  return [{ state, value: state.allocate(heapObject({ type: 'plain' }, members, { prototype: failurePrototype })) }];
});

/** `isHttpError(e, status)` and its kin. */
function test(name: string, prototype: ObjectReference): Value {
  return nativeFunction(name, ({ state, args: [given = UNDEFINED, wanted = UNDEFINED] }) => {
    const single = state.resolve(given);
    const isKnown = single.kind === 'constant' || single.kind === 'object';
    const heap = single.kind === 'object' ? state.object(single) : undefined;
    const isOne = heap?.prototype?.kind === 'object' && heap.prototype.id === prototype.id;
    if (isKnown && !isOne) return [{ state, value: constant(false) }];
    const code = state.resolve(heap?.members.get('status')?.value ?? UNDEFINED);
    const filter = state.resolve(wanted);
    if (isOne && filter.kind === 'constant' && !filter.value) return [{ state, value: constant(true) }];
    if (isOne && filter.kind === 'constant' && code.kind === 'constant') return [{ state, value: constant(code.value === filter.value) }];
    return [{ state, value: unknown('the class of an error is not known', { type: 'boolean' }) }];
  });
}

/** `runtime/server/endpoint.js`: whatever is no Response is an error. */
function returned({ state, value }: Leaving): Answered {
  const response = webResponseOf(state, value);
  if (response !== undefined && response.special === undefined) return { kind: 'web', response };
  if (value.kind === 'unknown') return { kind: 'unknown', reason: value.reason };
  return { kind: 'status', code: 500, body: 'yes', reason: 'SvelteKit takes nothing but a Response' };
}

/** Every error but those of its own is answered with 500 and a message. */
function thrown({ state, value }: Leaving): Answered {
  const response = carriedAnswer(state, value);
  if (response !== undefined) return { kind: 'web', response };
  return value.kind === 'unknown' ? { kind: 'unknown', reason: value.reason } : { kind: 'status', code: 500, body: 'yes' };
}

export const svelteKit: ReturningAdapter = {
  name: 'sveltekit',
  title: 'SvelteKit',
  signs: methodExportSign('fallback'),
  package: '@sveltejs/kit',
  listed: ['@sveltejs/kit'],
  defaultVersion: 2,
  files: /\/\+server\.[jt]s$/,
  routeOf,
  exports: { ...methodExports, fallback: { method: 'ALL', of: METHODS } },
  surroundings: [{ path: 'src/hooks.server', shows: /\bhandle\b/, does: 'answers around a handler' }],
  parameters: ['event'],
  modules: {
    '@sveltejs/kit': {
      json: nativeFunction('json', (call) => responseOfBody(call, 'json', LENIENT_INIT)),
      text: nativeFunction('text', (call) => responseOfBody(call, 'text', LENIENT_INIT)),
      error,
      redirect,
      fail,
      isHttpError: test('isHttpError', httpErrorPrototype),
      isRedirect: test('isRedirect', redirectPrototype),
      isActionFailure: test('isActionFailure', failurePrototype),
    },
  },
  returned,
  thrown,
  unsupported: [
    "form actions of `+page.server` files, whose `fail()` is data of a page and no answer of the API",
    'what `handle` of `hooks.server` answers around a handler',
    'routes in other folders than `src/routes`, as the configuration can name them',
  ],
};
