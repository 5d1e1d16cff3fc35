/** Which files of a package are looked at when something is looked for in all of them. */

import { expect, it } from 'vitest';
import { filesThatMatch, packageFolderOf } from '../../src/modules/package-files.js';
import { createProject, type Project } from './create-project.js';

const text = 'const app = express();';

function find({ root }: Project, folder = root): readonly string[] {
  return filesThatMatch(folder, /express\(\)/)
    .map((file) => file.slice(root.length + 1))
    .sort();
}

it('finds the files whose text matches, in all folders of the package and in all languages', () => {
  const project = createProject({
    'package.json': {},
    'app.js': text,
    'other.js': 'const app = koa();',
    'notes.md': text,
    'src/app.ts': text,
    'src/deep/server.mjs': text,
    'src/deep/server.cts': text,
  });
  expect(find(project)).toEqual(['app.js', 'src/app.ts', 'src/deep/server.cts', 'src/deep/server.mjs']);
});

it.each(['test', 'tests', '__tests__', '__mocks__', 'spec', 'e2e', 'examples', 'fixtures', 'node_modules', 'dist', 'coverage', '.cache'])(
  'leaves out the folder %s, wherever it is',
  (folder) => {
    const project = createProject({ 'package.json': {}, 'app.js': text, [`${folder}/app.js`]: text, [`src/${folder}/deep/app.js`]: text });
    expect(find(project)).toEqual(['app.js']);
  },
);

it('leaves out the test that stands beside a file, types and what is minified', () => {
  const project = createProject({
    'app.js': text,
    'app.test.js': text,
    'app.spec.ts': text,
    'app.min.js': text,
    'app.d.ts': text,
    'contest.js': text,
  });
  expect(find(project)).toEqual(['app.js', 'contest.js']);
});

it('leaves out a package inside the package, which is asked for by itself', () => {
  const project = createProject({ 'package.json': {}, 'app.js': text, 'packages/a/package.json': {}, 'packages/a/src/app.js': text });
  expect(find(project)).toEqual(['app.js']);
  const inner = packageFolderOf(project.path('packages/a/src/app.js'), project.root);
  expect(inner).toBe(project.path('packages/a'));
  expect(find(project, inner)).toEqual(['packages/a/src/app.js']);
});

it('takes the root for the package of a file that has none', () => {
  const project = createProject({ 'src/app.js': text });
  expect(packageFolderOf(project.path('src/app.js'), project.root)).toBe(project.root);
});
