/** The module text around the routes of a case. */

/**
 * Puts routes into a module that exports an Express application.
 *
 * @param routes - Statements that use `app` and may use `express`.
 * @returns The text of a CommonJS module.
 */
export function expressModule(routes: string): string {
  return `const express = require('express');\nconst app = express();\n${routes}\nmodule.exports = app;\n`;
}
