/** Which values of `settings['http-contract']` are settings. */

import { boolean, custom, integer, minValue, number, optional, picklist, pipe, record, regex, string, union } from 'valibot';
import type { GenericSchema } from 'valibot';
import { MEMBER_NAME } from './member-name.js';
import { ownFrameworkSchema } from './own-framework-schema.js';
import { argument, closedObject, code, hasBody, list, position, text } from './schema-parts.js';
import type { WrittenSettings } from './settings.js';

/** A contract in place: its content is checked when it is loaded. */
const inlineContract = custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object',
);

const MAJOR = 'a major version, a whole number such as 4';
const PATH = 'a path relative to the folder that ESLint runs in';
const NAME = "a name in the module, such as fail, reply.ok, createLimiter() or container.get('reply').ok";

const methods = list(pipe(string('a method'), regex(/^[A-Z][A-Z-]*$/, 'a method in upper case, such as POST')), 'a list of methods');

const member = { module: text("a module's name, as it is imported"), name: pipe(string(NAME), regex(MEMBER_NAME, NAME)) };

const helper = closedObject(
  {
    ...member,
    response: closedObject(
      {
        returned: optional(boolean('true or false')),
        argument: optional(position),
        status: optional(union([code, argument], 'a status code, or an object with argument')),
        body: optional(union([hasBody, argument], '"yes", "no", or an object with argument')),
      },
      'an object with returned, argument, status and body',
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
  frameworks: optional(
    record(string(), union([boolean('true or false'), ownFrameworkSchema], 'true, false or an object that describes a framework'), "an object of true, false and descriptions by framework's name"),
  ),
  errorHandler: optional(text(`${PATH} and an export, such as ./src/errors.ts#handle`)),
  root: optional(text(PATH)),
  helpers: list(helper, 'a list of helpers'),
  wrappers: list(wrapper, 'a list of wrappers'),
  middleware: list(middleware, 'a list of middleware'),
};

/** Every message completes the sentence "… should be <message>, but it is …". */
export const settingsSchema: GenericSchema<WrittenSettings> = closedObject(entries, `an object with any of ${Object.keys(entries).join(', ')}`);
