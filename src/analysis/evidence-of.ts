/** Reads the evidence of a cause from bodies and errors. */

import { jsonText } from '../evaluator/library/globals.js';
import type { State } from '../evaluator/state.js';
import type { ClassNode, Site, SourceModule } from '../evaluator/syntax.js';
import { alternatives, UNDEFINED, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { Evidence, EvidenceKind } from '../model/evidence.js';
import { placeOf } from './place-of.js';

export interface FoundEvidence {
  readonly evidence: readonly Evidence[];
  /** False when a part that could name the cause is not known. */
  readonly complete: boolean;
}

/** Members that hold a machine-readable code, whatever it looks like. */
const CODES = new Set(['code', 'errorCode', 'error_code']);
/** Members that hold a code when it looks like one. */
const MAYBE_CODES = new Set(['type', 'reason', 'error']);
/** Members that hold a text for people. */
const TEXTS = new Set(['message', 'msg', 'detail', 'title', 'error', 'reason']);
/** Members that hold such members in turn. */
const NESTED = new Set(['error', 'errors', 'data', 'meta', 'details']);

/** `NOT_FOUND`, `user_not_found`, `user.not-found`: words with separators, or capitals alone. */
const TOKEN = /^(?:[A-Z][A-Z0-9]{2,}|[A-Za-z][A-Za-z0-9]*(?:[_.:-][A-Za-z0-9]+)+)$/;

/**
 * @param state - The path.
 * @param body - What is answered.
 * @param site - The answer, for parts whose own place is not known.
 * @returns What the body says of the cause.
 */
export function evidenceOfBody(state: State, body: Value, site: Site): FoundEvidence {
  const found = new Collector(state, site);
  found.body(body, 0);
  return found.result;
}

/**
 * @param state - The path.
 * @param error - What left the handler.
 * @param site - Where it did.
 * @returns What the error says of the cause.
 */
export function evidenceOfError(state: State, error: Value, site: Site): FoundEvidence {
  const found = new Collector(state, site);
  found.error(error);
  return found.result;
}

class Collector {
  readonly #evidence: Evidence[] = [];
  #complete = true;

  constructor(
    readonly state: State,
    readonly site: Site,
  ) {}

  get result(): FoundEvidence {
    return { evidence: this.#evidence, complete: this.#complete };
  }

  body(value: Value, depth: number): void {
    const single = this.#certain(value);
    if (single?.kind === 'object') this.#object(single, depth);
    else if (single !== undefined) this.#text(single);
  }

  /** One of several values is no evidence: nobody knows which of them goes with which status. */
  #certain(value: Value): Single | undefined {
    const resolved = this.state.resolve(value);
    if (resolved.kind !== 'choice') return resolved;
    this.#complete = false;
    return undefined;
  }

  error(value: Value): void {
    const single = this.#certain(value);
    if (single?.kind === 'object') {
      const className = ownClassOf(this.state, single);
      if (className !== undefined) {
        this.#evidence.push({ kind: 'class', text: className.name, place: placeOf(this.site), ownClass: className.isOwn });
      }
      this.#object(single, 0);
    } else if (single !== undefined) this.#text(single);
  }

  #object(reference: ObjectReference, depth: number): void {
    const heap = this.state.object(reference);
    const { payload } = heap;
    if (payload.type === 'array') {
      if (payload.open) this.#complete = false;
      for (const element of payload.elements) this.body(element, depth + 1);
      return;
    }
    if (payload.type !== 'plain' && payload.type !== 'error') {
      this.#complete = false;
      return;
    }
    if (!heap.complete) this.#complete = false;
    for (const [key, { value, getter }] of heap.members) {
      if (getter !== undefined) this.#complete &&= !isTelling(key);
      else this.#member(key, value, depth);
    }
  }

  #member(key: string, value: Value, depth: number): void {
    const single = this.#certain(value);
    // Whatever is not known may hold what names the cause.
    if (single?.kind === 'unknown' && single.type === undefined) this.#complete = false;
    if (single === undefined || (!isTelling(key) && !NESTED.has(key))) return;
    if (single.kind === 'object') {
      if (NESTED.has(key) && depth < 2) this.#object(single, depth + 1);
      return;
    }
    if (!isTelling(key)) return;
    const text = textOfSingle(single);
    if (text === undefined) {
      if (single.kind === 'unknown') this.#complete = false;
    } else if (CODES.has(key) ? !/\s/.test(text) : MAYBE_CODES.has(key) && TOKEN.test(text)) this.#add('token', text, single);
    else if (TEXTS.has(key)) this.#add('message', text, single);
  }

  #text(single: Single): void {
    if (single.kind === 'unknown' && single.origin?.kind === 'call' && single.origin.callee === jsonText) {
      const [value] = single.origin.args;
      if (value !== undefined) this.body(value, 0);
      return;
    }
    const text = textOfSingle(single);
    if (text !== undefined) this.#add('message', text, single);
    else if (single.kind === 'unknown') this.#complete = false;
  }

  #add(kind: EvidenceKind, text: string, single: Single): void {
    const site = single.kind === 'object' ? undefined : single.site;
    this.#evidence.push({ kind, text, place: placeOf(site ?? this.site) });
  }
}

function isTelling(key: string): boolean {
  return CODES.has(key) || MAYBE_CODES.has(key) || TEXTS.has(key);
}

/** A text that says something: not empty, and not only made of parts that are not known. */
function textOfSingle(single: Single): string | undefined {
  const text = single.kind === 'constant' && typeof single.value === 'string' ? single.value : single.kind === 'unknown' ? single.text : undefined;
  return text !== undefined && /[^…\s]/.test(text) ? text : undefined;
}

/** The class of an error, unless it is one of JavaScript's own. */
function ownClassOf(state: State, reference: ObjectReference): { readonly name: string; readonly isOwn: boolean } | undefined {
  const prototype = state.object(reference).prototype;
  if (prototype?.kind !== 'object') return undefined;
  const maker = state.object(prototype).members.get('constructor')?.value;
  if (maker?.kind !== 'object') return undefined;
  const { payload, members } = state.object(maker);
  if (payload.type === 'class' && payload.node.id !== null) {
    return isGeneric(state, reference, payload.module, payload.node) ? undefined : { name: payload.node.id.name, isOwn: true };
  }
  const name = members.get('errorName')?.value;
  if (payload.type === 'native' && name?.kind === 'constant') return { name: String(name.value), isOwn: false };
  return undefined;
}

/** `new ApiError(404, text)`: a class that gets its status from whoever makes an error of it names no cause. */
function isGeneric(state: State, reference: ObjectReference, module: SourceModule, { range }: ClassNode): boolean {
  const { members } = state.object(reference);
  const statuses = STATUSES.flatMap((name) => alternatives(state.resolve(members.get(name)?.value ?? UNDEFINED)));
  return statuses.some((single) => {
    if (single.kind === 'constant' && typeof single.value !== 'number') return false;
    const site = single.kind === 'object' ? undefined : single.site;
    return site === undefined || site.module !== module || site.node.range[0] < range[0] || site.node.range[1] > range[1];
  });
}

/** Members in which an error carries its status. */
const STATUSES = ['status', 'statusCode', 'httpStatus', 'httpCode', 'code'];
