/** The workflows to copy from the documentation are valid YAML, and their commands do what is said there. */

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { Consumer } from '../consumers/consumer.js';
import { readCodeBlocks } from '../docs/code-blocks.js';

const page = readCodeBlocks(new URL('../../rules-docs/reference/hooks-and-ci.md', import.meta.url));

interface Job {
  readonly steps?: readonly { readonly run?: string; readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
  readonly script?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

function jobsIn(heading: string): readonly Job[] {
  return page
    .filter((block) => block.heading === heading && block.language === 'yaml')
    .flatMap(({ text }) => {
      const file = parse(text) as { readonly jobs?: Readonly<Record<string, Job>> } & Readonly<Record<string, Job>>;
      return Object.values(file.jobs ?? file);
    });
}

/** Runs the commands of a job, apart from the installation, in a project with findings and in one without. */
async function runJob({ steps, script, variables = {} }: Job): Promise<readonly { readonly exitCode: number; readonly stdout: string; readonly project: Consumer }[]> {
  const commands = script ?? steps?.flatMap(({ run }) => run ?? []) ?? [];
  expect(commands).toHaveLength(2);
  expect(commands[0]).toBe('npm ci');
  const results = [];
  for (const hasFindings of [true, false]) {
    const project = new Consumer(10, 'esm');
    project.install('eslint-formatter-gitlab');
    project.write('.gitlab-ci.yml', `api-contract: ${JSON.stringify({ artifacts: { reports: { codequality: 'gl-codequality.json' } } })}\n`);
    if (!hasFindings) for (const name of ['app.js', 'users.ts']) project.write(`src/${name}`, '');
    const { exitCode, stdout } = await project.program('sh', ['-ec', commands[1] ?? ''], { PATH: project.path, ...variables });
    results.push({ exitCode, stdout, project });
  }
  return results;
}

describe('the workflows', () => {
  const jobs = [...jobsIn('GitHub Actions'), ...jobsIn('GitLab')];

  it('are three', () => {
    expect(jobs).toHaveLength(3);
  });

  it.each(jobs.map((job, index) => [index, job] as const))('%i fails for a finding and passes without, and leaves its report', async (index, job) => {
    const [failed, passed] = await runJob(job);
    expect([failed?.exitCode, passed?.exitCode]).toEqual([1, 0]);
    const report = [failed?.stdout, failed?.project.has('eslint.sarif') && failed.project.read('eslint.sarif'), failed?.project.has('gl-codequality.json') && failed.project.read('gl-codequality.json')][index];
    expect(report).toContain('http-contract/method-status');
    failed?.project.remove();
    passed?.project.remove();
  });

  it('upload the report that they write', () => {
    const upload = jobs.flatMap(({ steps }) => steps ?? []).find(({ uses }) => uses?.includes('upload-sarif'));
    expect(upload?.with?.['sarif_file']).toBe('eslint.sarif');
  });
});
