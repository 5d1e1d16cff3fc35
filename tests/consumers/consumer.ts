/** Projects that use the package: the published files and one ESLint version, in a temporary folder. */

import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
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

interface ProcessResult {
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

/** Copies what npm would publish and links what npm would install; nothing is downloaded. */
function installInto(modules: string, major: EslintMajor): void {
  const plugin = join(modules, 'eslint-plugin-http-contract');
  for (const path of ['package.json', 'dist', 'schemas']) {
    cpSync(join(root, path), join(plugin, path), { recursive: true });
  }
  for (const name of [...Object.keys(manifest.dependencies), ...installed]) {
    link(join(root, 'node_modules', name), join(modules, name));
  }
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
    writeFileSync(join(this.folder, name), text);
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
    const eslint = join(this.folder, 'node_modules/eslint/bin/eslint.js');
    const { exitCode, stdout, stderr } = await new Promise<ProcessResult>((resolve) => {
      execFile(
        process.execPath,
        [eslint, ...args, '--format', 'json', 'src'],
        { cwd: this.folder, env: { ...process.env, ...variables } },
        (error, out, err) => {
          resolve({ exitCode: error === null ? 0 : Number(error.code), stdout: out, stderr: err });
        },
      );
    });
    const results = (stdout === '' ? [] : JSON.parse(stdout)) as readonly {
      readonly filePath: string;
      readonly messages: readonly LintMessage[];
    }[];
    const messages = Object.fromEntries(
      results.map(({ filePath, messages: found }) => [basename(filePath), found]),
    );
    return { exitCode, stderr, messages };
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
