/** Where a text stops being JSON: `JSON.parse` does not tell on every version of Node. */

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/**
 * Finds the first place at which a text cannot go on as JSON (RFC 8259).
 *
 * @param text - A text that is not JSON.
 * @returns Line and column, both from 1.
 */
export function locateJsonError(text: string): { readonly line: number; readonly column: number } {
  const scanner = new JsonScanner(text);
  scanner.scanText();
  const before = text.slice(0, scanner.position).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

class JsonScanner {
  position = 0;

  constructor(private readonly text: string) {}

  scanText(): boolean {
    return this.scanValue() && this.position === this.text.length;
  }

  private scanValue(): boolean {
    this.skip(SPACE);
    const isGood =
      this.skip('{')
        ? this.scanList('}', () => this.skip(STRING) && this.skipSpaced(':') && this.scanValue())
        : this.skip('[')
          ? this.scanList(']', () => this.scanValue())
          : this.skip(STRING) || this.skip(SCALAR);
    return isGood && this.skip(SPACE);
  }

  private scanList(end: string, scanItem: () => boolean): boolean {
    if (this.skipSpaced(end)) return true;
    do {
      this.skip(SPACE);
      if (!scanItem()) return false;
    } while (this.skipSpaced(','));
    return this.skip(end);
  }

  private skipSpaced(character: string): boolean {
    this.skip(SPACE);
    return this.skip(character);
  }

  private skip(token: string | RegExp): boolean {
    let length = -1;
    if (typeof token === 'string') {
      if (this.text.startsWith(token, this.position)) length = token.length;
    } else {
      token.lastIndex = this.position;
      length = token.exec(this.text)?.[0].length ?? -1;
    }
    if (length === -1) return false;
    this.position += length;
    return true;
  }
}
