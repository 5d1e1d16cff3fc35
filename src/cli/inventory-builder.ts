/** Collects the records of many files into one inventory. */

import type { Contract } from '../contract/contract.js';
import type { HttpFile } from '../rule-kit/read-http-file.js';
import { describeRouteRecord } from './describe-route.js';
import type { Inventory, RouteRecord } from './inventory-schema.js';
import { OverrideUses } from './override-uses.js';

export class InventoryBuilder {
  #files = 0;
  readonly #routes: RouteRecord[] = [];
  readonly #contracts = new Map<string, Contract>();
  readonly #overrides = new OverrideUses();

  /** How many files were looked at. */
  get files(): number {
    return this.#files;
  }

  /** The contracts that are in force for the files, one of each name. */
  get contracts(): readonly Contract[] {
    return [...this.#contracts.values()];
  }

  /**
   * Takes down what a file answers; of the file itself nothing is kept.
   *
   * @param contract - The contract that is in force for it.
   * @param file - The file; undefined when it shows no sign of a framework.
   */
  add(contract: Contract, file?: HttpFile): void {
    this.#files += 1;
    this.#contracts.set(contract.name, contract);
    this.#overrides.add(contract, file);
    if (file !== undefined) for (const route of file.model.routes) this.#routes.push(describeRouteRecord(file, route));
  }

  /**
   * @param contract - The contract that is named when there was no file.
   * @param isWhole - Whether the files are all of the project.
   * @returns The inventory, its routes in the order of the files' paths and of their places.
   */
  build(contract: Contract, isWhole: boolean): Inventory {
    const routes = this.#routes.sort((one, other) => compare(one.file, other.file) || one.line - other.line || one.column - other.column);
    const overrides = this.#overrides.describe(isWhole);
    const responses = routes.flatMap((route) => route.responses);
    return {
      version: 1,
      contract: [...this.#contracts.keys()].join(', ') || contract.name,
      summary: {
        files: this.#files,
        routes: routes.length,
        responses: responses.length,
        resolvedResponses: responses.filter(({ status }) => status !== null).length,
        unresolved: sum(routes.map(({ unresolved }) => unresolved.length)),
        findings: sum(responses.map(({ findings }) => findings.length)),
        unusedOverrides: overrides.filter(({ used }) => used === false).length,
      },
      overrides,
      routes,
    };
  }
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
