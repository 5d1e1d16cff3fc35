/** What files import from other files: each of those is run once, when something that it exports is asked for. */

import { CallSummaries } from './call-summaries.js';
import type { Cell } from './cell.js';
import { Derivations, type Derivation } from './derivations.js';
import type { Environment } from './environment.js';
import { EnvironmentVariables } from './environment-variables.js';
import { evaluateModule, type EvaluatedModule } from './evaluate-module.js';
import { Evaluation, type EvaluationHooks } from './evaluation.js';
import { heapObject, type Property } from './heap-object.js';
import { jsonValue } from './json-value.js';
import { findProperty } from './member-access.js';
import { exportsOf, isEsModule } from './module-exports.js';
import { State } from './state.js';
import type { ClassNode, SourceModule } from './syntax.js';
import { UNDEFINED, unknown, type ObjectReference, type Origin, type Unknown, type Value } from './value.js';

/** A file that an import leads to. */
export type Loaded =
  | { readonly kind: 'module'; readonly module: SourceModule }
  | { readonly kind: 'json'; readonly value: unknown }
  /** It cannot be followed; `reason` says why, a clause without a full stop. */
  | { readonly kind: 'unresolved'; readonly reason: string };

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** Where the files come from. */
export interface ModuleSource {
  /**
   * @param specifier - What is imported, as written.
   * @param from - The file that imports it.
   * @param isRequire - Whether it is read by `require`.
   * @returns The file that it names, why it cannot be followed, or undefined when it is a package.
   */
  readonly load: (specifier: string, from: SourceModule, isRequire: boolean) => Loaded | undefined;
  /**
   * @param folder - An absolute path.
   * @returns What the folder holds; undefined when that is not known, or it lies outside of the project.
   */
  readonly list?: (folder: string) => readonly FolderEntry[] | undefined;
  /** Whether a file that was loaded earlier is still the same. */
  readonly isCurrent: (module: SourceModule) => boolean;
}

/** Steps that the top level of one imported file may take. */
const MAXIMUM_STEPS_OF_MODULE = 20_000;

const FOLLOWS_NOTHING: ModuleSource = { load: () => undefined, isCurrent: () => true };

/** Something that was worked out, and what from. */
interface Derived<T> {
  readonly result: T;
  readonly derivation: Derivation;
}

/**
 * The imported files of a project. What they are worked out to be does not depend on the file that imports them, so that
 * any number of evaluations can share them.
 */
export class ImportedModules {
  readonly derivations = new Derivations();
  /** The cells that the top levels of imported files have left, for all paths. */
  readonly cells = new Map<number, Cell>();
  /** The evaluation that runs the imported files. */
  readonly evaluation: Evaluation;
  readonly summaries = new CallSummaries(this);
  readonly environmentVariables = new EnvironmentVariables();
  readonly #source: ModuleSource;
  readonly #loads = new WeakMap<SourceModule, Map<string, Derived<Loaded | undefined>>>();
  readonly #listings = new Map<string, Derived<readonly FolderEntry[] | undefined>>();
  readonly #imports = new WeakMap<SourceModule, Map<string, Unknown>>();
  readonly #runs = new WeakMap<SourceModule, Derived<EvaluatedModule>>();
  readonly #topLevels = new WeakSet<Environment>();
  readonly #values = new WeakMap<Origin, Derived<Value>>();
  /** For each file that is being run, and each import that is being looked for: how many of them it stands in the midst of. */
  readonly #pending = new Map<SourceModule | Origin, number>();
  /** The outermost of them that something inside it came back to: a circle of imports. */
  #circle = Infinity;
  #characters = 0;

  /**
   * @param hooks - What the evaluation of imported files asks of the analysis.
   * @param source - Where the files come from; nothing is followed without it.
   */
  constructor(hooks: EvaluationHooks, source: ModuleSource = FOLLOWS_NOTHING) {
    this.#source = source;
    this.evaluation = new Evaluation(hooks, this);
  }

  /** @returns How long the texts of the files are together that were run, in UTF-16 code units. */
  get characters(): number {
    return this.#characters;
  }

  /**
   * @param id - The id of a variable or an object.
   * @returns What an imported file has left for it.
   */
  cell(id: number): Cell | undefined {
    return this.cells.get(id);
  }

  /**
   * @param environment - The top level of a file.
   * @param state - What its run has left, for the evaluations of other files.
   */
  publish(environment: Environment, state: State): void {
    state.publish(this.cells);
    this.#topLevels.add(environment);
  }

  /**
   * @param environment - The top level of the file that makes the application.
   * @param state - What its start has left: of what it has done to objects of other files the handlers of those know nothing either.
   */
  publishOwn(environment: Environment, state: State): void {
    state.publishOwn(this.cells);
    this.#topLevels.add(environment);
  }

  /**
   * @param environment - A scope.
   * @returns Whether it is the top level of an imported file that was run to its end.
   */
  isTopLevel(environment: Environment): boolean {
    return this.#topLevels.has(environment);
  }

