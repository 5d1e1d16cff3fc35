/** The exceptions of Nest (@nestjs/common 11, exceptions/*.exception.js): what they hold, and what becomes of an error that leaves a handler. */

import { builtIn, builtIns, nativeFunction, properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import { errorPrototype } from '../evaluator/library/error.js';
import { readMember } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { constant, TRUE, UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import { NOT_CONSTANT, type Escape, type EscapeResult } from './framework-adapter.js';

/** The built-in exceptions: code and description. */
const EXCEPTIONS: Readonly<Record<string, readonly [code: number, description: string]>> = {
  BadRequestException: [400, 'Bad Request'],
  UnauthorizedException: [401, 'Unauthorized'],
  ForbiddenException: [403, 'Forbidden'],
  NotFoundException: [404, 'Not Found'],
  MethodNotAllowedException: [405, 'Method Not Allowed'],
  NotAcceptableException: [406, 'Not Acceptable'],
  RequestTimeoutException: [408, 'Request Timeout'],
  ConflictException: [409, 'Conflict'],
  GoneException: [410, 'Gone'],
  PreconditionFailedException: [412, 'Precondition Failed'],
  PayloadTooLargeException: [413, 'Payload Too Large'],
  UnsupportedMediaTypeException: [415, 'Unsupported Media Type'],
  ImATeapotException: [418, "I'm a teapot"],
  MisdirectedException: [421, 'Misdirected'],
  UnprocessableEntityException: [422, 'Unprocessable Entity'],
  InternalServerErrorException: [500, 'Internal Server Error'],
  NotImplementedException: [501, 'Not Implemented'],
  BadGatewayException: [502, 'Bad Gateway'],
  ServiceUnavailableException: [503, 'Service Unavailable'],
  GatewayTimeoutException: [504, 'Gateway Timeout'],
  HttpVersionNotSupportedException: [505, 'HTTP Version Not Supported'],
};

/** What tells an HttpException from other errors; no source has a member of that name. */
const MARK = '[[HttpException]]';

const getStatus: NativeFunction = ({ activation, state, thisValue, site }) => readMember(activation, state, thisValue, 'status', site);
const getResponse: NativeFunction = ({ activation, state, thisValue, site }) => readMember(activation, state, thisValue, 'response', site);

const httpPrototype = builtIn(heapObject({ type: 'plain' }));

/** `new HttpException(response, status, options)`, also as a base class. */
function constructHttp({ state, thisValue, args, isConstruct }: NativeCall): readonly Outcome[] {
  const [response = UNDEFINED, status = UNDEFINED] = args;
  const self = isConstruct && thisValue.kind === 'object' ? thisValue : state.allocate(heapObject({ type: 'error' }, new Map(), { prototype: httpPrototype }));
  fill(state, self, response, args[2] ?? UNDEFINED, { status });
  return [{ state, value: self }];
}

/** Sets what the constructor sets: the message is the response when that is a text, else its member. */
function fill(state: State, self: ObjectReference, response: Value, options: Value, more: Readonly<Record<string, Value>>): void {
  const heap = state.object(self);
  const single = state.resolve(response);
  const inside = single.kind === 'object' ? state.object(single).members.get('message')?.value : undefined;
  const isText = (single.kind === 'constant' && typeof single.value === 'string') || (single.kind === 'unknown' && single.type === 'string');
  const message = isText ? single : (inside ?? unknown('the message of an exception is not known', { type: 'string' }));
  const given = state.resolve(options);
  const cause = given.kind === 'object' ? state.object(given).members.get('cause')?.value : undefined;
  const stack = unknown('a stack trace is not known', { type: 'string' });
  const members = properties({ response: single, message, stack, ...more, ...(cause === undefined ? {} : { cause }) });
  state.set(self.id, { ...heap, payload: { type: 'error' }, members: new Map([...heap.members, ...members]) });
}

/** `createBody(objectOrError, description, statusCode)`: nothing, a text and a list are put into an object, and an object stays itself. */
function createBody({ state, args: [given = UNDEFINED, description = UNDEFINED, statusCode = UNDEFINED] }: Pick<NativeCall, 'state' | 'args'>): Value {
  const single = state.resolve(given);
  const object = (members: Readonly<Record<string, Value>>): Value => state.allocate(heapObject({ type: 'plain' }, properties(members)));
  if (single.kind === 'constant' && !single.value) return object({ message: description, statusCode });
  const isObject = single.kind === 'object' && state.object(single).payload.type !== 'array';
  const mayBeObject = single.kind === 'choice' || (single.kind === 'unknown' && single.type === undefined);
  return isObject || mayBeObject ? single : object({ message: single, error: description, statusCode });
}

/** `new NotFoundException(objectOrError, descriptionOrOptions)`, also as a base class. */
function constructBuiltIn({ state, thisValue, args, isConstruct }: NativeCall, prototype: ObjectReference, code: number, standard: string): readonly Outcome[] {
  const self = isConstruct && thisValue.kind === 'object' ? thisValue : state.allocate(heapObject({ type: 'error' }, new Map(), { prototype }));
  const [given = UNDEFINED, second = UNDEFINED] = args;
  const told = state.resolve(second);
  const option = told.kind === 'object' ? state.object(told).members.get('description')?.value : told;
  const description = option === undefined || (option.kind === 'constant' && option.value === undefined) ? constant(standard) : option;
  // The code stands on the prototype: it is the class that has it, and nobody who makes an exception gives it.
  fill(state, self, createBody({ state, args: [given, description, constant(code)] }), told, {});
  return [{ state, value: self }];
}

const statics = {
  createBody: nativeFunction('createBody', (call) => [{ state: call.state, value: createBody(call) }]),
};
const httpException: Value = nativeFunction('HttpException', constructHttp, { prototype: httpPrototype, ...statics });
builtIns.set(
  httpPrototype.id,
  heapObject(
    { type: 'plain' },
    properties({
      constructor: httpException,
      getStatus: nativeFunction('getStatus', getStatus),
      getResponse: nativeFunction('getResponse', getResponse),
      [MARK]: TRUE,
    }),
    { prototype: errorPrototype },
  ),
);

const prototypes = new Map<number, ObjectReference>();

const builtInExceptions = Object.entries(EXCEPTIONS).map(([name, [code, description]]): readonly [string, Value] => {
  const prototype = builtIn(heapObject({ type: 'plain' }));
  const self = nativeFunction(name, (call) => constructBuiltIn(call, prototype, code, description), { prototype, errorName: constant(name), ...statics });
  builtIns.set(prototype.id, heapObject({ type: 'plain' }, properties({ constructor: self, name: constant(name), status: constant(code) }), { prototype: httpPrototype }));
  prototypes.set(code, prototype);
  return [name, self];
});

/** The classes of exceptions by name. */
export const exceptions: Readonly<Record<string, Value>> = Object.fromEntries([['HttpException', httpException], ...builtInExceptions]);

/**
 * @param state - The path; it is changed.
 * @param code - The code of a built-in exception.
 * @param message - Its message.
 * @returns An exception; the one of bad requests for a code that none has.
 */
export function makeException(state: State, code: number, message: Value): ObjectReference {
  const [, description] = Object.values(EXCEPTIONS).find(([own]) => own === code) ?? [code, ''];
  const prototype = prototypes.get(code) ?? httpPrototype;
  const self = state.allocate(heapObject({ type: 'error' }, new Map(), { prototype }));
  fill(state, self, createBody({ state, args: [message, constant(description), constant(code)] }), UNDEFINED, prototypes.has(code) ? {} : { status: constant(code) });
  return self;
}

/** @nestjs/core, exceptions/base-exception-filter.js: an HttpException's status, the `statusCode` of an error with a message, 500. */
export function escape({ member, primitive, isPrimitive, way }: Escape): EscapeResult {
  // `next` is that of the platform.
  if (isPrimitive && way === 'next' && primitive !== NOT_CONSTANT && !primitive) return { kind: 'passes' };
  if (isPrimitive) return { kind: 'status', code: 500, from: 'default' };
  const mark = member(MARK);
  if (mark === NOT_CONSTANT) return { kind: 'unknown', reason: 'the class of the error is not known' };
  if (mark === true) {
    const code = member('status');
    if (typeof code === 'number' && code >= 100 && code <= 999) return { kind: 'status', code, from: 'error' };
    return code === NOT_CONSTANT ? { kind: 'unknown', reason: 'the status of the exception is not known' } : { kind: 'unknown', reason: 'the status of the exception is none' };
  }
  const [code, message] = [member('statusCode'), member('message')];
  if (code === NOT_CONSTANT) return { kind: 'unknown', reason: "the error's 'statusCode' is not known" };
  const isTold = typeof code === 'number' && code >= 100 && code <= 999 && message !== '' && message !== undefined && message !== null;
  return isTold ? { kind: 'status', code, from: 'error' } : { kind: 'status', code: 500, from: 'default' };
}
