/** What was worked out from other files, kept from one linted file to the next: it holds as long as those files do. */

import type { SourceModule } from './syntax.js';

/** Thrown when a file has changed since something was worked out from it. */
export class Outdated extends Error {}

/** One thing that was worked out, and what it was worked out from. */
export class Derivation {
  readonly sources = new Set<Derivation>();
  /** The round in which it was last found to hold. */
  round: number;

  /**
   * @param round - The round in which it is worked out.
   * @param module - The file that was run, where one was.
   * @param holds - Whether it holds itself, whatever its sources do.
   */
  constructor(
    round: number,
    readonly module: SourceModule | null,
    readonly holds: () => boolean,
  ) {
    this.round = round;
  }
}

export class Derivations {
  #round = 0;
  #current: Derivation | null = null;

  /** From now on everything is looked at once more before it is used. */
  begin(): void {
    this.#round += 1;
  }

  /**
   * @param details - `module`: the file that is run. `holds`: whether what the derivation itself has looked at is the same now.
   * @returns A derivation without sources.
   */
  create({ module = null, holds = () => true }: { readonly module?: SourceModule | null; readonly holds?: () => boolean } = {}): Derivation {
    return new Derivation(this.#round, module, holds);
  }

  /**
   * @param derivation - What is being worked out.
   * @param run - Works it out; what it {@link use}s are the sources.
   * @returns Its result.
   */
  derive<T>(derivation: Derivation, run: () => T): T {
    const outer = this.#current;
    this.#current = derivation;
    try {
      return run();
    } finally {
      this.#current = outer;
    }
  }

  /**
   * @param derivation - Something that is about to be used.
   * @throws {Outdated} When it does not hold any more.
   */
  use(derivation: Derivation): void {
    this.#current?.sources.add(derivation);
    const pending = [derivation];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next.round === this.#round) continue;
      if (!next.holds()) throw new Outdated();
      next.round = this.#round;
      pending.push(...next.sources);
    }
  }
}

/**
 * @param derivation - Something that was worked out.
 * @returns The files that were run for it.
 */
export function modulesOf(derivation: Derivation): ReadonlySet<SourceModule> {
  const seen = new Set([derivation]);
  const modules = new Set<SourceModule>();
  for (const { module, sources } of seen) {
    if (module !== null) modules.add(module);
    for (const source of sources) seen.add(source);
  }
  return modules;
}
