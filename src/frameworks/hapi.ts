/** hapi 21 with @hapi/boom: how routes, extensions and plugins are registered, and what becomes of what handlers give. Measured by tests/conformance; the names are those of its API reference. */

import { heapObject } from '../evaluator/heap-object.js';
import { findProperty } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import { properties } from '../evaluator/built-in.js';
import type { State } from '../evaluator/state.js';
import { alternatives, constant, UNDEFINED, unknown, type Single, type Value } from '../evaluator/value.js';
import type { ExportTable, ModuleTable, ReturningFramework } from './framework-adapter.js';
import type { PluginUse } from './router-table.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import type { Answered, Leaving, Returned } from './returning.js';
import { boomModules, isBoom, statusOfBoom } from './shared/boom.js';
import { authentication, EMPTY_CODE, prerequisites, readExtensions, responseOptions, routeExtensions, validation } from './shared/hapi-lifecycle.js';
import { hapiResponseOf, isHandedOn, makeToolkit, reasonOf, sentResponse, signals, wrapResponse } from './shared/hapi-response.js';

const FAILED: Answered = { kind: 'status', code: 500, body: 'yes' };

const isSignal = (value: Single, name: keyof typeof signals): boolean => value.kind === 'object' && value.id === signals[name].id;

/** lib/toolkit.js, `execute`, and lib/transmit.js. */
function returned({ state, value, handed, site }: Leaving): Returned {
  const [, toolkit] = handed;
  if (value.kind === 'unknown' && isHandedOn(state, toolkit)) return { kind: 'unknown', reason: value.reason };
  if (value.kind === 'constant' && value.value === undefined) return isHandedOn(state, toolkit) ? { kind: 'unknown', reason: 'code that is not known is handed the toolkit, and nothing is returned' } : FAILED;
  const reason = reasonOf(state, value);
  if (reason !== undefined) return { kind: 'unknown', reason };
  if (isSignal(value, 'abandon')) return { kind: 'unknown', reason: 'hapi is told that the handler answers by itself' };
  if (isSignal(value, 'close')) return { kind: 'status', code: 200, body: 'no' };
  if (value.kind === 'object' && state.object(value).payload.type === 'error') return { kind: 'thrown', error: value };
  const empty = toolkit?.kind === 'object' ? state.object(toolkit).members.get(EMPTY_CODE)?.value : undefined;
  if (empty !== undefined && empty.kind !== 'constant') return { kind: 'unknown', reason: 'the code of an empty answer is not known' };
  const own = value.kind === 'object' ? undefined : value.site;
  const response = hapiResponseOf(state, wrapResponse(state, isSignal(value, 'continue') ? constant(null) : value, own?.module === site.module ? own : site));
  const sent = response === undefined ? undefined : sentResponse(state, response, empty === undefined ? 204 : Number(empty.value));
  return sent === undefined ? FAILED : { kind: 'web', response: sent };
}

/** lib/toolkit.js, `execute`: what is no boom is made one for 500. */
function thrown({ state, value }: Leaving): Answered {
  const known = isBoom(state, value);
  if (known === undefined) return { kind: 'unknown', reason: value.kind === 'unknown' ? `the error is not known: ${value.reason}` : 'whether the error is a boom is not known' };
  if (!known) return FAILED;
  const status = statusOfBoom(state, value);
  if (status.kind !== 'constant') return { kind: 'unknown', reason: 'the status of the error is not known' };
  const code = Number(status.value);
  return code >= 100 && code <= 999 ? { kind: 'status', code, body: 'yes', isOfError: true } : FAILED;
}

function memberOf(state: State, value: Value, name: string): Value {
  const single = state.resolve(value);
  const found = single.kind === 'object' ? findProperty(state, single, name) : single.kind === 'constant' ? undefined : 'unknown';
  return found === undefined ? UNDEFINED : found === 'unknown' ? unknown(`'${name}' is not known`) : found.value;
}

const isThere = (state: State, value: Value): boolean => {
  const single = state.resolve(value);
  return single.kind !== 'constant' || single.value !== undefined;
};

/** `server.register(plugin)`, `register({ plugin, options, routes: { prefix } })`, also an array of them, and `register(plugins, { routes: { prefix } })` */
function readPlugins({ state, args }: NativeCall): readonly PluginUse[] {
  const [given = UNDEFINED, common = UNDEFINED] = args;
  const first = state.resolve(given);
  const payload = first.kind === 'object' ? state.object(first).payload : undefined;
  const all = payload?.type === 'array' ? payload.elements.flatMap((one) => alternatives(state.resolve(one))) : [first];
  return all.map((one): PluginUse => {
    const outer = isThere(state, memberOf(state, one, 'default')) ? memberOf(state, one, 'default') : one;
    const inner = memberOf(state, outer, 'plugin');
    const plugin = isThere(state, inner) ? inner : outer;
    // `require('./plugin')` has the plugin as its member `plugin`, too.
    const nested = memberOf(state, plugin, 'plugin');
    const holder = isThere(state, nested) ? nested : plugin;
    const prefixOf = (options: Value): Value => memberOf(state, memberOf(state, options, 'routes'), 'prefix');
    // lib/server.js, `register`: this one takes the place of the prefix of the plugin that registers it.
    const own = prefixOf(outer);
    const isWhole = isThere(state, own);
    const prefix = state.resolve(isWhole ? own : prefixOf(common));
    return {
      plugin: memberOf(state, holder, 'register'),
      options: memberOf(state, outer, 'options'),
      prefix: prefix.kind === 'constant' ? (typeof prefix.value === 'string' ? prefix.value : '') : null,
      isWhole,
    };
  });
}

