/** What the analysis says that the handlers of a route file answer, and whether a real answer is among that. */

import type { Outcome } from '../../../src/model/route.js';

/**
 * @param outcome - What is inferred.
 * @returns The codes, each with whether there is a body, errors marked with `!`; and what is not resolved.
 */
export function sayAnswers({ responses, unresolved }: Outcome): string {
  const answers = responses.map(({ kind, status, body }) => `${kind === 'error' ? '!' : ''}${status.kind === 'known' ? String(status.code) : '?'} ${body}`);
  return [...answers, ...unresolved.map(({ reason }) => `{${reason}}`)].join(', ');
}

/**
 * @param said - What {@link sayAnswers} says.
 * @param response - The real answer.
 * @returns The real answer as the inferred one that it is; undefined when it is none of them.
 */
export async function answerAmong(said: string, response: Response): Promise<string | undefined> {
  const real = `${String(response.status)} ${(await response.arrayBuffer()).byteLength > 0 ? 'yes' : 'no'}`;
  return said.split(', ').find((one) => one.replace('!', '') === real);
}
