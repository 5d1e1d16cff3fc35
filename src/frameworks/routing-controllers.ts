/** routing-controllers 0.11 on Express 4: what its controllers answer. Measured by tests/conformance; read from its driver/express/ExpressDriver.js. */

import { properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { State } from '../evaluator/state.js';
import { constant, UNDEFINED, type Value } from '../evaluator/value.js';
import type { ActionTable, HandedToAction, Sending, Sent } from './actions.js';
import { expressModule } from './express.js';
import { bodyParsers } from './express-packages.js';
import type { ExportTable, RespondingFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import { decorator, silentDecorator } from './shared/decorator.js';
import { errorClass, type ErrorClass } from './shared/error-class.js';
import { expressUnder } from './shared/express-under.js';

const express = expressUnder(() => 4);

/** Its http-error folder: the code and the message. */
const httpError = errorClass({
  name: 'HttpError',
  membersOf: ({ args: [httpCode = UNDEFINED, message = UNDEFINED] }) => ({ httpCode, message, name: constant('HttpError') }),
});
const ERRORS = {
  BadRequestError: 400,
  UnauthorizedError: 401,
  ForbiddenError: 403,
  NotFoundError: 404,
  MethodNotAllowedError: 405,
  NotAcceptableError: 406,
  UnprocessableEntityError: 422,
  InternalServerError: 500,
} as const;
/** Thrown by itself; its package does not export them. */
const OWN_ERRORS = { AuthorizationRequiredError: 401, AccessDeniedError: 403 } as const;

function codedError(name: string, code: number): ErrorClass {
  return errorClass({ name, base: httpError, membersOf: ({ args: [message = UNDEFINED] }) => ({ httpCode: constant(code), message, name: constant(name) }) });
}

const errors = Object.fromEntries(Object.entries({ ...ERRORS, ...OWN_ERRORS }).map(([name, code]) => [name, codedError(name, code)]));

function makeError(state: State, name: keyof typeof ERRORS | keyof typeof OWN_ERRORS): Value {
  const code = { ...ERRORS, ...OWN_ERRORS }[name];
  return errors[name]?.make(state, { httpCode: constant(code), name: constant(name) }) ?? UNDEFINED;
}

const isNone = (value: Value | null | undefined): boolean => value === undefined || (value?.kind === 'constant' && !value.value);

/** `handleSuccess` */
function sent({ value, said, option, sends }: Sending): Sent {
  if (said('redirect') !== undefined) return { kind: 'answer', status: 302, body: 'yes', format: 'text' };
  const success = isNone(said('status')) ? undefined : 'status';
  const status = success === undefined ? {} : { status: success } as const;
  if (said('view') !== undefined) return { kind: 'answer', ...status, body: 'yes', format: 'text' };
  const isTyped = said('content-type') !== undefined;
  if (value.kind === 'unknown') return value.truthiness === true || value.type !== undefined ? { kind: 'answer', ...status, body: isTyped ? 'unknown' : value, format: sends } : { kind: 'unknown', reason: `whether the member returns a value is not known: ${value.reason}` };
  if (value.kind === 'constant' && (value.value === undefined || value.value === null)) return sentOfNothing(value.value, { said, option, sends });
  return { kind: 'answer', ...status, body: isTyped ? 'unknown' : value, format: sends };
}

/** What undefined and null are answered with: what the decorator says, else the application, else its own. */
function sentOfNothing(value: undefined | null, { said, option, sends }: Pick<Sending, 'said' | 'option' | 'sends'>): Sent {
  const kind = value === null ? 'null-status' : 'undefined-status';
  const own = said(kind);
  const body = value === null && sends === 'json' ? 'yes' : 'no';
  const told = own ?? option('defaults', value === null ? 'nullResultCode' : 'undefinedResultCode');
  if (told === null) return { kind: 'unknown', reason: 'what the application answers to nothing is not known' };
  if (told.kind === 'object') return { kind: 'error-of', class: told };
  if (!isNone(told)) return { kind: 'answer', status: own === undefined ? told : kind, body, format: sends };
  return value === null ? { kind: 'answer', status: 204, body: 'no', format: sends } : { kind: 'error', make: (state) => makeError(state, 'NotFoundError') };
}

const actions: ActionTable = {
  defaultStatuses: {},
  contextOf: (state: State, { request, response, next }: HandedToAction) => state.allocate(heapObject({ type: 'plain' }, properties({ request, response, next }))),
  sent,
  transformer: { member: 'intercept' },
  middleware: { handler: 'use', errors: 'error' },
  authorization: { option: 'authorizationChecker', refused: (state, hasRoles) => makeError(state, hasRoles ? 'AccessDeniedError' : 'AuthorizationRequiredError') },
  failing: { option: 'defaultErrorHandler', statusMember: 'httpCode', otherwise: 500 },
};

const VERBS = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'All'] as const;
const PARAMETERS = [
  'Body', 'BodyParam', 'CookieParam', 'CookieParams', 'CurrentUser', 'HeaderParam', 'HeaderParams', 'Param', 'Params', 'QueryParam', 'QueryParams', 'Session',
  'SessionParam', 'State', 'UploadedFile', 'UploadedFiles',
] as const;
const application = (at: number): ExportTable => ({
  gives: 'controller-application',
  table: { options: at, ...(at === 0 ? {} : { application: 0 }), controllers: 'controllers', prefix: 'routePrefix', middleware: 'middlewares', transformers: 'interceptors' },
});

export const routingControllers: RespondingFramework = {
  name: 'routing-controllers',
  title: 'routing-controllers',
  signs: /['"]routing-controllers['"]/,
  claims: true,
  package: 'routing-controllers',
  defaultVersion: 0,
  modules: {
    'routing-controllers': {
      members: {
        createExpressServer: application(0),
        useExpressServer: application(1),
        Controller: decorator({ kind: 'controller', sends: 'text' }),
        JsonController: decorator({ kind: 'controller' }),
        ...Object.fromEntries(VERBS.map((verb) => [verb, decorator({ kind: 'route', method: verb.toUpperCase() })])),
        HttpCode: decorator({ kind: 'status' }),
        OnUndefined: decorator({ kind: 'undefined-status' }),
        OnNull: decorator({ kind: 'null-status' }),
        Redirect: decorator({ kind: 'redirect', code: 302 }),
        Render: decorator({ kind: 'view' }),
        ContentType: decorator({ kind: 'content-type' }),
        Authorized: decorator({ kind: 'authorized' }),
        UseBefore: decorator({ kind: 'middleware' }),
        UseAfter: decorator({ kind: 'after' }),
        UseInterceptor: decorator({ kind: 'transformer' }),
        Req: decorator({ kind: 'parameter', role: 'request' }),
        Res: decorator({ kind: 'parameter', role: 'response' }),
        ...Object.fromEntries(PARAMETERS.map((name) => [name, decorator({ kind: 'parameter', role: 'other' })])),
        ...Object.fromEntries(['Header', 'Location', 'ResponseClassTransformOptions', 'Middleware', 'Interceptor'].map((name) => [name, silentDecorator])),
        HttpError: { gives: 'value', name: 'HttpError', value: httpError.value },
        ...Object.fromEntries(Object.keys(ERRORS).map((name) => [name, { gives: 'value', name, value: errors[name]?.value ?? UNDEFINED }])),
      },
    },
    express: expressModule,
    'body-parser': { members: Object.fromEntries(Object.entries(bodyParsers).map(([name, does]) => [name, { gives: 'middleware', does }])) },
  },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /\b(?:create|use)ExpressServer\s*\(/,
    verbs: {},
    mounts: ['use'],
    chained: ['set', 'enable', 'disable'],
  },
  parameters: express.parameters,
  handlerSigns: [],
  types: {},
  responding: express,
  actions,
  returnedWriting: { kind: 'decorator', returnsNull: true, imported: 'HttpCode', from: 'routing-controllers', text: (status, name) => `@${name}(${status})` },
  unfollowed: [
    { shows: /@(?:Body|BodyParam|QueryParams?|Params?|HeaderParams?|CookieParams?|UploadedFiles?|SessionParam)\s*\(/, reason: 'what the decorators of parameters refuse is not known', inHandler: true },
    { shows: /\b(?:create|use)KoaServer\b/, reason: 'what Koa answers is not followed', answers: true },
    { shows: /\bcontrollers\s*:\s*\[[^\]]*(?:\b__dirname\b|['"`][^'"`]*\*)/, reason: 'the prefix of controllers that a pattern of files lists is not known', answers: true },
  ],
  unsupported: [
    'what decorators of parameters refuse: 400 for values that are required or not of their type, and what class-validator refuses',
    'controllers that a pattern of files lists: their paths have no prefix',
    'useKoaServer() and createKoaServer()',
    'what @Render() answers when a view fails',
  ],
};
