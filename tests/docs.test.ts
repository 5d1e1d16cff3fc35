/** The samples in the docs say what the plugin does: they are linted, and the contracts in them loaded. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as typescriptParser from '@typescript-eslint/parser';
import type { Linter as LinterTypes } from 'eslint';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';

import { loadContract } from '../src/contract/load-contract.js';
import plugin from '../src/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const linter = new Linter({ configType: 'flat', cwd: root });

interface Sample {
  /** The nearest heading above, lower case. */
  readonly heading: string;
  readonly language: string;
  readonly line: number;
  readonly text: string;
}

/** The fenced code blocks of a page. */
function collectSamples(path: string): Sample[] {
  const samples: Sample[] = [];
  let heading = '';
  let fence: { language: string; line: number; text: string[] } | undefined;
  for (const [index, line] of readFileSync(join(root, path), 'utf8').split('\n').entries()) {
    if (line.startsWith('```')) {
      if (fence === undefined) fence = { language: line.slice(3).trim(), line: index + 1, text: [] };
      else {
        samples.push({ ...fence, heading, text: fence.text.join('\n') });
        fence = undefined;
      }
    } else if (fence !== undefined) fence.text.push(line);
    else if (line.startsWith('#')) heading = line.replace(/^#+\s*/u, '').toLowerCase();
  }
  return samples;
}

/** Lints a sample; a comment at its top (`eslint rule: [...]`) may set the rules. */
function lint({ language, text }: Sample, rules: LinterTypes.RulesRecord): LinterTypes.LintMessage[] {
  const filename = `sample.${language}`;
  return linter.verify(
    text,
    [
      {
        files: [`**/*.${language}`],
        plugins: plugin.configs.recommended.plugins,
        rules,
        ...(language === 'ts' && { languageOptions: { parser: typescriptParser } }),
      },
    ],
    { filename },
  );
}

describe('README.md', () => {
  const samples = collectSamples('README.md');

  it('shows what the first sample gives', () => {
    const sample = samples.find(({ language }) => language === 'js');
    const output = samples.find(({ language }) => language === 'text');
    const findings = lint(sample as Sample, plugin.configs.recommended.rules).map(
      ({ line, column, message, ruleId }) =>
        // The formatter of ESLint drops the full stop.
        `  ${line}:${column}  error  ${message.replace(/\.$/u, '')}  ${ruleId ?? ''}`,
    );
    expect(findings.join('\n')).toBe(output?.text);
  });

  it('shows a contract that loads', () => {
    const [sample] = samples.filter(({ language }) => language === 'yaml');
    const contract = loadContract(parseYaml(sample?.text ?? '') as object, root);
    expect(contract.name).toBe('our-api');
    expect([...contract.errors.keys()].sort()).toEqual([400, 401, 403, 404, 422, 500, 503]);
  });
});

const pages = readdirSync(join(root, 'rules-docs')).filter((name) => name.endsWith('.md'));

it('has pages with samples', () => {
  expect(pages).not.toEqual([]);
});

describe.each(pages)('rules-docs/%s', (page) => {
  const rule = page.replace(/\.md$/u, '');
  const samples = collectSamples(`rules-docs/${page}`);
  const under = (word: string): Sample[] =>
    samples.filter(({ heading, language }) => heading.startsWith(word) && /^[jt]s$/u.test(language));

  it('has a wrong and a right sample', () => {
    expect(under('incorrect')).not.toEqual([]);
    expect(under('correct')).not.toEqual([]);
  });

  it.each(under('incorrect'))('line $line is reported', (sample) => {
    const messages = lint(sample, { [`http-contract/${rule}`]: 'error' });
    expect(messages.map(({ ruleId }) => ruleId)).toContain(`http-contract/${rule}`);
    expect(messages.filter(({ fatal }) => fatal === true)).toEqual([]);
    expect(messages.map(({ line, message }) => `${line}: ${message}`)).toMatchSnapshot();
  });

  it.each(under('correct'))('line $line is not reported', (sample) => {
    expect(lint(sample, { [`http-contract/${rule}`]: 'error' })).toEqual([]);
  });
});
