/** Patterns with one `*`, as `paths`, `exports` and `imports` write them. */

/**
 * @param pattern - A text with at most one `*`.
 * @param text - Any text.
 * @returns What the `*` stands for, empty when the pattern has none; null when the pattern does not match.
 */
export function matchPattern(pattern: string, text: string): string | null {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === text ? '' : null;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  if (text.length < before.length + after.length || !text.startsWith(before) || !text.endsWith(after)) return null;
  return text.slice(before.length, text.length - after.length);
}
