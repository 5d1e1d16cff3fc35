/** Which parameters the paths of Express have, and which of its paths are not read. */

import { describe, expect, it } from 'vitest';
import { readPathParameters } from '../../src/frameworks/path-parameters.js';

describe('readPathParameters', () => {
  it.each([
    ['/', [], [], true],
    ['/users/:id', ['id'], [], true],
    ['/users/:id/posts/:post_id', ['id', 'post_id'], [], true],
    ['/from/:from-:to.:ext', ['from', 'to', 'ext'], [], true],
    ['/users/:id?', [], ['id'], true],
    ['/users{/:id}/:other', ['other'], ['id'], true],
    ['/files/*', [], [], false],
    ['/files/:id/*path', ['id'], ['path'], false],
  ])('%s', (path, always, sometimes, isComplete) => {
    expect(readPathParameters(path)).toStrictEqual({ always, sometimes, isComplete });
  });

  it.each(['/users/:id(\\d+)', '/(a|b)/:id', '/ab?cd', '/users/:id*', '/users/:id+', '/:"quoted"', '/a\\:b'])('%s is not read', (path) => {
    expect(readPathParameters(path)).toBeUndefined();
  });
});
