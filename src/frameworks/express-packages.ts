/**
 * Packages for Express. What each does was read in its source, at the version that is named; tests/conformance runs some of
 * them.
 */

import { NOT_CONSTANT } from './framework-adapter.js';
import type { GivenArguments, KnownError, KnownMiddleware, KnownPackages, MiddlewareFacts } from './known-packages.js';

const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE'];
const READING = ['GET', 'HEAD'];

/** Middleware that only passes on. */
function passing(module: string, ...names: readonly string[]): readonly KnownMiddleware[] {
  return names.map((name) => ({ module, name }));
}

/** Middleware by several names. */
function named(module: string, names: readonly string[], facts: Omit<KnownMiddleware, 'module' | 'name'>): readonly KnownMiddleware[] {
  return names.map((name) => ({ module, name, ...facts }));
}

/** An error of http-errors. */
function httpError(name: string, status: number, more: Partial<KnownError> = {}): KnownError {
  return { name, status, statusCode: status, members: ['expose', 'type'], ...more };
}

const TOO_LARGE = httpError('PayloadTooLargeError', 413);
const UNSUPPORTED = httpError('UnsupportedMediaTypeError', 415);
const BAD_REQUEST = httpError('BadRequestError', 400);

/** body-parser 2.2 (lib/read.js) with raw-body and http-errors; a `verify` of the user that throws is not listed. */
export const bodyParsers = {
  json: { errors: [{ ...BAD_REQUEST, name: 'SyntaxError', members: ['expose', 'type', 'body'] }, TOO_LARGE, UNSUPPORTED] },
  urlencoded: { errors: [BAD_REQUEST, TOO_LARGE, UNSUPPORTED] },
  raw: { errors: [BAD_REQUEST, TOO_LARGE, UNSUPPORTED] },
  text: { errors: [BAD_REQUEST, TOO_LARGE, UNSUPPORTED] },
} satisfies Readonly<Record<string, MiddlewareFacts>>;

/** serve-static 2.2: a file, or the request goes on. */
export const staticFiles: MiddlewareFacts = { answers: [{ status: 200, methods: READING }] };

function numberOf(given: GivenArguments, option: string, otherwise: number): number | null {
  const value = given.constant({ argument: 0, option });
  if (value === undefined) return otherwise;
  return typeof value === 'number' ? value : null;
}

/** express-rate-limit 8.7, and 5.5: `handler` answers instead, with `statusCode` and `message` otherwise. */
function rateLimit(given: GivenArguments): MiddlewareFacts {
  const handler = { argument: 0, option: 'handler' };
  if (given.isFunction(handler)) return { calls: [{ ...handler, parameters: ['request', 'response', 'next', 'other'], errors: 'next' }] };
  if (given.constant(handler) !== undefined) return { unknown: 'the options of a rate limit are not known' };
  const message = given.constant({ argument: 0, option: 'message' });
  const text = message === undefined ? 'Too many requests, please try again later.' : typeof message === 'string' ? message : undefined;
  return { answers: [{ status: numberOf(given, 'statusCode', 429), body: 'yes', message: text }] };
}

/** express-jwt 8.5, and 6.1: also without required credentials, those that are sent have to be right. */
const jwt: Omit<KnownMiddleware, 'module' | 'name'> = {
  errors: [
    {
      name: 'UnauthorizedError',
      status: 401,
      code: ['credentials_required', 'credentials_bad_scheme', 'credentials_bad_format', 'invalid_token', 'revoked_token'],
      members: ['inner'],
    },
  ],
  calls: [
    { call: 0, argument: 0, option: 'getToken', parameters: ['request'], errors: 'next' },
    { call: 0, argument: 0, option: 'secret', parameters: ['request', 'other', 'done'], errors: 'next' },
    { call: 0, argument: 0, option: 'isRevoked', parameters: ['request', 'other', 'done'], errors: 'next' },
  ],
};

/** multer 2.5 (lib/multer-error.js); busboy reports a broken form by an error without a class of its own. */
const upload: Omit<KnownMiddleware, 'module' | 'name'> = {
  errors: [
    {
      name: 'MulterError',
      code: [
        'LIMIT_PART_COUNT', 'LIMIT_FILE_SIZE', 'LIMIT_FILE_COUNT', 'LIMIT_FIELD_KEY', 'LIMIT_FIELD_VALUE', 'LIMIT_FIELD_COUNT',
        'LIMIT_UNEXPECTED_FILE', 'MISSING_FIELD_NAME',
      ],
      members: ['field'],
    },
    {},
  ],
  calls: [{ call: 0, argument: 0, option: 'fileFilter', parameters: ['request', 'other', 'done'], errors: 'lost' }],
};

