/** Results of calls that did nothing but read: the same call in a state that reads the same gives the same result. */

import type { Cell } from './cell.js';
import type { Environment } from './environment.js';
import type { Outcome } from './outcome.js';
import type { State } from './state.js';
import type { FunctionNode } from './syntax.js';
import { isSameValue, newId, type Value } from './value.js';

/** What a call read and whether it changed anything, while it is evaluated. */
export class CallRecording {
  /** Cells with smaller ids were there before the call. */
  readonly #firstOwn = newId();
  readonly #reads = new Map<number, Cell | undefined>();
  #isPure = true;

  /** @returns Whether the call did nothing but read. */
  get isPure(): boolean {
    return this.#isPure;
  }

  /** @returns What the cells that it read held. */
  get reads(): ReadonlyMap<number, Cell | undefined> {
    return this.#reads;
  }

  /**
   * @param id - The cell that is read.
   * @param cell - What it holds.
   */
  read(id: number, cell: Cell | undefined): void {
    if (!this.isOwn(id) && !this.#reads.has(id)) this.#reads.set(id, cell);
    // What a host's object does is seen outside of the state.
    if (cell?.kind === 'heap' && cell.payload.type === 'host') this.#isPure = false;
  }

  /** @param id - The cell, or the unknown value, that is changed or narrowed. */
  change(id: number): void {
    if (!this.isOwn(id)) this.#isPure = false;
  }

  /** Notes an effect that no cell shows. */
  spoil(): void {
    this.#isPure = false;
  }

  /**
   * @param id - A cell.
   * @returns Whether it was made during the call.
   */
  isOwn(id: number): boolean {
    return id >= this.#firstOwn;
  }

  /** @param inner - A call inside this one. */
  include(inner: CallRecording): void {
    for (const [id, cell] of inner.#reads) this.read(id, cell);
    if (!inner.#isPure) this.#isPure = false;
  }
}

/** The recording of the call that is being evaluated, where there is one. */
export class Recorder {
  current: CallRecording | null = null;
}

interface Call {
  readonly node: FunctionNode;
  readonly environment: Environment;
  readonly thisValue: Value;
  readonly args: readonly Value[];
}

interface Remembered extends Call {
  readonly reads: ReadonlyMap<number, Cell | undefined>;
  readonly value: Value;
}

/** Of one function, more results than this are not remembered. */
const MAXIMUM_REMEMBERED = 32;

export class CallMemo {
  readonly #recorder: Recorder;
  readonly #results = new Map<FunctionNode, Remembered[]>();

  /** @param recorder - What the states of the evaluation report to. */
  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /**
   * Runs a call, unless its result is remembered.
   *
   * @param call - The call.
   * @param state - The path; it is taken over.
   * @param run - Runs it.
   * @returns What it returns, over all paths.
   */
  recall(call: Call, state: State, run: () => readonly Outcome[]): readonly Outcome[] {
    // A call that is handed objects mostly changes them.
    if (!call.args.every((arg) => arg.kind === 'constant')) return run();
    const known = this.#results.get(call.node)?.find((result) => isSameCall(result, call) && readsTheSame(result, state));
    if (known !== undefined) return [{ state, value: known.value }];
    const outer = this.#recorder.current;
    const recording = new CallRecording();
    this.#recorder.current = recording;
    try {
      const outcomes = run();
      const [only] = outcomes;
      if (only !== undefined && outcomes.length === 1) this.#remember(call, recording, only.value);
      return outcomes;
    } finally {
      this.#recorder.current = outer;
      outer?.include(recording);
    }
  }

  #remember(call: Call, recording: CallRecording, value: Value): void {
    const isReusable = value.kind === 'constant' || (value.kind === 'object' && !recording.isOwn(value.id));
    const results = this.#results.get(call.node) ?? [];
    if (!recording.isPure || !isReusable || results.length >= MAXIMUM_REMEMBERED) return;
    this.#results.set(call.node, [...results, { ...call, reads: recording.reads, value }]);
  }
}

function isSameCall(a: Call, b: Call): boolean {
  return (
    a.environment === b.environment &&
    isSameValue(a.thisValue, b.thisValue) &&
    a.args.length === b.args.length &&
    a.args.every((arg, index) => isSameValue(arg, b.args[index] as Value))
  );
}

function readsTheSame({ reads }: Remembered, state: State): boolean {
  for (const [id, cell] of reads) if (state.get(id) !== cell) return false;
  return true;
}
