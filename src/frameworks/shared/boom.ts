/** Errors of @hapi/boom: what its functions make. From its lib/index.js at 10.0.1; tests/conformance measures it with hapi. */

import { nativeFunction, properties } from '../../evaluator/built-in.js';
import { heapObject } from '../../evaluator/heap-object.js';
import { setOwn } from '../../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../../evaluator/native-function.js';
import type { State } from '../../evaluator/state.js';
import { alternatives, constant, FALSE, oneOf, TRUE, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../../evaluator/value.js';
import type { ExportTable, ModuleTable } from '../framework-adapter.js';
import { errorClass, memberOf } from './error-class.js';

/** The function, its code and the reason phrase that it says. */
const FUNCTIONS: Readonly<Record<string, readonly [code: number, phrase: string]>> = {
  badRequest: [400, 'Bad Request'], unauthorized: [401, 'Unauthorized'], paymentRequired: [402, 'Payment Required'], forbidden: [403, 'Forbidden'], notFound: [404, 'Not Found'],
  methodNotAllowed: [405, 'Method Not Allowed'], notAcceptable: [406, 'Not Acceptable'], proxyAuthRequired: [407, 'Proxy Authentication Required'], clientTimeout: [408, 'Request Time-out'],
  conflict: [409, 'Conflict'], resourceGone: [410, 'Gone'], lengthRequired: [411, 'Length Required'], preconditionFailed: [412, 'Precondition Failed'], entityTooLarge: [413, 'Request Entity Too Large'],
  uriTooLong: [414, 'Request-URI Too Large'], unsupportedMediaType: [415, 'Unsupported Media Type'], rangeNotSatisfiable: [416, 'Requested Range Not Satisfiable'], expectationFailed: [417, 'Expectation Failed'],
  teapot: [418, "I'm a teapot"], badData: [422, 'Unprocessable Entity'], locked: [423, 'Locked'], failedDependency: [424, 'Failed Dependency'], tooEarly: [425, 'Too Early'],
  preconditionRequired: [428, 'Precondition Required'], tooManyRequests: [429, 'Too Many Requests'], illegal: [451, 'Unavailable For Legal Reasons'], internal: [500, 'Internal Server Error'],
  badImplementation: [500, 'Internal Server Error'], notImplemented: [501, 'Not Implemented'], badGateway: [502, 'Bad Gateway'], serverUnavailable: [503, 'Service Unavailable'], gatewayTimeout: [504, 'Gateway Time-out'],
};

/** What a boom has beside other errors. What is no code of an error is refused by a plain error, which is answered as 500 too. */
function boomMembers(state: State, status: Value): Readonly<Record<string, Value>> {
  const single = state.resolve(status);
  const number = single.kind === 'constant' ? Number.parseInt(String(single.value), 10) : undefined;
  const isRefused = number !== undefined && !(number >= 400);
  const statusCode = isRefused ? constant(500) : single.kind !== 'constant' || single.value === number ? status : constant(number);
  const open = (members: Readonly<Record<string, Value>>): ObjectReference => state.allocate(heapObject({ type: 'plain' }, properties(members), { complete: false }));
  const isServer = number !== undefined ? constant(isRefused || number >= 500) : unknown('the status of the error is not known', { type: 'boolean' });
  return { isBoom: TRUE, isServer, output: open({ statusCode, payload: open({ statusCode }), headers: open({}) }) };
}

function messageOf(state: State, given: Value | undefined, phrase: string): Value {
  const single = given === undefined ? UNDEFINED : state.resolve(given);
  if (single.kind === 'object') return memberOf(state, single, 'message') ?? constant(phrase);
  return single.kind === 'constant' && !single.value ? constant(phrase) : (given ?? constant(phrase));
}

function optionOf(state: State, options: Value | undefined, name: string): Single | undefined {
  const given = options === undefined ? UNDEFINED : state.resolve(options);
  if (given.kind === 'constant') return undefined;
  const value = given.kind === 'choice' ? unknown('the options of the error are not known') : memberOf(state, given, name);
  return value?.kind === 'constant' && value.value === undefined ? undefined : value;
}

/** `new Boom(message, { statusCode, data })`, also as a base class. */
const boom = errorClass({
  name: 'Boom',
  membersOf: ({ state, args: [message, options] }) => ({
    message: messageOf(state, message, 'Internal Server Error'),
    data: optionOf(state, options, 'data') ?? constant(null),
    ...boomMembers(state, optionOf(state, options, 'statusCode') ?? constant(500)),
  }),
});

/**
 * @param state - The path; it is changed.
 * @param code - A code.
 * @param message - What it says.
 * @returns A new boom.
 */
export function makeBoom(state: State, code: number, message: Value): ObjectReference {
  return boom.make(state, { message, data: constant(null), ...boomMembers(state, constant(code)) });
}

/** `Boom.notFound(message, data)` */
function making(code: number, phrase: string): NativeFunction {
  return ({ state, args: [message, data = constant(null)] }) => {
    const error = makeBoom(state, code, messageOf(state, message, phrase));
    setOwn(state, error, 'data', data);
    return [{ state, value: error }];
  };
}

/**
 * Makes a boom of an error, as `Boom.boomify(error)` does.
 *
 * @param state - The path; it is changed.
 * @param error - The error.
 * @param status - Its status; 500 without one, unless it is a boom already.
 */
export function makeBoomOf(state: State, error: ObjectReference, status?: Value): void {
  if (status === undefined && isBoom(state, error) === true) return;
  for (const [name, value] of Object.entries(boomMembers(state, status ?? constant(500)))) setOwn(state, error, name, value);
}

/** `Boom.boomify(error, { statusCode, override, message })` */
function boomify({ state, args: [given = UNDEFINED, options] }: NativeCall): ReturnType<NativeFunction> {
  const status = optionOf(state, options, 'statusCode');
  const override = optionOf(state, options, 'override');
  const message = optionOf(state, options, 'message');
  return alternatives(state.resolve(given)).map((single, way, { length }) => {
    const path = way === length - 1 ? state : state.fork();
    if (single.kind !== 'object') {
      const code = status ?? unknown('the error is not known', { truthiness: true });
      return { state: path, value: single.kind === 'unknown' ? boom.make(path, { message: unknown('the message of an error is not known', { type: 'string' }), ...boomMembers(path, code) }) : single };
    }
    const known = isBoom(path, single);
    const isKept = known === true && (status === undefined || (override?.kind === 'constant' && override.value === false));
    if (!isKept) makeBoomOf(path, single, known === true || status !== undefined ? status : constant(500));
    if (message !== undefined) setOwn(path, single, 'message', message);
    return { state: path, value: single };
  });
}

/**
 * @param state - The path.
 * @param value - A value.
 * @returns Whether it is a boom; undefined when that is not known.
 */
export function isBoom(state: State, value: Single): boolean | undefined {
  if (value.kind === 'unknown') return undefined;
  if (value.kind === 'constant' || state.object(value).payload.type !== 'error') return false;
  const mark = memberOf(state, value, 'isBoom');
  return mark === undefined ? false : mark.kind === 'unknown' ? undefined : mark.kind === 'object' || Boolean(mark.value);
}

/**
 * @param state - The path.
 * @param error - A boom.
 * @returns Its status.
 */
export function statusOfBoom(state: State, error: Single): Single {
  const output = memberOf(state, error, 'output');
  return (output === undefined ? undefined : memberOf(state, output, 'statusCode')) ?? unknown('the status of the error is not known');
}

const native = (name: string, call: NativeFunction): ExportTable => ({ gives: 'value', name, value: nativeFunction(name, call) });

const members: Readonly<Record<string, ExportTable>> = {
  ...Object.fromEntries(Object.entries(FUNCTIONS).map(([name, [code, phrase]]) => [name, native(name, making(code, phrase))])),
  boomify: native('boomify', boomify),
  isBoom: native('isBoom', ({ state, args: [value = UNDEFINED, code] }) => {
    const truths = alternatives(state.resolve(value)).map((single): Value => {
      const known = isBoom(state, single);
      return known === undefined || (known && code !== undefined) ? unknown('whether it is a boom is not known', { type: 'boolean' }) : known ? TRUE : FALSE;
    });
    return [{ state, value: oneOf(truths) }];
  }),
  Boom: { gives: 'value', name: 'Boom', value: boom.value },
};

const library: ModuleTable = { members };

/** By the name under which it is imported. */
export const boomModules: Readonly<Record<string, ModuleTable>> = { '@hapi/boom': library, boom: library };

