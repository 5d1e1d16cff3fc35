/** Programs about what every platform gives, with everything that they can return. */

import type { Program } from '../../kit/program.js';

const attempt = (code: string): string => `let result; try { ${code}; result = 'done' } catch { result = 'failed' }`;

export const platform: readonly Program[] = [
  ...[
    'process.env.PORT',
    'const { PORT } = process.env',
    'Date.now()',
    'new Date()',
    'new Date(x)',
    'new Date(x).getTime()',
    'new Date().toISOString()',
    'Math.random()',
    'performance.now()',
    'crypto.randomUUID()',
    'process.uptime()',
    'clearTimeout(x)',
    'new AbortController()',
  ].map((code) => ({ code: attempt(code), gives: '"done"' })),
  ...[
    'new Date(x).toISOString()',
    'new URL(x)',
    'new TextDecoder(x)',
    'Buffer.from(x)',
    'process.cwd()',
    'process.env.PORT.length',
    'window.x',
  ].map((code) => ({ code: attempt(code), gives: '"done" | "failed"' })),
  { code: 'const result = typeof Date.now()', gives: '"number"' },
  { code: 'const result = typeof crypto.randomUUID()', gives: '"string"' },
  { code: 'const result = Math.sqrt(16) + Math.pow(2, 3)', gives: '12' },
  { code: "const result = process ? 'there' : 'never'", gives: '"there"' },
];
