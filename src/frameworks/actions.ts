/** Frameworks whose controllers are classes: what runs around a decorated member, and what becomes of what it returns. */

import type { NativeFunction } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import type { ObjectReference, Single, Value } from '../evaluator/value.js';
import type { DecoratorRole } from './decorator-role.js';
import type { BodyFormat } from './framework-adapter.js';

/** What a request brings to a member. */
export interface HandedToAction {
  readonly request: Value;
  readonly response: Value;
  readonly next: Value;
}

/** How a decorated member is run. Each list of guards, interceptors and pipes is an object with one member, or a class of such objects. */
export interface ActionTable {
  /** The code that answers have when nothing says another, by the method of the route; the framework's default for the others. */
  readonly defaultStatuses: Readonly<Record<string, number>>;
  /** Makes what guards, interceptors and filters are handed of a request. */
  readonly contextOf: (state: State, handed: HandedToAction) => Value;
  /** Says whether a request gets to the member; what is thrown when it does not. */
  readonly guard?: { readonly member: string; readonly refused: (state: State) => Value };
  /** Gets the context and what runs the rest: the other interceptors, the pipes and the member. */
  readonly interceptor?: { readonly member: string; readonly nextOf: (state: State, run: NativeFunction) => Value };
  /** Gets the value of a parameter and gives the one that is handed over. */
  readonly pipe?: { readonly member: string };
  /** Gets the errors of some classes, and the context. */
  readonly filter?: { readonly member: string };
  /** The member of a returned object that is the code of a redirect; a redirect has the code of its decorator without it. */
  readonly redirectStatus?: string;
  /** What is sent of what a member returns, when that is not the value with the status that was said before. */
  readonly sent?: (sending: Sending) => Sent;
  /** Makes the function that answers for a parameter which is a callback. */
  readonly responder?: (state: State, response: Value) => Value;
  /** Gets what a member returns and gives what is sent. */
  readonly transformer?: { readonly member: string };
  /** The members of classes that are middleware: what runs, and what gets errors. */
  readonly middleware?: { readonly handler: string; readonly errors?: string };
  /** The option of an application that says whether a request may pass; what is thrown when it may not, with and without roles. */
  readonly authorization?: { readonly option: string; readonly refused: (state: State, hasRoles: boolean) => Value };
  /** What the application answers by itself to what is thrown by members and by classes of middleware, before error handlers get it. */
  readonly failing?: {
    /** The option of the application that is false when it does not. */
    readonly option: string;
    /** The member of an error that is the code of the answer, and the code of errors without it. */
    readonly statusMember: string;
    readonly otherwise: number;
  };
}

/** What a member has returned. */
export interface Sending {
  readonly state: State;
  readonly value: Single;
  /** A member of the controller's object; undefined when it has none. */
  readonly member: (name: string) => Single | undefined;
  /** What decorators of the member and, without one, of its class have for their first argument; undefined when none is of this kind. */
  readonly said: (kind: DecoratorRole['kind']) => Value | undefined;
  /** An option of the application: null when the application is not known. */
  readonly option: (...path: readonly string[]) => Value | null;
  /** As what texts are sent. */
  readonly sends: 'json' | 'text';
}

/** What becomes of it. */
export type Sent =
  | {
      readonly kind: 'answer';
      /** The status: of the decorator of this kind, or a code; what was set before without it. */
      readonly status?: DecoratorRole['kind'] | number | Value;
      readonly body: 'yes' | 'no' | 'unknown' | Value;
      readonly format: BodyFormat;
    }
  /** An error is thrown. */
  | { readonly kind: 'error'; readonly make: (state: State) => Value }
  /** An object of this class is thrown. */
  | { readonly kind: 'error-of'; readonly class: ObjectReference }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What may run around the members of all controllers; `options`: what the application was made with. */
export type AroundKind = 'guard' | 'interceptor' | 'pipe' | 'transformer' | 'options';

/** How an application is put together of modules, which name controllers and other modules. */
export interface ModuleApplication {
  /** The members of the application that have it serve requests: by then all is said. */
  readonly serve: readonly string[];
  /** The member that sets what all paths begin with. */
  readonly prefix: string;
  /** The member that has the paths of controllers begin with their versions, and the names of its options. */
  readonly versioning: { readonly member: string; readonly type: string; readonly inPath: Value; readonly prefix: string; readonly ownPrefix: string; readonly default: string };
  /** The members whose arguments run around all controllers. */
  readonly around: Readonly<Record<string, AroundKind | 'filter'>>;
  /** The members of the object that describes a module; `module` is the class of one that is described where it is imported. */
  readonly metadata: { readonly module: string; readonly imports: string; readonly controllers: string; readonly providers: string };
  /** The middleware that the class of a module names for routes. */
  readonly middleware?: ModuleMiddlewareTable;
  /** The member of a provider that says what it is, what that means, and the members that give it. */
  readonly provider: { readonly token: string; readonly kinds: Readonly<Record<string, AroundKind | 'filter'>>; readonly given: readonly string[]; readonly factory: string };
}

/** `configure(consumer) { consumer.apply(Log).exclude('cats/old').forRoutes({ path: 'cats', method: RequestMethod.GET }); }` */
export interface ModuleMiddlewareTable {
  /** The member of the class that is handed what takes the middleware. */
  readonly member: string;
  /** The members of that: one takes middleware, one the routes that are left out, and one those that it runs before. */
  readonly apply: string;
  readonly exclude: string;
  readonly routes: string;
  /** The members of an object that describes a route, and the methods by the number that it has for one. */
  readonly path: string;
  readonly method: string;
  readonly methods: readonly string[];
}

/** The member of what a pipe is told of a parameter that says whether it is declared to be an object of a class of the project; no source has one of that name. */
export const DECLARES_CLASS = '[[declares class]]';
