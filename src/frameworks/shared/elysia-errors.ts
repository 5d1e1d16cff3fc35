/** Errors of Elysia 1.4: its classes, and the status that an error has. Read from its src/error.ts and src/compose.ts; tests/conformance measures it. */

import type { State } from '../../evaluator/state.js';
import { constant, unknown, type ObjectReference, type Single } from '../../evaluator/value.js';
import { errorClass, memberOf, type ErrorClass } from './error-class.js';
import { codeOfStatus, isOfStatus } from './elysia-status.js';
import { webResponseOf } from './web-response.js';

function classOf(name: string, code: string, status: number, message?: string): ErrorClass {
  return errorClass({
    name,
    membersOf: ({ args }) => ({ message: message === undefined ? (args[0] ?? constant(code)) : constant(message), code: constant(code), status: constant(status) }),
  });
}

const ofValidation = { message: unknown('it says what does not fit', { type: 'string', truthiness: true }), code: constant('VALIDATION'), status: constant(422) };
const validation = errorClass({ name: 'ValidationError', membersOf: () => ofValidation });

/**
 * @param state - The path; it is changed.
 * @returns What is thrown when a request does not fit a schema.
 */
export function makeValidationError(state: State): ObjectReference {
  return validation.make(state, ofValidation);
}

/** The classes that the package exports. */
export const elysiaErrors: Readonly<Record<string, ErrorClass>> = {
  NotFoundError: classOf('NotFoundError', 'NOT_FOUND', 404),
  ParseError: classOf('ParseError', 'PARSE', 400, 'Bad Request'),
  InternalServerError: classOf('InternalServerError', 'INTERNAL_SERVER_ERROR', 500),
  ValidationError: validation,
};

function isNothing(value: Single | undefined): boolean {
  return value === undefined || (value.kind === 'constant' && (value.value === undefined || value.value === null));
}

/**
 * @param state - The path.
 * @param error - What was thrown.
 * @returns The `status` that it has; undefined for none.
 */
function ownStatus(state: State, error: Single): Single | undefined {
  if (error.kind === 'unknown') return unknown(`the error is not known: ${error.reason}`);
  const response = webResponseOf(state, error);
  // What `status()` has made has a code, and no status.
  if (response !== undefined) return isOfStatus(response) ? undefined : (response.status?.value ?? constant(response.defaultCode));
  const own = error.kind === 'object' ? memberOf(state, error, 'status') : undefined;
  return isNothing(own) ? undefined : own;
}

/**
 * `if (!set.status || set.status < 300) set.status = error?.status || 500`
 *
 * @param state - The path.
 * @param error - What was thrown.
 * @param before - The code that was set before; undefined for none.
 * @returns The status that is set when error handlers get the error.
 */
export function statusForHandlers(state: State, error: Single, before: Single | undefined): Single {
  if (before?.kind === 'constant' && Number(before.value) >= 300) return before;
  if (before !== undefined && before.kind !== 'constant') return before;
  const own = ownStatus(state, error);
  if (own?.kind === 'constant') return codeOfStatus(own) ?? constant(500);
  return own ?? constant(500);
}

/**
 * @param state - The path.
 * @param error - What was thrown.
 * @param before - The code that was set before; undefined for none.
 * @returns The status that it is answered with when no error handler answers: its own, when it is an error and has one, else {@link statusForHandlers}.
 */
export function statusOfError(state: State, error: Single, before: Single | undefined): Single {
  const isError = error.kind === 'object' && state.object(error).payload.type === 'error';
  const own = isError ? ownStatus(state, error) : undefined;
  if (own === undefined) return statusForHandlers(state, error, before);
  return own.kind === 'constant' ? (codeOfStatus(own) ?? constant(200)) : own;
}
