/** Express 4 and 5: what its objects do with a request. Measured by tests/conformance; the names are those of its API reference. */

import type { Primitive } from '../evaluator/value.js';
import {
  NOT_CONSTANT,
  type Escape,
  type EscapeResult,
  type ModuleTable,
  type NotConstant,
  type ReorderedCall,
  type RespondingFramework,
  type ResponseCall,
  type ResponseFramework,
  type StatusCheck,
} from './framework-adapter.js';
import { bodyParsers, expressPackages, staticFiles } from './express-packages.js';
import { overnight } from './overnight.js';
import { tsRestExpress } from './ts-rest-express.js';
import { readPathParameters } from './path-parameters.js';
import { nodeCalls, nodeChained, nodeHarmless } from './shared/node-response.js';
import { isNodeCode, nodeCode } from './shared/node-status.js';
import { tsRestCore } from './shared/ts-rest-contract.js';

/** The verbs of Express 5; Express 4 has `del` as well. */
const VERBS = [
  'acl', 'bind', 'checkout', 'connect', 'copy', 'delete', 'get', 'head', 'link', 'lock', 'm-search', 'merge', 'mkactivity', 'mkcalendar',
  'mkcol', 'move', 'notify', 'options', 'patch', 'post', 'propfind', 'proppatch', 'purge', 'put', 'query', 'rebind', 'report', 'search',
  'source', 'subscribe', 'trace', 'unbind', 'unlink', 'unlock', 'unsubscribe',
] as const;

type Constants = readonly (Primitive | NotConstant)[];

/** Express 4: `res.json(status, body)` and `res.json(body, status)`; Express 5 takes the first argument for the body. */
function reorderJson(args: Constants, version: number): ReorderedCall | undefined {
  if (version >= 5 || args.length !== 2) return undefined;
  return typeof args[1] === 'number' ? { status: 1, body: 0 } : { status: 0, body: 1 };
}

/** Express 4: as `json`, and `res.send(status)` answers the reason phrase. */
function reorderSend(args: Constants, version: number): ReorderedCall | undefined {
  if (version >= 5) return undefined;
  if (args.length === 1 && typeof args[0] === 'number') return { status: 0, body: undefined, phrase: true };
  if (args.length !== 2) return undefined;
  return typeof args[0] !== 'number' && typeof args[1] === 'number' ? { status: 1, body: 0 } : { status: 0, body: 1 };
}

/** `res.redirect(url)`, `res.redirect(status, url)`; Express 4 also `res.redirect(url, status)`. */
function reorderRedirect(args: Constants, version: number): ReorderedCall | undefined {
  if (args.length < 2) return undefined;
  const isReversed = version < 5 && typeof args[0] !== 'number' && args[0] !== NOT_CONSTANT;
  return { status: isReversed ? 1 : 0, body: undefined, phrase: true };
}

const file: ResponseCall = { body: { kind: 'some' }, mayFail: true, callback: 'afterwards' };
const json: ResponseCall = { body: { kind: 'argument', argument: 0, format: 'json' }, reorder: reorderJson };

/** lib/response.js, `send`: with these codes it sends no bytes, whatever it is given. */
const withoutContent = [204, 205, 304];

const calls: Readonly<Record<string, ResponseCall>> = {
  status: { status: { argument: 0 } },
  sendStatus: { status: { argument: 0 }, body: { kind: 'phrase' } },
  json,
  jsonp: json,
  send: { body: { kind: 'argument', argument: 0, format: 'text' }, reorder: reorderSend },
  ...nodeCalls,
  redirect: { status: { code: 302 }, body: { kind: 'some' }, reorder: reorderRedirect },
  render: { body: { kind: 'some' }, mayFail: true, callback: 'instead' },
  sendFile: file,
  sendfile: file,
  download: file,
  format: { callsOneOf: { argument: 0, otherwise: { status: 406, message: 'Not Acceptable' } } },
};

/** lib/response.js: Express 5 checks in `status`; Express 4, and assignments to `statusCode`, leave it to Node when the head is written. */
function checkStatus(value: Primitive, how: 'call' | 'assignment', version: number): StatusCheck {
  if (how === 'call' && version >= 5) {
    const isInteger = typeof value === 'number' && Number.isInteger(value);
    if (isInteger && isNodeCode(value)) return { kind: 'code', code: value };
    const error = isInteger ? 'RangeError' : 'TypeError';
    return { kind: 'throws', when: 'set', error, consequence: `Express 5 throws a ${error} here, and the client gets 500.` };
  }
  const code = nodeCode(value);
  if (isNodeCode(code)) return { kind: 'code', code };
  const isDead = version < 5 && Number.isNaN(value);
  const consequence = isDead
    ? 'Node throws a RangeError when the head is written, and Express 4 cannot answer that: the client gets no response.'
    : 'Node throws a RangeError when the head is written, and the client gets 500.';
  return { kind: 'throws', when: 'send', error: 'RangeError', consequence };
}

const isErrorCode = (value: Primitive | NotConstant): value is number => typeof value === 'number' && value >= 400 && value <= 599;

