/** Middleware of another file, in front of many routes, is followed once for all of them. */

import { describe, expect, it, onTestFinished, vi, type Mock } from 'vitest';
import { ChainRunner } from '../../src/analysis/run-chain.js';
import { router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const times = (count: number, line: (index: string) => string): string => Array.from({ length: count }, (_, index) => line(String(index))).join('\n');

/** Middleware that does all its work itself, so that no call of a function is there to be remembered. */
const validate = `export const validate = (req, res, next) => {
  const problems = [];
${times(400, (index) => `  if (req.body.field${index} === 'a${index}') problems.push('b${index}');`)}
  if (req.query.strict) return res.status(422).json({ problems });
  next();
};`;

/** A file with so many routes that running the middleware for each of them takes more steps than there are for a file. */
const COUNT = 60;
const routes = `${router}import { validate } from './validate.js';\n${times(COUNT, (index) => `router.post('/${index}', validate, (req, res) => res.status(201).json({}));`)}`;
const files = { 'package.json': { name: 'p' }, 'validate.js': validate, 'one.js': routes, 'two.js': routes };

const saysOf = (file: string): string => times(COUNT, (index) => `POST /${index} -> 422 validate.js:403, 201 ${file}:${String(Number(index) + 4)}`);

/** Counts the chains of handlers that are run: each route, and each handler that is followed for itself. */
function countRuns(): Mock {
  const run = vi.spyOn(ChainRunner.prototype, 'run');
  onTestFinished(() => {
    run.mockRestore();
  });
  return run;
}

describe('middleware of another file', () => {
  it('is followed once for all routes behind it, so that the last one is known as the first is', () => {
    const run = countRuns();
    expect(sayRoutes(createProject(files), 'one.js', routes).join('\n')).toBe(saysOf('one.js'));
    expect(run).toHaveBeenCalledTimes(COUNT + 1);
  });

  it('is not followed again for the routes of the next file', () => {
    const project = createProject(files);
    sayRoutes(project, 'one.js', routes);
    const run = countRuns();
    expect(sayRoutes(project, 'two.js', routes).join('\n')).toBe(saysOf('two.js'));
    expect(run).toHaveBeenCalledTimes(COUNT);
  });
});
