/** The package restify-errors: classes of errors with a status. From its lib at 8.1.0; tests/conformance measures it with Restify. */

import { STATUS_CODES } from 'node:http';
import { nativeFunction, properties } from '../../evaluator/built-in.js';
import { heapObject } from '../../evaluator/heap-object.js';
import { findProperty } from '../../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../../evaluator/native-function.js';
import type { State } from '../../evaluator/state.js';
import { constant, UNDEFINED, unknown, type ObjectReference, type Value } from '../../evaluator/value.js';
import type { ExportTable, ModuleTable } from '../framework-adapter.js';
import { errorClass, type ErrorClass } from './error-class.js';

/** lib/restErrors.js: classes that are no reason phrase of HTTP. */
const REST_ERRORS: Readonly<Record<string, number>> = {
  BadDigestError: 400, BadMethodError: 405, ConnectTimeoutError: 408, InternalError: 500, InvalidArgumentError: 409, InvalidContentError: 400, InvalidCredentialsError: 401,
  InvalidHeaderError: 400, InvalidVersionError: 400, MissingParameterError: 409, NotAuthorizedError: 403, RequestExpiredError: 400, RequestThrottledError: 429,
  ResourceNotFoundError: 404, WrongAcceptError: 406,
};

/** lib/helpers.js, `errNameFromDesc`: the reason phrase as a name. */
function nameOf(phrase: string): string {
  const words = phrase.replaceAll(/[^\w\s-]/gu, '').split(/[\s-]+/u);
  const name = words.map((word) => (/^[A-Z]{2,}$/u.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  return name.endsWith('Error') ? name : `${name}Error`;
}

const HTTP_ERRORS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(STATUS_CODES).flatMap(([code, phrase = '']) => (Number(code) >= 400 ? [[nameOf(phrase), Number(code)]] : [])),
);

/** What stands before the text: options, or the cause. */
function optionsOf(state: State, args: readonly Value[]): ObjectReference | undefined {
  const first = state.resolve(args[0] ?? UNDEFINED);
  return first.kind === 'object' && state.object(first).payload.type === 'plain' ? first : undefined;
}

function membersOf(className: string, status: number | undefined): (call: NativeCall) => Readonly<Record<string, Value>> {
  return ({ state, args }) => {
    const options = optionsOf(state, args);
    const found = options === undefined ? undefined : findProperty(state, options, 'statusCode');
    const own = found === undefined ? undefined : found === 'unknown' ? unknown('the options of the error are not known') : state.resolve(found.value);
    const isSet = own !== undefined && !(own.kind === 'constant' && !own.value);
    const first = state.resolve(args[0] ?? UNDEFINED);
    const message = first.kind === 'object' ? (args[1] ?? constant('')) : (args[0] ?? constant(''));
    const code = constant(className.replace(/Error$/u, ''));
    const statusCode: Value = isSet ? own : constant(status);
    return { message, code, statusCode, body: state.allocate(heapObject({ type: 'plain' }, properties({ code, message }))) };
  };
}

const httpError = errorClass({ name: 'HttpError', membersOf: membersOf('Error', undefined) });
const restError = errorClass({ name: 'RestError', base: httpError, membersOf: membersOf('Error', undefined) });

const classes = new Map<string, ErrorClass>([
  ['HttpError', httpError],
  ['RestError', restError],
  ...Object.entries(HTTP_ERRORS).map(([name, code]): [string, ErrorClass] => [name, errorClass({ name, base: httpError, membersOf: membersOf(name, code) })]),
  ...Object.entries(REST_ERRORS).map(([name, code]): [string, ErrorClass] => [name, errorClass({ name, base: restError, membersOf: membersOf(name, code) })]),
]);

/** `makeErrFromCode(404, message)` */
const makeErrFromCode: NativeFunction = (call) => {
  const { state, args: [code = UNDEFINED, ...rest], site } = call;
  const single = state.resolve(code);
  const name = single.kind === 'constant' ? Object.keys(HTTP_ERRORS).find((one) => HTTP_ERRORS[one] === Number(single.value)) : undefined;
  const made = classes.get(name ?? 'HttpError') ?? httpError;
  const members = membersOf(name ?? 'HttpError', undefined)({ ...call, args: rest });
  const statusCode = name === undefined ? unknown('the status of the error is not known', { site }) : constant(HTTP_ERRORS[name]);
  return [{ state, value: made.make(state, { ...members, statusCode }) }];
};

/** `makeConstructor(name, { statusCode })` */
const makeConstructor: NativeFunction = ({ state, args: [name = UNDEFINED, defaults = UNDEFINED] }) => {
  const own = state.resolve(name);
  const className = own.kind === 'constant' ? String(own.value) : 'Error';
  const options = optionsOf(state, [defaults]);
  const found = options === undefined ? undefined : findProperty(state, options, 'statusCode');
  const status = found === undefined ? UNDEFINED : found === 'unknown' ? unknown('the status of the class is not known') : found.value;
  const base = membersOf(className, undefined);
  const call: NativeFunction = (made) => {
    const members = base(made);
    const all = { ...members, ...(members['statusCode']?.kind === 'constant' && members['statusCode'].value === undefined ? { statusCode: status } : {}) };
    const { isConstruct, thisValue, state: path } = made;
    if (!isConstruct || thisValue.kind !== 'object') return [{ state: path, value: restError.make(path, all) }];
    const heap = path.object(thisValue);
    path.set(thisValue.id, { ...heap, payload: { type: 'error' }, members: new Map([...heap.members, ...properties(all)]) });
    return [{ state: path, value: thisValue }];
  };
  return [{ state, value: state.allocate(heapObject({ type: 'native', name: className, call }, properties({ prototype: restError.prototype }))) }];
};

const functions: Readonly<Record<string, ExportTable>> = {
  makeErrFromCode: { gives: 'value', name: 'makeErrFromCode', value: nativeFunction('makeErrFromCode', makeErrFromCode) },
  codeToHttpError: { gives: 'value', name: 'codeToHttpError', value: nativeFunction('codeToHttpError', makeErrFromCode) },
  makeConstructor: { gives: 'value', name: 'makeConstructor', value: nativeFunction('makeConstructor', makeConstructor) },
};

export const restifyErrors: ModuleTable = {
  members: { ...Object.fromEntries([...classes].map(([name, { value }]): [string, ExportTable] => [name, { gives: 'value', name, value }])), ...functions },
};
