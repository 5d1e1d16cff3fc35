/** Where the lines of a text begin, found when the first position is asked for. */

interface Position {
  /** From 1. */
  readonly line: number;
  /** From 0, in UTF-16 code units. */
  readonly column: number;
}

export class LineIndex {
  #starts: readonly number[] | null = null;
  readonly #text: string;

  /** @param text - The text of a source file. */
  constructor(text: string) {
    this.#text = text;
  }

  /**
   * @param offset - UTF-16 code units from the start of the text.
   * @returns The line and column.
   */
  at(offset: number): Position {
    this.#starts ??= lineStarts(this.#text);
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) };
  }
}

/** A stretch of a text whose lines and columns are worked out when they are read. */
export class LazyLocation {
  readonly #lines: LineIndex;
  readonly #start: number;
  readonly #end: number;

  /**
   * @param lines - The lines of the text.
   * @param start - The first code unit.
   * @param end - The code unit after the last.
   */
  constructor(lines: LineIndex, start: number, end: number) {
    this.#lines = lines;
    this.#start = start;
    this.#end = end;
  }

  get start(): Position {
    return this.#lines.at(this.#start);
  }

  get end(): Position {
    return this.#lines.at(this.#end);
  }
}

/** Line terminators as ECMAScript has them (ECMA-262, section 12.3). */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: { length } } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu)) starts.push(index + length);
  return starts;
}