/** finalhandler/index.js: the error's `status`, its `statusCode`, the response's status, 500; only 400 to 599 count. */
function escape({ member, primitive, isPrimitive, statusBefore, way }: Escape, version: number): EscapeResult {
  if (way === 'rejection' && version < 5) return { kind: 'none' };
  if (isPrimitive && way !== 'rejection') {
    if (primitive === NOT_CONSTANT) return { kind: 'unknown', reason: 'the error is not known' };
    if (way === 'next' && (primitive === 'route' || primitive === 'router')) return { kind: 'skips' };
    if (!primitive) return { kind: 'passes' };
  }
  for (const name of isPrimitive ? [] : ['status', 'statusCode']) {
    const own = member(name);
    if (own === NOT_CONSTANT) return { kind: 'unknown', reason: `the error's '${name}' is not known` };
    if (isErrorCode(own)) return { kind: 'status', code: own, from: 'error' };
  }
  if (statusBefore === NOT_CONSTANT) return { kind: 'unknown', reason: 'the status that was set before is not known' };
  if (isErrorCode(statusBefore)) return { kind: 'status', code: statusBefore, from: 'response' };
  if (typeof statusBefore === 'number' && Number.isNaN(statusBefore)) return { kind: 'none' };
  return { kind: 'status', code: 500, from: 'default' };
}

const parameters: RespondingFramework['parameters'] = {
  0: ['request', 'response', 'next'],
  1: ['request', 'response', 'next'],
  2: ['request', 'response', 'next'],
  3: ['request', 'response', 'next'],
  4: ['error', 'request', 'response', 'next'],
};

/** What its response and its request are, and what becomes of errors. */
export const expressResponding: ResponseFramework = {
  response: {
    name: 'the response',
    calls,
    chained: [
      'set', 'header', 'type', 'contentType', 'vary', 'cookie', 'clearCookie', 'links', 'location', 'attachment', 'append', ...nodeChained,
    ],
    present: ['locals'],
    harmless: ['get', ...nodeHarmless],
    withoutContent,
    statusMember: 'statusCode',
    sentMember: 'headersSent',
    requestMember: 'req',
    sinks: ['pipe'],
    setStatusText: (status) => `.status(${status})`,
    emptyAnswerText: 'end()',
  },
  request: {
    name: 'the request',
    methodMember: 'method',
    responseMember: 'res',
    parametersMember: 'params',
    closingMember: 'destroy',
    present: ['query', 'params', 'headers', 'url', 'originalUrl', 'path', 'app', 'socket', 'get', 'header', 'accepts', 'is', 'on', 'once', 'pipe'],
  },
  parameters,
  defaultStatus: 200,
  checkStatus,
  escape,
};

/** What the package gives. */
export const expressModule: ModuleTable = {
  self: { gives: 'application' },
  members: {
    Router: { gives: 'router' },
    json: { gives: 'middleware', does: bodyParsers.json },
    urlencoded: { gives: 'middleware', does: bodyParsers.urlencoded },
    raw: { gives: 'middleware', does: bodyParsers.raw },
    text: { gives: 'middleware', does: bodyParsers.text },
    static: { gives: 'middleware', does: staticFiles },
    application: { gives: 'middleware' },
  },
};

export const expressAdapter: RespondingFramework = {
  name: 'express',
  signs:
    /['"](?:express|@overnightjs\/core|@ts-rest\/express)['"]|\.(?:status|sendStatus|writeHead)\s*\(|\.statusCode\s*=[^=]|\.(?:get|post|put|patch|delete|all|use)\s*\(\s*(?:['"`]\/|\/)/,
  package: 'express',
  defaultVersion: 5,
  modules: {
    express: expressModule,
    '@overnightjs/core': overnight,
    '@ts-rest/core': tsRestCore,
    '@ts-rest/express': tsRestExpress,
    // express-promise-router 4.1; what its handlers answer with the texts 'next' and 'route' is not followed.
    'express-promise-router': { self: { gives: 'router', forwards: true }, members: {} },
  },
  packages: expressPackages,
  // Its index.js: Express 4 calls `next` with what the promise of a handler is rejected with.
  rejectionSign: /['"]express-async-errors['"]/,
  router: {
    applicationSign: /\bexpress\s*\(\s*\)|\bServer\b[^;]*['"]@overnightjs\/core['"]/,
    verbs: { ...Object.fromEntries(VERBS.map((verb) => [verb, verb.toUpperCase()])), del: 'DELETE', all: 'ALL' },
    chain: 'route',
    mounts: ['use'],
    parameter: { member: 'param', roles: ['request', 'response', 'next', 'other', 'other'] },
    chained: ['set', 'enable', 'disable', 'engine'],
    parametersOf: readPathParameters,
    mergeOption: 'mergeParams',
  },
  parameters,
  handlerSigns: ['status', 'sendStatus', 'json', 'jsonp', 'send', 'end', 'writeHead', 'render', 'redirect', 'sendFile', 'download', 'statusCode'],
  types: {
    Response: 'response',
    Request: 'request',
    NextFunction: 'next',
    RequestHandler: 'handler',
    ErrorRequestHandler: 'handler',
    Router: 'router',
    IRouter: 'router',
    Express: 'router',
    Application: 'router',
  },
  responding: expressResponding,
  unfollowed: [
    { shows: /\bresponseValidation\s*:\s*true\b/, reason: 'what the validation of responses refuses is not known' },
  ],
  unsupported: [
    '@ErrorMiddleware of a method gets what the method throws and not what its promise is rejected with; it is not followed.',
    'res.sendFile(), res.download() and res.render() answer 404 or 500 by themselves when a file or view fails; those answers are not listed.',
    'Conditional requests that Express answers with 304 are not listed.',
  ],
};
