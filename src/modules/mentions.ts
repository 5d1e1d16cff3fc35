/** The lexical check that comes before any parsing. */

/**
 * @param text - The text of a source file.
 * @param names - Identifiers.
 * @returns Whether one of them stands in the text as a whole word, be it in a comment or a string.
 */
export function mentions(text: string, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
      if (!isPartOfName(text[at - 1]) && !isPartOfName(text[at + name.length])) return true;
    }
    return false;
  });
}

function isPartOfName(character: string | undefined): boolean {
  return character !== undefined && /[\p{ID_Continue}$]/u.test(character);
}
