/** The error handler that settings name, and the folder that files are read from. */

import { describe, expect, it } from 'vitest';
import { readModule } from '../../src/rule-kit/read-http-file.js';
import { parseSource } from '../../src/modules/parse-source.js';
import { router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const routes = `${router}router.get('/', (req, res) => { throw Object.assign(new Error('x'), { code: 'GONE' }); });`;
const handler = '(error, req, res, next) => { res.status(error.code === "GONE" ? 410 : 500).json({ error: error.code }); }';

describe('errorHandler', () => {
  it('gets the errors of routes whose application is not found', () => {
    const project = createProject({ 'package.json': { name: 'app' }, 'src/errors.ts': `export const handle = ${handler};`, 'errors.js': `module.exports = ${handler};` });
    expect(sayRoutes(project, 'routes.ts', routes)).toEqual(['GET / -> !? routes.ts:3']);
    expect(sayRoutes(project, 'routes.ts', routes, { errorHandler: './src/errors.ts#handle' })).toEqual(['GET / -> !410 routes.ts:3']);
    expect(sayRoutes(project, 'src/routes.ts', routes, { errorHandler: 'errors.js' })).toEqual(['GET / -> !410 src/routes.ts:3']);
  });

  it('is left aside where the application is found', () => {
    const project = createProject({
      'package.json': { name: 'app' },
      'errors.js': `module.exports = ${handler};`,
      'app.js': "const express = require('express');\nconst app = express();\napp.use(require('./routes'));\napp.use((error, req, res, next) => res.status(503).end());",
    });
    expect(sayRoutes(project, 'routes.ts', `${routes}\nexport default router;`, { errorHandler: 'errors.js' })).toEqual(['GET / -> !503 routes.ts:3']);
  });

  it.each([
    ['./missing.ts#handle', "cannot be followed: './missing.ts' cannot be followed: './missing.ts' is not there"],
    ['./errors.ts#other', "cannot be followed: 'other' is not among the exports that can be seen"],
    ['./errors.ts#handler', 'is a function of other parameters, or none'],
    ['./errors.ts#code', 'is a function of other parameters, or none'],
    ['../outside.ts#handle', 'it lies outside of the project'],
  ])('that is %s gives one message', (errorHandler, reason) => {
    const project = createProject({
      'app/package.json': { name: 'app', workspaces: [] },
      'app/errors.ts': 'export const handler = (req, res) => res.end();\nexport const code = 5;',
      'outside.ts': `export const handle = ${handler};`,
    });
    const file = project.path('app/routes.ts');
    const reading = readModule({ file, text: routes, program: parseSource(file, routes) }, { 'http-contract': { errorHandler } }, project.path('app'));
    expect(reading).toEqual({ kind: 'bad-settings', problem: expect.stringContaining(reason) as string });
    if (reading.kind === 'bad-settings') expect(reading.problem).toContain(`settings['http-contract'].errorHandler should name an error handler, but "${errorHandler}" `);
  });
});

describe('root', () => {
  it('widens what is read', () => {
    const project = createProject({ 'app/package.json': { name: 'app', workspaces: [] }, 'common/answer.js': 'exports.created = (res) => res.status(201).end();' });
    const text = `${router}import { created } from '../../common/answer.js';\nrouter.post('/', (req, res) => created(res));`;
    // Its paths are told without as many letters as the root has.
    const app = { ...project, root: project.path('app'), path: (name: string) => project.path(`app/${name}`) };
    expect(sayRoutes(app, 'src/routes.ts', text)).toEqual(["POST / -> {'created' is handed the response, and its source is not known}"]);
    expect(sayRoutes(app, 'src/routes.ts', text, { root: '..' })).toEqual(['POST / -> 201 on/answer.js:1']);
  });
});
