/** Which parameters the path of a route gives a request. */

/** The parameters of a path. */
export interface PathParameters {
  /** Those that every request to it has, with at least one character. */
  readonly always: readonly string[];
  /** Those that some requests to it have. */
  readonly sometimes: readonly string[];
  /** Whether it can have no others. */
  readonly isComplete: boolean;
}

const TOKEN = /(?<open>\{)|(?<close>\})|:(?<name>[A-Za-z_$][\w$]*)(?<optional>\?)?|\*(?<wildcard>[A-Za-z_$][\w$]*)?|[()[\]+!"\\?]/gu;

/**
 * Reads a path of Express, in what both of its syntaxes have in common: `/:id`, `/:id?` (4) and `{/:id}` (5); a wildcard gives
 * a parameter by its number in 4, and by its name in 5.
 *
 * @param path - The path of a route, without those of the routers that it is mounted in.
 * @returns Its parameters; undefined when it has something that is not read, such as a pattern.
 */
export function readPathParameters(path: string): PathParameters | undefined {
  const always: string[] = [];
  const sometimes: string[] = [];
  let isComplete = true;
  let depth = 0;
  for (const { 0: token, index, groups = {} } of path.matchAll(TOKEN)) {
    const { name, wildcard } = groups;
    if (groups['open'] !== undefined) depth += 1;
    else if (groups['close'] !== undefined) depth -= 1;
    else if (token.startsWith('*')) {
      isComplete = false;
      if (wildcard !== undefined) sometimes.push(wildcard);
    } else if (name === undefined || '(*+'.includes(path[index + token.length] ?? ' ')) return undefined;
    else (depth > 0 || groups['optional'] !== undefined ? sometimes : always).push(name);
  }
  return { always, sometimes, isComplete };
}

/**
 * @param a - The parameters of one path.
 * @param b - Those of another.
 * @returns Those of requests to either.
 */
export function commonParameters(a: PathParameters, b: PathParameters): PathParameters {
  const always = a.always.filter((name) => b.always.includes(name));
  const all = new Set([...a.always, ...a.sometimes, ...b.always, ...b.sometimes]);
  return { always, sometimes: [...all].filter((name) => !always.includes(name)), isComplete: a.isComplete && b.isComplete };
}
