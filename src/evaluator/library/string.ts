/** Methods of strings and numbers, run on constants. */

import { nativeFunction } from '../built-in.js';
import { heapObject } from '../heap-object.js';
import type { NativeCall } from '../native-function.js';
import type { Outcome } from '../outcome.js';
import type { State } from '../state.js';
import { beginsWith, mayHold } from '../partial-text.js';
import { MAXIMUM_MATCHED, simplePattern } from './regexp.js';
import { alternatives, constant, FALSE, MAXIMUM_CHOICES, oneOf, unknown, type Constant, type Unknown, type Value } from '../value.js';

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
  const given = args.map((arg) => givenTo(state, arg));
  if (subjects.length > MAXIMUM_CHOICES || given.includes(NOT_KNOWN)) return [{ state, value: notKnown }];
  const values = subjects.map((subject): Value => {
    if (subject.kind === 'unknown') return ofPart(subject, name, given) ?? notKnown;
    if (subject.kind !== 'constant' || subject.value === null || subject.value === undefined) return notKnown;
    const result = apply(subject.value, name, given);
    if (result === null) return constant(null);
    if (Array.isArray(result)) {
      const elements = result.map((part: unknown) => constant(part === undefined ? undefined : String(part)));
      return state.allocate(heapObject({ type: 'array', elements, open: false }));
    }
    if (typeof result !== 'string' && typeof result !== 'number' && typeof result !== 'boolean') return notKnown;
    // What is made of a value that a comparison has shown is one of several as well.
    return subject.compared === undefined ? constant(result, site) : { ...constant(result, site), compared: subject.compared };
  });
  return [{ state, value: oneOf(values) }];
}

/** What is known of the result of a method when the text is known in part, or when it is known of which letters it is. */
function ofPart(value: Unknown, name: string, [part]: readonly unknown[]): Value | undefined {
  const { text, letters, type, truthiness, reason, site } = value;
  if (name === 'toLowerCase' || name === 'toUpperCase') {
    if (text === undefined && letters === undefined) return undefined;
    const isLower = name === 'toLowerCase';
    return unknown(reason, {
      ...(text === undefined ? {} : { text: isLower ? text.toLowerCase() : text.toUpperCase() }),
      ...(letters === undefined ? {} : { letters: isLower ? 'lower' : 'upper' }),
      ...(site === undefined ? {} : { site }),
      ...(type === undefined ? {} : { type }),
      ...(truthiness === undefined ? {} : { truthiness }),
    });
  }
  if (!['includes', 'startsWith', 'endsWith'].includes(name) || typeof part !== 'string') return undefined;
  const begins = name === 'startsWith' && type === 'string' ? beginsWith(value, part) : undefined;
  if (begins !== undefined) return constant(begins);
  if (letters === undefined) return undefined;
  return mayHold(text ?? '…', part, letters) ? undefined : FALSE;
}

const NOT_KNOWN = Symbol('not known');

/** An argument: a constant's value, or a pattern that may be run. */
function givenTo(state: State, arg: Value): Constant['value'] | RegExp | typeof NOT_KNOWN {
  const resolved = state.resolve(arg);
  return resolved.kind === 'constant' ? resolved.value : (simplePattern(state, resolved) ?? NOT_KNOWN);
}

/** What they give may be a list, or nothing. */
const HAS_NO_TYPE: ReadonlySet<string> = new Set(['split', 'match', 'matchAll', 'at', 'codePointAt', 'valueOf']);

function typeOfResult(name: string): 'string' | 'number' | 'boolean' {
  if (['includes', 'startsWith', 'endsWith'].includes(name)) return 'boolean';
  return ['indexOf', 'lastIndexOf', 'charCodeAt', 'search', 'localeCompare'].includes(name) ? 'number' : 'string';
}

function apply(subject: NonNullable<Constant['value']>, name: string, args: readonly unknown[]): unknown {
  if (String(subject).length > MAXIMUM_LENGTH || args.some((arg) => typeof arg === 'number' && arg > MAXIMUM_LENGTH)) return undefined;
  const hasPattern = args.some((arg) => arg instanceof RegExp);
  if (hasPattern && String(subject).length > MAXIMUM_MATCHED) return undefined;
  // Of a text they make a pattern.
  if (name === 'matchAll' || (!hasPattern && (name === 'match' || name === 'search'))) return undefined;
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
