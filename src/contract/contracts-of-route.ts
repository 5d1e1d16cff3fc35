/** Which contract holds for a route: the table, with the exceptions for the route laid over its rows. */

import type { Contract, Override, SuccessRow } from './contract.js';
import { matchOverride } from './match-override.js';
import type { RouteFacts } from './match-override.js';

/** By the exceptions that hold, for each contract. */
const laidOver = new WeakMap<Contract, Map<string, Contract>>();

/**
 * @param contract - A contract.
 * @param route - A route.
 * @returns The contract with the exceptions that hold for the route; then, for each exception of which nobody knows whether it
 *   holds, the contract with that one too. None of them has exceptions.
 */
export function contractsOfRoute(contract: Contract, route: RouteFacts): readonly [Contract, ...Contract[]] {
  const matches = contract.overrides.map((override) => matchOverride(override, route));
  const isCertain = (index: number): boolean => matches[index] === 'yes';
  const possible = [...matches.keys()].filter((index) => matches[index] === 'unknown');
  return [
    withOverrides(contract, isCertain),
    ...possible.map((index) => withOverrides(contract, (other) => other === index || isCertain(other))),
  ];
}

/**
 * @param contract - A contract.
 * @param route - A route.
 * @returns The exceptions that certainly hold for it.
 */
export function overridesOfRoute(contract: Contract, route: RouteFacts): readonly Override[] {
  return contract.overrides.filter((override) => matchOverride(override, route) === 'yes');
}

function withOverrides(contract: Contract, holds: (index: number) => boolean): Contract {
  const indexes = [...contract.overrides.keys()].filter(holds);
  let known = laidOver.get(contract);
  if (known === undefined) laidOver.set(contract, (known = new Map()));
  const key = indexes.join();
  let made = known.get(key);
  if (made === undefined) {
    const overrides = contract.overrides.filter((_override, index) => holds(index));
    const success = overrides.reduce(layOverSuccess, contract.success);
    const errors = overrides.reduce((below, override) => layOver(below, override.errors), contract.errors);
    known.set(key, (made = { name: contract.name, success, errors, overrides: [] }));
  }
  return made;
}

/** A row that the exception leaves without a method stays: its code is known, and wrong for every method. */
function layOverSuccess(below: ReadonlyMap<number, SuccessRow>, { answered, success }: Override): ReadonlyMap<number, SuccessRow> {
  const others = ({ methods }: SuccessRow) => [...methods].filter((method) => !answered.has(method));
  const left = new Map([...below].map(([code, row]) => [code, { ...row, methods: new Set(others(row)) }]));
  const above = [...success].map(([code, row]): [number, SuccessRow | null] => {
    const methods = row && [...(left.get(code)?.methods ?? []), ...row.methods];
    return [code, row && { ...row, methods: new Set(methods) }];
  });
  return layOver(left, new Map(above));
}

function layOver<Row>(below: ReadonlyMap<number, Row>, above: ReadonlyMap<number, Row | null>): ReadonlyMap<number, Row> {
  const rows = new Map<number, Row | null>([...below, ...above]);
  const present = [...rows].flatMap(([code, row]): [number, Row][] => (row === null ? [] : [[code, row]]));
  return new Map(present.sort(([one], [other]) => one - other));
}
