/** Which places the messages of the rules name. */

import { expect, it } from 'vitest';

import { namedPlaces } from '../../src/formatters/named-places.js';

it.each([
  ['POST /users answers 200 here, but the contract\'s code for POST is 201 (Created).', []],
  ['POST /users answers 200 (answered at src/users.ts:42), but the contract\'s code for POST is 201 (Created).', ['src/users.ts:42']],
  ['DELETE /look at me:3 answers 200 (answered at app/(shop)/my users.ts:7), but …', ['app/(shop)/my users.ts:7']],
  ["'User not found' names a cause of 404 (resource-not-found), but the response at lib/fail.js:3 (and 1 more response) answers 400.", ['lib/fail.js:3']],
  ["'User not found' names a cause of 404 (resource-not-found), but the response in line 3 answers 400.", []],
])('%s', (message, places) => {
  expect(namedPlaces(message).map(({ file, line }) => `${file}:${line}`)).toEqual(places);
});
