/** The cases as one project of Next.js on disk. */

import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { parse } from '@typescript-eslint/typescript-estree';
import { analyze } from '../../../src/analysis/analyze.js';
import { openProject } from '../../../src/analysis/open-project.js';
import type { HttpModel } from '../../../src/model/http-model.js';
import { library } from './library.js';
import type { NextCase, NextRequest } from './next-case.js';

/** A case and where it stands. */
export interface PlacedCase extends NextCase {
  /** Absolute path of its file. */
  readonly file: string;
  /** The path of its requests. */
  readonly path: string;
}

/**
 * Writes a project with a route for each case.
 *
 * @param cases - The cases.
 * @returns The folder, and the cases in it.
 */
export function writeNextProject(cases: readonly NextCase[]): { readonly root: string; readonly placed: readonly PlacedCase[] } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'next-')));
  const placed = cases.map((each, index): PlacedCase => {
    const id = `c${String(index)}`;
    return each.router === 'app'
      ? { ...each, file: join(root, 'app', id, 'route.js'), path: `/${id}` }
      : { ...each, file: join(root, 'pages', 'api', `${id}.js`), path: `/api/${id}` };
  });
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write(join(root, 'package.json'), JSON.stringify({ name: 'cases', private: true, dependencies: { next: '*', react: '*', 'react-dom': '*' } }));
  for (const [path, text] of Object.entries(library)) write(join(root, path), text);
  for (const { file, source, installedAs = {} } of placed) {
    write(file, Object.entries(installedAs).reduce((text, [name, installed]) => text.replaceAll(`'${name}'`, `'${installed}'`), source));
  }
  return { root, placed };
}

/**
 * @param root - The folder of the project.
 * @param each - A case in it.
 * @returns What the analysis says of the file.
 */
export function modelOfCase(root: string, { file, source }: PlacedCase): HttpModel {
  const program = parse(source, { range: true, loc: true });
  return analyze({ file, text: source, program }, { versionOf: ({ defaultVersion }) => defaultVersion, openProject: () => openProject(root) });
}

/**
 * @param each - A case.
 * @param request - One of its requests.
 * @returns The request as it is sent.
 */
export function requestOf({ path }: PlacedCase, { method = 'GET', query = '', body = '' }: NextRequest) {
  const headers = body === '' ? {} : { 'Content-Type': 'application/json' };
  return { method, path: query === '' ? path : `${path}?${query}`, headers, body };
}
