/** Parts of the schemas of settings. Every message completes the sentence "… should be <message>, but it is …". */

import { array, integer, maxValue, minValue, nonEmpty, number, optional, picklist, pipe, strictObject, string } from 'valibot';
import type { GenericSchema, ObjectEntries } from 'valibot';
import { listKnownKeys } from '../contract/describe-issue.js';

const CODE = 'a status code from 100 to 599';
const POSITION = 'the position of an argument, a whole number from 0';

/**
 * @param objectEntries - The schemas of its keys.
 * @param expected - What messages say that it should be.
 * @returns The schema of an object without other keys.
 */
export function closedObject<const Entries extends ObjectEntries>(objectEntries: Entries, expected: string) {
  const known = listKnownKeys(Object.keys(objectEntries));
  return strictObject(objectEntries, (issue) => (issue.expected === 'never' ? known : expected));
}

/**
 * @param item - The schema of an item.
 * @param expected - What messages say that it should be.
 * @returns The schema of a list that may be left out.
 */
export function list<const Item extends GenericSchema>(item: Item, expected: string) {
  return optional(array(item, expected));
}

/**
 * @param expected - What messages say that it should be.
 * @returns The schema of a text that is not empty.
 */
export function text(expected: string) {
  return pipe(string(expected), nonEmpty(expected));
}

export const code = pipe(number(CODE), integer(CODE), minValue(100, CODE), maxValue(599, CODE));
export const position = pipe(number(POSITION), integer(POSITION), minValue(0, POSITION));
export const argument = closedObject({ argument: position }, 'an object with argument');
export const hasBody = picklist(['yes', 'no'], '"yes" or "no"');
