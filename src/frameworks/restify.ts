/** Restify 11 with restify-errors: what its response does, and what becomes of errors. Measured by tests/conformance; read from lib/response.js, lib/chain.js and lib/server.js. */

import type { Primitive } from '../evaluator/value.js';
import { NOT_CONSTANT, type Escape, type EscapeResult, type ExportTable, type NotConstant, type ReorderedCall, type RespondingFramework, type ResponseCall, type StatusCheck } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import { readPathParameters } from './path-parameters.js';
import { nodeCalls, nodeChained, nodeHarmless } from './shared/node-response.js';
import { isNodeCode, nodeCode } from './shared/node-status.js';
import { restifyErrors } from './shared/restify-errors.js';

type Constants = readonly (Primitive | NotConstant)[];

/** `send(body)`, `send(code)`, `send(code, body, headers)`: a number is a status; 0 and NaN are none. */
function reorderSend(args: Constants): ReorderedCall {
  const [first] = args;
  const isStatus = typeof first === 'number' || (first === NOT_CONSTANT && args.length > 1);
  if (!isStatus) return { status: undefined, body: 0 };
  const isNone = typeof first === 'number' && (first === 0 || Number.isNaN(first));
  return { status: isNone ? undefined : 0, body: args.length > 1 ? 1 : undefined };
}

/** `redirect(code, url, next)`, `redirect(url, next)` */
function reorderRedirect(args: Constants): ReorderedCall {
  const [first] = args;
  const isStatus = first !== NOT_CONSTANT && Boolean(first) && !Number.isNaN(Number(first));
  return { status: isStatus ? 0 : undefined, body: undefined, phrase: true };
}

const send: ResponseCall = { body: { kind: 'argument', argument: 0, format: 'json' }, reorder: reorderSend, handsOnErrors: true };

const calls: Readonly<Record<string, ResponseCall>> = {
  ...nodeCalls,
  send,
  json: send,
  sendRaw: { body: { kind: 'argument', argument: 0, format: 'bytes' }, reorder: reorderSend },
  status: { status: { argument: 0 }, gives: 0 },
  redirect: { status: { code: 302 }, body: { kind: 'some' }, reorder: reorderRedirect },
};

/** lib/response.js, `status`: what is no number is refused; the rest is left to Node when the head is written, where nothing catches what it throws. */
function checkStatus(value: Primitive, how: 'call' | 'assignment'): StatusCheck {
  if (how === 'call' && (typeof value !== 'number' || Number.isNaN(value))) {
    return { kind: 'throws', when: 'set', error: 'Error', consequence: 'Restify throws an error here.' };
  }
  // Nothing that is falsy is a status for `send`.
  const code = nodeCode(value);
  if (code === 0) return { kind: 'code', code: 200 };
  if (isNodeCode(code)) return { kind: 'code', code };
  return { kind: 'throws', when: 'send', error: 'RangeError', consequence: 'Node throws a RangeError when the head is written, and the client gets no response.' };
}

/** lib/chain.js and lib/server.js, `_routeErrorResponse`: the error's `statusCode`, else 500. What a function throws that is not asynchronous ends the process. */
function escape({ member, primitive, isPrimitive, way }: Escape): EscapeResult {
  if (way === 'throw') return { kind: 'none', reason: 'an error leaves the handler, which ends the process: the client gets no response' };
  if (isPrimitive && way === 'next') {
    if (primitive === NOT_CONSTANT) return { kind: 'unknown', reason: 'the error is not known' };
    if (primitive === false) return { kind: 'skips' };
    if (!primitive) return { kind: 'passes' };
  }
  const own = isPrimitive ? undefined : member('statusCode');
  if (own === NOT_CONSTANT) return { kind: 'unknown', reason: "the error's 'statusCode' is not known" };
  return own === undefined || !own ? { kind: 'status', code: 500, from: 'default' } : { kind: 'status', code: nodeCode(own), from: 'error' };
}

const parameters: RespondingFramework['parameters'] = { 0: ['request', 'response'], 1: ['request', 'response'], 2: ['request', 'response'], 3: ['request', 'response', 'next'] };

