/** Random handlers answer on a real framework what the analysis says, neither less nor more. */

import { assert, asyncProperty } from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Dialect } from './dialect.js';
import { findDisagreement } from './find-disagreement.js';
import { programs } from './random-programs.js';

/** The same programs in each run of the tests; `npm run fuzz` takes others. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_129);
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 300);

/**
 * Declares the test.
 *
 * @param dialect - The words of the framework.
 */
export function compareWithAnalysis(dialect: Dialect): void {
  it(`${dialect.name} answers ${String(numRuns)} random handlers as inferred`, { timeout: numRuns * 2000 }, async () => {
    // Some frameworks write the errors of handlers there.
    vi.spyOn(console, 'error').mockReturnValue();
    const property = asyncProperty(programs, async (program) => {
      expect(await findDisagreement(program, dialect)).toBeUndefined();
    });
    await assert(property, { seed, numRuns });
  });
}
