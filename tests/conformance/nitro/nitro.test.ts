/**
 * Every handler of the list answers with the real h3 1, as Nitro 2 runs it, what the analysis says of a file of `server/api`. Nitro 2 and Nuxt
 * register each file in one router that is preemptive (nitropack 2, `runtime/internal/app.ts`), so that a handler that gives nothing answers.
 */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as h3 from 'h3-v1';
import { describe, expect, it } from 'vitest';
import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { compileHandler } from '../web/compile-handler.js';
import { answerAmong, sayAnswers } from '../web/say-answers.js';
import { handlers } from './handlers.js';

const names: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(h3).filter(([name]) => name !== 'default'));
const file = 'server/api/c.ts';

function inferred(source: string): string {
  const project = createProject({ 'package.json': { name: 'p', dependencies: { nuxt: '^4.0.0' } } });
  const text = `export default defineEventHandler(${source});`;
  return modelInProject(project, file, text, {}, 1)
    .routes.map(({ outcome }) => sayAnswers(outcome))
    .join('; ');
}

async function answerOf(source: string): Promise<Response> {
  const app = h3.createApp();
  const router = h3.createRouter({ preemptive: true });
  router.use('/api/c', h3.defineEventHandler(compileHandler(source, names) as h3.EventHandler));
  app.use(router.handler);
  const server = createServer(h3.toNodeListener(app)).listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    return await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/c`, { redirect: 'manual' });
  } finally {
    server.close();
  }
}

describe('Nitro 2', () => {
  it.each(handlers)('%s', async (source, expected) => {
    expect(inferred(source)).toBe(expected);
    const answer = await answerOf(source);
    expect(await answerAmong(expected, answer), `the real code is ${String(answer.status)}`).toBeDefined();
  });
});
