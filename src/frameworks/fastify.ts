/** Fastify 4 and 5: how handlers, hooks and plugins are registered. Measured by tests/conformance; the names are those of its reference. */

import type { Activation } from '../evaluator/activation.js';
import { properties } from '../evaluator/built-in.js';
import { heapObject } from '../evaluator/heap-object.js';
import { findProperty, readMember } from '../evaluator/member-access.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { raise } from '../evaluator/raise.js';
import { callFunction } from '../evaluator/call-function.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, constant, UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { RespondingFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import { fastifyPackages, sensibleGiven, SKIP_OVERRIDE } from './shared/fastify-packages.js';
import { fastifyParameters, fastifyResponding } from './shared/fastify-reply.js';

/** The parts of a request that a schema may be given for. */
const CHECKED = ['body', 'querystring', 'query', 'params', 'headers'] as const;

/** Keywords of JSON schema that refuse no text. */
const OPEN_KEYWORDS = new Set(['$id', 'title', 'description', 'default', 'examples', 'example', 'deprecated', 'readOnly', 'writeOnly']);

/** `schema: { body, querystring, params, headers }`: what refuses a request that does not fit; undefined when every request fits. */
function validating(state: State, schema: Value, options: ObjectReference, site: Site): Value | undefined {
  const given = state.resolve(schema);
  if (given.kind === 'constant') return undefined;
  const attached = state.object(options).members.get('attachValidation')?.value;
  if (attached !== undefined && !(attached.kind === 'constant' && attached.value !== true)) return undefined;
  if (given.kind !== 'object') return unknown('the schema of the route is not known', { site });
  const parts = CHECKED.flatMap((part) => {
    const found = findProperty(state, given, part);
    return found === undefined || found === 'unknown' ? [] : [{ part, value: state.resolve(found.value) }];
  }).filter(({ value }) => value.kind !== 'constant');
  if (!parts.some(({ part, value }) => part === 'body' || mayRefuse(state, value))) return undefined;
  const call: NativeFunction = ({ activation, state: path, args, site: place }) => {
    const failed = path.fork();
    const members = { statusCode: constant(400), code: unknown('it is of the framework', { type: 'string', truthiness: true }), message: unknown('it says what does not fit the schema', { type: 'string' }), validation: unknown('what does not fit the schema is not known', { truthiness: true }) };
    raise(activation, failed, failed.allocate(heapObject({ type: 'error' }, properties(members))), place);
    return callFunction(activation, path, args[2] ?? UNDEFINED, UNDEFINED, [], place);
  };
  return state.allocate(heapObject({ type: 'native', name: 'validate', call, made: { site, args: [] } }));
}

/** Whether a schema may refuse texts: of an object with members that are all optional and any texts, it does not. */
function mayRefuse(state: State, schema: Value): boolean {
  return alternatives(state.resolve(schema)).some((single) => {
    if (single.kind !== 'object' || state.object(single).payload.type !== 'plain') return true;
    const heap = state.object(single);
    return (
      !heap.complete ||
      [...heap.members].some(([key, { value: member }]) => {
        const value = state.resolve(member);
        if (OPEN_KEYWORDS.has(key)) return false;
        if (key === 'type') return value.kind !== 'constant' || (value.value !== 'object' && value.value !== 'string');
        if (key === 'required') return value.kind !== 'object' || elementCount(state, value) !== 0;
        if (key === 'additionalProperties') return value.kind !== 'constant';
        if (key !== 'properties' || value.kind !== 'object') return true;
        return [...state.object(value).members.values()].some((property) => mayRefuse(state, property.value));
      })
    );
  });
}

function elementCount(state: State, value: ObjectReference): number {
  const { payload } = state.object(value);
  return payload.type === 'array' && !payload.open ? payload.elements.length : 1;
}

/** `{ websocket: true }` (@fastify/websocket 11, index.js): the handler gets a socket, and a request that is no upgrade gets 404 without a body. */
function notUpgraded(state: State, value: Value, site: Site): Value | undefined {
  const single = state.resolve(value);
  if (single.kind === 'constant') return single.value ? state.allocate(heapObject({ type: 'native', name: 'notUpgraded', call: answerNotFound, made: { site, args: [] } })) : undefined;
  return unknown('whether the route takes WebSockets is not known', { site });
}

