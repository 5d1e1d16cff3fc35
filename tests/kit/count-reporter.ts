/** A vitest reporter that ends the output with one line: how many tests passed and how many failed. */

import type { Reporter, TestModule } from 'vitest/node';

/**
 * Counts the tests of a run. A file that cannot be loaded and an error outside of every test count
 * as one failed test each, so that a broken file is never a pass.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(
    testModules: readonly TestModule[],
    unhandledErrors: readonly unknown[],
  ): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const testModule of testModules) {
      failed += testModule.errors().length;
      for (const test of testModule.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') failed += 1;
      }
    }
    // The default reporter prints its summary later in the same run.
    process.once('exit', () => {
      process.stdout.write(`${passed} passed, ${failed} failed\n`);
    });
  }
}
