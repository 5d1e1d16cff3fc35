/** Installs the built package into the example API, lints it and prints the findings: they are what it is for. */

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('express-api', import.meta.url));

const run = (command) => spawnSync(command, { cwd, stdio: 'inherit', shell: true }).status;

// npm keeps a copy of the same version, also when a new build differs from it.
rmSync(join(cwd, 'node_modules/eslint-plugin-http-contract'), { recursive: true, force: true });
const installed = run('npm install --silent --no-audit --no-fund') === 0;

// ESLint ends with 1 when it found something and with 2 when it could not run.
process.exitCode = installed && run('npm run --silent lint') === 1 ? 0 : 2;
