/** The bounds of an evaluation. */

import { expect, it } from 'vitest';
import { silentHooks } from '../../src/evaluator/evaluation.js';
import { ImportedModules } from '../../src/evaluator/imported-modules.js';

it('keeps what is left and what was spent while something else runs with steps of its own', () => {
  const { evaluation } = new ImportedModules(silentHooks);
  const { budget } = evaluation;
  let inside: readonly number[] = [];
  evaluation.bounded(() => {
    budget.spend(60_000);
    evaluation.apart({ steps: 100, isStarting: false }, () => {
      budget.spend(40);
      inside = [budget.left, budget.spent];
    });
    expect(inside).toEqual([60, 40]);
    expect([budget.left, budget.spent]).toEqual([40_000, 60_000]);
  });
  expect.assertions(2);
});
