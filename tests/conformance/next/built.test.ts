/** What the analysis says of routes of Next.js is what a built application answers. */

import { rmSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersOnWire, mismatchesOf } from './answers-on-wire.js';
import { serveBuilt } from './built-server.js';
import { nextCases } from './cases/index.js';
import { modelOfCase, writeNextProject } from './next-project.js';

describe('routes of a built application of Next.js', () => {
  const { root, placed } = writeNextProject(nextCases.filter(({ isBuilt }) => isBuilt));
  let server: Awaited<ReturnType<typeof serveBuilt>> | undefined;

  beforeAll(async () => {
    server = await serveBuilt(root);
  }, 400_000);

  afterAll(() => {
    server?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  it('are at least 20 handlers', () => {
    expect(placed.length).toBeGreaterThanOrEqual(20);
  });

  it.each(placed)('$router: $name', async (each) => {
    expect(mismatchesOf(modelOfCase(root, each), each, await answersOnWire(server?.port ?? 0, each))).toEqual([]);
  });
});
