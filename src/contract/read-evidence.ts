/** Which words of a piece of evidence can name a cause. */

import type { Evidence, EvidenceKind } from '../model/evidence.js';
import { splitClassName, splitName } from './name-words.js';
import { normalizedForms } from './normalize-text.js';

/** Evidence in the forms in which it is compared with a contract. */
export interface ReadEvidence {
  readonly kind: EvidenceKind;
  /** Words, single spaces between them. One form has to match. */
  readonly forms: readonly string[];
}

/** Errors of the language: they say nothing about HTTP. */
const LANGUAGE_ERRORS = new Set([
  'Error',
  'AggregateError',
  'DOMException',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
]);

/** A name of such words alone (`AppError`, `ErrorResponse`, `HTTP_ERROR`, `fail`) says that there is an error, not which. */
const WORDS_WITHOUT_CAUSE = new Set([
  ...['error', 'errors', 'err', 'exception', 'fail', 'failed', 'failure', 'status', 'code', 'message', 'response'],
  ...['http', 'rest', 'api', 'app', 'application', 'express', 'base', 'custom', 'general', 'generic', 'my', 'common'],
  ...['service', 'domain', 'business', 'operational', 'handler', 'blank', 'about'],
]);

/** `https://example.com/problems/not-found`, `urn:problem:not-found`: the last segment is the name. */
const URI_PREFIX = /^[a-z][a-z0-9+.-]*:(?:.*[/#:])?(?=[^/#:])/iu;

/** In characters. What is longer is a page or a letter, not the name of a cause. */
const LONGEST = 300;

/**
 * @param evidence - The evidence.
 * @returns Whether it is too long to be read: nobody knows whether it names a cause.
 */
export function isPage(evidence: Evidence): boolean {
  return evidence.text.length > LONGEST;
}

/**
 * Reads a piece of evidence.
 *
 * @param evidence - The evidence.
 * @returns Its forms, or undefined when it names no cause at all: `Error`, `AppError`, a number, a text of unknown
 *   parts, a whole page.
 */
export function readEvidence(evidence: Evidence): ReadEvidence | undefined {
  if (isPage(evidence)) return undefined;
  const forms = formsOf(evidence).filter((form) => /\p{L}/u.test(form));
  return forms.length === 0 ? undefined : { kind: evidence.kind, forms };
}

function formsOf({ kind, text }: Evidence): readonly string[] {
  if (kind === 'class') return LANGUAGE_ERRORS.has(text) ? [] : nameForms(splitClassName(text));
  if (kind === 'token') return nameForms(withoutErrorPrefix(splitName(text.replace(URI_PREFIX, ''))));
  if (/^\s*[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*\s*$/u.test(text)) return nameForms(splitName(text.trim()));
  return normalizedForms(text).map((form) => (/^\w+$/u.test(form) ? splitName(form).join(' ') : form));
}

/** `error-not-found` and `ERR_NOT_FOUND` are `not found`. */
function withoutErrorPrefix(words: readonly string[]): readonly string[] {
  const [first, ...others] = words;
  return others.length > 0 && (first === 'error' || first === 'err') ? others : words;
}

function nameForms(words: readonly string[]): readonly string[] {
  return words.every((word) => WORDS_WITHOUT_CAUSE.has(word)) ? [] : [words.join(' ')];
}