/** lib/plugins: what they answer by themselves is not said of the routes behind them. */
const plugins: Readonly<Record<string, ExportTable>> = Object.fromEntries(
  [
    'acceptParser', 'authorizationParser', 'bodyParser', 'bodyReader', 'conditionalHandler', 'conditionalRequest', 'context', 'cpuUsageThrottle', 'dateParser', 'fullResponse', 'gzipResponse',
    'inflightRequestThrottle', 'jsonBodyParser', 'jsonp', 'multipartBodyParser', 'oauth2TokenParser', 'queryParser', 'requestExpiry', 'requestLogger', 'throttle', 'urlEncodedBodyParser',
  ].map((name) => [name, { gives: 'middleware' }]),
);

export const restifyAdapter: RespondingFramework = {
  name: 'restify',
  title: 'Restify',
  signs: /['"](?:restify|restify-errors|restify-router)['"]/,
  claims: true,
  package: 'restify',
  defaultVersion: 11,
  modules: {
    restify: { members: { createServer: { gives: 'application' }, plugins: { gives: 'object', members: plugins } } },
    'restify-errors': restifyErrors,
    'restify-router': { members: { Router: { gives: 'router' } } },
  },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /\brestify\s*\.\s*createServer\s*\(|['"]restify['"][^]*\bcreateServer\s*\(/,
    verbs: { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', del: 'DELETE', head: 'HEAD', opts: 'OPTIONS' },
    pathMembers: ['path', 'url'],
    mounts: ['use', 'pre'],
    listeners: { members: ['on', 'once'], errors: /^(?:restifyError|(?!after|pre|routed)[A-Z]\w*)$/ },
    isExclusive: true,
    mountsFirst: true,
    chained: ['acceptable', 'listen', 'first'],
    parametersOf: readPathParameters,
  },
  parameters,
  handlerSigns: ['send', 'json', 'sendRaw', 'status', 'redirect', 'statusCode', 'end', 'writeHead'],
  types: { Response: 'response', Request: 'request', Next: 'next', RequestHandler: 'handler', Server: 'router' },
  responding: {
    response: {
      name: 'the response',
      calls,
      chained: ['header', 'set', 'contentType', 'charSet', ...nodeChained],
      harmless: ['get', 'cache', 'noCache', 'link', 'getId', 'id', 'time', 'toString', ...nodeHarmless],
      present: ['log'],
      withoutContent: [204, 304],
      statusMember: 'statusCode',
      sentMember: 'headersSent',
      requestMember: 'req',
      sinks: ['pipe'],
      setStatusText: (status) => `.status(${status})`,
      emptyAnswerText: 'send()',
      statusArgumentOf: ['send', 'json'],
    },
    request: {
      name: 'the request',
      methodMember: 'method',
      parametersMember: 'params',
      closingMember: 'destroy',
      present: ['query', 'params', 'headers', 'url', 'log', 'socket', 'body', 'on', 'once', 'pipe', 'header', 'getQuery', 'getPath', 'path', 'href', 'is', 'accepts', 'isSecure'],
    },
    parameters,
    handedErrors: ['request', 'response', 'error', 'next'],
    defaultStatus: 200,
    checkStatus,
    escape,
  },
  unanswered: 'it ends without an answer',
  unfollowed: [
    { shows: /\bplugins\s*\.\s*(?:acceptParser|authorizationParser|conditionalHandler|conditionalRequest|cpuUsageThrottle|dateParser|inflightRequestThrottle|oauth2TokenParser|requestExpiry|serveStatic\w*|throttle)\b/, reason: 'what plugins answer is not known' },
    { shows: /['"]restify-router['"]/, reason: "where 'restify-router' puts its routes is not known", answers: true },
  ],
  unsupported: [
    'an error that leaves a function which is not asynchronous: the process ends, and the client gets no response',
    'what listeners for errors make of them (`server.on("NotFound", …)`): with them, answers to errors are not known',
    'a chain of handlers that ends without an answer (500), and what plugins answer',
    'restify-router and versioned routes',
  ],
};
