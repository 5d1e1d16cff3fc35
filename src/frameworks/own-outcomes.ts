/** What a framework of the user's own makes of what handlers return and throw, as its settings say. */

import { properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import { unknown, type Single } from '../evaluator/value.js';
import type { OwnErrors, OwnFramework, OwnRole } from '../model/own-framework.js';
import { NOT_CONSTANT, type Escape, type EscapeResult, type ParameterRole, type ResponseFramework } from './framework-adapter.js';
import type { Answered, Leaving, ReturningChain } from './returning.js';
import { memberOf } from './shared/error-class.js';
import { resultMember, siteOfValue } from './shared/result-object.js';
import { webResponseOf } from './shared/web-response.js';

const UNSAID = 'the settings do not say what is answered to an error';
const DEFAULT_MEMBERS = ['status'];

const isErrorCode = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 400 && Number(value) <= 599;

/**
 * @param errors - What the settings say of errors.
 * @returns What becomes of an error that leaves a handler which answers through a response.
 */
export function ownEscape(errors: OwnErrors | undefined): ResponseFramework['escape'] {
  return ({ member, primitive, isPrimitive, way }: Escape): EscapeResult => {
    if (way === 'rejection' && errors?.rejections === 'lost') return { kind: 'none' };
    if (isPrimitive && way === 'next') {
      if (primitive === NOT_CONSTANT) return { kind: 'unknown', reason: 'the error is not known' };
      if (primitive === undefined || primitive === null) return { kind: 'passes' };
    }
    if (errors === undefined) return { kind: 'unknown', reason: UNSAID };
    for (const name of isPrimitive ? [] : (errors.statusMembers ?? DEFAULT_MEMBERS)) {
      const own = member(name);
      if (own === NOT_CONSTANT) return { kind: 'unknown', reason: `the error's '${name}' is not known` };
      if (isErrorCode(own)) return { kind: 'status', code: own, from: 'error' };
    }
    return { kind: 'status', code: errors.defaultStatus ?? 500, from: 'default' };
  };
}

/**
 * @param framework - What the settings say.
 * @param handed - What its handlers are handed.
 * @param handedErrors - What its error handlers are handed.
 * @returns How its handlers answer by what they return.
 */
export function ownReturning({ returned: rule = {}, errors }: OwnFramework, handed: readonly OwnRole[], handedErrors: readonly ParameterRole[]): ReturningChain {
  const { defaultStatus: defaultCode = 200, nothing, members } = rule;

  function returned({ state, value, site }: Leaving): Answered {
    const made = webResponseOf(state, value);
    if (made !== undefined) return { kind: 'web', response: made };
    if (value.kind === 'unknown') return { kind: 'unknown', reason: value.reason };
    if (value.kind === 'constant' && (value.value === undefined || value.value === null)) {
      if (nothing !== undefined) return { kind: 'status', code: nothing, body: 'no' };
      return { kind: 'unknown', reason: 'the settings do not say what is answered when a handler returns nothing' };
    }
    if (members === undefined || value.kind !== 'object') return { kind: 'web', response: { status: null, defaultCode, body: { value, format: 'json', node: undefined }, site, via: [], isPlain: true } };
    const code = resultMember(state, value, members.status);
    const body = resultMember(state, value, members.body);
    const status: Single | undefined = code?.kind === 'choice' ? unknown('the status is not known') : code;
    const isNone = status === undefined || (status.kind === 'constant' && status.value === undefined);
    const written = siteOfValue(status) ?? site;
    const content = body === undefined ? undefined : ({ value: body, format: 'json', node: undefined } as const);
    return { kind: 'web', response: { status: isNone ? null : { value: status, site: written }, defaultCode, body: content, site: written, via: [], isPlain: true } };
  }

  function thrown({ state, value }: Leaving): Answered {
    if (errors === undefined) return { kind: 'unknown', reason: UNSAID };
    if (value.kind === 'unknown') return { kind: 'unknown', reason: `the error is not known: ${value.reason}` };
    if (webResponseOf(state, value) !== undefined) return { kind: 'unknown', reason: 'the settings do not say what becomes of an answer that is thrown' };
    for (const name of errors.statusMembers ?? DEFAULT_MEMBERS) {
      const own = memberOf(state, value, name);
      if (own === undefined) continue;
      if (own.kind !== 'constant') return { kind: 'unknown', reason: `the error's '${name}' is not known` };
      if (isErrorCode(own.value)) return { kind: 'status', code: own.value, body: 'yes' };
    }
    return { kind: 'status', code: errors.defaultStatus ?? 500, body: 'yes' };
  }

  return {
    handed,
    handedErrors,
    hand: (state, request) => ({ context: state.allocate(heapObject({ type: 'plain' }, properties({ request, req: request }), { complete: false })) }),
    order: handed.includes('next') ? 'next' : 'first',
    catchesInside: false,
    returned,
    thrown,
  };
}
