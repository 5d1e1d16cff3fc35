/** Which texts, tokens and classes name which causes under which codes. */

import { describe, expect, it } from 'vitest';
import { isMissingCause, judgeCauses } from '../../src/contract/judge-causes.js';
import { loadContract } from '../../src/contract/load-contract.js';
import { parseContract } from '../../src/contract/parse-contract.js';
import type { EvidenceKind } from '../../src/model/evidence.js';
import { evidence } from './evidence.js';

const contract = loadContract(undefined, '/');

function judge(kind: EvidenceKind, code: number, text: string, method: string | null = 'POST'): string {
  const [verdict] = judgeCauses(contract, code, method, [evidence(kind, text)]);
  if (verdict === undefined) return 'not judged';
  if (verdict.kind === 'mapped') return verdict.cause.id;
  if (verdict.kind === 'unmapped') return 'unmapped';
  return `misplaced: ${verdict.elsewhere.map(({ row, cause }) => `${row.code} ${cause.id}`).join(', ')}`;
}

const NOT_FOUND = 'misplaced: 404 resource-not-found';
const CONFLICT = 'misplaced: 409 operation-failed';
const FORBIDDEN = 'misplaced: 403 no-permission';
const NOT_AUTHENTICATED = 'misplaced: 401 not-authenticated';
const INTERNAL = 'misplaced: 500 internal-error';

describe('messages that name a cause of another code', () => {
  it.each([
    [400, 'User not found', NOT_FOUND],
    [400, 'User not found!', NOT_FOUND],
    [400, 'user was not found', NOT_FOUND],
    [400, 'Order `…` not found', NOT_FOUND],
    [400, 'Product not found: …', NOT_FOUND],
    [400, 'Error: Product not found', NOT_FOUND],
    [400, 'No document found with that ID', NOT_FOUND],
    [400, 'No user found with that email.', NOT_FOUND],
    [400, 'No course with the id of …', NOT_FOUND],
    [400, 'There is no tour with that name.', NOT_FOUND],
    [400, 'The order does not exist', NOT_FOUND],
    [400, "This workspace doesn't exist", NOT_FOUND],
    [400, 'root_dir_id does not exist', NOT_FOUND],
    [400, 'Could not find user', NOT_FOUND],
    [400, 'Cannot find the requested order', NOT_FOUND],
    [400, 'Parent folder not found', 'misplaced: 404 reference-not-found'],
    [400, 'Route not found', 'misplaced: 404 uri-not-found'],
    [400, 'User already exists', CONFLICT],
    [400, 'The user already exists', CONFLICT],
    [400, 'A project with this name already exists', CONFLICT],
    [400, 'This email is already in use.', CONFLICT],
    [400, 'Username already taken', CONFLICT],
    [400, 'Unauthorized', NOT_AUTHENTICATED],
    [400, 'You are not logged in! Please log in to get access.', NOT_AUTHENTICATED],
    [400, 'Authentication required', NOT_AUTHENTICATED],
    [400, 'Access denied', FORBIDDEN],
    [400, 'Forbidden', FORBIDDEN],
    [400, 'You do not have permission to perform this action', FORBIDDEN],
    [400, 'You are not authorized to delete this post', FORBIDDEN],
    [400, 'Internal server error', INTERNAL],
    [400, 'Service temporarily unavailable', 'misplaced: 503 service-unavailable'],
    [401, 'Organization not found', NOT_FOUND],
    [401, 'Permission denied.', FORBIDDEN],
    [401, 'Forbidden', FORBIDDEN],
    [401, 'Validation failed', 'misplaced: 400 invalid-value'],
    [401, 'User already exists', CONFLICT],
    [403, 'Order not found', NOT_FOUND],
    [403, 'Invalid request body', 'misplaced: 400 incorrect-request-format'],
    [403, 'Authentication required', NOT_AUTHENTICATED],
    [403, 'Invalid credentials', 'misplaced: 401 invalid-credentials'],
    [404, 'Internal Server Error', INTERNAL],
    [404, 'Unauthorized', NOT_AUTHENTICATED],
    [404, 'Access denied', FORBIDDEN],
    [404, 'Package name is required', 'misplaced: 400 missing-required-attribute'],
    [404, 'Invalid username or password', 'misplaced: 401 invalid-credentials'],
    [404, 'Email already exists', CONFLICT],
    [500, 'User not found', NOT_FOUND],
    [500, 'Owner not found', NOT_FOUND],
    [500, 'Workflow … not found', NOT_FOUND],
    [500, 'Invalid request data', 'misplaced: 400 incorrect-request-format'],
    [500, 'Bad Request', 'misplaced: 400 incorrect-request-format'],
    [500, 'Email and password are required', 'misplaced: 400 missing-required-attribute'],
    [500, 'Missing required fields', 'misplaced: 400 missing-required-attribute'],
    [500, 'Invalid user id', 'misplaced: 400 invalid-value'],
    [500, 'User already exists', CONFLICT],
    [500, 'Unauthorized', NOT_AUTHENTICATED],
    [500, 'User not authenticated', NOT_AUTHENTICATED],
  ])('%s %s', (code, text, verdict) => {
    expect(judge('message', Number(code), String(text))).toBe(verdict);
  });
});

