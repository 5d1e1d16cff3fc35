/** Which contract holds for a route: exceptions by method, path and file, and those of which nobody knows whether they hold. */

import { describe, expect, it } from 'vitest';
import type { Contract, ContractSource, OverriddenRoutes } from '../../src/contract/contract.js';
import { contractsOfRoute, overridesOfRoute } from '../../src/contract/contracts-of-route.js';
import { loadContract } from '../../src/contract/load-contract.js';
import { matchOverride } from '../../src/contract/match-override.js';
import type { RouteFacts } from '../../src/contract/match-override.js';

const login: RouteFacts = { method: 'POST', path: '/login', files: ['src/routes/login.js', 'src/controllers/login.js'], isRegistered: true };

describe('matchOverride', () => {
  it.each<[string, OverriddenRoutes, Partial<RouteFacts>]>([
    ['a method', { methods: ['PUT', 'POST'] }, {}],
    ['GET, and so HEAD', { methods: ['GET'] }, { method: 'HEAD' }],
    ['a path', { paths: ['/a', '/login'] }, {}],
    ['a path whatever slash is at its end', { paths: ['/login/'] }, {}],
    ['a path with a slash at its end', { paths: ['/login'] }, { path: '/login/' }],
    ['the root', { paths: ['/'] }, { path: '' }],
    ['a segment', { paths: ['/users/*'] }, { path: '/users/:id' }],
    ['all below', { paths: ['/users/**'] }, { path: '/users/:id/orders' }],
    ['what is above all below', { paths: ['/users/**'] }, { path: '/users' }],
    ['some prefix', { paths: ['**/login'] }, { path: '/api/v1/login' }],
    ['alternatives', { paths: ['/{login,logout}'] }, {}],
    ['a path that looks like a pattern', { paths: ['/files/[id]'] }, { path: '/files/[id]' }],
    ['a segment that begins with a dot', { paths: ['/**'] }, { path: '/.well-known/jwks.json' }],
    ['the file of the registration', { files: ['src/routes/*.js'] }, {}],
    ['the file of the handler', { files: ['src/controllers/**'] }, {}],
    ['a path of a file that begins with ./', { files: ['./src/routes/**'] }, {}],
    ['the file of a handler that no route names', { files: ['src/a.js'] }, { files: ['src/a.js'], isRegistered: false }],
    ['all three', { methods: ['POST'], paths: ['/login'], files: ['src/**'] }, {}],
  ])('holds for %s', (_name, routes, facts) => {
    expect(matchOverride(routes, { ...login, ...facts })).toBe('yes');
  });

  it.each<[string, OverriddenRoutes, Partial<RouteFacts>]>([
    ['another method', { methods: ['GET'] }, {}],
    ['a part of the path', { paths: ['/log'] }, {}],
    ['a path in another case', { paths: ['/Login'] }, {}],
    ['a path below', { paths: ['/login'] }, { path: '/api/login' }],
    ['two segments for one star', { paths: ['/*'] }, { path: '/a/b' }],
    ['another file', { files: ['*.js', 'routes/login.js'] }, {}],
    ['a method that is right on another path', { methods: ['POST'], paths: ['/logout'] }, {}],
    ['another method of an unknown path', { methods: ['GET'], paths: ['/login'] }, { path: null }],
    ['a negation', { paths: ['/!(login)'] }, {}],
  ])('does not hold for %s', (_name, routes, facts) => {
    expect(matchOverride(routes, { ...login, ...facts })).toBe('no');
  });

  it.each<[string, OverriddenRoutes, Partial<RouteFacts>]>([
    ['the method', { methods: ['POST'] }, { method: null }],
    ['which of all methods', { methods: ['POST'] }, { method: 'ALL' }],
    ['the path', { paths: ['/login'] }, { path: null }],
    ['the path of a known method', { methods: ['POST'], paths: ['/login'] }, { path: null }],
    ['where a handler is registered', { files: ['src/routes/**'] }, { files: ['src/a.js'], isRegistered: false }],
  ])('says when it is not known: %s', (_name, routes, facts) => {
    expect(matchOverride(routes, { ...login, ...facts })).toBe('unknown');
  });
});

