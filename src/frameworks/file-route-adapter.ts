/** All that the plugin knows about one framework whose files are its routes: tables first, hooks for what no table can say. */

import type { State } from '../evaluator/state.js';
import type { SourceModule } from '../evaluator/syntax.js';
import type { ObjectReference, Value } from '../evaluator/value.js';
import type { ResponseFramework } from './framework-adapter.js';
import type { Returning } from './returning.js';
import type { Unfollowed } from './unfollowed.js';

/** What a parameter of a handler is: the request, an object that holds it as `request`, or something of which nothing is known. */
export type HandedOver = 'request' | 'event' | 'other';

/** The requests that an exported handler answers whose name is no method. */
export interface ServedMethods {
  /** As a route says it: `ALL`, or null for some. */
  readonly method: 'ALL' | null;
  /** All of them, but for those that have an export of their own in the file. */
  readonly of: readonly string[];
}

/** A route that a file's path names. */
export interface FileRoute {
  /** The path of its requests, from the root; null when it is not sure. */
  readonly path: string | null;
  /** The method of its requests, when the file's name says it. */
  readonly method?: string;
  /** Files of configuration, without the extension, of which one has to name the file or a folder that it is in; without them it is no route. */
  readonly namedIn?: readonly string[];
}

/** A file of the package whose code answers before handlers, around them, or in their place; it is not followed. */
export interface Surrounding {
  /** Its path from the folder of the package, without the extension; a folder, with `/` at its end, stands for the files in it. */
  readonly path: string;
  /** What its text shows when it does that; whatever it shows without it. */
  readonly shows?: RegExp;
  /**
   * @param module - The file.
   * @param path - The path of a route.
   * @returns Whether it does nothing for the requests of that route.
   */
  readonly leavesOut?: (module: SourceModule, path: string) => boolean;
  /** What it does, as a message says it: `answers before a handler`. */
  readonly does: string;
  /** The codes that it concerns, of answers without a body; all answers without it. */
  readonly codes?: readonly number[];
}

/** What is known of every framework whose files are its routes. */
interface FileRoutes {
  readonly name: string;
  /** What messages call it, when that is not its name with a capital. */
  readonly title?: string;
  /** Whether a source text can hold handlers; a file without a sign is not analysed. */
  readonly signs: RegExp;
  /** The package whose version decides. */
  readonly package: string;
  /** The packages of which the nearest package.json has to list one. */
  readonly listed: readonly string[];
  readonly defaultVersion: number;
  /** The only major version that it is for; all of them without it. */
  readonly version?: number;
  /** Whether an absolute path, with `/`, can be one of a route's file. */
  readonly files: RegExp;
  /**
   * @param path - A file's path from the folder of its package, with `/`.
   * @param packages - The packages that its package.json lists.
   * @returns The route; undefined when the file is none.
   */
  readonly routeOf: (path: string, packages: ReadonlySet<string>) => FileRoute | undefined;
  /** What the text of a file shows whose handlers are those of another framework. */
  readonly leaves?: RegExp;
  /**
   * @param text - A file's text.
   * @returns Why the file is not analysed although it is a route; undefined when it is.
   */
  readonly refuses?: (text: string) => string | undefined;
  /** The method of each export that is a handler, unless the file's name says it; `ALL` for every method. */
  readonly exports: Readonly<Record<string, string | ServedMethods>>;
  /** Whether a file with a default export is a page, and no route of an API. */
  readonly defaultIsPage?: boolean;
  /** What specifiers begin with that the framework resolves itself, and the folder of the package that it stands for. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Files of the package whose code runs around handlers. */
  readonly surroundings?: readonly Surrounding[];
  /**
   * @param path - A file's path from the folder of its package, with `/`.
   * @returns Files whose code runs around the handlers of that one.
   */
  readonly around?: (path: string) => readonly Surrounding[];
  /** What the file itself shows that is not followed. */
  readonly unfollowed?: readonly Unfollowed[];
  /** Exports of the file itself whose code runs around its handlers. */
  readonly aroundExports?: readonly string[];
  /** Folders of the package whose exports are global variables. */
  readonly autoImports?: readonly string[];
  /** Global variables that the framework gives beside `Response`. */
  readonly globals?: Readonly<Record<string, Value>>;
  /** What modules export, by specifier and name. */
  readonly modules: Readonly<Record<string, Readonly<Record<string, Value>>>>;
  /** What the adapter does not support, each with the reason. */
  readonly unsupported: readonly string[];
}

/** Its handlers answer by what they return. */
export interface ReturningAdapter extends FileRoutes, Returning {
  readonly parameters: readonly HandedOver[];
  /** Members of the request that are known beside its method. */
  readonly request?: Readonly<Record<string, Value>>;
  /** Makes the event of a request; without it, it is an object that holds the request as `request`. */
  readonly event?: (state: State, request: ObjectReference) => Value;
}

/** Its handlers answer through the response that they are handed behind the request. */
export interface RespondingAdapter extends FileRoutes {
  readonly responding: ResponseFramework;
}

export type FileRouteAdapter = ReturningAdapter | RespondingAdapter;
