/** Prints abstract values as short text: `200 | 404`, `{code:"A"}`, `unknown`. */

import type { HeapObject } from '../../src/evaluator/heap-object.js';
import type { State } from '../../src/evaluator/state.js';
import type { Single, Value } from '../../src/evaluator/value.js';

/** Objects in objects are printed this deep. */
const MAXIMUM_DEPTH = 4;

/**
 * @param state - The path.
 * @param value - A value.
 * @returns Constants as JavaScript writes them, alternatives in alphabetic order between `|`, `unknown`, a text that is known in
 * part between backticks, and `...` where an object or a list may have more than what is printed.
 */
export function showValue(state: State, value: Value): string {
  return [...new Set(showAlternatives(state, value, 0))].sort().join(' | ');
}

function showAlternatives(state: State, value: Value, depth: number): readonly string[] {
  const resolved = state.resolve(value);
  return (resolved.kind === 'choice' ? resolved.values : [resolved]).map((single) => showSingle(state, single, depth));
}

function showNested(state: State, value: Value, depth: number): string {
  return [...new Set(showAlternatives(state, value, depth + 1))].sort().join('|');
}

function showSingle(state: State, value: Single, depth: number): string {
  if (value.kind === 'constant') return typeof value.value === 'string' ? JSON.stringify(value.value) : String(value.value);
  if (value.kind === 'unknown') return value.text === undefined ? 'unknown' : `\`${value.text}\``;
  return depth > MAXIMUM_DEPTH ? '…' : showObject(state, state.object(value), depth);
}

function showObject(state: State, heap: HeapObject, depth: number): string {
  const { payload } = heap;
  const more = (isComplete: boolean): string[] => (isComplete ? [] : ['...']);
  const members = [...heap.members]
    .filter(([key]) => key !== 'stack')
    .map(([key, property]) => `${key}:${property.getter === undefined ? showNested(state, property.value, depth) : '<getter>'}`);
  switch (payload.type) {
    case 'array':
      return `[${[...payload.elements.map((element) => showNested(state, element, depth)), ...more(!payload.open)].join(',')}]`;
    case 'collection': {
      const entries = payload.entries.map(([key, entry]) => `${showNested(state, key, depth)}=>${showNested(state, entry, depth)}`);
      return `<${[...entries, ...more(!payload.open)].join(',')}>`;
    }
    case 'promise':
      return payload.outcome === 'pending' ? 'Promise.pending' : `Promise.${payload.outcome}(${showNested(state, payload.value, depth)})`;
    case 'plain':
    case 'error':
      return `${payload.type === 'error' ? 'Error' : ''}{${[...members, ...more(heap.complete)].join(',')}}`;
    default:
      return `<${payload.type}>`;
  }
}
