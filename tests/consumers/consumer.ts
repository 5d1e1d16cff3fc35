/** Projects that use the package: the published files and one ESLint version, in a temporary folder. */

import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type EslintMajor = 8 | 9 | 10;

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = join(root, 'tests/fixtures/consumers');
const eslintFolders: Readonly<Record<EslintMajor, string>> = {
  8: join(root, 'node_modules/eslint-v8'),
  9: join(root, 'node_modules/eslint-v9'),
  10: join(root, 'node_modules/eslint'),
};
/** What a user has beside ESLint and the plugin. */
const installed = ['@typescript-eslint/parser', 'jiti', 'typescript'];

/** One finding, as `line rule severity`: `9 http-contract/method-status error`. */
export type Finding = string;

interface LintMessage {
  readonly ruleId: string | null;
  readonly severity: 1 | 2;
  readonly line: number;
  readonly message: string;
  readonly fatal?: boolean;
}

export interface LintRun {
  readonly exitCode: number;
  readonly stderr: string;
  /** The messages by file name. */
  readonly messages: Readonly<Record<string, readonly LintMessage[]>>;
}

export interface ProcessResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Manifest {
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifest = createRequire(import.meta.url)('../../package.json') as Manifest;

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'junction');
}

function linkPackage(modules: string, name: string): void {
  link(join(root, 'node_modules', name), join(modules, name));
}

/** Copies what npm would publish and links what npm would install; nothing is downloaded. */
function installInto(modules: string, major: EslintMajor): void {
  const plugin = join(modules, 'eslint-plugin-http-contract');
  for (const path of ['package.json', 'dist', 'schemas']) {
    cpSync(join(root, path), join(plugin, path), { recursive: true });
  }
  for (const name of [...Object.keys(manifest.dependencies), ...installed]) linkPackage(modules, name);
  const eslint = eslintFolders[major];
  link(eslint, join(modules, 'eslint'));
  if (major > 8) {
    const own = join(eslint, 'node_modules/@eslint/core');
    const core = existsSync(own) ? own : join(root, 'node_modules/@eslint/core');
    link(core, join(modules, '@eslint/core'));
  }
}

/** A project on disk that lints with one major version of ESLint. */
export class Consumer {
  readonly folder: string;

  /**
   * @param major - The ESLint version that the project has installed.
   * @param configuration - The fixture folder with the project's configuration.
   */
  constructor(readonly major: EslintMajor, configuration: string) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'http-contract-consumer-')));
    cpSync(join(fixtures, 'source'), this.folder, { recursive: true });
    cpSync(join(fixtures, configuration), this.folder, { recursive: true });
    installInto(join(this.folder, 'node_modules'), major);
  }

  /** Writes a file of the project; replaces the one that is there. */
  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  /** @returns Whether the project has this file. */
  has(name: string): boolean {
    return existsSync(join(this.folder, name));
  }

  /** @returns The text of a file of the project. */
  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  /** Gives the project a further package, and its program if it has one of its name. */
  install(name: string): void {
    const modules = join(this.folder, 'node_modules');
    linkPackage(modules, name);
    this.#linkProgram(name);
  }

  /** The variable `PATH` of a script of the project: its own programs come first. */
  get path(): string {
    this.#linkProgram('eslint');
    return `${join(this.folder, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  }

  #linkProgram(name: string): void {
    const link = join(this.folder, 'node_modules/.bin', name);
    const program = join(root, 'node_modules/.bin', name);
    if (!existsSync(program) || existsSync(link)) return;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(name === 'eslint' ? join(this.folder, 'node_modules/eslint/bin/eslint.js') : realpathSync(program), link);
  }

  /**
   * Runs ESLint on `src` as a user does.
   *
   * @param args - Further arguments of the command: `--cache`.
   * @returns What ESLint said; a run that found something or failed is no exception.
   */
  lint(...args: readonly string[]): Promise<LintRun> {
    return this.run({}, ...args);
  }

  /** Runs ESLint with a `.eslintrc.cjs`. */
  lintLegacy(): Promise<LintRun> {
    return this.run({ ESLINT_USE_FLAT_CONFIG: 'false' }, '--ext', '.js,.ts');
  }

  private async run(
    variables: Readonly<Record<string, string>>,
    ...args: readonly string[]
  ): Promise<LintRun> {
    const { exitCode, stdout, stderr } = await this.eslint([...args, '--format', 'json', 'src'], variables);
    const results = (stdout === '' ? [] : JSON.parse(stdout)) as readonly {
      readonly filePath: string;
      readonly messages: readonly LintMessage[];
    }[];
    const messages = Object.fromEntries(
      results.map(({ filePath, messages: found }) => [basename(filePath), found]),
    );
    return { exitCode, stderr, messages };
  }

  /**
   * Runs the command `eslint` in the project.
   *
   * @param args - Its arguments.
   * @param variables - Added to the environment.
   * @returns What it said; a run that found something or failed is no exception.
   */
  eslint(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<ProcessResult> {
    return this.program(process.execPath, [join(this.folder, 'node_modules/eslint/bin/eslint.js'), ...args], variables);
  }

  /**
   * Runs a program in the project.
   *
   * @param file - The program: its path, or a name that the system finds.
   * @param args - Its arguments.
   * @param variables - Added to the environment.
   * @returns What it said; a run that failed is no exception.
   */
  program(file: string, args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<ProcessResult> {
    return new Promise((resolve) => {
      execFile(file, args, { cwd: this.folder, env: { ...process.env, ...variables } }, (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
      });
    });
  }

  /** Removes the project from the disk. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Words a run's messages for comparison.
 *
 * @param run - A lint run.
 * @param file - The file's name.
 */
export function listFindings(run: LintRun, file: string): readonly Finding[] {
  return (run.messages[file] ?? []).map(
    ({ line, ruleId, severity }) => `${line} ${ruleId ?? 'none'} ${severity === 2 ? 'error' : 'warning'}`,
  );
}
