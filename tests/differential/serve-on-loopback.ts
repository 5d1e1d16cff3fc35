/** Asks a server on loopback. */

import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { Answered } from './dialect.js';

/**
 * @param url - What is asked for.
 * @returns The code of the answer, and whether there is a body: `200 yes`; undefined when none came.
 */
export async function askOver(url: URL): Promise<Answered> {
  const response = await fetch(url, { redirect: 'manual' }).catch(() => undefined);
  return response && `${String(response.status)} ${(await response.arrayBuffer()).byteLength > 0 ? 'yes' : 'no'}`;
}

/**
 * @param server - A server that does not listen yet.
 * @param use - Asks it.
 */
export async function serveOnLoopback(server: Server, use: (ask: (path: string) => Promise<Answered>) => Promise<void>): Promise<void> {
  server.listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await use((path) => askOver(new URL(`http://127.0.0.1:${String(port)}${path}`)));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
