/** The analysis of one file for one framework: finds its routes, runs their handlers, and collects what they answer. */

import { Activation } from '../evaluator/activation.js';
import { builtIns } from '../evaluator/built-in.js';
import { functionOf, type FunctionSource } from '../evaluator/call-function.js';
import type { Environment } from '../evaluator/environment.js';
import { evaluateModule, type EvaluatedModule } from '../evaluator/evaluate-module.js';
import { modulesOf, type Derivation } from '../evaluator/derivations.js';
import { Evaluation, type EvaluationHooks, type UnknownCall } from '../evaluator/evaluation.js';
import type { ImportedModules } from '../evaluator/imported-modules.js';
import type { Outcome } from '../evaluator/outcome.js';
import { forgetReassignedFields } from '../evaluator/reassigned-fields.js';
import type { State } from '../evaluator/state.js';
import type { FunctionNode, SourceModule } from '../evaluator/syntax.js';
import { UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import type { Deployment } from '../frameworks/deployment.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { PathParameters } from '../frameworks/path-parameters.js';
import { onStatusFault } from '../frameworks/shared/status-faults.js';
import type { HttpModel } from '../model/http-model.js';
import type { PackageFacts } from '../model/package-facts.js';
import type { Route, StandaloneHandler } from '../model/route.js';
import { AnswersInOrder } from './answers-in-order.js';
import { collectRoutes } from './collected-routes.js';
import { noteCollecting } from './collecting.js';
import { registerDeclaredParts } from './configured-routes.js';
import { controllerRegistrar } from './controller.js';
import type { DeployedRoutes } from './deployed-routes.js';
import type { ErrorAnswers } from './error-answers.js';
import { nameNodeOf } from './handler-name.js';
import { registerExportedRoutes } from './exported-routes.js';
import { HandedOn, type HandedCall } from './handed-on.js';
import { beginRun } from './handler-engine.js';
import type { HelperAnswers } from './helper-answers.js';
import { isPartOfHandlers } from './is-called-elsewhere.js';
import { makeApplication } from './make-application.js';
import { moduleValues } from './module-values.js';
import { answerNodeCall } from './node-calls.js';
import { Discovery } from './discovery.js';
import { placeOf } from './place-of.js';
import { pipeToResponse } from './pipe-to-response.js';
import { indexProgram, type IndexedFunction, type ProgramIndex } from './program-index.js';
import { believeRoute } from './believe-route.js';
import type { Chain } from './chain.js';
import { ChainRecords } from './chain-records.js';
import type { FoundApplication, ProjectApplication } from './project-application.js';
import { MiddlewareAnswers } from './middleware-answers.js';
import { Registrations, type Registration } from './registration.js';
import { makeRouter, originOf, routerBehaviour } from './router-object.js';
import { Routing } from './routing.js';
import { ANY_METHOD, methodInOtherCase, methodOfRoute } from './request-method.js';
import { returningGlobals } from './returning-globals.js';
import { registerExported } from './serve-calls.js';
import { rolesOf } from './roles-of.js';
import { NOTHING_BEFORE } from './run-chain.js';
import { standaloneChain } from './standalone-chain.js';
import { tellRoute, tellStandalone, tellUnreadable, type ToldFile } from './tell-route.js';
import { RoutePlaces } from './route-places.js';
import { withoutHead } from './split-by-method.js';
import { statusWriter } from './status-writer.js';

export interface FileAnalysisOptions {
  /** The major version of the framework. */
  readonly version: number;
  /** What settings declare of packages. */
  readonly packages: PackageFacts;
  /** The files that it may import. */
  readonly imported: ImportedModules;
  /** What error handlers answered in the analyses of other files. */
  readonly errorAnswers: ErrorAnswers;
  /** What handlers of other files did that others follow, in the analyses of other files. */
  readonly middlewareAnswers: MiddlewareAnswers;
  /** What functions of other files did that are handed the response, in the analyses of other files. */
  readonly helperAnswers: HelperAnswers;
  /** Finds the application that its routes belong to, when it stands in another file. */
  readonly application: () => ProjectApplication | undefined;
  /** Whether the framework gets the rejections of handlers although its version does not look at them. */
  readonly handsOnRejections: () => boolean;
  /** Whether other files call a function of the file that has this name. */
  readonly isCalledElsewhere: (name: string) => boolean;
  /** The requests of those of its exports that a configuration names. */
  readonly deployed: (deployments: readonly Deployment[], state: State) => DeployedRoutes;
  /** Whether the file is still the same. */
  readonly isCurrent: () => boolean;
}

/** What one registration comes to. */
interface Answers extends Pick<HttpModel, 'routes' | 'handlers'> {
  /** Whether its handlers pass on no request that reaches them. */
  readonly keepsAll?: boolean;
}

export class FileAnalysis {
  readonly #module: SourceModule;
  readonly #adapter: FrameworkAdapter;
  readonly #index: ProgramIndex;
  readonly #isFrameworkImported: boolean;
  readonly #makesApplication: boolean;
  readonly #evaluation: Evaluation;
  readonly #discovery: Discovery;
  readonly #writeStatus: (code: number) => string;
  readonly #chains: ChainRecords;
  /** The application in another file; null before it is looked for. */
  #application: ProjectApplication | undefined | null = null;
  /** What the application hands on, while that is what is looked for. */
  #handedOn: HandedOn | undefined;
  readonly #isCalledElsewhere: FileAnalysisOptions['isCalledElsewhere'];
  readonly #deployed: FileAnalysisOptions['deployed'];
  readonly #findApplication: () => ProjectApplication | undefined;
  readonly #derivation: Derivation;
  readonly #errorAnswers: ErrorAnswers;
  readonly #middlewareAnswers: MiddlewareAnswers;

  /**
   * @param module - The file.
   * @param adapter - The framework.
   * @param options - What it is analysed with.
   */
  constructor(module: SourceModule, adapter: FrameworkAdapter, options: FileAnalysisOptions) {
    const { version, packages, imported, errorAnswers, middlewareAnswers, application, deployed, handsOnRejections, isCalledElsewhere, isCurrent } = options;
    this.#errorAnswers = errorAnswers;
    this.#middlewareAnswers = new MiddlewareAnswers(middlewareAnswers);
    this.#findApplication = application;
    this.#deployed = deployed;
    this.#isCalledElsewhere = isCalledElsewhere;
    this.#module = module;
    this.#adapter = adapter;
    this.#index = indexProgram(module, adapter);
    this.#isFrameworkImported = new RegExp(`['"]${adapter.package}['"]`).test(module.text);
    this.#writeStatus = statusWriter(module.program);
    const importValue = moduleValues(adapter, packages);
    const makesApplication = adapter.router.applicationSign.test(module.text);
    this.#makesApplication = makesApplication;
    const hooks: EvaluationHooks = {
      ...globalsOf(adapter),
      importValue: (state, _module, specifier, name, isRequire) => importValue(state, specifier, name, isRequire),
      gaveUp: (site, reason) => this.#chains.current?.addUnresolved(reason, site),
      unknownCall: (call) => this.#unknownCall(call),
      hostedCall: (call) => options.helperAnswers.answer(call, module),
      entered: (node, activation, path) => {
        this.#discovery.entered(node);
        this.#chains.noteEntered(activation.module);
        this.#handedOn?.note(activation, path);
      },
      created: (node, reference, home) => this.#discovery.created(node, reference, home),
      defined: (node, reference) => this.#discovery.defined(node, reference),
      decorated: controllerRegistrar(adapter),
      isCalledBack: (node) => this.#isCalledBack(node),
      isAsked: (node, called) => this.#chains.current === null && ((makesApplication && called === module) || this.#entryOf({ node, module: called })?.usesRouter === true),
    };
    this.#evaluation = new Evaluation(hooks, imported);
    this.#chains = new ChainRecords(this.#evaluation, ({ forwards }) => beginRun(adapter, { version, writeStatus: this.#writeStatus }, () => forwards || handsOnRejections()));
    onStatusFault(this.#evaluation, (fault) => this.#chains.current?.addFault(fault));
    this.#derivation = imported.derivations.create({ holds: isCurrent });
    const behaviour = routerBehaviour(adapter, false);
    this.#discovery = new Discovery(this.#evaluation, this.#index, (path, node) => makeRouter(this.#evaluation, path, behaviour, node, { file: module.file, start: node.range[0] }, false));
  }

  #entryOf({ module, node }: FunctionSource): IndexedFunction | undefined {
    const index = module === this.#module ? this.#index : indexProgram(module, this.#adapter);
    return index.functions.get(node);
  }

  #isHandler(source: FunctionSource): boolean {
    return 'returning' in this.#adapter || (this.#entryOf(source)?.roles ?? null) !== null;
  }

  /** While the top level runs only what registers handlers matters; what functions assign is taken for unknown anyway. */
  #isCalledBack(node: FunctionNode): boolean {
    const entry = this.#index.functions.get(node);
    if (entry === undefined) return this.#chains.current !== null && !this.#evaluation.isStarting;
    if (entry.roles !== null) return false;
    return this.#chains.current !== null || entry.leadsToHandlers;
  }

  /**
   * @returns What the handlers of the file answer. Never throws on any syntax.
   * @throws {Outdated} When another file has changed since it was run.
   */
  model(): HttpModel {
    return this.#evaluation.imported.derivations.derive(this.#derivation, () => this.#model());
  }

  #model(): HttpModel {
    const routes: Route[] = [];
    const handlers: StandaloneHandler[] = [];
    const writeStatus = this.#writeStatus;
    let evaluated: EvaluatedModule | undefined;
    const failure = this.#evaluation.bounded(() => {
      evaluated = evaluateModule(this.#evaluation, this.#module);
    });
    if (evaluated === undefined) {
      return { routes, handlers: [tellUnreadable(this.#adapter, this.#module, failure ?? 'its top level cannot be evaluated')], writeStatus };
    }
    if ('returning' in this.#adapter && this.#adapter.returning.serving !== undefined) {
      const { serving } = this.#adapter.returning;
      const { state: started } = evaluated;
      const file = { evaluated, isHandler: (source: FunctionSource) => (this.#entryOf(source)?.roles ?? null) !== null, deployed: () => this.#deployed(serving.deployments ?? [], started) };
      registerExported(serving, file, routerBehaviour(this.#adapter, true));
    }
    if (this.#adapter.router.configured !== undefined) registerDeclaredParts(this.#adapter.router.configured, evaluated, routerBehaviour(this.#adapter, false));
    if (this.#adapter.router.objects?.exportedIn !== undefined) registerExportedRoutes(this.#adapter.router, evaluated, routerBehaviour(this.#adapter, false));
    this.#evaluation.started();
    const { environment } = evaluated;
    const own = { module: this.#module, evaluation: this.#evaluation, root: environment.activation, discovery: this.#discovery };
    const handedTo = (node: FunctionNode): readonly HandedCall[] => this.#elsewhere()?.handedTo({ module: this.#module, node }) ?? [];
    const state = collectRoutes(own, this.#discovery.run(evaluated.state, environment.activation, handedTo), () => this.#elsewhere()?.collecting ?? []);
    forgetReassignedFields(state);
    const { all, applications, escaped } = this.#registered();
    const routing = this.#routing(all, new Set([...applications].filter((id) => !escaped.has(id))));
    const found = Registrations.of(this.#evaluation).all.filter((registration) => !this.#isReadElsewhere(registration));
    const answers = this.#answersInOrder(state, environment.activation, routing, all);
    // What functions of other files register is found in those too, so what the file registers itself comes first.
    for (const registration of [...found].sort((a, b) => a.distance - b.distance)) answers.of(registration);
    for (const registration of found) {
      routes.push(...answers.of(registration).routes);
      handlers.push(...answers.of(registration).handlers);
    }
    if (evaluated.incomplete !== undefined) handlers.push(tellUnreadable(this.#adapter, this.#module, evaluated.incomplete));
    handlers.push(...this.#standaloneHandlers(state, environment.activation));
    return { routes, handlers, writeStatus };
  }

  /** Whether a function of another file registers it with the router that it is handed: it is found there, too, with the same router. */
  #isReadElsewhere({ place: { module, node } }: Registration): boolean {
    const { signs, router } = this.#adapter;
    if (router.plugins === undefined || module === this.#module || !signs.test(module.text)) return false;
    return [...indexProgram(module, this.#adapter).functions.values()].some((entry) => entry.registersWithFirst && entry.node.range[0] <= node.range[0] && node.range[1] <= entry.node.range[1]);
  }

  #answersInOrder(state: State, root: Activation, routing: Routing, all: readonly Registration[]): AnswersInOrder<Answers> {
    return new AnswersInOrder(all, (registration, isHidden) =>
      isHidden ? this.#hidden(state, routing, registration) : this.#answers(state, root, routing, registration),
    );
  }

  /** A route none of whose requests gets to its handlers. */
  #hidden(state: State, routing: Routing, registration: Registration): Answers {
    for (const handler of registration.handlers) {
      const source = functionOf(state, state.resolve(handler));
      if (source !== undefined) this.#discovery.entered(source.node);
    }
    const unresolved = [{ reason: 'a route that is registered before it answers each of its requests', place: placeOf(registration.site) }];
    const record = { method: registration.method, outcome: { responses: [], invalidStatuses: [], unresolved, mayThrow: false } };
    return { routes: this.#places(routing).paths(state, registration).map((path) => tellRoute(this.#told, state, registration, path, record)), handlers: [] };
  }

  #answers(state: State, root: Activation, routing: Routing, registration: Registration): Answers {
    const isMount = registration.type !== 'route';
    // Where they are told from other handlers only by how they are registered, error handlers are run for errors alone.
    if (registration.type === 'errors' && 'responding' in this.#adapter) return { routes: [], handlers: [] };
    const places = this.#places(routing);
    const fork = state.fork();
    const registered = registration.handlers.map((handler) => (isLost(fork, handler) ? unknown('what registers it takes too many steps to follow', { site: registration.site }) : handler));
    const own = isMount ? registered.filter((handler) => registration.type === 'parameter' || this.#isOwnHandler(fork, handler)) : registered;
    if (isMount && own.length === 0) return { routes: [], handlers: [] };
    const elsewhere = (): ProjectApplication | undefined => (routing.isApplicationKnown(registration) ? undefined : this.#elsewhere());
    const router = originOf(fork, registration.router) === undefined ? undefined : ({ kind: 'object', id: registration.router } as const);
    const isRouterThis = 'responding' in this.#adapter && this.#adapter.responding.routerMember !== undefined;
    // What the application of another file registers is for the outermost router.
    const inOrder = (own: readonly Value[], outer: readonly Value[] = []): readonly Value[] => (this.#adapter.router.hooksInOrder === true ? [...outer, ...own] : [...own, ...outer]);
    const isSplit = registration.type === 'mount' || (registration.type === 'route' && (registration.method === 'ALL' || registration.method === null));
    const before = places.middlewareBefore(fork, registration);
    const isTold = this.#adapter.router.tellsBefore === true;
    const behindIt = (handlers: readonly Value[]): readonly Value[] => (isTold ? [...before.outer, ...before.own, ...handlers] : handlers);
    const { records, passes, mayPass } = this.#chains.of(fork, root, {
      handlers: behindIt(own),
      otherwise: (registration.otherwise ?? []).map(behindIt),
      errorHandlers: () => inOrder(routing.errorHandlers(fork, registration), elsewhere()?.errorHandlers),
      answersReturned: registration.type === 'route' || registration.type === 'missing',
      router,
      missing: () => [...routing.missing(registration), ...(elsewhere()?.missing ?? [])],
      behind: () => [...routing.behind(fork, registration), ...(elsewhere()?.behind ?? [])],
      after: () => inOrder(routing.after(registration), elsewhere()?.after),
      around: (kind) => [...routing.around(kind, registration), ...(elsewhere()?.around(kind) ?? [])],
      // What is registered for all paths and passes on is answered by what follows.
      isMounted: isMount || (registration.method === 'ALL' && registration.path?.endsWith('*') === true && this.#adapter.router.isExclusive !== true),
      errorAnswers: this.#errorAnswers,
      middlewareAnswers: this.#middlewareAnswers,
      isApplicationKnown: () => routing.isApplicationKnown(registration) || this.#elsewhere() !== undefined,
      forwards: originOf(fork, registration.router)?.forwards === true,
      isProven: registration.isProven || this.#isFrameworkImported,
      method: isMount ? ANY_METHOD : methodOfRoute(registration.method),
      parameters: isMount ? undefined : this.#parameters(fork, registration),
      roles: registration.type === 'parameter' ? this.#adapter.router.parameter?.roles : undefined,
      thisValue: (isRouterThis ? router : undefined) ?? UNDEFINED,
      site: registration.site,
      isHandler: (source) => this.#isHandler(source),
    }, isMount ? null : registration.method, isTold ? NOTHING_BEFORE : before, isSplit);
    // What is only exported serves requests when it answers.
    if ('returning' in this.#adapter && !registration.isProven && records.every(({ outcome }) => outcome.responses.length === 0)) return { routes: [], handlers: [] };
    const isRoute = registration.type === 'mount' && this.#adapter.router.mountsRoutes === true && !passes && !['', '/', null].includes(registration.path);
    if (isMount && !isRoute) return { routes: [], handlers: own.slice(0, 1).flatMap((handler) => tellStandalone(this.#adapter, fork, handler, registration.site, records)) };
    const told = isRoute ? records.map((record) => ({ ...record, method: record.method ?? 'ALL' })) : records;
    const routes = places.paths(fork, registration).flatMap((path) => told.flatMap(withoutHead).map((record) => tellRoute(this.#told, fork, registration, record.path ?? path, record)));
    return { routes, handlers: [], keepsAll: !mayPass };
  }

  /** The parameters that the path of a route gives its requests. */
  #parameters(state: State, { router, path, isProven }: Registration): PathParameters | undefined {
    const own = isProven && path !== null ? this.#adapter.router.parametersOf?.(path) : undefined;
    const origin = originOf(state, router);
    return own === undefined || origin === undefined ? undefined : { ...own, isComplete: own.isComplete && origin.merges !== true };
  }

  /** The parameters of the routes of other files that have a function of this file for a handler. */
  #parametersElsewhere(node: FunctionNode): PathParameters | undefined {
    const member = 'responding' in this.#adapter ? this.#adapter.responding.request.parametersMember : undefined;
    // To find the application takes longer than most handlers.
    if (member === undefined || !this.#module.text.includes(`.${member}`)) return undefined;
    return this.#elsewhere()?.parametersOf({ module: this.#module, node });
  }

  /** What this file registers and what the files do that it imports. */
  #registered(): Pick<Registrations, 'all' | 'applications' | 'escaped'> {
    const own = Registrations.of(this.#evaluation);
    const shared = Registrations.of(this.#evaluation.imported.evaluation);
    const files = modulesOf(this.#derivation);
    return {
      all: [...shared.all.filter(({ owner }) => files.has(owner)), ...own.all].sort((a, b) => a.order - b.order),
      applications: new Set([...shared.applications, ...own.applications].filter((id) => this.#isApplication(id))),
      escaped: new Set([...shared.escaped, ...own.escaped]),
    };
  }

  /** Whether a router is an application that this file or another one makes. */
  #isApplication(router: number): boolean {
    // A file that only makes what another one mounts makes no application.
    if (this.#adapter.router.nests === true && !this.#makesApplication) return false;
    const evaluations = [this.#evaluation, this.#evaluation.imported.evaluation];
    return evaluations.some((evaluation) => Registrations.of(evaluation).applications.has(router));
  }

  #elsewhere(): ProjectApplication | undefined {
    if (this.#application === null) this.#application = this.#findApplication();
    return this.#application;
  }

  get #told(): ToldFile {
    return { module: this.#module, adapter: this.#adapter, writeStatus: this.#writeStatus };
  }

  #places(routing: Routing): RoutePlaces {
    return new RoutePlaces({ file: this.#module.file, routing, isApplication: (router) => this.#isApplication(router), elsewhere: () => this.#elsewhere() });
  }

  /** @returns What other files need of the application that the file makes. */
  application(): FoundApplication {
    const { derivations } = this.#evaluation.imported;
    return { application: derivations.derive(this.#derivation, () => this.#makeApplication()), derivation: this.#derivation };
  }

  #makeApplication(): ProjectApplication | undefined | null {
    let started: { readonly environment: Environment; readonly state: State } | undefined;
    const evaluation = this.#evaluation;
    const handedOn = new HandedOn(this.#adapter);
    this.#handedOn = handedOn;
    evaluation.serveMany();
    evaluation.bounded(() => {
      const evaluated = evaluateModule(evaluation, this.#module);
      // All that registers belongs to the start, where what is not set yet may be set elsewhere.
      const state = evaluation.withPrecision('rough', () => this.#discovery.run(evaluated.state, evaluated.environment.activation, () => []));
      started = { environment: evaluated.environment, state };
    });
    if (started === undefined) return null;
    const { environment, state } = started;
    evaluation.started();
    const registered = this.#registered();
    const routing = this.#routing(registered.all, registered.applications);
    const { collecting } = Registrations.of(evaluation);
    const answers = this.#answersInOrder(state, environment.activation, routing, registered.all);
    const parameters = (registration: Registration): PathParameters | undefined => this.#parameters(state, registration);
    const application = makeApplication({ state, registered, routing, collecting, handedOn, parameters, isHidden: (registration) => answers.isHidden(registration) });
    if (application) evaluation.imported.publishOwn(environment, state);
    return application;
  }

  #routing(all: readonly Registration[], applications: ReadonlySet<number>): Routing {
    return new Routing(all, applications, {
      table: this.#adapter.router,
      isErrorHandler: (path, value) => this.#isErrorHandler(path, value),
      isMiddleware: (path, value) => this.#isMiddleware(path, path.resolve(value)),
      areErrorHandlersMounted: 'responding' in this.#adapter && this.#adapter.responding.handedErrors === undefined,
    });
  }

  #isMiddleware(state: State, value: Value): boolean {
    const payload = value.kind === 'object' ? state.object(value).payload : undefined;
    // Classes of middleware become functions of the analysis, made of them.
    if (payload?.type === 'native') return 'returning' in this.#adapter || payload.marks === true || (payload.made !== undefined && !this.#isErrorHandler(state, value));
    if (this.#adapter.router.tellsMounted === true && value.kind === 'unknown' && value.origin?.kind === 'call') return true;
    return functionOf(state, value) !== undefined && !this.#isErrorHandler(state, value);
  }

  /** A function of this file that is mounted: middleware that may answer, or an error handler. */
  #isOwnHandler(state: State, handler: Value): boolean {
    const source = functionOf(state, state.resolve(handler));
    return source !== undefined && this.#isHandler(source) && !this.#isErrorHandler(state, handler);
  }

  #isErrorHandler(state: State, handler: Value): boolean {
    const callee = state.resolve(handler);
    return rolesOf(state, callee, this.#adapter.parameters).includes('error');
  }

  /** Handlers by their shape or types that no route of this file reached. */
  #standaloneHandlers(state: State, root: Activation): readonly StandaloneHandler[] {
    const handlers: StandaloneHandler[] = [];
    for (const { entry, reference, home } of this.#discovery.unreached()) {
      if (entry.roles === null) continue;
      // No request gets to it but through those that call it; those of this file have entered it.
      if (isPartOfHandlers(entry.roles) && (entry.name === null || !this.#isCalledElsewhere(entry.name))) continue;
      let fork = state.fork();
      if (fork.get(reference.id) === undefined) continue;
      let thisValue: Value = unknown("'this' is set by a caller that is not known");
      this.#evaluation.bounded(() => {
        const made = this.#discovery.instanceFor(fork, root, entry.owner, home);
        fork = made.state;
        forgetReassignedFields(fork);
        thisValue = made.thisValue ?? thisValue;
      });
      const site = { module: this.#module, node: entry.node };
      const chain: Chain = {
        ...standaloneChain(reference, site, ANY_METHOD),
        errorHandlers: () => this.#elsewhere()?.errorHandlers ?? [],
        answersReturned: false,
        errorAnswers: this.#errorAnswers,
        middlewareAnswers: this.#middlewareAnswers,
        isApplicationKnown: () => this.#elsewhere() !== undefined,
        isProven: this.#isFrameworkImported,
        parameters: this.#parametersElsewhere(entry.node),
        roles: entry.roles,
        thisValue,
        isHandler: (source) => this.#isHandler(source),
      };
      handlers.push(...tellStandalone(this.#adapter, fork, reference, { ...site, node: nameNodeOf(entry.node) ?? entry.node }, this.#chains.of(fork, root, chain, null, NOTHING_BEFORE, true).records));
    }
    return handlers;
  }

  #unknownCall(call: UnknownCall): readonly Outcome[] | undefined {
    const answered = answerNodeCall(call);
    if (answered !== undefined) return answered;
    const run = this.#chains.current;
    if (run === null) {
      const believed = 'returning' in this.#adapter ? undefined : believeRoute(call, this.#adapter, (source) => this.#isHandler(source));
      return believed ?? noteCollecting(call, this.#adapter, (node) => this.#discovery.valueOf(node));
    }
    const method = methodInOtherCase(call.state.resolve(call.thisValue), call.member);
    if (method !== undefined) return [{ state: call.state, value: method }];
    // `stream.pipe(response)`
    const [target] = call.args;
    if ('responding' in this.#adapter && call.member !== undefined && this.#adapter.responding.response.sinks.includes(call.member) && target !== undefined) {
      return pipeToResponse(call, target);
    }
    return undefined;
  }
}

function globalsOf(adapter: FrameworkAdapter): Pick<EvaluationHooks, 'globals'> {
  if ('returning' in adapter) return { globals: returningGlobals(adapter) };
  return adapter.responding.globals === undefined ? {} : { globals: adapter.responding.globals };
}

/** Whether a handler was made on a path that was not followed to its end. */
function isLost(state: State, handler: Value): boolean {
  return handler.kind === 'object' && state.get(handler.id) === undefined && !builtIns.has(handler.id);
}
