/** Routes whose receiver is not known: they are believed by their shape, never by the receiver's name. */

import { functionOf, type FunctionSource } from '../evaluator/call-function.js';
import type { UnknownCall } from '../evaluator/evaluation.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { unknown, type Origin, type Value } from '../evaluator/value.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import { flattenHandlers, Registrations } from './registration.js';

/** Modules with members named like verbs that are no routers: HTTP clients, mocks, caches and data bases. */
const OTHER_MODULES =
  /^(?:msw|supertest|chai-http|axios|nock|got|ky|superagent|node-fetch|undici|request|needle|sinon|jest|vitest|@jest\/.*|lodash.*|ioredis|redis|node-cache|lru-cache|keyv|memcached|mongodb|mongoose|pg|mysql2?|knex|sequelize|sqlite3|better-sqlite3|koa|@koa\/.*|koa-router|fastify|@fastify\/.*|hono|hono\/.*|@hapi\/.*|elysia|itty-router|h3|restify|react-router.*|@playwright\/.*|cypress|playwright.*)$/;

/**
 * `x.post('/path', (req, res) => …)` with an `x` that is not known.
 *
 * @param call - The call.
 * @param adapter - The framework.
 * @param isHandler - Whether a function is a handler by its shape.
 * @returns The call's outcome when it is believed to be a registration, else undefined.
 */
export function believeRoute(
  call: UnknownCall,
  adapter: FrameworkAdapter,
  isHandler: (source: FunctionSource) => boolean,
): readonly Outcome[] | undefined {
  const { activation, state, member, args, site, thisValue } = call;
  const { verbs } = adapter.router;
  const method = member !== undefined && Object.hasOwn(verbs, member) ? verbs[member] : undefined;
  const receiver = state.resolve(thisValue);
  const [first, ...rest] = args;
  if (method === undefined || first === undefined || rest.length === 0 || receiver.kind !== 'unknown') return undefined;
  const paths = literalPaths(state, first);
  if (paths === undefined || isOtherModule(receiver)) return undefined;
  const handlers = flattenHandlers(state, rest);
  if (!handlers.some((handler) => isHandlerValue(state, handler, isHandler))) return undefined;
  for (const path of paths) Registrations.of(activation.evaluation).add({ type: 'route', router: receiver.id, method, path, handlers, site, activation, state, isProven: false });
  return [{ state, value: unknown('the result of a registration', { site, origin: { kind: 'member', of: receiver, key: member ?? '' } }) }];
}

/** A string that starts with `/`, behind a prefix that is not known or not, a pattern, or an array of them. */
function literalPaths(state: State, value: Value): readonly (string | null)[] | undefined {
  const resolved = state.resolve(value);
  if (resolved.kind === 'constant') return typeof resolved.value === 'string' && /^[/*]/.test(resolved.value) ? [resolved.value] : undefined;
  if (resolved.kind === 'unknown') return resolved.text !== undefined && /^…?\//.test(resolved.text) ? [null] : undefined;
  if (resolved.kind !== 'object') return undefined;
  const { payload } = state.object(resolved);
  if (payload.type === 'regexp') return [null];
  if (payload.type !== 'array' || payload.elements.length === 0) return undefined;
  const paths = payload.elements.map((element) => literalPaths(state, element));
  return paths.every((path) => path !== undefined) ? paths.flatMap((path) => path ?? []) : undefined;
}

function isHandlerValue(state: State, value: Value, isHandler: (source: FunctionSource) => boolean): boolean {
  const resolved = state.resolve(value);
  const source = functionOf(state, resolved);
  if (source !== undefined) return isHandler(source);
  return resolved.kind === 'unknown' && resolved.origin?.kind === 'call' && resolved.origin.args.some((arg) => isHandlerValue(state, arg, isHandler));
}

function isOtherModule(value: Value): boolean {
  let current: Value | undefined = value;
  for (let depth = 0; depth < 20 && current?.kind === 'unknown'; depth += 1) {
    const origin: Origin | undefined = current.origin;
    if (origin === undefined) return false;
    if (origin.kind === 'import') return OTHER_MODULES.test(origin.specifier);
    current = origin.kind === 'member' ? origin.of : origin.kind === 'call' || origin.kind === 'construct' ? origin.callee : undefined;
  }
  return false;
}
