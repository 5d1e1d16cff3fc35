/** A decorated member of a controller as a handler: what runs around it, and what is sent of what it returns. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction, functionNodeOf } from '../evaluator/call-function.js';
import { findProperty, isCallableObject, readMember } from '../evaluator/member-access.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { mergeOutcomes, mergeStates } from '../evaluator/paths.js';
import { awaitValue, fulfilled, rejected } from '../evaluator/promise.js';
import { raise } from '../evaluator/raise.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { branch } from '../evaluator/truth.js';
import { alternatives, constant, UNDEFINED, unknown, type Single, type Value } from '../evaluator/value.js';
import type { ActionTable, AroundKind, HandedToAction } from '../frameworks/actions.js';
import type { DecoratorRole } from '../frameworks/decorator-role.js';
import { failing } from './action-failing.js';
import { replySent } from './action-sent.js';
import { authorize } from './authorize.js';
import { argumentSite } from './argument-site.js';
import { callObject } from './call-object.js';
import type { DecoratorNote } from './decorator-notes.js';
import { answerByPackage, noteUnknownAnswer } from './package-answer.js';
import { ownSite } from './own-site.js';
import { parameterMetadata, type DecoratedParameter } from './parameter-metadata.js';
import { calleeSite } from './place-of.js';
import { repeatedRun } from './repeated-run.js';
import { changeResponse } from './response-data.js';
import { runOf } from './response-object.js';
import { setStatus } from './set-status.js';

type Kind = DecoratorRole['kind'];

/** A decorated member. */
export interface Action {
  readonly table: ActionTable;
  /** An object of the controller. */
  readonly controller: Value;
  readonly member: string;
  /** What the decorators say that stand at the class, in the order of the source. */
  readonly ofClass: readonly DecoratorNote[];
  /** What those say that stand at the member and its parameters. */
  readonly ofMember: readonly DecoratorNote[];
  /** The decorator that makes it a route. */
  readonly route: DecoratorNote;
}

/** Something that runs around a member, and where it is named. */
export interface Around {
  readonly value: Value;
  readonly site: Site;
}

/** A request on its way. */
export interface Running {
  readonly action: Action;
  readonly activation: Activation;
  readonly handed: HandedToAction;
  readonly context: Value;
  readonly site: Site;
}

/**
 * @param action - A decorated member.
 * @returns The handler that the framework makes of it: it is called with the request, the response and `next`.
 */
export function actionHandler(action: Action): NativeFunction {
  return ({ activation, state, args: [request = UNDEFINED, response = UNDEFINED, next = UNDEFINED], site }) => {
    const handed = { request, response, next };
    const running: Running = { action, activation, handed, context: action.table.contextOf(state, handed), site };
    return failing(action.table, activation, request, () => run(running, state)).map((path) => ({ state: path, value: UNDEFINED }));
  };
}

function run(running: Running, state: State): readonly State[] {
  const guarded = allAround(running, state, 'guard').reduce<readonly State[]>((paths, guard) => mergeStates(paths.flatMap((path) => admit(running, path, guard))), [state]);
  const admitted = mergeStates(guarded.flatMap((path) => authorize(running, path)));
  const begun = running.action.table.sent === undefined ? mergeStates(admitted.flatMap((path) => setOwnStatus(running, path))) : admitted;
  const outcomes = begun.flatMap((path) => intercept(running, path, allAround(running, path, 'interceptor')));
  const given = allAround(running, state, 'transformer').reduce<readonly Outcome[]>((made, one) => mergeOutcomes(made.flatMap((outcome) => transform(running, outcome, one))), mergeOutcomes(outcomes));
  return given.flatMap((outcome) => reply(running, outcome));
}

/**
 * @param notes - What decorators say.
 * @param kind - What is looked for.
 * @returns What the decorators of the class name, and then those of the member: the argument is where each is told of.
 */
