/** What the analysis says of routes whose files are found by their folder, or by a pattern. */

import { expect, it } from 'vitest';
import { sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const users = "const router = require('express').Router();\nrouter.get('/', (req, res) => res.json([]));\nmodule.exports = router;";
const register = (verb: string, path: string, code: number): string => `exports.register = (app) => app.${verb}('${path}', (req, res) => res.status(${code}).end());`;
const app = "const express = require('express');\nconst app = express();\n";

interface Shape {
  readonly name: string;
  readonly files: Readonly<Record<string, unknown>>;
  readonly file?: string;
  readonly text: string;
  readonly says: readonly string[];
}

const both = ['DELETE /a -> 204 routes/a.route.js:1', 'PUT /b -> 202 routes/deep/b.route.js:1'];
const deep = { 'routes/a.route.js': register('delete', '/a', 204), 'routes/deep/b.route.js': register('put', '/b', 202), 'routes/deep/c.helper.js': register('put', '/c', 418) };

const shapes: readonly Shape[] = [
  {
    name: 'readdirSync, filter and require by path.join, mounted under the name of the file',
    files: {
      'app.js': `${app}const fs = require('fs');\nconst path = require('path');\nconst folder = path.join(__dirname, 'routes');\nfs.readdirSync(folder).filter((file) => file.endsWith('.js')).forEach((file) => {\n  app.use('/api/' + path.basename(file, '.js'), require(path.join(folder, file)));\n});`,
      'routes/orders.js': users,
      'routes/notes.md': '# Notes',
    },
    file: 'routes/users.js',
    text: users,
    says: ['GET /api/users -> 200 routes/users.js:2'],
  },
  {
    name: 'the folder of the file itself, but the file',
    file: 'routes/index.js',
    files: { 'routes/a.js': register('get', '/a', 200), 'routes/index.js': '' },
    text: `${app}const fs = require('node:fs');\nconst { basename, extname } = require('node:path');\nfor (const file of fs.readdirSync(__dirname)) {\n  if (file === basename(__filename) || extname(file) !== '.js') continue;\n  require('./' + file).register(app);\n}`,
    says: ['GET /a -> 200 routes/a.js:1'],
  },
  {
    name: 'a pattern that the names have to fit',
    files: { 'routes/a.route.js': register('get', '/a', 200), 'routes/b.js': register('get', '/b', 418) },
    text: `${app}const { readdirSync } = require('fs');\nreaddirSync(\`\${__dirname}/routes\`).filter((name) => /\\.route\\.[jt]s$/.test(name)).map((name) => require(\`./routes/\${name}\`).register(app));`,
    says: ['GET /a -> 200 routes/a.route.js:1'],
  },
  {
    name: 'a function that walks through folders',
    files: deep,
    text: `${app}const fs = require('fs');\nconst path = require('path');\nfunction load(folder) {\n  for (const name of fs.readdirSync(folder)) {\n    const file = path.join(folder, name);\n    if (fs.statSync(file).isDirectory()) load(file);\n    else if (name.endsWith('.route.js')) require(file).register(app);\n  }\n}\nload(path.resolve(__dirname, 'routes'));`,
    says: both,
  },
  {
    name: 'the same with the kinds of the entries',
    files: deep,
    text: `${app}import fs from 'fs';\nimport * as path from 'path';\nimport { fileURLToPath } from 'url';\nconst here = path.dirname(fileURLToPath(import.meta.url));\nfunction load(folder) {\n  fs.readdirSync(folder, { withFileTypes: true }).forEach((entry) => {\n    if (entry.isDirectory()) load(path.join(folder, entry.name));\n    else if (entry.isFile() && entry.name.endsWith('.route.js')) require(path.join(folder, entry.name)).register(app);\n  });\n}\nload(path.join(here, 'routes'));`,
    says: both,
  },
  {
    name: 'glob.sync with the folder in the pattern',
    files: deep,
    text: `${app}import glob from 'glob';\nglob.sync(__dirname + '/**/*.route.*').map((file) => register(file));\nfunction register(file) { require(file).register(app); }`,
    says: both,
  },
  {
    name: 'globSync with a folder, fast-glob with paths that are absolute, and files that are left out',
    files: deep,
    text: `${app}import { globSync } from 'glob';\nimport fg from 'fast-glob';\nimport path from 'path';\nglobSync('**/*.js', { cwd: path.join(__dirname, 'routes'), ignore: ['deep/**'] }).forEach((file) => require('./routes/' + file).register(app));\nfg.sync(['./routes/*/*.{js,ts}', '!**/*.helper.js'], { cwd: __dirname, absolute: true }).forEach((file) => require(file).register(app));`,
    says: both,
  },
  {
    name: 'a list that comes later, and imports that do',
    files: { 'routes/a.js': register('get', '/a', 200) },
    text: `${app}import { readdir } from 'fs/promises';\nimport { join } from 'path';\nimport { pathToFileURL } from 'url';\nexport async function load() {\n  for (const name of await readdir(join(import.meta.dirname, 'routes'))) {\n    const { register } = await import(pathToFileURL(join(import.meta.dirname, 'routes', name)).href);\n    register(app);\n  }\n}\nload();`,
    says: ['GET /a -> 200 routes/a.js:1'],
  },
  {
    name: 'what is not below the root, or not known: nothing is found, and nothing claimed',
    files: deep,
    text: `${app}const fs = require('fs');\nconst glob = require('glob');\nfs.readdirSync(__dirname + '/..').forEach((name) => require('../' + name).register(app));\nglob.sync('**/*.js', { cwd: process.cwd() }).forEach((name) => require(name).register(app));\nglob.sync(__dirname + '/**/!(a).js').forEach((name) => require(name).register(app));\nfs.readdirSync('routes').forEach((name) => require(name).register(app));`,
    says: [],
  },
  {
    name: 'a method of a controller of a declared class, bound to a controller that is not known',
    files: {
      'status.ts': 'export class Status {\n  constructor(private readonly code: number) {}\n  async run(req, res) { res.status(202).end(); }\n}',
      'container.js': 'export default require("a-container").make();',
    },
    file: 'routes.ts',
    text: "import type { Express } from 'express';\nimport container from './container';\nimport { Status } from './status';\nexport const register = (app: Express) => {\n  const status: Status = container.get('status');\n  app.get('/status', status.run.bind(status));\n};",
    says: ['GET /status -> 202 status.ts:3'],
  },
];

it.each(shapes)('$name', ({ files, file = 'app.js', text, says }) => {
  const project = createProject({ 'package.json': { name: 'app' }, ...files, [file]: text });
  expect([...sayRoutes(project, file, text)].sort()).toEqual(says);
});

it('sees files that come and go', () => {
  const project = createProject({ 'package.json': { name: 'app' }, 'routes/a.js': register('get', '/a', 200) });
  const text = `${app}for (const name of require('fs').readdirSync(__dirname + '/routes')) require('./routes/' + name).register(app);`;
  expect(sayRoutes(project, 'app.js', text)).toEqual(['GET /a -> 200 routes/a.js:1']);
  project.write({ 'routes/b.js': register('put', '/b', 202) });
  expect(sayRoutes(project, 'app.js', text)).toEqual(['GET /a -> 200 routes/a.js:1', 'PUT /b -> 202 routes/b.js:1']);
  project.remove('routes/a.js');
  expect(sayRoutes(project, 'app.js', text)).toEqual(['PUT /b -> 202 routes/b.js:1']);
});
