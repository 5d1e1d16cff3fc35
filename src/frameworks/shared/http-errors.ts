/** The `http-errors` package: what `createError` and its classes make. From its README and index.js at 2.0.1. */

import { builtIn, nativeFunction } from '../../evaluator/built-in.js';
import { heapObject, type Property } from '../../evaluator/heap-object.js';
import { errorPrototype } from '../../evaluator/library/error.js';
import { findProperty, setOwn } from '../../evaluator/member-access.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { raiseTypeError } from '../../evaluator/raise.js';
import type { State } from '../../evaluator/state.js';
import { constant, FALSE, TRUE, UNDEFINED, unknown, type ObjectReference, type Primitive, type Value } from '../../evaluator/value.js';
import type { ExportTable, ModuleTable } from '../framework-adapter.js';

/** Class names without `Error`, and reason phrases, by code (http-errors/index.js over the `statuses` package). */
const CLASSES: Readonly<Record<number, readonly [name: string, phrase?: string]>> = {
  400: ['BadRequest'], 401: ['Unauthorized'], 402: ['PaymentRequired'], 403: ['Forbidden'], 404: ['NotFound'], 405: ['MethodNotAllowed'],
  406: ['NotAcceptable'], 407: ['ProxyAuthenticationRequired'], 408: ['RequestTimeout'], 409: ['Conflict'], 410: ['Gone'],
  411: ['LengthRequired'], 412: ['PreconditionFailed'], 413: ['PayloadTooLarge'], 414: ['URITooLong', 'URI Too Long'],
  415: ['UnsupportedMediaType'], 416: ['RangeNotSatisfiable'], 417: ['ExpectationFailed'], 418: ['ImATeapot', "I'm a Teapot"],
  421: ['MisdirectedRequest'], 422: ['UnprocessableEntity'], 423: ['Locked'], 424: ['FailedDependency'], 425: ['TooEarly'],
  426: ['UpgradeRequired'], 428: ['PreconditionRequired'], 429: ['TooManyRequests'],
  431: ['RequestHeaderFieldsTooLarge'], 451: ['UnavailableForLegalReasons'], 500: ['InternalServerError'], 501: ['NotImplemented'],
  502: ['BadGateway'], 503: ['ServiceUnavailable'], 504: ['GatewayTimeout'], 505: ['HTTPVersionNotSupported', 'HTTP Version Not Supported'],
  506: ['VariantAlsoNegotiates'], 507: ['InsufficientStorage'], 508: ['LoopDetected'], 509: ['BandwidthLimitExceeded'],
  510: ['NotExtended'], 511: ['NetworkAuthenticationRequired'],
};

/** By the name of its class, the code of each error. */
export const httpErrorCodes: Readonly<Record<string, number>> = Object.fromEntries(Object.entries(CLASSES).map(([code, [name]]) => [name, Number(code)]));

function phraseOf([name, phrase]: readonly [name: string, phrase?: string]): string {
  return phrase ?? name.replace(/([a-z])([A-Z])/g, '$1 $2');
}

interface ErrorClass {
  readonly prototype: ObjectReference;
  readonly self: ObjectReference;
}

/** The class `HttpError` that all of them inherit from. */
const httpErrorPrototype = builtIn(heapObject({ type: 'plain' }, new Map(), { prototype: errorPrototype }));

/** One class for each code, with `Error` behind it. */
const classes = new Map<number, ErrorClass>(
  Object.entries(CLASSES).map(([code, entry]) => {
    const status = Number(code);
    const errorName = `${entry[0].replace(/Error$/, '')}Error`;
    const members = new Map<string, Property>([['name', { value: constant(errorName) }]]);
    const prototype = builtIn(heapObject({ type: 'plain' }, members, { prototype: httpErrorPrototype }));
    const self = nativeFunction(errorName, (call) => construct(call, status, phraseOf(entry)), { prototype, errorName: constant(errorName) });
    members.set('constructor', { value: self });
    return [status, { prototype, self }];
  }),
);

/** `new createError.NotFound(message)`, also as a base class. */
function construct({ state, thisValue, args, isConstruct }: NativeCall, status: number, phrase: string): readonly Outcome[] {
  const isSubclass = isConstruct && thisValue.kind === 'object';
  const self = isSubclass ? thisValue : allocate(state, status);
  fill(state, self, status, args[0] ?? constant(phrase));
  return [{ state, value: self }];
}

function allocate(state: NativeCall['state'], status: number): ObjectReference {
  const prototype = classes.get(status)?.prototype;
  return state.allocate(heapObject({ type: 'error' }, new Map(), prototype === undefined ? {} : { prototype }));
}

function fill(state: NativeCall['state'], self: ObjectReference, status: number, message: Value): void {
  setOwn(state, self, 'message', message);
  setOwn(state, self, 'status', constant(status));
  setOwn(state, self, 'statusCode', constant(status));
  setOwn(state, self, 'expose', constant(status < 500));
}

/**
 * `createError([status], [message], [properties])`, `createError([status], error, [properties])`
 *
 * @param call - The call.
 * @returns The error, over all paths.
 */
