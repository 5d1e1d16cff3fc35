/** The handlers of ts-rest: what they are handed, and how `{ status, body }` and a thrown TsRestResponseError become an answer. */

import type { Throw } from '../../evaluator/activation.js';
import { properties } from '../../evaluator/built-in.js';
import { callFunction } from '../../evaluator/call-function.js';
import { heapObject } from '../../evaluator/heap-object.js';
import { findProperty } from '../../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { awaitValue } from '../../evaluator/promise.js';
import { raiseTypeError } from '../../evaluator/raise.js';
import type { State } from '../../evaluator/state.js';
import type { Site } from '../../evaluator/syntax.js';
import { alternatives, constant, UNDEFINED, unknown, type Single, type Value } from '../../evaluator/value.js';
import type { ContractTable } from '../contract-table.js';
import { siteOfValue } from './result-object.js';
import { noteStatusFault } from './status-faults.js';
import { declaredResponses, mayRefuse, responseError, type DeclaredBody, type DeclaredResponses } from './ts-rest-contract.js';

/** What a handler gives, on one path. */
export interface Result {
  readonly state: State;
  /** A number, or not known. */
  readonly status: Value;
  readonly body: Value;
  readonly format: DeclaredBody;
  /** Where the status is written, else the route. */
  readonly site: Site;
}

/** How ts-rest answers on one platform. */
export interface Platform {
  /** What a handler is handed beside what it says of the request: other members of the first argument, and further arguments. */
  readonly handed: (call: NativeCall) => { readonly members: Readonly<Record<string, Value>>; readonly further?: readonly Value[] };
  /** Answers. */
  readonly answer: (call: NativeCall, result: Result) => readonly Outcome[];
  /** Takes what is thrown, also while it answers; it leaves the handler without that. */
  readonly failed?: (call: NativeCall, failure: Throw) => readonly Outcome[];
}

/**
 * @param platform - How ts-rest answers.
 * @returns What makes the handlers of a route: those of its `middleware`, and the one that calls its handler.
 */
export function tsRestHandlers(platform: Platform): Pick<ContractTable, 'handlersOf' | 'declared'> {
  const handlersOf: ContractTable['handlersOf'] = ({ state, site }, route, given) => {
    const options = given.kind === 'object' && state.object(given).payload.type === 'plain' ? given : undefined;
    const read = (name: string): Value | undefined => {
      const found = options === undefined ? undefined : findProperty(state, options, name);
      return found === 'unknown' ? unknown(`'${name}' of the route is not known`) : found?.value;
    };
    const handler = options === undefined ? given : (read('handler') ?? UNDEFINED);
    const before = read('middleware');
    const list = before === undefined ? undefined : state.resolve(before);
    const middleware = list?.kind === 'object' && state.object(list).payload.type === 'array' ? list : undefined;
    const unreadable = list !== undefined && middleware === undefined ? [unknown('the middleware of the route is not known', { site })] : [];
    const elements = middleware === undefined ? undefined : state.object(middleware).payload;
    // What is not known is told of as such.
    if (handler.kind === 'unknown') return [handler];
    const call = handling(platform, declaredResponses(state, route), handler, checksRequest(state, route));
    const own = state.allocate(heapObject({ type: 'native', name: 'handler', call, made: { site, args: [handler] } }));
    return [...unreadable, ...(elements?.type === 'array' ? elements.elements : []), own];
  };
  return { handlersOf, declared: 'responses' };
}

/** Whether the contract says something that a request may not fit. */
function checksRequest(state: State, route: Single): boolean {
  return ['pathParams', 'query', 'headers', 'body'].some((name) => mayRefuse(memberOf(state, route, name)));
}

function handling(platform: Platform, declared: DeclaredResponses, handler: Value, isChecked: boolean): NativeFunction {
  return (call) => {
    const { activation, state, site } = call;
    if (isChecked) activation.evaluation.gaveUp(site, 'what requests get that do not fit the contract is not known');
    const { members, further = [] } = platform.handed(call);
    const first = state.allocate(heapObject({ type: 'plain' }, properties({ ...saidOfRequest(site), ...members }), { complete: false }));
    const answered = activation.collect(() => {
      const { result, thrown } = activation.collect(() =>
        callFunction(activation, state, handler, UNDEFINED, [first, ...further], site).flatMap((outcome) => awaitValue(activation, outcome.state, outcome.value, site)),
      );
      const mayThrow = activation.evaluation.mayThrow || thrown.some(({ implicit }) => implicit);
      const returned = result.flatMap((outcome) => resultsOf(call, declared, outcome, mayThrow));
      const left = thrown.flatMap((failure) => resultsOfThrown(call, declared, failure));
      return [...returned, ...left].flatMap((one) => platform.answer(call, one));
    });
    const { failed } = platform;
    const leaving = answered.thrown.filter(({ implicit }) => implicit || failed === undefined);
    for (const failure of leaving) activation.raise(failure);
    return [...answered.result, ...(failed === undefined ? [] : answered.thrown.filter(({ implicit }) => !implicit).flatMap((failure) => failed(call, failure)))];
  };
}

