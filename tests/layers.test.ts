/** Holds the sources against the house: import directions, file names, top comments, words. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { mayImport } from './kit/layers.cjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');
const notOurs = new Set(['node_modules', 'dist', 'coverage', '.git', 'package-lock.json']);

/** All files below a folder, as paths relative to the root with `/`. */
function collectFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (notOurs.has(name)) return [];
    if (statSync(path).isDirectory()) return collectFiles(path);
    return [relative(root, path).split(sep).join('/')];
  });
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const projectFiles = collectFiles(root);
const sources = projectFiles.filter((path) => path.startsWith('src/') && /\.c?ts$/u.test(path));

interface Import {
  readonly file: string;
  readonly specifier: string;
  /** False for `import type`, which leaves nothing at run time. */
  readonly atRunTime: boolean;
}

/** Whether an import or re-export leaves nothing at run time. */
function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  return ts.isExportDeclaration(node)
    ? node.isTypeOnly
    : node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** Every import and re-export of a module. */
function collectImports(file: string): Import[] {
  const { statements } = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
  return statements.flatMap((node) => {
    if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return [];
    if (node.moduleSpecifier === undefined || !ts.isStringLiteral(node.moduleSpecifier)) return [];
    return [{ file, specifier: node.moduleSpecifier.text, atRunTime: !isTypeOnly(node) }];
  });
}

const imports = sources.flatMap(collectImports);

/** The path in `src` that a relative import leads to, without extension. */
function resolveInSrc({ file, specifier }: Import): string {
  const target = join(root, dirname(file), specifier);
  return relative(src, target).split(sep).join('/').replace(/\.js$/u, '');
}

const layerOf = (pathInSrc: string): string => pathInSrc.replace(/\.ts$/u, '').split('/')[0] ?? '';

describe('import directions', () => {
  it('names a layer for every file of src', () => {
    const unknown = sources.filter((path) => !(layerOf(path.slice('src/'.length)) in mayImport));
    expect(unknown).toEqual([]);
  });

  it('goes one way', () => {
    const relativeImports = imports.filter(({ specifier }) => specifier.startsWith('.'));
    expect(relativeImports.length).toBeGreaterThan(0);
    const wrong = relativeImports.filter((entry) => {
      const from = layerOf(entry.file.slice('src/'.length));
      const path = resolveInSrc(entry);
      const allowed = mayImport[from] ?? [];
      const to = layerOf(path);
      return to !== from && !allowed.includes(to) && !allowed.includes(path);
    });
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it('has no cycle between the layers', () => {
    const visit = (layer: string, path: readonly string[]): string[] => {
      if (path.includes(layer)) return [[...path, layer].join(' -> ')];
      return (mayImport[layer] ?? []).flatMap((next) => visit(layerOf(next), [...path, layer]));
    };
    expect(Object.keys(mayImport).flatMap((layer) => visit(layer, []))).toEqual([]);
  });

  it('leaves syntax out of the contract, and ESLint out of the evaluator', () => {
    const wrong = imports.filter(
      ({ file, specifier, atRunTime }) =>
        (/^src\/(?:contract|settings|model)\//u.test(file) && specifier.includes('eslint')) ||
        (file.startsWith('src/evaluator/') && atRunTime && specifier.includes('eslint')),
    );
    expect(wrong).toEqual([]);
  });

  it('loads no more of a package than it runs', () => {
    const packages = imports
      .filter(({ specifier, atRunTime }) => atRunTime && !/^(?:\.|node:)/u.test(specifier))
      .map(({ specifier }) => specifier);
    const cheap = ['@typescript-eslint/utils/eslint-utils', '@typescript-eslint/utils/ast-utils', 'valibot'];
    expect([...new Set(packages)].filter((specifier) => !cheap.includes(specifier))).toEqual([]);
  });
});

describe('words', () => {
  const frameworks = /\b(?:express|nestjs|nest|fastify|koa|hono|hapi|restify|next\.js|h3|itty|elysia|astro|sveltekit|nitro|medusa|remix|azure)\b/iu;

  it.each(['src/evaluator/', 'src/rules/'])('names no framework in %s', (folder) => {
    const naming = sources
      .filter((path) => path.startsWith(folder))
      .filter((path) => frameworks.test(read(path)));
    expect(naming).toEqual([]);
  });

  it('has no file with a name that says nothing', () => {
    const vague = /(?:^|\/)(?:utils?|helpers?|misc|common|check[^/]*)(?:\.[^/]*)?(?:\/|$)/u;
    expect(projectFiles.filter((path) => vague.test(path))).toEqual([]);
  });

  it('says at the top of every source what the file knows', () => {
    const silent = [...sources, ...projectFiles.filter((path) => /^(?:tests|scripts|benchmarks)\/.*\.m?ts$/u.test(path))]
      .filter((path) => !path.startsWith('tests/fixtures/'))
      .filter((path) => !/^(?:#!.*\n)?\/\*\*/u.test(read(path)));
    expect(silent).toEqual([]);
  });

  it('stands alone: names no path of a machine, no folder beside the project and no registry', () => {
    // Put together from pieces, so that this file does not name them either.
    const outside = ['../' + 'shared', '/' + 'work/', '/' + 'tmp/', '/' + 'root/', '/' + 'home/'];
    const registry = new RegExp('registry\\.' + 'npmjs|"resolved": ?"http|_auth' + 'Token', 'u');
    const naming = [...projectFiles, 'package-lock.json'].filter((path) => {
      const text = read(path);
      return outside.some((word) => text.includes(word)) || registry.test(text);
    });
    expect(naming).toEqual([]);
  });
});
