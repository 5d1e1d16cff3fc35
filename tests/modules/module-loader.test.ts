/** What the loader makes of a specifier, over real files. */

import { utimesSync } from 'node:fs';

import { describe, expect, it, onTestFinished, vi } from 'vitest';

import type { SourceModule } from '../../src/evaluator/syntax.js';
import { ModuleLoader } from '../../src/modules/module-loader.js';
import { parseSource } from '../../src/modules/parse-source.js';
import { createProject, type Project } from './create-project.js';

/** The path of the module relative to the root with `/`, or kind and text of what else it is. */
function follow(project: Project, specifier: string, from = 'src/app.ts', isRequire = false, loader = new ModuleLoader({ root: project.root })): string {
  const found = loader.load(specifier, project.path(from), isRequire);
  if (found.kind === 'module') return found.module.file.slice(project.root.length + 1).replaceAll('\\', '/');
  if (found.kind === 'json') return `json ${JSON.stringify(found.value)}`;
  return found.kind === 'unresolved' ? found.reason : `${found.kind} ${found.name}`;
}

const value = 'export const a = 1;';

describe('a relative specifier', () => {
  it.each([
    ['./a', 'src/a.ts'],
    ['./a.ts', 'src/a.ts'],
    ['./a.js', 'src/a.ts'],
    ['./b.jsx', 'src/b.tsx'],
    ['./b.js', 'src/b.tsx'],
    ['./c.mjs', 'src/c.mts'],
    ['./c', 'src/c.mts'],
    ['./d.cjs', 'src/d.cts'],
    ['./e.js', 'src/e.js'],
    ['./e', 'src/e.js'],
    ['./folder', 'src/folder/index.ts'],
    ['./folder/', 'src/folder/index.ts'],
    ['./folder/index.js', 'src/folder/index.ts'],
    ['.', 'src/index.ts'],
    ['..', 'index.js'],
    ['/src/a', 'src/a.ts'],
    ['./with.dots', 'src/with.dots.ts'],
    ['./codes.json', 'json {"ok":200}'],
    ['./codes', 'json {"ok":200}'],
  ])('%s leads to %s', (specifier, expected) => {
    const project = createProject({
      'src/a.ts': value, 'src/b.tsx': value, 'src/c.mts': value, 'src/d.cts': value, 'src/e.js': value, 'src/with.dots.ts': value,
      'src/folder/index.ts': value, 'src/index.ts': value, 'index.js': value, 'src/codes.json': { ok: 200 },
    });
    expect(follow(project, specifier)).toBe(expected);
  });

  it('needs no readable tsconfig.json', () => {
    const project = createProject({ 'tsconfig.json': '{ "extends": ', 'src/a.ts': value });
    expect(follow(project, './a')).toBe('src/a.ts');
  });
});

