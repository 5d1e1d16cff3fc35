/** Members that values have from their built-in prototypes. */

import type { State } from '../state.js';
import { constant, type Constant, type ObjectReference, type Value } from '../value.js';
import { arrayMethods } from './array.js';
import { collectionMethods } from './collection.js';
import { functionMethods } from './function.js';
import { objectMethods } from './object.js';
import { promiseMethods } from './promise-methods.js';
import { stringMethods } from './string.js';

/**
 * @param state - The path.
 * @param value - A constant that is not nullish, or an object.
 * @param key - The member's name.
 * @returns The built-in member, or undefined when there is none.
 */
export function builtInMember(state: State, value: Constant | ObjectReference, key: string): Value | undefined {
  if (value.kind === 'constant') {
    if (typeof value.value === 'string' && key === 'length') return constant(value.value.length);
    return stringMethods.get(key);
  }
  const { payload } = state.object(value);
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
      return functionMethods.get(key);
    case 'class':
      if (key === 'name') return constant(payload.node.id?.name ?? '');
      return functionMethods.get(key);
    case 'native':
      if (key === 'name') return constant(payload.name);
      return functionMethods.get(key);
    case 'bound':
      return functionMethods.get(key);
    case 'host':
      return payload.behaviour.call === undefined ? undefined : functionMethods.get(key);
    default:
      return objectMethods.get(key);
  }
}
