/** What the options of ESLint's command that CI uses do to the findings. */

import { afterAll, describe, expect, it } from 'vitest';

import { Consumer, listFindings } from '../consumers/consumer.js';

const right = "import express from 'express';\nexport const app = express();\napp.post('/books', (req, res) => res.status(201).json({}));\n";
const wrong = right.replace('.status(201)', '');

// Suppressions and threads came with ESLint 9, and are the same since.
describe('ESLint 10', () => {
  const project = new Consumer(10, 'esm');

  afterAll(() => {
    project.remove();
  });

  it('finds the same with several threads as with one', async () => {
    project.write('src/books.js', wrong);
    const findings = async (...args: readonly string[]) => {
      const { messages } = await project.lint(...args);
      return Object.fromEntries(Object.keys(messages).map((file) => [file, messages[file]?.map(({ line, message }) => `${String(line)} ${message}`)]));
    };
    const alone = await findings();
    expect(Object.values(alone).flat()).toHaveLength(6);
    expect(await findings('--concurrency', '2')).toEqual(alone);
  });

  it('takes the findings of today as they are: a new one fails, and one that is gone has to be pruned', async () => {
    project.write('src/books.js', right);
    expect((await project.eslint(['--suppress-all', 'src'])).exitCode).toBe(0);
    const today = await project.lint();
    expect(today.exitCode).toBe(0);
    expect(Object.values(today.messages).flat()).toEqual([]);

    project.write('src/books.js', wrong);
    const later = await project.lint();
    expect(later.exitCode).toBe(1);
    expect(listFindings(later, 'books.js')).toEqual(['3 http-contract/method-status error']);
    expect(listFindings(later, 'app.js')).toEqual([]);

    project.write('src/books.js', right);
    project.write('src/app.js', project.read('src/app.js').replace('res.json(', 'res.status(201).json('));
    expect((await project.eslint(['src'])).exitCode).toBe(2);
    expect((await project.eslint(['--prune-suppressions', 'src'])).exitCode).toBe(0);
    const suppressions = JSON.parse(project.read('eslint-suppressions.json')) as Readonly<Record<string, object>>;
    expect(Object.keys(suppressions['src/app.js'] ?? {}).sort()).toEqual([
      'http-contract/no-unexpected-body',
      'http-contract/no-unknown-status',
      'http-contract/no-unmapped-cause',
    ]);
    expect((await project.eslint(['src'])).exitCode).toBe(0);
  });
});
