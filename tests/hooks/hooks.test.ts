/** A real `git commit` is refused for a finding and passes once it is gone, with each set-up as the documentation shows it. */

import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { Consumer, type ProcessResult } from '../consumers/consumer.js';
import { readCodeBlocks } from '../docs/code-blocks.js';

const page = readCodeBlocks(new URL('../../rules-docs/reference/hooks-and-ci.md', import.meta.url));

function block(heading: string, language: string, number = 0): string {
  const found = page.filter((candidate) => candidate.heading === heading && candidate.language === language)[number];
  if (found === undefined) throw new Error(`rules-docs/reference/hooks-and-ci.md has no such block: ${heading}, ${language}`);
  return found.text;
}

const wrong = "import express from 'express';\nexport const app = express();\napp.post('/books', (req, res) => res.json({}));\n";
const right = wrong.replace('res.json', 'res.status(201).json');

/** A project of git in which everything but `src/books.js` is committed, findings included. */
class Repository {
  readonly project = new Consumer(10, 'esm');

  /** @param tools - Packages whose programs the hook calls. */
  constructor(tools: readonly string[]) {
    for (const tool of tools) this.project.install(tool);
    this.project.write('.gitignore', 'node_modules\n');
    this.project.write('package.json', '{ "name": "project", "private": true }\n');
  }

  async git(...args: readonly string[]): Promise<ProcessResult> {
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
    return this.project.program('git', [...identity, ...args], { PATH: this.project.path, CI: '', LEFTHOOK: '1', HUSKY: '1', GIT_CONFIG_GLOBAL: '/dev/null' });
  }

  async run(file: string, ...args: readonly string[]): Promise<void> {
    const { exitCode, stderr } = await this.project.program(file, args, { PATH: this.project.path, CI: '' });
    if (exitCode !== 0) throw new Error(stderr);
  }

  /** Commits what is there without the hook. */
  async start(): Promise<void> {
    await this.git('init', '--quiet');
    await this.git('add', '.');
    expect((await this.git('commit', '--quiet', '--no-verify', '-m', 'start')).exitCode).toBe(0);
  }

  /** Stages `src/books.js` with this text and commits it. */
  async commit(text: string): Promise<ProcessResult> {
    this.project.write('src/books.js', text);
    await this.git('add', 'src/books.js');
    return this.git('commit', '-m', 'books');
  }

  /** Holds the hook against a file with a finding and the same file without; findings of other files are no matter. */
  async expectToRefuse(): Promise<void> {
    const refused = await this.commit(wrong);
    expect(refused.stdout + refused.stderr).toContain('http-contract/method-status');
    expect(refused.stdout + refused.stderr).not.toContain('no-unknown-status');
    expect(refused.exitCode).not.toBe(0);
    expect((await this.git('log', '--format=%s')).stdout).toBe('start\n');
    const passed = await this.commit(right);
    expect(passed.stderr).not.toContain('http-contract/method-status');
    expect(passed.exitCode).toBe(0);
    expect((await this.git('log', '--format=%s')).stdout).toBe('books\nstart\n');
  }
}

const repositories: Repository[] = [];

function create(...tools: readonly string[]): Repository {
  const repository = new Repository(tools);
  repositories.push(repository);
  return repository;
}

afterAll(() => {
  for (const { project } of repositories) project.remove();
});

const hasPreCommit = (() => {
  try {
    execFileSync('pre-commit', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('a commit', () => {
  it('is refused with husky and lint-staged', async () => {
    const repository = create('husky', 'lint-staged');
    const settings = JSON.parse(block('husky and lint-staged', 'json')) as object;
    repository.project.write('package.json', JSON.stringify({ name: 'project', private: true, scripts: { prepare: 'husky' }, ...settings }));
    await repository.start();
    await repository.run('husky');
    repository.project.write('.husky/pre-commit', `${block('husky and lint-staged', 'sh')}\n`);
    await repository.expectToRefuse();
  });

  it('is refused with lefthook', async () => {
    const repository = create('lefthook');
    repository.project.write('lefthook.yml', `${block('lefthook', 'yaml')}\n`);
    await repository.start();
    await repository.run('lefthook', 'install');
    await repository.expectToRefuse();
  });

  it('is refused with git alone', async () => {
    const repository = create();
    repository.project.write('.githooks/pre-commit', `${block('git alone', 'sh')}\n`);
    chmodSync(join(repository.project.folder, '.githooks/pre-commit'), 0o755);
    await repository.start();
    await repository.git('config', 'core.hooksPath', '.githooks');
    await repository.expectToRefuse();
  });

  it.skipIf(!hasPreCommit)('is refused with the pre-commit framework (skipped where the program pre-commit is missing)', async () => {
    const repository = create();
    repository.project.write('.pre-commit-config.yaml', `${block('The pre-commit framework', 'yaml', 1)}\n`);
    await repository.start();
    await repository.run('pre-commit', 'install');
    await repository.expectToRefuse();
  });
});
