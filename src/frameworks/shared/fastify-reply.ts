/** The reply of Fastify 4 and 5: what its members do, and what becomes of errors. Read from lib/reply.js, lib/error-handler.js and lib/wrap-thenable.js; tests/conformance measures it. */

import type { Primitive } from '../../evaluator/value.js';
import { NOT_CONSTANT, type Escape, type EscapeResult, type NotConstant, type ReorderedCall, type ResponseCall, type ResponseFramework, type StatusCheck } from '../framework-adapter.js';
import { sensibleCalls, sensibleChained } from './fastify-packages.js';
import { nodeResponse } from './node-response.js';

/** `redirect(url, code)`; Fastify 4 also `redirect(code, url)`. */
function reorderRedirect(args: readonly (Primitive | NotConstant)[], version: number): ReorderedCall | undefined {
  if (args.length < 2 || (args[1] !== NOT_CONSTANT && !args[1])) return undefined;
  const isReversed = version < 5 && (typeof args[0] === 'number' || typeof args[1] === 'string');
  return { status: isReversed ? 0 : 1, body: undefined };
}

const calls: Readonly<Record<string, ResponseCall>> = {
  ...sensibleCalls,
  code: { status: { argument: 0 } },
  status: { status: { argument: 0 } },
  send: { body: { kind: 'argument', argument: 0, format: 'mixed' }, harmlessAfterSend: true, handsOnErrors: true },
  redirect: { status: { code: 302, unlessSet: true }, body: { kind: 'none' }, harmlessAfterSend: true, reorder: reorderRedirect },
  callNotFound: { missing: { code: 404 } },
  hijack: { takesOver: true },
  // Of @fastify/static and @fastify/view.
  sendFile: { body: { kind: 'some' }, mayFail: true, harmlessAfterSend: true },
  download: { body: { kind: 'some' }, mayFail: true, harmlessAfterSend: true },
  view: { body: { kind: 'some' }, mayFail: true, harmlessAfterSend: true },
};

/** lib/reply.js, `code`: what is no number from 100 to 599 is refused; Node cuts off the fraction. */
function checkStatus(value: Primitive): StatusCheck {
  const code = typeof value === 'symbol' ? Number.NaN : Number(value);
  if (code >= 100 && code <= 599) return { kind: 'code', code: Math.trunc(code) };
  return { kind: 'throws', when: 'set', error: 'Error', consequence: 'Fastify throws FST_ERR_BAD_STATUS_CODE here, and the client gets 500.' };
}

/**
 * lib/error-handler.js: the error's `statusCode` or `status` from 400, else the status that was set from 400, else 500. Fastify 4
 * takes codes above 599 too, and `status` first where a status was set.
 */
function escape({ member, primitive, isPrimitive, statusBefore, way }: Escape, version: number): EscapeResult {
  // `done()` of a hook, and `done(null)`.
  if (isPrimitive && way === 'next' && primitive !== NOT_CONSTANT && !primitive) return { kind: 'passes' };
  const isError = (code: Primitive | NotConstant): boolean => code !== NOT_CONSTANT && typeof code !== 'symbol' && Number(code) >= 400 && (version < 5 || Number(code) <= 599);
  const isSet = statusBefore !== undefined && statusBefore !== 200;
  const names = version < 5 && isSet ? ['status', 'statusCode'] : ['statusCode', 'status'];
  for (const name of isPrimitive ? [] : names) {
    const own = member(name);
    if (own === NOT_CONSTANT) return { kind: 'unknown', reason: `the error's '${name}' is not known` };
    if (isError(own)) return { kind: 'status', code: Math.trunc(Number(own)), from: 'error' };
  }
  if (statusBefore === NOT_CONSTANT) return { kind: 'unknown', reason: 'the status that was set before is not known' };
  if (isError(statusBefore)) return { kind: 'status', code: Math.trunc(Number(statusBefore)), from: 'response' };
  // What is no error is sent as it is, and Fastify 4 says something of nothing.
  const isEmpty = isPrimitive && (primitive === '' || (version >= 5 && primitive === undefined));
  return { kind: 'status', code: 500, from: 'default', ...(isEmpty ? { body: 'no' } : {}) };
}

/** Handlers are handed a request and a reply, and hooks a function to pass on as well. */
export const fastifyParameters: ResponseFramework['parameters'] = {
  0: ['request', 'response', 'next'],
  1: ['request', 'response', 'next'],
  2: ['request', 'response', 'next'],
  3: ['request', 'response', 'next'],
  // `preParsing`
  4: ['request', 'response', 'other', 'next'],
};

export const fastifyResponding: ResponseFramework = {
  response: {
    name: 'the reply',
    calls,
    chained: ['header', 'headers', 'type', 'removeHeader', 'trailer', 'removeTrailer', 'serializer', 'setCookie', 'cookie', 'clearCookie', 'unsignCookie', 'writeEarlyHints', ...sensibleChained],
    harmless: ['getHeader', 'getHeaders', 'hasHeader', 'hasTrailer', 'serialize', 'serializeInput', 'getSerializationFunction', 'compileSerializationSchema', 'getDecorator', 'locals'],
    present: ['log', 'context', 'elapsedTime', 'routeOptions'],
    withoutContent: [204, 304],
    statusMember: 'statusCode',
    sentMember: 'sent',
    requestMember: 'request',
    sinks: [],
    faces: { raw: nodeResponse, res: nodeResponse },
    setStatusText: (status) => `.code(${status})`,
    emptyAnswerText: 'send()',
  },
  request: {
    name: 'the request',
    methodMember: 'method',
    present: ['query', 'params', 'headers', 'raw', 'id', 'ip', 'hostname', 'host', 'protocol', 'log', 'socket', 'url', 'originalUrl', 'routeOptions', 'jwtVerify'],
  },
  parameters: fastifyParameters,
  handedErrors: ['error', 'request', 'response'],
  sendsReturned: 'send',
  routerMember: 'server',
  defaultStatus: 200,
  checkStatus,
  escape,
};
