/** The project that a file belongs to: one for each folder that the linter runs in, and for each declaration of what is not followed. */

import type { PackageFacts } from '../model/package-facts.js';
import { ModuleLoader } from '../modules/module-loader.js';
import { findProjectRoot } from '../modules/project-root.js';
import { NO_PACKAGES } from './module-values.js';
import { Project } from './project.js';

const projects = new Map<string, Project>();

/** What settings say of a project. */
export interface ProjectSettings {
  /** Absolute path of the folder outside of which no file is read; undefined for the repository or workspace. */
  readonly root?: string | undefined;
  /** What code does that is not followed. */
  readonly packages?: PackageFacts;
}

/**
 * To be called for each file that is analysed, before it is.
 *
 * @param cwd - Absolute path of the folder that the linter runs in.
 * @param settings - What is set for it.
 * @returns What the analysis looks into other files with.
 */
export function openProject(cwd: string, { root, packages = NO_PACKAGES }: ProjectSettings = {}): Project {
  // Settings of the same content in several objects are one.
  const key = JSON.stringify([cwd, root, packages]);
  const project = projects.get(key) ?? new Project(new ModuleLoader({ root: root ?? findProjectRoot(cwd) }), packages);
  projects.set(key, project);
  project.begin();
  return project;
}