describe('messages that name a cause of their code, or fit one', () => {
  it.each([
    [400, 'Invalid request body', 'incorrect-request-format'],
    [400, 'Bad request', 'incorrect-request-format'],
    [400, 'Request body must be valid JSON', 'incorrect-request-format'],
    [400, 'Invalid status', 'invalid-request-status'],
    [400, 'Cannot delete organization with existing projects', 'invalid-request-status'],
    [400, 'Authentication failed', 'authentication-failed'],
    [400, 'Invalid credentials', 'authentication-failed'],
    [400, 'Invalid or expired token.', 'authentication-failed'],
    [400, 'Access token is required', 'authentication-failed'],
    [400, 'Missing required field: text', 'missing-required-attribute'],
    [400, 'Domain is required', 'missing-required-attribute'],
    [400, 'Please provide an address', 'missing-required-attribute'],
    [400, 'No file uploaded', 'missing-required-attribute'],
    [400, 'Validation failed', 'invalid-value'],
    [400, 'Invalid workspace ID', 'invalid-value'],
    [400, 'Description should not exceed 100 characters', 'invalid-value'],
    [400, 'Batch operation is not allowed', 'batch-not-allowed'],
    [400, 'The owner cannot be changed after it was created', 'invalid-request-body'],
    [400, 'Unknown field', 'attribute-not-allowed'],
    [400, '`messages` must be an array', 'unexpected-data-type'],
    [401, 'Unauthorized', 'not-authenticated'],
    [401, 'No token provided', 'not-authenticated'],
    [401, 'Not authorized to access this route', 'not-authenticated'],
    [401, 'User not found', 'not-authenticated'],
    [401, 'No user found with this email', 'not-authenticated'],
    [401, 'The user belonging to this token does no longer exist.', 'not-authenticated'],
    [401, 'Access denied. No token provided.', 'not-authenticated'],
    [401, 'jwt expired', 'invalid-token'],
    [401, 'Incorrect email or password', 'invalid-credentials'],
    [401, 'Your current password is wrong.', 'invalid-credentials'],
    [403, 'Forbidden', 'no-permission'],
    [403, 'Unauthorized', 'no-permission'],
    [403, 'Invalid token', 'no-permission'],
    [403, 'No token provided!', 'no-permission'],
    [403, 'Admin access required', 'no-permission'],
    [403, 'Cannot delete a protected subdomain', 'no-permission'],
    [404, 'Not Found', 'resource-not-found'],
    [404, 'User not found', 'resource-not-found'],
    [404, 'entity_not_found: app:…', 'resource-not-found'],
    [404, 'Invalid id', 'resource-not-found'],
    [404, "Can't find … on this server!", 'uri-not-found'],
    [404, 'Cannot GET /users', 'uri-not-found'],
    [409, 'User already exists', 'operation-failed'],
    [409, 'Another change to this share is in progress', 'operation-failed'],
    [500, 'Internal Server Error', 'internal-error'],
    [500, 'Something went wrong', 'internal-error'],
    [500, 'Failed to create user', 'internal-error'],
    [500, 'AI provider authentication failed', 'internal-error'],
    [500, 'Missing S3 bucket configuration', 'internal-error'],
    [500, 'OpenAI API key not configured', 'internal-error'],
    [500, 'Configuration not found', 'internal-error'],
    [500, 'OpenAI ApiKey not found', 'internal-error'],
    [500, 'Service unavailable', 'internal-error'],
    [500, 'This route is not defined! Please use /signup instead', 'internal-error'],
    [503, 'Service Unavailable', 'service-unavailable'],
    [503, 'Search service not configured', 'service-unavailable'],
  ])('%s %s', (code, text, cause) => {
    expect(judge('message', Number(code), String(text))).toBe(cause);
  });
});

