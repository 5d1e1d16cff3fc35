/** What is known of the path of a URL. */

import { constant, unknown, type Single, type Value } from '../../evaluator/value.js';

/**
 * @param url - A URL, as an absolute path or with its origin.
 * @returns Its path.
 */
export function pathOfUrl(url: Single): Value {
  const reason = 'the path of a URL is not known';
  if (url.kind === 'constant') {
    const text = String(url.value);
    const base = text.startsWith('/') ? 'http://localhost' : undefined;
    return URL.canParse(text, base) ? constant(new URL(text, base).pathname) : unknown(reason, { type: 'string' });
  }
  if (url.kind === 'object') return unknown(reason, { type: 'string', truthiness: true });
  const { text, excluded, startsNot } = url;
  // A URL that is none of some paths may be one of them with a query: no path is asked for with and without.
  const known = { ...(text?.startsWith('/') === true ? { text } : {}), ...(excluded === undefined ? {} : { excluded }), ...(startsNot === undefined ? {} : { startsNot }) };
  return unknown(reason, { type: 'string', truthiness: true, ...known });
}
