/** Responses that functions of packages return which are not followed. */

import { heapObject } from '../evaluator/heap-object.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { unknown, type Value } from '../evaluator/value.js';
import { allocateWebResponse, argumentOf, checkedStatus, type WebBody } from '../frameworks/shared/web-response.js';
import type { GivenStatus } from './package-answer.js';

/** The body as it is known: whether there is one, or the value at a position. */
export type ReturnedBody = 'yes' | 'no' | 'unknown' | { readonly argument: number; readonly value: Value };

/**
 * @param call - The call that gives it; its path is taken over.
 * @param status - The code and what says it; undefined for the default.
 * @param body - The body.
 * @returns The response, with each status that it may have.
 */
export function returnPackageAnswer(call: NativeCall, status: GivenStatus | undefined, body: ReturnedBody): readonly Outcome[] {
  const { activation, site } = call;
  const given = status === undefined ? [{ state: call.state, status: null }] : checkedStatus(call, { state: call.state, value: status.value }, status.site);
  return given.map(({ state, status: code }) => {
    const written = ((): WebBody | undefined => {
      if (body === 'no') return undefined;
      if (body === 'yes') return { value: state.allocate(heapObject({ type: 'plain' }, new Map(), { complete: false })), format: 'json', node: undefined };
      if (body === 'unknown') return { value: unknown('the body is not known', { site }), format: 'text', node: undefined };
      return { value: body.value, format: 'json', node: argumentOf(site.node, body.argument) };
    })();
    return { state, value: allocateWebResponse(state, { status: code, defaultCode: 200, body: written, site, via: activation.via, isPlain: true }) };
  });
}

/**
 * Notes that an answer of a package is not known: the path ends with it.
 *
 * @param call - The call that answers.
 * @returns Nothing that goes on.
 */
export function giveUpAnswer({ evaluation, site }: NativeCall): readonly Outcome[] {
  evaluation.gaveUp(site, 'what a package answers is not known');
  return [];
}
