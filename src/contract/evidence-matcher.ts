/** How lists of tokens, error classes and texts become a test of evidence. */

import type { EvidenceKind } from '../model/evidence.js';
import type { EvidenceLists } from './contract.js';
import { splitClassName, splitName } from './name-words.js';
import { normalizeText } from './normalize-text.js';
import type { ReadEvidence } from './read-evidence.js';
import { compileTemplate } from './text-template.js';

type FormMatcher = (form: string) => boolean;

export type EvidenceMatcher = (evidence: ReadEvidence) => boolean;

/**
 * Compiles lists of evidence, each when it is first needed: most runs meet few causes.
 *
 * @param lists - Templates, each without a fault.
 * @returns Whether evidence matches a template of its kind as a whole. For names, separators do not count: the
 *   token `NOTFOUND` matches `NOT_FOUND`.
 */
export function compileEvidenceMatcher(lists: EvidenceLists): EvidenceMatcher {
  const compile: Readonly<Record<EvidenceKind, () => FormMatcher>> = {
    token: () => compileNames(lists.tokens, splitName),
    class: () => compileNames(lists.errors, splitClassName),
    message: () => compileTexts(lists.messages),
  };
  const compiled = new Map<EvidenceKind, FormMatcher>();
  return ({ kind, forms }) => {
    let matcher = compiled.get(kind);
    if (matcher === undefined) compiled.set(kind, (matcher = compile[kind]()));
    return forms.some(matcher);
  };
}

function compileNames(names: readonly string[], split: (name: string) => readonly string[]): FormMatcher {
  const plain = new Set(names.filter(isPlain).map((name) => split(name).join('')));
  const matches = matchAny(names, (name) => compileTemplate(name, 'name', (text) => split(text).join(' ')));
  return (form) => plain.has(form.replaceAll(' ', '')) || matches(form);
}

function compileTexts(texts: readonly string[]): FormMatcher {
  const plain = new Set(texts.filter(isPlain).map(normalizeText));
  const matches = matchAny(texts, (text) => compileTemplate(text, 'text', normalizeText));
  return (form) => plain.has(form) || matches(form);
}

/** `not found`: compared as it is, because an expression for each of them takes more time than all else here. */
function isPlain(template: string): boolean {
  return !/^\/|…|\.{3}/u.test(template);
}

function matchAny(templates: readonly string[], compile: (template: string) => RegExp): FormMatcher {
  const expressions = templates.filter((template) => !isPlain(template)).map(compile);
  return (form) => expressions.some((expression) => expression.test(form));
}
