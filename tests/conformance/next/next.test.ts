/** What the analysis says of routes of Next.js is what its own classes of routes answer on the wire. */

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import next from 'next/package.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextAppRouter } from '../../../src/frameworks/next-app-router.js';
import { answersOnWire, mismatchesOf } from './answers-on-wire.js';
import { nextCases } from './cases/index.js';
import { modelOfCase, writeNextProject } from './next-project.js';

const script = fileURLToPath(new URL('./wire-server.cjs', import.meta.url));

describe('routes of Next.js', () => {
  const { root, placed } = writeNextProject(nextCases);
  let server: ChildProcess;
  let port: number;

  beforeAll(async () => {
    server = fork(script, [root], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    [port] = (await once(server, 'message')) as [number];
  }, 60_000);

  afterAll(() => {
    server.kill();
    rmSync(root, { recursive: true, force: true });
  });

  it('are those of the version that is told to be tested', () => {
    expect(next.version.split('.')[0]).toBe(String(nextAppRouter.defaultVersion));
  });

  it('are at least 80 handlers of the app router', () => {
    expect(nextCases.filter(({ router }) => router === 'app').length).toBeGreaterThanOrEqual(80);
    expect(new Set(nextCases.map(({ name }) => name)).size).toBe(nextCases.length);
  });

  it.each(placed)('$router: $name', async (each) => {
    expect(mismatchesOf(modelOfCase(root, each), each, await answersOnWire(port, each))).toEqual([]);
  });
});
