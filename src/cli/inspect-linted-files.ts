/** Inspects the files that ESLint lints, with the parsers and settings of the project's configuration. */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ESLint, Rule } from 'eslint';
import { SETTINGS_KEY } from '../settings/parse-settings.js';
import { readHttpFile } from '../rule-kit/read-http-file.js';
import { CommandError } from './command-error.js';
import { inspectReading } from './inspect-reading.js';
import type { Inspector, Request } from './inspection.js';
import { relativePath } from '../model/relative-path.js';

const PLUGIN = 'http-contract-inventory';
const RULE = `${PLUGIN}/inspect`;

type ESLintClass = typeof ESLint;
type RuleContextOfKit = Parameters<typeof readHttpFile>[0];

/**
 * @param request - Which files.
 * @param inspector - Is told of each.
 * @throws CommandError when ESLint is not installed, has no configuration or cannot lint, and when the settings or the
 *   contract are bad.
 */
export async function inspectLintedFiles(request: Request, inspector: Inspector): Promise<void> {
  const { cwd, paths } = request;
  const collector = new Collector(inspector, cwd);
  const Linter = await loadESLint(cwd);
  const eslint = new Linter(optionsFor(Linter, request, collector.rule));
  let results: ESLint.LintResult[];
  try {
    results = await eslint.lintFiles([...paths]);
  } catch (error) {
    throw new CommandError(describeFailure(error));
  }
  if (collector.failure !== undefined) throw collector.failure;
  for (const { filePath, messages } of results) {
    const path = relativePath(filePath, cwd);
    for (const { fatal, line, column, message } of messages) {
      if (fatal === true) inspector.warn(`${path}:${line ?? 1}:${column ?? 1} is left out: ${firstLine(message)}`);
      else if (message.startsWith('File ignored')) inspector.warn(`${path} is left out: ${firstLine(message)}`);
    }
  }
}

/** The rule that inspects each file. What it throws would come out of ESLint with many lines around it. */
class Collector {
  failure: unknown;
  readonly rule: Rule.RuleModule;

  constructor(inspector: Inspector, cwd: string) {
    this.rule = {
      meta: { schema: [] },
      create: (context) => ({
        Program: () => {
          if (this.failure !== undefined) return;
          try {
            const reading = readHttpFile(context as unknown as RuleContextOfKit);
            inspectReading(inspector, reading, context.settings, cwd);
          } catch (error) {
            this.failure = error;
          }
        },
      }),
    };
  }
}

/** The ESLint of the project; that of this package when the project has none. */
async function loadESLint(cwd: string): Promise<ESLintClass> {
  for (const from of [join(cwd, 'package.json'), import.meta.url]) {
    const require = createRequire(from);
    let path: string;
    try {
      path = require.resolve('eslint');
    } catch {
      continue;
    }
    const { loadESLint: load } = require(path) as { loadESLint?: (options: { cwd: string }) => Promise<ESLintClass> };
    if (load === undefined) throw new CommandError('The installed ESLint is older than 8.57. Update it, or use --no-config.');
    return load({ cwd });
  }
  throw new CommandError('ESLint is not installed here. Install it, or use --no-config.');
}

function optionsFor(Linter: ESLintClass, { cwd, contract }: Request, rule: Rule.RuleModule): ESLint.Options {
  const plugin: ESLint.Plugin = { rules: { inspect: rule } };
  const { configType } = Linter as { configType?: string };
  const rules = { [RULE]: 'error' } as const;
  const settings = contract === undefined ? {} : { [SETTINGS_KEY]: { contract } };
  const common = { cwd, allowInlineConfig: false };
  if (configType !== 'flat') {
    const legacy = { plugins: { [PLUGIN]: plugin }, overrideConfig: { plugins: [PLUGIN], rules, settings } };
    return { ...common, ...legacy } as unknown as ESLint.Options;
  }
  return {
    ...common,
    overrideConfig: [{ plugins: { [PLUGIN]: plugin }, rules, settings }],
    // The flat configurations of ESLint 8 know no filter; there the project's own rules run too.
    ...(Linter.version.startsWith('8.') ? {} : { ruleFilter: ({ ruleId }) => ruleId === RULE }),
  };
}

function describeFailure(error: unknown): string {
  const message = firstLine(error instanceof Error ? error.message : String(error));
  const isUnconfigured = /config(?:uration)? file/iu.test(message);
  return isUnconfigured ? `ESLint says: ${message} Add a configuration, or use --no-config.` : `ESLint says: ${message}`;
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}
