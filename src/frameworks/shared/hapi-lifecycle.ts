/** What runs before and after the handlers of hapi 21: extensions, prerequisites, validation and authentication. Read from lib/request.js, lib/handler.js, lib/validation.js and lib/toolkit.js. */

import { callFunction } from '../../evaluator/call-function.js';
import { heapObject } from '../../evaluator/heap-object.js';
import { findProperty, setOwn } from '../../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { raise } from '../../evaluator/raise.js';
import type { State } from '../../evaluator/state.js';
import type { Site } from '../../evaluator/syntax.js';
import { alternatives, constant, TRUE, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../../evaluator/value.js';
import type { HookRegistration } from '../router-table.js';
import { makeBoom, makeBoomOf } from './boom.js';
import { hapiResponseOf, reasonOf, signals, unresolvedAnswer, wrapResponse } from './hapi-response.js';
import { nativeOf, runMethod } from './lifecycle-method.js';

const isSignal = (value: Single, name: keyof typeof signals): boolean => value.kind === 'object' && value.id === signals[name].id;

function isError(state: State, value: Single): boolean {
  return value.kind === 'object' && state.object(value).payload.type === 'error';
}

/** What a method in front of the handler makes of the request: an answer, or nothing. */
function before(call: NativeCall, { state, value }: { readonly state: State; readonly value: Single }): readonly Outcome[] {
  if (isError(state, value)) {
    raise(call.activation, state, value, call.site);
    return [];
  }
  if (hapiResponseOf(state, value)?.takesOver === true || reasonOf(state, value) !== undefined || isSignal(value, 'abandon') || isSignal(value, 'close')) return [{ state, value }];
  return [{ state, value: UNDEFINED }];
}

/** `server.ext('onPreHandler', method)`: what is neither `h.continue` nor an answer fails. */
function extension(state: State, method: Value, site: Site): ObjectReference {
  const call: NativeFunction = (own) =>
    runMethod(own, own.state, method, own.args.slice(0, 2)).flatMap((outcome): readonly Outcome[] => {
      // Where the extension is not known, so is whether the request gets any further.
      if (outcome.value.kind === 'unknown') return [withReason(outcome.state.fork(), outcome.value.reason), { state: outcome.state, value: UNDEFINED }];
      const isOther = !isSignal(outcome.value, 'continue') && !isError(outcome.state, outcome.value) && hapiResponseOf(outcome.state, outcome.value)?.takesOver !== true;
      if (!isOther || isSignal(outcome.value, 'abandon') || isSignal(outcome.value, 'close')) return before(own, outcome);
      raise(own.activation, outcome.state, makeBoom(outcome.state, 500, constant('Lifecycle methods called before the handler can only return an error, a takeover response, or a continue signal')), site);
      return [];
    });
  return nativeOf(state, 'ext', call, site, [method]);
}

/** Set on a request when its answer is being changed: that is done once. */
const REPLIED = '[[replied]]';

/** `server.ext('onPreResponse', method)` for an answer: `(answer, request, h)`. */
function afterAnswer(state: State, methods: readonly Value[], site: Site): ObjectReference {
  const call: NativeFunction = (own) => {
    const [answer = UNDEFINED, request = UNDEFINED] = own.args;
    if (request.kind !== 'object' || own.state.object(request).members.has(REPLIED)) return [{ state: own.state, value: UNDEFINED }];
    return alternatives(own.state.resolve(answer)).flatMap((single, way, { length }) => {
      const path = way === length - 1 ? own.state : own.state.fork();
      // An error that is returned is handled as one that is thrown.
      if (isError(path, single) || reasonOf(path, single) !== undefined) return [{ state: path, value: single }];
      const response = isSignal(single, 'continue') ? constant(null) : single;
      return respond(own, path, methods, request, wrapResponse(path, response, site));
    });
  };
  return nativeOf(state, 'onPreResponse', call, site, methods);
}

/** The same for an error: `(error, request, h)`. Nothing is given for an error that stays. */
function afterError(state: State, methods: readonly Value[], site: Site): ObjectReference {
  const call: NativeFunction = (own) => {
    const [error = UNDEFINED, request = UNDEFINED] = own.args;
    if (request.kind !== 'object') return [{ state: own.state, value: UNDEFINED }];
    return alternatives(own.state.resolve(error)).flatMap((single, way, { length }) => {
      const path = way === length - 1 ? own.state : own.state.fork();
      const response = single.kind === 'constant' ? makeBoom(path, 500, constant('Cannot throw non-error object')) : single;
      if (response.kind === 'object') makeBoomOf(path, response);
      return respond(own, path, methods, request, response).map((outcome) => {
        const after = outcome.state.resolve(outcome.value);
        const isSame = after.kind === response.kind && (after.kind === 'object' ? response.kind === 'object' && after.id === response.id : after.kind === 'unknown');
        return isSame ? { state: outcome.state, value: UNDEFINED } : outcome;
      });
    });
  };
  return nativeOf(state, 'onPreResponse', call, site, methods);
}

function respond(own: NativeCall, start: State, methods: readonly Value[], request: ObjectReference, response: Value): readonly Outcome[] {
  const toolkit = own.args[2] ?? UNDEFINED;
  setOwn(start, request, REPLIED, TRUE);
  return methods.reduce<readonly Outcome[]>(
    (outcomes, method) =>
      outcomes.flatMap(({ state, value }) => {
        setOwn(state, request, 'response', value);
        return runMethod(own, state, method, [request, toolkit]).map((outcome): Outcome => ({ state: outcome.state, value: isSignal(outcome.value, 'continue') ? value : outcome.value }));
      }),
    [{ state: start, value: response }],
  );
}

const BEFORE = ['onRequest', 'onPreAuth', 'onCredentials', 'onPostAuth', 'onPreHandler'];

/** The member of a server that holds the functions for `onPreResponse`; no source has one of that name. */
const RESPONDING = '[[onPreResponse]]';

/**
 * `server.ext(event, method)`, `server.ext({ type, method })`, also an array of them
 *
 * @param server - The server.
 * @param call - The call.
 * @returns What is registered.
 */
export function readExtensions(server: ObjectReference, { state, args, site }: NativeCall): readonly HookRegistration[] {
  const first = state.resolve(args[0] ?? UNDEFINED);
  const given = first.kind === 'constant' ? [{ type: first as Value, method: args[1] ?? UNDEFINED }] : elementsOf(state, first).map((one) => ({ type: memberOf(state, one, 'type'), method: memberOf(state, one, 'method') }));
  return given.flatMap(({ type, method }): readonly HookRegistration[] => {
    const name = state.resolve(type);
    const event = name.kind === 'constant' ? String(name.value) : '';
    const methods = elementsOf(state, state.resolve(method));
    if (BEFORE.includes(event)) return [{ type: 'mount', handlers: methods.map((one) => extension(state, one, site)) }];
    if (event !== 'onPreResponse') return [];
    const known = state.object(server).members.get(RESPONDING)?.value;
    const all = [...(known === undefined ? [] : elementsOf(state, known)), ...methods];
    setOwn(state, server, RESPONDING, state.allocate(heapObject({ type: 'array', elements: all, open: false })));
    return [
      { type: 'after', handlers: [afterAnswer(state, all, site)] },
      { type: 'errors', handlers: [afterError(state, all, site)] },
    ];
  });
}

function elementsOf(state: State, value: Value): readonly Value[] {
  const payload = value.kind === 'object' ? state.object(value).payload : undefined;
  return payload?.type === 'array' ? payload.elements : [value];
}

function memberOf(state: State, value: Value, name: string): Value {
  const single = state.resolve(value);
  const found = single.kind === 'object' ? findProperty(state, single, name) : 'unknown';
  return found === undefined ? UNDEFINED : found === 'unknown' ? unknown(`'${name}' is not known`) : found.value;
}

/** `pre: [method, { method, assign, failAction }, [parallel]]`: what takes over answers, and errors do, unless `failAction` says otherwise. */
export function prerequisites(state: State, value: Value, _options: ObjectReference, site: Site): Value {
  const flat = (one: Value): readonly Value[] => {
    const single = state.resolve(one);
    return single.kind === 'object' && state.object(single).payload.type === 'array' ? elementsOf(state, single).flatMap(flat) : [single];
  };
  const items = flat(value).map((item) => {
    const isObject = item.kind === 'object' && state.object(item).payload.type === 'plain';
    return isObject ? { method: memberOf(state, item, 'method'), assign: state.resolve(memberOf(state, item, 'assign')), failAction: state.resolve(memberOf(state, item, 'failAction')) } : { method: item, assign: UNDEFINED as Value, failAction: UNDEFINED as Value };
  });
  const call: NativeFunction = (own) => {
    const [request = UNDEFINED] = own.args;
    return items.reduce<readonly Outcome[]>(
      (outcomes, { method, assign, failAction }) =>
        outcomes.flatMap(({ state: path, value: answer }): readonly Outcome[] => {
          const isAnswered = answer.kind !== 'constant' || answer.value !== undefined;
          if (isAnswered) return [{ state: path, value: answer }];
          const isLenient = failAction.kind === 'constant' && (failAction.value === 'ignore' || failAction.value === 'log');
          const { result, thrown } = own.activation.collect(() => runMethod(own, path, method, own.args.slice(0, 2)).flatMap((outcome) => assigned(outcome, request, assign, (kept) => before(own, kept))));
          if (!isLenient) for (const failure of thrown) own.activation.raise(failure);
          return [...result, ...(isLenient ? thrown.map((failure) => ({ state: failure.state, value: UNDEFINED })) : [])];
        }),
      [{ state: own.state, value: UNDEFINED }],
    );
  };
  return nativeOf(state, 'pre', call, site, items.map(({ method }) => method));
}

/** `request.pre.user` is what the method with `assign: 'user'` gave. */
function assigned(outcome: { readonly state: State; readonly value: Single }, request: Value, assign: Value, goOn: (outcome: { readonly state: State; readonly value: Single }) => readonly Outcome[]): readonly Outcome[] {
  const { state, value } = outcome;
  if (assign.kind === 'constant' && typeof assign.value === 'string' && request.kind === 'object' && !isError(state, value)) {
    const known = state.object(request).members.get('pre')?.value;
    const holder = known?.kind === 'object' ? known : state.allocate(heapObject({ type: 'plain' }, new Map(), { complete: false }));
    setOwn(state, request, 'pre', holder);
    setOwn(state, holder, assign.value, hapiResponseOf(state, value)?.source ?? (isSignal(value, 'continue') ? constant(null) : value));
  }
  return goOn(outcome);
}

const CHECKED = ['payload', 'params', 'query', 'headers', 'state'] as const;

/** `validate: { payload, params, query, headers, failAction }`: a request that does not fit gets 400, or what `failAction` makes of it. */
export function validation(state: State, value: Value, _options: ObjectReference, site: Site): Value | undefined {
  const rules = state.resolve(value);
  if (rules.kind === 'constant') return undefined;
  if (rules.kind !== 'object') return unknown('the validation of the route is not known', { site });
  const isChecked = CHECKED.some((part) => {
    const schema = state.resolve(memberOf(state, rules, part));
    return schema.kind !== 'constant' || schema.value === false;
  });
  const failAction = state.resolve(memberOf(state, rules, 'failAction'));
  const action = failAction.kind === 'constant' ? failAction.value : undefined;
  if (!isChecked || action === 'ignore' || action === 'log') return undefined;
  const call: NativeFunction = (own) => {
    const failed = own.state.fork();
    const error = makeBoom(failed, 400, unknown('it says what does not fit', { type: 'string', truthiness: true }));
    const passed: Outcome = { state: own.state, value: UNDEFINED };
    if (failAction.kind === 'constant') {
      raise(own.activation, failed, error, site);
      return [passed];
    }
    return [passed, ...runMethod(own, failed, failAction, [own.args[0] ?? UNDEFINED, own.args[1] ?? UNDEFINED, error]).flatMap((outcome) => before(own, outcome))];
  };
  return nativeOf(state, 'validate', call, site, []);
}

function withReason(state: State, reason: string): Outcome {
  return { state, value: unresolvedAnswer(state, reason) };
}

/** `auth: 'jwt'`: what a scheme answers is its own. */
export function authentication(state: State, value: Value, _options: ObjectReference, site: Site): Value | undefined {
  const given = state.resolve(value);
  if (given.kind === 'constant' && !given.value) return undefined;
  const call: NativeFunction = (own) => [
    withReason(own.state.fork(), 'what the authentication of the route answers is not known'),
    { state: own.state, value: UNDEFINED },
  ];
  return nativeOf(state, 'auth', call, site, []);
}

/** The member of the toolkit that is the code of what is nothing, where the route says that. */
export const EMPTY_CODE = '[[empty code]]';

/** `response: { emptyStatusCode: 200 }` */
export function responseOptions(state: State, value: Value, _options: ObjectReference, site: Site): Value | undefined {
  const code = state.resolve(memberOf(state, value, 'emptyStatusCode'));
  if (code.kind === 'constant' && code.value === undefined) return undefined;
  const call: NativeFunction = (own) => {
    const [, toolkit = UNDEFINED] = own.args;
    if (toolkit.kind === 'object') setOwn(own.state, toolkit, EMPTY_CODE, code);
    return [{ state: own.state, value: UNDEFINED }];
  };
  return nativeOf(state, 'response', call, site, []);
}

/** `ext: { onPreHandler: { method } }` of a route. */
export function routeExtensions(state: State, value: Value, _options: ObjectReference, site: Site): Value | undefined {
  const given = state.resolve(value);
  if (given.kind !== 'object') return undefined;
  const methods = BEFORE.flatMap((event) => elementsOf(state, state.resolve(memberOf(state, given, event)))).flatMap((one) => {
    const single = state.resolve(one);
    if (single.kind === 'constant') return [];
    return [single.kind === 'object' && state.object(single).payload.type === 'plain' ? memberOf(state, single, 'method') : single];
  });
  const later = state.resolve(memberOf(state, given, 'onPreResponse'));
  const call: NativeFunction = (own) =>
    methods.reduce<readonly Outcome[]>(
      (outcomes, method) => outcomes.flatMap((outcome) => (outcome.value.kind === 'constant' ? callFunction(own.activation, outcome.state, extension(outcome.state, method, site), UNDEFINED, own.args, own.site) : [outcome])),
      [later.kind === 'constant' ? { state: own.state, value: UNDEFINED } : withReason(own.state, "what 'onPreResponse' of the route makes of its answers is not followed")],
    );
  return nativeOf(state, 'ext', call, site, methods);
}