describe('messages that name no cause as a whole', () => {
  it.each([
    [400, 'Something went wrong'],
    [400, 'AI provider unavailable'],
    [400, 'This route is not for password updates. Please use /updateMyPassword.'],
    [400, 'Batch metadata was not found for index …'],
    [400, 'No recipients found'],
    [400, "Couldn't find SAML bindings for POST/REDIRECT"],
    [401, 'Replay detected'],
    [404, 'Something went wrong'],
    [500, 'Ending node … data not found'],
    [500, 'boom'],
  ])('%s %s', (code, text) => {
    expect(judge('message', Number(code), String(text))).toBe('unmapped');
  });
});

describe('tokens', () => {
  it.each([
    [400, 'VALIDATION_ERROR', 'invalid-value'],
    [400, 'validationError', 'invalid-value'],
    [400, 'BAD_REQUEST', 'incorrect-request-format'],
    [400, 'MISSING_EMAIL', 'missing-required-attribute'],
    [400, 'NOT_FOUND', NOT_FOUND],
    [400, 'USER_NOT_FOUND', NOT_FOUND],
    [400, 'EMAIL_ALREADY_EXISTS', CONFLICT],
    [400, 'USERNAME_EXISTS', CONFLICT],
    [400, 'USER_NOT_EXISTS', 'unmapped'],
    [400, 'CANNOT_BLOCK_SELF', 'invalid-request-status'],
    [401, 'EMAIL_NOT_VERIFIED', 'not-authenticated'],
    [400, 'https://example.com/problems/not-found', NOT_FOUND],
    [401, 'UNAUTHORIZED', 'not-authenticated'],
    [401, 'INVALID_TOKEN', 'invalid-token'],
    [401, 'invalid.credentials', 'invalid-credentials'],
    [403, 'FORBIDDEN', 'no-permission'],
    [403, 'UNAUTHORIZED', 'no-permission'],
    [403, 'INVALID_TOKEN', 'no-permission'],
    [404, 'notFound', 'resource-not-found'],
    [404, 'NOTFOUND', 'resource-not-found'],
    [404, 'order-not-found', 'resource-not-found'],
    [404, 'ROUTE_NOT_FOUND', 'uri-not-found'],
    [409, 'CONFLICT', 'operation-failed'],
    [409, 'ALREADY_EXISTS', 'operation-failed'],
    [500, 'INTERNAL_SERVER_ERROR', 'internal-error'],
    [500, 'DATABASE_ERROR', 'internal-error'],
    [500, 'VALIDATION_ERROR', 'misplaced: 400 invalid-value'],
    [500, 'NOT_FOUND', NOT_FOUND],
    [503, 'SERVICE_UNAVAILABLE', 'service-unavailable'],
    [404, 'E_LUNCH_BREAK', 'unmapped'],
    [404, 'ERROR', 'not judged'],
    [404, 'fail', 'not judged'],
    [404, '404', 'not judged'],
    [404, 'about:blank', 'not judged'],
  ])('%s %s', (code, text, verdict) => {
    expect(judge('token', Number(code), String(text))).toBe(verdict);
  });
});

describe('error classes', () => {
  it.each([
    [400, 'BadRequestError', 'incorrect-request-format'],
    [400, 'BadRequestException', 'incorrect-request-format'],
    [400, 'BadRequest', 'incorrect-request-format'],
    [400, 'ValidationError', 'invalid-value'],
    [400, 'ZodError', 'invalid-value'],
    [400, 'NotFoundError', NOT_FOUND],
    [401, 'UnauthorizedError', 'not-authenticated'],
    [401, 'TokenExpiredError', 'invalid-token'],
    [401, 'AuthenticationError', 'invalid-credentials'],
    [403, 'ForbiddenException', 'no-permission'],
    [403, 'UnauthorizedError', 'no-permission'],
    [404, 'NotFoundException', 'resource-not-found'],
    [404, 'HttpNotFoundError', 'resource-not-found'],
    [404, 'UserNotFoundError', 'resource-not-found'],
    [409, 'ConflictError', 'operation-failed'],
    [500, 'InternalServerErrorException', 'internal-error'],
    [500, 'NotFoundError', NOT_FOUND],
    [500, 'ValidationError', 'misplaced: 400 invalid-value'],
    [503, 'ServiceUnavailableException', 'service-unavailable'],
    [404, 'LunchBreakError', 'unmapped'],
    [404, 'Error', 'not judged'],
    [404, 'TypeError', 'not judged'],
    [404, 'AppError', 'not judged'],
    [404, 'ErrorResponse', 'not judged'],
  ])('%s %s', (code, text, verdict) => {
    expect(judge('class', Number(code), String(text))).toBe(verdict);
  });
});

