/** Methods of strings and numbers, run on constants. */

import { nativeFunction } from '../built-in.js';
import { heapObject } from '../heap-object.js';
import type { NativeCall } from '../native-function.js';
import type { Outcome } from '../outcome.js';
import { alternatives, constant, MAXIMUM_CHOICES, oneOf, unknown, type Constant, type Value } from '../value.js';

/** Methods without side effects whose arguments are constants. */
const METHODS = [
  'toUpperCase', 'toLowerCase', 'trim', 'trimStart', 'trimEnd', 'includes', 'startsWith', 'endsWith', 'slice', 'substring', 'substr',
  'charAt', 'concat', 'indexOf', 'lastIndexOf', 'padStart', 'padEnd', 'at', 'toString', 'toFixed', 'valueOf', 'split', 'replace',
  'replaceAll', 'localeCompare', 'charCodeAt', 'codePointAt', 'match', 'matchAll', 'search', 'normalize', 'repeat', 'toLocaleString',
] as const;

/** Longer texts than this (UTF-16 code units) are not computed. */
const MAXIMUM_LENGTH = 10_000;

function callMethod(name: string, { state, thisValue, args, site }: NativeCall): readonly Outcome[] {
  const notKnown = unknown(`the result of '${name}' is not known`, { site, ...(HAS_NO_TYPE.has(name) ? {} : { type: typeOfResult(name) }) });
  const subjects = alternatives(state.resolve(thisValue));
  const constants = args.map((arg) => state.resolve(arg));
  if (subjects.length > MAXIMUM_CHOICES || !constants.every((arg): arg is Constant => arg.kind === 'constant')) return [{ state, value: notKnown }];
  const values = subjects.map((subject): Value => {
    if (subject.kind !== 'constant' || subject.value === null || subject.value === undefined) return notKnown;
    const result = apply(subject.value, name, constants.map((arg) => arg.value));
    if (Array.isArray(result)) {
      const elements = result.map((part) => constant(String(part)));
      return state.allocate(heapObject({ type: 'array', elements, open: false }));
    }
    return typeof result === 'string' || typeof result === 'number' || typeof result === 'boolean' ? constant(result, site) : notKnown;
  });
  return [{ state, value: oneOf(values) }];
}

/** What they give may be a list, or nothing. */
const HAS_NO_TYPE: ReadonlySet<string> = new Set(['split', 'match', 'matchAll', 'at', 'codePointAt', 'valueOf']);

function typeOfResult(name: string): 'string' | 'number' | 'boolean' {
  if (['includes', 'startsWith', 'endsWith'].includes(name)) return 'boolean';
  return ['indexOf', 'lastIndexOf', 'charCodeAt', 'search', 'localeCompare'].includes(name) ? 'number' : 'string';
}

function apply(subject: NonNullable<Constant['value']>, name: string, args: readonly Constant['value'][]): unknown {
  if (String(subject).length > MAXIMUM_LENGTH || args.some((arg) => typeof arg === 'number' && arg > MAXIMUM_LENGTH)) return undefined;
  // Regular expressions are never run: a bad one could take for ever.
  if (['match', 'matchAll', 'search'].includes(name)) return undefined;
  const method = (Object(subject) as Record<string, unknown>)[name];
  if (typeof method !== 'function') return undefined;
  try {
    return Reflect.apply(method, subject, args);
  } catch {
    return undefined;
  }
}

export const stringMethods: ReadonlyMap<string, Value> = new Map<string, Value>(
  METHODS.map((name) => [name, nativeFunction(name, (call) => callMethod(name, call))]),
);
