/** The files of a project, read and run once for the analyses of all files that import them, until one of them changes. */

import { silentHooks, type EvaluationHooks } from '../evaluator/evaluation.js';
import { ImportedModules, type Loaded } from '../evaluator/imported-modules.js';
import type { SourceModule } from '../evaluator/syntax.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { PackageFacts } from '../model/package-facts.js';
import { listedPackages, type NearestPackage } from '../modules/listed-packages.js';
import type { ModuleLoader } from '../modules/module-loader.js';
import { ConfigReader, type Config } from '../modules/read-config.js';
import { AutoImports } from './auto-imports.js';
import { believeRoute } from './believe-route.js';
import { controllerRegistrar } from './controller.js';
import { ErrorAnswers } from './error-answers.js';
import { HelperAnswers } from './helper-answers.js';
import { MiddlewareAnswers } from './middleware-answers.js';
import { moduleValues } from './module-values.js';
import { answerNodeCall } from './node-calls.js';
import { indexProgram } from './program-index.js';
import { returningGlobals } from './returning-globals.js';

/** When the files that were run are longer than this together, in UTF-16 code units, they are forgotten. */
const MAXIMUM_CHARACTERS = 4_000_000;

export class Project {
  readonly loader: ModuleLoader;
  readonly #configs = new ConfigReader();
  readonly autoImports: AutoImports;
  /** By the adapter that they are run for. */
  readonly #imported = new Map<object, ImportedModules>();
  readonly #errorAnswers = new WeakMap<ImportedModules, ErrorAnswers>();
  readonly #helperAnswers = new WeakMap<ImportedModules, HelperAnswers>();
  readonly #middlewareAnswers = new WeakMap<ImportedModules, MiddlewareAnswers>();

  /**
   * @param loader - Where the files come from.
   * @param packages - What settings declare of packages.
   */
  constructor(
    loader: ModuleLoader,
    readonly packages: PackageFacts,
  ) {
    this.loader = loader;
    this.autoImports = new AutoImports(loader);
  }

  /** To be called before each file is analysed: what is known of other files is compared with the disk once more. */
  begin(): void {
    this.loader.begin();
    this.#configs.begin();
    for (const [adapter, { derivations, characters }] of this.#imported) {
      if (characters > MAXIMUM_CHARACTERS) this.#imported.delete(adapter);
      else derivations.begin();
    }
  }

  /** Forgets what was worked out, because a file has changed. */
  forget(): void {
    this.#imported.clear();
  }

  /**
   * @param adapter - The framework that the importing files are analysed for.
   * @returns The files that they may import.
   */
  importedFor(adapter: FrameworkAdapter): ImportedModules {
    return this.importedBy(adapter, (imported) => {
      const importValue = moduleValues(adapter, this.packages);
      return {
        ...silentHooks,
        ...('returning' in adapter ? { globals: returningGlobals(adapter) } : {}),
        importValue: (state, _module, specifier, name, isRequire) => importValue(state, specifier, name, isRequire),
        unknownCall: (call) =>
          answerNodeCall(call) ??
          (imported().evaluation.isStarting && 'responding' in adapter
            ? believeRoute(call, adapter, ({ module, node }) => (indexProgram(module, adapter).functions.get(node)?.roles ?? null) !== null)
            : undefined),
        decorated: controllerRegistrar(adapter),
        isCalledBack: () => !imported().evaluation.isStarting,
      };
    });
  }

  /**
   * @param adapter - What the importing files are analysed for.
   * @param hooks - Gives what the evaluation of the imported files asks; called once for each adapter, until a file changes.
   * @returns The files that they may import.
   */
  importedBy(adapter: object, hooks: (imported: () => ImportedModules) => EvaluationHooks): ImportedModules {
    const known = this.#imported.get(adapter);
    if (known !== undefined) return known;
    const imported: ImportedModules = new ImportedModules(hooks(() => imported), {
      load: (specifier, from, isRequire) => this.#load(specifier, from, isRequire),
      isCurrent: (module) => this.isCurrent(module),
      list: (folder) => this.loader.list(folder),
    });
    this.#imported.set(adapter, imported);
    return imported;
  }

  /**
   * @param imported - The files that the analysed file may import.
   * @returns What their error handlers answered before.
   */
  errorAnswersOf(imported: ImportedModules): ErrorAnswers {
    const answers = this.#errorAnswers.get(imported) ?? new ErrorAnswers();
    this.#errorAnswers.set(imported, answers);
    return answers;
  }

  /**
   * @param imported - The files that the analysed file may import.
   * @returns What their handlers did before that others follow.
   */
  middlewareAnswersOf(imported: ImportedModules): MiddlewareAnswers {
    const answers = this.#middlewareAnswers.get(imported) ?? new MiddlewareAnswers(null);
    this.#middlewareAnswers.set(imported, answers);
    return answers;
  }

  /**
   * @param imported - The files that the analysed file may import.
   * @returns What their functions did before that are handed the response.
   */
  helperAnswersOf(imported: ImportedModules): HelperAnswers {
    const answers = this.#helperAnswers.get(imported) ?? new HelperAnswers();
    this.#helperAnswers.set(imported, answers);
    return answers;
  }

  /**
   * @param module - A file that was read earlier.
   * @returns Whether it is the same now.
   */
  isCurrent(module: SourceModule): boolean {
    const now = this.loader.open(module.file);
    return now.kind === 'module' && now.module === module;
  }

  /**
   * @param file - Absolute path of a file.
   * @returns The package that it belongs to.
   */
  packageOf(file: string): NearestPackage {
    return listedPackages(file, this.#configs);
  }

  /**
   * @param file - Absolute path of a file of JSON or YAML, within the project.
   * @returns The object in it; null when it is not there or holds none.
   */
  configOf(file: string): Config | null {
    return this.#configs.read(file);
  }

  #load(specifier: string, from: SourceModule, isRequire: boolean): Loaded | undefined {
    const resolution = this.loader.load(specifier, from.file, isRequire);
    return resolution.kind === 'package' || resolution.kind === 'builtin' ? undefined : resolution;
  }
}
