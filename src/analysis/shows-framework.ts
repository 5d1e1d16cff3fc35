/** Whether a file can hold handlers at all: the first question, asked of every file. */

import { adapters, fileRouteAdapters } from '../frameworks/index.js';
import type { SourceModule } from '../evaluator/syntax.js';

let last: (Pick<SourceModule, 'file' | 'text'> & { readonly shows: boolean }) | undefined;

/**
 * @param file - The file's path.
 * @param text - Its text.
 * @returns Whether it shows a sign of a framework. The answer for the last file is kept, because every rule asks.
 */
export function showsFramework(file: string, text: string): boolean {
  if (last?.text !== text || last.file !== file) last = { file, text, shows: shows(file, text) };
  return last.shows;
}

function shows(file: string, text: string): boolean {
  const path = file.replaceAll('\\', '/');
  return adapters.some(({ signs }) => signs.test(text)) || fileRouteAdapters.some(({ files, signs }) => files.test(path) && signs.test(text));
}
