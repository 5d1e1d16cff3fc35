/** Classes whose decorators register their members as handlers: each gets a router of its own, where the class stands. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import type { EvaluationHooks } from '../evaluator/evaluation.js';
import { heapObject } from '../evaluator/heap-object.js';
import { findProperty } from '../evaluator/member-access.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import type { Node } from '../evaluator/syntax.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { ActionTable } from '../frameworks/actions.js';
import type { DecoratorRole } from '../frameworks/decorator-role.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import { actionHandler, around as namedAround, type Action } from './action.js';
import { failingHandlers } from './action-failing.js';
import { filterHandler } from './action-filters.js';
import { notesOf, type DecoratorNote } from './decorator-notes.js';
import { declaredByDecorators } from './declared-statuses.js';
import { classMiddleware, isErrorHandler } from './class-middleware.js';
import { controllersIn, keepRouters } from './controller-routers.js';
import { classNotes, memberNotes } from './inherited-notes.js';
import { instanceOf, joinOutcomes } from './instance-of.js';
import type { RouterOrigin } from './project-application.js';
import { flattenHandlers, pathsOf, Registrations, type Registration } from './registration.js';
import { makeRouter, routerBehaviour } from './router-object.js';

type Kind = DecoratorRole['kind'];
type Added = Pick<Registration, 'type' | 'method' | 'path' | 'handlers' | 'site' | 'declared'>;

/**
 * @param adapter - The framework.
 * @returns What registers the members of a class when its decorators were applied.
 */
export function controllerRegistrar(adapter: FrameworkAdapter): EvaluationHooks['decorated'] {
  const behaviour = routerBehaviour(adapter, false);
  return (activation, start, self) => {
    const own = notesOf(start, self);
    const controller = own.find(({ role }) => role.kind === 'controller');
    const { payload } = start.object(self);
    if (controller === undefined || payload.type !== 'class') return start;
    const { node, module, prototype } = payload;
    const inherits = adapter.actions !== undefined;
    const ofClass = classNotes(start, self, inherits);
    const ofMembers = memberNotes(start, prototype, inherits);
    const made = instanceOf(activation, start, self, { module, node });
    let { state } = made;
    const paths = controllerPaths(state, controller);
    const known = paths.filter((path) => path !== null);
    const routers: ObjectReference[] = [];
    const routerFor = (at: Node, versions: RouterOrigin['versions']): ObjectReference => {
      const origin: RouterOrigin = { file: module.file, start: at.range[0], merges: true, ...(known.length > 0 ? { paths: known } : {}), ...(versions === undefined ? {} : { versions }) };
      const made = makeRouter(activation.evaluation, state, behaviour, at, origin, false);
      routers.push(made);
      return made;
    };
    const router = routerFor(node, versionsOf(state, optionOf(state, controller, 'versionOption')));
    const add = (registration: Added, { id } = router): void =>
      Registrations.of(activation.evaluation).add({ ...registration, router: id, activation, state, isProven: true });
    const mount = (note: DecoratorNote): void =>
      add({ type: 'mount', method: 'ALL', path: '', handlers: flattenHandlers(state, note.args), site: note.site });
    const { actions } = adapter;
    const { middleware: classes } = actions ?? {};
    const around = (notes: readonly DecoratorNote[], kind: 'middleware' | 'after'): readonly Value[] =>
      of(notes, kind).flatMap(({ args, site }) => flattenHandlers(state, args).map((value) => classMiddleware(actions, state, { value, site })));

    if (classes === undefined) of(ofClass, 'middleware').forEach(mount);
    for (const [name, notes] of ofMembers) {
      const routes = notes.filter(({ role }) => role.kind === 'route');
      if (routes.length === 0) continue;
      const wrappers = [...of(ofClass, 'wrapper').slice(0, 1), ...of(notes, 'wrapper').slice(0, 1)];
      const handler = wrap(activation, { state, value: handlerOf(state, made.value, name) }, wrappers, of(notes, 'error-middleware'));
      state = handler.state;
      const before = [...(classes === undefined ? [] : around(ofClass, 'middleware')), ...around(notes, 'middleware')];
      const behind = [...around(ofClass, 'after'), ...around(notes, 'after')].filter((value) => isErrorHandler(state, value));
      const declared = declaredByDecorators(state, ofClass, notes);
      for (const route of routes) {
        const method = route.role.kind === 'route' ? route.role.method : '';
        // What is inherited from a class of another file is told of where this class stands.
        const site = route.site.module === module ? route.site : controller.site;
        const handlers =
          actions === undefined
            ? [...before, handler.value]
            : [...before, actionOf(state, { table: actions, controller: made.value, member: name, ofClass, ofMember: notes, route: { ...route, site } }, handler.value)];
        const filters = actions === undefined ? [] : [...filtersOf(actions, state, ofClass, notes), ...failingHandlers(actions, state, route.site), ...behind];
        const version = notes.find(({ role }) => role.kind === 'version');
        // A member that has versions of its own is mounted apart from the others.
        const own = version === undefined ? router : routerFor(version.site.node, versionsOf(state, version.argument));
        const written = routePaths(state, route.argument).map((path) => (controller.role.kind === 'controller' && controller.role.braces === true ? (path?.replaceAll(/\{(\w+)\}/g, ':$1') ?? null) : path));
        for (const path of written) add({ type: 'route', method, path, handlers: [...handlers, ...filters], site, declared }, own);
      }
    }
    for (const { argument, site } of of(ofClass, 'children')) {
      for (const child of controllersIn(state, argument)) for (const path of child.paths) add({ type: 'mount', method: 'ALL', path, handlers: [child.router], site });
    }
    of(ofClass, 'error-middleware').forEach(mount);
    keepRouters(state, prototype, routers);
    return state;
  };
}

