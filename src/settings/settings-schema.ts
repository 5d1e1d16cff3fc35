/** Which values of `settings['http-contract']` are settings. */

import { custom, integer, minValue, number, optional, pipe, record, strictObject, string, union } from 'valibot';
import type { GenericSchema } from 'valibot';
import { listKnownKeys } from '../contract/describe-issue.js';
import type { WrittenSettings } from './settings.js';

/** A contract in place: its content is checked when it is loaded. */
const inlineContract = custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object',
);

const MAJOR = 'a major version, a whole number such as 4';

const entries = {
  contract: optional(union([string(), inlineContract], "a built-in contract's name, a path or a contract")),
  versions: optional(
    record(string(), pipe(number(MAJOR), integer(MAJOR), minValue(0, MAJOR)), "an object of major versions by framework's name"),
  ),
};

/** Every message completes the sentence "… should be <message>, but it is …". */
export const settingsSchema: GenericSchema<WrittenSettings> = strictObject(entries, (issue) =>
  issue.expected === 'never' ? listKnownKeys(Object.keys(entries)) : 'an object with contract and versions',
);
