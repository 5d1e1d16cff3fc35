/** AdonisJS 6: what its routes and controllers answer. Measured by tests/conformance with @adonisjs/http-server 7.8; the names are those of its API reference. */

import type { ReturningFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import type { Answered, Leaving } from './returning.js';
import { adonisErrors, answersItself, statusOfError } from './shared/adonis-errors.js';
import { apart, finished, keepReturned, makeContext } from './shared/adonis-response.js';

/** src/server/main.ts, `#defaultErrorHandler`, and `ExceptionHandler`, whose codes are the same. */
function thrown({ state, value }: Leaving): Answered {
  if (value.kind === 'unknown') return { kind: 'unknown', reason: `the error is not known: ${value.reason}` };
  if (answersItself(state, value)) return { kind: 'unknown', reason: "the error answers by its method 'handle', which is not followed" };
  const status = statusOfError(state, value);
  if (status.kind !== 'constant') return { kind: 'unknown', reason: 'the status of the error is not known' };
  const code = Number(status.value);
  return code >= 100 && code <= 999 ? { kind: 'status', code, body: code === 204 || code === 304 ? 'no' : 'yes', isOfError: true } : { kind: 'status', code: 500, body: 'yes', isOfError: true };
}

export const adonisAdapter: ReturningFramework = {
  name: 'adonis',
  title: 'AdonisJS',
  signs: /['"]@adonisjs\/(?:core|http-server)(?:\/[\w/]+)?['"]/,
  package: '@adonisjs/core',
  defaultVersion: 6,
  modules: { '@adonisjs/core/services/router': { self: { gives: 'the application' }, members: {} }, ...adonisErrors },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /['"]@adonisjs\/core\/services\/router['"]/,
    verbs: { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', any: 'ALL' },
    listed: 'route',
    mounts: [],
    changed: {
      group: 'group',
      resources: ['resource', 'shallowResource'],
      actions: [
        { name: 'index', methods: ['GET'], path: '' },
        { name: 'create', methods: ['GET'], path: '/create' },
        { name: 'store', methods: ['POST'], path: '' },
        { name: 'show', methods: ['GET'], path: '/:id' },
        { name: 'edit', methods: ['GET'], path: '/:id/edit' },
        { name: 'update', methods: ['PUT', 'PATCH'], path: '/:id' },
        { name: 'destroy', methods: ['DELETE'], path: '/:id' },
      ],
      named: 'named',
      defaultMember: 'handle',
      prefix: 'prefix',
      before: ['use', 'middleware'],
      only: 'only',
      except: 'except',
      sets: { apiOnly: ['create', 'edit'] },
      chained: ['as', 'where', 'domain'],
    },
    isExclusive: true,
    mountsFirst: true,
    chained: ['where'],
  },
  parameters: { 0: ['context', 'next'], 1: ['context', 'next'], 2: ['context', 'next'], 3: ['context', 'next'] },
  handlerSigns: [],
  types: { HttpContext: 'context' },
  typesFrom: ['@adonisjs/core/http', '@adonisjs/http-server'],
  returning: {
    handed: ['context', 'next'],
    handedErrors: ['error', 'context'],
    hand: (state) => makeContext(state),
    order: 'next',
    tellsHooks: true,
    catchesInside: false,
    ignoresValue: true,
    kept: keepReturned,
    apart,
    returned: finished,
    thrown,
  },
  returnedWriting: { kind: 'around', parameter: 0, member: 'response', text: (status, response) => [`${response}.status(${status}).send(`, ')'], empty: (status, response) => `${response}.status(${status}).send(null)` },
  unfollowed: [
    { shows: /\brouter\s*\.\s*on\s*\(/, reason: "what 'router.on' answers is not followed", answers: true },
  ],
  surroundings: [
    { path: 'app/exceptions/handler', shows: /\b(?:instanceof|response\s*\.|statusPages\b[^]*\(\s*error)/, does: 'answers to errors' },
    { path: 'start/kernel', shows: /\.\s*use\s*\(\s*\[[^\]]*['"]#middleware\/(?!container_bindings|force_json_response|silent_auth|initialize_bouncer|detect_user_locale)/, does: 'puts around all routes' },
  ],
  unsupported: [
    'middleware of all routes (start/kernel), and what the handler of exceptions makes of errors',
    "`router.on`, and handlers that are named by a text ('UsersController.index')",
    'errors that answer by a method `handle`',
    'files that are sent (`download`, `attachment`), which may not be there',
  ],
};