export function around({ ofClass, ofMember }: Pick<Action, 'ofClass' | 'ofMember'>, kind: Kind): readonly Around[] {
  return [...ofClass, ...ofMember]
    .filter(({ role, parameter }) => role.kind === kind && parameter === undefined)
    .flatMap(({ args, site, made }) => args.map((value, index) => ({ value, site: ownSite(site, argumentSite(made, index)) })));
}

/** What runs around all controllers, before what the decorators name; it stands in another place, and is told of at this one. */
function allAround({ action, handed, site }: Pick<Running, 'action' | 'handed' | 'site'>, state: State, kind: Exclude<AroundKind, 'options'>): readonly Around[] {
  const self = state.resolve(handed.response);
  const run = self.kind === 'object' ? runOf(state, self) : undefined;
  return [...(run?.around(kind) ?? []).map((value) => ({ value, site: calleeSite(site) })), ...around(action, kind)];
}

/** Asks a guard. */
function admit({ action, activation, handed, context }: Running, state: State, { value, site }: Around): readonly State[] {
  const { guard } = action.table;
  if (guard === undefined) return [state];
  return alternatives(state.resolve(value)).flatMap((single): readonly State[] => {
    const path = state.fork();
    const asked = callObject(activation, path, single, guard.member, [context], site);
    if (asked === undefined) {
      noteUnknownAnswer(path, handed.response, `what the guard answers is not known: ${reasonOf(single)}`, site);
      return [path];
    }
    return asked.flatMap((outcome) => {
      const { whenTrue, whenFalse } = branch(outcome.state, outcome.value);
      if (whenFalse !== undefined) raise(activation, whenFalse, guard.refused(whenFalse), site);
      return whenTrue === undefined ? [] : [whenTrue];
    });
  });
}

function reasonOf(value: Single): string {
  return value.kind === 'unknown' ? value.reason : 'it has no such member';
}

/** The status that the decorators say, or the one of the method: the member may set another one. */
function setOwnStatus({ action, activation, handed }: Running, state: State): readonly State[] {
  const self = state.resolve(handed.response);
  const run = self.kind === 'object' ? runOf(state, self) : undefined;
  if (run === undefined || self.kind !== 'object') return [state];
  const { route, ofMember, table } = action;
  const told = ofMember.find(({ role }) => role.kind === 'status');
  const given = told === undefined ? UNDEFINED : state.resolve(told.argument);
  if (told !== undefined && !(given.kind === 'constant' && !given.value)) {
    return setStatus(run, activation, state, self, given, ownSite(told.site, argumentSite(told.made, 0)), 'call');
  }
  const method = route.role.kind === 'route' ? route.role.method : '';
  const code = table.defaultStatuses[method];
  if (code !== undefined) changeResponse(state, self, { statuses: [{ value: constant(code), site: route.site, how: 'call', isDefault: true }] });
  return [state];
}

/** The first of the interceptors gets what runs the others; behind the last one the member runs. */
function intercept(running: Running, state: State, [first, ...others]: readonly Around[]): readonly Outcome[] {
  if (first === undefined) return invoke(running, state);
  const { action, activation, handed, context } = running;
  const { interceptor } = action.table;
  if (interceptor === undefined) return invoke(running, state);
  const self = state.resolve(handed.response);
  const once: NativeFunction = (call) => {
    const { result, thrown } = call.activation.collect(() => intercept({ ...running, activation: call.activation }, call.state, others));
    return [...result.flatMap((outcome) => fulfilled(outcome.state, outcome.value)), ...thrown.map(rejected)];
  };
  const run = self.kind === 'object' ? repeatedRun(self, once) : once;
  return alternatives(state.resolve(first.value)).flatMap((single) => {
    const path = state.fork();
    const next = interceptor.nextOf(path, run);
    const outcomes = callObject(activation, path, single, interceptor.member, [context, next], first.site);
    if (outcomes !== undefined) return outcomes;
    noteUnknownAnswer(path, handed.response, `what the interceptor does is not known: ${reasonOf(single)}`, first.site);
    return intercept(running, path, others);
  });
}