  /**
   * @param specifier - What is imported, as written.
   * @param from - The file that imports it.
   * @param isRequire - Whether it is read by `require`.
   * @returns Whether it is a file of the project, or should be one.
   */
  isOfProject(specifier: string, from: SourceModule, isRequire: boolean): boolean {
    return this.#load(specifier, from, isRequire) !== undefined;
  }

  /**
   * @param specifier - What is imported, as written.
   * @param from - The file that imports it.
   * @returns The file that it leads to; undefined when that cannot be followed.
   */
  moduleOf(specifier: string, from: SourceModule): SourceModule | undefined {
    const loaded = this.#load(specifier, from, false);
    return loaded?.kind === 'module' ? loaded.module : undefined;
  }

  /**
   * @param module - An imported file.
   * @param node - A class of its top level.
   * @returns The class's value; undefined when the file has none for it.
   */
  classOf(module: SourceModule, node: ClassNode): ObjectReference | undefined {
    const environment = this.#run(module)?.environment;
    const id = node.id === null ? undefined : environment?.find(node.id.name);
    const value = id === undefined ? undefined : this.cells.get(id);
    const heap = value?.kind === 'object' ? this.cells.get(value.id) : undefined;
    return value?.kind === 'object' && heap?.kind === 'heap' && heap.payload.type === 'class' && heap.payload.node === node ? value : undefined;
  }

  /**
   * @param from - The file that imports.
   * @param specifier - What it imports, as written.
   * @param name - The export, `default`, or `*` for the whole module.
   * @param isRequire - Whether it is read by `require`.
   * @returns A value that {@link valueOf} finds when it is needed; always the same one for the same import.
   */
  importOf(from: SourceModule, specifier: string, name: string, isRequire: boolean): Unknown {
    const imports = this.#imports.get(from) ?? new Map<string, Unknown>();
    this.#imports.set(from, imports);
    const key = `${specifier}|${name}|${String(isRequire)}`;
    const known = imports.get(key);
    if (known !== undefined) return known;
    const reason = isRequire && name === '*' ? `it is required from '${specifier}'` : `'${name}' is imported from '${specifier}'`;
    const value = unknown(reason, { origin: { kind: 'import', specifier, name, from, isRequire }, ...(isRequire ? { truthiness: true } : {}) });
    imports.set(key, value);
    return value;
  }

