/** The endpoints of Payload 3: what becomes of what their handlers return and throw (payload 3.90, utilities/handleEndpoints.js and utilities/routeError.js; measured by tests/conformance). */

import { UNDEFINED, constant } from '../evaluator/value.js';
import type { ConfiguredRoutes } from './configured-routes.js';
import type { ExportTable, ReturningFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import type { Answered, Leaving } from './returning.js';
import { errorClass, memberOf } from './shared/error-class.js';
import { noteStatusFault } from './shared/status-faults.js';
import { webResponseOf } from './shared/web-response.js';

/** errors/*.js: the codes of its classes; those that are left out are 500. */
const CODES: Readonly<Record<string, number>> = {
  AuthenticationError: 401,
  ErrorDeletingFile: 500,
  FileRetrievalError: 500,
  FileUploadError: 400,
  Forbidden: 403,
  InvalidConfiguration: 500,
  Locked: 423,
  LockedAuth: 401,
  MissingFile: 400,
  NotFound: 404,
  QueryError: 400,
  UnauthorizedError: 401,
  UnverifiedEmail: 403,
  ValidationError: 400,
};

/** `new APIError(message, status = 500, data, isPublic)` */
const apiError = errorClass({
  name: 'APIError',
  membersOf: ({ state, args: [message = UNDEFINED, status = UNDEFINED, data = UNDEFINED] }) => {
    const given = state.resolve(status);
    return { message, status: given.kind === 'constant' && given.value === undefined ? constant(500) : given, data };
  },
});

const errors = Object.fromEntries(
  Object.entries(CODES).map(([name, code]): readonly [string, ExportTable] => {
    const { value } = errorClass({
      name,
      base: apiError,
      // The text is of the language of the request, but for those whose first argument it is.
      membersOf: ({ args: [message = UNDEFINED] }) => ({ status: constant(code), message: name === 'Locked' ? message : UNDEFINED }),
    });
    return [name, { gives: 'value', name, value }];
  }),
);

const configured: ConfiguredRoutes = {
  list: 'endpoints',
  method: 'method',
  path: 'path',
  handler: 'handler',
  name: 'slug',
  parts: [
    { member: 'collections', type: 'CollectionConfig', prefix: '' },
    { member: 'globals', type: 'GlobalConfig', prefix: '/globals' },
  ],
  base: { members: ['routes', 'api'], otherwise: '/api' },
  errors: ['hooks', 'afterError'],
};

const FAILED: Answered = { kind: 'status', code: 500, body: 'yes' };

function returned({ state, value }: Leaving): Answered {
  const response = webResponseOf(state, value);
  if (response !== undefined) return response.special === undefined ? { kind: 'web', response } : FAILED;
  if (value.kind === 'unknown') return { kind: 'unknown', reason: value.reason };
  if (value.kind === 'constant' && (value.value === undefined || value.value === null)) return FAILED;
  // Whatever else it is, its members are taken for those of a Response.
  const hasAnswer = ['status', 'body'].some((name) => memberOf(state, value, name) !== undefined);
  return hasAnswer ? { kind: 'unknown', reason: 'what is returned is no Response' } : { kind: 'status', code: 200, body: 'no' };
}

/** `err.status || 500`; an error that says nothing else has no `status`. */
function thrown({ activation, state, value: error, site }: Leaving): Answered {
  if (error.kind === 'constant') return { kind: 'unknown', reason: 'what is thrown is no object, and leaves Payload' };
  const status = memberOf(state, error, 'status');
  if (status === undefined || (status.kind === 'constant' && !status.value)) return FAILED;
  if (status.kind === 'unknown') return { kind: 'unknown', reason: status.reason };
  const code = status.kind === 'constant' ? Number(status.value) : NaN;
  if (Number.isInteger(code) && code >= 200 && code <= 599) return { kind: 'status', code, body: 'yes' };
  if (status.kind === 'constant') noteStatusFault(activation.evaluation, { kind: 'not-http', value: status.value, consequence: 'A RangeError is thrown where Payload answers the error.', site: status.site ?? site });
  return { kind: 'unknown', reason: "the 'status' of the error is none" };
}

export const payloadAdapter: ReturningFramework = {
  name: 'payload',
  signs: /['"]payload(?:\/config)?['"]/,
  package: 'payload',
  defaultVersion: 3,
  modules: {
    payload: {
      members: { buildConfig: { gives: 'configuration', routes: configured }, APIError: { gives: 'value', name: 'APIError', value: apiError.value }, ...errors },
    },
  },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /\bbuildConfig\s*\(/,
    verbs: {},
    mounts: [],
    chained: [],
    isExclusive: true,
    configured,
  },
  parameters: { 0: ['request'], 1: ['request'], 2: ['request', 'other'] },
  handlerSigns: [],
  types: { PayloadHandler: 'handler' },
  returning: {
    handed: ['request'],
    handedErrors: ['error'],
    hand: () => ({}),
    order: 'first',
    takesResponse: true,
    catchesInside: false,
    returned,
    thrown,
  },
  unfollowed: [
    { shows: /\bplugins\s*:\s*\[\s*[^\]\s]/, reason: 'what plugins add is not known' },
    { shows: /['"]payload\/config['"]/, reason: 'endpoints of Payload 2 are not followed', answers: true },
  ],
  unsupported: ['hooks of errors (afterError)', 'collections and globals that functions of other files make, or that no type declares', 'endpoints that plugins add', 'Payload 2, whose handlers are those of Express'],
};
