/** How one contract's source is laid over another's. */

import { ContractError } from './contract-error.js';
import type { CauseSource, ContractSource, ErrorRowSource, OverriddenRoutes, SuccessRowSource } from './contract.js';
import { joinPath } from './describe-issue.js';

type Entries<Entry> = Readonly<Record<string, Entry | null>>;

/** The source of a contract in which nothing is left to be removed or looked up. */
export interface FlatContractSource {
  readonly name: string;
  readonly success: ReadonlyMap<string, SuccessRowSource>;
  readonly errors: ReadonlyMap<string, FlatErrorRowSource>;
  readonly overrides: readonly FlatOverrideSource[];
}

/** Its rows are whole: laid over those of the contract in which it is written. */
export interface FlatOverrideSource {
  readonly routes: OverriddenRoutes;
  readonly reason: string;
  /** Of the contract in which it is written. */
  readonly origin: string;
  /** `overrides[0]` */
  readonly path: string;
  /** The methods whose success codes it says. */
  readonly answered: readonly string[];
  readonly success: ReadonlyMap<string, SuccessRowSource | null>;
  readonly errors: ReadonlyMap<string, FlatErrorRowSource | null>;
}

type FlatRows = Pick<FlatContractSource, 'success' | 'errors'>;
type RowSources = Pick<ContractSource, 'success' | 'errors'>;

export type FlatErrorRowSource = Omit<ErrorRowSource, 'causes'> & { readonly causes: ReadonlyMap<string, CauseSource> };

/**
 * Lays a contract's source over the contract that it extends: rows by code, causes by id, and inside them key by key.
 * A list replaces the list below it; null removes a row or a cause. Exceptions are added to those below.
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
  const rows = extendRows(base, source, [], origin);
  const overrides = (source.overrides ?? []).map((override, index) => {
    const { methods, paths, files, reason } = override;
    const path = ['overrides', index];
    const named = methods === undefined ? override : { ...override, success: withMethods(override.success, methods) };
    const { success, errors } = extendRows(rows, named, path, origin);
    return {
      routes: { methods, paths, files },
      reason,
      origin,
      path: joinPath(path),
      answered: Object.values(named.success ?? {}).flatMap((row) => row?.methods ?? []),
      success: pick(success, override.success),
      errors: pick(errors, override.errors),
    };
  });
  return { name: source.name ?? base?.name ?? origin, ...rows, overrides: [...(base?.overrides ?? []), ...overrides] };
}

function extendRows(base: FlatRows | undefined, source: RowSources, path: readonly (string | number)[], origin: string): FlatRows {
  return {
    success: overlay(base?.success, source.success, [...path, 'success'], origin, (below, row) => ({ ...below, ...row })),
    errors: overlay(base?.errors, source.errors, [...path, 'errors'], origin, (below, row, rowPath) => ({
      ...below,
      ...row,
      causes: overlay(below?.causes, row.causes, [...rowPath, 'causes'], origin, (cause, above) => ({ ...cause, ...above })),
    })),
  };
}

function withMethods(rows: RowSources['success'], methods: readonly string[]): RowSources['success'] {
  return rows && Object.fromEntries(Object.entries(rows).map(([code, row]) => [code, row && { methods, ...row }]));
}

/** The rows that a source speaks of; null for those that it removed. */
function pick<Flat>(rows: ReadonlyMap<string, Flat>, source: Entries<unknown> = {}): ReadonlyMap<string, Flat | null> {
  return new Map(Object.keys(source).map((code) => [code, rows.get(code) ?? null]));
}

function overlay<Entry, Flat>(
  below: ReadonlyMap<string, Flat> | undefined,
  above: Entries<Entry> | undefined,
  path: readonly (string | number)[],
  origin: string,
  combine: (below: Flat | undefined, above: Entry, path: readonly (string | number)[]) => Flat,
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
