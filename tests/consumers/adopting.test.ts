/** The page about adopting: its files are written and its commands run in its order, with the exit codes that it says. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCodeBlocks } from '../docs/code-blocks.js';
import { Consumer } from './consumer.js';

const blocks = readCodeBlocks(new URL('../../rules-docs/reference/adopting.md', import.meta.url));
const consumer = new Consumer(10, 'esm');
const { folder } = consumer;
rmSync(join(folder, 'src'), { recursive: true });
rmSync(join(folder, 'eslint.config.mjs'));
mkdirSync(join(folder, 'src'));

afterAll(() => consumer.remove());

const programs = {
  eslint: join(folder, 'node_modules/eslint/bin/eslint.js'),
  'http-contract': join(folder, 'node_modules/eslint-plugin-http-contract/dist/cli.js'),
};

function execute(line: string): void {
  const [, program, args = '', code = '0', findings] = /^npx (eslint|http-contract) (.*?)(?: # exit code (\d)(?:: (\d+) findings)?.*)?$/u.exec(line) ?? [];
  const format = findings === undefined ? [] : ['--format', 'json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [programs[program as keyof typeof programs], ...args.split(' '), ...format], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr: status === Number(code) ? '' : `${stdout}${stderr}` }).toEqual({ status: Number(code), stderr: '' });
  if (findings === undefined) return;
  const results = JSON.parse(stdout) as readonly { readonly messages: readonly unknown[] }[];
  expect(results.flatMap(({ messages }) => messages)).toHaveLength(Number(findings));
}

describe('rules-docs/reference/adopting.md', () => {
  it.each(blocks)('line $line, $heading', ({ language, text }) => {
    const [, path] = /^\/\/ ([\w./]+)/u.exec(text) ?? [];
    if (language === 'yaml') writeFileSync(join(folder, 'contract.yaml'), text);
    else if (language === 'js') writeFileSync(join(folder, path?.replace('config.js', 'config.mjs') ?? ''), text);
    else {
      expect(language).toBe('sh');
      for (const line of text.split('\n').filter((command) => !command.startsWith('npm install'))) execute(line);
    }
  });
});
