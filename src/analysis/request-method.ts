/** Knows which methods the requests of a run can have, and what the handlers read of them. */

import { constant, unknown, type ExcludedConstants, type Letters, type Unknown, type Value } from '../evaluator/value.js';

/** The methods that handlers are asked for one by one (RFC 9110, section 9.3, and PATCH of RFC 5789); TRACE and CONNECT are not for handlers. */
export const ASKED_METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** One method, or every method but some. */
export type RequestMethod = { readonly is: string } | { readonly isNot: readonly string[] };

/** Any method. */
export const ANY_METHOD: RequestMethod = { isNot: [] };

/** A method that handlers are not asked for one by one. */
export const OTHER_METHOD: RequestMethod = { isNot: ASKED_METHODS };

/**
 * @param method - The method of a route, upper case; `ALL` or null when it is not one known method.
 * @returns The methods of its requests: a HEAD request reaches a GET route too.
 */
export function methodOfRoute(method: string | null): RequestMethod {
  if (method === null || method === 'ALL') return ANY_METHOD;
  return method === 'GET' ? { isNot: ASKED_METHODS.filter((other) => other !== 'GET' && other !== 'HEAD') } : { is: method };
}

/**
 * @param method - The methods.
 * @param letters - The case of its letters.
 * @returns The value of the request's member.
 */
export function methodValue(method: RequestMethod, letters: Letters = 'upper'): Value {
  const written = (name: string): string => (letters === 'lower' ? name.toLowerCase() : name);
  return 'is' in method ? constant(written(method.is)) : textExcept(method.isNot.map(written), 'the method of the request is not known', letters);
}

/**
 * @param method - The value of the request's member, or another value.
 * @param change - The called member of a string.
 * @returns What the call gives, as far as the methods that it cannot be are known; undefined when nothing is.
 */
export function methodInOtherCase(method: Value, change: string | undefined): Value | undefined {
  if (change !== 'toLowerCase' && change !== 'toUpperCase') return undefined;
  if (method.kind !== 'unknown') return undefined;
  const names = ASKED_METHODS.filter((one) => excludes(method, one) || excludes(method, one.toLowerCase()));
  if (names.length === 0) return undefined;
  const isLower = change === 'toLowerCase';
  return textExcept(names.map((one) => (isLower ? one.toLowerCase() : one)), method.reason, isLower ? 'lower' : 'upper');
}

function excludes({ excluded }: Unknown, name: string): boolean {
  for (let entry = excluded; entry !== undefined; entry = entry.next) if (entry.constant === name) return true;
  return false;
}

function textExcept(names: readonly string[], reason: string, letters: Letters): Unknown {
  const excluded = names.reduce<ExcludedConstants | undefined>((next, name) => ({ constant: name, next }), undefined);
  // Methods are named in capitals (RFC 9110, section 9.1), and one of those that servers know holds a hyphen.
  return unknown(reason, { type: 'string', truthiness: true, letters, ...(excluded === undefined ? {} : { excluded }) });
}
