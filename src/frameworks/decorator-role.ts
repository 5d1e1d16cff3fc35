/** What the decorators of a framework say of a class, of its members and of their parameters. */

import type { ParameterRole } from './framework-adapter.js';

/** What a decorator says of a class or of its member. Its decorators of one kind count in the order of the source. */
export type DecoratorRole =
  /** The class has a router; its first argument is the path that the class's routes begin with, or an object with it. `sends`: as what its members' texts are sent, in the place of JSON. `braces`: parameters of paths are written `{id}`. */
  | { readonly kind: 'controller'; readonly pathOption?: string; readonly versionOption?: string; readonly sends?: 'text'; readonly braces?: true }
  /** The member is a handler; the first argument is the route's path. `streams`: what it returns is sent bit by bit. */
  | { readonly kind: 'route'; readonly method: string; readonly streams?: true }
  /** Each argument is a function, or an array of them, that runs before the member, or before all of the class's. */
  | { readonly kind: 'middleware' }
  /** Each argument is one that runs behind the member, or behind all of the class's, or gets their errors. */
  | { readonly kind: 'after' }
  /** The first argument gets the errors of the member, or those of all of the class's. */
  | { readonly kind: 'error-middleware' }
  /** The first argument takes the handler and gives the one that is registered. */
  | { readonly kind: 'wrapper' }
  /** The first argument is an object of another controller, or an array of them, whose routers are mounted in this one. */
  | { readonly kind: 'children' }
  /** The first argument is the code of the member's answers; what is falsy says none. */
  | { readonly kind: 'status' }
  /** The member answers with a redirect: the second argument is its code. */
  | { readonly kind: 'redirect'; readonly code: number }
  /** The first argument is the code of an answer to undefined, or to null, or a class of the error that is thrown in its place. */
  | { readonly kind: 'undefined-status' | 'null-status' }
  /** The answer is of the type that the first argument names. */
  | { readonly kind: 'content-type' }
  /** A check of the application lets the request pass; the first argument is what it is told: a role, or an array of them. */
  | { readonly kind: 'authorized' }
  /** Each argument gets what the member returns, and gives what is sent. */
  | { readonly kind: 'transformer' }
  /** What the member returns is shown in a view. */
  | { readonly kind: 'view' }
  /** What a parameter of the member gets. `piped`: pipes get it first, and are told that it comes from there. `answers`: the member answers through it, unless the first argument has this option. */
  | { readonly kind: 'parameter'; readonly role: ParameterRole; readonly piped?: string; readonly answers?: { readonly unless?: string } }
  /** Each argument is one, for the member or for all of the class's. */
  | { readonly kind: 'guard' | 'interceptor' | 'pipe' | 'filter' }
  /** A status of the member's answers, or of those of all of the class's, for documentation: this one, or the option of the first argument, `default` without it. */
  | { readonly kind: 'declares'; readonly status: number | 'default' }
  | { readonly kind: 'declares'; readonly status?: undefined; readonly option: string }
  /** The class is a filter; the arguments are the classes of the errors that it gets, none for all errors. */
  | { readonly kind: 'catches' }
  /** The class is a module; the argument describes it. */
  | { readonly kind: 'module' }
  /** The member's path begins with the first argument, or with each element of it, where the application says so. */
  | { readonly kind: 'version' };
