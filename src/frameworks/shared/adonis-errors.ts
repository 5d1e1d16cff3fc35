/** Errors of AdonisJS: their status, and what their classes say of it (@adonisjs/http-server 7.8, src/exceptions.ts; @poppinss/utils 6.10, src/exception.ts). */

import { nativeFunction } from '../../evaluator/built-in.js';
import { heapObject } from '../../evaluator/heap-object.js';
import type { NativeCall, NativeFunction } from '../../evaluator/native-function.js';
import { raise } from '../../evaluator/raise.js';
import type { State } from '../../evaluator/state.js';
import { constant, UNDEFINED, type Single, type Value } from '../../evaluator/value.js';
import type { ExportTable, ModuleTable } from '../framework-adapter.js';
import { errorClass, memberOf } from './error-class.js';

const isFalsy = (value: Single | undefined): boolean => value === undefined || (value.kind === 'constant' && !value.value);

function singleOf(state: State, value: Value | undefined): Single | undefined {
  const single = value === undefined ? undefined : state.resolve(value);
  return single?.kind === 'choice' ? undefined : single;
}

/** `new Exception(message, { status, code })`: what is not given, the class says in static members, else 500. */
function membersOf({ state, args: [message, given], thisValue }: NativeCall): Readonly<Record<string, Value>> {
  const options = singleOf(state, given);
  const self = singleOf(state, thisValue);
  const owner = self === undefined ? undefined : memberOf(state, self, 'constructor');
  const said = (name: string): Single | undefined => {
    const own = options === undefined ? undefined : memberOf(state, options, name);
    if (!isFalsy(own)) return own;
    return owner === undefined ? undefined : memberOf(state, owner, name);
  };
  const [status, code] = [said('status'), said('code')];
  const text = message ?? (owner === undefined ? undefined : memberOf(state, owner, 'message')) ?? constant('');
  return { message: text, status: isFalsy(status) ? constant(500) : (status as Value), ...(code === undefined ? {} : { code }) };
}

const exception = errorClass({ name: 'Exception', membersOf });
const httpException = errorClass({ name: 'HttpException', base: exception, membersOf });
/** Its own `handle` sends its status and its body. */
const aborted = errorClass({ name: 'AbortException', base: httpException, membersOf });

/** `createError('%s is taken', 'E_TAKEN', 409)`: a class of such errors. */
const createError: NativeFunction = ({ state, args: [message = constant(''), code = UNDEFINED, status = constant(500)] }) => {
  const make: NativeFunction = ({ state: path }) => [{ state: path, value: exception.make(path, { message, code, status }) }];
  return [{ state, value: state.allocate(heapObject({ type: 'native', name: 'Exception', call: make })) }];
};

const ofCode = (name: string, status: number, message: string): ExportTable => {
  const own = errorClass({ name, base: exception, membersOf: () => ({ message: constant(message), status: constant(status), code: constant(name) }) });
  return { gives: 'value', name, value: own.value };
};
const value = (name: string, given: Value): ExportTable => ({ gives: 'value', name, value: given });

const errors: ExportTable = {
  gives: 'object',
  members: {
    E_ROUTE_NOT_FOUND: ofCode('E_ROUTE_NOT_FOUND', 404, 'Cannot find the route'),
    E_CANNOT_LOOKUP_ROUTE: ofCode('E_CANNOT_LOOKUP_ROUTE', 500, 'Cannot lookup route'),
    E_HTTP_EXCEPTION: value('E_HTTP_EXCEPTION', httpException.value),
    E_HTTP_REQUEST_ABORTED: value('E_HTTP_REQUEST_ABORTED', aborted.value),
  },
};

/** The modules that give errors. */
export const adonisErrors: Readonly<Record<string, ModuleTable>> = {
  '@adonisjs/core': { members: { errors } },
  '@adonisjs/core/http': { members: { errors } },
  '@adonisjs/http-server': { members: { errors } },
  '@adonisjs/core/exceptions': { members: { Exception: value('Exception', exception.value), createError: value('createError', nativeFunction('createError', createError)) } },
};

/**
 * `response.abort(body, status)`
 *
 * @param call - The call.
 * @param state - The path; it ends here.
 * @param body - What is sent.
 * @param status - 400 without it.
 */
export function abort({ activation, site }: NativeCall, state: State, body: Value, status: Value): void {
  const given = singleOf(state, status);
  const sent = singleOf(state, body);
  const message = sent?.kind === 'object' ? memberOf(state, sent, 'message') : sent;
  const made = aborted.make(state, { message: message ?? constant('HTTP Exception'), status: isFalsy(given) ? constant(400) : status, body });
  raise(activation, state, made, site);
}

/** The status of an error that leaves the handlers: `error.status || 500`. */
export function statusOfError(state: State, error: Single): Single {
  const status = memberOf(state, error, 'status');
  return status === undefined || isFalsy(status) ? constant(500) : status;
}

/**
 * @param state - The path.
 * @param error - What leaves the handlers.
 * @returns Whether it answers by a method of its own.
 */
export function answersItself(state: State, error: Single): boolean {
  return aborted.has(state, error) !== true && error.kind === 'object' && memberOf(state, error, 'handle') !== undefined;
}