const answerNotFound: NativeFunction = ({ activation, state, args: [, reply = UNDEFINED], site }) =>
  callMember(activation, state, reply, 'code', [constant(404)], site).flatMap((set) => callMember(activation, set.state, reply, 'send', [], site));

function callMember(activation: Activation, state: State, self: Value, name: string, args: readonly Value[], site: Site): readonly Outcome[] {
  return readMember(activation, state, self, name, site).flatMap((member) => callFunction(activation, member.state, member.value, self, args, site));
}

const VERBS = { get: 'GET', head: 'HEAD', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', options: 'OPTIONS', trace: 'TRACE', query: 'QUERY', all: 'ALL' } as const;

const IMPORT = /['"](?:fastify|fastify-plugin|@fastify\/[\w-]+)['"]/;
const USE = /\bfastify\s*\.\s*(?:get|head|post|put|patch|delete|options|all|route|register|addHook|decorate\w*|setErrorHandler|setNotFoundHandler|httpErrors)\b|\breply\s*\.\s*(?:code|status|send|type|header|redirect|callNotFound|hijack|raw)\b/;

export const fastifyAdapter: RespondingFramework = {
  name: 'fastify',
  signs: new RegExp(`${IMPORT.source}|${USE.source}`),
  claims: true,
  package: 'fastify',
  defaultVersion: 5,
  modules: {
    fastify: { self: { gives: 'application' }, members: { fastify: { gives: 'application' } } },
    ...fastifyPackages,
  },
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: {
    applicationSign: /['"]fastify['"][^]*\b[Ff]astify\s*(?:<[^>]*>)?\s*\(|\brequire\(\s*['"]fastify['"]\s*\)/,
    verbs: VERBS,
    mounts: [],
    errors: 'setErrorHandler',
    missing: 'setNotFoundHandler',
    missingInnermost: true,
    options: { before: ['onRequest', 'preParsing', 'preValidation', 'schema', 'preHandler'], made: { schema: validating }, handler: 'handler', instead: { websocket: notUpgraded }, errors: 'errorHandler', declared: ['schema', 'response'] },
    objects: { member: 'route', method: 'method', path: ['url', 'path'] },
    plugins: { member: 'register', prefix: 'prefix', sharing: SKIP_OVERRIDE },
    hooks: { addHook: { before: ['onRequest', 'preParsing', 'preValidation', 'preHandler'] } },
    decorators: { decorate: 'router', decorateReply: 'response' },
    calling: ['after'],
    given: sensibleGiven,
    isExclusive: true,
    mountsFirst: true,
    chained: ['withTypeProvider', 'addSchema', 'addContentTypeParser', 'removeContentTypeParser', 'removeAllContentTypeParsers', 'setValidatorCompiler', 'setSerializerCompiler', 'setSchemaController', 'setReplySerializer', 'setSchemaErrorFormatter', 'setGenReqId', 'setChildLoggerFactory', 'addConstraintStrategy', 'addHttpMethod', 'decorateRequest'],
  },
  parameters: fastifyParameters,
  handlerSigns: ['code', 'status', 'send', 'redirect', 'callNotFound', 'statusCode', 'notFound', 'badRequest', 'unauthorized', 'forbidden', 'conflict', 'internalServerError'],
  types: {
    FastifyReply: 'response',
    FastifyRequest: 'request',
    RouteHandler: 'handler',
    RouteHandlerMethod: 'handler',
    FastifyInstance: 'router',
  },
  responding: fastifyResponding,
  returnedWriting: { kind: 'around', parameter: 1, text: (status, reply) => [`${reply}.code(${status}).send(`, ')'], empty: (status, reply) => `${reply}.code(${status}).send()` },
  unfollowed: [
    { shows: /\bpreSerialization\b/, reason: "what the hook 'preSerialization' does to an answer is not known", answers: true },
    { shows: /\bonSend\b/, reason: "what the hook 'onSend' does to an answer is not known", answers: true },
    { shows: /\bonError\b/, reason: "what the hook 'onError' does to an answer is not known", answers: true },
    { shows: /['"]@fastify\/autoload['"]/, reason: "the folders that '@fastify/autoload' reads are not followed", answers: true },
  ],
  unsupported: [
    'what the hooks preSerialization, onSend and onError do to an answer',
    'the answers to bodies that are not read: malformed JSON (400), another media type (415) and too large a body (413)',
    'answers that do not fit the schema of a response',
    '@fastify/autoload, whose folders are not read',
  ],
};