/** Hands on what the member has returned, and takes what is given in its place. */
function transform({ action, activation, handed, context }: Running, { state, value: given }: Outcome, { value, site }: Around): readonly Outcome[] {
  const { transformer } = action.table;
  return alternatives(state.resolve(value)).flatMap((single): readonly Outcome[] => {
    const path = state.fork();
    const isFunction = single.kind === 'object' && ['closure', 'bound'].includes(path.object(single).payload.type);
    if (isFunction) return callFunction(activation, path, single, UNDEFINED, [context, given], site).flatMap((outcome) => awaitValue(activation, outcome.state, outcome.value, site));
    const made = transformer === undefined ? undefined : callObject(activation, path, single, transformer.member, [context, given], site);
    if (made !== undefined) return made;
    noteUnknownAnswer(path, handed.response, `what is made of the answer is not known: ${reasonOf(single)}`, site);
    return [];
  });
}

/** Runs the pipes, and calls the member with what they give. */
function invoke(running: Running, state: State): readonly Outcome[] {
  const { action, activation, site } = running;
  const { controller, member } = action;
  return readMember(activation, state, controller, member, site).flatMap((method) => {
    const count = Math.max(functionNodeOf(method.state, method.value)?.params.length ?? 0, ...action.ofMember.map(({ parameter = -1 }) => parameter + 1));
    let paths: readonly { readonly state: State; readonly args: readonly Value[] }[] = [{ state: method.state, args: [] }];
    for (let index = 0; index < count; index += 1) {
      paths = paths.flatMap(({ state: path, args }) => valuesOf(running, path, method.value, index).map((given) => ({ state: given.state, args: [...args, given.value] })));
    }
    return paths.flatMap(({ state: path, args }) => callFunction(activation, path, method.value, controller, args, site, member)).flatMap((outcome) => awaitValue(activation, outcome.state, outcome.value, site));
  });
}

/** What a parameter gets. */
function valuesOf(running: Running, state: State, method: Value, index: number): readonly Outcome[] {
  const { action, activation, handed, context, site } = running;
  const [note] = action.ofMember.filter(({ role, parameter }) => parameter === index && role.kind === 'parameter');
  const start = unknown('it is a parameter', { origin: { kind: 'parameter', name: String(index), site } });
  if (note?.role.kind !== 'parameter') return [{ state, value: start }];
  const { role, piped } = note.role;
  if (role === 'request' || role === 'response' || role === 'next') return [{ state, value: handed[role] }];
  if (role === 'callback' && action.table.responder !== undefined) return [{ state, value: action.table.responder(state, handed.response) }];
  const given = note.factory === undefined ? [{ state, value: start }] : callFunction(activation, state, note.factory, UNDEFINED, [note.argument, context], site);
  const { pipe: table } = action.table;
  if (piped === undefined || table === undefined) return given;
  const own = note.args.map((value, position) => ({ value, site: ownSite(note.site, argumentSite(note.made, position)) }));
  const pipes = [...allAround({ action, handed, site: note.site }, state, 'pipe'), ...own.filter(({ value }) => isPipe(state, value, table.member))];
  const parameter = { method, index, source: piped, argument: note.argument };
  return pipes.reduce<readonly Outcome[]>((outcomes, pipe) => mergeOutcomes(outcomes.flatMap((outcome) => pass(running, outcome, pipe, table.member, parameter))), given);
}

/** The arguments of a parameter's decorator are names and options too. */
function isPipe(state: State, value: Value, member: string): boolean {
  return alternatives(state.resolve(value)).some((single) => {
    if (single.kind !== 'object') return false;
    if (isCallableObject(state.object(single))) return true;
    const found = findProperty(state, single, member);
    return found !== undefined && found !== 'unknown';
  });
}