describe('an alias', () => {
  const files = { 'src/lib/a.ts': value, 'src/app.ts': '', 'tests/t.ts': '', 'src/j.js': '' };
  const paths = { '@/*': ['./src/*'], '@lib/*': ['./src/lib/*'], exact: ['./src/lib/a.ts'], '@gone/*': ['./gone/*'] };

  it.each([
    ['@/lib/a', 'src/app.ts', 'src/lib/a.ts'],
    ['@/lib/a.js', 'src/app.ts', 'src/lib/a.ts'],
    ['@lib/a', 'src/app.ts', 'src/lib/a.ts'],
    ['exact', 'src/app.ts', 'src/lib/a.ts'],
    ['@lib/a', 'tests/t.ts', 'src/lib/a.ts'],
    ['@lib/a', 'src/j.js', 'src/lib/a.ts'],
    ['@gone/x', 'src/app.ts', "'@gone/x' is not there"],
    ['@/x', 'src/app.ts', "'@/x' is not there"],
  ])('%s in %s, of `paths`, leads to %s', (specifier, from, expected) => {
    const project = createProject({ ...files, 'tsconfig.json': { compilerOptions: { paths }, include: ['src'] } });
    expect(follow(project, specifier, from)).toBe(expected);
  });

  it('is read beside comments and trailing commas', () => {
    const project = createProject({ ...files, 'tsconfig.json': '{ // c\n "compilerOptions": { /* c */ "paths": { "@/*": ["./src/*",], }, }, "include": ["src"], }' });
    expect(follow(project, '@/lib/a')).toBe('src/lib/a.ts');
    expect(follow(project, '@/lib/a', 'tests/t.ts')).toBe('src/lib/a.ts');
  });

  it('is read from a jsconfig.json', () => {
    const project = createProject({ ...files, 'jsconfig.json': { compilerOptions: { paths } } });
    expect(follow(project, '@/lib/a', 'src/j.js', true)).toBe('src/lib/a.ts');
  });

  it.each([
    ['src/app.ts', 'is in the project of tsconfig.json'],
    ['tests/t.ts', 'is left out of it'],
  ])('may be a `baseUrl` when %s %s', (from) => {
    const project = createProject({ ...files, 'tsconfig.json': { compilerOptions: { baseUrl: 'src' }, include: ['src'] } });
    expect(follow(project, 'lib/a', from)).toBe('src/lib/a.ts');
  });

  it('is inherited by `extends`, beside one that is not installed', () => {
    const project = createProject({
      ...files,
      'base.json': { compilerOptions: { paths } },
      'tsconfig.json': { extends: ['@tsconfig/node20', './base.json'] },
    });
    expect(follow(project, '@lib/a')).toBe('src/lib/a.ts');
  });

  it('is inherited from a package of the monorepo that is not installed', () => {
    const project = createProject({
      'package.json': { workspaces: ['packages/*'] },
      'packages/config/package.json': { name: '@org/config' },
      'packages/config/base.json': { compilerOptions: { paths: { '~/*': ['${configDir}/src/*'] } } },
      'packages/api/tsconfig.json': { extends: '@org/config/base.json' },
      'packages/api/src/a.ts': value,
    });
    expect(follow(project, '~/a', 'packages/api/src/app.ts')).toBe('packages/api/src/a.ts');
  });

  it.each(['src/app.ts', 'tests/t.ts'])('comes from a referenced project, in %s', (from) => {
    const project = createProject({
      ...files,
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }] },
      'tsconfig.app.json': { compilerOptions: { composite: true, paths }, include: ['src'] },
    });
    expect(follow(project, '@lib/a', from)).toBe('src/lib/a.ts');
  });

  it('survives configurations that refer to each other', () => {
    const project = createProject({ ...files, 'tsconfig.json': { extends: './other.json' }, 'other.json': { extends: './tsconfig.json', references: [{ path: '.' }, 1] } });
    expect(follow(project, '@lib/a')).toBe('package @lib/a');
  });
});

describe('a package', () => {
  it.each([
    ['express', 'package express'],
    ['express/lib/router', 'package express'],
    ['@scope/not-installed/sub', 'package @scope/not-installed'],
    ['not-installed', 'package not-installed'],
    ['fs', 'builtin fs'],
    ['node:fs/promises', 'builtin node:fs/promises'],
    ['bun:test', "'bun:test' is no file"],
    ['https://example.com/x.js', "'https://example.com/x.js' is no file"],
    ['~/x', "'~/x' is not there"],
    ['#x', "'#x' is not there"],
    ['', "'' is not there"],
  ])('%s is %s', (specifier, expected) => {
    const project = createProject({ 'package.json': {}, 'node_modules/express/package.json': { name: 'express', main: 'index.js' }, 'node_modules/express/index.js': value, 'node_modules/express/lib/router.js': value });
    expect(follow(project, specifier)).toBe(expected);
  });

  it('of a project that itself stands in node_modules is told from its own files', () => {
    const project = createProject({ 'node_modules/app/src/a.ts': value });
    expect(follow({ ...project, root: project.path('node_modules/app') }, './a', 'node_modules/app/src/app.ts')).toBe('src/a.ts');
  });

  it('names its own files by `imports` and by its name', () => {
    const project = createProject({
      'package.json': { name: 'app', imports: { '#lib/*': './src/lib/*.js', '#built/*': './dist/*.js' }, exports: { '.': { import: './src/esm.mjs', require: './src/cjs.cjs' } } },
      'src/lib/a.ts': value, 'src/built.ts': value, 'src/esm.mjs': value, 'src/cjs.cjs': value,
    });
    expect(follow(project, '#lib/a')).toBe('src/lib/a.ts');
    expect(follow(project, '#built/built')).toBe('src/built.ts');
    expect(follow(project, 'app')).toBe('src/esm.mjs');
    expect(follow(project, 'app', 'src/app.ts', true)).toBe('src/cjs.cjs');
  });
});

