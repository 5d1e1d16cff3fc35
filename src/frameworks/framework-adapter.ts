/** All that the plugin knows about one framework: tables first, hooks for what no table can say. */

import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Primitive, Value } from '../evaluator/value.js';
import type { ActionTable, ModuleApplication } from './actions.js';
import type { ConfiguredRoutes } from './configured-routes.js';
import type { ContractTable } from './contract-table.js';
import type { ControllerApplication } from './controller-application.js';
import type { DecoratorRole } from './decorator-role.js';
import type { KnownPackages, MiddlewareFacts } from './known-packages.js';
import type { ReturningChain } from './returning.js';
import type { Surrounding } from './file-route-adapter.js';
import type { ReturnedWriting } from './returned-writing.js';
import type { RouterTable } from './router-table.js';
import type { Unfollowed } from './unfollowed.js';

/** What a parameter of a handler is. */
export type ParameterRole = 'request' | 'response' | 'context' | 'next' | 'callback' | 'error' | 'other';

/** How an argument becomes a body. */
export type BodyFormat =
  /** As JSON: everything but `undefined` and functions has bytes. */
  | 'json'
  /** As it is: `undefined`, `null` and `''` have no bytes. */
  | 'text'
  /** As it is, and only strings and buffers: other values throw a TypeError. */
  | 'bytes'
  /** Texts as they are, all else as JSON: `undefined`, functions and `''` have no bytes. */
  | 'mixed';

export type BodyRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'some' }
  /** The reason phrase of the status: nothing with a code that has no content. */
  | { readonly kind: 'phrase' }
  | { readonly kind: 'argument'; readonly argument: number; readonly format: BodyFormat };

/** What a call of a member of the response does. */
export interface ResponseCall {
  /** It sets the status: from an argument, or to a code of its own; `unlessSet`: that does not replace a status that was set. */
  readonly status?: { readonly argument: number } | { readonly code: number; readonly unlessSet?: true };
  /** It answers with this body. */
  readonly body?: BodyRule;
  /** It still works when the head was written (`end` after `writeHead`). */
  readonly afterHead?: boolean;
  /** It fixes the status and the headers; the body follows. Its status is checked as an assigned one is. */
  readonly writesHead?: boolean;
  /** It writes a part of the body; the answer ends later. */
  readonly streams?: boolean;
  /** After the answer is sent it does nothing, instead of throwing. */
  readonly harmlessAfterSend?: boolean;
  /** It may close the connection. */
  readonly closes?: true;
  /** The framework may answer an error by itself here (a missing file, a view that does not render). */
  readonly mayFail?: boolean;
  /** An error for a body is handed on, as one that is thrown. */
  readonly handsOnErrors?: true;
  /** It hands on the error that this makes of its arguments. */
  readonly fails?: NativeFunction;
  /** What is registered for requests that no route fits answers, else the framework with this code. */
  readonly missing?: { readonly code: number };
  /** It gives this argument back, and not the response. */
  readonly gives?: number;
  /** From here on what a handler returns is not looked at. */
  readonly takesOver?: true;
  /** The functions in this argument's members answer, one of them; without the member `default` the request may fit none. */
  readonly callsOneOf?: { readonly argument: number; readonly otherwise: { readonly status: number; readonly message: string } };
  /**
   * What a callback as the last argument means: it gets the result `instead` of the client, or it is told `afterwards`
   * whether the answer was sent.
   */
  readonly callback?: 'instead' | 'afterwards';
  /** Puts the arguments into the order of the table, from the values of those that are constants. */
  readonly reorder?: (constants: readonly (Primitive | NotConstant)[], version: number) => ReorderedCall | undefined;
}

/** Stands for an argument that is no constant. */
export const NOT_CONSTANT: unique symbol = Symbol('not constant');
export type NotConstant = typeof NOT_CONSTANT;

/** Which argument is the status and which the body, for calls whose order varies. */
export interface ReorderedCall {
  readonly status: number | undefined;
  readonly body: number | undefined;
  /** The body is the reason phrase of the status. */
  readonly phrase?: boolean;
}

