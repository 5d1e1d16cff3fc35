/** Which contracts are refused, with which words, and how one contract extends another. */

import { describe, expect, it } from 'vitest';
import { returnCode } from '../../src/contract/built-in/return-code.js';
import { ContractError } from '../../src/contract/contract-error.js';
import { parseContract } from '../../src/contract/parse-contract.js';
import type { ResolveBase } from '../../src/contract/parse-contract.js';

const resolveBase: ResolveBase = (name, from) => {
  const sources: Readonly<Record<string, unknown>> = {
    'return-code': returnCode,
    first: { extends: 'second' },
    second: { extends: 'first' },
  };
  if (!(name in sources)) throw new ContractError('extends', `${from}: no contract ${name}.`);
  return { source: sources[name], origin: name };
};

const parse = (source: unknown) => parseContract(source, 'api.json', resolveBase);

function refusal(source: unknown): { path: string; message: string } {
  try {
    parse(source);
  } catch (error) {
    if (error instanceof ContractError) return { path: error.path, message: error.message };
    throw error;
  }
  throw new Error('The contract was not refused.');
}

const withCause = (cause: unknown) => ({ errors: { 404: { type: 'Not Found', causes: { 'not-found': cause } } } });

const withOverride = (override: unknown) => ({ success: { 200: { type: 'OK', methods: ['GET'] } }, overrides: [override] });

describe('the built-in contract', () => {
  const contract = parse(returnCode);

  it('has the ten codes of the table', () => {
    expect([...contract.success.values()].map(({ code, type, methods, body }) => [code, type, [...methods], body])).toEqual([
      [200, 'OK', ['GET', 'PATCH', 'PUT'], 'allowed'],
      [201, 'Created', ['POST'], 'allowed'],
      [204, 'No Content', ['DELETE'], 'forbidden'],
    ]);
    expect([...contract.errors.values()].map(({ code, type, methods }) => [code, type, methods && [...methods]])).toEqual([
      [400, 'Bad Request', null],
      [401, 'Unauthorized', null],
      [403, 'Forbidden', null],
      [404, 'Not Found', null],
      [409, 'Conflict', ['POST', 'PATCH']],
      [500, 'Internal Server Error', null],
      [503, 'Service Unavailable', null],
    ]);
  });

  it('has nineteen causes, each with tokens, classes and texts', () => {
    const rows = [...contract.errors.values()];
    expect(rows.map((row) => row.causes.length)).toEqual([9, 3, 1, 3, 1, 1, 1]);
    const causes = rows.flatMap((row) => row.causes);
    expect(causes.filter((cause) => [cause.tokens, cause.errors, cause.messages].some((list) => list.length === 0))).toEqual([]);
    expect(new Set(causes.map((cause) => cause.id)).size).toBe(19);
  });
});

