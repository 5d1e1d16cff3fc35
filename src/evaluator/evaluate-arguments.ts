/** Lists of expressions: arguments, array elements, spreads. */

import type { Environment } from './environment.js';
import { evaluate, siteOf } from './evaluate.js';
import { heapObject } from './heap-object.js';
import { chain } from './outcome.js';
import { throwerOfList } from './foreign-code.js';
import { mayRaise } from './raise.js';
import type { State } from './state.js';
import { type Node, isNode } from './syntax.js';
import { type ListOutcome, limitLists } from './value-list.js';
import { UNDEFINED, type Value, constant, oneOf, unknown } from './value.js';

/**
 * Evaluates expressions one after the other.
 *
 * @param nodes - The expressions.
 * @param environment - The scope they stand in.
 * @param state - The path; it is taken over.
 * @returns Their values, over all paths.
 */
export function evaluateAll(nodes: readonly Node[], environment: Environment, state: State): readonly ListOutcome[] {
  return evaluateArguments(nodes, environment, state);
}

interface GrowingList extends ListOutcome {
  readonly values: Value[];
}

/**
 * @param nodes - Arguments or array elements; null for a hole.
 * @param environment - The scope they stand in.
 * @param state - The path; it is taken over.
 * @returns Their values, spread elements in their places.
 */
export function evaluateArguments(nodes: readonly (Node | null)[], environment: Environment, state: State): readonly ListOutcome[] {
  let lists: readonly GrowingList[] = [{ state, values: [], open: false }];
  for (const node of nodes) {
    lists = chain(lists, (list): readonly GrowingList[] => {
      if (node === null) return [{ ...list, values: [...list.values, UNDEFINED] }];
      const expression = isNode(node, 'SpreadElement') ? node.argument : node;
      const outcomes = evaluate(expression, environment, list.state);
      if (expression === node && outcomes.length === 1) {
        // A long list with one path grows in place: it is nobody else's yet.
        return outcomes.map((outcome) => {
          list.values.push(placed(list, outcome.value));
          return { ...list, state: outcome.state };
        });
      }
      return chain(outcomes, (outcome): readonly GrowingList[] => {
        if (expression === node) return [{ ...list, state: outcome.state, values: [...list.values, placed(list, outcome.value)] }];
        const { elements, open } = elementsOf(outcome.state, outcome.value);
        if (open && outcome.state.resolve(outcome.value).kind !== 'object') mayRaise(environment.activation, outcome.state, siteOf(node, environment), throwerOfList(outcome.state, outcome.value));
        return [{ state: outcome.state, values: [...list.values, ...elements.map((value) => placed(list, value))], open: list.open || open }];
      });
    });
    if (lists.length > 1) lists = limitLists(lists).map((list) => ({ ...list, values: [...list.values] }));
  }
  return lists;
}

/** Behind a spread of unknown length, a constant may stand in another place; functions are kept for whoever looks for handlers. */
function placed(list: ListOutcome, value: Value): Value {
  return list.open && value.kind === 'constant' ? oneOf([value, unknown('an element of a list is not known')]) : value;
}

/**
 * @param state - The path.
 * @param value - Something iterable.
 * @returns The elements that are known; `open` when there may be others.
 */
export function elementsOf(state: State, value: Value): { readonly elements: readonly Value[]; readonly open: boolean } {
  const resolved = state.resolve(value);
  if (resolved.kind === 'object') {
    const { payload } = state.object(resolved);
    if (payload.type === 'array') return payload;
    if (payload.type === 'collection' && !payload.open) {
      return {
        elements: payload.entries.map(([key, entry]) =>
          key === entry ? key : state.allocate(heapObject({ type: 'array', elements: [key, entry], open: false })),
        ),
        open: false,
      };
    }
  }
  if (resolved.kind === 'constant' && typeof resolved.value === 'string') {
    return { elements: [...resolved.value].map((letter) => constant(letter)), open: false };
  }
  return { elements: [], open: true };
}
