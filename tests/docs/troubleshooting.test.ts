/** What the page about troubleshooting shows: the inventory prints just that for the files above it. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createProject, run, takeInventory } from '../cli/command-line.js';
import { readCodeBlocks } from './code-blocks.js';

const page = new URL('../../rules-docs/reference/troubleshooting.md', import.meta.url);
const blocks = readCodeBlocks(page);
const headings = [...new Set(blocks.map(({ heading }) => heading))];

/** The configuration is loaded, and its presets are not used: the inventory brings a rule of its own. */
const INSTALLED = {
  'package.json': '{ "name": "app" }',
  'node_modules/eslint-plugin-http-contract/package.json': '{ "name": "eslint-plugin-http-contract", "type": "module", "exports": "./index.js" }',
  'node_modules/eslint-plugin-http-contract/index.js': 'export default { configs: { recommended: {} } };',
};

/** The files that a section has shown so far: `// src/app.js`. */
function filesOf(heading: string, line: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = { ...INSTALLED };
  for (const block of blocks) {
    const [, path] = /^\/\/ (\S+)\n/u.exec(block.text) ?? [];
    if (block.heading !== heading || block.line > line || path === undefined) continue;
    files[path.replace('eslint.config.js', 'eslint.config.mjs')] = block.text;
  }
  return files;
}

const commands = blocks.filter(({ language }) => language === 'console');

it('shows the inventory in each section that has files', () => {
  const withFiles = headings.filter((heading) => Object.keys(filesOf(heading, Infinity)).length > Object.keys(INSTALLED).length);
  expect([...new Set(commands.map(({ heading }) => heading))]).toEqual(withFiles);
  expect(withFiles.length).toBeGreaterThan(4);
});

describe.each(headings.filter((heading) => commands.some((command) => command.heading === heading)))('%s', (heading) => {
  it.each(commands.filter((command) => command.heading === heading))('line $line', async ({ text, line }) => {
    const [command = '', ...output] = text.split('\n');
    const [, args = ''] = /^\$ npx http-contract (.*)$/u.exec(command) ?? [];
    const { stdout, stderr } = await run(createProject(filesOf(heading, line)), args.split(' '));
    expect(`${stderr}${stdout}`.trimEnd()).toBe(output.join('\n'));
  });
});

it('shows the reasons as they are', async () => {
  const [block] = blocks.filter(({ language }) => language === 'json');
  const cwd = createProject(filesOf(block?.heading ?? '', block?.line ?? 0));
  const { routes } = await takeInventory(cwd, '--no-config', 'src');
  expect(routes.flatMap(({ unresolved }) => unresolved.map(({ reason }) => reason))).toEqual(JSON.parse(block?.text ?? ''));
});

it('leads to sections that are there', () => {
  const anchor = (title: string): string => title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
  const own = readFileSync(page, 'utf8');
  for (const [, target = ''] of own.matchAll(/\]\(([^)]+)\)/gu)) {
    const [path = '', fragment] = target.split('#');
    const text = path === '' ? own : readFileSync(new URL(path, page), 'utf8');
    const anchors = [...text.matchAll(/^#+ (.*)$/gmu)].map(([, title = '']) => anchor(title));
    if (fragment !== undefined) expect(anchors).toContain(fragment);
  }
});