describe('a contract that is refused', () => {
  it.each([
    [5, '', 'api.json: the contract should be a contract: an object with success and errors, but it is 5.'],
    [{}, '', 'api.json: the contract has no row; it needs one under success or errors.'],
    [{ sucess: {} }, 'sucess', 'api.json: sucess is not known; the keys known here are: $schema, name, source, extends, success, errors, overrides.'],
    [
      { success: { 404: { type: 'Not Found', methods: ['GET'] } } },
      'success.404',
      'api.json: success.404 should be a status code from 100 to 399, but it is "404".',
    ],
    [
      { errors: { 200: { type: 'OK' } } },
      'errors.200',
      'api.json: errors.200 should be a status code from 400 to 599, but it is "200".',
    ],
    [
      { success: { 200: { type: 'OK', methods: ['get'] } } },
      'success.200.methods[0]',
      'api.json: success.200.methods[0] should be an HTTP method in upper case, such as GET (HEAD is not judged), but it is "get".',
    ],
    [
      { success: { 200: { type: 'OK', methods: [] } } },
      'success.200.methods',
      'api.json: success.200.methods should be a list of at least one HTTP method, but it is an empty list.',
    ],
    [
      { success: { 200: { type: 'OK', methods: ['GET'], body: false } } },
      'success.200.body',
      'api.json: success.200.body should be "allowed" or "forbidden", but it is false.',
    ],
    [{ success: { 200: { type: 'OK' } } }, 'success.200.methods', 'api.json: success.200.methods is missing.'],
    [{ errors: { 404: {} } }, 'errors.404.type', 'api.json: errors.404.type is missing.'],
    [
      { errors: { 404: { type: 'Not Found', cause: {} } } },
      'errors.404.cause',
      'api.json: errors.404.cause is not known; the keys known here are: type, methods, causes.',
    ],
    [
      { errors: { 404: { type: 'Not Found', causes: { NotFound: { description: '?' } } } } },
      'errors.404.causes.NotFound',
      'api.json: errors.404.causes.NotFound should be an id in lower case with hyphens, such as resource-not-found, but it is "NotFound".',
    ],
    [withCause({}), 'errors.404.causes.not-found.description', 'api.json: errors.404.causes.not-found.description is missing.'],
    [
      withCause({ description: '?', messages: ['not found', 5] }),
      'errors.404.causes.not-found.messages[1]',
      'api.json: errors.404.causes.not-found.messages[1] should be a text, but it is 5.',
    ],
    [
      withCause({ description: '?', messages: ['/not (found/'] }),
      'errors.404.causes.not-found.messages[0]',
      'api.json: errors.404.causes.not-found.messages[0] should be a valid regular expression between the slashes, but it is "/not (found/".',
    ],
    [
      withCause({ description: '?', tokens: ['/x/i'] }),
      'errors.404.causes.not-found.tokens[0]',
      'api.json: errors.404.causes.not-found.tokens[0] should be a pattern without flags (case never counts), but it is "/x/i".',
    ],
    [
      withCause({ description: '?', accepts: { errors: ['…'] } }),
      'errors.404.causes.not-found.accepts.errors[0]',
      'api.json: errors.404.causes.not-found.accepts.errors[0] should be a text with at least one letter, but it is "…".',
    ],
    [
      { extends: { errors: { 404: 1 } } },
      'extends.errors.404',
      'api.json: extends.errors.404 should be an object, or null to remove the row, but it is 1.',
    ],
    [
      { errors: { 404: null } },
      'errors.404',
      'api.json: errors.404 is null, which removes it, but there is nothing to remove.',
    ],
    [
      { extends: 'return-code', errors: { 404: { causes: { nothing: null } } } },
      'errors.404.causes.nothing',
      'api.json: errors.404.causes.nothing is null, which removes it, but there is nothing to remove.',
    ],
    [
      withOverride({ paths: ['/login'], success: { 200: null } }),
      'overrides[0].reason',
      'api.json: overrides[0].reason is missing.',
    ],
    [
      withOverride({ paths: ['/login'], reason: ' ', success: { 200: null } }),
      'overrides[0].reason',
      'api.json: overrides[0].reason should be a text that says why, but it is " ".',
    ],
    [
      withOverride({ reason: 'Old.', success: { 200: null } }),
      'overrides[0]',
      'api.json: overrides[0] should be an object with methods, paths or files, but it is an object.',
    ],
    [
      withOverride({ reason: 'Old.', methods: ['GET'] }),
      'overrides[0]',
      'api.json: overrides[0] should be an object with at least one row under success or errors, but it is an object.',
    ],
    [
      withOverride({ reason: 'Old.', methods: ['get'], success: { 200: null } }),
      'overrides[0].methods[0]',
      'api.json: overrides[0].methods[0] should be an HTTP method in upper case, such as GET (HEAD is not judged), but it is "get".',
    ],
    [
      withOverride({ reason: 'Old.', paths: ['/a', 'b'], success: { 200: null } }),
      'overrides[0].paths[1]',
      'api.json: overrides[0].paths[1] should be a glob of paths, which begins with / or **, but it is "b".',
    ],
    [
      withOverride({ reason: 'Old.', paths: [], success: { 200: null } }),
      'overrides[0].paths',
      'api.json: overrides[0].paths should be a list of at least one glob, but it is an empty list.',
    ],
    [
      withOverride({ reason: 'Old.', files: ['/src/a.js'], success: { 200: null } }),
      'overrides[0].files[0]',
      'api.json: overrides[0].files[0] should be a glob of files, relative to the folder that ESLint runs in, with / between folders, but it is "/src/a.js".',
    ],
    [
      withOverride({ reason: 'Old.', paths: ['/a'], route: '/a' }),
      'overrides[0].route',
      'api.json: overrides[0].route is not known; the keys known here are: methods, paths, files, reason, success, errors.',
    ],
    [
      withOverride({ reason: 'Old.', paths: ['/a'], success: { 202: null } }),
      'overrides[0].success.202',
      'api.json: overrides[0].success.202 is null, which removes it, but there is nothing to remove.',
    ],
    [
      withOverride({ reason: 'Old.', paths: ['/a'], success: { 202: { type: 'Accepted' } } }),
      'overrides[0].success.202.methods',
      'api.json: overrides[0].success.202.methods is missing.',
    ],
    [
      withOverride({ reason: 'Old.', paths: ['/a'], errors: { 404: { causes: { gone: {} }, type: 'Not Found' } } }),
      'overrides[0].errors.404.causes.gone.description',
      'api.json: overrides[0].errors.404.causes.gone.description is missing.',
    ],
    [{ extends: 'first' }, 'extends', 'second: extends leads back to its own contract (first -> second -> first).'],
  ])('%j', (source, path, message) => {
    expect(refusal(source)).toEqual({ path, message });
  });

  it('refuses an object that extends itself', () => {
    const circle: Record<string, unknown> = {};
    circle['extends'] = circle;
    expect(refusal(circle).message).toBe('api.json: extends leads back to its own contract.');
  });
});

