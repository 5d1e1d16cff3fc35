/** The built-in contracts against what their sources say, row by row and from the side of the methods. */

import { STATUS_CODES } from 'node:http';
import { describe, expect, it } from 'vitest';
import { builtInContracts } from '../../src/contract/built-in/index.js';
import { judgeBody } from '../../src/contract/judge-body.js';
import { judgeStatus, successRowsOf } from '../../src/contract/judge-status.js';
import { loadContract } from '../../src/contract/load-contract.js';

/** What a source says: the codes of success and redirection of each method, and the error codes; those for some methods only with these. */
interface Said {
  readonly success: Readonly<Record<string, readonly number[]>>;
  readonly errors: 'registered' | readonly (number | readonly [number, string])[];
  /** Methods that the source leaves alone. */
  readonly open: readonly string[];
}

/** RFC 9110, section 15.4. */
const REDIRECTIONS = [300, 301, 302, 303, 307, 308];

const said: Readonly<Record<string, Said>> = {
  // RFC 9110, sections 9.3 and 15; 207 and 226 by RFC 4918 and RFC 3229, PATCH by RFC 5789.
  rfc9110: {
    success: {
      GET: [200, 202, 203, 204, 206, 207, 226, ...REDIRECTIONS, 304],
      POST: [200, 201, 202, 203, 204, 205, 207, ...REDIRECTIONS],
      PUT: [200, 201, 202, 203, 204, 205, 207, ...REDIRECTIONS],
      PATCH: [200, 201, 202, 203, 204, 205, 207, ...REDIRECTIONS],
      DELETE: [200, 202, 203, 204, 205, 207, ...REDIRECTIONS],
      OPTIONS: [200, 204, ...REDIRECTIONS],
      TRACE: [200],
    },
    errors: 'registered',
    open: ['CONNECT', 'PROPFIND'],
  },
  // Zalando RESTful API guidelines: "HTTP requests" of each method, the tags of "HTTP status codes", rules 152, 229 and 253.
  zalando: {
    success: {
      GET: [200, 202, 304],
      POST: [200, 201, 202, 204, 207],
      PUT: [200, 201, 202, 204],
      PATCH: [200, 201, 202, 204],
      DELETE: [200, 202, 204, 207],
    },
    errors: [
      ...[400, 401, 403, 404, 405, 406],
      [409, 'POST PUT PATCH DELETE'],
      410,
      [411, 'POST PUT PATCH'],
      [412, 'PUT PATCH DELETE'],
      [415, 'POST PUT PATCH'],
      [423, 'PUT PATCH DELETE'],
      ...[428, 429, 431, 500, 501, 502, 503, 504],
      [507, 'POST PUT PATCH'],
    ],
    open: ['OPTIONS', 'TRACE'],
  },
  // Microsoft Azure REST API guidelines: "HTTP Return Codes", "Conditional Requests", "Long-Running Operations & Jobs".
  azure: {
    success: { GET: [200, 304], POST: [200, 201, 202], PUT: [200, 201, 202], PATCH: [200, 201], DELETE: [202, 204] },
    errors: 'registered',
    open: ['OPTIONS'],
  },
  // IBM Cloud API Handbook: "Status codes", "Methods".
  'ibm-cloud': {
    success: {
      GET: [200, 202, 204, 206, 300, 301, 303, 304, 307],
      POST: [200, 201, 202, 204, 300, 301, 303, 307],
      PUT: [200, 201, 202, 204, 300, 301, 303, 307],
      PATCH: [200, 202, 204, 300, 301, 303, 307],
      DELETE: [200, 202, 204, 300, 301, 303, 307],
    },
    errors: [400, 401, 403, 404, 405, 406, 408, [409, 'POST PUT PATCH DELETE'], 410, 412, 413, 414, 415, 429, 500, 501, 503, 505],
    open: ['OPTIONS'],
  },
  // MongoDB IPA 104 to 109 and 113.
  'mongodb-ipa': {
    success: { GET: [200], POST: [200, 201, 202, 204], PUT: [200], PATCH: [200], DELETE: [204] },
    errors: 'registered',
    open: ['OPTIONS'],
  },
};

/** Node's list, which has 418 and 509 that are not registered, and misses none. */
const registered = Object.keys(STATUS_CODES).map(Number).filter((code) => code >= 400 && code !== 418 && code !== 509);
/** Names that RFC 9110 changed after Node took them. */
const RENAMED = new Map([[413, 'Content Too Large'], [422, 'Unprocessable Content']]);

it('has a table for each contract but the one that the specification has', () => {
  expect([...builtInContracts.keys()]).toEqual(['return-code', ...Object.keys(said)]);
});

describe.each(Object.entries(said))('%s', (name, { success, errors, open }) => {
  const contract = loadContract(name, '/');

  it('names its source', () => {
    expect(builtInContracts.get(name)?.source).toMatch(/^https:\/\/\S+$/u);
  });

  it.each(Object.entries(success))('gives %s its codes', (method, codes) => {
    expect(successRowsOf(contract, method).map(({ code }) => code)).toEqual([...codes].sort((one, other) => one - other));
  });

  it('names no other method, and has no row without one', () => {
    const methods = [...contract.success.values()].map((row) => [...row.methods]);
    expect(new Set(methods.flat())).toEqual(new Set(Object.keys(success)));
    expect(methods.filter((list) => list.length === 0)).toEqual([]);
    for (const method of open) expect(judgeStatus(contract, method, 200).kind).toBe('not-judged');
  });

  it('has its error codes, without causes', () => {
    const rows = [...contract.errors.values()].map(({ code, methods }) => (methods === null ? code : [code, [...methods].join(' ')]));
    expect(rows).toEqual(errors === 'registered' ? registered : errors);
    expect([...contract.errors.values()].filter(({ causes }) => causes.length > 0)).toEqual([]);
  });

  it('calls each code by its registered name', () => {
    for (const { code, type } of [...contract.success.values(), ...contract.errors.values()]) expect(type).toBe(RENAMED.get(code) ?? STATUS_CODES[code]);
  });

  it('allows no body on 204 and 304', () => {
    expect([...contract.success.values()].filter(({ body }) => body === 'forbidden').map(({ code }) => code).filter((code) => code !== 205)).toEqual(
      [204, 304].filter((code) => contract.success.has(code)),
    );
  });
});

it.each([
  ['rfc9110', 'POST', 200, 'ok'],
  ['rfc9110', 'GET', 201, 'wrong-method'],
  ['rfc9110', 'GET', 418, 'unknown-code'],
  ['zalando', 'POST', 422, 'unknown-code'],
  ['zalando', 'GET', 409, 'wrong-method'],
  ['zalando', 'GET', 204, 'wrong-method'],
  ['azure', 'DELETE', 200, 'wrong-method'],
  ['azure', 'POST', 204, 'wrong-method'],
  ['ibm-cloud', 'PATCH', 201, 'wrong-method'],
  ['ibm-cloud', 'GET', 502, 'unknown-code'],
  ['mongodb-ipa', 'PUT', 204, 'wrong-method'],
  ['mongodb-ipa', 'DELETE', 404, 'ok'],
] as const)('%s judges %s %i: %s', (name, method, code, verdict) => {
  expect(judgeStatus(loadContract(name, '/'), method, code).kind).toBe(verdict);
});

it('forbids a body where every success of a method has none', () => {
  expect(judgeBody(loadContract('mongodb-ipa', '/'), 'DELETE', 200, 'yes').kind).toBe('forbidden-by-contract');
  expect(judgeBody(loadContract('azure', '/'), 'DELETE', 200, 'yes').kind).toBe('ok');
});