/** `{ routes: { response: { emptyStatusCode } } }` of a server. */
function serverOptions({ state, args, site }: NativeCall): Value {
  const given = state.resolve(args[0] ?? UNDEFINED);
  if (given.kind !== 'object') return UNDEFINED;
  const routes = memberOf(state, given, 'routes');
  const response = memberOf(state, routes, 'response');
  const first = isThere(state, response) ? responseOptions(state, response, given, site) : undefined;
  const members = first === undefined ? {} : { before: first };
  return state.allocate(heapObject({ type: 'plain' }, properties(members)));
}

const application: ExportTable = { gives: 'application', options: serverOptions };
const hapi: ModuleTable = { members: { server: application, Server: application } };

/** An import, a use of the toolkit, or routes as objects beside their validation. */
const SIGNS = /['"](?:@hapi\/(?:hapi|boom|glue)|hapi|boom)['"]|\bh\s*\.\s*(?:response|redirect|view|file|unauthenticated|authenticated|abandon)\b|\bhandler\b[^]*['"](?:@hapi\/)?joi['"]|['"](?:@hapi\/)?joi['"][^]*\bhandler\b|\bserver\s*\.\s*route\s*\(/;

/** lib/request.js: objects that every request has. */
const present = Object.fromEntries(['app', 'auth', 'headers', 'info', 'params', 'plugins', 'query', 'raw', 'server'].map((name) => [name, unknown(`'${name}' of the request is not known`, { truthiness: true })]));

export const hapiAdapter: ReturningFramework = {
  name: 'hapi',
  title: 'hapi',
  signs: SIGNS,
  package: '@hapi/hapi',
  defaultVersion: 21,
  modules: { '@hapi/hapi': hapi, hapi, ...boomModules },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /\b[Hh]api\s*\.\s*[sS]erver\s*\(|\bnew\s+(?:Hapi\s*\.\s*)?Server\s*\(|['"]@hapi\/hapi['"][^]*\bserver\s*\(/,
    verbs: {},
    mounts: [],
    options: {
      before: ['response', 'auth', 'validate', 'ext', 'pre'],
      made: { response: responseOptions, auth: authentication, validate: validation, ext: routeExtensions, pre: prerequisites },
      handler: 'handler',
    },
    objects: { member: 'route', method: 'method', path: ['path'], nested: ['options', 'config'], exportedIn: SIGNS },
    readPath: (path) => path.replaceAll(/\{(\w+)(\?|\*\d*)?\}/gu, (_, name: string, kind: string | undefined) => `:${name}${kind ?? ''}`),
    plugins: { member: 'register', prefix: 'prefix', read: readPlugins },
    hooks: { ext: { read: readExtensions } },
    beforeOption: 'before',
    errorsOutermost: true,
    isExclusive: true,
    mountsFirst: true,
    chained: ['auth', 'bind', 'decorate', 'method', 'path', 'state', 'validator', 'views', 'dependency', 'expose', 'event', 'log', 'control'],
  },
  parameters: { 2: ['request', 'context'] },
  handlerSigns: [],
  types: { Request: 'request', ResponseToolkit: 'context', Server: 'router', ServerRoute: 'other' },
  returning: {
    handed: ['request', 'context'],
    handedErrors: ['error', 'request', 'context'],
    hand: (state, request) => ({ context: makeToolkit(state, request) }),
    request: present,
    methodLetters: 'lower',
    order: 'first',
    catchesInside: false,
    returned,
    handled: (leaving) => (leaving.value.kind === 'constant' && leaving.value.value === undefined ? { kind: 'thrown' } : returned(leaving)),
    thrown,
  },
  returnedWriting: { kind: 'around', parameter: 1, text: (status, h) => [`${h}.response(`, `).code(${status})`], empty: (status, h) => `${h}.response().code(${status})` },
  unfollowed: [
    { shows: /\.auth\.default\s*\(/, reason: 'what authentication answers is not known', answers: true },
    { shows: /\b[sS]erver\s*\(\s*\{[^;]*\bfailAction\b/, reason: "what 'failAction' of the server answers is not known", answers: true },
    { shows: /['"]@hapi\/glue['"]/, reason: 'what a manifest registers is not followed', answers: true },
  ],
  unsupported: [
    'hapi before 17, whose handlers answer by `reply()`',
    'what authentication answers, and what packages decorate the toolkit with',
    'a returned value that is not known, which may be null: hapi answers 204 then',
    'bodies that cannot be read (400, 413, 415), conditional requests (304), and answers that do not fit the schema of a response (500)',
    'handlers that packages make (`directory`, `proxy`), `failAction` of the whole server, and manifests',
  ],
};
