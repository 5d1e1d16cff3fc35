/** What runs before and after the handlers of Elysia 1.4, and for their errors. Read from its src/compose.ts; tests/conformance measures it. */

import { heapObject } from '../../evaluator/heap-object.js';
import { isCallableObject, setOwn } from '../../evaluator/member-access.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { raise } from '../../evaluator/raise.js';
import type { State } from '../../evaluator/state.js';
import type { Site } from '../../evaluator/syntax.js';
import { alternatives, constant, TRUE, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../../evaluator/value.js';
import type { HookRegistration, PluginUse, RouteOptions } from '../router-table.js';
import { memberOf } from './error-class.js';
import { makeValidationError, statusForHandlers } from './elysia-errors.js';
import { isOfStatus, setStatusOf } from './elysia-status.js';
import { nativeOf, runMethod } from './lifecycle-method.js';
import { webResponseOf } from './web-response.js';

/** Makes what the analysis runs of a function that is registered. */
type Wrap = (state: State, method: Value, site: Site) => Value;

const isNull = (value: Single): boolean => value.kind === 'constant' && value.value === null;

/** `beforeHandle`: what it gives answers. */
const answering: Wrap = (state, method, site) =>
  nativeOf(state, 'beforeHandle', (own) => runMethod(own, own.state, method, own.args.slice(0, 1)).map((outcome) => ({ state: outcome.state, value: isNull(outcome.value) ? unknown('null is given before the handler, and what the server makes of that is not known', { site }) : outcome.value })), site, [method]);

/** `transform`, `parse`: what they give does not answer. */
const ignoring: Wrap = (state, method, site) =>
  nativeOf(state, 'transform', (own) => runMethod(own, own.state, method, own.args.slice(0, 1)).map((outcome) => ({ state: outcome.state, value: UNDEFINED })), site, [method]);

/** `derive`, `resolve`: the context has what is given; `status()` answers. */
const deriving: Wrap = (state, method, site) =>
  nativeOf(
    state,
    'derive',
    (own) => {
      const [context = UNDEFINED] = own.args;
      return runMethod(own, own.state, method, [context]).map(({ state: path, value }): Outcome => {
        const response = webResponseOf(path, value);
        if (response !== undefined && isOfStatus(response)) return { state: path, value };
        if (value.kind === 'object' && context.kind === 'object') for (const [key, { value: given }] of path.object(value).members) setOwn(path, context, key, given);
        return { state: path, value: UNDEFINED };
      });
    },
    site,
    [method],
  );

/** Set on a context whose handlers have thrown: what gets answers does not get those to errors. */
const FAILED = '[[failed]]';

/** `afterHandle`, `mapResponse`: `(answer, context)`; the context has the answer. */
const afterAnswer: Wrap = (state, method, site) =>
  nativeOf(
    state,
    'afterHandle',
    (own) => {
      const [answer = UNDEFINED, context = UNDEFINED] = own.args;
      if (context.kind !== 'object' || own.state.object(context).members.has(FAILED)) return [{ state: own.state, value: UNDEFINED }];
      for (const name of ['response', 'responseValue']) setOwn(own.state, context, name, answer);
      return runMethod(own, own.state, method, [context]);
    },
    site,
    [method],
  );

/** `onError`, `error`: `(error, context)`; the status of the error is set before. What it throws itself is answered by the server. */
const afterError: Wrap = (state, method, site) =>
  nativeOf(
    state,
    'onError',
    (own) => {
      const [error = UNDEFINED, context = UNDEFINED] = own.args;
      return alternatives(own.state.resolve(error)).flatMap((single, way, { length }): readonly Outcome[] => {
        const path = way === length - 1 ? own.state : own.state.fork();
        if (context.kind !== 'object') return [{ state: path, value: UNDEFINED }];
        const set = memberOf(path, context, 'set');
        if (set?.kind === 'object') setOwn(path, set, 'status', statusForHandlers(path, single, setStatusOf(path, context)));
        setOwn(path, context, FAILED, TRUE);
        setOwn(path, context, 'error', single);
        setOwn(path, context, 'code', codeOf(path, single));
        const { result, thrown } = own.activation.collect(() => runMethod(own, path, method, [context]));
        const told = thrown.filter(({ implicit }) => !implicit);
        return [...result, ...told.map((failure) => ({ state: failure.state, value: unknown('an error handler throws, and what the server makes of that is not known', { site: failure.site }) }))];
      });
    },
    site,
    [method],
  );

/** `error.code ?? error[ERROR_CODE] ?? 'UNKNOWN'`: classes that are registered by `.error({ NAME: Class })` have a code that is not followed. */
function codeOf(state: State, error: Single): Value {
  if (error.kind === 'object') {
    const response = webResponseOf(state, error);
    if (response !== undefined && isOfStatus(response)) return response.status?.value ?? constant('UNKNOWN');
  }
  const own = error.kind === 'constant' ? undefined : memberOf(state, error, 'code');
  return own ?? unknown('the code of the error is not known', { type: 'string', truthiness: true });
}

/** What it answers is not known, nor whether it does. */
function unknownHook(state: State, reason: string, site: Site): ObjectReference {
  return nativeOf(state, 'hook', (own) => [{ state: own.state.fork(), value: unknown(reason, { site, truthiness: true }) }, { state: own.state, value: UNDEFINED }], site, [constant(reason)]);
}

/** `body: schema`: a request that does not fit is refused. */
const validating: Wrap = (state, schema, site) =>
  nativeOf(
    state,
    'validate',
    (own) => {
      const failed = own.state.fork();
      const [context] = own.args;
      const set = context?.kind === 'object' ? memberOf(failed, context, 'set') : undefined;
      if (set?.kind === 'object') setOwn(failed, set, 'status', constant(422));
      raise(own.activation, failed, makeValidationError(failed), site);
      return [{ state: own.state, value: UNDEFINED }];
    },
    site,
    [schema],
  );

interface Hook {
  readonly type: HookRegistration['type'];
  readonly wrap: Wrap;
  /** Whether what is given is no function, or several of them, but a schema. */
  readonly isSchema?: true;
}

const SCHEMA: Hook = { type: 'mount', wrap: validating, isSchema: true };

/** The members of the options of routes, groups and guards, in the order in which they run. */
const HOOKS: Readonly<Record<string, Hook>> = {
  parse: { type: 'mount', wrap: ignoring },
  transform: { type: 'mount', wrap: ignoring },
  derive: { type: 'mount', wrap: deriving },
  headers: SCHEMA,
  params: SCHEMA,
  query: SCHEMA,
  body: SCHEMA,
  cookie: SCHEMA,
  resolve: { type: 'mount', wrap: deriving },
  beforeHandle: { type: 'mount', wrap: answering },
  afterHandle: { type: 'after', wrap: afterAnswer },
  mapResponse: { type: 'after', wrap: afterAnswer },
  error: { type: 'errors', wrap: afterError },
};
const namesOf = (type: HookRegistration['type']): readonly string[] => Object.keys(HOOKS).filter((name) => HOOKS[name]?.type === type);

/** Members of options that answer nothing: documentation and what runs when the answer is sent; that an answer may not fit `response` is not followed. */
const OTHER_OPTIONS = new Set(['as', 'response', 'schema', 'detail', 'tags', 'type', 'afterResponse', 'trace', 'config', 'webSocket']);

/** A function, or an array of them; a parser may be named by a text. */
function functionsIn(state: State, value: Value): readonly Value[] {
  const single = state.resolve(value);
  const payload = single.kind === 'object' ? state.object(single).payload : undefined;
  if (payload?.type === 'array') return payload.elements.flatMap((one) => functionsIn(state, one));
  // `{ fn, scope }`
  const inner = payload?.type === 'plain' && single.kind === 'object' ? state.object(single).members.get('fn')?.value : undefined;
  return single.kind === 'constant' ? [] : [inner ?? single];
}

function macro(state: State, name: string, site: Site): Value | undefined {
  return OTHER_OPTIONS.has(name) || Object.hasOwn(HOOKS, name) ? undefined : unknownHook(state, `what the macro '${name}' answers is not known`, site);
}

function handlersOf({ wrap, isSchema }: Hook, state: State, value: Value, site: Site): readonly Value[] {
  const single = state.resolve(value);
  if (single.kind === 'constant' && single.value === undefined) return [];
  return (isSchema === true ? [value] : functionsIn(state, value)).map((one) => wrap(state, one, site));
}

/** The options behind the handler of a route. */
export const routeOptions: RouteOptions = {
  before: namesOf('mount'),
  made: Object.fromEntries(Object.entries(HOOKS).map(([name, hook]) => [name, (state: State, value: Value, _options: ObjectReference, site: Site): Value => all(state, handlersOf(hook, state, value, site))])),
  handler: '[[handler]]',
  errors: 'error',
  after: namesOf('after'),
  other: macro,
};

const all = (state: State, elements: readonly Value[]): Value => state.allocate(heapObject({ type: 'array', elements, open: false }));

type Scope = 'local' | 'scoped' | 'global';
const isScope = (value: unknown): value is Scope => value === 'local' || value === 'scoped' || value === 'global';

function scopeOf(state: State, options: Value | undefined): Scope {
  const single = options === undefined ? UNDEFINED : state.resolve(options);
  const said = single.kind === 'object' ? memberOf(state, single, 'as') : single;
  return said?.kind === 'constant' && isScope(said.value) ? said.value : 'local';
}

interface Scoped extends HookRegistration {
  readonly scope: Scope;
}

/** The members of a router that hold the hooks that it leaves to the router that uses it; no source has one of these names. */
const LEAVING = '[[leaving]]';

/** Notes what a router has, for routers that use it. */
function noted(state: State, router: ObjectReference, hooks: readonly Scoped[]): readonly HookRegistration[] {
  setOwn(state, router, LEAVING, all(state, [...elementsOf(state, router), ...hooks.map(({ type, handlers, scope, isForAll = false }) => all(state, [constant(type), constant(scope), constant(isForAll), ...handlers]))]));
  return hooks;
}

function elementsOf(state: State, router: ObjectReference): readonly Value[] {
  const held = state.object(router).members.get(LEAVING)?.value;
  const payload = held?.kind === 'object' ? state.object(held).payload : undefined;
  return payload?.type === 'array' ? payload.elements : [];
}

function hooksIn(state: State, router: ObjectReference): readonly Scoped[] {
  return elementsOf(state, router).flatMap((element): readonly Scoped[] => {
    const payload = element.kind === 'object' ? state.object(element).payload : undefined;
    const [type, scope, forAll, ...handlers] = payload?.type === 'array' ? payload.elements : [];
    if (type?.kind !== 'constant' || scope?.kind !== 'constant' || !isScope(scope.value) || forAll?.kind !== 'constant') return [];
    return [{ type: type.value as HookRegistration['type'], scope: scope.value, handlers, isForAll: forAll.value === true }];
  });
}

/**
 * `app.use(plugin)`: what the plugin has for more than its own routes
 *
 * @param state - The path.
 * @param router - Who uses it.
 * @param plugin - What is used.
 * @returns What is registered with the router.
 */
export function hooksOfPlugin(state: State, router: ObjectReference, plugin: ObjectReference): readonly HookRegistration[] {
  const left = hooksIn(state, plugin).filter(({ scope }) => scope !== 'local');
  return noted(state, router, left.map((hook) => (hook.scope === 'scoped' ? { ...hook, scope: 'local' } : hook)));
}

/**
 * @param state - The path; it is changed.
 * @param reason - Why a plugin is not known.
 * @param site - Where it is used.
 * @returns What is registered in its place.
 */
export function hooksOfUnknown(state: State, reason: string, site: Site): readonly HookRegistration[] {
  return [{ type: 'mount', handlers: [unknownHook(state, `what a plugin answers is not known: ${reason}`, site)] }];
}

/** `app.onBeforeHandle(function)`, `app.onBeforeHandle({ as: 'global' }, function)` */
function readHook({ type, wrap }: Hook, isForAll = false) {
  return (router: ObjectReference, { state, args, site }: NativeCall): readonly HookRegistration[] => {
    const [first = UNDEFINED, second] = args;
    const methods = functionsIn(state, second ?? first).map((method) => wrap(state, method, site));
    return noted(state, router, [{ type, handlers: methods, isForAll, scope: isForAll ? 'global' : second === undefined ? 'local' : scopeOf(state, first) }]);
  };
}

/** `derive({ user: context => … })` is of macros alone; an object of `resolve` is its options. */
export const hooks = {
  onTransform: { read: readHook({ type: 'mount', wrap: ignoring }), isLocal: true },
  onBeforeHandle: { read: readHook({ type: 'mount', wrap: answering }), isLocal: true },
  onRequest: { read: readHook({ type: 'mount', wrap: answering }, true), isLocal: true },
  derive: { read: readHook({ type: 'mount', wrap: deriving }), isLocal: true },
  resolve: { read: readHook({ type: 'mount', wrap: deriving }), isLocal: true },
  onAfterHandle: { read: readHook({ type: 'after', wrap: afterAnswer }), isLocal: true },
  mapResponse: { read: readHook({ type: 'after', wrap: afterAnswer }), isLocal: true },
  onError: { read: readHook({ type: 'errors', wrap: afterError }), isLocal: true },
  as: { read: widen, isLocal: true },
} as const;

/** `app.as('scoped')`: what it has is for the router that uses it as well. */
function widen(router: ObjectReference, { state, args }: NativeCall): readonly HookRegistration[] {
  const scope = scopeOf(state, args[0]);
  const widened = hooksIn(state, router).map((hook): Scoped => (hook.scope === 'global' ? hook : { ...hook, scope }));
  setOwn(state, router, LEAVING, all(state, []));
  noted(state, router, widened);
  return [];
}

function hooksOfOptions(state: State, options: Value | undefined, site: Site): readonly HookRegistration[] {
  const single = options === undefined ? UNDEFINED : state.resolve(options);
  if (single.kind === 'constant') return [];
  if (single.kind !== 'object' || !state.object(single).complete) return [{ type: 'mount', handlers: [unknownHook(state, 'the options are not known', site)] }];
  const { members } = state.object(single);
  const known = Object.entries(HOOKS).map(([name, hook]) => ({ type: hook.type, handlers: handlersOf(hook, state, members.get(name)?.value ?? UNDEFINED, site) }));
  const macros = [...members.keys()].flatMap((name) => macro(state, name, site) ?? []);
  return [{ type: 'mount' as const, handlers: macros }, ...known].filter(({ handlers }) => handlers.length > 0);
}

function isFunction(state: State, value: Value | undefined): boolean {
  const single = value === undefined ? UNDEFINED : state.resolve(value);
  return single.kind === 'object' && isCallableObject(state.object(single));
}

/** `app.group(prefix, options, function)`, `app.group(prefix, function)` */
export function readGroup({ state, args: [path = UNDEFINED, ...rest], site }: NativeCall): readonly PluginUse[] {
  const prefix = state.resolve(path);
  const options = isFunction(state, rest[0]) ? undefined : rest[0];
  const plugin = rest.at(-1);
  return plugin === undefined ? [] : [{ plugin, options: UNDEFINED, prefix: prefix.kind === 'constant' && typeof prefix.value === 'string' ? prefix.value : null, hooks: hooksOfOptions(state, options, site) }];
}

/** `app.guard(options, function)`, and `app.guard(options)` for what is registered behind it */
export function readGuard({ state, args: [options, plugin], site, thisValue }: NativeCall): readonly PluginUse[] {
  if (isFunction(state, options)) return [{ plugin: options ?? UNDEFINED, options: UNDEFINED, prefix: '' }];
  const held = hooksOfOptions(state, options, site);
  if (plugin === undefined && thisValue.kind === 'object') noted(state, thisValue, held.map((hook) => ({ ...hook, scope: scopeOf(state, options) })));
  return [{ plugin: plugin ?? UNDEFINED, options: UNDEFINED, prefix: '', hooks: held }];
}
