/** What a file imports from other files: each is run once, when something that it exports is asked for. */

import type { Environment } from './environment.js';
import { evaluateModule, type EvaluatedModule } from './evaluate-module.js';
import type { Evaluation } from './evaluation.js';
import { heapObject, type Property } from './heap-object.js';
import { findProperty } from './member-access.js';
import { exportsOf, isEsModule } from './module-exports.js';
import { State, type Cell } from './state.js';
import type { SourceModule } from './syntax.js';
import { constant, UNDEFINED, unknown, type Primitive, type Unknown, type Value } from './value.js';

/** A file that an import leads to. */
export type Loaded =
  | { readonly kind: 'module'; readonly module: SourceModule }
  | { readonly kind: 'json'; readonly value: unknown }
  /** It cannot be followed; `reason` says why, a clause without a full stop. */
  | { readonly kind: 'unresolved'; readonly reason: string };

/** Steps that the top level of one imported file may take. */
const MAXIMUM_STEPS_OF_MODULE = 20_000;
/** Files that are run for one evaluation, at most. */
const MAXIMUM_MODULES = 300;

export class ImportedModules {
  readonly #evaluation: Evaluation;
  readonly #modules = new Map<string, EvaluatedModule | 'running'>();
  readonly #imports = new Map<string, Unknown>();
  readonly #values = new Map<number, Value>();
  /** The cells that the top levels of imported files have left, for all paths. */
  readonly cells = new Map<number, Cell>();
  readonly #adopted = new Set<ReadonlyMap<number, Cell>>();

  /** @param evaluation - The evaluation that imports. */
  constructor(evaluation: Evaluation) {
    this.#evaluation = evaluation;
  }

  /** @param cells - What another evaluation has left, so that its values can be used in this one. */
  adopt(cells: ReadonlyMap<number, Cell>): void {
    this.#adopted.add(cells);
  }

  /**
   * @param id - The id of a variable or an object.
   * @returns What another file has left for it.
   */
  cell(id: number): Cell | undefined {
    const own = this.cells.get(id);
    if (own !== undefined || this.#adopted.size === 0) return own;
    for (const cells of this.#adopted) {
      const cell = cells.get(id);
      if (cell !== undefined) return cell;
    }
    return undefined;
  }

  /** @returns The files that were run. */
  get files(): readonly SourceModule[] {
    return [...this.#modules.values()].flatMap((evaluated) => (evaluated === 'running' ? [] : [evaluated.module]));
  }

  /**
   * @param from - The file that imports.
   * @param specifier - What it imports, as written.
   * @param name - The export, `default`, or `*` for the whole module.
   * @param isRequire - Whether it is read by `require`.
   * @returns A value that {@link valueOf} finds when it is needed; always the same one for the same import.
   */
  importOf(from: SourceModule, specifier: string, name: string, isRequire: boolean): Unknown {
    const key = `${from.file}|${specifier}|${name}|${String(isRequire)}`;
    const known = this.#imports.get(key);
    if (known !== undefined) return known;
    const reason = isRequire && name === '*' ? `it is required from '${specifier}'` : `'${name}' is imported from '${specifier}'`;
    const value = unknown(reason, { origin: { kind: 'import', specifier, name, from, isRequire }, ...(isRequire ? { truthiness: true } : {}) });
    this.#imports.set(key, value);
    return value;
  }

  /**
   * @param value - A value that stands for an import.
   * @returns What is imported; the value itself when that cannot be followed.
   */
  valueOf(value: Unknown): Value {
    const { origin } = value;
    if (origin?.kind !== 'import' || origin.from === undefined) return value;
    const known = this.#values.get(value.id);
    if (known !== undefined) return known;
    // Whoever asks while it is looked for is in a circle of imports.
    this.#values.set(value.id, value);
    const found = this.#find(origin.from, origin.specifier, origin.name, origin.isRequire === true);
    const result = found === undefined ? value : found.kind === 'unknown' && found.id !== value.id ? this.valueOf(found) : found;
    this.#values.set(value.id, result);
    return result;
  }

  #find(from: SourceModule, specifier: string, name: string, isRequire: boolean): Value | undefined {
    const loaded = this.#evaluation.hooks.loadModule(specifier, from, isRequire);
    if (loaded === undefined) return undefined;
    if (loaded.kind === 'unresolved') return unknown(`'${specifier}' cannot be followed: ${loaded.reason}`, { origin: { kind: 'import', specifier, name } });
    if (loaded.kind === 'json') return this.#jsonMember(loaded.value, name);
    const evaluated = this.#run(loaded.module);
    if (evaluated === undefined) return undefined;
    return isEsModule(loaded.module.program) ? this.#exportOf(evaluated, name, new Set()) : this.#commonJsExport(evaluated, name, isRequire);
  }

  #run(module: SourceModule): EvaluatedModule | undefined {
    const known = this.#modules.get(module.file);
    if (known === 'running' || (known === undefined && this.#modules.size >= MAXIMUM_MODULES)) return undefined;
    if (known !== undefined) return known;
    this.#modules.set(module.file, 'running');
    const evaluated = this.#evaluation.apart(MAXIMUM_STEPS_OF_MODULE, () => evaluateModule(this.#evaluation, module));
    evaluated.state.publish(this.cells);
    this.#modules.set(module.file, evaluated);
    return evaluated;
  }

  #exportOf(evaluated: EvaluatedModule, name: string, seen: Set<string>): Value {
    const { module, environment, defaultExport } = evaluated;
    if (name === '*') return this.#namespaceOf(evaluated);
    const { named, stars } = exportsOf(module.program);
    const entry = named.get(name);
    if (entry?.kind === 'local') return this.#variable(environment, entry.name);
    if (entry?.kind === 'from') return this.valueOf(this.importOf(module, entry.specifier, entry.name, false));
    if (name === 'default') return defaultExport ?? unknown(`'${module.file.split('/').at(-1) ?? ''}' has no default export`);
    seen.add(module.file);
    for (const specifier of stars) {
      const loaded = this.#evaluation.hooks.loadModule(specifier, module, false);
      if (loaded?.kind !== 'module' || seen.has(loaded.module.file) || !this.#offers(loaded.module, name, new Set(seen))) continue;
      return this.valueOf(this.importOf(module, specifier, name, false));
    }
    return unknown(`'${name}' is not among the exports that can be seen`);
  }

  /** Whether a file exports a name itself or passes it on, found without running it. */
  #offers(module: SourceModule, name: string, seen: Set<string>): boolean {
    if (!isEsModule(module.program)) return true;
    const { named, stars } = exportsOf(module.program);
    if (named.has(name)) return true;
    seen.add(module.file);
    return stars.some((specifier) => {
      const loaded = this.#evaluation.hooks.loadModule(specifier, module, false);
      return loaded?.kind === 'module' && !seen.has(loaded.module.file) && this.#offers(loaded.module, name, seen);
    });
  }

  #variable(environment: Environment, name: string): Value {
    const id = environment.find(name);
    const cell = id === undefined ? undefined : this.cells.get(id);
    if (cell === undefined || cell.kind === 'heap') return unknown(`'${name}' has no value that can be seen`);
    return cell.kind === 'unknown' ? this.valueOf(cell) : cell;
  }

