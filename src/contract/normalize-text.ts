/** In which form texts for people are compared. */

/** What follows a sentence that names the cause and gives advice: `User not found! Please sign up first.` */
const ADVICE = /[.!?,;]\s+(?:please|kindly|try|retry|contact|check|make sure|reload|reconnect)\b.*$/su;
/** What follows a colon, a dash or stands in brackets at the end: `User not found: 42`. */
const DETAIL = /(?:\s*:\s|\s+[-–—]\s|:…|\s+\().*$/su;

/**
 * Brings a text into the form in which texts are compared: lower case, single spaces, no quotation marks,
 * no `Error:` in front and no full stop at the end.
 *
 * @param text - The text.
 * @returns The form.
 */
export function normalizeText(text: string): string {
  return text
    .replaceAll('...', '…')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/["“”„`]|(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^(?:(?:error|oops|sorry)\s*[:,!.]+\s*)+/u, '')
    .replace(/[\s.!]+$/u, '')
    .trim();
}

/**
 * The forms of a text of which one has to match: the whole text, and the text without the advice and the
 * detail that follow.
 *
 * @param text - The text.
 * @returns One or two normalized texts.
 */
export function normalizedForms(text: string): readonly string[] {
  const whole = normalizeText(text);
  const head = normalizeText(whole.replace(ADVICE, '').replace(DETAIL, ''));
  return head === whole || head === '' ? [whole] : [whole, head];
}
