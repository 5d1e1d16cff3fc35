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

it.each([
  ['that makes the routes', false, 20_000],
  ['of a handler', true, 1_000],
])('no longer keeps paths apart in a long run %s', (_, isAnswering, steps) => {
  const { evaluation } = new ImportedModules(silentHooks);
  evaluation.isAnswering = isAnswering;
  evaluation.bounded(() => {
    evaluation.budget.spend(steps);
    expect(evaluation.pathsAlike).toBe(4);
    evaluation.step();
    expect(evaluation.pathsAlike).toBe(1);
  });
  expect.assertions(2);
});
