/** Nest 11 and 12, on Express and on Fastify: what its controllers answer. Measured by tests/conformance; read from @nestjs/core, router/router-execution-context.js. */

import { builtIn, nativeFunction, properties } from '../evaluator/built-in.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { constant, UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import type { ActionTable, HandedToAction, ModuleApplication } from './actions.js';
import type { ExportTable, ModuleTable, ParameterRole, RespondingFramework, ResponseFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import { escape, exceptions, makeException } from './nest-exceptions.js';
import { nestPackages, passingInterceptor } from './nest-packages.js';
import { nestSwagger } from './nest-swagger.js';
import { pipes, streamableFile } from './nest-pipes.js';
import { decorator, silentDecorator } from './shared/decorator.js';
import { expressUnder } from './shared/express-under.js';
import { observing, rxjsModules } from './shared/observables.js';

/** Nest 11 runs on Express 5. */
const express = expressUnder((version) => (version >= 11 ? 5 : 4));

/** Fastify's reply has `code` beside the members that both have, and takes the code of a redirect for the second argument. */
const responding: ResponseFramework = {
  ...express,
  response: {
    ...express.response,
    calls: { ...express.response.calls, code: { status: { argument: 0 } } },
    chained: [...express.response.chained, 'headers'],
    present: [...express.response.present, 'raw'],
  },
  escape,
};


/** `host.switchToHttp().getResponse()`, `host.getArgs()`, `host.getArgByIndex(1)` */
function contextOf(state: State, { request, response: answer, next }: HandedToAction): Value {
  const args = [request, answer, next];
  const give = (name: string, value: Value): Value => state.allocate(heapObject({ type: 'native', name, call: ({ state: path }) => [{ state: path, value }] }));
  const http = state.allocate(heapObject({ type: 'plain' }, properties({ getRequest: give('getRequest', request), getResponse: give('getResponse', answer), getNext: give('getNext', next) })));
  const byIndex: NativeFunction = ({ state: path, args: [index = UNDEFINED] }) => {
    const single = path.resolve(index);
    return [{ state: path, value: (single.kind === 'constant' ? args[Number(single.value)] : undefined) ?? unknown('an argument of the request is not known') }];
  };
  const list = state.allocate(heapObject({ type: 'array', elements: args, open: false }));
  const members = {
    switchToHttp: give('switchToHttp', http),
    getArgs: give('getArgs', list),
    getArgByIndex: state.allocate(heapObject({ type: 'native', name: 'getArgByIndex', call: byIndex })),
    getType: give('getType', constant('http')),
    getHandler: give('getHandler', unknown('the handler of the request is not known', { truthiness: true })),
    getClass: give('getClass', unknown('the controller of the request is not known', { truthiness: true })),
  };
  return state.allocate(heapObject({ type: 'plain' }, properties(members), { complete: false }));
}

const actions: ActionTable = {
  defaultStatuses: { POST: 201 },
  contextOf,
  guard: { member: 'canActivate', refused: (state) => makeException(state, 403, constant('Forbidden resource')) },
  interceptor: { member: 'intercept', nextOf: (state, run) => state.allocate(heapObject({ type: 'plain' }, properties({ handle: observing(state, run) }))) },
  pipe: { member: 'transform' },
  filter: { member: 'catch' },
  middleware: { handler: 'use' },
  redirectStatus: 'statusCode',
};

/** `RequestMethod` (@nestjs/common, enums/request-method.enum.js): each one stands at its number. */
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD', 'SEARCH', 'PROPFIND', 'PROPPATCH', 'MKCOL', 'COPY', 'MOVE', 'LOCK', 'UNLOCK', 'QUERY'] as const;
const requestMethod = builtIn(heapObject({ type: 'plain' }, properties(Object.fromEntries(METHODS.map((name, number) => [name, constant(number)]))), { frozen: true }));

const moduleApplication: ModuleApplication = {
  serve: ['listen', 'init'],
  prefix: 'setGlobalPrefix',
  versioning: { member: 'enableVersioning', type: 'type', inPath: constant(0), prefix: 'prefix', ownPrefix: 'v', default: 'defaultVersion' },
  around: { useGlobalGuards: 'guard', useGlobalInterceptors: 'interceptor', useGlobalPipes: 'pipe', useGlobalFilters: 'filter' },
  metadata: { module: 'module', imports: 'imports', controllers: 'controllers', providers: 'providers' },
  middleware: { member: 'configure', apply: 'apply', exclude: 'exclude', routes: 'forRoutes', path: 'path', method: 'method', methods: METHODS },
  provider: {
    token: 'provide',
    kinds: { APP_GUARD: 'guard', APP_INTERCEPTOR: 'interceptor', APP_PIPE: 'pipe', APP_FILTER: 'filter' },
    given: ['useClass', 'useValue', 'useExisting'],
    factory: 'useFactory',
  },
};
const TOKENS = ['APP_GUARD', 'APP_INTERCEPTOR', 'APP_PIPE', 'APP_FILTER'] as const;

/** `VersioningType` */
const versioningType = builtIn(heapObject({ type: 'plain' }, properties({ URI: constant(0), HEADER: constant(1), MEDIA_TYPE: constant(2), CUSTOM: constant(3) }), { frozen: true }));

const route = (method: string): ExportTable => decorator({ kind: 'route', method });
const parameter = (role: ParameterRole, answers?: { readonly unless?: string }): ExportTable => decorator({ kind: 'parameter', role, ...(answers === undefined ? {} : { answers }) });
/** @nestjs/core, router/router-execution-context.js, `isPipeable`: what pipes get, and what they are told of it. */
const PIPED = { Body: 'body', RawBody: 'body', Query: 'query', Param: 'param', UploadedFile: 'custom', UploadedFiles: 'custom' } as const;
const VERBS = ['Get', 'Post', 'Put', 'Delete', 'Patch', 'All', 'Options', 'Head', 'Search', 'Propfind', 'Proppatch', 'Mkcol', 'Copy', 'Move', 'Lock', 'Unlock'] as const;
const PARAMETERS = ['Headers', 'Session', 'HostParam', 'Ip'] as const;

/** `applyDecorators(Get('x'), HttpCode(204))`: one decorator that is all of them. */
const applyDecorators: NativeFunction = ({ state, args: decorators }) => {
  const apply: NativeFunction = ({ activation, state: path, args, site }) =>
    decorators.reduce<readonly Outcome[]>(
      (outcomes, one) => outcomes.flatMap((outcome) => (outcome.state.resolve(one).kind === 'object' ? callFunction(activation, outcome.state, one, UNDEFINED, args, site) : [outcome])).map((outcome) => ({ state: outcome.state, value: UNDEFINED })),
      [{ state: path, value: UNDEFINED }],
    );
  return [{ state, value: state.allocate(heapObject({ type: 'native', name: 'decorators', call: apply })) }];
};

const give = (name: string, value: Value): ExportTable => ({ gives: 'value', name, value });
const values = (members: Readonly<Record<string, Value>>): Readonly<Record<string, ExportTable>> => Object.fromEntries(Object.entries(members).map(([name, value]) => [name, give(name, value)]));


/** `class F extends BaseExceptionFilter`: its `catch` hands the error on to the framework. */
const baseFilterPrototype = builtIn(
  heapObject(
    { type: 'plain' },
    properties({
      catch: nativeFunction('catch', ({ activation, state, args: [error = UNDEFINED, host = UNDEFINED], site }) => handOn(activation, state, error, host, site)),
    }),
  ),
);

const handOn = (activation: Parameters<typeof callFunction>[0], state: State, error: Value, host: Value, site: Parameters<typeof callFunction>[5]): readonly Outcome[] => {
  const context = state.resolve(host);
  const list = context.kind === 'object' ? state.object(context).members.get('getArgs')?.value : undefined;
  if (list === undefined) return [{ state, value: UNDEFINED }];
  return callFunction(activation, state, list, context, [], site).flatMap(({ state: path, value }) => {
    const args = path.resolve(value);
    const payload = args.kind === 'object' ? path.object(args).payload : undefined;
    const next = payload?.type === 'array' ? payload.elements[2] : undefined;
    return next === undefined ? [{ state: path, value: UNDEFINED }] : callFunction(activation, path, next, UNDEFINED, [error], site);
  });
};

/** What `@nestjs/common` exports, as far as it is known. */
const common: ModuleTable = {
  members: {
    Controller: decorator({ kind: 'controller', pathOption: 'path', versionOption: 'version' }),
    ...Object.fromEntries(VERBS.map((verb) => [verb, route(verb.toUpperCase())])),
    Sse: decorator({ kind: 'route', method: 'GET', streams: true }),
    QueryMethod: route('QUERY'),
    Version: decorator({ kind: 'version' }),
    VERSION_NEUTRAL: give('VERSION_NEUTRAL', constant('')),
    RequestMethod: give('RequestMethod', requestMethod),
    VersioningType: give('VersioningType', versioningType),
    Module: decorator({ kind: 'module' }),
    forwardRef: { gives: 'function', name: 'forwardRef', call: ({ activation, state, args: [given = UNDEFINED], site }) => callFunction(activation, state, given, UNDEFINED, [], site) },
    HttpCode: decorator({ kind: 'status' }),
    Redirect: decorator({ kind: 'redirect', code: 302 }),
    Render: decorator({ kind: 'view' }),
    Res: parameter('response', { unless: 'passthrough' }),
    Response: parameter('response', { unless: 'passthrough' }),
    Next: parameter('next', {}),
    Req: parameter('request'),
    Request: parameter('request'),
    ...Object.fromEntries(PARAMETERS.map((name) => [name, parameter('other')])),
    ...Object.fromEntries(Object.entries(PIPED).map(([name, piped]) => [name, decorator({ kind: 'parameter', role: 'other', piped })])),
    createParamDecorator: { gives: 'decorator-maker', role: { kind: 'parameter', role: 'other', piped: 'custom' } },
    UseGuards: decorator({ kind: 'guard' }),
    UseInterceptors: decorator({ kind: 'interceptor' }),
    UsePipes: decorator({ kind: 'pipe' }),
    UseFilters: decorator({ kind: 'filter' }),
    Catch: decorator({ kind: 'catches' }),
    applyDecorators: { gives: 'function', name: 'applyDecorators', call: applyDecorators },
    Injectable: silentDecorator,
    Header: silentDecorator,
    SetMetadata: silentDecorator,
    ...values(exceptions),
    ...values(pipes),
    ClassSerializerInterceptor: give('ClassSerializerInterceptor', passingInterceptor),
    StreamableFile: give('StreamableFile', streamableFile),
  },
};

export const nestAdapter: RespondingFramework = {
  name: 'nest',
  signs: /['"]@nestjs\/[^]*@\w*Controller\b|\bNestFactory\b/,
  claims: true,
  package: '@nestjs/core',
  defaultVersion: 11,
  modules: {
    '@nestjs/common': common,
    '@nestjs/common/decorators': common,
    '@nestjs/common/enums': common,
    '@nestjs/common/exceptions': { members: values(exceptions) },
    '@nestjs/common/exceptions/http.exception': { members: values({ HttpException: exceptions['HttpException'] ?? UNDEFINED }) },
    '@nestjs/core': {
      members: {
        NestFactory: { gives: 'object', members: { create: { gives: 'module-application' } } },
        ...values(Object.fromEntries(TOKENS.map((token) => [token, constant(token)]))),
        BaseExceptionFilter: give('BaseExceptionFilter', nativeFunction('BaseExceptionFilter', ({ state, thisValue, isConstruct }) => [{ state, value: isConstruct && thisValue.kind === 'object' ? thisValue : state.allocate(heapObject({ type: 'plain' }, new Map(), { prototype: baseFilterPrototype })) }], { prototype: baseFilterPrototype })),
      },
    },
    ...nestPackages,
    '@nestjs/swagger': nestSwagger,
    ...rxjsModules,
  },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /\bNestFactory\s*\.\s*create\b[^]*\.\s*(?:listen|useGlobal\w+|setGlobalPrefix|enableVersioning)\s*\(/,
    verbs: {},
    mounts: [],
    chained: [],
    isExclusive: true,
    mountsFirst: true,
    mountsExactly: true,
    tellsBefore: true,
  },
  parameters: express.parameters,
  handlerSigns: [],
  types: {},
  responding,
  actions,
  moduleApplication,
  returnedWriting: { kind: 'decorator', imported: 'HttpCode', from: '@nestjs/common', text: (status, name) => `@${name}(${status})` },
  unfollowed: [{ shows: /\bsetGlobalPrefix\s*\([^;]*\bexclude\b/, reason: 'which paths the global prefix leaves out is not known', answers: true }],
  unsupported: [
    'guards, pipes and interceptors of packages',
    'what differs between the platforms: null and the body of a redirect, and errors that a member returns',
    'versions in headers and media types, paths that the global prefix leaves out, and routes that middleware of modules leaves out',
    'what observables give one after the other: the last value counts',
    'GraphQL, microservices and WebSockets',
  ],
};
