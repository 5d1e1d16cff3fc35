/** Every program of the list answers with the real routing-controllers, on the Express 4 that it brings, what the analysis says. */

import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { runDecorated } from '../web/decorated-program.js';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf } from '../web/served-case.js';
import { cases } from './cases.js';
import { servedCase, type RoutingCase } from './routing-case.js';

const load = createRequire(import.meta.url);

async function answer(routing: RoutingCase): Promise<Response> {
  // It keeps what decorators say in one place for all programs.
  Reflect.deleteProperty(globalThis, 'routingControllersMetadataArgsStorage');
  const { file, served } = servedCase(routing);
  const [statements, , request] = served;
  const { server } = runDecorated(`${file.head}\n${statements}\n${(file.foot ?? '').replace(/server\.listen\(0\);$/, '')}`, load) as { server: RequestListener };
  const listening = createServer(server).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  try {
    const [method, path] = partsOf(request);
    return await fetch(`http://127.0.0.1:${String((listening.address() as AddressInfo).port)}${path}`, { method, redirect: 'manual' });
  } finally {
    listening.closeAllConnections();
    listening.close();
  }
}

/** Bytes with 204 are dropped, and what is not known is either. */
const onWire = (said: string): string => said.replaceAll(/\b204 yes/g, '204 no').replaceAll(/(\d{3}) unknown/g, '$1 yes, $1 no');

describe.each(cases.map((routing) => ({ routing, name: `${routing.request ?? ''} ${routing.text}` })))('$name', ({ routing }) => {
  it('is what is inferred', () => {
    const { file, served } = servedCase(routing);
    expect(inferredOf(file, served)).toBe(routing.inferred);
  });

  it('answers that', async () => {
    // What is said to be unknown is no answer.
    if (/\d/.test(routing.inferred)) expect(await answerAmong(onWire(routing.inferred), await answer(routing))).toBeDefined();
  });
});
