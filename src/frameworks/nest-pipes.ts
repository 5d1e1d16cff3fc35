/** The pipes and the streams that Nest gives (@nestjs/common 11, pipes/*.js). */

import { builtIn, builtIns, nativeFunction, properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import { callFunction } from '../evaluator/call-function.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { raise } from '../evaluator/raise.js';
import { constant, UNDEFINED, unknown, type Unknown, type Value } from '../evaluator/value.js';
import { DECLARES_CLASS } from './actions.js';
import { makeException } from './nest-exceptions.js';

/** What a pipe was made with. */
const OPTIONS = '[[options]]';

/**
 * @param name - The name of the class.
 * @param optionsIndex - The argument of the constructor that is the options.
 * @param methods - The methods of its objects.
 * @returns The class.
 */
export function nativeClass(name: string, optionsIndex: number, methods: Readonly<Record<string, NativeFunction>>): Value {
  const prototype = builtIn(heapObject({ type: 'plain' }));
  const make: NativeFunction = ({ state, args, thisValue, isConstruct }) => {
    const self = isConstruct && thisValue.kind === 'object' ? thisValue : state.allocate(heapObject({ type: 'plain' }, new Map(), { prototype }));
    const heap = state.object(self);
    state.set(self.id, { ...heap, members: new Map([...heap.members, ...properties({ [OPTIONS]: args[optionsIndex] ?? UNDEFINED })]) });
    return [{ state, value: self }];
  };
  const self = nativeFunction(name, make, { prototype });
  const members = Object.fromEntries(Object.entries(methods).map(([key, call]) => [key, nativeFunction(key, call)]));
  builtIns.set(prototype.id, heapObject({ type: 'plain' }, properties({ constructor: self, ...members })));
  return self;
}

/** An option that the pipe was made with. */
function optionOf({ state, thisValue }: NativeCall, name: string): Value | undefined {
  const options = thisValue.kind === 'object' ? state.object(thisValue).members.get(OPTIONS)?.value : undefined;
  const single = options === undefined ? undefined : state.resolve(options);
  return single?.kind === 'object' ? state.object(single).members.get(name)?.value : undefined;
}

/** Refuses on a path of its own: what `exceptionFactory` makes, else an exception with `errorHttpStatusCode`, else one with the code. */
function refuse(call: NativeCall, code: number, message: Value): void {
  const { activation, state, site } = call;
  const factory = optionOf(call, 'exceptionFactory');
  const path = state.fork();
  if (factory !== undefined) {
    const made = callFunction(activation, path, factory, UNDEFINED, [unknown('what is wrong is not known', { truthiness: true })], site);
    for (const outcome of made) raise(activation, outcome.state, outcome.value, site);
    return;
  }
  const own = optionOf(call, 'errorHttpStatusCode');
  const status = own === undefined ? constant(code) : path.resolve(own);
  const isKnown = status.kind === 'constant' && typeof status.value === 'number';
  raise(activation, path, isKnown ? makeException(path, Number(status.value), message) : unknown('the code of the pipe is not known', { site }), site);
}

function parsing(name: string, optionsIndex: number, message: string, gives: Partial<Unknown>): readonly [string, Value] {
  const transform: NativeFunction = (call): readonly Outcome[] => {
    refuse(call, 400, constant(message));
    return [{ state: call.state, value: unknown('it is parsed from the request', gives) }];
  };
  return [name, nativeClass(name, optionsIndex, { transform })];
}

/** `new ValidationPipe(options)`: it validates what is declared to be an object of a class, but for the decorators of the project. */
const validate: NativeFunction = (call): readonly Outcome[] => {
  const { state, args } = call;
  const [value = UNDEFINED, metadata = UNDEFINED] = args;
  const members = metadata.kind === 'object' ? state.object(metadata).members : undefined;
  const says = (name: string, told: string | boolean): boolean => {
    const single = members?.get(name)?.value;
    return single?.kind === 'constant' && single.value === told;
  };
  if (members !== undefined && (!says(DECLARES_CLASS, true) || says('type', 'custom'))) return [{ state, value }];
  refuse(call, 400, state.allocate(heapObject({ type: 'array', elements: [], open: true })));
  return [{ state, value }];
};

/** `new DefaultValuePipe(value)` */
const fallBack: NativeFunction = ({ state }) => [{ state, value: unknown('it comes from the request, or is the default', { truthiness: true }) }];

/** The pipes by name. */
export const pipes: Readonly<Record<string, Value>> = Object.fromEntries([
  parsing('ParseIntPipe', 0, 'Validation failed (numeric string is expected)', { type: 'number' }),
  parsing('ParseFloatPipe', 0, 'Validation failed (numeric string is expected)', { type: 'number' }),
  parsing('ParseBoolPipe', 0, 'Validation failed (boolean string is expected)', { type: 'boolean' }),
  parsing('ParseUUIDPipe', 0, 'Validation failed (uuid is expected)', { type: 'string', truthiness: true }),
  parsing('ParseEnumPipe', 1, 'Validation failed (enum string is expected)', {}),
  parsing('ParseDatePipe', 0, 'Validation failed (no Date provided)', { truthiness: true }),
  parsing('ParseArrayPipe', 0, 'Validation failed (parsable array expected)', { truthiness: true }),
  parsing('ParseFilePipe', 0, 'Validation failed', { truthiness: true }),
  ['ValidationPipe', nativeClass('ValidationPipe', 0, { transform: validate })],
  ['DefaultValuePipe', nativeClass('DefaultValuePipe', 0, { transform: fallBack })],
]);

/** `new StreamableFile(stream)`: something that is sent. */
export const streamableFile: Value = nativeClass('StreamableFile', 0, {});
