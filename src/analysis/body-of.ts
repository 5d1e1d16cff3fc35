/** Whether a value that is sent has bytes on the wire. */

import type { State } from '../evaluator/state.js';
import { alternatives, type Single, type Value } from '../evaluator/value.js';
import type { BodyRule } from '../frameworks/framework-adapter.js';
import type { Body } from '../model/response.js';

/**
 * @param state - The path.
 * @param value - What is sent.
 * @param rule - How it becomes a body.
 * @returns Whether there is a body; `throws` when the value cannot be sent.
 */
export function bodyOf(state: State, value: Value, rule: BodyRule): Body | 'throws' {
  const bodies = new Set(alternatives(state.resolve(value)).map((single) => bodyOfSingle(state, single, rule)));
  const [only] = bodies;
  return bodies.size === 1 && only !== undefined ? only : 'unknown';
}

function bodyOfSingle(state: State, value: Single, rule: BodyRule): Body | 'throws' {
  const isBytes = rule.kind === 'argument' && rule.format === 'bytes';
  const isMixed = rule.kind === 'argument' && rule.format === 'mixed';
  const isJson = rule.kind === 'argument' && rule.format === 'json';
  if (value.kind === 'constant') {
    if (value.value === undefined) return 'no';
    if (!isJson && ((value.value === null && !isMixed) || value.value === '')) return 'no';
    return isBytes && typeof value.value !== 'string' ? 'throws' : 'yes';
  }
  if (value.kind === 'object' && isBytes && ['plain', 'array', 'error', 'collection'].includes(state.object(value).payload.type)) return 'throws';
  if (value.kind === 'object') return ['closure', 'native', 'bound', 'class'].includes(state.object(value).payload.type) ? 'no' : 'yes';
  if (value.truthiness === true || (isJson && value.type !== undefined) || (isMixed && value.type !== undefined && value.type !== 'string')) return 'yes';
  return 'unknown';
}
