/** Applications and routers of h3 1 and h3 2: how handlers are registered. Measured by tests/conformance with h3 1.15.11 and 2.0.8. */

import { nativeFunction, properties } from '../evaluator/built-in.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import { findProperty } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import { awaitValue } from '../evaluator/promise.js';
import { UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import type { ExportTable, ModuleTable, ReturningFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import { apartV1, errorOfV1, functionsV1, isSentV1, makeEventV1, notFoundV1, returnedV1, thrownV1 } from './shared/h3-v1.js';
import { apartV2, errorOfV2, functionsV2, makeEventV2, returnedV2, thrownV2 } from './shared/h3-v2.js';

const exportsOf = (functions: Readonly<Record<string, Value>>): Readonly<Record<string, ExportTable>> =>
  Object.fromEntries(Object.entries(functions).map(([name, value]) => [name, { gives: 'value', name, value }]));

/** The option of an application whose function gets each answer, when nobody knows what it does to it. */
const AFTER = '[[after]]';

/** Options of an application: what `onRequest` returns is ignored. */
function optionsOf(later: readonly string[]): (call: NativeCall) => Value {
  return ({ state, args }) => {
    const given = state.resolve(args[0] ?? UNDEFINED);
    if (given.kind !== 'object') return given;
    const read = (name: string): Value | undefined => {
      const found = findProperty(state, given, name);
      return found === undefined ? undefined : found === 'unknown' ? unknown(`the option '${name}' is not known`) : found.value;
    };
    const members: Record<string, Value> = {};
    const errors = read('onError');
    if (errors !== undefined) members['onError'] = errors;
    const before = read('onRequest');
    if (before !== undefined) members['onRequest'] = state.allocate(heapObject({ type: 'native', name: 'onRequest', call: ignoringResult(before) }));
    const changes = later.find((name) => read(name) !== undefined);
    if (changes !== undefined) members[AFTER] = unknown(`what '${changes}' does to the answer is not known`);
    return state.allocate(heapObject({ type: 'plain' }, properties(members)));
  };
}

function ignoringResult(callee: Value) {
  return ({ activation, state, args, site }: NativeCall) =>
    callFunction(activation, state, callee, UNDEFINED, args, site)
      .flatMap((made) => awaitValue(activation, made.state, made.value, site))
      .map((made) => ({ state: made.state, value: UNDEFINED }));
}

/** What runs handlers of Node's own: what they answer is not known. */
const fromNode = (name: string): ExportTable => ({
  gives: 'value',
  name,
  value: nativeFunction(name, ({ state }) => [{ state, value: state.allocate(heapObject({ type: 'native', name: 'handler', call: (call) => [{ state: call.state, value: unknown('what a handler of Node answers is not known', { site: call.site }) }] })) }]),
});

const VERBS = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', head: 'HEAD', options: 'OPTIONS', connect: 'CONNECT', trace: 'TRACE' } as const;

/** Files that import h3 and register something. */
const SIGNS = /['"]h3['"][^]*\.\s*(?:get|post|put|patch|delete|head|options|connect|trace|query|all|on|use|add|mount)\s*\(/;

const moduleV1: ModuleTable = {
  members: {
    ...exportsOf(functionsV1),
    createApp: { gives: 'application', options: optionsOf(['onBeforeResponse']) },
    createRouter: { gives: 'router' },
    useBase: { gives: 'based-router' },
    fromNodeMiddleware: fromNode('fromNodeMiddleware'),
  },
};

const common = {
  name: 'h3',
  title: 'h3',
  signs: SIGNS,
  package: 'h3',
  defaultVersion: 1,
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  handlerSigns: [],
} as const;

export const h3V1: ReturningFramework = {
  ...common,
  version: 1,
  modules: { h3: moduleV1 },
  router: {
    applicationSign: /\bcreateApp\s*\(/,
    verbs: {},
    mounts: ['use'],
    ofRouters: { verbs: VERBS, mounts: [], added: ['use', 'add'] },
    asHandler: 'handler',
    beforeOption: 'onRequest',
    errorsOption: 'onError',
    errorsOutermost: true,
    afterOption: AFTER,
    endsOption: 'preemptive',
    isExclusive: true,
    mountsRoutes: true,
    chained: [],
  },
  parameters: { 0: ['context'], 1: ['context'] },
  types: { H3Event: 'context', EventHandler: 'handler', App: 'router', Router: 'router' },
  returning: {
    handed: ['context'],
    handedErrors: ['error', 'context'],
    hand: (state, request) => ({ context: makeEventV1(state, request) }),
    apart: apartV1,
    order: 'first',
    takesResponse: true,
    isAnswered: isSentV1,
    catchesInside: false,
    errorOf: errorOfV1,
    returned: (leaving) => returnedV1(leaving, ({ state }) => ({ kind: 'thrown', error: notFoundV1(state) })),
    // What it returns is ignored: it sends an answer, or h3 does.
    handled: (leaving) => (isSentV1(leaving.state, leaving.handed.slice(1)) ? returnedV1({ ...leaving, handed: leaving.handed.slice(1), value: UNDEFINED }, () => ({ kind: 'thrown' })) : { kind: 'thrown' }),
    thrown: thrownV1,
  },
  returnedWriting: { kind: 'statement', parameter: 0, imported: 'setResponseStatus', from: 'h3', text: (status, name, event) => `${name}(${event}, ${status});` },
  unfollowed: [
    { shows: /\bhandleCors\s*\(|\bappendCorsPreflightHeaders\s*\(/, reason: 'what is answered to preflight requests is not known' },
  ],
  unsupported: [
    'handlers that are loaded when they are asked for',
    'handlers of Node (fromNodeMiddleware)',
    'the answers to preflight requests (handleCors)',
    'onBeforeResponse, which may change the answer: with it, answers are not known',
  ],
};

const moduleV2: ModuleTable = {
  members: {
    ...exportsOf(functionsV2),
    H3: { gives: 'application', options: optionsOf([]) },
    createApp: { gives: 'application', options: optionsOf([]) },
    createRouter: { gives: 'application', options: optionsOf([]) },
    withBase: { gives: 'based-router' },
    useBase: { gives: 'based-router' },
    fromNodeHandler: fromNode('fromNodeHandler'),
    fromNodeMiddleware: fromNode('fromNodeMiddleware'),
  },
};

export const h3V2: ReturningFramework = {
  ...common,
  version: 2,
  modules: { h3: moduleV2, 'nitro/h3': moduleV2 },
  router: {
    applicationSign: /\bnew\s+H3\b[^]*(?:\bserve\s*\(|\btoNodeHandler\s*\(|\btoNodeListener\s*\(|\bonError\b|\.mount\s*\(|\bexport\s+default\s+\{)/,
    verbs: { ...VERBS, query: 'QUERY', all: 'ALL' },
    on: 'on',
    mounts: ['use', 'mount'],
    options: { before: ['middleware'], handler: 'handler' },
    asHandler: 'handler',
    beforeOption: 'onRequest',
    errorsOption: 'onError',
    errorsOutermost: true,
    isExclusive: true,
    mountsFirst: true,
    mountsExactly: true,
    mountsRoutes: true,
    nests: true,
    chained: [],
  },
  parameters: { 0: ['context', 'next'], 1: ['context', 'next'], 2: ['context', 'next'] },
  types: { H3Event: 'context', EventHandler: 'handler', Middleware: 'handler', H3: 'router' },
  returning: {
    handed: ['context', 'next'],
    handedErrors: ['error', 'context'],
    hand: (state, request) => ({ context: makeEventV2(state, request) }),
    apart: apartV2,
    order: 'either',
    takesResponse: true,
    catchesInside: false,
    errorOf: errorOfV2,
    returned: returnedV2,
    handled: (leaving) => {
      const { value, handed } = leaving;
      const isNothing = value.kind === 'constant' && (value.value === undefined || value.value === null);
      const answered = isNothing ? ({ kind: 'thrown' } as const) : returnedV2({ ...leaving, handed: handed.slice(1) });
      return answered.kind === 'thrown' && !isNothing ? { kind: 'thrown', error: value } : answered;
    },
    thrown: thrownV2,
  },
  returnedWriting: { kind: 'statement', parameter: 0, text: (status, event) => `${event}.res.status = ${status};` },
  unfollowed: [
    { shows: /\bhandleCors\s*\(|\bappendCorsPreflightHeaders\s*\(/, reason: 'what is answered to preflight requests is not known' },
    { shows: /\.\s*register\s*\(/, reason: 'what plugins register is not known' },
  ],
  unsupported: [
    'handlers that are loaded when they are asked for',
    'handlers of Node (fromNodeHandler)',
    'the answers to preflight requests (handleCors)',
    'routes that plugins register (register, defineRoute)',
  ],
};

