/** Runs a small program in the evaluator and says what it returns. */

import { parse } from '@typescript-eslint/typescript-estree';
import { Activation } from '../../src/evaluator/activation.js';
import { callWithUnknowns } from '../../src/evaluator/call-function.js';
import { evaluateModule } from '../../src/evaluator/evaluate-module.js';
import { Evaluation, type EvaluationHooks } from '../../src/evaluator/evaluation.js';
import { State } from '../../src/evaluator/state.js';
import type { NodeByName } from '../../src/evaluator/syntax.js';
import { UNDEFINED, unknown, type Value } from '../../src/evaluator/value.js';
import { showValue } from './show-value.js';

/** One way in which a program ends. */
export interface Ending {
  readonly kind: 'returns' | 'throws';
  readonly state: State;
  readonly value: Value;
  /** For a throw: no `throw` of the source makes it. */
  readonly implicit: boolean;
}

export interface RanProgram {
  readonly endings: readonly Ending[];
  /** A call that is not known may have thrown. */
  readonly mayThrow: boolean;
  /** Why the evaluation did not end by itself, when it did not. */
  readonly bound: string | undefined;
}

export interface ProgramOptions {
  /** Statements of the top level, ahead of the program. */
  readonly before?: string;
  readonly hooks?: Partial<EvaluationHooks>;
}

/**
 * @param code - Statements that set a variable `result`. The names `x`, `y`, `f` and `g` are parameters that nobody knows.
 * @param before - Statements of the top level, ahead of it.
 * @returns The module whose function `program` runs the statements and returns `result`.
 */
export function programText(code: string, before = ''): string {
  return `${before}\nasync function program(x, y, f, g) {\n${code}\nreturn result;\n}`;
}

/**
 * @param code - As {@link programText}.
 * @param options - What stands ahead of the program, and answers to the questions of the evaluator.
 * @returns Every way in which it ends.
 */
export function runProgram(code: string, { before, hooks }: ProgramOptions = {}): RanProgram {
  return runModule(programText(code, before), hooks);
}

/**
 * @param text - A module with a function `program`.
 * @param hooks - Answers to the questions of the evaluator.
 * @returns Every way in which the function ends.
 */
export function runModule(text: string, hooks: Partial<EvaluationHooks> = {}): RanProgram {
  const program = parse(text, { range: true, loc: true, comment: false }) as unknown as NodeByName['Program'];
  const evaluation = new Evaluation({
    importValue: () => undefined,
    unknownCall: () => undefined,
    entered: () => undefined,
    created: () => undefined,
    isCalledBack: () => true,
    ...hooks,
  });
  let endings: readonly Ending[] = [];
  const bound = evaluation.bounded(() => {
    const { module, environment, state } = evaluateModule(evaluation, { file: '/program.ts', text, program });
    evaluation.started();
    const id = environment.find('program');
    const main = id === undefined ? undefined : state.get(id);
    if (main === undefined || main.kind === 'heap') return;
    const root = new Activation({ evaluation, module, caller: null, callSite: null, node: null, thisValue: UNDEFINED, args: [] });
    endings = callWithUnknowns(root, state, main, 'it is a parameter', { module, node: program }).map((outcome) => endingOf(outcome.state, outcome.value));
  });
  return { endings, mayThrow: evaluation.mayThrow, bound };
}

function endingOf(state: State, value: Value): Ending {
  const payload = value.kind === 'object' ? state.object(value).payload : undefined;
  if (payload?.type !== 'promise') return { kind: 'returns', state, value, implicit: false };
  if (payload.outcome === 'pending') return { kind: 'returns', state, value: unknown('a promise is pending'), implicit: false };
  const isThrow = payload.outcome === 'rejected';
  return { kind: isThrow ? 'throws' : 'returns', state, value: payload.value, implicit: isThrow && payload.failure?.implicit === true };
}

/**
 * @param ran - What running a program gave.
 * @returns All values that it may return, `throws` before those that leave it as errors of its own.
 */
export function showEndings({ endings, bound }: RanProgram): string {
  if (bound !== undefined) return bound;
  const texts = endings
    .filter(({ implicit }) => !implicit)
    .flatMap(({ kind, state, value }) => showValue(state, value).split(' | ').map((text) => (kind === 'throws' ? `throws ${text}` : text)));
  return [...new Set(texts)].sort().join(' | ');
}
