/** Real files in a temporary folder. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { onTestFinished } from 'vitest';

export interface Project {
  readonly root: string;
  /** Writes files; an object is written as JSON. */
  readonly write: (files: Readonly<Record<string, unknown>>) => void;
  readonly remove: (path: string) => void;
  readonly link: (path: string, target: string) => void;
  readonly path: (path: string) => string;
}

/**
 * @param files - Texts by path, or values to be written as JSON.
 * @returns The folder, which is removed when the test ends.
 */
export function createProject(files: Readonly<Record<string, unknown>>): Project {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'modules-')));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const path = (name: string): string => join(root, name);
  const project: Project = {
    root,
    path,
    write: (more) => {
      for (const [name, content] of Object.entries(more)) {
        mkdirSync(dirname(path(name)), { recursive: true });
        writeFileSync(path(name), typeof content === 'string' ? content : JSON.stringify(content));
      }
    },
    remove: (name) => {
      rmSync(path(name), { recursive: true });
    },
    link: (name, target) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      symlinkSync(target, path(name));
    },
  };
  project.write(files);
  return project;
}