  /**
   * @param value - A value that stands for an import.
   * @returns What is imported; the value itself when that cannot be followed.
   * @throws {Outdated} When a file has changed since it was run.
   */
  valueOf(value: Unknown): Value {
    const { origin } = value;
    if (origin?.kind !== 'import' || origin.from === undefined) return value;
    const { from, specifier, name, isRequire } = origin;
    const known = this.#values.get(origin);
    if (known !== undefined) return this.#use(known);
    if (this.#isInCircle(origin)) return value;
    const found = this.#derive(origin, this.derivations.create(), () => {
      const result = this.#find(from, specifier, name, isRequire === true);
      if (result === undefined) return value;
      return result.kind === 'unknown' && result.id !== value.id ? this.valueOf(result) : result;
    });
    // What is found in the midst of a circle may be found better from outside of it.
    if (found.isFinal) this.#values.set(origin, found);
    return this.#use(found);
  }

  /**
   * @param folder - An absolute path.
   * @returns What the folder holds; undefined when that is not known.
   * @throws {Outdated} When it holds something else now than it did earlier.
   */
  entriesOf(folder: string): readonly FolderEntry[] | undefined {
    const known = this.#listings.get(folder);
    if (known !== undefined) return this.#use(known);
    const result = this.#source.list?.(folder);
    const text = JSON.stringify(result);
    const listing = { result, derivation: this.derivations.create({ holds: () => JSON.stringify(this.#source.list?.(folder)) === text }) };
    this.#listings.set(folder, listing);
    return this.#use(listing);
  }

  #use<T>({ result, derivation }: Derived<T>): T {
    this.derivations.use(derivation);
    return result;
  }

  #isInCircle(key: SourceModule | Origin): boolean {
    const depth = this.#pending.get(key);
    if (depth === undefined) return false;
    this.#circle = Math.min(this.#circle, depth);
    return true;
  }

  #derive<T>(key: SourceModule | Origin, derivation: Derivation, run: () => T): Derived<T> & { readonly isFinal: boolean } {
    const depth = this.#pending.size;
    this.#pending.set(key, depth);
    try {
      const result = this.derivations.derive(derivation, run);
      const isFinal = this.#circle >= depth;
      if (isFinal) this.#circle = Infinity;
      return { result, derivation, isFinal };
    } finally {
      this.#pending.delete(key);
    }
  }

  #load(specifier: string, from: SourceModule, isRequire: boolean): Loaded | undefined {
    const loads = this.#loads.get(from) ?? new Map<string, Derived<Loaded | undefined>>();
    this.#loads.set(from, loads);
    const key = `${specifier}|${String(isRequire)}`;
    const known = loads.get(key);
    if (known !== undefined) return this.#use(known);
    const result = this.#source.load(specifier, from, isRequire);
    const holds = (): boolean =>
      result?.kind === 'module' ? this.#source.isCurrent(result.module) : isSameLoaded(result, this.#source.load(specifier, from, isRequire));
    const load = { result, derivation: this.derivations.create({ holds }) };
    loads.set(key, load);
    return this.#use(load);
  }

  #find(from: SourceModule, specifier: string, name: string, isRequire: boolean): Value | undefined {
    const loaded = this.#load(specifier, from, isRequire);
    if (loaded === undefined) return this.#packageMember(from, specifier, name, isRequire);
    if (loaded.kind === 'unresolved') return unknown(`'${specifier}' cannot be followed: ${loaded.reason}`, { origin: { kind: 'import', specifier, name } });
    if (loaded.kind === 'json') return this.#jsonMember(loaded.value, name);
    const evaluated = this.#run(loaded.module);
    if (evaluated === undefined) return undefined;
    return isEsModule(loaded.module.program) ? this.#exportOf(evaluated, name, new Set()) : this.#commonJsExport(evaluated, name, isRequire);
  }

  /** `export { create } from 'a-package'`: what the analysis knows of the package. */
  #packageMember(from: SourceModule, specifier: string, name: string, isRequire: boolean): Value | undefined {
    const state = State.empty(this.evaluation);
    const given = this.evaluation.hooks.importValue(state, from, specifier, name, isRequire);
    if (given !== undefined) state.publish(this.cells);
    return given;
  }

  #run(module: SourceModule): EvaluatedModule | undefined {
    const known = this.#runs.get(module);
    if (known !== undefined) return this.#use(known);
    if (this.#isInCircle(module)) return undefined;
    const { evaluation } = this;
    const run = this.#derive(module, this.derivations.create({ module }), () =>
      evaluation.apart({ steps: MAXIMUM_STEPS_OF_MODULE, isStarting: true }, () => evaluateModule(evaluation, module)),
    );
    this.publish(run.result.environment, run.result.state);
    this.#characters += module.text.length;
    this.#runs.set(module, run);
    return this.#use(run);
  }

  #exportOf(evaluated: EvaluatedModule, name: string, seen: Set<string>): Value {
    const { module, environment, defaultExport } = evaluated;
    if (name === '*') return this.#namespaceOf(evaluated);
    const { named, stars } = exportsOf(module.program);
    const entry = named.get(name);
    if (entry?.kind === 'local') return this.#variable(environment, entry.name);
    if (entry?.kind === 'from') return this.valueOf(this.importOf(module, entry.specifier, entry.name, false));
    // `import x from './x'; module.exports = …`: compiled to CommonJS, what is assigned last counts.
    if (name === 'default' && defaultExport === undefined && /\bmodule\.exports\s*=[^=]/.test(module.text)) return this.#commonJsExport(evaluated, name, false);
    if (name === 'default') return defaultExport ?? unknown(`'${module.file.split('/').at(-1) ?? ''}' has no default export`);
    seen.add(module.file);
    for (const specifier of stars) {
      const loaded = this.#load(specifier, module, false);
      if (loaded?.kind !== 'module' || seen.has(loaded.module.file) || !this.#offers(loaded.module, name, new Set(seen))) continue;
      return this.valueOf(this.importOf(module, specifier, name, false));
    }
    const [only, ...others] = this.#packagesOf(module, new Set());
    if (only === undefined || others.length > 0) return unknown(`'${name}' is not among the exports that can be seen`);
    return this.valueOf(this.importOf(only.module, only.specifier, name, false));
  }

  /** The packages all of whose exports a file passes on, found without running it, each with the file that names it. */
  #packagesOf(module: SourceModule, seen: Set<string>): readonly { readonly module: SourceModule; readonly specifier: string }[] {
    if (seen.has(module.file)) return [];
    seen.add(module.file);
    return exportsOf(module.program).stars.flatMap((specifier) => {
      const loaded = this.#load(specifier, module, false);
      return loaded?.kind === 'module' ? this.#packagesOf(loaded.module, seen) : [{ module, specifier }];
    });
  }

  /** Whether a file exports a name itself or passes it on, found without running it. */
  #offers(module: SourceModule, name: string, seen: Set<string>): boolean {
    if (!isEsModule(module.program)) return true;
    const { named, stars } = exportsOf(module.program);
    if (named.has(name)) return true;
    seen.add(module.file);
    return stars.some((specifier) => {
      const loaded = this.#load(specifier, module, false);
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
      const loaded = this.#load(specifier, module, false);
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
    const state = State.empty(this.evaluation);
    const isMember = name !== '*' && name !== 'default' && typeof value === 'object' && value !== null;
    const result = jsonValue(state, isMember ? (value as Record<string, unknown>)[name] : value);
    state.publish(this.cells);
    return result;
  }
}

function isSameLoaded(a: Loaded | undefined, b: Loaded | undefined): boolean {
  return a === b || (a?.kind === 'unresolved' && b?.kind === 'unresolved' && a.reason === b.reason);
}
