/** What a random handler is seen to answer, held against what is inferred of it. */

import { inferredOf } from '../conformance/web/served-case.js';
import type { Dialect } from './dialect.js';
import { printProgram } from './print-program.js';
import type { HandlerProgram } from './program.js';

function* queriesOf(queries: ReadonlyMap<string, readonly (string | undefined)[]>): Generator<string> {
  const all = [...queries];
  const [first, ...others] = all;
  if (first === undefined) return yield '';
  for (const value of first[1]) {
    for (const rest of queriesOf(new Map(others))) yield value === undefined ? rest : `${first[0]}=${value}&${rest}`;
  }
}

/** Bytes that are handed over with a code that has none are dropped (RFC 9110, section 6.4.1). */
const onWire = (said: string): string => said.replace('!', '').replace(/^(204|205|304) .*/, '$1 no');

/**
 * Runs a program with every choice of its query values.
 *
 * @param program - The program.
 * @param dialect - The words of the framework.
 * @returns What the two do not agree on, with the text; undefined when they agree.
 */
export async function findDisagreement(program: HandlerProgram, dialect: Dialect): Promise<string | undefined> {
  const { text, queries } = printProgram(program, dialect);
  const said = inferredOf(dialect.file, [text, '', `GET ${dialect.route ?? '/c'}`]);
  const inferred = [...new Set(said.split(', ').map(onWire))].sort();
  const seen = new Set<string>();
  await dialect.serve(text, async (ask) => {
    for (const query of queriesOf(queries)) seen.add((await ask(`/c?${query}`)) ?? 'none');
  });
  const observed = [...seen].sort();
  if (observed.join(', ') === inferred.join(', ')) return undefined;
  return `seen:     ${observed.join(', ')}\ninferred: ${inferred.join(', ')}\n${text}\n`;
}
