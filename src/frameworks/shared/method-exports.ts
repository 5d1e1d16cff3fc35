/** Files whose exports are named as the methods that they handle. */

/** The methods of RFC 9110, section 9.3, that a handler is written for, and PATCH of RFC 5789. */
export const METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH'];

/** The method of each export. */
export const methodExports: Readonly<Record<string, string>> = Object.fromEntries(METHODS.map((method) => [method, method]));

/**
 * @param others - Further names of exports that are handlers.
 * @returns What the text of such a file shows.
 */
export function methodExportSign(...others: readonly string[]): RegExp {
  return new RegExp(`\\bexport\\b[^'"\`]*\\b(?:${[...METHODS, ...others].join('|')})\\b`);
}
