/** The words of messages: how codes, routes, places and lists are called. */

import type { CausePlace } from '../contract/judge-causes.js';
import type { Place } from '../model/place.js';
import type { Branch } from './walk-model.js';
import { relativePath } from '../model/relative-path.js';

/**
 * @param row - A row of a contract.
 * @returns `201 (Created)`.
 */
export function describeRow(row: { readonly code: number; readonly type: string }): string {
  return `${row.code} (${row.type})`;
}

/**
 * @param places - Causes of a contract, each with its row.
 * @returns `404 (resource-not-found)`, `401 (not-authenticated) or 403 (no-permission)`.
 */
export function describeCausePlaces(places: readonly CausePlace[]): string {
  return joinWords(places.map(({ row, cause }) => `${row.code} (${cause.id})`), 'or');
}

/**
 * @param route - A route.
 * @returns `POST /users`, or `A POST route` when its path is not known; `On POST, the handler 'save'` for a handler that no route names.
 */
export function describeRoute({ method, path, handler }: Branch): string {
  if (handler !== undefined) return `On ${method ?? 'every method'}, ${handler.name === null ? 'the handler' : `the handler '${handler.name}'`}`;
  return path === null ? `A ${method ?? 'mounted'} route` : `${method ?? 'Every method of'} ${path === '' ? '/' : path}`;
}

/**
 * @param place - A place.
 * @param cwd - Absolute path of the folder that the result is relative to.
 * @returns `src/controllers/users.ts:42`.
 */
export function describePlace({ file, start }: Place, cwd: string): string {
  return `${relativePath(file, cwd)}:${start.line}`;
}

/**
 * @param words - At least one.
 * @param conjunction - What stands before the last.
 * @returns `a`, `a and b`, `a, b and c`.
 */
export function joinWords(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/**
 * @param names - Names of one kind of thing.
 * @param noun - The kind, for one.
 * @returns `POST /a`, `POST /a (and 1 more route)`, `POST /a (and 2 more routes)`; an empty text for no names.
 */
export function countMore([first = '', ...others]: readonly string[], noun: string): string {
  if (others.length === 0) return first;
  return `${first} (and ${others.length} more ${others.length === 1 ? noun : `${noun}s`})`;
}

/** In characters. */
const LONGEST_QUOTE = 60;

/**
 * @param text - A text of the source.
 * @returns The text in quotes, on one line, its end cut off when it is long.
 */
export function quote(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return `'${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line}'`;
}
