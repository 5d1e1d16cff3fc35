/** The pages about contracts and settings show what the plugin takes, and the built-in table as it is. */

import { readFileSync } from 'node:fs';

import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';

import { builtInContracts } from '../../src/contract/built-in/index.js';
import { loadContract } from '../../src/contract/load-contract.js';
import { rules } from '../../src/rules/index.js';
import { parseSettings } from '../../src/settings/parse-settings.js';
import { readCodeBlocks } from './code-blocks.js';

const pageOf = (name: string): URL => new URL(`../../rules-docs/${name}.md`, import.meta.url);
const contractsPage = readFileSync(pageOf('reference/contracts'), 'utf8');
const settingsPage = readFileSync(pageOf('reference/settings'), 'utf8');
const blocks = ['reference/contracts', 'reference/settings', ...Object.keys(rules)].flatMap((page) =>
  readCodeBlocks(pageOf(page)).map((block) => ({ ...block, page })),
);

/** The rows of the table whose first heading cells are these; cells without backticks. */
function readTable(page: string, ...headings: readonly string[]): string[][] {
  const lines = page.split('\n');
  const cells = (line: string): string[] => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', ''));
  const start = lines.findIndex((line) => line.startsWith('|') && cells(line).join() === headings.join());
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return start === -1 ? [] : lines.slice(start + 2, end).map(cells);
}

describe('contracts', () => {
  const samples = blocks.filter(({ language }) => language === 'yaml' || language === 'json');

  it('are shown on the pages', () => {
    expect(samples.length).toBeGreaterThan(4);
  });

  it.each(samples)('$page, line $line loads', ({ language, text }) => {
    const source = (language === 'json' ? JSON.parse(text) : parseYaml(text)) as { name?: string };
    const contract = loadContract(source, '/');
    expect(contract.name).toBe(source.name ?? 'return-code');
    // Every template compiles.
    for (const { causes } of contract.errors.values()) {
      for (const { isNamedBy, isFitFor } of causes) {
        for (const kind of ['token', 'class', 'message'] as const) {
          const evidence = { kind, forms: ['nothing of the kind'] };
          expect(isNamedBy(evidence)).toBe(false);
          expect(isFitFor(evidence)).toBeTypeOf('boolean');
        }
      }
    }
  });

  it('show the rows of the built-in contract', () => {
    const { success, errors } = loadContract(undefined, '/');
    expect([...builtInContracts.keys()]).toEqual(['return-code']);
    expect(readTable(contractsPage, 'code', 'type', 'methods', 'body')).toEqual(
      [...success.values()].map(({ code, type, methods, body }) => [String(code), type, [...methods].join(', '), body]),
    );
    expect(readTable(contractsPage, 'code', 'type', 'methods', 'cause', 'description')).toEqual(
      [...errors.values()].flatMap(({ code, type, methods, causes }) =>
        causes.map(({ id, description }) => [String(code), type, methods === null ? 'every' : [...methods].join(', '), id, description]),
      ),
    );
  });
});

describe('settings', () => {
  const samples = readCodeBlocks(pageOf('reference/settings')).filter(({ language }) => language === 'js');

  it.each(samples)('line $line shows settings that are taken', ({ text }) => {
    const written = [...text.matchAll(/'http-contract': (\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})/gu)];
    expect(written).not.toEqual([]);
    for (const [, source = ''] of written) {
      // Object literals of constants, from our own page.
      const settings = parseYaml(source.replaceAll('\n', ' ').replaceAll(/,\s*\}/gu, ' }')) as unknown;
      expect(parseSettings(settings)).toEqual(settings);
    }
  });

  it('shows the message as it is', () => {
    const linter = new Linter({ configType: 'flat' });
    const config = {
      plugins: { 'http-contract': { rules } },
      rules: { 'http-contract/method-status': 'error' },
      settings: { 'http-contract': { versions: { express: 'four' } } },
    };
    const text = "require('express')().get('/a', (req, res) => { res.end(); });";
    const messages = linter.verify(text, config as unknown as Linter.Config, { filename: 'app.js' });
    const [shown] = readCodeBlocks(pageOf('reference/settings')).filter(({ language }) => language === 'text');
    expect(messages.map(({ message }) => message)).toEqual([shown?.text]);
  });

  it('speaks of every key', () => {
    for (const key of ['contract', 'versions']) expect(settingsPage).toContain(`## \`${key}\``);
  });
});
