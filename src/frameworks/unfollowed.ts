/** Code whose part in the answers is not followed, by what the text of a file shows of it. */

export interface Unfollowed {
  /** What the text of the file shows, or that of a route's handlers. */
  readonly shows: RegExp;
  /** What is not known because of it, a clause without a full stop. */
  readonly reason: string;
  /** Whether it concerns only the routes whose own handlers show it. */
  readonly inHandler?: true;
  /** Whether it answers requests by itself: a file without routes has one then, of which nothing else is known. */
  readonly answers?: true;
}
