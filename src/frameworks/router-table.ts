/** The table that says what the members of a framework's routers and applications do. */

import type { NativeCall } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import type { ObjectReference, Single, Value } from '../evaluator/value.js';
import type { ConfiguredRoutes } from './configured-routes.js';
import type { ParameterRole } from './framework-adapter.js';
import type { PathParameters } from './path-parameters.js';

/** What the objects say that are given for a route. */
export interface RouteOptions {
  /** Members that are handlers, which run before, in this order. */
  readonly before: readonly string[];
  /** Those among them that a handler is made of; undefined for none. */
  readonly made?: Readonly<Record<string, (state: State, value: Value, options: ObjectReference, site: Site) => Value | undefined>>;
  /** The member that is the handler. */
  readonly handler: string;
  /** Members that have something else run in the place of the handler, for requests that are no upgrades; undefined for none. */
  readonly instead?: Readonly<Record<string, (state: State, value: Value, site: Site) => Value | undefined>>;
  /** The member that gets the errors of the handlers: first, unless {@link RouterTable.hooksInOrder}. */
  readonly errors?: string;
  /** Members that get each answer, in this order. */
  readonly after?: readonly string[];
  /** The members, one in the other, that lead to an object whose keys are the statuses of its answers, for documentation. */
  readonly declared?: readonly string[];
  /** What a handler is made of other members of the objects, which runs before; undefined for none. */
  readonly other?: (state: State, name: string, site: Site) => Value | undefined;
}

/** A function that is registered for a stage of each request, or of each answer. */
export interface HookRegistration {
  /** `mount`: it runs before the handlers; `after` and `errors`: it gets each answer, and each error. */
  readonly type: 'mount' | 'after' | 'errors';
  readonly handlers: readonly Value[];
  /** Whether it is for what is registered before it, too. */
  readonly isForAll?: boolean;
}

/** A member that registers a function for a stage of each request. */
export interface HookTable {
  /** The stages before the handlers: `addHook(stage, function)`. */
  readonly before?: readonly string[];
  /** Reads what is registered, for the outermost router, when that is not the name of a stage and functions that run as handlers. */
  readonly read?: (router: ObjectReference, call: NativeCall) => readonly HookRegistration[];
  /** Whether what is read is for the router itself, and not for the outermost one. */
  readonly isLocal?: true;
}

/** A function that registers routes, as it is registered. */
export interface PluginUse {
  readonly plugin: Value;
  /** What is registered with its router before it runs; with the router that it is registered with when it is no function. */
  readonly hooks?: readonly HookRegistration[];
  readonly options: Value;
  /** The empty text for no prefix, null for one that is not known. */
  readonly prefix: string | null;
  /** Whether that is all of its prefix, whatever the routers have that it is registered with. */
  readonly isWhole?: boolean;
}

/** Functions that register routes with a router of their own. */
export interface PluginTable {
  readonly member: string;
  /** The option that is the prefix of the router. */
  readonly prefix: string;
  /** The member of a function which says that it has no router of its own; true: no function has. */
  readonly sharing?: string | true;
  /** What is registered behind it when it is a router, which is mounted: the hooks that it leaves to the router that it is registered with. Without it no routers are registered so. */
  readonly hooksOf?: (state: State, router: ObjectReference, plugin: ObjectReference) => readonly HookRegistration[];
  /** What is registered with the router that one is registered with of which nothing is known. */
  readonly hooksOfUnknown?: (state: State, reason: string, site: Site) => readonly HookRegistration[];
  /** Reads what is registered, when that is not a function and its options. */
  readonly read?: (call: NativeCall) => readonly PluginUse[];
}

/** Members of what a registration gives, which change the routes afterwards: `router.get(path, handler).use(middleware)`. */
export interface ChangedRoutes {
  /** The member of a router that has a function register a group of routes. */
  readonly group: string;
  /** The members of a router that register the actions of a class under a path: `resource(name, class)`, and those for nested names without the path of the others. */
  readonly resources: readonly string[];
  /** The actions of a resource: the method, and what stands behind its path. */
  readonly actions: readonly { readonly name: string; readonly methods: readonly string[]; readonly path: string }[];
  /** The member of a router that is handed classes by name, and gives functions by these names which give handlers: the third argument of a handler's is what they are handed. */
  readonly named: string;
  /** The member of a class that is named without one. */
  readonly defaultMember: string;
  /** The member that puts a path before those of the routes. */
  readonly prefix: string;
  /** Members that put handlers before those of the routes. */
  readonly before: readonly string[];
  /** The members that leave only the named actions of a resource, and all but those. */
  readonly only: string;
  readonly except: string;
  /** Members that leave certain actions away. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  /** Members that change nothing that is told here. */
  readonly chained: readonly string[];
}

