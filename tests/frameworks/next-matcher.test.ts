/** What is said to be left out by a matcher of Next.js' middleware is left out by the patterns that Next.js makes of it. */

import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { leavesOut } from '../../src/frameworks/next-matcher.js';

interface PathToRegexp {
  readonly pathToRegexp: (source: string, keys: unknown[], options: object) => RegExp;
}

const { pathToRegexp } = createRequire(import.meta.url)('next/dist/compiled/path-to-regexp') as PathToRegexp;

/** Requests of routes: what the parameters of a path may be. */
const requestsOf = (path: string): readonly string[] => ['1', 'api', '_next', 'admin', 'a.png'].map((value) => path.replaceAll(/:\w+[*+]?/gu, value));

const routes = ['/', '/api', '/api/users', '/api/users/:id', '/api/:path+', '/admin', '/:id', '/:lang/api', '/API/x', '/apis', '/_next/x'];
const matchers = [
  '/', '/api', '/admin', '/admin/:path*', '/api/:path*', '/api/users/:id', '/api/:path+/edit', '/:path*', '/(.*)', '/((?!api|_next/static|_next/image|favicon.ico).*)',
  '/((?!api/|_next).*)', '/((?!admin).+)', '/(api|admin)/:path*', '/((?!.*\\..*|_next).*)', '/about/:path?', '/users{/:id}?', '/Api/users',
];

describe('the matcher of middleware', () => {
  it.each(matchers)('%s leaves out no route of which it fits a request', (matcher) => {
    const pattern = pathToRegexp(matcher, [], { strict: true, sensitive: false, delimiter: '/' });
    const wrong = routes.filter((route) => leavesOut(matcher, route) && requestsOf(route).some((request) => pattern.test(request)));
    expect(wrong).toEqual([]);
  });

  it.each([
    ['/admin/:path*', '/api/users', true],
    ['/admin/:path*', '/admin', false],
    ['/admin', '/admin/users', true],
    ['/((?!api|_next).*)', '/api/users/:id', true],
    ['/((?!api|_next).*)', '/:id', false],
    ['/((?!api/auth).*)', '/api/users', false],
    ['/:path*', '/api', false],
    ['/api/users/:id', '/api/teams/:id', true],
  ])('%s and %s: %s', (matcher, route, isLeftOut) => {
    expect(leavesOut(matcher, route)).toBe(isLeftOut);
  });
});
