/** Registers the routes that a configuration and its parts list, where a function is handed the configuration, and where a file declares a part by its type. */

import { functionOf } from '../evaluator/call-function.js';
import type { EvaluatedModule } from '../evaluator/evaluate-module.js';
import type { Evaluation } from '../evaluator/evaluation.js';
import type { HostBehaviour } from '../evaluator/host.js';
import { findProperty } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import { isNode, type Node, type Site } from '../evaluator/syntax.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { ConfiguredPart, ConfiguredRoutes } from '../frameworks/configured-routes.js';
import { nameNodeOf } from './handler-name.js';
import { methodsOf, pathsOf, Registrations, type Registration } from './registration.js';
import { makeRouter } from './router-object.js';

/** What all parts of a configuration are below, wherever that is made: there is one. */
const ROOT = { file: '', start: 0 } as const;

/** The parts whose routes are registered. */
const registered = new WeakMap<Evaluation, Set<number>>();

/**
 * @param behaviour - How routers behave.
 * @param table - How a configuration says its routes.
 * @returns A function that is handed the configuration and gives it back. Parts that other files make are told there.
 */
export function configuration(behaviour: HostBehaviour, table: ConfiguredRoutes): NativeFunction {
  return (call) => {
    const { state, site, args } = call;
    const given = state.resolve(args[0] ?? UNDEFINED);
    if (given.kind !== 'object') return [{ state, value: given }];
    const routes = new Configured(call, behaviour, table);
    const application = makeRouter(call.evaluation, state, behaviour, site.node, { file: site.module.file, start: site.node.range[0] }, true);
    const [first, second] = table.base.members;
    const base = routes.memberOf(routes.memberOf(given, first), second);
    const root = routes.makeRoot();
    routes.register('mount', application, { path: base === undefined ? table.base.otherwise : (pathsOf(state, base)?.[0] ?? null), handlers: [root] });
    routes.addErrors(application, given);
    routes.addList(root, given, '');
    for (const part of table.parts) {
      for (const object of routes.elementsOf(routes.memberOf(given, part.member))) {
        const isOfOther = object.kind === 'object' && call.evaluation.imported.cell(object.id) !== undefined;
        if (!isOfOther) routes.addPart(root, object, part);
      }
    }
    return [{ state, value: given }];
  };
}

/**
 * Registers the parts that a file declares by their types: `const Posts: CollectionConfig = { … }`, `export default { … } satisfies CollectionConfig`.
 *
 * @param table - How a configuration says its routes.
 * @param evaluated - The file.
 * @param behaviour - How routers behave.
 */
export function registerDeclaredParts(table: ConfiguredRoutes, { environment, state, module, defaultExport }: EvaluatedModule, behaviour: HostBehaviour): void {
  const { activation } = environment;
  const { evaluation } = activation;
  for (const { name, type, node } of declaredObjects(module.program)) {
    const part = table.parts.find((one) => one.type === type);
    if (part === undefined) continue;
    const id = name === null ? undefined : environment.find(name);
    const cell = id === undefined ? undefined : state.get(id);
    const value = name === null ? defaultExport : cell === undefined || cell.kind === 'heap' ? undefined : cell;
    if (value === undefined) continue;
    const routes = new Configured({ activation, evaluation, state, site: { module, node } }, behaviour, table);
    routes.addPart(routes.makeRoot(), state.resolve(value), part);
  }
}

interface DeclaredObject {
  /** Null for the default export. */
  readonly name: string | null;
  readonly type: string;
  readonly node: Node;
}

function declaredObjects({ body }: { readonly body: readonly Node[] }): readonly DeclaredObject[] {
  return body.flatMap((statement): readonly DeclaredObject[] => {
    if (isNode(statement, 'ExportDefaultDeclaration')) {
      const type = typeOf(statement.declaration);
      return type === undefined ? [] : [{ name: null, type, node: statement.declaration }];
    }
    const declaration = isNode(statement, 'ExportNamedDeclaration') ? statement.declaration : statement;
    if (!isNode(declaration, 'VariableDeclaration')) return [];
    return declaration.declarations.flatMap(({ id, init }) => {
      if (!isNode(id, 'Identifier')) return [];
      const type = id.typeAnnotation === undefined ? (init === null ? undefined : typeOf(init)) : nameOfType(id.typeAnnotation.typeAnnotation);
      return type === undefined ? [] : [{ name: id.name, type, node: id }];
    });
  });
}

