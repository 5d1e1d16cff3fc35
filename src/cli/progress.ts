/** The line on a terminal that says how far a command is. */

/** Milliseconds between two states of the line. */
const INTERVAL = 100;
/** Goes to the start of the line and empties it (ECMA-48: CR, EL). */
const CLEAR = '\r\u001B[K';

export class Progress {
  #shownAt = 0;
  #isShown = false;

  /** @param stream - Where the line is shown, if it is a terminal. */
  constructor(private readonly stream: { readonly isTTY?: boolean | undefined; write(text: string): unknown }) {}

  /** @param files - How many files were looked at. */
  show(files: number): void {
    if (this.stream.isTTY !== true) return;
    const now = performance.now();
    if (this.#isShown && now - this.#shownAt < INTERVAL) return;
    this.stream.write(`${CLEAR}${files} ${files === 1 ? 'file' : 'files'}`);
    this.#shownAt = now;
    this.#isShown = true;
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#isShown) this.stream.write(CLEAR);
    this.#isShown = false;
  }
}
