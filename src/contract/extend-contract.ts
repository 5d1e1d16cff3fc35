/** How one contract's source is laid over another's. */

import { ContractError } from './contract-error.js';
import type { CauseSource, ContractSource, ErrorRowSource } from './contract.js';
import { joinPath } from './describe-issue.js';

type Entries<Entry> = Readonly<Record<string, Entry | null>>;

/** The source of a contract in which nothing is left to be removed or looked up. */
export interface FlatContractSource {
  readonly name: string;
  readonly success: ReadonlyMap<string, NonNullable<NonNullable<ContractSource['success']>[string]>>;
  readonly errors: ReadonlyMap<string, FlatErrorRowSource>;
}

export type FlatErrorRowSource = Omit<ErrorRowSource, 'causes'> & { readonly causes: ReadonlyMap<string, CauseSource> };

/**
 * Lays a contract's source over the contract that it extends: rows by code, causes by id, and inside them key by key.
 * A list replaces the list below it; null removes a row or a cause.
 *
 * @param base - The contract that is extended; undefined when there is none.
 * @param source - The source, valid by the schema.
 * @param origin - Where the source comes from, for messages.
 * @returns The source with everything that it extends in it.
 * @throws {@link ContractError} when null stands for something that is not there.
 */
export function extendContract(
  base: FlatContractSource | undefined,
  source: ContractSource,
  origin: string,
): FlatContractSource {
  return {
    name: source.name ?? base?.name ?? origin,
    success: overlay(base?.success, source.success, ['success'], origin, (below, row) => ({ ...below, ...row })),
    errors: overlay(base?.errors, source.errors, ['errors'], origin, (below, row, path) => ({
      ...below,
      ...row,
      causes: overlay(below?.causes, row.causes, [...path, 'causes'], origin, (cause, above) => ({ ...cause, ...above })),
    })),
  };
}

function overlay<Entry, Flat>(
  below: ReadonlyMap<string, Flat> | undefined,
  above: Entries<Entry> | undefined,
  path: readonly string[],
  origin: string,
  combine: (below: Flat | undefined, above: Entry, path: readonly string[]) => Flat,
): ReadonlyMap<string, Flat> {
  const result = new Map(below);
  for (const [key, entry] of Object.entries(above ?? {})) {
    const entryPath = [...path, key];
    if (entry !== null) {
      result.set(key, combine(result.get(key), entry, entryPath));
    } else if (!result.delete(key)) {
      const at = joinPath(entryPath);
      throw new ContractError(at, `${origin}: ${at} is null, which removes it, but there is nothing to remove.`);
    }
  }
  return result;
}
