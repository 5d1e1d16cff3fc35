/** Methods of regular expressions, which are never run: a bad one could take for ever. */

import { nativeFunction } from '../built-in.js';
import { unknown, type Value } from '../value.js';

export const regexpMethods: ReadonlyMap<string, Value> = new Map<string, Value>([
  [
    'test',
    nativeFunction('test', ({ state, site }) => [{ state, value: unknown('whether a pattern fits is not known', { site, type: 'boolean' }) }]),
  ],
  ['exec', nativeFunction('exec', ({ state, site }) => [{ state, value: unknown('what a pattern finds is not known', { site }) }])],
]);
