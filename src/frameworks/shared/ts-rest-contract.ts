/** The contracts of ts-rest, and the errors that stand for answers (@ts-rest/core 3.52, read from its source). */

import { builtIn, nativeFunction, properties } from '../../evaluator/built-in.js';
import { heapObject, type Property } from '../../evaluator/heap-object.js';
import type { NativeFunction } from '../../evaluator/native-function.js';
import type { State } from '../../evaluator/state.js';
import { constant, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../../evaluator/value.js';
import type { ModuleTable } from '../framework-adapter.js';
import { errorClass, memberOf } from './error-class.js';

/** What `c.noBody()` gives: the answer has no body, whatever the handler says. */
const noBody = builtIn(heapObject({ type: 'plain' }, new Map(), { frozen: true }));

/** How a route sends a body with a code: not at all, as it is, as JSON; undefined when the contract is not known. */
export type DeclaredBody = 'none' | 'plain' | 'json' | undefined;

/** What a contract says of a route's answers. */
export interface DeclaredResponses {
  readonly bodyOf: (code: number) => DeclaredBody;
  /** The codes that it declares, where it says that it allows no others. */
  readonly only: readonly number[] | undefined;
}

/**
 * @param state - The path.
 * @param route - What a contract says of a route.
 * @returns What it says of its answers.
 */
export function declaredResponses(state: State, route: Single): DeclaredResponses {
  const responses = memberOf(state, route, 'responses');
  const heap = responses?.kind === 'object' ? state.object(responses) : undefined;
  const strict = memberOf(state, route, 'strictStatusCodes');
  const isStrict = strict?.kind === 'constant' && strict.value === true && heap?.complete === true;
  return {
    bodyOf: (code) => {
      const declared = responses === undefined ? undefined : memberOf(state, responses, String(code));
      if (declared === undefined) return heap?.complete === true ? 'json' : undefined;
      if (declared.kind !== 'object') return 'json';
      if (declared.id === noBody.id) return 'none';
      return state.object(declared).members.has('contentType') ? 'plain' : 'json';
    },
    only: isStrict ? [...heap.members.keys()].map(Number) : undefined,
  };
}

/** `c.router(endpoints, { pathPrefix, commonResponses, strictStatusCodes })` */
const router: NativeFunction = ({ state, args }) => {
  const options = state.resolve(args[1] ?? UNDEFINED);
  const given = state.resolve(args[0] ?? UNDEFINED);
  const isPlain = options.kind === 'constant';
  return [{ state, value: isPlain ? given : withOptions(state, given.kind === 'choice' ? unknown('the routes are not known') : given, options.kind === 'choice' ? unknown('the options are not known') : options) }];
};

/** A contract whose routes have what the options say of all of them. */
function withOptions(state: State, contract: Single, options: Single): Value {
  if (contract.kind !== 'object') return contract;
  const heap = state.object(contract);
  const isRoute = heap.members.has('method') && heap.members.has('path');
  const members = isRoute ? routeMembers(state, contract, options) : new Map([...heap.members].map(([key, { value }]) => [key, { value: partWith(state, value, options) }]));
  return state.allocate(heapObject({ type: 'plain' }, members, { complete: heap.complete }));
}

function partWith(state: State, value: Value, options: Single): Value {
  const part = state.resolve(value);
  return part.kind === 'choice' ? part : withOptions(state, part, options);
}

function routeMembers(state: State, route: ObjectReference, options: Single): ReadonlyMap<string, Property> {
  const members = new Map(state.object(route).members);
  const prefix = memberOf(state, options, 'pathPrefix');
  if (prefix !== undefined && (prefix.kind !== 'constant' || prefix.value !== undefined)) members.set('path', { value: prefixed(prefix, memberOf(state, route, 'path')) });
  const strict = memberOf(state, options, 'strictStatusCodes');
  if (strict !== undefined && !members.has('strictStatusCodes')) members.set('strictStatusCodes', { value: strict });
  const common = memberOf(state, options, 'commonResponses');
  if (common !== undefined) members.set('responses', { value: mergedResponses(state, common, memberOf(state, route, 'responses')) });
  return members;
}

function prefixed(prefix: Single, path: Single | undefined): Value {
  const isKnown = prefix.kind === 'constant' && path?.kind === 'constant';
  return isKnown ? constant(`${String(prefix.value)}${String(path.value)}`) : unknown('the path of the route is not known', { type: 'string' });
}

function mergedResponses(state: State, common: Single, own: Single | undefined): Value {
  if (common.kind !== 'object' || own?.kind !== 'object') return unknown('the responses of the route are not known');
  const [first, second] = [state.object(common), state.object(own)];
  return state.allocate(heapObject({ type: 'plain' }, new Map([...first.members, ...second.members]), { complete: first.complete && second.complete }));
}

const same = (name: string): Value => nativeFunction(name, ({ state, args }) => [{ state, value: args[0] ?? UNDEFINED }]);
const ONLY_TYPE = 'a type is no value';

/**
 * @param value - What a contract says of a part of the request.
 * @returns Whether a request may not fit it: `c.type()` is for the compiler alone.
 */
export function mayRefuse(value: Value): boolean {
  return value.kind !== 'constant' && !(value.kind === 'unknown' && value.reason === ONLY_TYPE);
}

const schema = (name: string): Value => nativeFunction(name, ({ state, site }) => [{ state, value: unknown(ONLY_TYPE, { site, truthiness: true }) }]);

const instance = builtIn(
  heapObject(
    { type: 'plain' },
    properties({
      router: nativeFunction('router', router),
      query: same('query'),
      mutation: same('mutation'),
      responses: same('responses'),
      otherResponse: same('otherResponse'),
      noBody: nativeFunction('noBody', ({ state }) => [{ state, value: noBody }]),
      response: schema('response'),
      body: schema('body'),
      type: schema('type'),
    }),
    { complete: false },
  ),
);

/** `new TsRestResponseError(route, { status, body })` */
export const responseError = errorClass({
  name: 'TsRestResponseError',
  membersOf: ({ state, args }) => {
    const response = state.resolve(args[1] ?? UNDEFINED);
    const single = response.kind === 'choice' ? unknown('the response is not known') : response;
    const body = memberOf(state, single, 'body') ?? UNDEFINED;
    const message = body.kind === 'constant' && typeof body.value === 'string' ? body : memberOf(state, body, 'message');
    return { statusCode: memberOf(state, single, 'status') ?? UNDEFINED, body, message: message ?? constant('Error') };
  },
});

const initContract = nativeFunction('initContract', ({ state }) => [{ state, value: instance }]);

export const tsRestCore: ModuleTable = {
  members: {
    initContract: { gives: 'value', name: 'initContract', value: initContract },
    initTsRest: { gives: 'value', name: 'initTsRest', value: initContract },
    ContractNoBody: { gives: 'value', name: 'ContractNoBody', value: noBody },
    TsRestResponseError: { gives: 'value', name: 'TsRestResponseError', value: responseError.value },
  },
};
