/** Routes that objects of a configuration list: `{ slug, endpoints: [{ path, method, handler }] }`. */

/** Objects of one kind among those of a configuration, each with routes of its own. */
export interface ConfiguredPart {
  /** The member of the configuration that lists them. */
  readonly member: string;
  /** The type that the framework's package has for them. */
  readonly type: string;
  /** What stands before their names in the paths. */
  readonly prefix: string;
}

/** How a configuration says its routes. */
export interface ConfiguredRoutes {
  /** The member of the configuration, and of its parts, that lists routes. */
  readonly list: string;
  /** The members of a route. */
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly parts: readonly ConfiguredPart[];
  /** The member of a part that is its name: its paths begin with it. */
  readonly name: string;
  /** What all paths begin with: the members that lead to it in the configuration, and what it is without them. */
  readonly base: { readonly members: readonly [string, string]; readonly otherwise: string };
  /** The members that lead to what may change the answers to errors, in the configuration and in its parts; it is not followed. */
  readonly errors: readonly [string, string];
}
