/** Whether other files call a function that no request can get to by itself: one that is handed the response, but not the request. */

import type { ParameterRole } from '../frameworks/framework-adapter.js';
import { filesThatMatch, packageFolderOf } from '../modules/package-files.js';

/**
 * @param roles - The roles of a function's parameters.
 * @returns Whether it can only be a part of handlers: no framework calls `(response, text) => …`.
 */
export function isPartOfHandlers(roles: readonly ParameterRole[]): boolean {
  return roles.includes('response') && !roles.includes('request');
}

/**
 * @param name - What a function is called.
 * @param file - The file that it stands in.
 * @param root - The project's folder.
 * @returns Whether another file of its package calls a function of that name; it may be another one of the same name.
 */
export function isCalledElsewhere(name: string, file: string, root: string): boolean {
  const calls = new RegExp(String.raw`(?<![\w$])${name.replaceAll('$', String.raw`\$`)}\s*(?:<[^()]*>)?\s*(?:\?\.)?\(`, 'u');
  return filesThatMatch(packageFolderOf(file, root), calls).some((other) => other !== file);
}