export interface RouterTable {
  /** What the text of a file shows that makes an application. */
  readonly applicationSign: RegExp;
  /** Members that register a route, and the method each stands for; `ALL` for every method. */
  readonly verbs: Readonly<Record<string, string>>;
  /** The member that registers handlers for given methods: `on(methods, paths, ...handlers)`. */
  readonly on?: string;
  /** The member that begins a chain of verbs on one path. */
  readonly chain?: string;
  /** Members that mount handlers and routers, for every method and under a prefix. */
  readonly mounts: readonly string[];
  /** The member that gives a router whose paths begin with its argument. */
  readonly base?: string;
  /** The member that registers what gets the errors of the router's handlers, wherever it is called. */
  readonly errors?: string;
  /** The member that registers what answers when no handler does. */
  readonly missing?: string;
  /** Whether the innermost router counts that has it, and not the outermost one. */
  readonly missingInnermost?: true;
  /** The member that registers handlers for a route that an object describes, and the names of its members: `openapi(route, handler)`. */
  readonly described?: {
    readonly member: string;
    readonly method: string;
    readonly path: string;
    /** The object whose keys are the statuses of the answers, for documentation. */
    readonly declared: string;
    /** The handlers, of the route, what stands behind it, and the options that the router was made with. */
    readonly handlersOf: (call: NativeCall, route: Single, given: readonly Value[], options: Single) => readonly Value[];
  };
  /** The member that registers a callback for a parameter of the path, and the callback's parameters. */
  readonly parameter?: { readonly member: string; readonly roles: readonly ParameterRole[] };
  /** Objects among the handlers, or in the place of a route. */
  readonly options?: RouteOptions;
  /** Routes have names, in the place of paths: `http(name, options)`, `get(name, handler or options)`. What options say. */
  readonly named?: {
    /** The member whose options say the methods. */
    readonly member: string;
    readonly methods: string;
    readonly defaultMethods: readonly string[];
    /** The path; the name without that. */
    readonly path: string;
    readonly handler: string;
    /** What says that the result of the handler is no answer. */
    readonly output: string;
  };
  /** The member that takes routes as objects, one or an array, and the names of theirs; of several names for the path one is there. */
  readonly objects?: {
    readonly member: string;
    readonly method: string;
    readonly path: readonly string[];
    /** Members that hold more of the route, objects or functions that are handed the router and give one. */
    readonly nested?: readonly string[];
    /** What the text of a file shows that exports such objects for others to register: they are read there. */
    readonly exportedIn?: RegExp;
  };
  /** What the path of a route is where other frameworks write `:name` for a parameter. */
  readonly readPath?: (path: string) => string;
  /** The member that has a function register routes with a router of its own. */
  readonly plugins?: PluginTable;
  /** Members that have a function register routes with a router in this one. */
  readonly groups?: readonly PluginTable[];
  /** Members that register a function for a stage of each request. */
  readonly hooks?: Readonly<Record<string, HookTable>>;
  /** Whether hooks are for what is registered behind them, all of them, those of the outermost router first. */
  readonly hooksInOrder?: true;
  /** Whether what stands behind a path is what answers, also when it is no function, and options of a route stand behind that. */
  readonly takesValues?: true;
  /** Members that register a function for an event of a server, and the event that is a request: `on('request', function)`. Of other events that stand for requests: why their handlers are not followed. */
  readonly listeners?: {
    readonly members: readonly string[];
    readonly event?: string;
    readonly others?: Readonly<Record<string, string>>;
    /** Events that get the errors of handlers: what is made of them is not followed. */
    readonly errors?: RegExp;
  };
  /** Members of an object that says the path of a route, one of which is there: `get({ path, name }, handler)`. */
  readonly pathMembers?: readonly string[];
  /** Members that leave a value on the router and the routers in it, or on the responses of their routes: `decorate(name, value)`. */
  readonly decorators?: Readonly<Record<string, 'router' | 'response'>>;
  /** Members that call their first argument. */
  readonly calling?: readonly string[];
  /** Members that packages give routers. */
  readonly given?: Readonly<Record<string, Value>>;
  /** The member that registers a handler for a path and the methods that follow it, one or an array; for every method without them. */
  readonly added?: readonly string[];
  /** The member that registers a handler for a path and the methods in front of it: `route(path, methods, handler)`. */
  readonly listed?: string;
  /** Handlers may be members of classes, and what registers them gives something that changes them. */
  readonly changed?: ChangedRoutes;
  /** The member that is the router as a handler. */
  readonly asHandler?: string;
  /** Whether a route may have a name before its path. */
  readonly isNamed?: true;
  /** The member that sets the prefix of all its paths. */
  readonly prefix?: string;
  /** The option of the function that makes a router which is the prefix of all its paths. */
  readonly prefixOption?: string;
  /** The option that is what runs before its routes: a function, or an array of them. */
  readonly beforeOption?: string;
  /** The option that gets the errors of its handlers. */
  readonly errorsOption?: string;
  /** Whether that option counts only for a router that is mounted in no other. */
  readonly errorsOutermost?: true;
  /** The option that gets each answer: a function, or an array of them one after the other. What one gives takes the answer's place. */
  readonly afterOption?: string;
  /** The option by which a route whose handlers give nothing answers with null, and does not pass on. */
  readonly endsOption?: string;
  /** What is other with routers that are no applications. */
  readonly ofRouters?: Partial<Pick<RouterTable, 'verbs' | 'mounts' | 'added'>>;
  /** Whether only one of the routes runs that fit a request, the one that fits it best, and not one after the other. */
  readonly isExclusive?: true;
  /** Whether what is mounted runs before all routes, also before those that are registered earlier. */
  readonly mountsFirst?: true;
  /** Whether functions are mounted at a path as a whole, and under it only when it ends in `*`. */
  readonly mountsExactly?: true;
  /** Whether a function that is mounted under a path and answers every request is a route. */
  readonly mountsRoutes?: true;
  /** Whether middleware that packages make and that is not known is told with the routes behind it. */
  readonly tellsMounted?: true;
  /** Whether middleware is named for single routes, and not mounted for all that follow: what it answers is told with them. */
  readonly tellsBefore?: true;
  /** Whether an application may be mounted in another one, as a router is. */
  readonly nests?: true;
  /** Members that return the router and register nothing. */
  readonly chained: readonly string[];
  /** Routes stand in the objects of a configuration. */
  readonly configured?: ConfiguredRoutes;
  /** The parameters that the path of a route gives its requests; undefined when it is not read. */
  readonly parametersOf?: (path: string) => PathParameters | undefined;
  /** The option of a router by which its requests have the parameters of the routers too that it is mounted in. */
  readonly mergeOption?: string;
}