/** What strategies fail with, by the names that their packages give them: passport-local, passport-jwt, passport-http-bearer, passport-http. */
const STRATEGIES: Readonly<Record<string, readonly number[]>> = { local: [400, 401], jwt: [401], bearer: [400, 401], basic: [400, 401] };

/** passport 0.7, lib/middleware/authenticate.js */
function authenticate(given: GivenArguments): MiddlewareFacts {
  const hasOptions = !given.isFunction({ argument: 1 });
  const callback = { argument: hasOptions ? 2 : 1 };
  const option = (name: string) => (hasOptions ? given.constant({ argument: 1, option: name }) : undefined);
  const names = given.constants({ argument: 0 }) ?? [];
  if (names.length > 0 && names.every((name) => name === 'session' || name === 'anonymous')) return {};
  const known = names.map((name) => STRATEGIES[String(name)]);
  const codes = known.flatMap((statuses) => statuses ?? []);
  const isKnown = known.length > 0 && !known.includes(undefined);
  const reason = isKnown ? {} : { unknown: 'what a strategy of passport answers by itself is not known' };
  if (given.isFunction(callback)) return { ...reason, passes: false, calls: [{ ...callback, parameters: ['other', 'other', 'other', 'other'], errors: 'lost' }] };
  if (given.constant(callback) !== undefined) return { ...reason, unknown: 'what the callback of passport does is not known' };
  const [failure, ...success] = ['failureRedirect', 'successRedirect', 'successReturnToOrRedirect'].map(option);
  const isNotKnown = [...success, ...(hasText(failure) ? [] : [failure, option('failWithError')])].includes(NOT_CONSTANT);
  if (isNotKnown) return { unknown: 'the options of passport are not known' };
  const passes = success.every((value) => !value);
  const redirect = { status: 302, body: 'yes' } as const;
  const redirected = passes ? [] : [redirect];
  if (failure) return { ...reason, passes, answers: [redirect] };
  const statuses = [...new Set(isKnown ? codes : [])];
  if (option('failWithError')) return { ...reason, passes, answers: redirected, errors: statuses.map((status) => ({ name: 'AuthenticationError', status })) };
  return { ...reason, passes, answers: [...redirected, ...statuses.map((status) => ({ status, body: 'yes' as const }))] };
}

function hasText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/**
 * passport 0.7, lib/strategies/session.js: a request without a session does not pass. What gives the session gives the request its
 * id, too (express-session 1.18); cookie-session has none, and whoever has that asks for none.
 */
const PASSPORT_SESSION: MiddlewareFacts = { leaves: ['session', 'sessionID'] };

/** cors 2.8: a preflight is answered, unless it is to go on. */
function cors(given: GivenArguments): MiddlewareFacts {
  const origin = { argument: 0, option: 'origin' };
  const calls: MiddlewareFacts['calls'] = [{ ...origin, parameters: ['other', 'done'], errors: 'lost' }];
  const isDelegated = given.isFunction({ argument: 0 });
  if (!isDelegated && given.constant({ argument: 0, option: 'preflightContinue' })) return { calls };
  const where = isDelegated ? NOT_CONSTANT : given.constant(origin);
  const status = isDelegated ? null : numberOf(given, 'optionsSuccessStatus', 204);
  return { calls, answers: [{ status, body: 'no', methods: ['OPTIONS'], always: where === undefined || hasText(where) || where === true }] };
}

/** lusca 1.7, lib/csrf.js */
const CSRF: MiddlewareFacts = { errors: [{ sets: 403, methods: UNSAFE }] };

function lusca(given: GivenArguments): MiddlewareFacts {
  return given.constant({ argument: 0, option: 'csrf' }) ? CSRF : {};
}

/** csurf 1.11 */
function csurf(given: GivenArguments): MiddlewareFacts {
  const ignored = given.constants({ argument: 0, option: 'ignoreMethods' });
  const methods = ignored === undefined || ignored[0] === undefined ? UNSAFE : [...UNSAFE, ...READING].filter((method) => !ignored.includes(method));
  return { errors: [httpError('ForbiddenError', 403, { code: 'EBADCSRFTOKEN', message: 'invalid csrf token', methods })] };
}

/** express-basic-auth 1.2: without `unauthorizedResponse` the body is empty. */
function basicAuth(given: GivenArguments): MiddlewareFacts {
  const isEmpty = given.constant({ argument: 0, option: 'unauthorizedResponse' }) === undefined;
  return { answers: [{ status: 401, body: isEmpty ? 'no' : 'yes' }] };
}

/** express-fileupload 1.5, lib/processMultipart.js */
function fileUpload(given: GivenArguments): MiddlewareFacts {
  const calls: MiddlewareFacts['calls'] = [{ argument: 0, option: 'limitHandler', parameters: ['request', 'response', 'next'], errors: 'lost' }];
  return { calls, errors: [{}], answers: given.constant({ argument: 0, option: 'abortOnLimit' }) ? [{ status: 413 }] : [] };
}

