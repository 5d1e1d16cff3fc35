/** Variables of the process: each is one value for all files, and nothing changes it while handlers run. */

import { newId, type Unknown } from './value.js';

export class EnvironmentVariables {
  readonly #ids = new Map<string, number>();

  /**
   * @param object - What a member is read from.
   * @param key - The member's name.
   * @returns The id of the variable's value; undefined when the member is no such variable.
   */
  idOf({ origin }: Unknown, key: string): number | undefined {
    if (origin?.kind !== 'member' || origin.key !== 'env' || origin.of.kind !== 'unknown') return undefined;
    if (origin.of.origin?.kind !== 'global' || origin.of.origin.name !== 'process') return undefined;
    const id = this.#ids.get(key) ?? newId();
    this.#ids.set(key, id);
    return id;
  }
}
