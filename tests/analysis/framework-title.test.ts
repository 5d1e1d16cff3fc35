/** What messages call the frameworks. */

import { expect, it } from 'vitest';
import { frameworkTitle } from '../../src/analysis/framework-title.js';

it.each([
  ['express', 'Express'],
  ['next', 'Next.js'],
  ['sveltekit', 'SvelteKit'],
  ['workers', 'Cloudflare Workers'],
  ['h3', 'h3'],
])('%s is %s', (name, title) => {
  expect(frameworkTitle(name)).toBe(title);
});
