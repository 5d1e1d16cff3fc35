/** Pages with a part that is generated: what stands between its two comments is replaced. */

import { readFileSync } from 'node:fs';

/**
 * @param page - The page.
 * @param name - What the comments call the part: `<!-- begin generated NAME -->`, `<!-- end generated NAME -->`.
 * @param text - The part as it should be.
 * @returns The page with that part.
 * @throws When the page has no place for it.
 */
export function replaceGenerated(page: URL, name: string, text: string): string {
  const [begin, end] = [`<!-- begin generated ${name} -->`, `<!-- end generated ${name} -->`];
  const [before, rest] = readFileSync(page, 'utf8').split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) throw new Error(`${page.pathname} has no place for the ${name}.`);
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}

/**
 * @param head - The cells of the heading.
 * @param rows - The cells of each row.
 * @returns A table in Markdown.
 */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
