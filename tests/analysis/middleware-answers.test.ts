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

  it('is followed once for all methods when it does not ask for the method', () => {
    const mixed = `${router}import { validate } from './validate.js';\n${times(20, (index) => `router.${['get', 'post', 'put', 'delete'][Number(index) % 4] ?? ''}('/${index}', validate, (req, res) => res.status(201).json({}));`)}`;
    const run = countRuns();
    sayRoutes(createProject({ ...files, 'one.js': mixed }), 'one.js', mixed);
    expect(run).toHaveBeenCalledTimes(20 + 1);
  });

  it('is followed for each method when it asks for the method', () => {
    const asking = { ...files, 'validate.js': validate.replace('const problems', "if (req.method === 'GET') return res.status(403).end();\n  const problems") };
    const mixed = `${router}import { validate } from './validate.js';\n${times(20, (index) => `router.${Number(index) % 2 === 0 ? 'get' : 'post'}('/${index}', validate, (req, res) => res.status(201).json({}));`)}`;
    const said = sayRoutes(createProject({ ...asking, 'one.js': mixed }), 'one.js', mixed);
    expect(said.map((line) => line.includes('403'))).toEqual(Array.from({ length: 20 }, (_, index) => index % 2 === 0));
  });

  it('that answers and passes on all the same is followed once', () => {
    const answering = { ...files, 'validate.js': validate.replace('return res.status(422)', 'res.status(422)') };
    expect(sayRoutes(createProject({ ...answering, 'one.js': routes }), 'one.js', routes).join('\n')).toBe(saysOf('one.js'));
  });

  it('tells the handlers behind it what it has left on the response', () => {
    const code = `${router}import { mark } from './mark.js';\nrouter.use(mark);\nrouter.post('/', (req, res) => { if (res.locals.api) res.status(201).json({}); else res.redirect('/'); });`;
    const project = createProject({ 'package.json': { name: 'p' }, 'mark.js': 'export const mark = (req, res, next) => { res.locals.api = true; next(); };', 'one.js': code });
    expect(sayRoutes(project, 'one.js', code)[0]).toBe('POST / -> 201 one.js:5');
  });

  const marked = (mark: string): string => {
    const code = `${router}import { mark } from './mark.js';\nrouter.use((req, res, next) => { req.level = 9; next(); }, mark);\nrouter.get('/', (req, res) => { res.sendStatus(req.level > 3 ? 500 : 200); });`;
    const dear = times(400, (index) => `  if (req.body.field${index} === 'a${index}') notes.push('b${index}');`);
    const project = createProject({ 'package.json': { name: 'p' }, 'mark.js': `export const mark = (req, res, next) => {\n  const notes = [];\n${dear}\n  ${mark}\n  next();\n};`, 'one.js': code });
    return sayRoutes(project, 'one.js', code)[0] ?? '';
  };

  it('tells the handlers behind it of each way in which it sets a member', () => {
    expect(marked('req.level = req.query.a ? 1 : 2;')).toBe('GET / -> 200 one.js:5');
    expect(marked('if (req.query.a) req.level = 1; else if (req.query.b) req.level = 2; else req.level = 3;')).toBe('GET / -> 200 one.js:5');
  });

  it('lets them know nothing of a member that it sets to what is not known', () => {
    expect(marked('req.level = req.query.level;')).toBe('GET / -> 500 one.js:5, 200 one.js:5');
  });

  it('keeps no more than three ways apart', () => {
    const mark = 'if (req.query.a) req.level = 1; else if (req.query.b) req.level = 2; else if (req.query.c) req.level = 3; else req.level = 0;';
    expect(marked(mark)).toBe('GET / -> 500 one.js:5, 200 one.js:5');
  });
});
