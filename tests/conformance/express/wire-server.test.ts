/** The server process says what goes wrong, and is started again when it died. */

import { afterAll, describe, expect, it } from 'vitest';
import { expressModule } from './express-module.js';
import { requestOnWire } from './request-on-wire.js';
import { WireServer } from './wire-server.js';

const server = new WireServer(5);
const request = { method: 'GET', path: '/', expect: null };

async function answerOf(routes: string, timeout: number): Promise<unknown> {
  const { port, stop } = await server.serve(expressModule(routes));
  const answer = await requestOnWire(port, request, timeout);
  stop();
  return answer;
}

afterAll(() => server.close());

describe('WireServer', () => {
  it('serves a module', async () => {
    expect(await answerOf(`app.get('/', (req, res) => res.sendStatus(418));`, 5000)).toEqual({ status: 418, body: true });
  });

  it('refuses a module that throws while it is loaded', async () => {
    await expect(server.serve(`throw new Error('broken');`)).rejects.toThrow('The module could not be loaded: Error: broken.');
  });

  it('outlives an exception that nobody catches', async () => {
    expect(await answerOf(`app.get('/', () => { setTimeout(() => { throw new Error('late'); }); });`, 300)).toBeNull();
    expect(await answerOf(`app.get('/', (req, res) => res.end());`, 5000)).toEqual({ status: 200, body: false });
  });

  it('is started again when it died', async () => {
    await expect(server.serve('process.exit(1);')).rejects.toThrow('The server process ended');
    expect(await answerOf(`app.get('/', (req, res) => res.end('x'));`, 5000)).toEqual({ status: 200, body: true });
  });
});
