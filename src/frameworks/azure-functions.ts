/** Azure Functions, the programming model v4 for Node: what becomes of the results of HTTP functions. Measured with the worker's part of @azure/functions 4.16 (src/converters/toRpcHttp.ts); what the host does is from its documentation. */

import { builtIn, builtIns, nativeFunction, properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { UNDEFINED, unknown, type Single, type Value } from '../evaluator/value.js';
import type { ReturningFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import type { Answered, Leaving } from './returning.js';
import { resultMember, siteOfValue } from './shared/result-object.js';
import { noteStatusFault } from './shared/status-faults.js';
import { allocateWebResponse, fitsBody, responsePrototype, throwNew, webResponseOf, type WebBody, type WebResponse } from './shared/web-response.js';
import { headersReader } from './shared/web-readers.js';

/** What the host says of an error is not measured. */
const FAILED: Answered = { kind: 'status', code: 500, body: 'unknown' };

const NOT_READ = "Azure Functions does not read 'statusCode' and answers 200; write it as 'status'.";

type Init = Pick<Leaving, 'activation' | 'state' | 'site'> & { readonly value: Single };

/** What `{ status, body, jsonBody }` answers; undefined when it is refused. */
function responseOfInit({ activation, state, value, site }: Init): WebResponse | undefined | 'unknown' {
  const status = resultMember(state, value, 'status');
  const code: Single | undefined = status?.kind === 'choice' ? unknown('the status is not known') : status;
  const isDefault = code === undefined || (code.kind === 'constant' && code.value === undefined);
  if (code?.kind === 'object') return 'unknown';
  if (code?.kind === 'constant' && !isDefault) {
    const number = Math.trunc(Number(code.value));
    if (!(number >= 200 && number <= 599)) {
      noteStatusFault(activation.evaluation, { kind: 'not-http', value: code.value, consequence: 'Azure Functions throws a RangeError for it, and the client gets 500.', site: code.site ?? site });
      return undefined;
    }
  }
  const body = bodyOfInit(state, value);
  const ignored = isDefault ? resultMember(state, value, 'statusCode') : undefined;
  const own = siteOfValue(isDefault ? (ignored ?? body?.value) : code) ?? site;
  if (ignored !== undefined) noteStatusFault(activation.evaluation, { kind: 'not-read', consequence: NOT_READ, site: own });
  // A text is taken for a number only after it was asked whether the code has a body.
  if (code?.kind === 'constant' && typeof code.value === 'string' && body !== undefined && !fitsBody(Number(code.value))) return undefined;
  const known: Single | undefined = code?.kind === 'constant' ? { ...code, value: Math.trunc(Number(code.value)) } : code;
  return { status: isDefault || known === undefined ? null : { value: known, site: own }, defaultCode: 200, body, site: own, via: activation.via };
}

/** `jsonBody` before `body`; neither `undefined` nor `null` is one. */
function bodyOfInit(state: Leaving['state'], value: Single): WebBody | undefined {
  const [json, text] = (['jsonBody', 'body'] as const).map((name) => resultMember(state, value, name)).map((found) => (found?.kind === 'constant' && (found.value === undefined || found.value === null) ? undefined : found));
  if (json !== undefined) return { value: json, format: 'json', node: undefined };
  return text === undefined ? undefined : { value: text, format: 'text', node: undefined };
}

/** `new HttpResponse(init)`: what it refuses is thrown. */
function constructResponse(call: NativeCall): readonly Outcome[] {
  const { activation, state, args, site } = call;
  const given = state.resolve(args[0] ?? UNDEFINED);
  const value: Single = given.kind === 'choice' ? unknown('what the response says is not known') : given;
  if (value.kind === 'unknown') return [{ state, value: unknown(value.reason, { site }) }];
  const response = responseOfInit({ activation, state, value, site });
  if (response === 'unknown') return [{ state, value: unknown('the status is an object', { site }) }];
  if (response === undefined) {
    throwNew(call, state, 'RangeError');
    return [];
  }
  const { status } = response;
  return [{ state, value: allocateWebResponse(state, { ...response, site, ...(status === null ? {} : { status }) }, responseClassPrototype) }];
}

const responseClassPrototype = builtIn(heapObject({ type: 'plain' }, new Map(), { prototype: responsePrototype }));
const httpResponse = nativeFunction('HttpResponse', constructResponse, { prototype: responseClassPrototype });
builtIns.set(responseClassPrototype.id, heapObject({ type: 'plain' }, properties({ constructor: httpResponse }), { prototype: responsePrototype }));

/** What is no object is refused; of `undefined` and `null` the host makes 204. */
function returned(leaving: Leaving): Answered {
  const { state, value } = leaving;
  if (value.kind === 'unknown') return { kind: 'unknown', reason: value.reason };
  if (value.kind === 'constant') return value.value === undefined || value.value === null ? { kind: 'status', code: 204, body: 'no' } : FAILED;
  const made = webResponseOf(state, value);
  if (made !== undefined) return made.special === undefined ? { kind: 'web', response: made } : FAILED;
  const response = responseOfInit(leaving);
  if (response === 'unknown') return { kind: 'unknown', reason: 'the status is an object' };
  return response === undefined ? FAILED : { kind: 'web', response };
}

const logging: Value = nativeFunction('log', ({ state }) => [{ state, value: UNDEFINED }]);
const context = builtIn(heapObject({ type: 'plain' }, properties(Object.fromEntries(['log', 'trace', 'debug', 'info', 'warn', 'error'].map((name) => [name, logging]))), { complete: false }));

/** A handler of the model v3: `module.exports = async function (context, req) { context.res = … }`. */
const V3 = /\bfunction\s*\w*\s*\(\s*context\b[^)]*,\s*req\b[^]*\bcontext\s*\.\s*res\s*=/;

export const azureFunctionsAdapter: ReturningFramework = {
  name: 'azure',
  title: 'Azure Functions',
  signs: new RegExp(`['"]@azure/functions['"]|${V3.source}`),
  package: '@azure/functions',
  defaultVersion: 4,
  modules: { '@azure/functions': { members: { app: { gives: 'the application' }, HttpResponse: { gives: 'value', name: 'HttpResponse', value: httpResponse } } } },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /(?!)/,
    verbs: { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', deleteRequest: 'DELETE' },
    named: { member: 'http', methods: 'methods', defaultMethods: ['GET', 'POST'], path: 'route', handler: 'handler', output: 'return' },
    mounts: [],
    chained: [],
  },
  parameters: { 0: ['request', 'context'], 1: ['request', 'context'], 2: ['request', 'context'] },
  handlerSigns: [],
  types: { HttpRequest: 'request', HttpHandler: 'handler' },
  returning: {
    handed: ['request', 'context'],
    handedErrors: ['error'],
    hand: () => ({ context }),
    request: { headers: headersReader },
    order: 'first',
    catchesInside: false,
    returned,
    thrown: () => FAILED,
  },
  unfollowed: [
    { shows: /\bhook\s*\.\s*(?:preInvocation|postInvocation)\b/, reason: 'what hooks make of the result is not known' },
    { shows: V3, reason: 'functions of the model v3 are not followed', answers: true },
  ],
  surroundings: [{ path: 'host', shows: /"routePrefix"/, does: 'puts before the path' }],
  unsupported: ['the prefix of paths that host.json sets', 'hooks that replace the result', 'the programming model v3 (`context.res`, function.json)', 'functions whose option `return` says another output'],
};
