/** The fenced code blocks of a Markdown page. */

import { readFileSync } from 'node:fs';

export interface CodeBlock {
  /** The nearest heading above. */
  readonly heading: string;
  readonly language: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
  readonly text: string;
}

/**
 * @param path - A Markdown file.
 * @returns Its code blocks, from top to bottom.
 */
export function readCodeBlocks(path: string | URL): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let heading = '';
  let open: { readonly language: string; readonly line: number; readonly lines: string[] } | undefined;
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (!line.startsWith('```')) {
      if (open !== undefined) open.lines.push(line);
      else if (line.startsWith('#')) heading = line.replace(/^#+\s*/u, '');
    } else if (open === undefined) open = { language: line.slice(3), line: index + 1, lines: [] };
    else {
      blocks.push({ heading, language: open.language, line: open.line, text: open.lines.join('\n') });
      open = undefined;
    }
  }
  return blocks;
}
