/** Runs conformance cases on a real Express and collects what comes over the wire. */

import { recordedFor } from './conformance-case.js';
import type { ConformanceCase, ExpressVersion, WireAnswer } from './conformance-case.js';
import { requestOnWire } from './request-on-wire.js';
import { WireServer } from './wire-server.js';

/** Milliseconds until silence is believed. */
const silenceAfter = 300;
/** Milliseconds that a recorded answer may take on a busy machine. */
const patience = 5000;
/** Cases that run at the same time. */
const lanes = 8;

/** The answers of one case in the order of its requests; null for none. */
export type WireAnswers = readonly (WireAnswer | null)[];

/**
 * Runs every case, each in its own application, all in one child process.
 *
 * @param version - The major version of Express.
 * @param cases - The cases; their names must differ.
 * @returns The answers by case name.
 * @throws Error when a case's module cannot be loaded.
 */
export async function runOnWire(version: ExpressVersion, cases: readonly ConformanceCase[]): Promise<Map<string, WireAnswers>> {
  const server = new WireServer(version);
  const queue = cases.values();
  const answers = new Map<string, WireAnswers>();
  const runLane = async (): Promise<void> => {
    for (const next of queue) answers.set(next.name, await runCase(server, version, next));
  };
  try {
    await Promise.all(Array.from({ length: lanes }, runLane));
  } finally {
    server.close();
  }
  return answers;
}

async function runCase(server: WireServer, version: ExpressVersion, { name, source, requests }: ConformanceCase): Promise<WireAnswers> {
  const { port, stop } = await server.serve(source).catch((error: unknown) => {
    throw new Error(`Case "${name}" does not run.`, { cause: error });
  });
  const answers: (WireAnswer | null)[] = [];
  for (const request of requests) {
    const timeout = recordedFor(request, version) === null ? silenceAfter : patience;
    answers.push(await requestOnWire(port, request, timeout));
  }
  stop();
  return answers;
}