describe('judgeCauses', () => {
  it('gives one verdict for each piece of evidence, in order', () => {
    const pieces = [evidence('token', 'NOT_FOUND'), evidence('class', 'Error'), evidence('message', 'Validation failed')];
    const verdicts = judgeCauses(contract, 400, 'GET', pieces);
    expect(verdicts.map((verdict) => [verdict.evidence.text, verdict.kind])).toEqual([
      ['NOT_FOUND', 'misplaced'],
      ['Validation failed', 'mapped'],
    ]);
  });

  it('does not offer a code that the method cannot have', () => {
    expect(judge('message', 400, 'User already exists', 'POST')).toBe(CONFLICT);
    expect(judge('message', 400, 'User already exists', 'PUT')).toBe('unmapped');
    expect(judge('message', 400, 'User already exists', null)).toBe(CONFLICT);
    expect(judge('message', 400, 'User already exists', 'ALL')).toBe(CONFLICT);
  });

  it('judges nothing below 400, for codes without a row and for rows without causes', () => {
    const bare = parseContract({ errors: { 404: { type: 'Not Found' } } }, 'bare', () => ({ source: {}, origin: '' }));
    const piece = [evidence('message', 'User not found')];
    expect(judgeCauses(contract, 200, 'GET', piece)).toEqual([]);
    expect(judgeCauses(contract, 402, 'GET', piece)).toEqual([]);
    expect(judgeCauses(bare, 404, 'GET', piece)).toEqual([]);
  });

  it('takes no unknown part of a text for a word of the contract', () => {
    expect(judge('message', 400, '…')).toBe('not judged');
    expect(judge('message', 400, 'User … found')).toBe('unmapped');
  });
});

describe('isMissingCause', () => {
  it('misses a cause only where several are possible and nothing names one', () => {
    const named = [evidence('message', 'boom')];
    const nameless = [evidence('class', 'AppError'), evidence('token', 'ERROR')];
    expect(isMissingCause(contract, 400, [], true)).toBe(true);
    expect(isMissingCause(contract, 400, nameless, true)).toBe(true);
    expect(isMissingCause(contract, 400, named, true)).toBe(false);
    expect(isMissingCause(contract, 400, [], false)).toBe(false);
    expect(isMissingCause(contract, 403, [], true)).toBe(false);
    expect(isMissingCause(contract, 402, [], true)).toBe(false);
    expect(isMissingCause(contract, 200, [], true)).toBe(false);
  });
});

describe('evidence that other code bases showed', () => {
  it.each([
    ['token', 401, 'error-notAuthorized', 'not-authenticated'],
    ['token', 400, 'error-json-malformed', 'incorrect-request-format'],
    ['message', 400, 'Webhook error: …', 'not judged'],
    ['message', 400, '…', 'not judged'],
  ] as const)('%s %i %s', (kind, code, text, expected) => {
    expect(judge(kind, code, text)).toBe(expected);
  });

  it('does not call the cause of a whole page missing', () => {
    expect(isMissingCause(contract, 401, [evidence('message', `<html>${'x'.repeat(400)}</html>`)], true)).toBe(false);
    expect(isMissingCause(contract, 401, [], true)).toBe(true);
  });
});

describe('messages that name a cause of their own code', () => {
  it.each([
    [400, 'Could not sign in with …', 'authentication-failed'],
    [401, 'Auth header should start with Bearer', 'invalid-token'],
    [401, 'Unknown client', 'invalid-credentials'],
  ])('%i %s', (code, text, cause) => {
    expect(judge('message', code, text)).toBe(cause);
  });
});
