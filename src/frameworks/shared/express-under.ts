/** Express' response under a framework that brings a version of Express with it. */

import { expressResponding } from '../express.js';
import type { ResponseFramework } from '../framework-adapter.js';

/**
 * @param versionOf - The major version of Express under a major version of the framework.
 * @returns What Express' response and request are there, and what becomes of errors that Express gets.
 */
export function expressUnder(versionOf: (version: number) => number): ResponseFramework {
  const { response, checkStatus, escape } = expressResponding;
  const calls = Object.fromEntries(
    Object.entries(response.calls).map(([name, { reorder, ...call }]) => [
      name,
      reorder === undefined ? call : { ...call, reorder: (constants: Parameters<typeof reorder>[0], version: number) => reorder(constants, versionOf(version)) },
    ]),
  );
  return {
    ...expressResponding,
    response: { ...response, calls },
    checkStatus: (value, how, version) => checkStatus(value, how, versionOf(version)),
    escape: (left, version) => escape(left, versionOf(version)),
  };
}
