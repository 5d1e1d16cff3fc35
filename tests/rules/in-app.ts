/** Puts code into an application, so that a case shows only what it is about: the code begins in line 2. */

/**
 * @param code - What is done with `app` (and `express`).
 * @returns A CommonJS module.
 */
export function inApp(code: string): string {
  return `const express = require('express'); const app = express();\n${code}`;
}
