/** Statuses of Elysia 1.4: `status(code, body)`, `redirect(url)` and `set.status`, a code or the phrase of one. Read from its src/error.ts and src/utils.ts; tests/conformance measures it. */

import { STATUS_CODES } from 'node:http';
import type { NativeFunction } from '../../evaluator/native-function.js';
import type { State } from '../../evaluator/state.js';
import { alternatives, constant, UNDEFINED, type Single, type Value } from '../../evaluator/value.js';
import { memberOf } from './error-class.js';
import { tellMemberApart } from './tell-member-apart.js';
import { allocateWebResponse, argumentOf, argumentSite, checkedStatus, REDIRECT_STATUS, type WebResponse, type WebWriting } from './web-response.js';

/** `StatusMap` of src/utils.ts: the phrases of Node but for three that are others, and four that it does not have. */
const OTHER_PHRASES: Readonly<Record<string, number | undefined>> = {
  'Unprocessable Content': 422,
  'Enhance Your Calm': 420,
  "I'm a teapot": 418,
  'Unprocessable Entity': undefined,
  "I'm a Teapot": undefined,
  'IM Used': undefined,
  'Use Proxy': undefined,
  'Bandwidth Limit Exceeded': undefined,
};
const codes = new Map<string, number | undefined>([...Object.entries(STATUS_CODES).map(([code, phrase = '']): [string, number] => [phrase, Number(code)]), ...Object.entries(OTHER_PHRASES)]);

/** `emptyHttpStatus` of src/error.ts: what is given for a body is dropped. */
const WITHOUT_BODY = new Set<unknown>([101, 204, 205, 304, 307, 308]);

/** `status(201, body)`, `status(204)` */
const writing: WebWriting = { empty: (_receiver, status) => `status(${status})` };

/**
 * @param status - A status as it was given.
 * @returns It as a code; undefined for what says none, such as a text that is no phrase.
 */
export function codeOfStatus(status: Single): Single | undefined {
  if (status.kind !== 'constant') return status;
  const { value } = status;
  if (typeof value === 'number') return value ? { ...status, value: Math.trunc(value) } : undefined;
  const code = typeof value === 'string' ? codes.get(value) : undefined;
  return code === undefined ? undefined : { ...status, value: code };
}

/**
 * @param code - A code.
 * @returns Whether Node sends it; it throws for others.
 */
export function isSentCode(code: number): boolean {
  return code >= 100 && code <= 999;
}

/** `status(code, body)`: the phrase of the code without a body. */
export const status: NativeFunction = ({ activation, state, args, site }) => {
  const [code = UNDEFINED, body = UNDEFINED] = args;
  return alternatives(state.resolve(code)).map((single, way, { length }) => {
    const path = way === length - 1 ? state : state.fork();
    if (length > 1) path.narrow(code, single);
    const own = codeOfStatus(single);
    const given = path.resolve(body);
    const isNone = given.kind === 'constant' && (given.value === undefined || given.value === null);
    const isDropped = own?.kind === 'constant' && WITHOUT_BODY.has(own.value);
    const content = isDropped ? undefined : ({ value: isNone ? constant('the phrase of the code') : body, format: 'text', node: argumentOf(site.node, 1) } as const);
    const response: WebResponse = { status: own === undefined ? null : { value: own, site: argumentSite(site, 0) }, defaultCode: 200, body: content, site, via: activation.via, isPlain: true, writing };
    return { state: path, value: allocateWebResponse(path, response) };
  });
};

/**
 * @param response - A response.
 * @returns Whether it is what `status()` has made.
 */
export function isOfStatus(response: WebResponse): boolean {
  return response.writing === writing;
}

/** `redirect(url, code)`: a `Response`. A relative URL is taken, as Bun takes it; Node throws. */
export const redirect: NativeFunction = (call) =>
  checkedStatus(call, { state: call.state, value: call.args[1] ?? UNDEFINED }, argumentSite(call.site, 1), REDIRECT_STATUS).map((given) => ({
    state: given.state,
    value: allocateWebResponse(given.state, { status: given.status, defaultCode: 302, body: undefined, site: call.site, via: call.activation.via, isPlain: true }),
  }));

/** `set` of a context. */
function holderOf(state: State, context: Value | undefined): Single | undefined {
  return context?.kind === 'object' ? memberOf(state, context, 'set') : undefined;
}

/**
 * @param state - The path.
 * @param context - What a handler is handed.
 * @returns The code that `set.status` is; undefined when it says none.
 */
export function setStatusOf(state: State, context: Value | undefined): Single | undefined {
  const holder = holderOf(state, context);
  const given = holder === undefined ? undefined : memberOf(state, holder, 'status');
  return given === undefined ? undefined : codeOfStatus(given);
}

/**
 * @param state - The path; it is taken over.
 * @param context - What a handler is handed.
 * @returns A path for each status that may be set.
 */
export function apartByStatus(state: State, context: Value | undefined): readonly State[] {
  const holder = holderOf(state, context);
  return holder?.kind === 'object' ? tellMemberApart(state, holder, 'status') : [state];
}