function pass({ activation, handed }: Running, { state, value: given }: Outcome, { value, site }: Around, member: string, parameter: DecoratedParameter): readonly Outcome[] {
  return alternatives(state.resolve(value)).flatMap((single): readonly Outcome[] => {
    const path = state.fork();
    const piped = callObject(activation, path, single, member, [given, parameterMetadata(activation, path, parameter)], site);
    if (piped !== undefined) return piped;
    noteUnknownAnswer(path, handed.response, `what the pipe does is not known: ${reasonOf(single)}`, site);
    return [{ state: path, value: given }];
  });
}

/** Sends what the member has returned, unless it answers itself. */
function reply(running: Running, { state, value }: Outcome): readonly State[] {
  const { action, activation, handed } = running;
  const { route, ofMember, table } = action;
  const { response } = handed;
  if (hasAnswered(state, response, value) || ofMember.some((note) => answersItself(state, note))) return [state];
  if (table.sent !== undefined) return replySent(running, table.sent, { state, value });
  const site = calleeSite(route.site);
  const redirect = ofMember.find(({ role }) => role.kind === 'redirect');
  if (redirect !== undefined) {
    return redirectStatuses(redirect, table, state, value).flatMap((status) => answerByPackage(activation, state.fork(), response, { status, body: 'unknown', site }));
  }
  const isWhole = ofMember.some(({ role }) => role.kind === 'view') || (route.role.kind === 'route' && route.role.streams === true);
  return alternatives(state.resolve(value)).flatMap((single, way, { length }) => {
    const path = way === length - 1 ? state : state.fork();
    if (single.kind === 'object' && path.object(single).payload.type === 'error') {
      noteUnknownAnswer(path, response, 'an error is returned, and the platform decides what becomes of it', site);
      return [path];
    }
    // One platform sends nothing for null, another one `null`.
    const body = isWhole ? 'yes' : single.kind === 'constant' && single.value === null ? 'unknown' : single;
    return answerByPackage(activation, path, response, { status: undefined, body, site, format: 'text', isHarmless: true });
  });
}

/** Whether the response is what is returned. */
function hasAnswered(state: State, response: Value, value: Value): boolean {
  const [self, given] = [state.resolve(response), state.resolve(value)];
  return self.kind === 'object' && given.kind === 'object' && self.id === given.id;
}

/** Whether the member answers through what a parameter of it gets. */
function answersItself(state: State, { role, argument }: DecoratorNote): boolean {
  if (role.kind !== 'parameter' || role.answers === undefined) return false;
  const { unless } = role.answers;
  const options = state.resolve(argument);
  const told = unless === undefined || options.kind !== 'object' ? undefined : state.object(options).members.get(unless)?.value;
  const single = told === undefined ? UNDEFINED : state.resolve(told);
  return !(single.kind === 'constant' && single.value === true);
}

/** The code of a redirect: what the returned object says, else the decorator, else its own. */
function redirectStatuses(note: DecoratorNote, { redirectStatus }: ActionTable, state: State, value: Value): readonly { readonly value: Value; readonly site: Site }[] {
  const own = note.args[1];
  const site = ownSite(note.site, argumentSite(note.made, 1));
  const code = note.role.kind === 'redirect' ? note.role.code : 0;
  const said = own === undefined || isFalsy(state.resolve(own)) ? constant(code, calleeSite(note.site)) : own;
  return alternatives(state.resolve(value)).map((single) => {
    if (single.kind === 'unknown' && redirectStatus !== undefined) return { value: unknown('the code of the redirect may be in what is returned', { site: note.site }), site };
    const found = single.kind === 'object' && redirectStatus !== undefined ? findProperty(state, single, redirectStatus) : undefined;
    if (found === 'unknown') return { value: unknown('the code of the redirect may be in what is returned', { site: note.site }), site };
    return { value: found === undefined || isFalsy(state.resolve(found.value)) ? said : found.value, site };
  });
}

function isFalsy(value: Value): boolean {
  return value.kind === 'constant' && !value.value;
}
