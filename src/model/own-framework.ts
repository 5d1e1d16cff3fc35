/** What settings say of a framework that the plugin does not know: the tables of an adapter, as data. */

import type { ArgumentPosition } from './package-facts.js';

/** What a parameter of a handler is. */
export type OwnRole = 'request' | 'response' | 'context' | 'next' | 'other';

/** What an answer is made of. */
export interface OwnAnswer {
  /** The code, or the argument that is the code; the default of the framework when it is not given. */
  readonly status?: number | ArgumentPosition | undefined;
  /** Whether there is a body, or the argument that is the body, and how that is written; `json` when it is not given. */
  readonly body?: 'yes' | 'no' | (ArgumentPosition & { readonly format?: 'json' | 'text' | 'mixed' | undefined }) | undefined;
}

/** What a module exports. */
export type OwnExport =
  /** A class or function that gives a router which nothing else is mounted in. */
  | 'application'
  /** A class or function that gives a router. */
  | 'router'
  /** A function that gives what a handler returns. */
  | { readonly answer: OwnAnswer }
  /** A class of errors: the code that they have, and the argument that is their message. */
  | { readonly error: { readonly status?: number | ArgumentPosition | undefined; readonly message?: ArgumentPosition | undefined } };

export interface OwnRouter {
  /** Members that register a route, and the method of each; `ALL` for every method. */
  readonly verbs?: Readonly<Record<string, string>> | undefined;
  /** Members that mount handlers and routers. */
  readonly mounts?: readonly string[] | undefined;
  /** The member that begins a chain of verbs on one path. */
  readonly chain?: string | undefined;
  /** The member that gives a router whose paths begin with its argument. */
  readonly base?: string | undefined;
  /** The member that sets what all its paths begin with, and the option of its maker that does. */
  readonly prefix?: string | undefined;
  readonly prefixOption?: string | undefined;
  /** The member that registers what gets errors. */
  readonly errors?: string | undefined;
  /** The member that registers what answers when no route fits. */
  readonly missing?: string | undefined;
  /** Whether only the route runs that fits a request best. */
  readonly exclusive?: boolean | undefined;
  /** Members that return the router and register nothing. */
  readonly chained?: readonly string[] | undefined;
}

/** The object that handlers answer through. */
export interface OwnResponse {
  /** Its members that set a status, answer, or both: a member with `body` answers. */
  readonly calls: Readonly<Record<string, OwnAnswer>>;
  /** Members that change neither and give the response back. */
  readonly chained?: readonly string[] | undefined;
  /** Members that change neither and give something else. */
  readonly harmless?: readonly string[] | undefined;
  /** The member whose assignment sets the status. */
  readonly statusMember?: string | undefined;
  /** The member that says whether it was sent. */
  readonly sentMember?: string | undefined;
  /** The status when none is set. */
  readonly defaultStatus?: number | undefined;
  /** Whether it is Node's response with more members. */
  readonly extendsNode?: boolean | undefined;
}

/** What becomes of what handlers return. */
export interface OwnReturned {
  /** The status of what says none. */
  readonly defaultStatus?: number | undefined;
  /** The code that answers `undefined` and null; not known when it is not given. */
  readonly nothing?: number | undefined;
  /** The members of a returned object that are its status and its body; without it an object is the body. */
  readonly members?: { readonly status: string; readonly body: string } | undefined;
}

/** What becomes of errors that nothing handles. */
export interface OwnErrors {
  /** Members of an error that are the code of the answer, the first one that is a code from 400 to 599. */
  readonly statusMembers?: readonly string[] | undefined;
  /** The code of the others. */
  readonly defaultStatus?: number | undefined;
  /** Whether the framework looks at what the promise of a handler is rejected with. */
  readonly rejections?: 'next' | 'lost' | undefined;
}

/** A framework of the user's own. With `response` its handlers answer through that, else by what they return. */
export interface OwnFramework {
  readonly $schema?: string | undefined;
  /** By module, as it is imported, and by name: `Router`, `respond.created`, `default`. */
  readonly modules: Readonly<Record<string, Readonly<Record<string, OwnExport>>>>;
  /** Texts that show it in files which import none of its modules. */
  readonly signs?: readonly string[] | undefined;
  /** What handlers are handed. */
  readonly handler?: readonly OwnRole[] | undefined;
  /** What error handlers are handed. */
  readonly errorHandler?: readonly (OwnRole | 'error')[] | undefined;
  readonly router?: OwnRouter | undefined;
  readonly response?: OwnResponse | undefined;
  readonly returned?: OwnReturned | undefined;
  /** What becomes of errors that nothing handles; not known when it is not given. */
  readonly errors?: OwnErrors | undefined;
  /** Names of types of its modules that say what a parameter is, or that a function is a handler. */
  readonly types?: Readonly<Record<string, OwnRole | 'handler' | 'router'>> | undefined;
}
