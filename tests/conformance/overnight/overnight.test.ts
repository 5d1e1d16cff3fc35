/** Every program of the list answers with the real `@overnightjs/core`, on the Express 4 that it brings, what the analysis says. */

import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { runDecorated } from '../web/decorated-program.js';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf } from '../web/served-case.js';
import { cases } from './cases.js';
import { servedCase, type OvernightCase } from './overnight-case.js';

const load = createRequire(import.meta.url);

async function answer(overnight: OvernightCase): Promise<Response> {
  const { file, served } = servedCase(overnight);
  const [statements, , request] = served;
  const { server } = runDecorated(`${file.head}\n${statements}\n${(file.foot ?? '').replace(/server\.app\.listen\(0\);$/, '')}`, load) as { server: { app: RequestListener } };
  const listening = createServer(server.app).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  try {
    const [method, path] = partsOf(request);
    return await fetch(`http://127.0.0.1:${String((listening.address() as AddressInfo).port)}${path}`, { method, redirect: 'manual' });
  } finally {
    listening.closeAllConnections();
    listening.close();
  }
}

/** What is not known is either. */
const onWire = (said: string): string => said.replaceAll(/(\d{3}) unknown/g, '$1 yes, $1 no');

describe.each(cases.map((overnight) => ({ overnight, name: `${overnight.request ?? ''} ${overnight.text}` })))('$name', ({ overnight }) => {
  it('is what is inferred', () => {
    const { file, served } = servedCase(overnight);
    expect(inferredOf(file, served)).toBe(overnight.inferred);
  });

  it('answers that', async () => {
    expect(await answerAmong(onWire(overnight.inferred), await answer(overnight))).toBeDefined();
  });
});
