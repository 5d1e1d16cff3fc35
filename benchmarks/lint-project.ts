/** A generated project on disk, and what one ESLint process over it uses. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { GeneratedFile } from './project/generated-file.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What one process used. */
export interface Usage {
  /** Milliseconds from start to end. */
  readonly wall: number;
  /** Milliseconds of CPU time, user and system. */
  readonly cpu: number;
  /** Megabytes of memory at the peak. */
  readonly memory: number;
}

export interface LintResult extends Usage {
  readonly findings: number;
}

/**
 * What a run has beside a parser:
 * - `none`: no rule and no plugin.
 * - `idle`: one rule that does nothing. It costs much more than no rule, because ESLint then keeps each file's tree for
 *   longer; whoever has any other rule pays that already.
 * - `recommended`: the plugin's preset.
 */
const configurations = {
  none: '',
  idle: `const plugin = { rules: { idle: { create: () => ({}) } } };
config.push({ plugins: { idle: plugin }, rules: { 'idle/idle': 'error' } });`,
  recommended: `import plugin from '${pathToFileURL(join(root, 'dist/index.js')).href}';
config.push(plugin.configs.recommended);`,
} as const;

export type Configuration = keyof typeof configurations;

const baseConfiguration = `import parser from '@typescript-eslint/parser';
const config = [
  { files: ['**/*.ts'], languageOptions: { parser } },
  { files: ['**/*.js'], languageOptions: { sourceType: 'module' } },
];
export default config;
`;

/** A project in a temporary folder. */
export class LintProject {
  readonly #folder: string;
  readonly #eslint: string;

  /**
   * @param files - The project's sources.
   * @param eslintPackage - The folder in `node_modules` of the ESLint version to run.
   */
  constructor(files: readonly GeneratedFile[], eslintPackage: string) {
    this.#folder = mkdtempSync(join(tmpdir(), 'http-contract-benchmark-'));
    this.#eslint = join(root, 'node_modules', eslintPackage, 'bin/eslint.js');
    symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'), 'junction');
    for (const { path, text } of files) {
      const target = join(this.#folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    for (const [name, text] of Object.entries(configurations)) {
      writeFileSync(join(this.#folder, `${name}.config.mjs`), baseConfiguration + text);
    }
  }

  /**
   * Lints the whole project in a process of its own.
   *
   * @returns What the process used and how many findings it reported.
   * @throws Error when ESLint could not run or a file could not be parsed.
   */
  lint(configuration: Configuration): LintResult {
    const usageFile = join(this.#folder, 'usage.json');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        ...['--require', join(root, 'benchmarks/report-usage.cjs'), this.#eslint],
        ...['--config', `${configuration}.config.mjs`, '--format', 'json', 'src'],
      ],
      {
        cwd: this.#folder,
        encoding: 'utf8',
        // ESLint 8 takes a flat configuration only when told.
        env: { ...process.env, ESLINT_USE_FLAT_CONFIG: 'true', USAGE_FILE: usageFile },
        maxBuffer: 2 ** 30,
      },
    );
    if (status !== 0 && status !== 1) throw new Error(`ESLint ended with ${String(status)}: ${stderr}`);
    const results = JSON.parse(stdout) as { fatalErrorCount: number; messages: unknown[] }[];
    if (results.some(({ fatalErrorCount }) => fatalErrorCount > 0)) {
      throw new Error('A generated file could not be parsed.');
    }
    const usage = JSON.parse(readFileSync(usageFile, 'utf8')) as Usage;
    return { ...usage, findings: results.reduce((sum, { messages }) => sum + messages.length, 0) };
  }

  /** Removes the project from the disk. */
  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
