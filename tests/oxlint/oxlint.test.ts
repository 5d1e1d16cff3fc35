/** The built plugin finds under oxlint, as a plugin in JavaScript, what it finds under ESLint. */

import { readFileSync, readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { createExpressFiles } from '../../benchmarks/project/express-files.js';
import { createConfigs } from '../../src/configs.js';
import { rules } from '../../src/rules/index.js';
import { Consumer } from '../consumers/consumer.js';
import { readCodeBlocks } from '../docs/code-blocks.js';

const root = new URL('../../', import.meta.url);
/** The one that the README shows. */
const configuration = JSON.parse(
  readCodeBlocks(new URL('README.md', root)).find(({ heading, language }) => heading === 'In oxlint' && language === 'json')?.text ?? '{}',
) as { readonly rules: object };
const project = new Consumer(10, 'esm');

afterAll(() => {
  project.remove();
});

/** What is linted: the example API, every sample of the pages of the rules, and a generated project in TypeScript. */
beforeAll(() => {
  project.install('oxlint');
  project.write('package.json', JSON.stringify({ name: 'project', private: true, dependencies: { express: '5', fastify: '5', hono: '4', koa: '3', next: '16' } }));
  const example = fileURLToPath(new URL('examples/express-api/src/', root));
  for (const name of readdirSync(example, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'))) {
    project.write(`src/example/${name}`, readFileSync(example + name, 'utf8'));
  }
  for (const rule of Object.keys(rules)) {
    for (const { language, line, text } of readCodeBlocks(new URL(`rules-docs/${rule}.md`, root))) {
      // oxlint reads no options from comments.
      const hasOptions = text.includes('/* eslint ');
      if (!hasOptions && (language === 'js' || language === 'ts')) project.write(`src/${rule}/${String(line)}.${language}`, `${text}\n`);
    }
  }
  for (const { path, text } of createExpressFiles(60, 'ts', 'dense')) project.write(`src/generated/${path}`, text);
  project.write('.oxlintrc.json', JSON.stringify({ ...configuration, categories: { correctness: 'off' } }));
});

it('is shown with the rules of the preset recommended', () => {
  expect(configuration.rules).toEqual(createConfigs({}, rules).recommended.rules);
});

it('finds the same', async () => {
  const run = await project.eslint(['--format', 'json', 'src']);
  const byEslint = (JSON.parse(run.stdout) as readonly { readonly filePath: string; readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly column: number; readonly message: string }[] }[])
    .flatMap(({ filePath, messages }) =>
      messages.flatMap(({ ruleId, line, column, message }) =>
        ruleId === null ? [] : `${relative(project.folder, filePath)}:${String(line)}:${String(column)} ${ruleId.replace('http-contract/', '')} ${message}`,
      ),
    )
    .sort();
  const { stdout, stderr } = await project.program(`${project.folder}/node_modules/.bin/oxlint`, ['--format', 'json', 'src']);
  expect(stderr).toBe('');
  const byOxlint = (JSON.parse(stdout) as { readonly diagnostics: readonly { readonly code?: string; readonly filename: string; readonly message: string; readonly labels: readonly [{ readonly span: { readonly line: number; readonly column: number } }] }[] }).diagnostics
    .flatMap(({ code, filename, message, labels: [{ span }] }) => {
      const [, rule] = /^http-contract\((.*)\)$/u.exec(code ?? '') ?? [];
      return rule === undefined ? [] : `${filename}:${String(span.line)}:${String(span.column)} ${rule} ${message}`;
    })
    .sort();
  expect(byEslint.length).toBeGreaterThan(40);
  expect(new Set(byEslint.map((finding) => finding.split(' ')[1])).size).toBe(4);
  expect(byOxlint).toEqual(byEslint);
});