describe('a contract that extends another', () => {
  it('lays rows over rows and causes over causes', () => {
    const contract = parse({
      extends: 'return-code',
      success: { 200: { methods: ['GET', 'POST'] }, 202: { type: 'Accepted', methods: ['POST'] }, 204: null },
      errors: {
        404: { causes: { 'uri-not-found': null, 'resource-not-found': { messages: ['nope'] }, gone: { description: 'It left.' } } },
        409: null,
        422: { type: 'Unprocessable Content' },
      },
    });
    expect(contract.name).toBe('return-code');
    expect([...contract.success.keys()]).toEqual([200, 201, 202]);
    expect(contract.success.get(200)).toMatchObject({ type: 'OK', methods: new Set(['GET', 'POST']) });
    expect([...contract.errors.keys()]).toEqual([400, 401, 403, 404, 422, 500, 503]);
    const causes = contract.errors.get(404)?.causes ?? [];
    expect(causes.map((cause) => cause.id)).toEqual(['reference-not-found', 'resource-not-found', 'gone']);
    expect(causes[1]).toMatchObject({ description: 'The requested resource was not found.', messages: ['nope'] });
    expect(causes[1]?.tokens).toContain('NOT_FOUND');
  });

  it('extends a contract in place', () => {
    const base = { name: 'base', success: { 200: { type: 'OK', methods: ['GET'] } } };
    expect(parse({ extends: base, success: { 200: { body: 'forbidden' } } })).toMatchObject({
      name: 'base',
      success: new Map([[200, { code: 200, type: 'OK', methods: new Set(['GET']), body: 'forbidden' }]]),
    });
  });

  it('is called by its origin when nothing names it', () => {
    expect(parse({ success: { 200: { type: 'OK', methods: ['GET'] } } }).name).toBe('api.json');
  });
});
