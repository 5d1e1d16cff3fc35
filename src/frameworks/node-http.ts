/** Node's own servers, of node:http, node:https and node:http2 in its mode for node:http: what their handlers answer. Measured with Node 20 by tests/conformance; the names are those of its documentation. */

import type { EscapeResult, ModuleTable, RespondingFramework, StatusCheck } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import { nodeResponse } from './shared/node-response.js';
import { isNodeCode, nodeCode } from './shared/node-status.js';
import { webGlobals } from './shared/web-globals.js';
import type { Primitive } from '../evaluator/value.js';

const server: ModuleTable = { members: { createServer: { gives: 'server' }, createSecureServer: { gives: 'server' }, Server: { gives: 'server' } } };

/** lib/_http_server.js, `writeHead`: it throws, and nothing catches that. */
function checkStatus(value: Primitive): StatusCheck {
  const code = nodeCode(value);
  if (isNodeCode(code)) return { kind: 'code', code };
  return { kind: 'throws', when: 'send', error: 'RangeError', consequence: 'Node throws a RangeError when the head is written, and when nothing catches that the client gets no response.' };
}

/** An error that leaves the handler ends the process, unless it listens for that; no answer is sent. */
const escape = (): EscapeResult => ({ kind: 'none', reason: 'an error leaves the handler, which ends the process: the client gets no response' });

const parameters: RespondingFramework['parameters'] = { 0: ['request', 'response'], 1: ['request', 'response'], 2: ['request', 'response'], 3: ['request', 'response', 'other'] };

const MODULE = /['"](?:node:)?http(?:s|2)?['"]/;
/** Clients of an API make no server. */
const USE = /\bcreate(?:Secure)?Server\s*\(|\bnew\s+(?:\w+\.)?Server\s*\(/;

export const nodeHttpAdapter: RespondingFramework = {
  name: 'node-http',
  title: 'node:http',
  signs: new RegExp(`${MODULE.source}[^]*(?:${USE.source})`),
  package: 'node:http',
  defaultVersion: 20,
  modules: Object.fromEntries(['http', 'https', 'http2'].flatMap((name) => [[name, server], [`node:${name}`, server]])),
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: USE,
    verbs: {},
    mounts: [],
    listeners: { members: ['on', 'once', 'addListener', 'prependListener'], event: 'request', others: { stream: 'streams of HTTP/2 are not followed' } },
    chained: ['listen', 'setTimeout', 'close', 'ref', 'unref', 'off', 'removeListener', 'removeAllListeners'],
    isExclusive: true,
  },
  parameters,
  handlerSigns: [],
  types: {},
  responding: {
    response: {
      ...nodeResponse,
      name: 'the response',
      present: ['socket'],
      withoutContent: [],
      requestMember: 'req',
      sinks: ['pipe'],
      setStatusText: (status) => `.writeHead(${status})`,
      emptyAnswerText: 'end()',
    },
    request: {
      name: 'the request',
      methodMember: 'method',
      pathMember: 'url',
      closingMember: 'destroy',
      present: ['headers', 'socket', 'connection', 'rawHeaders', 'httpVersion', 'on', 'once', 'pipe', 'setEncoding', 'resume'],
    },
    parameters,
    defaultStatus: 200,
    checkStatus,
    escape,
    globals: webGlobals,
  },
  unfollowed: [
    // `split('?')` is followed: what stands before the query is the path.
    { shows: /\.url\s*\.\s*(?:(?:match|search)\s*\(|split\s*\((?!\s*['"`]\?['"`]))|\.(?:exec|test)\s*\(\s*\w*\.?(?:url|path|pathname)\b|\bpathname\s*\.\s*(?:match|search|split)\s*\(/, reason: 'which paths an answer is for is not known' },
  ],
  unsupported: [
    'paths that the code finds out by a pattern, by the parts of the URL or by a table: their answers are said of all paths',
    'answers that depend on the query of the URL as a text: a path is asked for without one',
    'handlers that are applications of other frameworks, and streams of HTTP/2',
  ],
};
