/** What code does that cannot be followed, because it stands in a package or is looked up by a name: declared as data. */

/** Something that a module gives. */
export interface ModuleMember {
  /** The module, as it is imported. */
  readonly module: string;
  /**
   * How the module gives it: `default`, `fail`, `reply.ok`; `createLimiter()` for what a call of `createLimiter` gives, and
   * `container.get('reply').ok` for a call with that text.
   */
  readonly name: string;
}

/** The position of an argument, from 0. */
export interface ArgumentPosition {
  readonly argument: number;
}

/** A function that answers on a response which it is handed, or returns a response. */
export interface Helper extends ModuleMember {
  readonly response: {
    /** Whether the function returns the response, as a `Response` of the Fetch API, instead of being handed it. */
    readonly returned?: boolean | undefined;
    /** The position of the response; 0 when it is not given. */
    readonly argument?: number | undefined;
    /** The code; what was set before, or the framework's default, when it is not given. */
    readonly status?: number | ArgumentPosition | undefined;
    /** Whether there is a body, or the argument that is the body; not known when it is not given. */
    readonly body?: 'yes' | 'no' | ArgumentPosition | undefined;
  };
}

/** An answer that a package gives. */
export interface PackageAnswer {
  readonly status: number;
  /** `yes` when it is not given. */
  readonly body?: 'yes' | 'no' | undefined;
  /** The text of the body. */
  readonly message?: string | undefined;
  /** The methods of the requests that it is given to; to all of them when they are not given. */
  readonly methods?: readonly string[] | undefined;
}

/** An error that a package hands on, as `next(error)` does. */
export interface PackageError {
  /** The `name` of the error; `Error` when it is not given. */
  readonly name?: string | undefined;
  /** The `status` and the `statusCode` of the error; it has none when it is not given. */
  readonly status?: number | undefined;
  readonly statusCode?: number | undefined;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  /** The methods of the requests that fail so; all of them when they are not given. */
  readonly methods?: readonly string[] | undefined;
}

/** A function that takes a handler and gives the handler that is registered. */
export interface Wrapper extends ModuleMember {
  /** The position of the handler; 0 when it is not given. */
  readonly handler?: number | undefined;
  /** What becomes of what the handler throws, or its promise is rejected with: `next` when it is not given. */
  readonly errors?: 'next' | 'swallowed' | Pick<PackageAnswer, 'status' | 'body'> | undefined;
}

/** A handler that stands before others: all that it may do. */
export interface Middleware extends ModuleMember {
  /** Whether it may hand the request on; so it does when nothing is given. */
  readonly passes?: boolean | undefined;
  readonly answers?: readonly PackageAnswer[] | undefined;
  readonly errors?: readonly PackageError[] | undefined;
}

export interface PackageFacts {
  readonly helpers: readonly Helper[];
  readonly wrappers: readonly Wrapper[];
  readonly middleware: readonly Middleware[];
}
