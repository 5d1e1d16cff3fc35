/** When evidence matches a contract's templates. */

import { describe, expect, it } from 'vitest';
import { compileEvidenceMatcher } from '../../src/contract/evidence-matcher.js';
import { readEvidence } from '../../src/contract/read-evidence.js';
import type { EvidenceKind } from '../../src/model/evidence.js';
import { evidence } from './evidence.js';

function matches(kind: EvidenceKind, template: string, text: string): boolean {
  const lists = { tokens: [], errors: [], messages: [] };
  const key = { token: 'tokens', class: 'errors', message: 'messages' } as const;
  const read = readEvidence(evidence(kind, text));
  return read !== undefined && compileEvidenceMatcher({ ...lists, [key[kind]]: [template] })(read);
}

describe('texts', () => {
  it.each([
    ['not found', 'Not found.', true],
    ['not found', '  NOT\n  FOUND!! ', true],
    ['Not found!', 'not found', true],
    ['not found', 'Error: "not found"', true],
    ['not found', 'Not found: user 42', true],
    ['not found', 'Not found (id …)', true],
    ['not found', 'Not found. Please try again.', true],
    ['not found', 'User not found', false],
    ['not found', 'Not found in the cache, so it was loaded', false],
    ['… not found', 'User not found', true],
    ['... not found', 'User not found', true],
    ['… not found', 'The user with the id … not found', true],
    ['… not found', '`bob@example.com` not found', true],
    ['… not found', 'not found', false],
    ['… not found', 'Login failed because the user was not found', false],
    ['… not found', 'One two three four five six seven eight not found', false],
    ["don't", 'Don’t', true],
    ['a+b (c)', 'A+B (c)', true],
    ['/no .+ found/', 'No such user found', true],
    ['/No .+ Found/', 'no such user found', true],
    ['/no \\S+ found/', 'no user found', true],
    ['/no .+ found/', 'There is no user found', false],
    ['/… (?:is|was) gone/', 'The user was gone.', true],
    ['not found', 'NotFound', true],
  ])('%j on %j: %s', (template, text, expected) => {
    expect(matches('message', template, text)).toBe(expected);
  });
});

describe('tokens', () => {
  it.each([
    ['NOT_FOUND', 'not-found', true],
    ['NOT_FOUND', 'NotFound', true],
    ['NOT_FOUND', 'not.found', true],
    ['NOT_FOUND', 'notfound', true],
    ['NOT_FOUND', 'USER_NOT_FOUND', false],
    ['NOT_FOUND', 'NOT_FOUND_USER', false],
    ['…_NOT_FOUND', 'USER_NOT_FOUND', true],
    ['…_NOT_FOUND', 'NOT_FOUND', false],
    ['HTTP_ERROR', 'HTTPError', false],
    ['/e \\d+/', 'E_1001', true],
    ['/e\\d+/', 'X_E1001', false],
  ])('%j on %j: %s', (template, text, expected) => {
    expect(matches('token', template, text)).toBe(expected);
  });
});

describe('classes', () => {
  it.each([
    ['NotFoundError', 'NotFoundError', true],
    ['NotFoundError', 'NotFoundException', true],
    ['NotFoundError', 'NotFoundHttpError', true],
    ['NotFoundError', 'NotFound', true],
    ['NotFound', 'HTTPNotFoundError', true],
    ['NotFoundError', 'UserNotFoundError', false],
    ['…NotFoundError', 'UserNotFoundError', true],
    ['NotFoundError', 'NotFoundErrorHandler', false],
  ])('%j on %j: %s', (template, text, expected) => {
    expect(matches('class', template, text)).toBe(expected);
  });
});

describe('a long text', () => {
  it('names nothing, and takes no time', () => {
    expect(readEvidence(evidence('message', 'not found '.repeat(10_000)))).toBeUndefined();
  });
});
