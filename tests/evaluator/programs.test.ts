/** What small programs can return: exactly the printed values, among them everything that Node was seen to return. */

import { describe, expect, it } from 'vitest';
import { findImpossible } from '../kit/run-for-real.js';
import { runProgram, showEndings } from '../kit/run-program.js';
import { arrays } from './programs/arrays.js';
import { branches } from './programs/branches.js';
import { callbacks } from './programs/callbacks.js';
import { classes } from './programs/classes.js';
import { collections } from './programs/collections.js';
import { constants } from './programs/constants.js';
import { decorators } from './programs/decorators.js';
import { destructuring } from './programs/destructuring.js';
import { errors } from './programs/errors.js';
import { functions } from './programs/functions.js';
import { loops } from './programs/loops.js';
import { narrowing } from './programs/narrowing.js';
import { objects } from './programs/objects.js';
import { operators } from './programs/operators.js';
import { optionalChaining } from './programs/optional-chaining.js';
import { platform } from './programs/platform.js';
import { promises } from './programs/promises.js';
import { switches } from './programs/switches.js';
import { topLevel } from './programs/top-level.js';
import { tries } from './programs/tries.js';
import { typescript } from './programs/typescript.js';

const topics = {
  'constants and templates': constants,
  operators,
  'objects and spreads': objects,
  'arrays and their methods': arrays,
  destructuring,
  functions,
  classes,
  decorators,
  'errors and instanceof': errors,
  'if, ternary and logical operators': branches,
  switch: switches,
  'loops, break and continue': loops,
  'try, catch and finally': tries,
  'optional chaining': optionalChaining,
  'what platforms give': platform,
  promises,
  'callbacks of unknown callees': callbacks,
  narrowing,
  'Map and Set': collections,
  TypeScript: typescript,
  'the top level': topLevel,
};

for (const [topic, programs] of Object.entries(topics)) {
  describe(topic, () => {
    it.each(programs)('$code', async ({ code, gives, before }) => {
      const ran = runProgram(code, before === undefined ? {} : { before });
      expect(showEndings(ran)).toBe(gives);
      expect(await findImpossible(code, before ?? '', ran)).toEqual([]);
    });
  });
}
