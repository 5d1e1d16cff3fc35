/** What the analysis says of controllers whose server stands in another file. */

import { parse } from '@typescript-eslint/typescript-estree';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyze.js';
import { openProject } from '../../src/analysis/open-project.js';
import { createProject } from '../modules/create-project.js';

const users = `import { Controller, Get } from '@overnightjs/core';
@Controller('users')
export class Users {
  @Get(':id')
  async one(req, res) { throw Object.assign(new Error('No user'), { code: 404 }); }
}`;

const app = `import { Server } from '@overnightjs/core';
import { V1 } from './v1.js';
const server = new (class extends Server {
  constructor() {
    super();
    this.addControllers([new V1()]);
  }
})();
server.app.use((error, req, res, next) => { res.status(error.code).end(); });`;

const v1 = `import { ChildControllers, Controller, Get } from '@overnightjs/core';
import { Users } from './users.js';
@Controller('v1')
@ChildControllers([new Users()])
export class V1 {
  @Get()
  all(req, res) { res.json([]); }
}`;

const files = { 'package.json': { name: 'p' }, 'app.ts': app, 'v1.ts': v1, 'users.ts': users };

/** One line for each route: where it is registered, and the codes that it answers. */
function say(all: Readonly<Record<string, unknown>>, name: keyof typeof files, version: number): readonly string[] {
  const project = createProject(all);
  const text = String(all[name]);
  const module = { file: project.path(name), text, program: parse(text, { range: true, loc: true }) };
  const { routes } = analyze(module, { versionOf: () => version, openProject: () => openProject(project.root) });
  return routes.map(({ method, path, place, outcome }) => {
    const codes = outcome.responses.map(({ status }) => (status.kind === 'known' ? status.code : '?'));
    return `${String(method)} ${String(path)} @${String(place.start.line)} -> ${codes.join(' ')}`;
  });
}

describe('controllers and their server', () => {
  it('are joined by the paths of all classes around, and by the error handlers of the server', () => {
    expect(say(files, 'users.ts', 5)).toEqual(['GET /v1/users/:id @4 -> 404']);
    expect(say(files, 'v1.ts', 5)).toEqual(['GET /v1 @6 -> 200']);
  });

  it('are listed in the file of the class alone', () => {
    expect(say(files, 'app.ts', 5)).toEqual([]);
  });

  it('are looked at without a server too', () => {
    const { 'app.ts': _, ...others } = files;
    expect(say(others, 'users.ts', 5)).toEqual(['GET /users/:id @4 -> ?']);
  });
});

describe('rejections in Express 4', () => {
  it('get no answer', () => {
    expect(say(files, 'users.ts', 4)).toEqual(['GET /v1/users/:id @4 -> ']);
  });

  it('get to the error handlers where a file of the package imports express-async-errors', () => {
    expect(say({ ...files, 'start.js': "import 'express-async-errors';" }, 'users.ts', 4)).toEqual(['GET /v1/users/:id @4 -> 404']);
    expect(say({ ...files, 'users.ts': `import 'express-async-errors';\n${users}` }, 'users.ts', 4)).toEqual(['GET /v1/users/:id @5 -> 404']);
  });

  it('do not where another package imports it', () => {
    const other = { 'other/package.json': { name: 'other' }, 'other/start.js': "import 'express-async-errors';" };
    expect(say({ ...files, ...other }, 'users.ts', 4)).toEqual(['GET /v1/users/:id @4 -> ']);
  });
});