export interface ResponseTable {
  /** What messages call it. */
  readonly name: string;
  /** Calls that set a status, answer, or both. */
  readonly calls: Readonly<Record<string, ResponseCall>>;
  /** Calls that change neither status nor body and return the response. */
  readonly chained: readonly string[];
  /** Calls that change neither and return something else. */
  readonly harmless: readonly string[];
  /** Objects for what handlers tell one another. */
  readonly present: readonly string[];
  /** Codes with which the reason phrase is not sent. */
  readonly withoutContent: readonly number[];
  /** The member whose assignment sets the status. */
  readonly statusMember: string;
  /** The member that says whether the head was sent. */
  readonly sentMember: string;
  /** The member that is the request. */
  readonly requestMember: string;
  /** Members of other objects that answer when the response is handed to them (`stream.pipe(res)`). */
  readonly sinks: readonly string[];
  /** Members that are the same response with another interface. */
  readonly faces?: Readonly<Record<string, ResponseFace>>;
  /** How a status is set in a suggestion: inserted before the sending member. Without it none is suggested that is not written. */
  readonly setStatusText?: (status: string) => string;
  /** The call that answers without a body, in a suggestion. */
  readonly emptyAnswerText?: string;
  /** Sending members whose first argument may be the status, where it is written in a suggestion. */
  readonly statusArgumentOf?: readonly string[];
}

/** Another interface of a response: what it has of a {@link ResponseTable}. */
export type ResponseFace = Pick<ResponseTable, 'name' | 'calls' | 'chained' | 'harmless' | 'statusMember' | 'sentMember'>;

/** What the framework does with a status. */
export type StatusCheck =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'throws'; readonly when: 'set' | 'send'; readonly error: 'TypeError' | 'RangeError' | 'Error'; readonly consequence: string };

/** Makes the options of a router of what the function is handed that makes it; without it they are its first argument. */
export type OptionsOf = (call: NativeCall) => Value;

/** What a module's export is. */
export type ExportTable =
  /** An object that has these members. */
  | { readonly gives: 'object'; readonly members: Readonly<Record<string, ExportTable>> }
  /** A function that gives such an object. */
  | { readonly gives: 'objects'; readonly members: Readonly<Record<string, ExportTable>> }
  /** A function that is handed the configuration, which lists routes, and gives it back. */
  | { readonly gives: 'configuration'; readonly routes: ConfiguredRoutes }
  /** A function that gives a router for a contract. */
  | { readonly gives: 'contract-router'; readonly table: ContractTable }
  /** A function that gives an application: a router that nothing else is mounted in. */
  | { readonly gives: 'application'; readonly options?: OptionsOf }
  /** The application itself: there is one. */
  | { readonly gives: 'the application' }
  /** A function that gives a server: what it is handed that is a function gets all of its requests. */
  | { readonly gives: 'server' }
  /** A function that gives a router; `forwards`: one that hands on what the promises of its handlers are rejected with. */
  | { readonly gives: 'router'; readonly forwards?: true; readonly options?: OptionsOf }
  /** A function that is handed a path and a router, and gives a handler that is the router under that path: `useBase(base, router)`. */
  | { readonly gives: 'based-router' }
  /** A function that gives a handler which does this; it passes on when nothing is said. */
  | { readonly gives: 'middleware'; readonly does?: MiddlewareFacts }
  /** A function that gives a decorator. */
  | { readonly gives: 'decorator'; readonly role: DecoratorRole }
  /** A function that gives such a function; what it is handed makes the value of a parameter of the decorator's argument and the context. */
  | { readonly gives: 'decorator-maker'; readonly role: DecoratorRole }
  /** A class whose objects have an application, and a method that mounts controllers in it: `mount(controllers, router?, middleware?)`. */
  | { readonly gives: 'controller-server'; readonly application: string; readonly mount: string }
  /** A function that gives an application of the controllers that its options list. */
  | { readonly gives: 'controller-application'; readonly table: ControllerApplication }
  /** A function that makes a promise of an application of a module. */
  | { readonly gives: 'module-application' }
  | { readonly gives: 'function'; readonly name: string; readonly call: NativeFunction }
  | { readonly gives: 'value'; readonly name: string; readonly value: Value };

export interface ModuleTable {
  /** What the module itself is: `require('x')` and the default export. */
  readonly self?: ExportTable;
  /** Its members, also as named exports. */
  readonly members: Readonly<Record<string, ExportTable>>;
}

/** What becomes of an error that leaves a handler. */
export interface Escape {
  /** The constants of the error's own members, where they are known; undefined for members that it does not have. */
  readonly member: (name: string) => Primitive | NotConstant;
  /** The error itself when it is a primitive. */
  readonly primitive: Primitive | NotConstant;
  readonly isPrimitive: boolean;
  /** The status that was set before; undefined when none was, NOT_CONSTANT when it is not known. */
  readonly statusBefore: Primitive | NotConstant;
  /** How it left. */
  readonly way: 'throw' | 'rejection' | 'next';
}

export type EscapeResult =
  | { readonly kind: 'status'; readonly code: number; readonly from: 'error' | 'response' | 'default'; readonly body?: 'no' }
  | { readonly kind: 'unknown'; readonly reason: string }
  /** The request goes on as if the handler had passed on. */
  | { readonly kind: 'passes' }
  /** The request goes on behind the handlers of this route. */
  | { readonly kind: 'skips' }
  /** The client gets no answer; the reason is a clause without a full stop, when that is to be heard of. */
  | { readonly kind: 'none'; readonly reason?: string };

