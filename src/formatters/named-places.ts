/** Which other places of the source a message of a rule names. */

import type { Place } from '../model/place.js';

/** The words that stand before a place: `(answered at src/users.ts:42)`, `the response at src/users.ts:42`. */
const NAMED_PLACE = /(?:answered|response) at (?<file>.+?):(?<line>\d+)/gu;

/** A place that a message names; the file relative to the folder that ESLint ran in, with `/`. */
export interface NamedPlace {
  readonly file: string;
  /** From 1. */
  readonly line: Place['start']['line'];
}

/**
 * @param message - The text of a message.
 * @returns The places of answers that it names, apart from its own.
 */
export function namedPlaces(message: string): readonly NamedPlace[] {
  return [...message.matchAll(NAMED_PLACE)].map(({ groups }) => ({
    file: groups?.['file'] ?? '',
    line: Number(groups?.['line']),
  }));
}
