/** Runs a program of Nest, compiled as Nest's users compile theirs, and asks it. */

import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { runDecorated } from '../web/decorated-program.js';
import { partsOf } from '../web/served-case.js';
import { programOf, type NestCase } from './nest-case.js';

export type Platform = 'express' | 'fastify';

/** The packages of a folder of their own, for another version of Nest: `NEST_FROM=/folder/package.json`. */
const load = createRequire(process.env['NEST_FROM'] ?? import.meta.url);
load('reflect-metadata');

const adapters: Readonly<Record<Platform, () => object>> = {
  express: () => new (load('@nestjs/platform-express') as { ExpressAdapter: new () => object }).ExpressAdapter(),
  fastify: () => new (load('@nestjs/platform-fastify') as { FastifyAdapter: new () => object }).FastifyAdapter(),
};

/**
 * @param nest - The case.
 * @param platform - What Nest runs on.
 * @returns What is answered to its request.
 */
export async function answerWithNest(nest: NestCase, platform: Platform): Promise<Response> {
  const { head, statements, foot } = programOf(nest);
  const require = (name: string): unknown => (name === 'elsewhere' ? { elsewhere: { call: () => ({ a: 1 }) } } : load(name));
  const { bootstrap } = runDecorated(`${head}\n${statements}\n${foot.replace(/bootstrap\(\);$/, '')}`, require, { platform: adapters[platform] }) as { bootstrap?: () => Promise<INestApplication> };
  const app = await bootstrap?.();
  if (app === undefined) throw new TypeError('The program starts nothing.');
  try {
    const [method, path] = partsOf(nest.request);
    const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
    return await fetch(`http://127.0.0.1:${String(port)}${path}`, { method, redirect: 'manual' });
  } finally {
    await app.close();
  }
}
