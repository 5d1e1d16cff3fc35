/** What a bare specifier names. */

/**
 * @param specifier - What is imported: `express`, `@scope/name/sub`.
 * @returns The package's name and the subpath as `exports` has it (`.`, `./sub`); null when it can be no package.
 */
export function splitSpecifier(specifier: string): readonly [name: string, subpath: string] | null {
  const name = /^(?:@[\w~-][\w.~-]*\/)?[a-z\d~_-][\w.~-]*(?=\/|$)/iu.exec(specifier)?.[0];
  // A name may not begin with `~`, which is a common alias, but one of old may hold it.
  if (name === undefined || name.startsWith('~')) return null;
  return [name, `.${specifier.slice(name.length)}`];
}