/** connect-timeout 1.9 */
function timeout(given: GivenArguments): MiddlewareFacts {
  if (given.constant({ argument: 1, option: 'respond' }) === false) return {};
  return { errors: [httpError('ServiceUnavailableError', 503, { code: 'ETIMEDOUT', message: 'Response timeout' })] };
}

const PROXY: MiddlewareFacts = { unknown: 'what the server behind a proxy answers is not known' };
const VALIDATORS = ['body()', 'check()', 'cookie()', 'header()', 'param()', 'query()', 'oneOf()', 'checkSchema()', 'checkExact()'];

export const expressPackages: KnownPackages = {
  helpers: [],
  wrappers: [
    // express-async-handler 1.2, async-middleware 1.2, express-async-wrap 1.0
    { module: 'express-async-handler', name: 'default' },
    { module: 'async-middleware', name: 'wrap' },
    { module: 'express-async-wrap', name: 'default' },
  ],
  middleware: [
    ...named('express-rate-limit', ['default()', 'rateLimit()'], { given: rateLimit }),
    ...passing('express-slow-down', 'default()', 'slowDown()'),
    ...named('express-jwt', ['default()', 'expressjwt()', 'default().unless()', 'expressjwt().unless()'], jwt),
    ...named('multer', ['single()', 'array()', 'fields()', 'none()', 'any()'].map((name) => `default().${name}`), upload),
    // celebrate 16 and 13
    { module: 'celebrate', name: 'celebrate()', errors: [{ class: 'CelebrateError', members: ['details'] }] },
    ...named('passport', ['authenticate()', 'authorize()'], { given: authenticate }),
    ...passing('passport', 'initialize()'),
    { module: 'passport', name: 'session()', ...PASSPORT_SESSION },
    // express-validator 7 and 6: what is wrong is only noted.
    ...['express-validator', 'express-validator/check'].flatMap((module) => named(module, VALIDATORS, { chained: true })),
    { module: 'cors', name: 'default()', given: cors },
    ...named('lusca', ['default()'], { given: lusca }),
    ...named('lusca', ['csrf()'], CSRF),
    ...passing('lusca', 'csp()', 'hsts()', 'p3p()', 'xframe()', 'xssProtection()', 'nosniff()', 'referrerPolicy()'),
    { module: 'csurf', name: 'default()', given: csurf },
    { module: 'express-basic-auth', name: 'default()', given: basicAuth },
    { module: 'express-fileupload', name: 'default()', given: fileUpload },
    { module: 'connect-timeout', name: 'default()', given: timeout },
    ...Object.entries(bodyParsers).map(([name, facts]) => ({ module: 'body-parser', name: `${name}()`, ...facts })),
    { module: 'body-parser', name: 'default()', ...bodyParsers.json },
    { module: 'serve-static', name: 'default()', ...staticFiles },
    // swagger-ui-express 5
    ...named('swagger-ui-express', ['serve', 'serveFiles()', 'serveWithOptions()'], staticFiles),
    { module: 'swagger-ui-express', name: 'setup()', answers: [{ status: 200, always: true }], passes: false },
    // errorhandler 1.5 answers an error with the status that Express itself would, and is for development alone.
    ...passing('errorhandler', 'default()'),
    ...named('http-proxy-middleware', ['default()', 'createProxyMiddleware()', 'legacyCreateProxyMiddleware()'], PROXY),
    ...passing('@useoptic/express-middleware', 'default()', 'OpticMiddleware()'),
    { module: 'express-http-proxy', name: 'default()', ...PROXY },
    ...passing('helmet', 'default()', ...['contentSecurityPolicy', 'hsts', 'frameguard', 'noSniff', 'xssFilter', 'hidePoweredBy', 'referrerPolicy', 'crossOriginResourcePolicy'].map((name) => `${name}()`)),
    ...['compression', 'morgan', 'cookie-parser', 'express-session', 'cookie-session', 'method-override', 'connect-flash', 'express-flash', 'response-time', 'serve-favicon', 'hpp', 'express-mongo-sanitize'].flatMap((module) => passing(module, 'default()')),
  ],
  errorHandlers: [
    { module: 'celebrate', name: 'errors()', of: 'CelebrateError', status: (given) => numberOf(given, 'statusCode', 400) },
  ],
  errorClasses: [
    { module: 'celebrate', name: 'CelebrateError' },
    { module: 'express-jwt', name: 'UnauthorizedError' },
    { module: 'multer', name: 'MulterError' },
  ],
  errorTests: [{ module: 'celebrate', name: 'isCelebrateError', of: 'CelebrateError' }],
};
