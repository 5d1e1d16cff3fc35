/** The bounds of an evaluation. */

import { parse } from '@typescript-eslint/typescript-estree';
import { expect, it } from 'vitest';
import { silentHooks } from '../../src/evaluator/evaluation.js';
import { ImportedModules } from '../../src/evaluator/imported-modules.js';
import type { SourceModule } from '../../src/evaluator/syntax.js';

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

it('tells once of a call that is not followed, however often it is met', () => {
  const { evaluation } = new ImportedModules(silentHooks);
  const module = { file: 'x.js', text: 'f()', program: parse('f()', { range: true, loc: true }) } as unknown as SourceModule;
  const site = { module, node: module.program };
  const { losses } = evaluation.collectLosses(() => {
    for (let round = 0; round < 5; round += 1) {
      const inner = evaluation.collectLosses(() => evaluation.gaveUp(site, 'it takes too many steps'));
      for (const loss of [...inner.losses, ...inner.losses]) evaluation.gaveUp(loss.site, loss.reason);
    }
  });
  expect(losses).toEqual([{ site, reason: 'it takes too many steps' }]);
});
