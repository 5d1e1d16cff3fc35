/** A project of Next.js as it is deployed: built, and served on loopback. */

import { execFile, spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);
const command = join(dirname(require.resolve('next/package.json')), 'dist', 'bin', 'next');
const environment = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const;

/** Milliseconds that a build may take on a busy machine. */
const PATIENCE = 300_000;

/**
 * @param root - The folder of a project.
 * @returns The port that it is served on, and a function that ends the server.
 * @throws Error when it cannot be built or served.
 */
export async function serveBuilt(root: string): Promise<{ readonly port: number; readonly stop: () => void }> {
  symlinkSync(dirname(dirname(require.resolve('next/package.json'))), join(root, 'node_modules'));
  // The other bundler takes no packages from outside of the project.
  await promisify(execFile)(process.execPath, [command, 'build', '--webpack'], { cwd: root, env: environment, timeout: PATIENCE });
  const server = spawn(process.execPath, [command, 'start', '--port', '0', '--hostname', '127.0.0.1'], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk) => {
      said += String(chunk);
      const told = /127\.0\.0\.1:(?<port>\d+)/.exec(said)?.groups?.['port'];
      if (told !== undefined && said.includes('Ready')) resolve(Number(told));
    });
    server.on('exit', () => {
      reject(new Error(`The server ended: ${said}`));
    });
  });
  return { port, stop: () => server.kill() };
}
