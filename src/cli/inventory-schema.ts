/** Which JSON values are inventories: what `http-contract inventory --json` prints. */

import { array, boolean, description, integer, literal, maxValue, minLength, minValue, nullable, number, optional, picklist, pipe, strictObject, string } from 'valibot';
import type { InferOutput } from 'valibot';

const count = pipe(number(), integer(), minValue(0));
const position = pipe(number(), integer(), minValue(1));
const code = pipe(number(), integer(), minValue(100), maxValue(999));
const file = pipe(string(), description('A path relative to the working directory, with /.'));
const line = pipe(position, description('The first line is 1.'));
const column = pipe(position, description('The first column is 1.'));
const inFile = { file, line };
const at = { ...inFile, column };

const cause = strictObject({
  evidence: pipe(
    picklist(['token', 'class', 'message']),
    description('A machine-readable code, the class of an error, or a text for people.'),
  ),
  text: string(),
  cause: pipe(nullable(string()), description('The cause of the contract that it names; null when the contract has none for the code.')),
});

const response = strictObject({
  kind: pipe(
    picklist(['response', 'error']),
    description('error: it leaves the handler by a throw, a rejection or next(error).'),
  ),
  status: pipe(
    nullable(pipe(array(code), minLength(1))),
    description('Every code that this response can have; null when unresolved.'),
  ),
  default: pipe(boolean(), description("True for the framework's default: no code is in the source.")),
  body: picklist(['yes', 'no', 'unknown']),
  causes: array(cause),
  ...at,
  sentAt: pipe(strictObject(at), description('The sending call, the throw or the call of next.')),
  via: pipe(array(strictObject(inFile)), description('Calls between the handler and the sending place, outermost first.')),
  findings: pipe(array(string()), description('The ids of the rules that the contract in force refuses it by.')),
});

const declared = strictObject({
  statuses: pipe(
    array(
      strictObject({
        status: pipe(string(), description('A code, a range such as 2XX, or default for all others.')),
        answered: pipe(
          picklist(['yes', 'no', 'unknown']),
          description('no: the route never answers it. unknown: no answer that is known does, but not every answer is known, or it is a code that servers answer by themselves (304, 400, 413, 415).'),
        ),
        ...at,
      }),
    ),
    description('Each with its decorator, or the registration of the route whose schema declares it.'),
  ),
  undeclared: pipe(array(code), description('The codes that the route answers and does not declare; none where not all that it declares is known.')),
});

const routesOfOverride = {
  methods: pipe(nullable(array(string())), description('null for every method.')),
  paths: pipe(nullable(array(string())), description('Globs; null for every path.')),
  files: pipe(nullable(array(string())), description('Globs; null for every file.')),
};

const override = strictObject({
  at: pipe(string(), description('Where the exception is written.')),
  reason: string(),
  ...routesOfOverride,
  routes: pipe(count, description('How many routes it certainly holds for.')),
  used: pipe(
    nullable(boolean()),
    description('Whether a response of these routes has one of its codes; null when that is not known: not all files were looked at, a part of a route is not known, or a status is unresolved.'),
  ),
});

const route = strictObject({
  framework: string(),
  method: pipe(
    nullable(string()),
    description('Upper case; a handler that branches on the method has a record for each. ALL for every method, but those that the same handlers answer apart; null when not known.'),
  ),
  path: pipe(
    nullable(string()),
    description('As far as it is static, mounted prefixes joined where they are known; null when not.'),
  ),
  ...at,
  handlers: array(strictObject({ name: nullable(string()), ...inFile })),
  overrides: pipe(
    array(strictObject({ at: string(), reason: string() })),
    description('The exceptions of the contract that certainly hold for the route.'),
  ),
  responses: array(response),
  unresolved: pipe(
    array(strictObject({ ...at, reason: string() })),
    description('What could not be determined, the reason of each unresolved status among it.'),
  ),
  declared: optional(pipe(declared, description('The statuses that the code declares for documentation, in decorators and schemas; missing where it declares none.'))),
});

/** The schema of {@link Inventory}. */
export const inventorySchema = strictObject({
  version: literal(1),
  contract: string(),
  summary: strictObject({
    files: pipe(count, description('Files that were looked at.')),
    routes: count,
    responses: count,
    resolvedResponses: pipe(count, description('Responses with a known status.')),
    unresolved: count,
    findings: count,
    unusedOverrides: pipe(count, description('Exceptions of the contract of which it is known that nothing uses them.')),
  }),
  overrides: pipe(array(override), description('The exceptions of the contracts in force.')),
  routes: array(route),
});

export type Inventory = InferOutput<typeof inventorySchema>;
export type RouteRecord = Inventory['routes'][number];
export type OverrideRecord = Inventory['overrides'][number];
export type ResponseRecord = RouteRecord['responses'][number];
