/** The errors that packages hand on, and their classes. */

import { builtIn, builtIns, nativeFunction, properties } from '../evaluator/built-in.js';
import { heapObject, type Property } from '../evaluator/heap-object.js';
import { errorGlobals, errorPrototype } from '../evaluator/library/error.js';
import type { State } from '../evaluator/state.js';
import { constant, oneOf, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { KnownError } from '../frameworks/known-packages.js';

interface ErrorClass {
  readonly self: ObjectReference;
  readonly prototype: ObjectReference;
}

const classes = new Map<string, ErrorClass>();

/** The prototype of one of JavaScript's own classes of errors. */
function prototypeOf(maker: Value | undefined): Value | undefined {
  return maker?.kind === 'object' ? builtIns.get(maker.id)?.members.get('prototype')?.value : undefined;
}

/**
 * @param module - A module.
 * @param name - The name of a class of errors.
 * @returns The class, the same one each time.
 */
export function errorClass(module: string, name: string): ErrorClass {
  const key = `${module}#${name}`;
  const known = classes.get(key);
  if (known !== undefined) return known;
  const members = new Map<string, Property>();
  const prototype = builtIn(heapObject({ type: 'plain' }, members, { prototype: errorPrototype }));
  const self = nativeFunction(
    name,
    ({ state, site }) => [{ state, value: unknown(`what '${name}' makes is not known`, { site, truthiness: true }) }],
    { prototype, errorName: constant(name) },
  );
  members.set('constructor', { value: self });
  const made = { self, prototype };
  classes.set(key, made);
  return made;
}

/**
 * @param state - The path; it is changed.
 * @param module - The module that makes it.
 * @param error - What is known of it.
 * @returns The error.
 */
export function packageError(state: State, module: string, error: KnownError): ObjectReference {
  const { name = 'Error', status, statusCode, code, message, members = [] } = error;
  const values: Record<string, Value> = {
    name: constant(name),
    message: message === undefined ? unknown('a package words it', { type: 'string' }) : constant(message),
    stack: unknown('a stack trace is not known', { type: 'string' }),
  };
  if (status !== undefined) values['status'] = constant(status);
  if (statusCode !== undefined) values['statusCode'] = constant(statusCode);
  if (code !== undefined) values['code'] = typeof code === 'string' ? constant(code) : oneOf(code.map((one) => constant(one)));
  for (const member of members) values[member] = unknown(`'${member}' of an error of a package is not known`);
  const className = error.class ?? name;
  const global = errorGlobals.get(className);
  const prototype = global === undefined ? errorClass(module, className).prototype : prototypeOf(global);
  return state.allocate(heapObject({ type: 'error' }, properties(values), { prototype }));
}

/**
 * @param state - The path.
 * @param value - What may be an error.
 * @param prototype - The prototype of a class.
 * @returns Whether it is of the class; undefined when that is not known.
 */
export function isOfClass(state: State, value: Value, prototype: ObjectReference): boolean | undefined {
  let current: Value | null | undefined = state.resolve(value);
  if (current.kind === 'constant') return false;
  for (let depth = 0; depth < 20; depth += 1) {
    if (current === null || current === undefined) return false;
    if (current.kind !== 'object') return undefined;
    if (current.id === prototype.id) return true;
    current = state.object(current).prototype;
  }
  return undefined;
}