/** Whether the request is what the contract says was found out before. */
function saidOfRequest(site: Site): Readonly<Record<string, Value>> {
  const told = (name: string): Value => unknown(`'${name}' of the request is not known`, { site, truthiness: true });
  return { params: told('params'), query: told('query'), headers: told('headers'), body: unknown("'body' of the request is not known", { site }) };
}

/** What a handler has returned. */
function resultsOf(call: NativeCall, declared: DeclaredResponses, { state, value }: Outcome, mayThrow: boolean): readonly Result[] {
  const singles = alternatives(state.resolve(value));
  return singles.flatMap((single, way): readonly Result[] => {
    const path = way === singles.length - 1 ? state : state.fork();
    if (singles.length > 1) path.narrow(value, single);
    if (single.kind === 'object') return statusesOf(call, declared, path, memberOf(path, single, 'status'), memberOf(path, single, 'body'));
    if (single.kind === 'unknown') return [{ state: path, status: unknown(single.reason), body: unknown('the body is not known'), format: undefined, site: single.site ?? call.site }];
    const isNothing = single.value === undefined || single.value === null;
    // `fail(error)` at the end of a handler: such a function mostly throws.
    if (isNothing && (mayThrow || singles.length > 1)) {
      return [{ state: path, status: unknown('it ends without an answer, unless a call that is not known never returns'), body: unknown('the body is not known'), format: undefined, site: call.site }];
    }
    if (!isNothing) return statusesOf(call, declared, path, UNDEFINED, UNDEFINED);
    raiseTypeError(call.activation, path, call.site);
    return [];
  });
}

/** What is thrown that stands for an answer; what else is thrown is thrown on. */
function resultsOfThrown(call: NativeCall, declared: DeclaredResponses, failure: Throw): readonly Result[] {
  const { state, value, implicit } = failure;
  const singles = alternatives(state.resolve(value));
  const answers = implicit ? [] : singles.filter((single) => responseError.has(state, single) === true);
  if (answers.length < singles.length) call.activation.raise(answers.length === 0 ? failure : { ...failure, state: state.fork() });
  return answers.flatMap((single) => {
    const path = state.fork();
    return statusesOf(call, declared, path, memberOf(path, single, 'statusCode'), memberOf(path, single, 'body'));
  });
}

/** `Number(result.status)`, one path for each that it may be. */
function statusesOf(call: NativeCall, declared: DeclaredResponses, state: State, status: Value, body: Value): readonly Result[] {
  const singles = alternatives(state.resolve(status));
  return singles.map((single, way): Result => {
    const path = way === singles.length - 1 ? state : state.fork();
    if (singles.length > 1) path.narrow(status, single);
    const site = siteOfValue(single) ?? call.site;
    if (single.kind !== 'constant') return { state: path, status: single.kind === 'unknown' ? single : unknown('the status is an object'), body, format: undefined, site };
    const code = Number(single.value);
    noteUndeclared(call, declared, code, site);
    return { state: path, status: { ...single, value: code }, body, format: declared.bodyOf(code), site };
  });
}

/** ts-rest sends what a strict contract does not declare: only its types refuse it. */
function noteUndeclared({ evaluation }: NativeCall, { only }: DeclaredResponses, code: number, site: Site): void {
  if (only === undefined || only.includes(code) || !Number.isInteger(code)) return;
  const codes = only.length === 0 ? 'no codes' : only.join(', ');
  noteStatusFault(evaluation, { kind: 'undeclared', value: code, consequence: `The contract of the route is strict and declares ${codes}; ts-rest sends it all the same.`, site });
}

function memberOf(state: State, object: Single, name: string): Value {
  const found = object.kind === 'object' ? findProperty(state, object, name) : undefined;
  if (found === undefined) return constant(undefined);
  return found === 'unknown' || found.getter !== undefined ? unknown(`'${name}' of the result is not known`) : found.value;
}
