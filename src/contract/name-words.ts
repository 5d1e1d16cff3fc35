/** How machine-readable names are cut into words. */

/**
 * Cuts a name at separators and at humps, so that `NOT_FOUND`, `not-found` and `notFound` are the same words.
 * An ellipsis is a word of its own.
 *
 * @param name - A token or the name of a class.
 * @returns The words in lower case.
 */
export function splitName(name: string): readonly string[] {
  return name
    .replaceAll('…', ' … ')
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[\s_.\-/:]+/u)
    .filter((word) => word !== '');
}

const AROUND_CLASS_NAMES = new Set(['error', 'exception', 'http', 'api', 'app', 'custom', 'base']);

/**
 * Cuts the name of an error class into words and drops those that say only that it is an error:
 * `NotFoundError`, `NotFoundException`, `HttpNotFoundError` and `NotFound` are the same.
 *
 * @param name - The name of a class.
 * @returns The words in lower case; none when the name says nothing else.
 */
export function splitClassName(name: string): readonly string[] {
  const words = splitName(name);
  const isKept = (word: string) => !AROUND_CLASS_NAMES.has(word);
  const first = words.findIndex(isKept);
  return first === -1 ? [] : words.slice(first, words.findLastIndex(isKept) + 1);
}
