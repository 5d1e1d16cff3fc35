/** What a constructor gets from a caller that is not known. */

import type { State } from '../evaluator/state.js';
import { isNode } from '../evaluator/syntax.js';
import { unknown, type Value } from '../evaluator/value.js';

/** Classes that are derived from one another are followed at most this far. */
const MAXIMUM_PARENTS = 20;

/**
 * @param state - The path.
 * @param reference - A class.
 * @returns One value that is not known for each parameter of its constructor, or of the one that it inherits.
 */
export function constructorArguments(state: State, reference: Value): readonly Value[] {
  let current = state.resolve(reference);
  for (let depth = 0; depth < MAXIMUM_PARENTS && current.kind === 'object'; depth += 1) {
    const { payload } = state.object(current);
    if (payload.type !== 'class') break;
    const { constructorNode, superClass } = payload;
    if (constructorNode !== null) {
      // Whatever a parameter with a default gets, it is not undefined then.
      return constructorNode.value.params.map((parameter) =>
        unknown('it is a parameter of a constructor that nobody calls here', isNode(parameter, 'AssignmentPattern') ? { excluded: { constant: undefined, next: undefined } } : {}),
      );
    }
    if (superClass === null) break;
    current = state.resolve(superClass);
  }
  return [];
}
