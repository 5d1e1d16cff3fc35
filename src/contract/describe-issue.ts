/** What the schema library's complaint about a value means for the person who wrote the value. */

import type { BaseIssue } from 'valibot';

/** A complaint: the key, and a clause that goes on after it (`should be a list of texts, but it is 5`). */
export interface IssueDescription {
  readonly path: string;
  readonly clause: string;
}

/**
 * Joins keys to a path as JavaScript would write it.
 *
 * @param keys - Property names and list positions (numbers).
 * @returns For example `errors.404.causes.resource-not-found.messages[1]`.
 */
export function joinPath(keys: readonly (string | number)[]): string {
  let path = '';
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else if (/^[\w$-]+$/u.test(key)) path += path === '' ? key : `.${key}`;
    else path += `['${key}']`;
  }
  return path;
}

/**
 * Says in a few words what a value is.
 *
 * @param value - Any value.
 * @returns `"abc"`, `5`, `a list`, `an object`, `a function`, …
 */
function describeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  return String(value);
}

/**
 * Describes a complaint whose schema carries messages of the form "a list of texts" (what was expected).
 *
 * @param issue - The complaint.
 * @returns The key and the clause. For a value with alternatives, the complaint about the alternative that fitted best.
 */
export function describeIssue(issue: BaseIssue<unknown>): IssueDescription {
  const [nested] = [...(issue.issues ?? [])].sort((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0));
  if (nested?.path !== undefined) {
    const inner = describeIssue(nested);
    return { path: joinPath(keysOf(issue)) + separator(issue, inner.path) + inner.path, clause: inner.clause };
  }
  const path = joinPath(keysOf(issue));
  if (issue.expected === 'never') return { path, clause: `is not known; ${issue.message}` };
  if (issue.input === undefined) return { path, clause: 'is missing' };
  return { path, clause: `should be ${issue.message}, but it is ${describeValue(issue.input)}` };
}

/**
 * The words that a closed object's schema uses for a key it does not have.
 *
 * @param keys - The keys that the object may have.
 * @returns A clause such as `the keys known here are: type, methods`.
 */
export function listKnownKeys(keys: readonly string[]): string {
  return `the keys known here are: ${keys.join(', ')}`;
}

function keysOf(issue: BaseIssue<unknown>): (string | number)[] {
  return (issue.path ?? []).map((item) => (item.type === 'array' ? Number(item.key) : String(item.key)));
}

function separator(issue: BaseIssue<unknown>, innerPath: string): string {
  return (issue.path?.length ?? 0) > 0 && !innerPath.startsWith('[') ? '.' : '';
}
