/** From what settings say of a framework to its adapter: the same tables, written as data. */

import { constant, UNDEFINED } from '../evaluator/value.js';
import type { OwnAnswer, OwnExport, OwnFramework, OwnResponse, OwnRole, OwnRouter } from '../model/own-framework.js';
import type { BodyRule, ExportTable, FrameworkAdapter, ModuleTable, ParameterRole, ResponseCall, ResponseTable, StatusCheck } from './framework-adapter.js';
import type { RouterTable } from './router-table.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import { answering } from './own-answers.js';
import { ownEscape, ownReturning } from './own-outcomes.js';
import { errorClass } from './shared/error-class.js';
import { nodeCalls, nodeChained, nodeHarmless } from './shared/node-response.js';
import { isNodeCode, nodeCode } from './shared/node-status.js';

const VERBS = { get: 'GET', head: 'HEAD', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', options: 'OPTIONS', all: 'ALL' };
/** Parameters that a handler may declare. */
const MOST_PARAMETERS = 6;

/** What is made of the exports that give answers and errors. */
interface Made {
  /** The member of an error that is its code. */
  readonly statusMember: string;
  /** The code of answers that say none. */
  readonly defaultStatus: number;
}

const adapters = new WeakMap<OwnFramework, FrameworkAdapter>();

/**
 * @param name - The name of the framework in the settings.
 * @param framework - What the settings say of it.
 * @returns The adapter, the same one for the same object.
 */
export function ownFramework(name: string, framework: OwnFramework): FrameworkAdapter {
  const known = adapters.get(framework);
  if (known !== undefined) return known;
  const adapter = makeAdapter(name, framework);
  adapters.set(framework, adapter);
  return adapter;
}

function makeAdapter(name: string, framework: OwnFramework): FrameworkAdapter {
  const { modules, signs = [], response, router = {}, errorHandler, types = {} } = framework;
  const { handler = response === undefined ? ['request'] : ['request', 'response', 'next'] } = framework;
  const made: Made = { statusMember: framework.errors?.statusMembers?.[0] ?? 'status', defaultStatus: framework.returned?.defaultStatus ?? 200 };
  const names = Object.keys(modules);
  const parameters = parametersOf(handler, router.errors === undefined ? errorHandler : undefined);
  const base = {
    name,
    signs: new RegExp([...names.map(imported), ...signs.map(escaped)].join('|') || '(?!)'),
    claims: true,
    package: names[0] ?? name,
    defaultVersion: 1,
    modules: Object.fromEntries(Object.entries(modules).map(([module, exported]) => [module, moduleTable(exported, made)])),
    packages: NO_KNOWN_PACKAGES,
    rejectionSign: /(?!)/,
    router: routerTable(router, applicationSign(modules)),
    parameters,
    handlerSigns: Object.keys(response?.calls ?? {}),
    types,
    unsupported: [],
  } as const;
  const handledErrors: readonly ParameterRole[] = errorHandler ?? ['error', ...handler];
  if (response === undefined) return { ...base, returning: ownReturning(framework, handler, handledErrors) };
  return {
    ...base,
    responding: {
      response: responseTable(response),
      request: { name: 'the request', methodMember: 'method', present: ['params', 'query', 'headers', 'url', 'path'] },
      parameters,
      ...(router.errors === undefined ? {} : { handedErrors: handledErrors }),
      defaultStatus: response.defaultStatus ?? 200,
      checkStatus,
      escape: ownEscape(framework.errors),
    },
  };
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
const imported = (module: string): string => `['"]${escaped(module)}['"]`;

/** A file that imports such a module and calls what gives an application. */
function applicationSign(modules: OwnFramework['modules']): RegExp {
  const signs = Object.entries(modules).flatMap(([module, exported]) =>
    Object.entries(exported).flatMap(([name, given]) => {
      if (given !== 'application') return [];
      const last = name.split('.').at(-1) ?? name;
      const call = last === 'default' ? '' : String.raw`[^]*\b${escaped(last)}\s*(?:<[^>]*>)?\s*\(`;
      return [imported(module) + call];
    }),
  );
  return new RegExp(signs.join('|') || '(?!)');
}

/** By the number of declared parameters; error handlers are told by theirs where the router does not say which they are. */
function parametersOf(handler: readonly OwnRole[], errorHandler: readonly ParameterRole[] | undefined): Readonly<Record<number, readonly ParameterRole[]>> {
  const ofHandlers = Object.fromEntries(Array.from({ length: MOST_PARAMETERS + 1 }, (_, count) => [count, handler]));
  return errorHandler === undefined ? ofHandlers : { ...ofHandlers, [errorHandler.length]: errorHandler };
}

function routerTable({ verbs = VERBS, mounts = ['use'], chained = [], exclusive, ...names }: OwnRouter, sign: RegExp): RouterTable {
  const given = Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined));
  return { applicationSign: sign, verbs, mounts, chained, ...given, ...(exclusive === true ? { isExclusive: true } : {}) };
}

