/** The project that a file belongs to: one for each folder that the linter runs in. */

import { ModuleLoader } from '../modules/module-loader.js';
import { findProjectRoot } from '../modules/project-root.js';
import { Project } from './project.js';

const projects = new Map<string, Project>();

/**
 * To be called for each file that is analysed, before it is.
 *
 * @param cwd - Absolute path of the folder that the linter runs in.
 * @returns What the analysis looks into other files with.
 */
export function openProject(cwd: string): Project {
  const project = projects.get(cwd) ?? new Project(new ModuleLoader({ root: findProjectRoot(cwd) }));
  projects.set(cwd, project);
  project.begin();
  return project;
}