  /** `import * as x` as an object; what a file passes on from all of another is not listed in it. */
  #namespaceOf(evaluated: EvaluatedModule): Value {
    const { module, state } = evaluated;
    const { named, stars } = exportsOf(module.program);
    const members = new Map<string, Property>();
    for (const [name, entry] of named) {
      const value = entry.kind === 'from' ? this.importOf(module, entry.specifier, entry.name, false) : this.#exportOf(evaluated, name, new Set());
      members.set(name, { value });
    }
    if (evaluated.defaultExport !== undefined) members.set('default', { value: evaluated.defaultExport });
    for (const specifier of stars) {
      const loaded = this.#evaluation.hooks.loadModule(specifier, module, false);
      if (loaded?.kind !== 'module') continue;
      for (const name of exportsOf(loaded.module.program).named.keys()) {
        if (name !== 'default' && !members.has(name)) members.set(name, { value: this.importOf(module, specifier, name, false) });
      }
    }
    const reference = state.allocate(heapObject({ type: 'plain' }, members, { complete: stars.length === 0, frozen: true }));
    state.publish(this.cells);
    return reference;
  }

  #commonJsExport({ environment, state }: EvaluatedModule, name: string, isRequire: boolean): Value {
    const moduleId = environment.find('module');
    const moduleObject = moduleId === undefined ? undefined : state.get(moduleId);
    const holder = moduleObject?.kind === 'object' ? state.object(moduleObject).members.get('exports')?.value : undefined;
    if (holder === undefined) return unknown("'module.exports' is not known");
    const exported = state.resolve(holder);
    const isWhole = name === '*' || (name === 'default' && !isRequire);
    if (exported.kind !== 'object') return isWhole ? exported : unknown(`'${name}' is a member of exports that are not known`);
    const property = findProperty(state, exported, name === '*' ? 'default' : name);
    if (isWhole) {
      const isTranspiled = name === 'default' && property !== undefined && property !== 'unknown' && state.object(exported).members.has('__esModule');
      return isTranspiled ? property.value : exported;
    }
    if (property === undefined) return UNDEFINED;
    if (property === 'unknown' || property.getter !== undefined) return unknown(`'${name}' is an export that is not known`);
    return state.resolve(property.value);
  }

  #jsonMember(value: unknown, name: string): Value {
    const state = State.empty(this.#evaluation);
    const isMember = name !== '*' && name !== 'default' && typeof value === 'object' && value !== null;
    const result = jsonValue(state, isMember ? (value as Record<string, unknown>)[name] : value);
    state.publish(this.cells);
    return result;
  }
}

function jsonValue(state: State, value: unknown): Value {
  if (typeof value !== 'object' || value === null) return constant(value as Primitive);
  if (Array.isArray(value)) {
    return state.allocate(heapObject({ type: 'array', elements: value.map((element) => jsonValue(state, element)), open: false }));
  }
  const members = Object.entries(value).map(([key, member]): [string, Property] => [key, { value: jsonValue(state, member) }]);
  return state.allocate(heapObject({ type: 'plain' }, new Map(members)));
}
