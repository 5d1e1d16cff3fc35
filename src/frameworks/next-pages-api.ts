/** The API routes of Next.js' pages router: what their response does. Measured by tests/conformance; the names are those of its API reference. */

import type { Primitive } from '../evaluator/value.js';
import type { FileRoute, RespondingAdapter } from './file-route-adapter.js';
import type { NotConstant, ReorderedCall, ResponseCall, StatusCheck } from './framework-adapter.js';
import { nextRoutePath, ROUTERS_OF_OTHERS } from './next-route-path.js';
import { nextSurroundings } from './next-surroundings.js';
import { nextConnect } from './shared/next-connect.js';
import { isNodeCode, nodeCode } from './shared/node-status.js';

/** `pages/api/users/[id].ts`, `src/pages/…` */
const ROUTE_FILE = /^(?:src\/)?pages\/(?<route>api(?:\/.*)?)\.[jt]sx?$/;

function routeOf(path: string): FileRoute | undefined {
  const route = ROUTE_FILE.exec(path)?.groups?.['route'];
  if (route === undefined || route.endsWith('.d')) return undefined;
  const segments = route.split('/');
  return { path: nextRoutePath(segments.at(-1) === 'index' ? segments.slice(0, -1) : segments) };
}

/** Next.js reads the configuration of a route without running it. */
const EDGE = /\bruntime\s*[:=]\s*['"](?:experimental-)?edge['"]/;

/** `res.redirect(url)`, `res.redirect(status, url)` */
function reorderRedirect(args: readonly (Primitive | NotConstant)[]): ReorderedCall | undefined {
  return args.length < 2 ? undefined : { status: 0, body: undefined, phrase: true };
}

/** server/api-utils/node/api-resolver.js, and Node's ServerResponse. */
const calls: Readonly<Record<string, ResponseCall>> = {
  status: { status: { argument: 0 } },
  json: { body: { kind: 'argument', argument: 0, format: 'json' } },
  send: { body: { kind: 'argument', argument: 0, format: 'text' } },
  redirect: { status: { code: 307 }, body: { kind: 'some' }, reorder: reorderRedirect },
  end: { body: { kind: 'argument', argument: 0, format: 'bytes' }, afterHead: true, harmlessAfterSend: true },
  write: { body: { kind: 'argument', argument: 0, format: 'bytes' }, afterHead: true, harmlessAfterSend: true, streams: true },
  writeHead: { status: { argument: 0 }, writesHead: true },
  flushHeaders: { writesHead: true },
};

/** `status()` only sets `statusCode`; Node checks it when the head is written. */
function checkStatus(value: Primitive): StatusCheck {
  const code = nodeCode(value);
  if (isNodeCode(code)) return { kind: 'code', code };
  return { kind: 'throws', when: 'send', error: 'RangeError', consequence: 'Node throws a RangeError when the head is written, and the client gets 500.' };
}

export const nextPagesApi: RespondingAdapter = {
  name: 'next',
  title: 'Next.js',
  signs: /\bexport\b[^'"`]*\bdefault\b/,
  package: 'next',
  listed: ['next'],
  defaultVersion: 16,
  files: /\/pages\/api(?:\/.*)?\.[jt]sx?$/,
  routeOf,
  leaves: ROUTERS_OF_OTHERS,
  refuses: (text) => (EDGE.test(text) ? 'handlers of the edge runtime are not followed' : undefined),
  exports: { default: 'ALL' },
  modules: { 'next-connect': nextConnect },
  responding: {
    response: {
      name: 'the response',
      calls,
      chained: [
        'setHeader', 'appendHeader', 'setHeaders', 'setPreviewData', 'clearPreviewData', 'setDraftMode', 'on', 'once', 'addListener', 'removeListener', 'off',
        'prependListener', 'setTimeout',
      ],
      harmless: [
        'getHeader', 'getHeaders', 'getHeaderNames', 'hasHeader', 'removeHeader', 'listenerCount', 'emit', 'writeContinue', 'cork', 'uncork',
        'setMaxListeners', 'flush', 'revalidate',
      ],
      withoutContent: [204, 304],
      statusMember: 'statusCode',
      sentMember: 'headersSent',
      sinks: ['pipe'],
      present: ['socket'],
      requestMember: 'req',
      setStatusText: (status) => `.status(${status})`,
      emptyAnswerText: 'end()',
    },
    request: { name: 'the request', methodMember: 'method', closingMember: 'destroy', present: ['query', 'cookies', 'headers', 'url', 'socket', 'on', 'once', 'pipe'] },
    parameters: {},
    defaultStatus: 200,
    checkStatus,
    // Only an error class of its own, which is not exported to users, has another status.
    escape: () => ({ kind: 'status', code: 500, from: 'default' }),
  },
  surroundings: nextSurroundings,
  unsupported: [
    'API routes of the edge runtime',
    'what middleware and rewrites of the configuration answer before a handler, and what the parser of bodies answers (400, 413)',
    'Conditional requests that are answered with 304.',
  ],
};
