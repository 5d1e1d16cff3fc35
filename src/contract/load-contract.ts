/** From the setting that names a contract to the contract. */

import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { builtInContracts, DEFAULT_CONTRACT } from './built-in/index.js';
import { ContractError } from './contract-error.js';
import type { Contract } from './contract.js';
import { parseContract } from './parse-contract.js';
import type { ResolveBase } from './parse-contract.js';
import { isContractPath, readContractFile } from './read-contract-file.js';
import { relativePath } from '../model/relative-path.js';

/** What messages call the setting. */
export const CONTRACT_SETTING = "settings['http-contract'].contract";

interface CachedContract {
  readonly contract: Contract;
  /** Time and size of each file that went into the contract, by path. */
  readonly stamps: ReadonlyMap<string, string>;
}

const byName = new Map<string, CachedContract>();
const byObject = new WeakMap<object, Map<string, CachedContract>>();

/**
 * Loads the contract that a setting names. A contract is parsed once; one that comes from files is parsed again when
 * the time or the size of such a file changes.
 *
 * @param setting - A built-in's name, a path to a JSON or YAML file, a contract, or undefined for the default.
 * @param cwd - Absolute path of the folder that paths in the setting are relative to. Paths in a file's `extends` are
 *   relative to that file.
 * @returns The contract.
 * @throws {@link ContractError} when there is no such contract, or when it is bad.
 */
export function loadContract(setting: string | object | undefined, cwd: string): Contract {
  if (typeof setting !== 'object') {
    const name = setting ?? DEFAULT_CONTRACT;
    const key = builtInContracts.has(name) ? name : resolve(cwd, name);
    return remember(byName, key, cwd, (resolveBase) => {
      const { source, origin } = resolveBase(name, CONTRACT_SETTING);
      return parseContract(source, origin, resolveBase);
    });
  }
  let contracts = byObject.get(setting);
  if (contracts === undefined) byObject.set(setting, (contracts = new Map()));
  return remember(contracts, cwd, cwd, (resolveBase) => parseContract(setting, CONTRACT_SETTING, resolveBase));
}

function remember(
  cache: Map<string, CachedContract>,
  key: string,
  cwd: string,
  parse: (resolveBase: ResolveBase) => Contract,
): Contract {
  const cached = cache.get(key);
  if (cached !== undefined && isFresh(cached)) return cached.contract;
  const stamps = new Map<string, string>();
  const contract = parse(baseResolver(cwd, stamps));
  cache.set(key, { contract, stamps });
  return contract;
}

function baseResolver(cwd: string, stamps: Map<string, string>): ResolveBase {
  const fileOf = new Map<string, string>();
  return (name, from) => {
    const builtIn = builtInContracts.get(name);
    if (builtIn !== undefined) return { source: builtIn, origin: name };
    if (!isContractPath(name)) {
      const known = [...builtInContracts.keys()].join(', ');
      const message = `${from}: "${name}" is no contract; expected a built-in's name (${known}) or a path that ends in .json, .yaml or .yml.`;
      throw new ContractError(from === CONTRACT_SETTING ? '' : 'extends', message);
    }
    const declaredIn = fileOf.get(from);
    const path = resolve(declaredIn === undefined ? cwd : dirname(declaredIn), name);
    const origin = relativePath(path, cwd);
    fileOf.set(origin, path);
    stamps.set(path, stampOf(path));
    return { source: readContractFile(path, origin), origin };
  };
}

function isFresh({ stamps }: CachedContract): boolean {
  return [...stamps].every(([path, stamp]) => stampOf(path) === stamp);
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 'absent' : `${stats.mtimeMs} ${stats.size}`;
}
