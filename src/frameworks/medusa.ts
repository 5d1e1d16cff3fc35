/** The file routes of Medusa 2: handlers with Express' request and response, and what its error handler makes of errors (@medusajs/framework 2.21, http/routes-loader.js and http/middlewares/error-handler.js). */

import { builtIn, nativeFunction, properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import { errorPrototype } from '../evaluator/library/error.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { constant, TRUE, UNDEFINED, type Value } from '../evaluator/value.js';
import { expressResponding } from './express.js';
import type { FileRoute, RespondingAdapter } from './file-route-adapter.js';
import { NOT_CONSTANT, type Escape, type EscapeResult } from './framework-adapter.js';
import { methodExports, methodExportSign } from './shared/method-exports.js';

/** `src/api/store/products/[id]/route.ts`; a segment that begins with `_` hides what is below it. */
const ROUTE_FILE = /^src\/api\/(?<folders>(?:.*\/)?)route\.[jt]s$/;

function routeOf(path: string): FileRoute | undefined {
  const folders = ROUTE_FILE.exec(path)?.groups?.['folders'];
  const segments = folders?.split('/').filter((segment) => segment !== '');
  if (segments === undefined || segments.some((segment) => segment.startsWith('_'))) return undefined;
  return { path: `/${segments.map((segment) => segment.replace(/^\[(\w+)\]/, ':$1')).join('/')}` };
}

/** `MedusaError.Types` (@medusajs/utils 2.21, common/errors.js). */
const TYPES: Readonly<Record<string, string>> = {
  DB_ERROR: 'database_error',
  DUPLICATE_ERROR: 'duplicate_error',
  INVALID_ARGUMENT: 'invalid_argument',
  INVALID_DATA: 'invalid_data',
  UNAUTHORIZED: 'unauthorized',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not_found',
  NOT_ALLOWED: 'not_allowed',
  UNEXPECTED_STATE: 'unexpected_state',
  CONFLICT: 'conflict',
  UNKNOWN_MODULES: 'unknown_modules',
  PAYMENT_AUTHORIZATION_ERROR: 'payment_authorization_error',
  PAYMENT_REQUIRES_MORE_ERROR: 'payment_requires_more_error',
};

/** The codes that the error handler gives to the type or the name of an error; all others get 500. */
const CODES: Readonly<Record<string, number>> = {
  QueryRunnerAlreadyReleasedError: 409,
  TransactionAlreadyStartedError: 409,
  TransactionNotStartedError: 409,
  conflict: 409,
  unauthorized: 401,
  forbidden: 403,
  payment_authorization_error: 422,
  duplicate_error: 422,
  not_allowed: 400,
  invalid_data: 400,
  not_found: 404,
};

const prototype = builtIn(heapObject({ type: 'plain' }, new Map(), { prototype: errorPrototype }));

/** `new MedusaError(type, message, code)`, also as a base class. */
function construct({ state, thisValue, args, isConstruct }: NativeCall): readonly Outcome[] {
  const self = isConstruct && thisValue.kind === 'object' ? thisValue : state.allocate(heapObject({ type: 'error' }, new Map(), { prototype }));
  const heap = state.object(self);
  const [type = UNDEFINED, message = UNDEFINED, code = UNDEFINED] = args;
  const members = properties({ __isMedusaError: TRUE, type, message, code });
  state.set(self.id, { ...heap, payload: { type: 'error' }, members: new Map([...heap.members, ...members]) });
  return [{ state, value: self }];
}

const types = builtIn(heapObject({ type: 'plain' }, properties(Object.fromEntries(Object.entries(TYPES).map(([key, value]) => [key, constant(value)]))), { frozen: true }));
const medusaError: Value = nativeFunction('MedusaError', construct, { prototype, Types: types });

function escape({ member, isPrimitive }: Escape): EscapeResult {
  if (isPrimitive) return { kind: 'status', code: 500, from: 'default' };
  const [status, expose, type, name] = ['statusCode', 'expose', 'type', 'name'].map(member);
  // An error of http-errors has the code that it says.
  if (typeof status === 'number' && typeof expose === 'boolean') return { kind: 'status', code: status, from: 'error' };
  const told = type === undefined ? name : type;
  if (told === NOT_CONSTANT || status === NOT_CONSTANT) return { kind: 'unknown', reason: 'the type of the error is not known' };
  const code = Object.hasOwn(CODES, String(told)) ? CODES[String(told)] : undefined;
  return code === undefined ? { kind: 'status', code: 500, from: 'default' } : { kind: 'status', code, from: 'error' };
}

const errors = { MedusaError: medusaError, MedusaErrorTypes: types };
const { response, request, defaultStatus, checkStatus } = expressResponding;

export const medusaAdapter: RespondingAdapter = {
  name: 'medusa',
  signs: methodExportSign(),
  package: '@medusajs/framework',
  listed: ['@medusajs/framework', '@medusajs/medusa'],
  defaultVersion: 2,
  files: /\/src\/api\/(?:.*\/)?route\.[jt]s$/,
  routeOf,
  exports: methodExports,
  surroundings: [{ path: 'src/api/middlewares', does: 'answers before a handler and to errors' }],
  modules: { '@medusajs/framework/utils': errors, '@medusajs/utils': errors },
  responding: {
    response,
    request,
    parameters: {},
    defaultStatus,
    // Medusa 2 runs on Express 4.
    checkStatus: (value, how) => checkStatus(value, how, 4),
    escape,
  },
  unfollowed: [
    { shows: /['"]@medusajs\/(?:medusa\/)?core-flows['"]/, reason: 'what is answered to errors of workflows is not known' },
  ],
  unsupported: ['middleware and validators of src/api/middlewares.ts, and the error handler that it may replace', 'errors that workflows throw, other than those of the source'],
};
