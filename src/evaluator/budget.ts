/** How much one evaluation may still do. */

/** Thrown when nothing is left, and caught where the budget was given. */
export class BudgetSpent extends Error {}

/** Steps that the comparison or the join of one cell of two states counts for; it takes about a tenth of the time of a step. */
export const CELL_STEPS = 0.1;

/** Has no end until it is renewed. */
export class Budget {
  #steps = Infinity;
  #spent = 0;

  /**
   * @param steps - Expressions and statements that may be evaluated from now on.
   * @param spent - Those that were evaluated before, when it goes on where it was.
   */
  renew(steps: number, spent = 0): void {
    this.#steps = steps;
    this.#spent = spent;
  }

  /** @returns Steps since it was renewed. */
  get spent(): number {
    return this.#spent;
  }

  /** @returns Steps that are left, never below 0. */
  get left(): number {
    return Math.max(this.#steps, 0);
  }

  /**
   * @param steps - What is spent; 1 for one expression or statement.
   * @throws {BudgetSpent} When more is spent than there was.
   */
  spend(steps: number): void {
    this.#steps -= steps;
    this.#spent += steps;
    if (this.#steps < 0) throw new BudgetSpent();
  }

  /**
   * Runs something with a part of what is left.
   *
   * @param steps - How many at most.
   * @param run - What to run.
   * @returns Its result; undefined when it spent all that it was given.
   */
  within<T>(steps: number, run: () => T): T | undefined {
    const before = this.#steps;
    const given = Math.min(steps, before);
    this.#steps = given;
    try {
      return run();
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
      return undefined;
    } finally {
      this.#steps += before - given;
    }
  }
}
