/** Every program of the list answers with the real itty-router what the analysis says. */

import * as itty from 'itty-router';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedFile } from '../web/served-case.js';
import { cases } from './cases.js';

const names = ['AutoRouter', 'Router', 'IttyRouter', 'StatusError', 'cors', 'error', 'html', 'json', 'status', 'text', 'withContent', 'withParams'];
const file: ServedFile = {
  manifest: { name: 'p', dependencies: { 'itty-router': '^6.0.0' } },
  version: 6,
  head: `import { ${names.join(', ')} } from 'itty-router';`,
  foot: 'export default { fetch: router.fetch };',
};

interface Fetching {
  readonly fetch: (request: Request) => Promise<unknown>;
}

/** What the router gives; a runtime makes an answer of it. */
async function givenBy(statements: string, request: string | undefined): Promise<unknown> {
  let router: Fetching | undefined;
  const take = (made: Fetching): void => {
    router = made;
  };
  await runStatements(`${statements}\ntake(router);`, { ...itty, take });
  const [method, path] = partsOf(request);
  return await router?.fetch(new Request(`http://localhost${path.replace('*', '/other')}`, { method })).catch((error: unknown) => error);
}

describe('itty-router', () => {
  it.each(cases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    const [statements, expected, request] = served;
    expect(inferredOf(file, served)).toBe(expected);
    const given = await givenBy(statements, request);
    const isTold = expected !== '' && !/[{?]/.test(expected);
    expect(given instanceof Response || !isTold).toBe(true);
    if (isTold) expect(await answerAmong(expected, given as Response), `${statements}: the real code is ${String((given as Response).status)}`).toBeDefined();
  });
});
