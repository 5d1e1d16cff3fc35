/** The analysis of one file that is a route by its path: runs the handlers that it exports, and collects what they return and throw. */

import { dirname, join, relative } from 'node:path';
import type { Activation } from '../evaluator/activation.js';
import { callFunction, functionOf } from '../evaluator/call-function.js';
import { evaluateModule, type EvaluatedModule } from '../evaluator/evaluate-module.js';
import { Evaluation, silentHooks, type EvaluationHooks, type UnknownCall } from '../evaluator/evaluation.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { ImportedModules } from '../evaluator/imported-modules.js';
import { exportsOf, type ExportEntry } from '../evaluator/module-exports.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { isNode, type Node, type Site, type SourceModule } from '../evaluator/syntax.js';
import { alternatives, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { FileRoute, FileRouteAdapter, HandedOver, ReturningAdapter, ServedMethods } from '../frameworks/file-route-adapter.js';
import type { Returning } from '../frameworks/returning.js';
import type { ResponseFramework } from '../frameworks/framework-adapter.js';
import { onStatusFault } from '../frameworks/shared/status-faults.js';
import { webGlobals } from '../frameworks/shared/web-globals.js';
import type { HttpModel } from '../model/http-model.js';
import type { HandlerReference, Outcome as RouteOutcome, Route } from '../model/route.js';
import { CollectedOutcome } from './collected-outcome.js';
import { collectReturned } from './collect-returned.js';
import { commonValue } from './module-values.js';
import { packageValues } from './package-values.js';
import { nameNodeOf } from './handler-name.js';
import { HandlerRun } from './handler-run.js';
import { pipeToResponse } from './pipe-to-response.js';
import { placeOf } from './place-of.js';
import { ASKED_METHODS, methodInOtherCase, methodOfRoute, type RequestMethod } from './request-method.js';
import { ChainRunner } from './run-chain.js';
import { recordsByMethod, type MethodRecord } from './split-by-method.js';
import { standaloneChain } from './standalone-chain.js';
import { statusWriter } from './status-writer.js';
import type { Project } from './project.js';
import { showsInCode } from './shows-in-code.js';
import { surroundingsOf, type FoundSurrounding } from './surroundings-of.js';
import { makeWebRequest } from './web-request.js';
import { wrappedHandler } from './wrapped-handler.js';

export interface FileRouteOptions {
  /** The major version of the framework. */
  readonly version: number;
  readonly route: FileRoute;
  readonly project: Project;
  /** The files that it may import. */
  readonly imported: ImportedModules;
}

/** An export of the file that answers requests. */
interface ExportedHandler {
  /** As the route says it. */
  readonly method: string | null;
  /** The methods that can reach it. */
  readonly asked: readonly string[];
  readonly value: Value;
  /** The exported name. */
  readonly site: Site;
}

/**
 * @param adapter - A framework.
 * @param project - The project of the files.
 * @param imported - The files that they may import.
 * @returns What the evaluation of files asks that are analysed for it.
 */
export function fileRouteHooks(adapter: FileRouteAdapter, project: Project, imported: () => ImportedModules): EvaluationHooks {
  const { autoImports = [], aliases = {} } = adapter;
  const packages = packageValues(adapter, project.packages);
  const fromFile = (module: SourceModule, file: string): string => `./${relative(dirname(module.file), file).replaceAll('\\', '/')}`;
  return {
    ...silentHooks,
    globalValue: (module, name) => {
      if (autoImports.length === 0) return undefined;
      const { folder } = project.packageOf(module.file);
      const file = project.autoImports.of(autoImports.map((inner) => join(folder, inner))).get(name);
      return file === undefined ? undefined : imported().importOf(module, fromFile(module, file), name, false);
    },
    globals: new Map([...webGlobals, ...Object.entries(adapter.globals ?? {})]),
    importValue: (state, module, specifier, name, isRequire) => {
      const known = moduleMember(adapter, state, specifier, name) ?? packages.valueOf(specifier, name) ?? commonValue(state, specifier, name, isRequire);
      const alias = known === undefined ? Object.keys(aliases).find((start) => specifier.startsWith(start)) : undefined;
      if (alias === undefined) return known;
      const file = join(project.packageOf(module.file).folder, aliases[alias] ?? '', specifier.slice(alias.length));
      return imported().importOf(module, fromFile(module, file), name, isRequire);
    },
  };
}

function moduleMember({ modules }: FileRouteAdapter, state: State, specifier: string, name: string): Value | undefined {
  const members = Object.hasOwn(modules, specifier) ? modules[specifier] : undefined;
  if (members === undefined) return undefined;
  if (name !== '*') return Object.hasOwn(members, name) ? members[name] : undefined;
  const properties = new Map(Object.entries(members).map(([key, value]) => [key, { value }]));
  return state.allocate(heapObject({ type: 'plain' }, properties, { complete: false, frozen: true }));
}

export class FileRouteAnalysis {
  readonly #module: SourceModule;
  readonly #adapter: FileRouteAdapter;
  readonly #options: FileRouteOptions;
  readonly #evaluation: Evaluation;
  readonly #writeStatus: (code: number) => string;
  #collected: CollectedOutcome | null = null;

  /**
   * @param module - The file.
   * @param adapter - The framework.
   * @param options - What it is analysed with.
   */
  constructor(module: SourceModule, adapter: FileRouteAdapter, options: FileRouteOptions) {
    this.#module = module;
    this.#adapter = adapter;
    this.#options = options;
    this.#writeStatus = statusWriter(module.program);
    const hooks: EvaluationHooks = {
      ...fileRouteHooks(adapter, options.project, () => options.imported),
      gaveUp: (site, reason) => this.#collected?.addUnresolved(reason, site),
      unknownCall: (call) => methodCall(call) ?? ('responding' in adapter ? sinkCall(call, adapter.responding) : undefined),
      hostedCall: (call) => options.project.helperAnswersOf(options.imported).answer(call, module),
      isCalledBack: () => !this.#evaluation.isStarting,
    };
    this.#evaluation = new Evaluation(hooks, options.imported);
    onStatusFault(this.#evaluation, (fault) => this.#collected?.addFault(fault));
  }

  /**
   * @returns What the handlers of the file answer. Never throws on any syntax.
   * @throws {Outdated} When another file has changed since it was run.
   */
  model(): HttpModel {
    const { derivations } = this.#options.imported;
    return derivations.derive(derivations.create({ holds: () => true }), () => this.#model());
  }

  #model(): HttpModel {
    const refusal = this.#adapter.refuses?.(this.#module.text);
    if (refusal !== undefined) return { routes: this.#unreadable(refusal), handlers: [], writeStatus: this.#writeStatus };
    let evaluated: EvaluatedModule | undefined;
    const failure = this.#evaluation.bounded(() => {
      evaluated = evaluateModule(this.#evaluation, this.#module);
    });
    this.#evaluation.started();
    const routes = evaluated === undefined ? this.#unreadable(failure) : this.#handlers(evaluated).flatMap((handler) => this.#routes(evaluated as EvaluatedModule, handler));
    return { routes, handlers: [], writeStatus: this.#writeStatus };
  }

  #handlers(evaluated: EvaluatedModule): readonly ExportedHandler[] {
    const { named } = exportsOf(this.#module.program);
    const { exports, defaultIsPage = false } = this.#adapter;
    if (defaultIsPage && (named.has('default') || evaluated.defaultExport !== undefined)) return [];
    return Object.entries(exports).flatMap(([name, serves]): readonly ExportedHandler[] => {
      const methods = this.#methodsOf(serves, named);
      const entry = named.get(name);
      if (entry !== undefined) return [{ ...methods, value: this.#valueOf(evaluated, entry), site: { module: this.#module, node: entry.node } }];
      const { defaultExport } = evaluated;
      return name === 'default' && defaultExport !== undefined ? [{ ...methods, value: defaultExport, site: { module: this.#module, node: defaultOf(this.#module) } }] : [];
    });
  }

  /** Which requests reach the handler of an export. */
  #methodsOf(serves: string | ServedMethods, named: ReadonlyMap<string, unknown>): Pick<ExportedHandler, 'method' | 'asked'> {
    const { method } = this.#options.route;
    if (method !== undefined || typeof serves === 'string') return { method: method ?? (serves as string), asked: ASKED_METHODS };
    return { method: serves.method, asked: serves.of.filter((one) => this.#adapter.exports[one] !== one || !named.has(one)) };
  }

  #valueOf({ environment, state }: EvaluatedModule, entry: ExportEntry): Value {
    if (entry.kind === 'from') return this.#options.imported.importOf(this.#module, entry.specifier, entry.name, false);
    const id = environment.find(entry.name);
    const cell = id === undefined ? undefined : state.get(id);
    return cell === undefined || cell.kind === 'heap' ? unknown(`'${entry.name}' has no value that can be seen`) : cell;
  }

  #routes(evaluated: EvaluatedModule, handler: ExportedHandler): readonly Route[] {
    const adapter = this.#adapter;
    const { value, site } = handler;
    const records = 'responding' in adapter ? this.#respondingRecords(adapter.responding, evaluated, handler) : this.#returningRecords(adapter, evaluated, handler);
    const route = { framework: adapter.name, path: this.#options.route.path, place: placeOf(site), handlers: this.#references(evaluated.state, value) };
    const around = this.#around();
    return records.map((record) => ({ ...route, ...record, outcome: within(record.outcome, around, site) }));
  }

  /** What runs around the handlers of the file. */
  #around(): readonly FoundSurrounding[] {
    const { aroundExports = [], surroundings: ofPackage = [], around, unfollowed = [] } = this.#adapter;
    const { project } = this.#options;
    const { folder } = project.packageOf(this.#module.file);
    const surroundings = [...ofPackage, ...(around?.(relative(folder, this.#module.file).replaceAll('\\', '/')) ?? [])];
    const { named } = exportsOf(this.#module.program);
    const exported = aroundExports.filter((name) => named.has(name)).map((name) => ({ reason: `what '${name}' answers around a handler is not known`, concerns: () => true }));
    const shown = unfollowed.filter(({ shows }) => showsInCode(shows, this.#module)).map(({ reason }) => ({ reason, concerns: () => true }));
    const own = [...exported, ...shown];
    return surroundings.length === 0 ? own : [...own, ...surroundingsOf(surroundings, folder, project.loader, this.#options.route.path)];
  }

  #returningRecords(adapter: ReturningAdapter, { environment, state }: EvaluatedModule, handler: ExportedHandler): readonly MethodRecord[] {
    let readsMethod = false;
    const answer = (collected: CollectedOutcome, requested: RequestMethod): void => {
      const makeRequest = (path: State): ObjectReference =>
        makeWebRequest(
          path,
          requested,
          () => {
            readsMethod = true;
          },
          adapter.request,
        );
      this.#collect(collected, () => this.#run(adapter, collected, environment.activation, state.fork(), handler.value, makeRequest, handler.site));
    };
    return this.#records(handler, () => new CollectedOutcome(), answer, () => readsMethod);
  }

  #respondingRecords(responding: ResponseFramework, { environment, state }: EvaluatedModule, handler: ExportedHandler): readonly MethodRecord[] {
    let readsMethod = false;
    const answer = (run: HandlerRun, requested: RequestMethod): void => {
      this.#collect(run, () => new ChainRunner(run, standaloneChain(handler.value, handler.site, requested), environment.activation).run(state.fork()));
      readsMethod ||= run.readsMethod;
    };
    return this.#records(handler, () => new HandlerRun(responding, this.#options.version, this.#writeStatus, () => true), answer, () => readsMethod);
  }

  /** What a handler answers to the methods of its export, and to each that it tells apart when these are several. */
  #records<Collected extends CollectedOutcome>(
    { method, asked, site }: ExportedHandler,
    begin: () => Collected,
    answer: (collected: Collected, requested: RequestMethod) => void,
    readsMethod: () => boolean,
  ): readonly MethodRecord[] {
    const isSplit = method === 'ALL' || method === null;
    const collected = begin();
    const failure = this.#evaluation.bounded(() => {
      answer(collected, isSplit ? { isNot: ASKED_METHODS.filter((one) => !asked.includes(one)) } : methodOfRoute(method));
    });
    if (failure !== undefined) collected.addUnresolved(failure, site);
    const whole: MethodRecord = { method, outcome: collected.outcome };
    if (!isSplit || failure !== undefined || !readsMethod()) return [whole];
    const answerTo = (requested: RequestMethod): RouteOutcome => {
      const own = begin();
      answer(own, requested);
      return own.outcome;
    };
    return recordsByMethod(this.#evaluation, whole, answerTo, asked);
  }

  /** Runs something that tells what it finds to what collects it. */
  #collect(collected: CollectedOutcome, run: () => unknown): void {
    this.#collected = collected;
    this.#evaluation.isAnswering = true;
    try {
      run();
    } finally {
      this.#evaluation.isAnswering = false;
      this.#collected = null;
    }
  }

  #references(state: State, value: Value): readonly HandlerReference[] {
    const source = functionOf(state, state.resolve(value));
    return source === undefined ? [] : [{ name: nameNodeOf(source.node)?.name ?? null, place: placeOf(source) }];
  }

  #run(adapter: ReturningAdapter, collected: CollectedOutcome, root: Activation, state: State, handler: Value, makeRequest: (state: State) => ObjectReference, site: Site): void {
    for (const single of alternatives(state.resolve(handler))) {
      const path = state.fork();
      const callee = this.#calleeOf(collected, path, single, site);
      if (callee === undefined) continue;
      const returning = callee === single ? adapter : withinUnknown(adapter);
      const args = adapter.parameters.map((role): Value => this.#argument(adapter, path, role, makeRequest, site));
      const to = { returning, version: this.#options.version, collected, root, site, writeStatus: this.#writeStatus };
      collectReturned(to, args, () => callFunction(root, path, callee, UNDEFINED, args, site));
    }
  }

  /** The function that is called; undefined when none is known. */
  #calleeOf(collected: CollectedOutcome, state: State, handler: Single, site: Site): ObjectReference | undefined {
    if (handler.kind === 'object') return handler;
    if (handler.kind === 'constant') {
      collected.addUnresolved('the handler is not a function', site);
      return undefined;
    }
    const wrapped = wrappedHandler(state, handler, () => true);
    collected.addUnresolved(wrapped === undefined ? `the handler is not known: ${handler.reason}` : 'what is done around the handler is not known', handler.site ?? site);
    return wrapped;
  }

  #argument(adapter: ReturningAdapter, state: State, role: HandedOver, makeRequest: (state: State) => ObjectReference, site: Site): Value {
    if (role === 'other') return unknown('it is a parameter', { truthiness: true, origin: { kind: 'parameter', name: role, site } });
    const request = makeRequest(state);
    if (role === 'request') return request;
    return adapter.event?.(state, request) ?? state.allocate(heapObject({ type: 'plain' }, new Map([['request', { value: request }]]), { complete: false }));
  }

  /** A file whose top level cannot be evaluated: its handlers are not known. */
  #unreadable(reason = 'its top level cannot be evaluated'): readonly Route[] {
    const place = placeOf({ module: this.#module, node: this.#module.program });
    const outcome = { responses: [], invalidStatuses: [], unresolved: [{ reason, place }], mayThrow: false };
    return [{ framework: this.#adapter.name, method: null, path: this.#options.route.path, place, handlers: [], outcome }];
  }
}

/** What a handler answers where other code runs around it. */
function within(outcome: RouteOutcome, around: readonly FoundSurrounding[], site: Site): RouteOutcome {
  const unresolved = around.filter(({ concerns }) => concerns(outcome.responses)).map(({ reason }) => ({ reason, place: placeOf(site) }));
  return unresolved.length === 0 ? outcome : { ...outcome, unresolved: [...outcome.unresolved, ...unresolved] };
}

/** What the framework makes of what leaves a handler through code that is not known: that may answer errors, and make a response of other values. */
function withinUnknown({ returned, thrown, ...rest }: ReturningAdapter): Returning {
  return {
    ...rest,
    returned: (leaving, version) => {
      const answered = returned(leaving, version);
      return answered.kind === 'web' ? answered : { kind: 'unknown', reason: 'what is made of a returned value around the handler is not known' };
    },
    thrown: (leaving, version) => {
      const answered = thrown(leaving, version);
      return answered.kind === 'unknown' ? answered : { kind: 'unknown', reason: 'what is made of an error around the handler is not known' };
    },
  };
}

/** `export default …`: what is exported. */
function defaultOf({ program }: SourceModule): Node {
  const statement = program.body.find((one) => isNode(one, 'ExportDefaultDeclaration'));
  if (!isNode(statement, 'ExportDefaultDeclaration')) return program;
  const { declaration } = statement;
  return isNode(declaration, 'CallExpression') ? declaration.callee : declaration;
}

function methodCall({ state, thisValue, member }: UnknownCall): readonly Outcome[] | undefined {
  const method = methodInOtherCase(state.resolve(thisValue), member);
  return method === undefined ? undefined : [{ state, value: method }];
}

/** `stream.pipe(response)` */
function sinkCall(call: UnknownCall, { response }: ResponseFramework): readonly Outcome[] | undefined {
  const [target] = call.args;
  return call.member !== undefined && response.sinks.includes(call.member) && target !== undefined ? pipeToResponse(call, target) : undefined;
}
