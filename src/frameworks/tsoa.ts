/** tsoa 6 on Express 4: what its controllers answer through the routes that it generates. Measured by tests/conformance; read from @tsoa/runtime, routeGeneration/templates/express. */

import { builtIn, builtIns, nativeFunction, properties } from '../evaluator/built-in.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import { readMember, setOwn } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { alternatives, UNDEFINED, unknown, type Single, type Value } from '../evaluator/value.js';
import type { ActionTable, HandedToAction, Sending, Sent } from './actions.js';
import { expressModule } from './express.js';
import type { ExportTable, RespondingFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import { decorator, silentDecorator } from './shared/decorator.js';
import { memberOf } from './shared/error-class.js';
import { expressUnder } from './shared/express-under.js';

const express = expressUnder(() => 4);

/** The member of a controller that `setStatus` sets. */
const STATUS = 'statusCode';

const setStatus: NativeFunction = ({ state, thisValue, args: [status = UNDEFINED] }) => {
  const self = state.resolve(thisValue);
  if (self.kind === 'object') setOwn(state, self, STATUS, status);
  return [{ state, value: UNDEFINED }];
};
const getStatus: NativeFunction = ({ state, thisValue }) => [{ state, value: memberOf(state, state.resolve(thisValue) as Single, STATUS) ?? UNDEFINED }];
const nothing: NativeFunction = ({ state }) => [{ state, value: UNDEFINED }];

/** `class UserController extends Controller` */
const controllerPrototype = builtIn(heapObject({ type: 'plain' }));
const controllerClass = nativeFunction(
  'Controller',
  ({ state, thisValue, isConstruct }) => [{ state, value: isConstruct && thisValue.kind === 'object' ? thisValue : state.allocate(heapObject({ type: 'plain' }, new Map(), { prototype: controllerPrototype })) }],
  { prototype: controllerPrototype },
);
builtIns.set(
  controllerPrototype.id,
  heapObject(
    { type: 'plain' },
    properties({
      constructor: controllerClass,
      setStatus: nativeFunction('setStatus', setStatus),
      getStatus: nativeFunction('getStatus', getStatus),
      setHeader: nativeFunction('setHeader', nothing),
      getHeader: nativeFunction('getHeader', ({ state, site }) => [{ state, value: unknown('a header is not known', { site }) }]),
      getHeaders: nativeFunction('getHeaders', ({ state, site }) => [{ state, value: unknown('the headers are not known', { site, truthiness: true }) }]),
    }),
  ),
);

const isFalsy = (value: Value | undefined): boolean => value === undefined || (value.kind === 'constant' && !value.value);
const isNothing = (value: Single): boolean => value.kind === 'constant' && (value.value === undefined || value.value === null);

/** `returnHandler`: the status that the member sets, else that of `@SuccessResponse`, else 200 or 204. */
function sent({ value, member, said }: Sending): Sent {
  const own = member(STATUS);
  const success = said('status');
  const isCode = success?.kind === 'constant' && /^\d+$/.test(String(success.value));
  const status = isFalsy(own) ? (isCode ? ({ status: 'status' } as const) : {}) : { status: own as Value };
  if (value.kind === 'unknown' && value.truthiness !== true && value.type === undefined) {
    if ('status' in status) return { kind: 'answer', ...status, body: 'unknown', format: 'json' };
    return { kind: 'unknown', reason: `whether the member returns a value is not known: ${value.reason}` };
  }
  if (!isNothing(value)) return { kind: 'answer', ...status, body: value, format: 'json' };
  return { kind: 'answer', ...('status' in status ? status : { status: 204 }), body: 'no', format: 'json' };
}

function call({ activation, site }: NativeCall, { state, value }: Outcome, name: string, args: readonly Value[]): readonly Outcome[] {
  return readMember(activation, state, value, name, site).flatMap((method) => callFunction(activation, method.state, method.value, value, args, site, name));
}

/** `@Res() notFound: TsoaResponse<404, Problem>`: `notFound(404, problem, headers)` */
const responder = (made: State, response: Value): Value =>
  made.allocate(
    heapObject({
      type: 'native',
      name: 'respond',
      call: (native) => {
        const [status = UNDEFINED, data = UNDEFINED] = native.args;
        return call(native, { state: native.state, value: response }, 'status', [status])
          .flatMap((answer) =>
            alternatives(answer.state.resolve(data)).flatMap((single) => {
              const state = answer.state.fork();
              return isNothing(single) ? call(native, { state, value: response }, 'end', []) : call(native, { state, value: response }, 'json', [single]);
            }),
          )
          .map(({ state }) => ({ state, value: UNDEFINED }));
      },
    }),
  );

const actions: ActionTable = {
  defaultStatuses: {},
  contextOf: (state: State, { request }: HandedToAction) => state.allocate(heapObject({ type: 'plain' }, properties({ request }))),
  sent,
  responder,
};

const VERBS = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'Head'] as const;
const PARAMETERS = ['Body', 'BodyProp', 'Path', 'Query', 'Queries', 'Header', 'Inject', 'UploadedFile', 'UploadedFiles', 'FormField', 'RequestProp'] as const;
const SILENT = ['Response', 'Tags', 'Example', 'OperationId', 'Deprecated', 'Hidden', 'Extension', 'Produces', 'Consumes', 'NoSecurity'] as const;