const source: ContractSource = {
  name: 'api',
  success: { 200: { type: 'OK', methods: ['GET', 'PUT'] }, 201: { type: 'Created', methods: ['POST'] } },
  errors: { 404: { type: 'Not Found', causes: { gone: { description: 'It is gone.', tokens: ['GONE'] } } } },
  overrides: [
    { methods: ['POST'], paths: ['/login'], reason: 'It creates nothing.', success: { 200: {} } },
    { files: ['src/routes/**'], reason: 'It is old.', success: { 202: { type: 'Accepted', methods: ['POST'] } }, errors: { 404: { methods: ['GET'] }, 410: { type: 'Gone' } } },
  ],
};
const contract = loadContract(source, '/');

const say = ({ success, errors }: Contract) => [
  ...[...success.values()].map(({ code, type, methods }) => `${code} ${type}: ${[...methods].join()}`),
  ...[...errors.values()].map(({ code, type, methods, causes }) => `${code} ${type}: ${methods === null ? '' : [...methods].join()}${causes.map(({ id }) => ` ${id}`).join('')}`),
];

describe('contractsOfRoute', () => {
  it('leaves the contract as it is for other routes', () => {
    const [made, ...others] = contractsOfRoute(contract, { ...login, path: '/users', files: ['a.js'] });
    expect(others).toEqual([]);
    expect(say(made)).toEqual(['200 OK: GET,PUT', '201 Created: POST', '404 Not Found:  gone']);
  });

  it('lays the rows of all exceptions that hold over the rows of the contract, in the order of the codes', () => {
    const [made, ...others] = contractsOfRoute(contract, login);
    expect(others).toEqual([]);
    expect(say(made)).toEqual(['200 OK: GET,PUT', '201 Created: ', '202 Accepted: POST', '404 Not Found: GET gone', '410 Gone: ']);
    expect(made.name).toBe('api');
    expect(overridesOfRoute(contract, login).map(({ at, reason }) => `${at}: ${reason}`)).toEqual([
      "settings['http-contract'].contract: overrides[0]: It creates nothing.",
      "settings['http-contract'].contract: overrides[1]: It is old.",
    ]);
  });

  it('takes the methods that it names from the other success rows, and no others', () => {
    const [made] = contractsOfRoute(contract, { ...login, files: [] });
    expect(say(made).slice(0, 2)).toEqual(['200 OK: GET,PUT,POST', '201 Created: ']);
    const unnamed = loadContract({ extends: source, overrides: [{ paths: ['/raw'], reason: 'Raw.', success: { 200: { body: 'forbidden' } } }] }, '/');
    const [raw] = contractsOfRoute(unnamed, { ...login, path: '/raw', files: [] });
    expect(say(raw).slice(0, 2)).toEqual(['200 OK: GET,PUT', '201 Created: POST']);
    expect(raw.success.get(200)?.body).toBe('forbidden');
  });

  it('gives the contract with and without an exception that may hold', () => {
    const made = contractsOfRoute(contract, { ...login, path: null, files: [] });
    expect(made.map(say)).toEqual([
      ['200 OK: GET,PUT', '201 Created: POST', '404 Not Found:  gone'],
      ['200 OK: GET,PUT,POST', '201 Created: ', '404 Not Found:  gone'],
    ]);
    expect(overridesOfRoute(contract, { ...login, path: null }).map(({ reason }) => reason)).toEqual(['It is old.']);
  });

  it('makes each contract once', () => {
    expect(contractsOfRoute(contract, login)[0]).toBe(contractsOfRoute(contract, { ...login })[0]);
  });

  it('keeps the exceptions of the contract below, with its rows as they are there', () => {
    const extended = loadContract({ extends: source, success: { 201: null }, overrides: [{ methods: ['GET'], paths: ['/a'], reason: 'New.', errors: { 404: null } }] }, '/');
    expect(extended.overrides.map(({ reason }) => reason)).toEqual(['It creates nothing.', 'It is old.', 'New.']);
    expect(say(contractsOfRoute(extended, login)[0])).toEqual(['200 OK: GET,PUT', '202 Accepted: POST', '404 Not Found: GET gone', '410 Gone: ']);
    expect(say(contractsOfRoute(extended, { ...login, method: 'GET', path: '/a', files: [] })[0])).toEqual(['200 OK: GET,PUT']);
  });
});
