/** Counts what uses the exceptions of contracts. */

import type { Contract, Override } from '../contract/contract.js';
import { matchOverride } from '../contract/match-override.js';
import type { RouteFacts } from '../contract/match-override.js';
import type { Outcome } from '../model/route.js';
import { factsOfHandler, factsOfRoute } from '../rule-kit/judge-with-overrides.js';
import type { HttpFile } from '../rule-kit/read-http-file.js';
import type { OverrideRecord } from './inventory-schema.js';

interface Uses {
  readonly override: Override;
  routes: number;
  isUsed: boolean;
  /** Whether something that is not known may use it. */
  isOpen: boolean;
}

export class OverrideUses {
  /** By contract's name and place: the same contract can be read more than once. */
  readonly #uses = new Map<string, Uses>();

  /**
   * @param contract - A contract in force.
   * @param file - A file that it is in force for; undefined when the file shows no sign of a framework.
   */
  add(contract: Contract, file?: HttpFile): void {
    for (const override of contract.overrides) {
      const key = JSON.stringify([contract.name, override.at]);
      let uses = this.#uses.get(key);
      if (uses === undefined) this.#uses.set(key, (uses = { override, routes: 0, isUsed: false, isOpen: false }));
      if (file !== undefined) countUses(uses, file);
    }
  }

  /**
   * @param isWhole - Whether all files of the project were added.
   * @returns A record of each exception.
   */
  describe(isWhole: boolean): OverrideRecord[] {
    return [...this.#uses.values()].map(({ override, routes, isUsed, isOpen }) => {
      const { at, reason, methods = null, paths = null, files = null } = override;
      const lists = { methods: copy(methods), paths: copy(paths), files: copy(files) };
      return { at, reason, ...lists, routes, used: isUsed || (isOpen || !isWhole ? null : false) };
    });
  }
}

function countUses(uses: Uses, file: HttpFile): void {
  if (file.failure !== undefined) uses.isOpen = true;
  for (const route of file.model.routes) countUse(uses, factsOfRoute(file, route), route.outcome);
  // A handler that no route in its file names is met again as the handler of its route, if that can be seen.
  for (const handler of file.model.handlers) {
    const facts = factsOfHandler(file, handler);
    if (matchOverride(uses.override, facts) === 'yes') countUse(uses, facts, handler.outcome);
  }
}

function countUse(uses: Uses, facts: RouteFacts, { responses, unresolved }: Outcome): void {
  const match = matchOverride(uses.override, facts);
  if (match === 'no') return;
  if (match === 'unknown') {
    uses.isOpen = true;
    return;
  }
  if (facts.isRegistered) uses.routes += 1;
  const { success, errors } = uses.override;
  if (responses.some(({ status }) => status.kind === 'known' && (success.has(status.code) || errors.has(status.code)))) uses.isUsed = true;
  if (unresolved.length > 0 || responses.length === 0 || responses.some(({ status }) => status.kind === 'unknown')) uses.isOpen = true;
}

function copy(list: readonly string[] | null): string[] | null {
  return list && [...list];
}
