/** Texts that are known in part: `…` stands for each part that is not known. */

import type { Letters, Unknown } from './value.js';

const UNKNOWN_PART = '…';

/**
 * @param text - A text that is known in part.
 * @param other - A text that is known.
 * @returns Whether the one may be the other; only its start and its end are looked at.
 */
export function mayRead(text: string, other: string): boolean {
  return other.startsWith(text.slice(0, text.indexOf(UNKNOWN_PART))) && other.endsWith(text.slice(text.lastIndexOf(UNKNOWN_PART) + 1));
}

/**
 * @param value - What is known of a text: the text in part, and what it does not begin with.
 * @param part - A text that is known.
 * @returns Whether the one begins with the other; undefined when that is not known.
 */
export function beginsWith({ text = UNKNOWN_PART, startsNot = [] }: Pick<Unknown, 'text' | 'startsNot'>, part: string): boolean | undefined {
  const start = text.slice(0, text.indexOf(UNKNOWN_PART));
  if (start.startsWith(part)) return true;
  return !part.startsWith(start) || startsNot.some((one) => part.startsWith(one)) ? false : undefined;
}

const OF_LETTERS = { upper: /[A-Z-]/u, lower: /[a-z-]/u } as const;

/**
 * @param text - A text that is known in part.
 * @param part - A text that is known.
 * @param letters - What the unknown parts consist of.
 * @returns Whether the one may hold the other.
 */
export function mayHold(text: string, part: string, letters: Letters): boolean {
  const last = text.length;
  // At each place of the text, how much of the part may have been read; it begins anywhere.
  const passed = (places: Iterable<number>): Set<number> => {
    const all = new Set<number>();
    for (let place of places) {
      all.add(place);
      while (text[place] === UNKNOWN_PART) all.add((place += 1));
    }
    return all;
  };
  let places = passed(Array.from({ length: last + 1 }, (_, place) => place));
  for (const character of part) {
    const isUnknownOne = OF_LETTERS[letters].test(character);
    places = passed(
      [...places].flatMap((place) => {
        if (text[place] === UNKNOWN_PART) return isUnknownOne ? [place] : [];
        return text[place] === character ? [place + 1] : [];
      }),
    );
  }
  return places.size > 0;
}
