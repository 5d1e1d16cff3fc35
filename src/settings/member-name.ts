/** The names by which settings say how a module gives something: `reply.ok`, `container.get('reply').ok`. */

/** One step on the way from a module to what it gives. */
export type NameStep =
  | { readonly kind: 'member'; readonly name: string }
  /** A call; with `text`, one whose first argument is that text. */
  | { readonly kind: 'call'; readonly text: string | undefined };

/** Which texts are names. */
export const MEMBER_NAME = /^[\w$]+(?:\.[\w$]+|\((?:'[^']*'|"[^"]*")?\))*$/;

/**
 * @param name - A name that {@link MEMBER_NAME} takes.
 * @returns Its steps. The default export is the module itself, as it is for CommonJS: `default.ok` is `ok`.
 */
export function readMemberName(name: string): readonly NameStep[] {
  const steps = [...name.matchAll(/([\w$]+)|\((?:'([^']*)'|"([^"]*)")?\)/g)].map(([, member, single, double]): NameStep =>
    member === undefined ? { kind: 'call', text: single ?? double } : { kind: 'member', name: member },
  );
  const [first] = steps;
  return first?.kind === 'member' && first.name === 'default' ? steps.slice(1) : steps;
}
