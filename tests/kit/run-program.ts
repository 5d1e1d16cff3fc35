/** Runs a small program in the evaluator and says what it returns. */

import { parse } from '@typescript-eslint/typescript-estree';
import { Activation } from '../../src/evaluator/activation.js';
import { callWithUnknowns } from '../../src/evaluator/call-unknown.js';
import { evaluateModule, type EvaluatedModule } from '../../src/evaluator/evaluate-module.js';
import { Evaluation, silentHooks, type EvaluationHooks } from '../../src/evaluator/evaluation.js';
import { ImportedModules } from '../../src/evaluator/imported-modules.js';
import { State } from '../../src/evaluator/state.js';
import type { NodeByName, SourceModule } from '../../src/evaluator/syntax.js';
import { alternatives, UNDEFINED, unknown, type Single, type Value } from '../../src/evaluator/value.js';
import { linkParents } from './link-parents.js';
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
  /** Changes the syntax before it runs, into what a parser would be too deep for. */
  readonly change?: (program: NodeByName['Program']) => void;
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
export function runProgram(code: string, { before, hooks, change }: ProgramOptions = {}): RanProgram {
  return runModule(programText(code, before), hooks, change);
}

/**
 * @param text - A module with a function `program`.
 * @param hooks - Answers to the questions of the evaluator.
 * @param change - Changes the syntax before it runs.
 * @returns Every way in which the function ends.
 */
export function runModule(text: string, hooks: Partial<EvaluationHooks> = {}, change?: ProgramOptions['change']): RanProgram {
  const evaluation = new Evaluation({ ...silentHooks, ...hooks }, new ImportedModules(silentHooks));
  let endings: readonly Ending[] = [];
  const bound = evaluation.bounded(() => {
    const evaluated = evaluateModule(evaluation, sourceOf(text, change));
    evaluation.started();
    endings = callMain(evaluation, evaluated);
  });
  return { endings, mayThrow: evaluation.mayThrow, bound };
}

/**
 * @param text - A module.
 * @returns What is known after its top level; undefined when it takes too many steps.
 */
export function evaluateText(text: string): EvaluatedModule | undefined {
  const evaluation = new Evaluation(silentHooks, new ImportedModules(silentHooks));
  let evaluated: EvaluatedModule | undefined;
  evaluation.bounded(() => {
    evaluated = evaluateModule(evaluation, sourceOf(text));
  });
  return evaluated;
}

function sourceOf(text: string, change?: ProgramOptions['change']): SourceModule {
  const program = parse(text, { range: true, loc: true, comment: false }) as unknown as NodeByName['Program'];
  // What is changed is deeper than a parser reads, and than links are needed for.
  if (change === undefined) linkParents(program);
  change?.(program);
  return { file: '/program.ts', text, program };
}

function callMain(evaluation: Evaluation, { module, environment, state }: EvaluatedModule): readonly Ending[] {
  const id = environment.find('program');
  const main = id === undefined ? undefined : state.get(id);
  if (main === undefined || main.kind === 'heap') return [];
  const root = new Activation({ evaluation, module, caller: null, callSite: null, node: null, thisValue: UNDEFINED, args: [] });
  const outcomes = callWithUnknowns(root, state, main, 'it is a parameter', { module, node: module.program });
  return outcomes.flatMap((outcome) => alternatives(outcome.state.resolve(outcome.value)).map((single) => endingOf(outcome.state, single)));
}

function endingOf(state: State, value: Single): Ending {
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
