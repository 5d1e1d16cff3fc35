/** Frameworks whose handlers answer by what they return, or by what they leave in what they are handed. */

import type { Activation } from '../evaluator/activation.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import type { ObjectReference, Single, Value } from '../evaluator/value.js';
import type { Body } from '../model/response.js';
import type { Deployment } from './deployment.js';
import type { ParameterRole } from './framework-adapter.js';
import type { WebResponse } from './shared/web-response.js';

/** A value on its way from the handler to the framework. */
export interface Leaving {
  readonly activation: Activation;
  readonly state: State;
  readonly value: Single;
  /** What the handler was handed. */
  readonly handed: readonly Value[];
  readonly site: Site;
  /** Whether no other handler runs for the request; not said where there is never more than one. */
  readonly isAlone?: boolean;
  /** Whether the last handler was reached on this path; not said where there is never more than one. */
  readonly isComplete?: boolean;
}

/** What the framework makes of it. */
export type Answered =
  | { readonly kind: 'web'; readonly response: WebResponse }
  /** The framework answers by itself; `isOfError`: with the status that the error has, in whatever application. */
  | { readonly kind: 'status'; readonly code: number; readonly body: Body; readonly reason?: string; readonly isOfError?: true }
  /** No handler answers: what is registered for that does, else the framework. */
  | { readonly kind: 'missing'; readonly code: number; readonly body: Body }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What the framework makes of a returned value: what it answers, or `thrown`, when it takes it, or an error of its own, as if it were thrown. */
export type Returned = Answered | { readonly kind: 'thrown'; readonly error?: Single };

/** What becomes of what leaves a handler. */
export interface Returning {
  /** What the framework makes of what a handler returns. */
  readonly returned: (leaving: Leaving, version: number) => Returned;
  /** What it makes of what a handler throws, and nothing handles. */
  readonly thrown: (leaving: Leaving, version: number) => Answered;
  /** The paths to tell apart before what is returned is looked at: one for each status that may be set. A path is taken over. */
  readonly apart?: (state: State, handed: readonly Value[]) => readonly State[];
  /** Whether a handler may return a `Response` of the Fetch API, which is the answer then. */
  readonly takesResponse?: true;
  /** Notes on the path what the last handler gives, which those around it get nothing of. */
  readonly kept?: (leaving: Leaving) => void;
  /** Whether what it answers depends on what it was handed alone, and not on what it returns. */
  readonly ignoresValue?: true;
}

/** The same, where several handlers answer a request together. */
export interface ReturningChain extends Returning {
  /** What a handler is handed, in this order. */
  readonly handed: readonly ParameterRole[];
  /** What an error handler is handed. */
  readonly handedErrors: readonly ParameterRole[];
  /** Makes what the handlers of one request are handed, but for `next` and the error. */
  readonly hand: (state: State, request: ObjectReference) => Readonly<Partial<Record<ParameterRole, Value>>>;
  /** The case of the letters of the request's method, when it is not as in HTTP. */
  readonly methodLetters?: 'lower';
  /** Members of the request that are known beside its method. */
  readonly request?: Readonly<Record<string, Value>>;
  /**
   * Whether a handler runs the ones behind it by calling `next`, or they run in turn until one gives a value, or `either`:
   * by calling `next`, and when it gives nothing.
   */
  readonly order: 'next' | 'first' | 'either';
  /** Whether what answers before the handlers of a route is told of with the route, and not where it is registered. */
  readonly tellsHooks?: true;
  /** Whether the last handler of a route answers whatever it gives, so that nothing runs behind it. */
  readonly endsRoute?: true;
  /** Whether the request is answered already, whatever the handler gives. */
  readonly isAnswered?: (state: State, handed: readonly Value[]) => boolean;
  /** What error handlers get of an error; the error itself without it. */
  readonly errorOf?: (state: State, error: Single) => Value;
  /** Whether null is nothing too. */
  readonly nullIsNothing?: true;
  /** The member of the context that holds what the handlers behind `next` have given. */
  readonly answerMember?: string;
  /** Whether error handlers get an error before the handlers in front of its own see it. */
  readonly catchesInside: boolean;
  /**
   * What it makes of what an error handler returns, when that is not what it makes of other returned values; `thrown`
   * without an error: what it makes of the error that is handled.
   */
  readonly handled?: (leaving: Leaving, version: number) => Returned;
  /** How a runtime is handed what answers all requests. */
  readonly serving?: ServerTable;
  /** Global variables that it gives, instead of those of the Fetch API in Node or beside them. */
  readonly globals?: Readonly<Record<string, Value>>;
}

/** How a runtime is handed what answers all requests. */
export interface ServerTable {
  /** The function of a global object that takes it, or an object that holds it. */
  readonly call?: { readonly global: string; readonly member: string };
  /** The member that holds it. */
  readonly handler: string;
  /** The member that gets the errors of its handlers. */
  readonly errors?: string;
  /** The member that holds handlers by path, each a function or functions by method. */
  readonly routes?: string;
  /** Whether a module may export an object that holds it. */
  readonly isExported: boolean;
  /** Whether functions that a module exports are such: those that are handlers by their shape or types, and the one that is called as {@link handler}. */
  readonly exportsFunctions?: true;
  /** The configuration files that say which requests reach such a function. */
  readonly deployments?: readonly Deployment[];
}
