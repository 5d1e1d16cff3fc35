/** Node's own response, where a framework's response holds it. The names are those of the documentation of node:http. */

import type { ResponseCall, ResponseFace } from '../framework-adapter.js';

/** What writes it. */
export const nodeCalls: Readonly<Record<string, ResponseCall>> = {
  end: { body: { kind: 'argument', argument: 0, format: 'bytes' }, afterHead: true, harmlessAfterSend: true },
  write: { body: { kind: 'argument', argument: 0, format: 'bytes' }, afterHead: true, harmlessAfterSend: true, streams: true },
  writeHead: { status: { argument: 0 }, writesHead: true },
  flushHeaders: { writesHead: true },
  destroy: { closes: true },
};

/** Calls that return it. */
export const nodeChained: readonly string[] = ['setHeader', 'appendHeader', 'setHeaders', 'on', 'once', 'addListener', 'removeListener', 'off', 'prependListener', 'setTimeout'];

/** Calls that change nothing. */
export const nodeHarmless: readonly string[] = [
  'getHeader', 'getHeaders', 'getHeaderNames', 'hasHeader', 'removeHeader', 'listenerCount', 'emit', 'writeContinue', 'writeEarlyHints', 'cork', 'uncork', 'setMaxListeners', 'flush',
];

/** The whole interface. */
export const nodeResponse: ResponseFace = {
  name: "Node's response",
  calls: nodeCalls,
  chained: nodeChained,
  harmless: nodeHarmless,
  statusMember: 'statusCode',
  sentMember: 'headersSent',
};