/** `{ … } satisfies CollectionConfig`, `{ … } as CollectionConfig` */
function typeOf(node: Node): string | undefined {
  return isNode(node, 'TSSatisfiesExpression') || isNode(node, 'TSAsExpression') ? nameOfType(node.typeAnnotation) : undefined;
}

function nameOfType(node: Node): string | undefined {
  return isNode(node, 'TSTypeReference') && isNode(node.typeName, 'Identifier') ? node.typeName.name : undefined;
}

/** What is registered at one place. */
class Configured {
  readonly #call: Pick<NativeCall, 'activation' | 'evaluation' | 'state' | 'site'>;
  readonly #behaviour: HostBehaviour;
  readonly #table: ConfiguredRoutes;

  constructor(call: Pick<NativeCall, 'activation' | 'evaluation' | 'state' | 'site'>, behaviour: HostBehaviour, table: ConfiguredRoutes) {
    this.#call = call;
    this.#behaviour = behaviour;
    this.#table = table;
  }

  makeRoot(): ObjectReference {
    const { evaluation, state, site } = this.#call;
    return makeRouter(evaluation, state, this.#behaviour, site.node, { ...ROOT, paths: [this.#table.base.otherwise] }, false);
  }

  register(type: Registration['type'], router: ObjectReference, { method = 'ALL', path, handlers, site = this.#call.site }: { readonly method?: string | null; readonly path: string | null; readonly handlers: readonly Value[]; readonly site?: Site }): void {
    const { activation, state } = this.#call;
    Registrations.of(activation.evaluation).add({ type, router: router.id, method, path, handlers, site, activation, state, isProven: true });
  }

  addPart(root: ObjectReference, part: Value, { prefix }: ConfiguredPart): void {
    const { evaluation, state, site } = this.#call;
    if (part.kind !== 'object') return;
    const known = registered.get(evaluation) ?? new Set();
    registered.set(evaluation, known);
    if (known.has(part.id)) return;
    known.add(part.id);
    const name = this.memberOf(part, this.#table.name);
    const single = name === undefined ? undefined : state.resolve(name);
    const path = single?.kind === 'constant' ? `${prefix}/${String(single.value)}` : null;
    const router = makeRouter(evaluation, state, this.#behaviour, site.node, { file: site.module.file, start: site.node.range[0] }, false);
    this.register('mount', root, { path: path ?? '', handlers: [router] });
    this.addErrors(router, part);
    this.addList(router, part, path === null ? null : '');
  }

  /** The routes of a configuration or of a part; their paths are not known when it has no `prefix`. */
  addList(router: ObjectReference, holder: ObjectReference, prefix: '' | null): void {
    const { method, path, handler, list } = this.#table;
    const { state } = this.#call;
    for (const route of this.elementsOf(this.memberOf(holder, list))) {
      if (route.kind !== 'object') continue;
      const own = prefix === null ? null : (pathsOf(state, this.memberOf(route, path) ?? UNDEFINED)?.[0] ?? null);
      const run = state.resolve(this.memberOf(route, handler) ?? UNDEFINED);
      for (const one of methodsOf(state, this.memberOf(route, method) ?? UNDEFINED)) this.register('route', router, { method: one, path: own, handlers: [run], site: this.#siteOf(run) });
    }
  }

  /** What may change the answers to errors is not followed. */
  addErrors(router: ObjectReference, holder: ObjectReference): void {
    const [first, second] = this.#table.errors;
    if (this.memberOf(this.memberOf(holder, first), second) === undefined) return;
    this.register('errors', router, { path: '', handlers: [unknown(`what '${second}' makes of it is not followed`, { site: this.#call.site })] });
  }

  memberOf(value: Value | undefined, name: string): Value | undefined {
    const { state } = this.#call;
    const object = value === undefined ? undefined : state.resolve(value);
    const found = object?.kind === 'object' ? findProperty(state, object, name) : undefined;
    return found === undefined || found === 'unknown' ? undefined : state.resolve(found.value);
  }

  elementsOf(value: Value | undefined): readonly Value[] {
    const { state } = this.#call;
    const payload = value?.kind === 'object' ? state.object(value).payload : undefined;
    return payload?.type === 'array' ? payload.elements.map((element) => state.resolve(element)) : [];
  }

  /** A handler of this file, else what lists it. */
  #siteOf(handler: Value): Site {
    const { state, site } = this.#call;
    const source = functionOf(state, handler);
    return source === undefined || source.module !== site.module ? site : { module: source.module, node: nameNodeOf(source.node) ?? source.node };
  }
}
