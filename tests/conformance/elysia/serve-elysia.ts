/** Serves an application of Elysia with Node. */

import type { Server } from 'node:http';
import { node } from '@elysiajs/node';
import { Elysia } from 'elysia';

/**
 * @param build - Registers with the application.
 * @param use - Asks it, at its address.
 * @returns What `use` gives.
 */
export async function serveElysia<T>(build: (app: Elysia) => Promise<void>, use: (origin: string) => Promise<T>): Promise<T> {
  const app = new Elysia({ adapter: node() });
  await build(app);
  return serveMade(app, use);
}

/**
 * @param app - An application that is made for Node.
 * @param use - Asks it, at its address.
 * @returns What `use` gives.
 */
export async function serveMade<T>(app: Pick<Elysia, 'listen'>, use: (origin: string) => Promise<T>): Promise<T> {
  const served = await new Promise<unknown>((resolve) => app.listen({ port: 0, hostname: '127.0.0.1' }, resolve));
  const { server } = (served as { readonly node: { readonly server: Server } }).node;
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  try {
    return await use(`http://127.0.0.1:${String(typeof address === 'object' ? address?.port : address)}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
