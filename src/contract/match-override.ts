/** Whether an exception of a contract holds for a route. */

import { createRequire } from 'node:module';
import type { OverriddenRoutes } from './contract.js';

/** What is known of a route. */
export interface RouteFacts {
  /** Upper case; `ALL` for every method, null when not known. */
  readonly method: string | null;
  /** Null when not known. */
  readonly path: string | null;
  /** The file that registers it and the file of its handler, relative to the folder that ESLint runs in, with `/`. */
  readonly files: readonly string[];
  /** Whether the registration is among them: a handler that no route in its file names may be registered anywhere. */
  readonly isRegistered: boolean;
}

export type Match = 'yes' | 'no' | 'unknown';

type Glob = (text: string) => boolean;

const globs = new Map<string, Glob>();

/**
 * Holds an exception against a route.
 *
 * @param routes - The routes that the exception is about.
 * @param route - The route. HEAD is taken for GET, whose answers it has (RFC 9110, section 9.3.2).
 * @returns `yes` when the method, the path and a file match, `no` when one of them does not, else `unknown`: of a route for every
 *   method, an exception for some holds for a part of its requests.
 */
export function matchOverride({ methods, paths, files }: OverriddenRoutes, route: RouteFacts): Match {
  const matches = [
    methods === undefined ? 'yes' : matchMethod(methods, route.method),
    paths === undefined ? 'yes' : matchPath(paths, route.path),
    files === undefined ? 'yes' : matchFiles(files, route),
  ];
  if (matches.includes('no')) return 'no';
  return matches.includes('unknown') ? 'unknown' : 'yes';
}

function matchMethod(methods: readonly string[], method: string | null): Match {
  if (method === null || method === 'ALL') return 'unknown';
  return methods.includes(method === 'HEAD' ? 'GET' : method) ? 'yes' : 'no';
}

function matchPath(paths: readonly string[], path: string | null): Match {
  if (path === null) return 'unknown';
  return matchesAny(paths, withoutSlash(path)) ? 'yes' : 'no';
}

function matchFiles(patterns: readonly string[], { files, isRegistered }: RouteFacts): Match {
  if (files.some((file) => matchesAny(patterns, file))) return 'yes';
  return isRegistered ? 'no' : 'unknown';
}

function matchesAny(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => globOf(pattern)(text));
}

function globOf(pattern: string): Glob {
  let glob = globs.get(pattern);
  if (glob === undefined) {
    // Loaded on demand: most contracts have no exceptions.
    const picomatch: typeof import('picomatch') = createRequire(import.meta.url)('picomatch');
    // A text that is the pattern matches whatever stands in it: `/files/[id]`.
    globs.set(pattern, (glob = picomatch(withoutSlash(pattern), { dot: true, nonegate: true })));
  }
  return glob;
}

function withoutSlash(path: string): string {
  return path === '' ? '/' : path.replace(/(?<=.)\/$/u, '');
}
