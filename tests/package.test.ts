/** The built package: what it exports, what its presets hold, what loading it costs, and that the registry is documented and tested. */

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, it } from 'vitest';

import type { HttpContractPlugin } from '../src/index.js';
import { createConfigs } from '../src/configs.js';
import type { Rule } from '../src/rule-kit/create-rule.js';
import { createRule } from '../src/rule-kit/create-rule.js';
import { rules } from '../src/rules/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const requireHere = createRequire(import.meta.url);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The names of a folder's files without this ending; `index` is no rule. */
function listNames(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .filter((name) => name !== 'index')
    .sort();
}

const registered: readonly [string, Rule][] = Object.entries<Rule>(rules);
const ruleNames = registered.map(([name]) => name).sort();

describe('the plugin object', () => {
  let plugin: HttpContractPlugin;

  beforeAll(async () => {
    const specifier = 'eslint-plugin-http-contract';
    plugin = ((await import(specifier)) as { default: HttpContractPlugin }).default;
  });

  it('says who it is, so that the cache of ESLint notices an upgrade', () => {
    const { name, version } = JSON.parse(read('package.json')) as Record<string, string>;
    expect(plugin.meta).toEqual({ name, version, namespace: 'http-contract' });
  });

  it('is the same for import and require', () => {
    const required = requireHere('eslint-plugin-http-contract') as HttpContractPlugin;
    expect(required.meta).toEqual(plugin.meta);
    expect(Object.keys(required.rules)).toEqual(Object.keys(plugin.rules));
    expect(Object.keys(required.configs)).toEqual(Object.keys(plugin.configs));
  });

  it('registers itself in every flat preset, and its name in every legacy one', () => {
    for (const name of ['recommended', 'strict', 'all'] as const) {
      expect(plugin.configs[name].plugins['http-contract']).toBe(plugin);
      expect(plugin.configs[name].name).toBe(`http-contract/${name}`);
      expect(plugin.configs[`legacy-${name}`]).toEqual({
        plugins: ['http-contract'],
        rules: plugin.configs[name].rules,
      });
    }
  });

  it('has in its presets', () => {
    const presets = Object.entries(plugin.configs).filter(([name]) => !name.startsWith('legacy-'));
    expect(Object.fromEntries(presets.map(([name, { rules: held }]) => [name, held]))).toMatchSnapshot();
  });

  it('keeps the rule that counts what is not known out of every preset', () => {
    const held = Object.values(plugin.configs).flatMap((config) => Object.keys(config.rules));
    expect(held).toContain('http-contract/method-status');
    expect(held).not.toContain('http-contract/no-unresolved-response');
  });
});

describe('presets', () => {
  const rule = (recommended: boolean | readonly unknown[], strict: boolean | readonly unknown[], all?: false) =>
    createRule<readonly unknown[], never>({
      name: 'sample',
      meta: {
        type: 'problem',
        docs: { description: 'sample', recommended, strict, ...(all === false && { all }) },
        messages: {},
        schema: [],
        defaultOptions: [],
      },
      create: () => ({}),
    });

  it('hold the rules that say so, with the options they say', () => {
    const configs = createConfigs('plugin', {
      both: rule(true, [{ deep: true }]),
      strict: rule(false, true),
      neither: rule(false, false),
      apart: rule(false, false, false),
    });
    expect(configs.recommended.rules).toEqual({ 'http-contract/both': 'error' });
    expect(configs.strict.rules).toEqual({
      'http-contract/both': ['error', { deep: true }],
      'http-contract/strict': 'error',
    });
    expect(configs.all.rules).toEqual({
      ...configs.strict.rules,
      'http-contract/neither': 'error',
    });
    expect(configs['legacy-all'].rules).toEqual(configs.all.rules);
  });
});

describe('the registry', () => {
  it('holds every rule file, and each has a test and a page', () => {
    expect(ruleNames).not.toEqual([]);
    expect(listNames('src/rules', '.ts')).toEqual(ruleNames);
    expect(listNames('tests/rules', '.test.ts')).toEqual(expect.arrayContaining(ruleNames));
    expect(listNames('rules-docs', '.md')).toEqual(ruleNames);
  });

  it.each(registered)('%s is a whole rule', (name, { meta }) => {
    expect(meta.docs?.url).toMatch(new RegExp(`/rules-docs/${name}\\.md$`, 'u'));
    for (const message of Object.values<string>(meta.messages)) {
      expect(message).toMatch(/^[A-Z{].*(?:\.|\}\})$/su);
    }
  });

  it.each(registered)('%s has these options', (_name, { meta }) => {
    expect({ schema: meta.schema, defaults: meta.defaultOptions }).toMatchSnapshot();
  });
});

describe('loading the plugin', () => {
  it('loads nothing that most runs do not need', () => {
    const script = `require('eslint');
const before = new Set(Object.keys(require.cache));
require('eslint-plugin-http-contract');
process.stdout.write(JSON.stringify(Object.keys(require.cache).filter((path) => !before.has(path))));`;
    const output = execFileSync(process.execPath, ['--eval', script], { cwd: root, encoding: 'utf8' });
    const loaded = (JSON.parse(output) as string[]).map((path) => path.replaceAll('\\', '/'));
    expect(loaded.some((path) => path.endsWith('dist/index.cjs'))).toBe(true);
    expect(loaded.filter((path) => /\/(?:typescript|typescript-estree|yaml)\//u.test(path))).toEqual([]);
    // `@typescript-eslint/utils` as a whole is more than 200 modules.
    expect(loaded.length).toBeLessThan(40);
  });
});

describe('the published files', () => {
  it('are the built ones, the schemas and the texts', () => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [pack] = JSON.parse(output) as { files: { path: string }[] }[];
    const paths = (pack?.files ?? []).map(({ path }) => path).sort();
    expect(paths).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cli.js',
      'dist/github.js',
      'dist/index.cjs',
      'dist/index.d.cts',
      'dist/index.d.ts',
      'dist/index.js',
      'dist/sarif.js',
      'package.json',
      'schemas/contract.schema.json',
      'schemas/framework.schema.json',
      'schemas/inventory.schema.json',
    ]);
    for (const path of paths) expect(existsSync(join(root, path))).toBe(true);
  });
});
