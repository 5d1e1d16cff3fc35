/** Members that values have from their built-in prototypes. */

import type { State } from '../state.js';
import type { Payload } from '../heap-object.js';
import { constant, unknown, type Constant, type ObjectReference, type Value } from '../value.js';
import { arrayMethods } from './array.js';
import { collectionMethods } from './collection.js';
import { functionMethods, makerOf, sourceText } from './function.js';
import { objectMethods } from './object.js';
import { promiseMethods } from './promise-methods.js';
import { regexpMethods } from './regexp.js';
import { stringMethods } from './string.js';

/**
 * @param state - The path.
 * @param value - A constant that is not nullish, or an object.
 * @param key - The member's name.
 * @returns The built-in member, or undefined when there is none.
 */
export function builtInMember(state: State, value: Constant | ObjectReference, key: string): Value | undefined {
  if (value.kind === 'constant') return memberOfPrimitive(value, key);
  const { payload } = state.object(value);
  return knownMember(payload, key) ?? (prototypesOf(payload).some((prototype) => key in prototype) ? notEvaluated(key) : undefined);
}

function memberOfPrimitive({ value }: Constant, key: string): Value | undefined {
  if (typeof value === 'string') {
    if (key === 'length') return constant(value.length);
    if (/^\d+$/.test(key)) return constant(value[Number(key)]);
  }
  return stringMethods.get(key) ?? (key in Object(value) ? notEvaluated(key) : undefined);
}

/** A member that the language has and the evaluator does not know. */
function notEvaluated(key: string): Value {
  return unknown(`'${key}' of a built-in object is not evaluated`, { truthiness: true });
}

function prototypesOf(payload: Payload): readonly object[] {
  switch (payload.type) {
    case 'array':
      return [Array.prototype];
    case 'promise':
      return [Promise.prototype];
    case 'collection':
      return [Map.prototype, Set.prototype];
    case 'regexp':
      return [RegExp.prototype];
    case 'error':
      return [Error.prototype];
    case 'native': {
      // `Number.EPSILON`, `String.raw`
      const real: unknown = Reflect.get(globalThis, payload.name);
      return typeof real === 'function' ? [real, Function.prototype] : [Function.prototype];
    }
    case 'closure':
    case 'class':
    case 'bound':
      return [Function.prototype];
    case 'host':
      return [];
    case 'plain':
      return [Object.prototype];
  }
}

function knownMember(payload: Payload, key: string): Value | undefined {
  switch (payload.type) {
    case 'array':
      return arrayMethods.get(key) ?? objectMethods.get(key);
    case 'promise':
      return promiseMethods.get(key);
    case 'collection':
      if (key === 'size' && !payload.open) return constant(payload.entries.length);
      return collectionMethods.get(key);
    case 'closure':
      if (key === 'name') return constant(payload.node.id?.name ?? '');
      if (key === 'length') return constant(payload.node.params.length);
      if (key === 'constructor') return makerOf(payload.node);
      if (key === 'toString') return sourceText(payload.node, payload.module);
      return functionMethods.get(key);
    case 'class':
      if (key === 'name') return constant(payload.node.id?.name ?? '');
      return functionMethods.get(key);
    case 'native':
      if (key === 'name') return constant(payload.name);
      return functionMethods.get(key);
    case 'bound':
      return functionMethods.get(key);
    case 'regexp':
      return regexpMethods.get(key);
    case 'host':
      return payload.behaviour.call === undefined ? undefined : functionMethods.get(key);
    default:
      return objectMethods.get(key);
  }
}
