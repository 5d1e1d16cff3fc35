/** How both versions of h3 read a status that they are handed, and ask for the method of an event. */

import { nativeFunction } from '../../evaluator/built-in.js';
import { readMember } from '../../evaluator/member-access.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { raise } from '../../evaluator/raise.js';
import type { State } from '../../evaluator/state.js';
import type { Site } from '../../evaluator/syntax.js';
import { isEqual } from '../../evaluator/truth.js';
import { alternatives, constant, UNDEFINED, unknown, type Primitive, type Single, type Value } from '../../evaluator/value.js';
import { argumentOf, type WebResponse } from './web-response.js';

/** What a version makes of a status: the code, or undefined for what leaves the one that was there. */
export type StatusReader = (value: Primitive) => number | undefined;

/**
 * @param call - The call that is handed a status.
 * @param index - Which argument it is.
 * @param read - How it is read.
 * @param then - What is done with each status that it may be; null for one that leaves the one that was there.
 * @returns One path for each.
 */
export function forEachStatus({ state, args, site }: NativeCall, index: number, read: StatusReader, then: (path: State, status: WebResponse['status']) => Outcome): readonly Outcome[] {
  const value = args[index] ?? UNDEFINED;
  return alternatives(state.resolve(value)).map((single, way, { length }) => {
    const path = way === length - 1 ? state : state.fork();
    if (length > 1) path.narrow(value, single);
    return then(path, statusIn(single, { ...site, node: argumentOf(site.node, index) ?? site.node }, read));
  });
}

/**
 * @param value - A status as it is handed over.
 * @param own - Where it is.
 * @param read - How it is read.
 * @returns The status; null for one that leaves the one that was there.
 */
export function statusIn(value: Single, own: Site, read: StatusReader): WebResponse['status'] {
  if (value.kind === 'object') return null;
  if (value.kind !== 'constant') return { value, site: own };
  const code = read(value.value);
  return code === undefined ? null : { value: { ...value, value: code, site: value.site ?? own }, site: value.site?.module === own.module ? value.site : own };
}

/** `event.method` */
function methodOf({ activation, state, args, site }: NativeCall): readonly Outcome[] {
  return readMember(activation, state, args[0] ?? UNDEFINED, 'method', site);
}

/** `getMethod(event)` */
export const getMethod = nativeFunction('getMethod', methodOf);

/** On each path: whether the method is the one that is asked for, or one of a list. */
function comparisons(call: NativeCall): readonly { readonly state: State; readonly method: Value; readonly asked: readonly Single[]; readonly known: boolean | undefined }[] {
  return methodOf(call).map(({ state, value: method }) => {
    const given = state.resolve(call.args[1] ?? UNDEFINED);
    const payload = given.kind === 'object' ? state.object(given).payload : undefined;
    const asked = payload?.type === 'array' ? payload.elements.flatMap((element) => alternatives(state.resolve(element))) : alternatives(given);
    const each = asked.map((single) => (single.kind === 'constant' ? isEqual(state, method, single.value) : undefined));
    const known = each.includes(true) ? true : each.every((one) => one === false) ? false : undefined;
    return { state, method, asked, known };
  });
}

/** `isMethod(event, 'POST')`, `isMethod(event, ['PUT', 'PATCH'])` */
export const isMethod = nativeFunction('isMethod', (call) =>
  comparisons(call).map(({ state, method, asked: [single, ...others], known }) => {
    if (known !== undefined) return { state, value: constant(known) };
    const isTold = single?.kind === 'constant' && others.length === 0;
    return { state, value: unknown('a comparison is not known', { type: 'boolean', ...(isTold ? { predicate: { kind: 'equals', subject: method, constant: single.value, negated: false } } : {}) }) };
  }),
);

/**
 * @param makeError - Makes an error with a status.
 * @returns `assertMethod(event, 'POST')`: it throws 405 for other methods.
 */
export function assertMethod(makeError: (state: State, members: Readonly<Record<string, Value>>) => Value): Value {
  return nativeFunction('assertMethod', (call) =>
    comparisons(call).flatMap(({ state, known }): readonly Outcome[] => {
      if (known !== true) {
        const failed = state.fork();
        raise(call.activation, failed, makeError(failed, { statusCode: constant(405), status: constant(405), message: constant('HTTP method is not allowed.') }), call.site);
      }
      return known === false ? [] : [{ state, value: UNDEFINED }];
    }),
  );
}

/**
 * @param makeError - Makes an error with a status.
 * @returns Functions that read what a request holds and throw 400 when it is not valid.
 */
export function validators(makeError: (state: State, members: Readonly<Record<string, Value>>) => Value): Readonly<Record<string, Value>> {
  const validator = (name: string): readonly [string, Value] => [
    name,
    nativeFunction(name, ({ activation, state, site }) => {
      const failed = state.fork();
      raise(activation, failed, makeError(failed, { statusCode: constant(400), status: constant(400), message: constant('Validation Error') }), site);
      return [{ state, value: unknown(`what '${name}' reads is not known`, { site }) }];
    }),
  ];
  return Object.fromEntries(['readValidatedBody', 'getValidatedQuery', 'getValidatedRouterParams'].map(validator));
}