export function createError({ state, args, site }: NativeCall): readonly Outcome[] {
  let status: number | undefined = 500;
  let message: Value | undefined;
  let error: ObjectReference | undefined;
  let properties: ObjectReference | undefined;
  args.forEach((arg, index) => {
    const value = state.resolve(arg);
    if (value.kind === 'constant' && typeof value.value === 'number' && index === 0) status = value.value;
    else if (value.kind === 'constant' && typeof value.value === 'string') message = value;
    else if (value.kind === 'object') {
      if (state.object(value).payload.type === 'error') error = value;
      else properties = value;
    } else if (value.kind === 'unknown' || value.kind === 'choice') {
      if (index === 0) status = value.kind === 'unknown' && value.type === 'string' ? 500 : undefined;
      message ??= index === 0 && status === undefined ? undefined : value;
    }
  });
  if (error !== undefined) return [{ state, value: adopt(state, error, status) }];
  if (status !== undefined && (!Number.isInteger(status) || !isKnown(status))) status = 500;
  const self = allocate(state, status ?? 500);
  if (status === undefined) {
    const notKnown = unknown('the status of an error is not known', { site });
    setOwn(state, self, 'status', notKnown);
    setOwn(state, self, 'statusCode', notKnown);
    setOwn(state, self, 'message', message ?? unknown('the message of an error is not known', { type: 'string' }));
  } else {
    const entry = CLASSES[status];
    fill(state, self, status, message ?? constant(entry === undefined ? '' : phraseOf(entry)));
  }
  if (properties !== undefined) {
    const { members, complete } = state.object(properties);
    for (const [key, property] of members) if (key !== 'status' && key !== 'statusCode') setOwn(state, self, key, property.value);
    if (!complete) state.set(self.id, { ...state.object(self), complete: false });
  }
  return [{ state, value: self }];
}

/** Codes below 600 that have a reason phrase, or at least are errors, are kept; any other becomes 500. */
function isKnown(status: number): boolean {
  return status >= 200 && status < 600;
}

/** `createError(404, error)` sets the status of an error that has none. */
function adopt(state: NativeCall['state'], error: ObjectReference, status: number | undefined): Value {
  const { members } = state.object(error);
  if (members.has('status') || members.has('statusCode')) return error;
  const value = status === undefined ? unknown('the status of an error is not known') : constant(status);
  setOwn(state, error, 'status', value);
  setOwn(state, error, 'statusCode', value);
  return error;
}

/** Its index.js: an `HttpError`, or an error with a boolean `expose` and a number for both `status` and `statusCode`. */
function isHttpError({ state, args }: NativeCall): readonly Outcome[] {
  const value = state.resolve(args[0] ?? UNDEFINED);
  if (value.kind === 'constant') return [{ state, value: FALSE }];
  if (value.kind === 'unknown') {
    const other = state.fork();
    const status = unknown('the status of an HTTP error is not known', { type: 'number', truthiness: true });
    state.narrow(value, { ...value, truthiness: true });
    for (const key of ['status', 'statusCode']) if (state.member(value, key) === undefined) state.setMember(value, key, status);
    return [{ state, value: TRUE }, { state: other, value: FALSE }];
  }
  const isIt = value.kind === 'object' ? isHttpErrorObject(state, value) : undefined;
  if (isIt !== undefined) return [{ state, value: constant(isIt) }];
  return [{ state, value: unknown('whether it is an HTTP error is not known', { type: 'boolean' }) }];
}

function isHttpErrorObject(state: State, error: ObjectReference): boolean | undefined {
  for (let current: Value | null | undefined = error; current?.kind === 'object'; current = state.object(current).prototype) {
    if (current.id === httpErrorPrototype.id) return true;
  }
  const [expose, status, statusCode] = ['expose', 'status', 'statusCode'].map((key) => findProperty(state, error, key));
  if (expose === undefined || status === undefined || statusCode === undefined) return false;
  const values = [expose, status, statusCode].map((property) => (property === 'unknown' ? undefined : constantOf(state, property.value)));
  const [shown, code, same] = values;
  if (values.includes(undefined)) return undefined;
  return state.object(error).payload.type === 'error' && typeof shown === 'boolean' && typeof code === 'number' && code === same;
}

/** Undefined for `undefined` too: no member of an HTTP error is that. */
function constantOf(state: State, value: Value): Primitive {
  const resolved = state.resolve(value);
  return resolved.kind === 'constant' ? resolved.value : undefined;
}

/** `HttpError` itself cannot be constructed (http-errors/index.js). */
const httpErrorClass = nativeFunction('HttpError', ({ activation, state, site }) => {
  raiseTypeError(activation, state, site);
  return [];
}, { prototype: httpErrorPrototype });

function classExport(code: number): ExportTable {
  const entry = CLASSES[code] as readonly [string, string?];
  return { gives: 'value', value: classes.get(code)?.self ?? UNDEFINED, name: entry[0] };
}

const members: Readonly<Record<string, ExportTable>> = Object.fromEntries([
  ...Object.entries(CLASSES).flatMap(([code, [name]]) => [
    [name, classExport(Number(code))],
    [code, classExport(Number(code))],
  ]),
  ['HttpError', { gives: 'value', name: 'HttpError', value: httpErrorClass }],
  ['isHttpError', { gives: 'function', name: 'isHttpError', call: isHttpError }],
]) as Readonly<Record<string, ExportTable>>;

/** Modules that make errors with a status, whatever the framework. */
export const errorLibraries: Readonly<Record<string, ModuleTable>> = {
  'http-errors': { self: { gives: 'function', name: 'createError', call: createError }, members },
};