/** A framework whose handlers answer through an object that they are handed. */
export interface ResponseFramework {
  readonly response: ResponseTable;
  /** Members of the request that are constants on a route. */
  readonly request: {
    readonly name: string;
    readonly methodMember: string;
    /** The member that is the path, when handlers that are registered for all requests tell paths apart by it. */
    readonly pathMember?: string;
    /** The member that is the response. */
    readonly responseMember?: string;
    /** The member that has the parameters of the path, when those are known. */
    readonly parametersMember?: string;
    /** Its method that may close the connection. */
    readonly closingMember?: string;
    /** Members that are there on every request. */
    readonly present: readonly string[];
  };
  /** Roles by the number of parameters a handler declares. */
  readonly parameters: Readonly<Record<number, readonly ParameterRole[]>>;
  /** What error handlers are handed; without it they are told from other handlers by the number of their parameters. */
  readonly handedErrors?: readonly ParameterRole[];
  /**
   * The member of the response that sends what the last handler returns or its promise is fulfilled with, `undefined` only
   * of a promise. A handler before it passes on when its promise is fulfilled, too. Without it nothing that is returned is looked at.
   */
  readonly sendsReturned?: string;
  /** The member of the request and the response that is the router of the route; that is `this` of its handlers as well. */
  readonly routerMember?: string;
  /** The status of a response whose code sets none. */
  readonly defaultStatus: number;
  readonly checkStatus: (value: Primitive, how: 'call' | 'assignment', version: number) => StatusCheck;
  readonly escape: (escape: Escape, version: number) => EscapeResult;
  /** Global variables that are known. */
  readonly globals?: ReadonlyMap<string, Value>;
}

/** A framework with which code registers its handlers, by calls or by decorators. */
interface RegisteringFramework {
  readonly name: string;
  /** What messages call it, when that is not its name with a capital. */
  readonly title?: string;
  /** Whether a source text shows a sign of the framework; a file without one is not analysed. */
  readonly signs: RegExp;
  /** Whether a text with a sign of it is no other framework's, unless that one's package is imported. */
  readonly claims?: true;
  /** The package whose installed version decides, and the version when none is installed. */
  readonly package: string;
  readonly defaultVersion: number;
  /** The only major version that it is for; all of them without it. */
  readonly version?: number;
  readonly modules: Readonly<Record<string, ModuleTable>>;
  /** What other packages give its users: wrappers, helpers and middleware. */
  readonly packages: KnownPackages;
  /** What the text of a file shows that makes the framework treat rejections as errors that are handed on. */
  readonly rejectionSign: RegExp;
  readonly router: RouterTable;
  /** Roles by the number of parameters a handler declares. */
  readonly parameters: Readonly<Record<number, readonly ParameterRole[]>>;
  /** Members whose use shows that a parameter is a response, whatever its name. */
  readonly handlerSigns: readonly string[];
  /** Type names, exported by {@link package} (or global types of it), that mark a parameter's role or a whole handler. */
  readonly types: Readonly<Record<string, ParameterRole | 'handler' | 'router'>>;
  /** Modules that export these types beside the package. */
  readonly typesFrom?: readonly string[];
  /** What files show that is not followed. */
  readonly unfollowed?: readonly Unfollowed[];
  /** Why it is not known what is answered by a route of which no answer is seen. */
  readonly unanswered?: string;
  /** How a suggestion sets the status of what its handlers return, where that is sent with its default. */
  readonly returnedWriting?: ReturnedWriting;
  /** Files of the package that have a part in the answers. */
  readonly surroundings?: readonly Surrounding[];
  /** What the adapter does not support, each with the reason. */
  readonly unsupported: readonly string[];
  /** How the members of its controllers are run that answer by what they return. */
  readonly actions?: ActionTable;
  /** How its applications are put together of modules. */
  readonly moduleApplication?: ModuleApplication;
}

/** Its handlers answer through an object that they are handed. */
export interface RespondingFramework extends RegisteringFramework {
  readonly responding: ResponseFramework;
}

/** Its handlers answer by what they return, or by what they leave in what they are handed. */
export interface ReturningFramework extends RegisteringFramework {
  readonly returning: ReturningChain;
}

export type FrameworkAdapter = RespondingFramework | ReturningFramework;

/**
 * @param adapter - A framework.
 * @returns The member of its requests that is the method.
 */
export function methodMemberOf(adapter: FrameworkAdapter): string {
  return 'responding' in adapter ? adapter.responding.request.methodMember : 'method';
}
