/** Which values of `settings['http-contract']` are settings. */

import { array, boolean, custom, integer, maxValue, minValue, nonEmpty, number, optional, picklist, pipe, record, regex, strictObject, string, union } from 'valibot';
import type { GenericSchema, ObjectEntries } from 'valibot';
import { listKnownKeys } from '../contract/describe-issue.js';
import { MEMBER_NAME } from './member-name.js';
import type { WrittenSettings } from './settings.js';

/** Every message completes the sentence "… should be <message>, but it is …". */
function closedObject<const Entries extends ObjectEntries>(objectEntries: Entries, expected: string) {
  const known = listKnownKeys(Object.keys(objectEntries));
  return strictObject(objectEntries, (issue) => (issue.expected === 'never' ? known : expected));
}

/** A contract in place: its content is checked when it is loaded. */
const inlineContract = custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object',
);

const MAJOR = 'a major version, a whole number such as 4';
const CODE = 'a status code from 100 to 599';
const POSITION = 'the position of an argument, a whole number from 0';
const PATH = 'a path relative to the folder that ESLint runs in';
const NAME = "a name in the module, such as fail, reply.ok, createLimiter() or container.get('reply').ok";

function list<const Item extends GenericSchema>(item: Item, expected: string) {
  return optional(array(item, expected));
}

const text = (expected: string) => pipe(string(expected), nonEmpty(expected));
const code = pipe(number(CODE), integer(CODE), minValue(100, CODE), maxValue(599, CODE));
const position = pipe(number(POSITION), integer(POSITION), minValue(0, POSITION));
const argument = closedObject({ argument: position }, 'an object with argument');
const hasBody = picklist(['yes', 'no'], '"yes" or "no"');
const methods = list(pipe(string('a method'), regex(/^[A-Z][A-Z-]*$/, 'a method in upper case, such as POST')), 'a list of methods');

const member = { module: text("a module's name, as it is imported"), name: pipe(string(NAME), regex(MEMBER_NAME, NAME)) };

const helper = closedObject(
  {
    ...member,
    response: closedObject(
      {
        argument: optional(position),
        status: optional(union([code, argument], 'a status code, or an object with argument')),
        body: optional(union([hasBody, argument], '"yes", "no", or an object with argument')),
      },
      'an object with argument, status and body',
    ),
  },
  'an object with module, name and response',
);

const wrapper = closedObject(
  {
    ...member,
    handler: optional(position),
    errors: optional(
      union(
        [picklist(['next', 'swallowed'], '"next" or "swallowed"'), closedObject({ status: code, body: optional(hasBody) }, 'an object with status')],
        '"next", "swallowed", or an object with status',
      ),
    ),
  },
  'an object with module, name, handler and errors',
);

const answer = closedObject(
  { status: code, body: optional(hasBody), message: optional(string('a text')), methods },
  'an object with status, body, message and methods',
);

const error = closedObject(
  {
    name: optional(text('the name of an error')),
    status: optional(code),
    statusCode: optional(code),
    code: optional(string('a text')),
    message: optional(string('a text')),
    methods,
  },
  'an object with name, status, statusCode, code, message and methods',
);

const middleware = closedObject(
  {
    ...member,
    passes: optional(boolean('true or false')),
    answers: list(answer, 'a list of answers'),
    errors: list(error, 'a list of errors'),
  },
  'an object with module, name, passes, answers and errors',
);

const entries = {
  contract: optional(union([string(), inlineContract], "a built-in contract's name, a path or a contract")),
  versions: optional(
    record(string(), pipe(number(MAJOR), integer(MAJOR), minValue(0, MAJOR)), "an object of major versions by framework's name"),
  ),
  frameworks: optional(record(string(), boolean('true or false'), "an object of true and false by framework's name")),
  errorHandler: optional(text(`${PATH} and an export, such as ./src/errors.ts#handle`)),
  root: optional(text(PATH)),
  helpers: list(helper, 'a list of helpers'),
  wrappers: list(wrapper, 'a list of wrappers'),
  middleware: list(middleware, 'a list of middleware'),
};

/** Every message completes the sentence "… should be <message>, but it is …". */
export const settingsSchema: GenericSchema<WrittenSettings> = closedObject(entries, `an object with any of ${Object.keys(entries).join(', ')}`);