describe('a package of the monorepo', () => {
  const workspaces: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['npm', { 'package.json': { workspaces: ['packages/*', '!packages/excluded'] } }],
    ['yarn', { 'package.json': { workspaces: { packages: ['packages/*', '!packages/excluded'] } } }],
    ['pnpm', { 'pnpm-workspace.yaml': 'packages:\n  - "packages/**"\n  - "!packages/excluded"\n' }],
    ['lerna', { 'lerna.json': { packages: ['packages/a', 'packages/lib', 'packages/x*s', 'packages/api'] } }],
  ];
  const shapes: Readonly<Record<string, unknown>> = {
    'packages/api/src/app.ts': '',
    'packages/a/package.json': { name: '@org/a', main: './dist/index.js' },
    'packages/a/src/index.ts': value,
    'packages/a/src/sub/x.ts': value,
    'packages/lib/package.json': { name: 'lib', main: 'lib/main.js', types: 'lib/main.d.ts' },
    'packages/lib/lib/main.js': value,
    'packages/xyzs/package.json': {
      name: '@org/x',
      exports: {
        '.': { types: './dist/esm/entry.d.ts', default: './dist/esm/entry.mjs' },
        './*': './build/features/*.js',
        './source': { source: './code/source.ts', default: './dist/source.js' },
      },
    },
    'packages/xyzs/src/entry.ts': value,
    'packages/xyzs/src/features/f.ts': value,
    'packages/xyzs/code/source.ts': value,
    'packages/excluded/package.json': { name: '@org/excluded', main: 'index.js' },
    'packages/excluded/index.js': value,
  };
  const expectations: readonly (readonly [string, string])[] = [
    ['@org/a', 'packages/a/src/index.ts'],
    ['@org/a/sub/x', 'packages/a/src/sub/x.ts'],
    ['@org/a/src/sub/x', 'packages/a/src/sub/x.ts'],
    ['@org/a/dist/sub/x.js', 'packages/a/src/sub/x.ts'],
    ['lib', 'packages/lib/lib/main.js'],
    ['@org/x', 'packages/xyzs/src/entry.ts'],
    ['@org/x/f', 'packages/xyzs/src/features/f.ts'],
    ['@org/x/source', 'packages/xyzs/code/source.ts'],
    ['@org/excluded', 'package @org/excluded'],
    ['@org/a/gone', "'@org/a/gone' is not there"],
  ];

  it.each(workspaces)('is followed into its source when nothing is installed (%s)', (_, files) => {
    const project = createProject({ ...shapes, ...files });
    for (const [specifier, expected] of expectations) expect(follow(project, specifier, 'packages/api/src/app.ts')).toBe(expected);
  });

  it('is followed when it is linked, and into its source when it is built too', () => {
    const project = createProject({ ...shapes, 'package.json': { workspaces: ['packages/*'] } });
    project.link('node_modules/@org/a', '../../packages/a');
    project.link('node_modules/lib', '../packages/lib');
    expect(follow(project, '@org/a', 'packages/api/src/app.ts')).toBe('packages/a/src/index.ts');
    project.write({ 'packages/a/dist/index.js': value, 'packages/a/dist/generated.js': value });
    expect(follow(project, '@org/a', 'packages/api/src/app.ts')).toBe('packages/a/src/index.ts');
    expect(follow(project, '@org/a/dist/generated.js', 'packages/api/src/app.ts')).toBe('packages/a/dist/generated.js');
    expect(follow(project, 'lib', 'packages/api/src/app.ts')).toBe('packages/lib/lib/main.js');
  });

  it('is found within seconds of its creation', () => {
    const project = createProject({ 'package.json': { workspaces: ['packages/*'] }, 'packages/api/app.ts': '' });
    const loader = new ModuleLoader({ root: project.root });
    loader.begin();
    expect(follow(project, '@org/a', 'packages/api/app.ts', false, loader)).toBe('package @org/a');
    project.write({ 'packages/a/package.json': { name: '@org/a' }, 'packages/a/index.ts': value });
    vi.useFakeTimers({ now: Date.now() + 3000, toFake: ['Date'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    loader.begin();
    expect(follow(project, '@org/a', 'packages/api/app.ts', false, loader)).toBe('packages/a/index.ts');
  });
});

describe('what cannot be followed', () => {
  it.each([
    ['./gone', "'./gone' is not there"],
    ['./broken', 'it cannot be parsed'],
    ['./broken.json', 'it cannot be parsed'],
    ['./style.css', 'it is no JavaScript'],
    ['./types.d.ts', 'it declares types only'],
    ['./large', 'it is larger than 1 MB'],
    ['./bundle', 'it is minified'],
    ['./deep', 'it cannot be parsed'],
    ['./empty-folder', "'./empty-folder' is not there"],
  ])('%s: %s', (specifier, reason) => {
    const project = createProject({
      'src/broken.ts': 'export const = ;', 'src/broken.json': '{', 'src/style.css': '', 'src/types.d.ts': 'export type A = 1;',
      'src/large.js': `${'// a line of a large file\n'.repeat(50_000)}`, 'src/bundle.js': 'a();'.repeat(20_000),
      'src/deep.js': '['.repeat(20_000) + ']'.repeat(20_000), 'src/empty-folder/x.txt': '',
    });
    expect(follow(project, specifier)).toBe(reason);
  });

  it('no link and no path leads out of the project', () => {
    const outside = createProject({ 'secret.ts': value, 'pkg/package.json': { name: 'pkg', main: 'index.js' }, 'pkg/index.js': value });
    const project = createProject({ 'src/app.ts': '', 'tsconfig.json': { compilerOptions: { paths: { '@out/*': [`${outside.root}/*`] } } } });
    project.link('src/link.ts', outside.path('secret.ts'));
    project.link('src/folder', outside.root);
    project.link('node_modules/pkg', outside.path('pkg'));
    for (const specifier of ['./link', './folder/secret', outside.path('secret.ts'), '@out/secret', 'pkg']) {
      expect(follow(project, specifier)).toBe('it lies outside of the project');
    }
  });

  it('a folder whose name merely begins as the project\'s is outside', () => {
    const project = createProject({ 'app/src/app.ts': '', 'app-secret/a.ts': value });
    const loader = new ModuleLoader({ root: project.path('app') });
    expect(follow(project, '../../app-secret/a', 'app/src/app.ts', false, loader)).toBe('it lies outside of the project');
  });

  it('the parser throws something else', () => {
    const project = createProject({ 'src/a.ts': value });
    const loader = new ModuleLoader({ root: project.root, parse: () => { throw new RangeError('stack'); } });
    expect(follow(project, './a', 'src/app.ts', false, loader)).toBe('it cannot be parsed');
  });
});

describe('the cache', () => {
  it('gives the same tree until the file changes on disk, and looks at the disk only after begin()', () => {
    const project = createProject({ 'src/a.ts': value });
    const loader = new ModuleLoader({ root: project.root });
    const load = (): SourceModule | null => {
      const found = loader.load('./a', project.path('src/app.ts'), false);
      return found.kind === 'module' ? found.module : null;
    };
    loader.begin();
    const first = load();
    loader.begin();
    expect(load()).toBe(first);
    project.write({ 'src/a.ts': 'export const a = 22;' });
    expect(load()).toBe(first);
    loader.begin();
    expect(load()?.text).toBe('export const a = 22;');
    project.remove('src/a.ts');
    expect(load()?.text).toBe('export const a = 22;');
    loader.begin();
    expect(follow(project, './a', 'src/app.ts', false, loader)).toBe("'./a' is not there");
    project.write({ 'src/a.js': value });
    loader.begin();
    expect(follow(project, './a', 'src/app.ts', false, loader)).toBe('src/a.js');
    project.write({ 'src/a.ts': value });
    loader.begin();
    expect(follow(project, './a', 'src/app.ts', false, loader)).toBe('src/a.ts');
  });

  it('sees a change that leaves size and time as they were', () => {
    const project = createProject({ 'src/codes.json': { code: 404 }, 'src/a.ts': 'fail(404)' });
    const [now, files] = [new Date(), ['src/a.ts', 'src/codes.json']];
    const loader = new ModuleLoader({ root: project.root });
    const load = (): unknown[] => ['./a', './codes'].map((name) => loader.load(name, project.path('src/app.ts'), false));
    for (const file of files) utimesSync(project.path(file), now, now);
    expect(load()).toMatchObject([{ module: { text: 'fail(404)' } }, { value: { code: 404 } }]);
    project.write({ 'src/codes.json': { code: 410 }, 'src/a.ts': 'fail(410)' });
    for (const file of files) utimesSync(project.path(file), now, now);
    loader.begin();
    expect(load()).toMatchObject([{ module: { text: 'fail(410)' } }, { value: { code: 410 } }]);
  });

  it('forgets an alias with the tsconfig.json that has it', () => {
    const project = createProject({ 'src/a.ts': value, 'tsconfig.json': { compilerOptions: { paths: { '@x/*': ['./gone/*'] } } } });
    const loader = new ModuleLoader({ root: project.root });
    expect(follow(project, '@x/a', 'src/app.ts', false, loader)).toBe("'@x/a' is not there");
    project.write({ 'tsconfig.json': { compilerOptions: { paths: { '@x/*': ['./src/*'] } } } });
    loader.begin();
    expect(follow(project, '@x/a', 'src/app.ts', false, loader)).toBe('src/a.ts');
  });

  it('keeps its bound: the least recently used goes first, and nothing that is in use', () => {
    const text = `// ${'x'.repeat(997)}`;
    const project = createProject({ 'src/a.ts': text, 'src/b.ts': text, 'src/c.ts': text });
    const parsed: string[] = [];
    const maximumBytes = 2.5 * 48 * text.length;
    const loader = new ModuleLoader({
      root: project.root,
      maximumBytes,
      parse: (file, source) => {
        parsed.push(file.slice(-4));
        return parseSource(file, source);
      },
    });
    const load = (name: string): string => follow(project, name, 'src/app.ts', false, loader);
    for (const round of [['./a', './b'], ['./a'], ['./c'], ['./a'], ['./b']]) {
      loader.begin();
      for (const name of round) expect(load(name)).toBe(`src/${name.slice(2)}.ts`);
      expect(loader.bytes).toBeLessThanOrEqual(maximumBytes);
    }
    expect(parsed).toEqual(['a.ts', 'b.ts', 'c.ts', 'b.ts']);
    expect(load('./a')).toBe('src/a.ts');
    expect(load('./c')).toBe('it and the other files that are followed from here are too large together');
    expect(loader.bytes).toBeLessThanOrEqual(maximumBytes);
  });
});
