/** Whether a file of configuration names a file, or a folder that it is in. */

import { basename, dirname, join, relative } from 'node:path';
import type { ModuleLoader } from '../modules/module-loader.js';

/**
 * @param config - The path of the configuration from the folder, without the extension.
 * @param file - Absolute path of the file.
 * @param folder - Absolute path of the package's folder.
 * @param loader - Where the files come from.
 * @returns Whether a text in it is the path of the file from there, or that of a folder.
 */
export function isNamedIn(config: string, file: string, folder: string, loader: ModuleLoader): boolean {
  const inner = join(folder, dirname(config));
  const found = loader.list(inner)?.find(({ name, kind }) => kind === 'file' && name.replace(/\.[a-z]+$/u, '') === basename(config));
  const opened = found === undefined ? undefined : loader.open(join(inner, found.name));
  if (opened?.kind !== 'module') return false;
  const path = relative(inner, file).replaceAll('\\', '/');
  const texts = [...opened.module.text.matchAll(/['"`](?:\.\/)?(?<text>[^'"`\n]+)['"`]/gu)].map(({ groups }) => groups?.['text'] ?? '');
  return texts.some((text) => text === path || path.startsWith(`${text}/`));
}
