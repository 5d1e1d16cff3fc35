/** Packages for Fastify: @fastify/sensible 6, @fastify/error 4 and fastify-plugin. Read from their sources; tests/conformance measures them. */

import { builtIn, nativeFunction, properties } from '../../evaluator/built-in.js';
import { heapObject } from '../../evaluator/heap-object.js';
import { errorPrototype } from '../../evaluator/library/error.js';
import { setOwn } from '../../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { raise } from '../../evaluator/raise.js';
import { branch } from '../../evaluator/truth.js';
import { constant, TRUE, UNDEFINED, unknown, type ObjectReference, type Value } from '../../evaluator/value.js';
import type { ModuleTable, ResponseCall } from '../framework-adapter.js';
import { createError, httpErrorCodes } from './http-errors.js';

/** The member of a plugin which says that it registers with the router that it is registered with itself. */
export const SKIP_OVERRIDE = '[[skip override]]';

/** `createError(code, message)`, with the first argument for the code of HTTP. */
const errorOf = (call: NativeCall, code: Value, message: Value | undefined): readonly Outcome[] => createError({ ...call, args: message === undefined ? [code] : [code, message] });

/** `getHttpError(code, message)`: a code as a text is one too. */
const getHttpError: NativeFunction = (call) => {
  const { state, args } = call;
  const given = state.resolve(args[0] ?? UNDEFINED);
  const code = given.kind === 'constant' && typeof given.value === 'string' ? constant(Number(given.value)) : given;
  return errorOf(call, code, args[1]);
};

/** By name, what makes the error: `notFound(message)`. */
const makers: Readonly<Record<string, NativeFunction>> = Object.fromEntries(
  Object.entries(httpErrorCodes).map(([name, code]): [string, NativeFunction] => [nameOf(name), (call) => errorOf(call, constant(code), call.args[0])]),
);

/** `ImATeapot` is `imateapot`, `URITooLong` is `uriTooLong`. */
function nameOf(name: string): string {
  if (name === 'ImATeapot') return 'imateapot';
  return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (start) => start.toLowerCase());
}

const httpErrors = builtIn(
  heapObject(
    { type: 'plain' },
    properties({
      ...Object.fromEntries(Object.entries(makers).map(([name, call]) => [name, nativeFunction(name, call)])),
      getHttpError: nativeFunction('getHttpError', getHttpError),
      createError: nativeFunction('createError', createError),
    }),
    { complete: false },
  ),
);

/** `assert(condition, code, message)` */
function asserting(holds: (call: NativeCall) => Value, codeAt: number): NativeFunction {
  return (call) => {
    const { activation, state, args, site } = call;
    const { whenTrue, whenFalse } = branch(state, holds(call));
    if (whenFalse !== undefined) for (const made of getHttpError({ ...call, state: whenFalse, args: args.slice(codeAt) })) raise(activation, made.state, made.value, site);
    return whenTrue === undefined ? [] : [{ state: whenTrue, value: UNDEFINED }];
  };
}

const compared = ({ site }: NativeCall): Value => unknown('a comparison is not known', { site, type: 'boolean' });

const assert = nativeFunction('assert', asserting(({ args }) => args[0] ?? UNDEFINED, 1), {
  ok: nativeFunction('ok', asserting(({ args }) => args[0] ?? UNDEFINED, 1)),
  ...Object.fromEntries(['equal', 'notEqual', 'strictEqual', 'notStrictEqual', 'deepEqual', 'notDeepEqual'].map((name) => [name, nativeFunction(name, asserting(compared, 2))])),
});

/** What routers have from @fastify/sensible. */
export const sensibleGiven: Readonly<Record<string, Value>> = { httpErrors, assert };

/** What the reply has from it: `reply.notFound()` sends the error. */
export const sensibleCalls: Readonly<Record<string, ResponseCall>> = {
  ...Object.fromEntries(Object.entries(makers).map(([name, fails]) => [name, { fails }])),
  getHttpError: { fails: getHttpError },
};

/** Members of the reply that return it. */
export const sensibleChained: readonly string[] = ['vary', 'cacheControl', 'preventCache', 'revalidate', 'staticCache', 'stale', 'maxAge'];

/** `createError(code, message, statusCode = 500)` of @fastify/error: a class. */
const createErrorClass: NativeFunction = ({ state, args }) => {
  const [code = UNDEFINED, message = UNDEFINED, status = constant(500)] = args;
  const given = state.resolve(status);
  const isNone = given.kind === 'constant' && !given.value;
  const statusCode = isNone ? (given.value === undefined ? constant(500) : UNDEFINED) : given;
  const text = state.resolve(message);
  const prototype = state.allocate(heapObject({ type: 'plain' }, new Map(), { prototype: errorPrototype }));
  const construct: NativeFunction = ({ state: path, args: words, thisValue, isConstruct }) => {
    const isFixed = words.length === 0 || (text.kind === 'constant' && !String(text.value).includes('%'));
    const members = properties({ code, name: constant('FastifyError'), statusCode, message: isFixed ? text : unknown('the message of an error is not known', { type: 'string' }) });
    if (!isConstruct || thisValue.kind !== 'object') return [{ state: path, value: path.allocate(heapObject({ type: 'error' }, members, { prototype })) }];
    const heap = path.object(thisValue);
    path.set(thisValue.id, { ...heap, payload: { type: 'error' }, members: new Map([...heap.members, ...members]) });
    return [{ state: path, value: thisValue }];
  };
  const self = state.allocate(heapObject({ type: 'native', name: 'FastifyError', call: construct }, properties({ prototype })));
  setOwn(state, prototype, 'constructor', self);
  return [{ state, value: self }];
};

/** `fp(plugin, options)`: the plugin, which has no router of its own. */
const shared: NativeFunction = ({ state, args }) => {
  const plugin = state.resolve(args[0] ?? UNDEFINED);
  if (plugin.kind === 'object') setOwn(state, plugin, SKIP_OVERRIDE, TRUE);
  return [{ state, value: plugin }];
};

/** A plugin that adds to the router that it is registered with. */
const adding = (name: string): ObjectReference => nativeFunction(name, ({ state }) => [{ state, value: UNDEFINED }], { [SKIP_OVERRIDE]: TRUE });

const plugin = (name: string): ModuleTable => ({ self: { gives: 'function', name, call: ({ state }) => [{ state, value: UNDEFINED }] }, members: { default: { gives: 'value', name, value: adding(name) }, [name]: { gives: 'value', name, value: adding(name) } } });

/** Plugins that answer no request of a route, or nothing that the routes do not ask for. */
const PASSING = ['cors', 'helmet', 'cookie', 'formbody', 'swagger', 'swagger-ui', 'etag', 'env', 'multipart', 'postgres', 'mongodb', 'redis', 'view', 'sensible'] as const;

/** Modules of the packages. */
export const fastifyPackages: Readonly<Record<string, ModuleTable>> = {
  'fastify-plugin': { self: { gives: 'function', name: 'fastifyPlugin', call: shared }, members: { fastifyPlugin: { gives: 'function', name: 'fastifyPlugin', call: shared } } },
  '@fastify/error': { self: { gives: 'function', name: 'createError', call: createErrorClass }, members: { createError: { gives: 'function', name: 'createError', call: createErrorClass } } },
  ...Object.fromEntries(PASSING.map((name) => [`@fastify/${name}`, plugin(name)])),
};