const members: Readonly<Record<string, ExportTable>> = {
  Route: decorator({ kind: 'controller', braces: true }),
  Controller: { gives: 'value', name: 'Controller', value: controllerClass },
  ...Object.fromEntries(VERBS.map((verb) => [verb, decorator({ kind: 'route', method: verb.toUpperCase() })])),
  SuccessResponse: decorator({ kind: 'status' }),
  Middlewares: decorator({ kind: 'middleware' }),
  Security: decorator({ kind: 'authorized' }),
  Request: decorator({ kind: 'parameter', role: 'request' }),
  Res: decorator({ kind: 'parameter', role: 'callback' }),
  ...Object.fromEntries(PARAMETERS.map((name) => [name, decorator({ kind: 'parameter', role: 'other' })])),
  ...Object.fromEntries(SILENT.map((name) => [name, silentDecorator])),
};

export const tsoaAdapter: RespondingFramework = {
  name: 'tsoa',
  title: 'tsoa',
  signs: /['"](?:tsoa|@tsoa\/runtime)['"]|\bRegisterRoutes\s*\(/,
  claims: true,
  package: 'tsoa',
  defaultVersion: 6,
  modules: { tsoa: { members }, '@tsoa/runtime': { members }, express: expressModule },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: { applicationSign: /\bRegisterRoutes\s*\(/, verbs: {}, mounts: ['use'], chained: ['set', 'enable', 'disable'] },
  parameters: express.parameters,
  handlerSigns: [],
  types: {},
  responding: express,
  actions,
  returnedWriting: { kind: 'decorator', imported: 'SuccessResponse', from: 'tsoa', text: (status, name) => `@${name}(${status})` },
  unfollowed: [
    { shows: /@(?:Query|Queries|Body|BodyProp|Header|FormField|UploadedFiles?|RequestProp)\s*\(|@Path\s*\([^)]*\)\s*\w+\s*:(?!\s*string\b)/, reason: 'what the generated routes refuse is not known', inHandler: true },
  ],
  surroundings: [{ path: 'tsoa', shows: /"basePath"\s*:\s*"(?!\/?")|"middleware"\s*:\s*"(?:koa|hapi)"/, does: 'makes of the routes' }],
  unsupported: [
    'what the generated routes refuse by the types of parameters: 400',
    'what @Security lets pass, and the base path of tsoa.json',
    'routes that are generated for Koa and hapi',
  ],
};
