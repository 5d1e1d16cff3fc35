/** Every sample of a rule's page gives a finding in exactly the lines that it marks with `✗`. */

import { readFileSync } from 'node:fs';

import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import type { Rule } from '../../src/rule-kit/create-rule.js';
import { rules } from '../../src/rules/index.js';
import { readCodeBlocks } from './code-blocks.js';

const linter = new Linter({ configType: 'flat' });
const pageOf = (name: string): URL => new URL(`../../rules-docs/${name}.md`, import.meta.url);
const named: readonly [string, Rule][] = Object.entries<Rule>(rules);

function lint(name: string, text: string): Linter.LintMessage[] {
  const config = { plugins: { 'http-contract': { rules } }, rules: { [`http-contract/${name}`]: 'error' } };
  return linter.verify(text, config as unknown as Linter.Config, { filename: 'sample.js' });
}

describe.each(named)('rules-docs/%s.md', (name, rule) => {
  const samples = readCodeBlocks(pageOf(name)).filter(({ language }) => language === 'js');

  it.each(samples)('line $line, $heading', ({ heading, text }) => {
    const marked = text.split('\n').flatMap((line, index) => (line.includes('// ✗') ? [index + 1] : []));
    expect(heading).toMatch(/^(?:Correct|Incorrect)/u);
    expect(marked.length > 0).toBe(heading.startsWith('Incorrect'));
    const messages = lint(name, text);
    expect([...new Set(messages.map(({ line }) => line))]).toEqual(marked);
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(messages.map(() => `http-contract/${name}`));
  });

  it('speaks of every option', () => {
    const [schema] = rule.meta.schema as readonly { readonly properties: object }[];
    const page = readFileSync(pageOf(name), 'utf8');
    for (const option of Object.keys(schema?.properties ?? {})) expect(page).toContain(`\`${option}\``);
    expect(page.includes('This rule has no options')).toBe(schema === undefined);
  });

  it('says when not to use the rule', () => {
    expect(readFileSync(pageOf(name), 'utf8')).toContain('\n## When not to use it\n');
  });
});

describe.each(named)('%s', (_name, { meta }) => {
  it('takes an object of known options, and nothing else', () => {
    expect({ schema: meta.schema, defaultOptions: meta.defaultOptions }).toMatchSnapshot();
    const schemas = meta.schema as readonly { readonly type: string; readonly additionalProperties: boolean }[];
    expect(schemas).toHaveLength(meta.defaultOptions?.length ?? 0);
    for (const { type, additionalProperties } of schemas) expect({ type, additionalProperties }).toEqual({ type: 'object', additionalProperties: false });
  });

  it('speaks in full sentences', () => {
    for (const message of Object.values(meta.messages)) {
      // A problem of the settings is a sentence of its own.
      expect(message).toMatch(/^(?:[A-Z]|\{\{\w+\}\}).*(?:\.|\{\{(?:problem|consequence)\}\})$/su);
    }
  });

  it('has a page, and changes nothing without being asked', () => {
    expect(meta.docs?.url).toMatch(/^https:\/\/.*\/rules-docs\/[a-z-]+\.md$/u);
    expect(meta.fixable).toBeUndefined();
  });
});