/** A decorated member as the framework runs it. */
function actionOf(state: State, action: Action, handler: Value): ObjectReference {
  return state.allocate(heapObject({ type: 'native', name: action.member, call: actionHandler(action), made: { site: action.route.site, args: [handler] } }));
}

/** The filters of a member and of its class, in the order in which they get an error: from the inside, and the last one first. */
function filtersOf(table: ActionTable, state: State, ofClass: readonly DecoratorNote[], ofMember: readonly DecoratorNote[]): readonly Value[] {
  return namedAround({ ofClass, ofMember }, 'filter')
    .toReversed()
    .map((filter) => filterHandler(table, state, filter));
}

function of(notes: readonly DecoratorNote[], kind: Kind): readonly DecoratorNote[] {
  return notes.filter(({ role }) => role.kind === kind);
}

/** `@Controller('users')`, `@Controller({ path: 'users' })` */
function controllerPaths(state: State, note: DecoratorNote): readonly (string | null)[] {
  return routePaths(state, optionOf(state, note, 'pathOption') ?? note.argument);
}

/** An option of a controller, undefined among them; undefined when it is given no options. */
function optionOf(state: State, { role, argument }: DecoratorNote, name: 'pathOption' | 'versionOption'): Value | undefined {
  const value = state.resolve(argument);
  const option = role.kind === 'controller' ? role[name] : undefined;
  if (option === undefined || value.kind !== 'object' || state.object(value).payload.type !== 'plain') return undefined;
  return state.object(value).members.get(option)?.value ?? UNDEFINED;
}

/** `'1'`, `['1', '2']`; undefined for none. */
function versionsOf(state: State, value: Value | undefined): RouterOrigin['versions'] {
  const single = value === undefined ? UNDEFINED : state.resolve(value);
  if (single.kind === 'constant' && single.value === undefined) return undefined;
  return flattenHandlers(state, [single]).map((one) => (one.kind === 'constant' ? String(one.value) : null));
}

/** `users`, `/users`: both begin with one slash. Nothing stands for no path. */
function routePaths(state: State, argument: Value): readonly (string | null)[] {
  const value = state.resolve(argument);
  if (value.kind === 'constant' && value.value === undefined) return [''];
  return (pathsOf(state, value) ?? [null]).map((path) => (path === null || path === '' ? path : `/${path.replace(/^\/+/, '')}`));
}

/** `(...args) => controller[member](...args)` */
function handlerOf(state: State, instance: Value, member: string): Value {
  const property = instance.kind === 'object' ? findProperty(state, instance, member) : 'unknown';
  if (property === undefined || property === 'unknown' || property.value.kind !== 'object') return unknown(`the member '${member}' is not known`);
  return state.allocate(heapObject({ type: 'bound', target: property.value, thisValue: instance, args: [] }));
}

/** What the wrappers make of a handler, the first of them inside the others. */
function wrap(activation: Activation, handler: Outcome, wrappers: readonly DecoratorNote[], opaque: readonly DecoratorNote[]): Outcome {
  let inner = handler;
  for (const { argument, site } of [...wrappers, ...opaque.map((note) => ({ ...note, argument: NOT_FOLLOWED }))]) {
    const { state, value } = inner;
    const before = state.fork();
    const { result } = activation.collect(() => callFunction(activation, state, argument, UNDEFINED, [value], site));
    inner = result.length > 0 ? joinOutcomes(result) : { state: before, value: unknown('the wrapper of a handler throws') };
  }
  return inner;
}

/** It gets what the member throws, and not what its promise is rejected with. */
const NOT_FOLLOWED = unknown('error middleware of a member is not followed');
