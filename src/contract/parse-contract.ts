/** How the source of a contract becomes a contract. */

import { safeParse } from 'valibot';
import { ContractError } from './contract-error.js';
import { contractSchema } from './contract-schema.js';
import type {
  CauseRow,
  CauseSource,
  Contract,
  ContractSource,
  ErrorRow,
  EvidenceLists,
  EvidenceListsSource,
  Override,
  SuccessRow,
  SuccessRowSource,
} from './contract.js';
import { describeIssue } from './describe-issue.js';
import { compileEvidenceMatcher } from './evidence-matcher.js';
import { extendContract } from './extend-contract.js';
import type { FlatContractSource, FlatErrorRowSource, FlatOverrideSource } from './extend-contract.js';

/** A contract's source before it is checked, and where it comes from. */
export interface UncheckedContract {
  readonly source: unknown;
  /** What messages call it: a built-in's name, a path, a settings key. */
  readonly origin: string;
}

/** Finds the contract that `extends` names; `from` is the origin of the contract that says so. */
export type ResolveBase = (name: string, from: string) => UncheckedContract;

/**
 * Parses a contract.
 *
 * @param source - The value that should be a contract.
 * @param origin - Where it comes from, for messages.
 * @param resolveBase - Finds the contract that `extends` names.
 * @returns The contract.
 * @throws {@link ContractError} with the first bad key, what was expected there and what stands there.
 */
export function parseContract(source: unknown, origin: string, resolveBase: ResolveBase): Contract {
  refuseCircle(source, origin);
  const flat = flatten({ source, origin }, [origin], resolveBase);
  if (flat.success.size + flat.errors.size === 0) {
    throw new ContractError('', `${origin}: the contract has no row; it needs one under success or errors.`);
  }
  return {
    name: flat.name,
    success: rowsOf(flat.success, (row, code) => successRow(row, `success.${code}`, code, origin)),
    errors: rowsOf(flat.errors, (row, code) => errorRow(row, `errors.${code}`, code, origin)),
    overrides: flat.overrides.map(override),
  };
}

function override({ routes, reason, origin, path, answered, success, errors }: FlatOverrideSource): Override {
  return {
    ...routes,
    at: `${origin}: ${path}`,
    reason,
    answered: new Set(answered),
    success: rowsOf(success, (row, code) => row && successRow(row, `${path}.success.${code}`, code, origin)),
    errors: rowsOf(errors, (row, code) => row && errorRow(row, `${path}.errors.${code}`, code, origin)),
  };
}

/** An object can extend itself only when it is built by code; the schema would follow it forever. */
function refuseCircle(source: unknown, origin: string): void {
  const seen = new Set<unknown>();
  for (let current = source; isObject(current); current = current['extends']) {
    if (seen.has(current)) throw new ContractError('extends', `${origin}: extends leads back to its own contract.`);
    seen.add(current);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function flatten(
  { source, origin }: UncheckedContract,
  chain: readonly string[],
  resolveBase: ResolveBase,
): FlatContractSource {
  const checked = checkSource(source, origin);
  if (checked.extends === undefined) return extendContract(undefined, checked, origin);
  const base =
    typeof checked.extends === 'string'
      ? resolveBase(checked.extends, origin)
      : { source: checked.extends, origin: `${origin}: extends` };
  if (chain.includes(base.origin)) {
    const circle = [...chain.slice(chain.indexOf(base.origin)), base.origin].join(' -> ');
    throw new ContractError('extends', `${origin}: extends leads back to its own contract (${circle}).`);
  }
  return extendContract(flatten(base, [...chain, base.origin], resolveBase), checked, origin);
}

function checkSource(source: unknown, origin: string): ContractSource {
  const result = safeParse(contractSchema, source, { abortEarly: true });
  if (result.success) return result.output;
  const { path, clause } = describeIssue(result.issues[0]);
  throw new ContractError(path, `${origin}: ${path === '' ? 'the contract' : path} ${clause}.`);
}

function rowsOf<Source, Row>(
  sources: ReadonlyMap<string, Source>,
  toRow: (source: Source, code: number) => Row,
): ReadonlyMap<number, Row> {
  const rows = [...sources].map(([code, source]): [number, Row] => [Number(code), toRow(source, Number(code))]);
  return new Map(rows.sort(([a], [b]) => a - b));
}

function successRow(source: SuccessRowSource, path: string, code: number, origin: string): SuccessRow {
  return {
    code,
    type: need(source.type, `${path}.type`, origin),
    methods: new Set(need(source.methods, `${path}.methods`, origin)),
    body: source.body ?? 'allowed',
  };
}

function errorRow(source: FlatErrorRowSource, path: string, code: number, origin: string): ErrorRow {
  return {
    code,
    type: need(source.type, `${path}.type`, origin),
    methods: source.methods === undefined ? null : new Set(source.methods),
    causes: [...source.causes].map(([id, cause]) => causeRow(id, cause, `${path}.causes.${id}`, origin)),
  };
}

function causeRow(id: string, source: CauseSource, path: string, origin: string): CauseRow {
  const lists = fillLists(source);
  const accepts = fillLists(source.accepts ?? {});
  return {
    id,
    description: need(source.description, `${path}.description`, origin),
    ...lists,
    accepts,
    isNamedBy: compileEvidenceMatcher(lists),
    isFitFor: compileEvidenceMatcher(accepts),
  };
}

function fillLists({ tokens = [], errors = [], messages = [] }: EvidenceListsSource): EvidenceLists {
  return { tokens, errors, messages };
}

function need<Value>(value: Value | undefined, path: string, origin: string): Value {
  if (value === undefined) throw new ContractError(path, `${origin}: ${path} is missing.`);
  return value;
}
