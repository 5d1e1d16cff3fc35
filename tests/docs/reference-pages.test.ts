/** The pages about contracts and settings show what the plugin takes, and the built-in table as it is. */

import { readFileSync } from 'node:fs';

import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';

import { generateSettingsPage } from '../../scripts/generate-settings-table.js';
import { generateContractsPage } from '../../scripts/generate-contract-tables.js';
import { builtInContracts } from '../../src/contract/built-in/index.js';
import { loadContract } from '../../src/contract/load-contract.js';
import plugin from '../../src/index.js';
import { rules } from '../../src/rules/index.js';
import { parseSettings } from '../../src/settings/parse-settings.js';
import { modelInProject } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';
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

  const shown = readCodeBlocks(pageOf('reference/contracts'));

  it.each(shown.flatMap((block, index) => (block.language === 'js' ? [{ ...block, before: shown[index - 1] }] : [])))(
    'line $line is judged as it says there, by the contract above it',
    ({ text, before }) => {
      expect(before?.language).toBe('yaml');
      const settings = { 'http-contract': { contract: parseYaml(before?.text ?? '') as object } };
      const messages = new Linter({ configType: 'flat' }).verify(text, [plugin.configs.recommended, { settings }] as unknown as Linter.Config[], { filename: 'app.js' });
      const marked = text.split('\n').flatMap((line, index) => (line.includes('// ✗') ? [index + 1] : []));
      expect(marked).not.toEqual([]);
      expect([...new Set(messages.map(({ line }) => line))].sort((one, other) => one - other)).toEqual(marked);
    },
  );

  it('has an example for each contract that the page shows', () => {
    expect(shown.filter(({ language }) => language === 'js')).toHaveLength(shown.filter(({ language }) => language === 'yaml').length);
  });

  it('has the tables of the contracts as they are', () => {
    expect(contractsPage).toBe(generateContractsPage());
  });

  it('names each built-in contract and its source', () => {
    expect(readTable(contractsPage, 'contract', 'is', 'source').map(([name = '', , source = '']) => [name, /\((.*)\)/u.exec(source)?.[1]])).toEqual(
      [...builtInContracts].map(([name, { source }]) => [name, source]),
    );
  });

  it('show the rows of the built-in contract', () => {
    const { success, errors } = loadContract(undefined, '/');
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

/** The settings in a configuration of our own pages: object literals of constants. */
function settingsIn(text: string): readonly object[] {
  return [...text.matchAll(/'http-contract': (?=\{)/gu)].map(({ index, 0: key }) => {
    const start = index + key.length;
    let depth = 0;
    let end = start;
    do {
      depth += { '{': 1, '}': -1 }[text[end] ?? ''] ?? 0;
      end += 1;
    } while (depth > 0 && end < text.length);
    return parseYaml(text.slice(start, end).replaceAll('\n', ' ').replaceAll(/,\s*([}\]])/gu, ' $1')) as object;
  });
}

describe('settings', () => {
  const shown = readCodeBlocks(pageOf('reference/settings'));
  const samples = shown.filter(({ language }) => language === 'js');

  it.each(samples)('line $line shows settings that are taken', ({ text }) => {
    const written = settingsIn(text);
    expect(written).not.toEqual([]);
    for (const settings of written) expect(parseSettings(settings)).toEqual(settings);
  });

  it.each(shown.flatMap((block, index) => (block.language === 'ts' ? [{ ...block, before: shown[index - 1]?.text ?? '' }] : [])))(
    'line $line answers as it says there',
    ({ text, before }) => {
      // `// app/api/users/route.ts`: a route of Next.js.
      const [, file] = /^\/\/ (app\/\S+)\n/u.exec(text) ?? [];
      const manifest = { name: 'app', ...(file === undefined ? {} : { dependencies: { next: '*' } }) };
      const { routes } = modelInProject(createProject({ 'package.json': manifest }), file ?? 'routes.ts', text, settingsIn(before)[0]);
      const said = text.split('\n').flatMap((line, index) => {
        const [, codes] = /\/\/ answers (.*)$/u.exec(line) ?? [];
        return codes === undefined ? [] : [{ line: index + 1, codes, unresolved: [] }];
      });
      expect(said.length).toBeGreaterThan(1);
      expect(
        routes.map(({ place, outcome: { responses, unresolved } }) => ({
          line: place.start.line,
          codes: [...new Set(responses.map(({ status }) => (status.kind === 'known' ? status.code : 0)))].sort((a, b) => a - b).join(', '),
          unresolved,
        })),
      ).toEqual(said);
    },
  );

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

  it('has the table of all keys as the schema has them', () => {
    expect(settingsPage).toBe(generateSettingsPage());
    expect(readTable(settingsPage, 'key', 'takes', 'needed')).toEqual(
      expect.arrayContaining([
        ['errorHandler', 'a path relative to the folder that ESLint runs in and an export, such as ./src/errors.ts#handle', ''],
        ['helpers[].module', "a module's name, as it is imported", 'yes'],
        ['helpers[].response.status', 'a status code, or an object with argument', ''],
        ['helpers[].response.status.argument', 'the position of an argument, a whole number from 0', 'yes'],
        ['versions.*', 'a major version, a whole number such as 4', ''],
        ['frameworks.*.response.calls.*.status', 'a status code, or an object with argument', ''],
      ]),
    );
  });

  it('speaks of every key', () => {
    for (const key of ['contract', 'versions', 'errorHandler', 'root', 'helpers', 'wrappers', 'middleware']) expect(settingsPage).toMatch(new RegExp(`^#+ .*\`${key}\``, 'mu'));
  });
});
