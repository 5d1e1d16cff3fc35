/** How a contract writes texts down: plain, with `…` for a noun phrase, or as a pattern between slashes. */

/** Words that end a noun phrase: `…` does not stand for a phrase that has one of them. */
const NOT_IN_NOUN_PHRASE = [
  'am|is|are|was|were|be|been|being|has|have|had|do|does|did|not|no|cannot|can|could|will|would|should|must|may|might',
  "can't|couldn't|doesn't|don't|didn't|isn't|wasn't|won't|but|because|if|when|while|unless|until|although",
  'fail|failed|fails|unable|missing|invalid|required|found|exist|exists|exceeds|expected',
].join('|');

const WORD = `(?!(?:${NOT_IN_NOUN_PHRASE})(?![^\\s]))[^\\s,;:!?()]*[^\\s,;:!?().]`;

/** What `…` stands for: in texts a noun phrase, in names some words. */
const SLOTS = { text: `(?:${WORD}(?: ${WORD}){0,6})`, name: '(?:\\S+(?: \\S+){0,6})' };

type SlotKind = keyof typeof SLOTS;

const PATTERN = /^\/(?<source>.*)\/$/su;
/** `\S` or `\p{Lu}`: their capitals are no letters of a text. */
const ESCAPE = /\\(?:[pP]\{[^}]*\}|.)/gsu;
const PATTERN_WITH_FLAGS = /^\/.*\/[a-z]+$/su;

/**
 * Finds what makes a text unusable as a template.
 *
 * @param template - A text of a contract.
 * @returns What was expected instead, or undefined when the template is good.
 */
export function findTemplateFault(template: string): string | undefined {
  if (PATTERN_WITH_FLAGS.test(template)) return 'a pattern without flags (case never counts)';
  const source = PATTERN.exec(template)?.groups?.['source'];
  if (source === undefined) return /[\p{L}\p{N}]/u.test(template) ? undefined : 'a text with at least one letter';
  try {
    compileSource(source, 'text');
  } catch {
    return 'a valid regular expression between the slashes';
  }
  return source === '' ? 'a regular expression between the slashes' : undefined;
}

/**
 * Compiles a template. The expression matches whole texts only, in any case.
 *
 * @param template - A text of a contract, for which {@link findTemplateFault} finds no fault.
 * @param kind - Whether it is compared with texts for people or with the words of a name.
 * @param normalize - Brings a template that is no pattern into the form that the texts have.
 * @returns The expression, for normalized texts.
 */
export function compileTemplate(template: string, kind: SlotKind, normalize: (text: string) => string): RegExp {
  const source = PATTERN.exec(template)?.groups?.['source'];
  return compileSource(source ?? normalize(template).replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'), kind);
}

function compileSource(source: string, kind: SlotKind): RegExp {
  const whole = `^(?:${source.replaceAll('…', SLOTS[kind])})$`;
  // The texts are in lower case, and an expression for any case takes twice the time to compile.
  return new RegExp(whole, /\p{Lu}/u.test(source.replaceAll(ESCAPE, '')) ? 'iu' : 'u');
}
