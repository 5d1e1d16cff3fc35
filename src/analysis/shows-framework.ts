/** Whether a text can hold handlers at all: the first question, asked of every file. */

import { adapters, fileRouteAdapters } from '../frameworks/index.js';

let last: { readonly text: string; readonly shows: boolean } | undefined;

/**
 * @param text - A file's text.
 * @returns Whether it shows a sign of a framework. The answer for the last text is kept, because every rule asks.
 */
export function showsFramework(text: string): boolean {
  if (last?.text !== text) last = { text, shows: [...adapters, ...fileRouteAdapters].some((adapter) => adapter.signs.test(text)) };
  return last.shows;
}
