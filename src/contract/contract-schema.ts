/** Which JSON values are contracts. */

import {
  array,
  check,
  description,
  lazy,
  minLength,
  nonEmpty,
  nullable,
  optional,
  picklist,
  pipe,
  record,
  regex,
  strictObject,
  string,
  union,
} from 'valibot';
import type { GenericSchema, ObjectEntries } from 'valibot';
import type { ContractSource } from './contract.js';
import { listKnownKeys } from './describe-issue.js';
import { findTemplateFault } from './text-template.js';

/** Every message below completes the sentence "… should be <message>, but it is …". */
function closedObject<const Entries extends ObjectEntries>(entries: Entries, expected: string) {
  const known = listKnownKeys(Object.keys(entries));
  return strictObject(entries, (issue) => (issue.expected === 'never' ? known : expected));
}

const text = pipe(string('a text'), nonEmpty('a text with at least one character'));

const method = pipe(
  string('an HTTP method'),
  regex(/^(?!(?:ALL|HEAD)$)[A-Z][A-Z0-9-]*$/, 'an HTTP method in upper case, such as GET (HEAD is not judged)'),
);

const methods = pipe(array(method, 'a list of HTTP methods'), minLength(1, 'a list of at least one HTTP method'));

const template = pipe(
  text,
  check(
    (value) => findTemplateFault(value) === undefined,
    (issue) => findTemplateFault(issue.input) ?? 'a text',
  ),
);

function templates(expected: string, meaning: string) {
  return optional(pipe(array(template, expected), description(meaning)));
}

const evidenceLists = {
  tokens: templates(
    'a list of tokens',
    'Machine-readable codes in bodies and errors. Case and separators do not count. … stands for some words; /…/ is a pattern over the lower-case words.',
  ),
  errors: templates(
    "a list of error classes' names",
    'Names of error classes. Error, Exception and Http at the ends do not count. … stands for some words.',
  ),
  messages: templates(
    'a list of texts',
    'Whole texts for people, in any case. … stands for a noun phrase; /…/ is a pattern that has to match the whole text.',
  ),
};

const cause = closedObject(
  {
    description: optional(text),
    ...evidenceLists,
    accepts: optional(
      pipe(
        closedObject(evidenceLists, 'an object with tokens, errors and messages'),
        description('Evidence that fits the cause under its own code, but is no reason to call another code wrong.'),
      ),
    ),
  },
  'an object, or null to remove the cause',
);

const causeId = pipe(
  string('an id'),
  regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'an id in lower case with hyphens, such as resource-not-found'),
);

const errorRow = closedObject(
  {
    type: optional(text),
    methods: optional(methods),
    causes: optional(record(causeId, nullable(cause), 'an object of causes by id')),
  },
  'an object, or null to remove the row',
);

const successRow = closedObject(
  {
    type: optional(text),
    methods: optional(methods),
    body: optional(picklist(['allowed', 'forbidden'], '"allowed" or "forbidden"')),
  },
  'an object, or null to remove the row',
);

const successCode = pipe(string(), regex(/^[1-3][0-9]{2}$/, 'a status code from 100 to 399'));
const errorCode = pipe(string(), regex(/^[45][0-9]{2}$/, 'a status code from 400 to 599'));

const rows = {
  success: optional(record(successCode, nullable(successRow), 'an object of rows by status code')),
  errors: optional(record(errorCode, nullable(errorRow), 'an object of rows by status code')),
};

function globs(form: RegExp, expected: string, meaning: string) {
  const glob = pipe(string(expected), regex(form, expected));
  const list = pipe(array(glob, 'a list of globs'), minLength(1, 'a list of at least one glob'));
  return optional(pipe(list, description(meaning)));
}

const override = pipe(
  closedObject(
    {
      methods: optional(methods),
      paths: globs(/^[/*]/, 'a glob of paths, which begins with / or **', 'Globs of whole paths, mounted prefixes among them, as the inventory prints them.'),
      files: globs(
        /^[^/\\]/,
        'a glob of files, relative to the folder that ESLint runs in, with / between folders',
        'Globs of the files that register the routes or hold their handlers, relative to the folder that ESLint runs in.',
      ),
      reason: pipe(string('a text that says why'), regex(/\S/, 'a text that says why'), description('Why these routes are an exception.')),
      ...rows,
    },
    'an object with reason, the routes and their rows',
  ),
  check(({ methods, paths, files }) => (methods ?? paths ?? files) !== undefined, 'an object with methods, paths or files'),
  check(({ success, errors }) => Object.keys({ ...success, ...errors }).length > 0, 'an object with at least one row under success or errors'),
);

/** The schema of {@link ContractSource}. What a row needs is checked once the contract that it extends is known. */
export const contractSchema: GenericSchema<ContractSource> = closedObject(
  {
    $schema: optional(string('a text')),
    name: optional(text),
    source: optional(pipe(text, description('Where the rules of the table come from, for people.'))),
    extends: optional(union([text, lazy(() => contractSchema)], "a built-in contract's name, a path or a contract")),
    ...rows,
    overrides: optional(
      pipe(array(override, 'a list of exceptions'), description('What holds for some routes instead: rows that are laid over those of the contract.')),
    ),
  },
  'a contract: an object with success and errors',
);
