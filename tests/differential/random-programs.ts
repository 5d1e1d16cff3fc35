/** Random handlers. */

import { array, boolean, constant, constantFrom, letrec, nat, oneof, option, record, type Arbitrary } from 'fast-check';
import type { Block, Code, HandlerProgram, Statement } from './program.js';

const successes = [200, 201, 202, 204] as const;
const failures = [400, 401, 403, 404, 409, 422, 500, 503] as const;
const literal = constantFrom(...successes, ...failures);
const failure = constantFrom(...failures);

const code: Arbitrary<Code> = oneof(
  record({ kind: constant('literal' as const), code: literal }),
  record({ kind: constant('conditional' as const), then: literal, otherwise: literal }),
  record({ kind: constant('table' as const), code: literal }),
  record({ kind: constant('function' as const), then: literal, otherwise: literal }),
  record({ kind: constant('variable' as const) }),
  record({ kind: constant('caught' as const) }),
);

const answer = record({ kind: constant('answer' as const), code, body: boolean(), form: nat(5), throughHelper: boolean() });

const simple: Arbitrary<Statement> = oneof(
  answer,
  record({ kind: constant('throw' as const), status: option(failure), again: boolean() }),
  record({ kind: constant('guard' as const), status: failure, awaits: boolean() }),
  record({ kind: constant('find' as const), missing: failure, awaits: boolean() }),
  record({ kind: constant('set' as const), code }),
);

const { block } = letrec<{ block: Block; statement: Statement }>((tie) => {
  const inner = tie('block');
  return {
    statement: oneof(
      { maxDepth: 3, depthIdentifier: 'block', withCrossShrink: true },
      simple,
      record({ kind: constant('branch' as const), test: nat(4), then: inner, otherwise: option(inner) }),
      record({ kind: constant('switch' as const), cases: array(record({ block: inner, falls: boolean() }), { minLength: 1, maxLength: 2 }), otherwise: option(inner) }),
      record({ kind: constant('try' as const), block: inner, handler: inner, last: option(inner, { freq: 1 }) }),
      record({ kind: constant('loop' as const), form: nat(3), block: inner, leaves: constantFrom('break' as const, 'continue' as const, null) }),
    ),
    block: array(tie('statement'), { maxLength: 3 }),
  };
});

/** Handlers of a few statements with up to a few blocks in one another. */
export const programs: Arbitrary<HandlerProgram> = record({ block, last: answer, wrapped: boolean(), initial: literal });
