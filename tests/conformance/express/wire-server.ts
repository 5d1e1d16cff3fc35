/** The child process that serves the modules of conformance cases. */

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ExpressVersion } from './conformance-case.js';

const script = fileURLToPath(new URL('./wire-server.cjs', import.meta.url));

interface Reply {
  readonly id: number;
  readonly port?: number;
  readonly failure?: string;
}

interface Waiting {
  readonly resolve: (port: number) => void;
  readonly reject: (error: Error) => void;
}

/** Serves modules on loopback; the process behind it is started when needed, and again when it died. */
export class WireServer {
  readonly #version: ExpressVersion;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | undefined;
  #lastId = 0;

  /** @param version - The major version of Express that `require('express')` gives. */
  constructor(version: ExpressVersion) {
    this.#version = version;
  }

  /**
   * Starts a module's application on a free port.
   *
   * @param source - The module's text.
   * @returns The port, and a function that ends the application's server.
   * @throws Error when the module throws while it is loaded, or the process dies first.
   */
  async serve(source: string): Promise<{ port: number; stop: () => void }> {
    const child = this.#running();
    const id = ++this.#lastId;
    const port = await new Promise<number>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      child.send({ id, kind: 'serve', source, version: this.#version });
    });
    return { port, stop: () => child.connected && child.send({ id, kind: 'stop' }) };
  }

  /** Ends the process. */
  close(): void {
    this.#child?.kill();
    this.#child = undefined;
  }

  #running(): ChildProcess {
    if (this.#child) return this.#child;
    const child = fork(script, [], {
      execArgv: [],
      env: { ...process.env, NODE_ENV: 'test', NO_DEPRECATION: '*' },
    });
    child.on('message', (reply: Reply) => this.#settle(reply));
    child.on('exit', () => this.#died(child));
    this.#child = child;
    return child;
  }

  #settle({ id, port, failure }: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (port === undefined) waiting?.reject(new Error(`The module could not be loaded: ${failure}.`));
    else waiting?.resolve(port);
  }

  #died(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error('The server process ended while it was loading a module.'));
    this.#waiting.clear();
  }
}
