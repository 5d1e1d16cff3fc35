/** The table of status constants is what the published packages export. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { generateStatusConstants } from '../../scripts/generate-status-constants.js';
import { constantNameOf, requiredConstants, statusConstants } from '../../src/frameworks/status-constants.js';

const require = createRequire(import.meta.url);

function member(tree: unknown, path: string): unknown {
  return path.split('.').reduce((value: unknown, key) => (value as Record<string, unknown> | undefined)?.[key], tree);
}

describe('the table', () => {
  it('is what the script generates', () => {
    const file = new URL('../../src/frameworks/status-constants-data.ts', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(generateStatusConstants());
  });

  it('knows these modules', () => {
    expect(Object.keys(statusConstants)).toEqual([
      'http-status-codes',
      'http-status',
      '@nestjs/common',
      'axios',
      'node:http2',
      'http2',
      'stoker/http-status-codes',
      'stoker/http-status-phrases',
    ]);
    expect(statusConstants['express']).toBeUndefined();
    expect(statusConstants['constructor']).toBeUndefined();
    expect(requiredConstants('express')).toBeUndefined();
  });

  it.each([
    ['http-status-codes', 'StatusCodes.CREATED', 201],
    ['http-status-codes', 'StatusCodes.201', 'CREATED'],
    ['http-status-codes', 'StatusCodes.MISDIRECTED_REQUEST', 421],
    ['http-status-codes', 'ReasonPhrases.NOT_FOUND', 'Not Found'],
    ['http-status-codes', 'CREATED', 201],
    ['http-status-codes', 'default.CREATED', 201],
    ['http-status-codes', 'default.StatusCodes.CREATED', 201],
    ['@nestjs/common', 'HttpStatus.EARLYHINTS', 103],
    ['@nestjs/common', 'HttpStatus.UNRECOVERABLE_ERROR', 456],
    ['axios', 'HttpStatusCode.Created', 201],
    ['axios', 'HttpStatusCode.413', 'PayloadTooLarge'],
    ['axios', 'default.HttpStatusCode.UnprocessableContent', 422],
    ['node:http2', 'constants.HTTP_STATUS_CREATED', 201],
    ['node:http2', 'default.constants.HTTP_STATUS_TEAPOT', 418],
    ['stoker/http-status-codes', 'CREATED', 201],
    ['stoker/http-status-phrases', 'NOT_FOUND', 'Not Found'],
  ])('import of %s: %s is %s', (specifier, path, value) => {
    expect(member(statusConstants[specifier], path)).toBe(value);
  });

  it.each([
    ['http-status-codes', 'http-status-codes', 'StatusCodes.CREATED', 201],
    ['http-status-codes', 'http-status-codes', 'default.CREATED', 201],
    ['http-status-codes', 'http-status-codes', 'NOT_FOUND', 404],
    ['http-status', 'http-status-v1', 'CREATED', 201],
    ['http-status', 'http-status-v1', '404', 'Not Found'],
    ['http-status', 'http-status', 'status.CREATED', 201],
    ['http-status', 'http-status', 'default.CREATED', 201],
    ['axios', 'axios', 'HttpStatusCode.Created', 201],
    ['axios', 'axios', 'default.HttpStatusCode.Created', 201],
    ['@nestjs/common', '@nestjs/common', 'HttpStatus.CREATED', 201],
    ['http2', 'http2', 'constants.HTTP_STATUS_CREATED', 201],
    ['stoker/http-status-codes', 'stoker/http-status-codes', 'CREATED', 201],
  ])('require of %s (%s): %s is %s', (specifier, name, path, value) => {
    expect(member(requiredConstants(specifier), path)).toBe(value);
    expect(member(require(name), path)).toBe(value);
  });

  it('has no named exports of http-status, no keys that are not constants, and builds a tree once', () => {
    expect(Object.keys(statusConstants['http-status'] ?? {})).toEqual(['default', 'status']);
    expect(member(statusConstants['http-status'], 'default.201_NAME')).toBeUndefined();
    expect(member(requiredConstants('http-status'), 'classes')).toBeUndefined();
    expect(member(statusConstants['node:http2'], 'constants.NGHTTP2_SETTINGS')).toBeUndefined();
    expect(member(statusConstants['axios'], 'VERSION')).toBeUndefined();
    expect(statusConstants['axios']).toBe(statusConstants['axios']);
  });
});

describe('constantNameOf', () => {
  it.each([
    ['http-status-codes', ['StatusCodes'], 201, 'CREATED'],
    ['http-status-codes', [], 204, 'NO_CONTENT'],
    ['http-status', ['default'], 201, 'CREATED'],
    ['http-status', [], 201, 'CREATED'],
    ['@nestjs/common', ['HttpStatus'], 302, 'FOUND'],
    ['axios', ['default', 'HttpStatusCode'], 201, 'Created'],
    ['axios', ['HttpStatusCode'], 413, 'PayloadTooLarge'],
    ['node:http2', ['constants'], 201, 'HTTP_STATUS_CREATED'],
    ['stoker/http-status-codes', [], 201, 'CREATED'],
    ['http-status-codes', ['ReasonPhrases'], 201, undefined],
    ['http-status-codes', ['Nothing'], 201, undefined],
    ['http-status-codes', ['StatusCodes'], 299, undefined],
    ['express', [], 201, undefined],
  ])('%s %j %s: %s', (specifier, path, code, name) => {
    expect(constantNameOf(specifier, path, code)).toBe(name);
  });
});
