/** Routers of ts-rest that answer by themselves: its handlers for the Fetch API, Lambda, Azure Functions and Next.js (@ts-rest/serverless and @ts-rest/next 3.52, measured by tests/conformance). */

import { nativeFunction, properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import { findProperty } from '../evaluator/member-access.js';
import { constant, UNDEFINED, unknown, type Single, type Value } from '../evaluator/value.js';
import type { ContractTable } from './contract-table.js';
import type { ExportTable, ModuleTable, ReturningFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import type { Answered, Leaving } from './returning.js';
import { errorClass, memberOf } from './shared/error-class.js';
import { isNodeCode } from './shared/node-status.js';
import { noteStatusFault } from './shared/status-faults.js';
import { tsRestCore } from './shared/ts-rest-contract.js';
import { tsRestHandlers, type Platform } from './shared/ts-rest-handler.js';
import { allocateWebResponse, RESPONSE_INIT, responseOfBody, responseSubclass, throwNew, webResponseOf } from './shared/web-response.js';

/** What an answer that is handed over as an object is made of: the body, and `{ status }`. */
const serverless: Platform = {
  handed: (call) => {
    const { state, args: [request = UNDEFINED] } = call;
    const responseHeaders = unknown('the headers of the response are not known', { truthiness: true });
    return { members: {}, further: [state.allocate(heapObject({ type: 'plain' }, properties({ request, responseHeaders }), { complete: false }))] };
  },
  answer: (call, { state, status, body, format, site }) => {
    const init = state.allocate(heapObject({ type: 'plain' }, properties({ status })));
    return responseOfBody({ ...call, state, site, args: [format === 'none' ? constant(null) : body, init], isConstruct: false }, format === 'plain' || format === 'none' ? 'text' : 'json', RESPONSE_INIT);
  },
};

/** `res.status(code).json(body)` in a route of the pages API; the response is made one that is returned. */
const pages: Platform = {
  handed: ({ args: [req = UNDEFINED], site }) => ({ members: { req, res: unknown('the response of a route of ts-rest is not followed', { site, truthiness: true }) } }),
  answer: (call, { state, status, body, format, site }) => {
    const code = state.resolve(status);
    if (code.kind === 'constant' && !isNodeCode(Number(code.value))) {
      noteStatusFault(call.evaluation, { kind: 'not-http', value: code.value, consequence: 'Node throws a RangeError when the head is written, and the client gets 500.', site });
      throwNew(call, state, 'RangeError');
      return [];
    }
    const value: Single = code.kind === 'choice' ? unknown('the status is not known') : code;
    const { activation } = call;
    const said = { value: body, format: format === 'plain' ? 'text' : 'json', node: undefined } as const;
    return [{ state, value: allocateWebResponse(state, { status: { value, site }, defaultCode: 200, body: format === 'none' ? undefined : said, site, via: activation.via, isPlain: true }) }];
  },
};

const inServerless = tsRestHandlers(serverless);
const inPages = tsRestHandlers(pages);

const positional: ContractTable['read'] = ({ args: [contract = UNDEFINED, handlers = UNDEFINED, options = UNDEFINED] }) => ({ contract, handlers, options });

/** `fetchRequestHandler({ contract, router, options, request })` */
const named: ContractTable['read'] = ({ state, args: [given = UNDEFINED] }) => {
  const object = state.resolve(given);
  const single: Single = object.kind === 'choice' ? unknown('what is served is not known') : object;
  return { contract: memberOf(state, single, 'contract') ?? UNDEFINED, handlers: memberOf(state, single, 'router') ?? UNDEFINED, options: memberOf(state, single, 'options') ?? UNDEFINED };
};

/** In the pages API an error handler answers through the response. */
const readInPages: ContractTable['read'] = (call) => {
  const read = positional(call);
  const options = call.state.resolve(read.options);
  const handler = options.kind === 'object' ? findProperty(call.state, options, 'errorHandler') : undefined;
  const own = properties(handler === undefined ? {} : { errorHandler: unknown('what the error handler answers is not followed', { site: call.site }) });
  return { ...read, options: call.state.allocate(heapObject({ type: 'plain' }, own)) };
};

/** `pages/api/[...ts-rest].ts`: the contract's paths are below the folder of the file. */
function prefixInPages(file: string): string | null {
  return /\/pages(?<folder>\/api(?:\/[^[\]]+)*)\/\[\.\.\.ts-rest\]\.[jt]sx?$/.exec(file.replaceAll('\\', '/'))?.groups?.['folder'] ?? null;
}

/** `new TsRestHttpError(statusCode, body, contentType)` */
const httpError = errorClass({
  name: 'TsRestHttpError',
  membersOf: ({ args: [statusCode = UNDEFINED, body = UNDEFINED] }) => ({ statusCode, body, message: body.kind === 'constant' ? body : unknown('the message is not known', { type: 'string' }) }),
});

/** `TsRestResponse.fromJson(json, init)`, `TsRestResponse.fromText(text, init)` */
const tsRestResponse = responseSubclass('TsRestResponse', ({ prototype }) => ({
  fromJson: nativeFunction('fromJson', (call) => responseOfBody(call, 'json', RESPONSE_INIT, prototype)),
  fromText: nativeFunction('fromText', (call) => responseOfBody(call, 'text', RESPONSE_INIT, prototype)),
}));

const value = (name: string, given: Value): ExportTable => ({ gives: 'value', name, value: given });
const second = (name: string): ExportTable => value(name, nativeFunction(name, ({ state, args }) => [{ state, value: args[1] ?? UNDEFINED }]));

const notFollowed = (name: string): ExportTable =>
  value(name, nativeFunction(name, ({ state, site }) => [{ state, value: unknown(`what '${name}' builds is not followed`, { site }) }]));

const routing: Readonly<Record<string, ExportTable>> = {
  router: { gives: 'contract-router', table: { read: positional, ...inServerless } },
  route: second('route'),
  middleware: value('middleware', nativeFunction('middleware', ({ state, args }) => [{ state, value: args[0] ?? UNDEFINED }])),
  routerBuilder: notFollowed('routerBuilder'),
  routerWithMiddleware: notFollowed('routerWithMiddleware'),
  routeWithMiddleware: notFollowed('routeWithMiddleware'),
};

const serving: ExportTable = { gives: 'contract-router', table: { read: positional, ...inServerless, isApplication: true } };

const serverlessModule: ModuleTable = {
  members: {
    tsr: { gives: 'object', members: { ...routing, platformContext: { gives: 'objects', members: routing } } },
    ...Object.fromEntries(['createFetchHandler', 'createLambdaHandler', 'createAzureFunctionHandler', 'createNextHandler'].map((name) => [name, serving])),
    fetchRequestHandler: { gives: 'contract-router', table: { read: named, ...inServerless, isApplication: true } },
    TsRestHttpError: value('TsRestHttpError', httpError.value),
    TsRestResponse: value('TsRestResponse', tsRestResponse),
    ...tsRestCore.members,
  },
};

const pagesTable = { read: readInPages, ...inPages, isApplication: true } as const;

const pagesModule: ModuleTable = {
  members: {
    createNextRoute: { gives: 'contract-router', table: { read: positional, ...inPages } },
    createNextRouter: { gives: 'contract-router', table: { ...pagesTable, prefixOf: prefixInPages } },
    // Its contract says the whole path.
    createSingleRouteHandler: { gives: 'contract-router', table: pagesTable },
  },
};

const FAILED: Answered = { kind: 'status', code: 500, body: 'yes' };

function returned({ state, value: given }: Leaving): Answered {
  const response = webResponseOf(state, given);
  if (response !== undefined) return response.special === undefined ? { kind: 'web', response } : FAILED;
  return given.kind === 'unknown' ? { kind: 'unknown', reason: given.reason } : { kind: 'unknown', reason: 'no Response is given' };
}

/** src/lib/router.ts, `errorHandler`: a TsRestHttpError has its code, all others 500. */
function thrown({ state, value: error, site }: Leaving): Answered {
  const isOwn = httpError.has(state, error);
  if (isOwn === undefined) return { kind: 'unknown', reason: 'which error it is, is not known' };
  if (!isOwn) return FAILED;
  const code = memberOf(state, error, 'statusCode');
  const isInvalid = code?.kind === 'constant' && !isNodeCode(Number(code.value));
  if (code === undefined || code.kind === 'object' || isInvalid) return { kind: 'unknown', reason: 'the status of the error is none' };
  const body = memberOf(state, error, 'body') ?? UNDEFINED;
  return { kind: 'web', response: { status: { value: code, site: code.site ?? site }, defaultCode: 500, body: { value: body, format: 'json', node: undefined }, site, via: [], isPlain: true } };
}

/** What an error handler gives that is no response leaves the error to ts-rest. */
function handled(leaving: Leaving): ReturnType<NonNullable<ReturningFramework['returning']['handled']>> {
  const { state, value: given } = leaving;
  if (given.kind === 'unknown') return { kind: 'unknown', reason: given.reason };
  return webResponseOf(state, given) === undefined ? { kind: 'thrown' } : returned(leaving);
}

const SERVERLESS = ['@ts-rest/serverless', ...['fetch', 'aws', 'azure', 'next'].map((platform) => `@ts-rest/serverless/${platform}`)];

export const tsRestAdapter: ReturningFramework = {
  name: 'ts-rest',
  title: 'ts-rest',
  signs: /['"]@ts-rest\/(?:serverless(?:\/\w+)?|next|fastify|nest)['"]/,
  package: '@ts-rest/core',
  defaultVersion: 3,
  modules: { ...Object.fromEntries(SERVERLESS.map((specifier) => [specifier, serverlessModule])), '@ts-rest/next': pagesModule, '@ts-rest/core': tsRestCore },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /\b(?:createFetchHandler|fetchRequestHandler|createLambdaHandler|createAzureFunctionHandler|createNextHandler|createNextRouter|createSingleRouteHandler)\s*\(/,
    verbs: {},
    mounts: [],
    chained: [],
    isExclusive: true,
    prefixOption: 'basePath',
    beforeOption: 'requestMiddleware',
    errorsOption: 'errorHandler',
    afterOption: 'responseHandlers',
    nests: true,
  },
  parameters: { 0: ['request', 'other'], 1: ['request', 'other'], 2: ['request', 'other'] },
  handlerSigns: [],
  types: {},
  returning: {
    handed: ['request', 'other'],
    handedErrors: ['error', 'request'],
    hand: () => ({}),
    order: 'first',
    nullIsNothing: true,
    catchesInside: false,
    returned,
    thrown,
    handled,
  },
  unfollowed: [
    { shows: /\bresponseValidation\s*:\s*true\b/, reason: 'what the validation of responses refuses is not known' },
    { shows: /\brouterBuilder\b|\brouterWithMiddleware\b/, reason: "the routes that 'routerBuilder' and its kin make are not followed", answers: true },
    { shows: /['"]@ts-rest\/(?:fastify|nest)['"]/, reason: "the routes of '@ts-rest/fastify' and '@ts-rest/nest' are not followed", answers: true },
  ],
  unsupported: ['the 400 that requests get which do not fit their schemas, and the 500 for results that do not', 'routers that routerBuilder and its kin make', 'error handlers of Next.js, which answer through its response'],
};
