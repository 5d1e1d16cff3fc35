/** What answers in Next.js before a handler of either router: its middleware, which is called a proxy since 16, and what the configuration rewrites. */

import { matcherLeavesOut } from './next-matcher.js';
import type { Surrounding } from './file-route-adapter.js';

export const nextSurroundings: readonly Surrounding[] = [
  ...['middleware', 'proxy', 'src/middleware', 'src/proxy'].map((path) => ({ path, does: 'answers before a handler', leavesOut: matcherLeavesOut })),
  { path: 'next.config', shows: /\b(?:rewrites|redirects)\b/, does: 'answers before a handler' },
];
