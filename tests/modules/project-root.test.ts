/** Which folder is the project. */

import { describe, expect, it } from 'vitest';

import { findProjectRoot } from '../../src/modules/project-root.js';
import { createProject } from './create-project.js';

describe('findProjectRoot', () => {
  it.each([
    ['package.json', '{ "workspaces": ["packages/*"] }'],
    ['pnpm-workspace.yaml', 'packages: []'],
    ['lerna.json', '{}'],
    ['.git/HEAD', ''],
    ['.git', 'gitdir: elsewhere'],
  ])('is the nearest folder with %s', (name, text) => {
    const project = createProject({ 'package.json': '{ "workspaces": [] }', [`repo/${name}`]: text, 'repo/packages/api/package.json': '{}' });
    expect(findProjectRoot(project.path('repo/packages/api'))).toBe(project.path('repo'));
    expect(findProjectRoot(project.path('repo'))).toBe(project.path('repo'));
  });

  it('is the folder itself when nothing marks a repository', () => {
    const project = createProject({ 'api/package.json': '{ broken' });
    expect(findProjectRoot(project.path('api'))).toBe(project.path('api'));
  });
});
