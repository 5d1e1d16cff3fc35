/** Whether a package makes its framework hand on what the promises of handlers are rejected with. */

import type { SourceModule } from '../evaluator/syntax.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import { filesThatMatch, packageFolderOf } from '../modules/package-files.js';
import type { Project } from './project.js';

/**
 * @param module - A file with handlers.
 * @param adapter - The framework.
 * @param project - The project that the file belongs to.
 * @returns Whether a file of its package imports what changes the framework so.
 */
export function handsOnRejections({ file, text }: SourceModule, { rejectionSign }: FrameworkAdapter, project: Project | undefined): boolean {
  if (rejectionSign.test(text)) return true;
  return project !== undefined && filesThatMatch(packageFolderOf(file, project.loader.root), rejectionSign).length > 0;
}