/** Node sends nothing with these (lib/_http_server.js). */
const WITHOUT_CONTENT = [204, 304];

function responseTable({ calls, chained = [], harmless = [], statusMember = 'statusCode', sentMember = 'headersSent', extendsNode }: OwnResponse): ResponseTable {
  const isNode = extendsNode === true;
  const setter = Object.entries(calls).find(([, { status, body }]) => typeof status === 'object' && status.argument === 0 && body === undefined)?.[0];
  const ending = Object.entries(calls).find(([, { status, body }]) => status === undefined && typeof body !== 'string' && body?.argument === 0)?.[0] ?? (isNode ? 'end' : undefined);
  const ofCalls = Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, responseCall(call)]));
  return {
    name: 'the response',
    calls: isNode ? { ...nodeCalls, ...ofCalls } : ofCalls,
    chained: isNode ? [...nodeChained, ...chained] : chained,
    harmless: isNode ? [...nodeHarmless, ...harmless] : harmless,
    present: [],
    withoutContent: WITHOUT_CONTENT,
    statusMember,
    sentMember,
    requestMember: 'req',
    sinks: isNode ? ['pipe'] : [],
    ...(setter === undefined ? {} : { setStatusText: (status) => `.${setter}(${status})` }),
    ...(ending === undefined ? {} : { emptyAnswerText: `${ending}()` }),
  };
}

function responseCall({ status, body }: OwnAnswer): ResponseCall {
  return {
    ...(status === undefined ? {} : { status: typeof status === 'number' ? { code: status } : status }),
    ...(body === undefined ? {} : { body: bodyRule(body) }),
  };
}

function bodyRule(body: NonNullable<OwnAnswer['body']>): BodyRule {
  if (typeof body === 'string') return { kind: body === 'yes' ? 'some' : 'none' };
  return { kind: 'argument', argument: body.argument, format: body.format ?? 'json' };
}

function checkStatus(value: Parameters<typeof nodeCode>[0]): StatusCheck {
  const code = nodeCode(value);
  if (isNodeCode(code)) return { kind: 'code', code };
  return { kind: 'throws', when: 'send', error: 'RangeError', consequence: 'Node throws a RangeError when the head is written.' };
}

function moduleTable(exported: Readonly<Record<string, OwnExport>>, made: Made): ModuleTable {
  const tree = new Map<string, ExportTable>();
  let self: ExportTable | undefined;
  for (const [name, given] of Object.entries(exported)) {
    const steps = name.split('.');
    if (steps[0] === 'default') steps.shift();
    const table = exportTable(steps.at(-1) ?? 'default', given, made);
    if (steps.length === 0) self = table;
    else putAt(tree, steps, table);
  }
  return { members: Object.fromEntries(tree), ...(self === undefined ? {} : { self }) };
}

/** `respond.created`: a member of the object `respond`. */
function putAt(tree: Map<string, ExportTable>, [first = '', ...rest]: readonly string[], table: ExportTable): void {
  if (rest.length === 0) {
    tree.set(first, table);
    return;
  }
  const there = tree.get(first);
  const members = new Map(there?.gives === 'object' ? Object.entries(there.members) : []);
  putAt(members, rest, table);
  tree.set(first, { gives: 'object', members: Object.fromEntries(members) });
}

function exportTable(name: string, given: OwnExport, { statusMember, defaultStatus }: Made): ExportTable {
  if (given === 'application' || given === 'router') return { gives: given };
  if ('answer' in given) return { gives: 'function', name, call: answering(given.answer, defaultStatus) };
  const { status, message } = given.error;
  const { value } = errorClass({
    name,
    membersOf: ({ args }) => ({
      name: constant(name),
      ...(message === undefined ? {} : { message: args[message.argument] ?? UNDEFINED }),
      ...(status === undefined ? {} : { [statusMember]: typeof status === 'number' ? constant(status) : (args[status.argument] ?? UNDEFINED) }),
    }),
  });
  return { gives: 'value', name, value };
}
