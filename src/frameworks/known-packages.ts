/** What is known of packages: as what settings declare of others, and what the arguments of their functions change. */

import type { Primitive } from '../evaluator/value.js';
import type { Middleware, ModuleMember, PackageAnswer, PackageError, PackageFacts } from '../model/package-facts.js';
import type { NotConstant } from './framework-adapter.js';

/** An argument of the function that gives a handler, or a member of it. */
export interface GivenPosition {
  /** Which of the calls in the name, from 0; the last one when it is not given. */
  readonly call?: number;
  readonly argument: number;
  readonly option?: string;
}

/** What the arguments of the function are that gives a handler. */
export interface GivenArguments {
  /** The constant; undefined when there is nothing, NOT_CONSTANT for anything else. */
  readonly constant: (position: GivenPosition) => Primitive | NotConstant;
  /** The constants of a list, or the one constant; undefined when one of them is not known. */
  readonly constants: (position: GivenPosition) => readonly Primitive[] | undefined;
  readonly isFunction: (position: GivenPosition) => boolean;
}

/** A function of the user that a handler calls. */
export interface GivenCall extends GivenPosition {
  /** `done`: takes an error, as callbacks of Node.js do, which is handed on. */
  readonly parameters: readonly ('request' | 'response' | 'next' | 'done' | 'other')[];
  /** What becomes of what it throws or is rejected with. */
  readonly errors: 'next' | 'lost';
}

/** An answer; `always`: every request of its methods gets it. */
export interface KnownAnswer extends Omit<PackageAnswer, 'status'> {
  readonly always?: boolean;
  /** Null for one that is not known. */
  readonly status: number | null;
}

export interface KnownError extends Omit<PackageError, 'code'> {
  /** One of several codes, each of which it may have. */
  readonly code?: string | readonly string[] | undefined;
  /** The name of its class, when that is not the `name` of the error. */
  readonly class?: string;
  /** Members that it has, of which nothing else is known. */
  readonly members?: readonly string[];
  /** The status that the response is given before the error is handed on. */
  readonly sets?: number;
}

/** All that a handler may do. */
export interface MiddlewareFacts {
  readonly passes?: boolean | undefined;
  readonly answers?: readonly KnownAnswer[] | undefined;
  readonly errors?: readonly KnownError[] | undefined;
  readonly calls?: readonly GivenCall[];
  /** Members of the request that are there, and not empty, when it passes on. */
  readonly leaves?: readonly string[];
  /** What else it does and nobody knows, a clause without a full stop. */
  readonly unknown?: string;
}

export interface KnownMiddleware extends Omit<Middleware, keyof MiddlewareFacts>, MiddlewareFacts {
  /** What the arguments change. */
  readonly given?: (given: GivenArguments) => MiddlewareFacts;
  /** It has methods, each of which gives it back. */
  readonly chained?: true;
}

/** A handler that gets errors. */
export interface KnownErrorHandler extends ModuleMember {
  /** The class of the errors that it answers, of the same module; all of them when it is not given. Others it hands on. */
  readonly of?: string;
  /** The code that it answers; null for one that is not known. */
  readonly status: (given: GivenArguments) => number | null;
}

/** What packages do with a request. */
export interface KnownPackages extends Omit<PackageFacts, 'middleware'> {
  readonly middleware: readonly KnownMiddleware[];
  readonly errorHandlers: readonly KnownErrorHandler[];
  /** The classes of the errors that the middleware hands on. */
  readonly errorClasses: readonly ModuleMember[];
  /** Functions that say whether a value is an error of a class of the same module. */
  readonly errorTests: readonly (ModuleMember & { readonly of: string })[];
}

/** Nothing is known of any. */
export const NO_KNOWN_PACKAGES: KnownPackages = { helpers: [], wrappers: [], middleware: [], errorHandlers: [], errorClasses: [], errorTests: [] };
