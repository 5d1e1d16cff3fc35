/** `switch`: the first case that fits is entered, and cases fall through until a `break`. */

import { blockDeclarations, Environment } from './environment.js';
import { evaluate, siteOf } from './evaluate.js';
import { declareBlock, executeBody } from './execute-statement.js';
import { binaryValue } from './operator.js';
import { mergeStates } from './paths.js';
import type { State } from './state.js';
import type { NodeByName } from './syntax.js';
import { branch } from './truth.js';
import type { Value } from './value.js';

interface Searching {
  readonly state: State;
  readonly value: Value;
}

/**
 * @param node - The statement.
 * @param environment - The scope it stands in.
 * @param state - The path; it is taken over.
 * @returns The states of the paths that go on after it.
 */
export function executeSwitch(node: NodeByName['SwitchStatement'], environment: Environment, state: State): readonly State[] {
  const { activation } = environment;
  const { scopeCount } = activation;
  const scope = new Environment(environment, activation);
  for (const branchCase of node.cases) declareBlock(blockDeclarations(branchCase.consequent), scope, state);
  const entries = node.cases.map((): State[] => []);
  let searching: Searching[] = evaluate(node.discriminant, scope, state).map((outcome) => ({ ...outcome }));
  node.cases.forEach((branchCase, index) => {
    const { test } = branchCase;
    if (test === null) return;
    searching = searching.flatMap((search) =>
      evaluate(test, scope, search.state).flatMap((outcome): Searching[] => {
        const equal = binaryValue(outcome.state, '===', search.value, outcome.value, siteOf(test, scope));
        const { whenTrue, whenFalse } = branch(outcome.state, equal);
        if (whenTrue !== undefined) entries[index]?.push(whenTrue);
        return whenFalse === undefined ? [] : [{ state: whenFalse, value: search.value }];
      }),
    );
  });
  const unmatched = searching.map((search) => search.state);
  const defaultIndex = node.cases.findIndex((branchCase) => branchCase.test === null);
  if (defaultIndex !== -1) entries[defaultIndex]?.push(...unmatched);

  const outer = activation.jumps;
  activation.jumps = [];
  let falling: readonly State[] = [];
  node.cases.forEach((branchCase, index) => {
    const entering = mergeStates([...falling, ...(entries[index] ?? [])]);
    falling = mergeStates(entering.flatMap((path) => executeBody(branchCase.consequent, scope, path)));
  });
  const broken = activation.jumps.filter((jump) => jump.type === 'break' && jump.label === null);
  activation.jumps = [...outer, ...activation.jumps.filter((jump) => !broken.includes(jump))];
  const ends = [...falling, ...broken.map((jump) => jump.state), ...(defaultIndex === -1 ? unmatched : [])];
  activation.leaveScopes(scopeCount, ends);
  return mergeStates(ends);
}
