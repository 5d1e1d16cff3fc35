/** `npm run bench`: what the plugin costs on generated projects, as a table or as JSON. */

import { parseArgs } from 'node:util';

import { showsFramework } from '../src/analysis/shows-framework.js';
import type { Configuration, LintResult, Usage } from './lint-project.js';
import { LintProject } from './lint-project.js';
import { measureImport } from './measure-import.js';
import { median } from './median.js';
import { createExpressFiles } from './project/express-files.js';
import type { GeneratedFile } from './project/generated-file.js';
import { createLibraryFiles } from './project/library-files.js';

const sets: Readonly<Record<string, () => GeneratedFile[]>> = {
  'express-js-500': () => createExpressFiles(500, 'js', 'measured'),
  'express-js-2000': () => createExpressFiles(2000, 'js', 'measured'),
  'express-ts-500': () => createExpressFiles(500, 'ts', 'measured'),
  'express-ts-2000': () => createExpressFiles(2000, 'ts', 'measured'),
  'express-dense-js-500': () => createExpressFiles(500, 'js', 'dense'),
  'express-dense-ts-500': () => createExpressFiles(500, 'ts', 'dense'),
  'library-js-500': () => createLibraryFiles(500),
};
const eslintPackages: Readonly<Record<string, string>> = { 8: 'eslint-v8', 9: 'eslint-v9', 10: 'eslint' };

/** The figures of one set; times in milliseconds, memory in megabytes, each a median. */
interface Row {
  readonly set: string;
  readonly runs: number;
  /** Files with a sign of a framework, in percent: the mix is that of `project/express-files.ts`. */
  readonly withSign: number;
  /** The mean size of a file, in kilobytes. */
  readonly fileSize: number;
  readonly findings: number;
  readonly none: Usage;
  readonly idle: Usage;
  readonly recommended: Usage;
  /** With the preset, divided by the run without rules that belongs to it. */
  readonly ratio: number;
  readonly cpuRatio: number;
  /** With the preset, divided by the run with a rule that does nothing. */
  readonly overIdle: number;
  readonly cpuOverIdle: number;
}

const order: readonly Configuration[] = ['none', 'idle', 'recommended'];

function measureRound(project: LintProject, round: number): Record<Configuration, LintResult> {
  // Each goes first in turn, so that a machine that slows down favours none.
  const turn = round % order.length;
  const entries = [...order.slice(turn), ...order.slice(0, turn)].map(
    (configuration) => [configuration, project.lint(configuration)] as const,
  );
  return Object.fromEntries(entries) as Record<Configuration, LintResult>;
}

function measureSet(set: string, files: readonly GeneratedFile[], runs: number, eslint: string): Row {
  const project = new LintProject(files, eslint);
  try {
    // Warms the file cache of the system.
    project.lint('none');
    const rounds = Array.from({ length: runs }, (_, round) => measureRound(project, round));
    const usage = (configuration: Configuration): Usage => ({
      wall: median(rounds.map((round) => round[configuration].wall)),
      cpu: median(rounds.map((round) => round[configuration].cpu)),
      memory: median(rounds.map((round) => round[configuration].memory)),
    });
    const ratio = (base: 'none' | 'idle', figure: 'wall' | 'cpu'): number =>
      median(rounds.map((round) => round.recommended[figure] / round[base][figure]));
    return {
      set,
      runs,
      withSign: (100 * files.filter(({ path, text }) => showsFramework(path, text)).length) / files.length,
      fileSize: files.reduce((sum, { text }) => sum + text.length, 0) / files.length / 1000,
      findings: rounds[0]?.recommended.findings ?? 0,
      none: usage('none'),
      idle: usage('idle'),
      recommended: usage('recommended'),
      ratio: ratio('none', 'wall'),
      cpuRatio: ratio('none', 'cpu'),
      overIdle: ratio('idle', 'wall'),
      cpuOverIdle: ratio('idle', 'cpu'),
    };
  } finally {
    project.remove();
  }
}

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: Object.keys(sets).join(',') },
    runs: { type: 'string', default: '5' },
    eslint: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
  },
});
const eslint = eslintPackages[values.eslint];
if (eslint === undefined) throw new Error(`--eslint takes 8, 9 or 10, and not ${values.eslint}.`);

const importTimes = { require: measureImport('require', 11), import: measureImport('import', 11) };
const rows = values.set.split(',').map((name) => {
  const createFiles = sets[name];
  if (createFiles === undefined) {
    throw new Error(`--set takes a list of ${Object.keys(sets).join(', ')}, and not ${name}.`);
  }
  return measureSet(name, createFiles(), Number(values.runs), eslint);
});

if (values.json) {
  console.log(JSON.stringify({ eslint: values.eslint, importTimes, rows }, null, 2));
} else {
  const round = (value: number, digits = 0): number => Number(value.toFixed(digits));
  console.log(`Loading the plugin after ESLint: ${round(importTimes.require, 1)} ms by require, ${round(importTimes.import, 1)} ms by import.`);
  console.table(
    Object.fromEntries(
      rows.map((row) => [
        row.set,
        {
          '% with a sign': round(row.withSign),
          'kB a file': round(row.fileSize, 1),
          'findings': row.findings,
          'none ms': round(row.none.wall),
          'idle ms': round(row.idle.wall),
          'recommended ms': round(row.recommended.wall),
          'ratio': round(row.ratio, 3),
          'over idle': round(row.overIdle, 3),
          'CPU ratio': round(row.cpuRatio, 3),
          'CPU over idle': round(row.cpuOverIdle, 3),
          'none MB': round(row.none.memory),
          'idle MB': round(row.idle.memory),
          'recommended MB': round(row.recommended.memory),
        },
      ]),
    ),
  );
}
