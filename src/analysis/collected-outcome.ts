/** What was collected of one run: responses, refused statuses and what is not known, each once. */

import type { Site } from '../evaluator/syntax.js';
import type { Primitive } from '../evaluator/value.js';
import type { StatusFault } from '../frameworks/shared/status-faults.js';
import type { Response } from '../model/response.js';
import type { Outcome as RouteOutcome } from '../model/route.js';
import type { InvalidStatus } from '../model/status.js';
import type { Unresolved } from '../model/unresolved.js';
import { placeOf } from './place-of.js';

/** More answers than this of one chain are not told apart. */
const MAXIMUM_RESPONSES = 500;

export class CollectedOutcome {
  readonly #responses = new Map<string, Response>();
  readonly #invalid = new Map<string, InvalidStatus>();
  readonly #unresolved = new Map<string, Unresolved>();
  mayThrow = false;
  /** Set while something runs only for what it does to the response. */
  isSilent = false;

  /** @returns What was collected. */
  get outcome(): RouteOutcome {
    return {
      responses: [...this.#responses.values()],
      invalidStatuses: [...this.#invalid.values()],
      unresolved: [...this.#unresolved.values()],
      mayThrow: this.mayThrow,
    };
  }

  /**
   * @param response - A response of the run.
   */
  addResponse(response: Response): void {
    if (this.isSilent || this.#responses.size >= MAXIMUM_RESPONSES) return;
    const { kind, status, body, statusPlace, sentPlace, evidence } = response;
    const texts = evidence.map((piece) => `${piece.kind}:${piece.text}`);
    const code = status.kind === 'known' ? status.code : status.reason;
    const key = [kind, code, body, statusPlace.file, statusPlace.range, sentPlace.file, sentPlace.range, ...texts].join('|');
    if (!this.#responses.has(key)) this.#responses.set(key, response);
  }

  /**
   * @param reason - Why something is not known, a clause without a full stop.
   * @param site - Where.
   */
  addUnresolved(reason: string, site: Site): void {
    this.noteUnresolved({ reason, place: placeOf(site) });
  }

  /** @param unresolved - Something that is not known. */
  noteUnresolved(unresolved: Unresolved): void {
    const { reason, place } = unresolved;
    if (!this.isSilent) this.#unresolved.set(`${reason}|${place.file}|${String(place.range)}`, unresolved);
  }

  /**
   * @param value - A status that HTTP does not have.
   * @param fault - What the framework does with it.
   * @param site - The expression.
   */
  addInvalid(value: Primitive, { consequence }: Pick<InvalidStatus, 'consequence'>, site: Site): void {
    this.noteInvalid({ kind: 'not-http', value: written(value), consequence, place: placeOf(site) });
  }

  /** @param fault - A status that is not sent. */
  addFault(fault: StatusFault): void {
    const { kind, consequence, site } = fault;
    const value = kind === 'not-read' ? site.module.text.slice(...site.node.range) : written(fault.value);
    this.noteInvalid({ kind, value, consequence, place: placeOf(site) });
  }

  /** @param invalid - A status that is not sent. */
  noteInvalid(invalid: InvalidStatus): void {
    if (!this.isSilent) this.#invalid.set(`${invalid.value}|${String(invalid.place.range)}`, invalid);
  }
}

function written(value: Primitive): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
