/** Which values describe a framework of the user's own. */

import { array, boolean, check, nonEmpty, optional, picklist, pipe, record, regex, string, union } from 'valibot';
import type { GenericSchema } from 'valibot';
import type { OwnFramework } from '../model/own-framework.js';
import { argument, closedObject, code, hasBody, list, position, text } from './schema-parts.js';

const NAME = 'a name in the module, such as Router, respond.created or default';
const MEMBER = 'the name of a member';
const METHOD = 'a method in upper case, such as POST, or ALL';
const ROLES = ['request', 'response', 'context', 'next', 'other'] as const;
const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');
const roles = (names: readonly string[]): string => `one of ${quoted(names)}`;

const member = text(MEMBER);
const members = list(member, 'a list of names of members');
const status = optional(union([code, argument], 'a status code, or an object with argument'));
const written = closedObject({ argument: position, format: optional(picklist(['json', 'text', 'mixed'], '"json", "text" or "mixed"')) }, 'an object with argument and format');
const answer = closedObject({ status, body: optional(union([hasBody, written], '"yes", "no", or an object with argument')) }, 'an object with status and body');

const exported = union(
  [
    picklist(['application', 'router'], '"application" or "router"'),
    closedObject({ answer }, 'an object with answer'),
    closedObject({ error: closedObject({ status, message: optional(argument) }, 'an object with status and message') }, 'an object with error'),
  ],
  '"application", "router", or an object with answer or error',
);

const router = closedObject(
  {
    verbs: optional(record(member, pipe(string(METHOD), regex(/^[A-Z][A-Z-]*$/, METHOD)), 'an object of methods by the names of members')),
    mounts: members,
    chain: optional(member),
    base: optional(member),
    prefix: optional(member),
    prefixOption: optional(text('the name of an option')),
    errors: optional(member),
    missing: optional(member),
    exclusive: optional(boolean('true or false')),
    chained: members,
  },
  'an object with verbs, mounts and other names of members',
);

const response = closedObject(
  {
    calls: record(member, answer, 'an object of what the members do, by their names'),
    chained: members,
    harmless: members,
    statusMember: optional(member),
    sentMember: optional(member),
    defaultStatus: optional(code),
    extendsNode: optional(boolean('true or false')),
  },
  'an object with calls',
);

const returned = closedObject(
  { defaultStatus: optional(code), nothing: optional(code), members: optional(closedObject({ status: member, body: member }, 'an object with status and body')) },
  'an object with defaultStatus, nothing and members',
);

const errors = closedObject(
  { statusMembers: members, defaultStatus: optional(code), rejections: optional(picklist(['next', 'lost'], '"next" or "lost"')) },
  'an object with statusMembers, defaultStatus and rejections',
);

const entries = {
  $schema: optional(string('a text')),
  modules: record(
    text("a module's name, as it is imported"),
    record(pipe(string(NAME), regex(/^[\w$]+(?:\.[\w$]+)*$/, NAME)), exported, 'an object of exports by name'),
    'an object of modules by name',
  ),
  signs: list(text('a text'), 'a list of texts'),
  handler: optional(pipe(array(picklist(ROLES, roles(ROLES)), 'a list of roles'), nonEmpty('a list of roles'))),
  errorHandler: optional(pipe(array(picklist([...ROLES, 'error'], roles([...ROLES, 'error'])), 'a list of roles'), nonEmpty('a list of roles'))),
  router: optional(router),
  response: optional(response),
  returned: optional(returned),
  errors: optional(errors),
  types: optional(record(text('the name of a type'), picklist([...ROLES, 'handler', 'router'], roles([...ROLES, 'handler', 'router'])), 'an object of roles by the names of types')),
};

/** The schema of {@link OwnFramework}. */
export const ownFrameworkSchema: GenericSchema<OwnFramework> = pipe(
  closedObject(entries, 'true, false or an object that describes a framework'),
  check((framework) => framework.response === undefined || framework.returned === undefined, 'an object with response or returned, and not with both'),
  check(
    ({ response: answers, router: { errors: registered } = {}, handler = [], errorHandler }) =>
      answers === undefined || errorHandler === undefined || registered !== undefined || errorHandler.length !== (handler.length === 0 ? 3 : handler.length),
    'an object whose errorHandler has another number of parameters than its handler, or whose router names the member that registers errors',
  ),
);
