/** What one run of a handler chain collects. */

import type { Activation } from '../evaluator/activation.js';
import { mayRaise } from '../evaluator/raise.js';
import type { State } from '../evaluator/state.js';
import { isNode, type Node, type NodeByName, type Site, type SourceModule } from '../evaluator/syntax.js';
import { UNDEFINED, type ObjectReference, type Value } from '../evaluator/value.js';
import type { AroundKind } from '../frameworks/actions.js';
import type { ResponseFramework, StatusCheck } from '../frameworks/framework-adapter.js';
import type { Place } from '../model/place.js';
import type { Body, Edit, ResponseEdits } from '../model/response.js';
import type { Status } from '../model/status.js';
import type { Chain } from './chain.js';
import type { FoundEvidence } from './evidence-of.js';
import { CollectedOutcome } from './collected-outcome.js';
import { calleePlace, placeOf } from './place-of.js';
import { ANY_METHOD, type RequestMethod } from './request-method.js';
import { ANY_PATH, type RequestPath } from './request-path.js';
import { replacedStatus } from './replaced-status.js';
import type { StatusSlot } from './response-data.js';
import { hasEffect } from './returned-value.js';

/** An answer on one path. */
export interface Answer {
  readonly slot: StatusSlot | null;
  /** The code that the sending call itself gives (a redirect's 302). */
  readonly ownCode: number | undefined;
  readonly body: Body;
  readonly bodyNode: Node | undefined;
  readonly found: FoundEvidence;
  /** The sending call, or the assignment. */
  readonly site: Site;
  readonly activation: Activation;
  /** Whether only a HEAD request gets there. */
  readonly isForHead: boolean;
  /** Whether the framework sends what a handler returns. */
  readonly isReturned?: boolean;
}

/** An error that left a handler and that an error handler has got. */
export interface HandledError {
  /** Where it left. */
  readonly place: Place;
  readonly via: readonly Place[];
}

/** What a chain of handlers is handed. */
export interface Hosts {
  readonly request: ObjectReference;
  readonly response: ObjectReference;
}

/** A member of the request or the response. */
export interface HostMember {
  readonly host: keyof Hosts;
  readonly key: string;
}

export class HandlerRun extends CollectedOutcome {
  #readsMethod = false;
  #dependsOnMethod = false;
  readonly #reads = new Map<string, HostMember>();
  /** The error that is being handled: what is answered now is its answer. */
  handled: HandledError | null = null;
  /** Whether a handler may have handed the request on in a way that no path shows: behind the route, or by code that is not known. */
  mayLeave = false;
  /** The request and the response of the chain that runs; null before one does. */
  #hosts: Hosts | null = null;
  #readsPath = false;
  #dependsOnPath = false;
  #method: RequestMethod = ANY_METHOD;
  #path: RequestPath = ANY_PATH;
  #around: Chain['around'] = () => [];
  #methodValue: Value = UNDEFINED;
  #router: Value | undefined;

  /**
   * @param adapter - The framework.
   * @param version - Its major version.
   * @param writeStatus - Writes a code in the file's style.
   * @param handsOnRejections - Whether the framework gets the rejections of handlers although its version does not look at them.
   */
  constructor(
    readonly adapter: ResponseFramework,
    readonly version: number,
    readonly writeStatus: (code: number) => string,
    readonly handsOnRejections: () => boolean,
  ) {
    super();
  }

  /** @returns Whether a handler has read the method of the request; what reads it for an error is none. */
  get readsMethod(): boolean {
    return this.#readsMethod;
  }

  /** @returns The members of the request and the response that were read. */
  get reads(): readonly HostMember[] {
    return [...this.#reads.values()];
  }

  /**
   * Notes that a member is read.
   *
   * @param host - Of which of the two.
   * @param key - Its name.
   */
  noteRead(host: keyof Hosts, key: string): void {
    this.#reads.set(`${host} ${key}`, { host, key });
  }

  /** @returns Whether anything has read the method of the request. */
  get dependsOnMethod(): boolean {
    return this.#dependsOnMethod;
  }

  /** Notes that the method of the request is read. */
  noteMethodRead(): void {
    this.#dependsOnMethod = true;
    if (!this.isSilent && this.handled === null) this.#readsMethod = true;
  }

  /** @returns The request and the response of the chain that runs; null before one does. */
  get hosts(): Hosts | null {
    return this.#hosts;
  }

  /** @returns Whether a handler has read the path of the request; what reads it for an error is none. */
  get readsPath(): boolean {
    return this.#readsPath;
  }

  /** @returns Whether anything has read the path of the request. */
  get dependsOnPath(): boolean {
    return this.#dependsOnPath;
  }

  /** Notes that the path of the request is read. */
  notePathRead(): void {
    this.#dependsOnPath = true;
    if (!this.isSilent && this.handled === null) this.#readsPath = true;
  }

  /** @returns The paths that the request may have. */
  get path(): RequestPath {
    return this.#path;
  }

  /** @returns The router of the route; undefined when it is not known. */
  get router(): Value | undefined {
    return this.#router;
  }

  /** @returns The methods that the request may have. */
  get method(): RequestMethod {
    return this.#method;
  }

  /**
   * Notes that a chain of handlers runs.
   *
   * @param hosts - Its request and its response.
   * @param chain - The methods and paths that the request may have, the router of the route, and what runs around the members of controllers.
   */
  begin(hosts: Hosts, { method, path = ANY_PATH, router, around }: Pick<Chain, 'method' | 'path' | 'router' | 'around'>): void {
    this.#hosts = hosts;
    this.#method = method;
    this.#path = path;
    this.#router = router;
    this.#around = around;
  }

  /**
   * @param kind - What is looked for.
   * @returns What runs around the members of all controllers.
   */
  around(kind: AroundKind): readonly Value[] {
    return this.#around(kind);
  }

  /** @param value - The value that stands for the methods of the request from now on. */
  noteMethod(value: Value): void {
    this.#methodValue = value;
  }

  /**
   * @param state - A path.
   * @returns Whether the handlers have found out on it that the request is for HEAD.
   */
  isForHead(state: State): boolean {
    const method = state.resolve(this.#methodValue);
    return method.kind === 'constant' && method.value === 'HEAD';
  }

  /**
   * Notes an answer.
   *
   * @param answer - The answer.
   */
  answer(answer: Answer): void {
    const { slot, site, activation } = answer;
    let status: Status;
    if (slot === null) status = { kind: 'known', code: answer.ownCode ?? this.adapter.defaultStatus, origin: 'default' };
    else if (slot.value.kind === 'constant') {
      const check = this.adapter.checkStatus(slot.value.value, slot.how, this.version);
      if (check.kind === 'throws') return;
      status = { kind: 'known', code: check.code, origin: slot.isDefault === true ? 'default' : 'written' };
    } else status = { kind: 'unknown', reason: slot.value.kind === 'unknown' ? slot.value.reason : 'the status is an object' };
    const { handled } = this;
    if (handled !== null) {
      this.#addHandled(handled, answer, status);
      return;
    }
    this.addResponse({
      kind: 'response',
      status,
      body: answer.body,
      evidence: answer.found.evidence,
      evidenceComplete: answer.found.complete,
      statusPlace: slot === null || slot.isDefault === true ? calleePlace(site) : placeOf(statusSite(slot, rootOf(activation))),
      sentPlace: calleePlace(site),
      ...(answer.bodyNode === undefined ? {} : { bodyPlace: placeOf({ module: site.module, node: answer.bodyNode }) }),
      via: activation.via.slice(1).map(placeOf),
      edits: answer.isReturned === true ? this.#statusEdits(slot, site) : keepingEffects(this.#edits(slot, site, answer.bodyNode), answer.bodyNode),
      ...(answer.isForHead ? { only: 'HEAD' } : {}),
    });
  }

  /** What an error handler answers belongs to the place that the error left; nothing that is changed in the handler changes it alone. */
  #addHandled({ place, via }: HandledError, { slot, body, found, activation }: Answer, status: Status): void {
    const written = slot?.value.kind === 'constant' ? slot.value.site : undefined;
    const isOwn = written !== undefined && written.module === rootOf(activation);
    this.addResponse({
      kind: 'error',
      status,
      body,
      evidence: found.evidence,
      evidenceComplete: found.complete,
      statusPlace: isOwn ? placeOf(written) : place,
      sentPlace: place,
      via,
      edits: {},
    });
  }

  /**
   * Checks the status of an answer where the head is written.
   *
   * @param answer - The answer.
   * @returns How the framework fails over its status; undefined when it sends it.
   */
  check({ slot }: Answer): Failing | undefined {
    if (slot?.value.kind !== 'constant') return undefined;
    const check = this.adapter.checkStatus(slot.value.value, slot.how, this.version);
    if (check.kind !== 'throws') return undefined;
    this.addInvalid(slot.value.value, check, slot.site);
    return check;
  }

  /** Of what is returned only the code is changed that was set before. */
  #statusEdits(slot: StatusSlot | null, { module }: Site): ResponseEdits {
    const status = slot === null ? undefined : statusSite(slot, module);
    const setStatus = status === undefined ? undefined : replacedStatus(status, module, this.writeStatus);
    return setStatus === undefined ? {} : { setStatus };
  }

  /** `send(body)` -> `send(201, body)`, `send(204)` */
  #argumentEdits(call: NodeByName['CallExpression'], property: Node): ResponseEdits {
    const [first] = call.arguments;
    const at = first?.range[0] ?? call.range[1] - 1;
    return {
      setStatus: (code) => [{ range: [at, at], text: `${this.writeStatus(code)}${first === undefined ? '' : ', '}` }],
      setStatusWithoutBody: (code) => [{ range: [property.range[1], call.range[1]], text: `(${this.writeStatus(code)})` }],
    };
  }

  #edits(slot: StatusSlot | null, site: Site, bodyNode: Node | undefined): ResponseEdits {
    const { response } = this.adapter;
    const { setStatusText, emptyAnswerText } = response;
    const call = site.node;
    if (!isNode(call, 'CallExpression') || !isNode(call.callee, 'MemberExpression') || call.callee.computed) {
      // What a handler returns is sent by nobody's call: `return { status: 200, body }`.
      const setStatus = slot === null ? undefined : replacedStatus(statusSite(slot, site.module), site.module, this.writeStatus);
      return setStatus === undefined ? {} : { setStatus };
    }
    const { object, property } = call.callee;
    if (slot === null || slot.isDefault === true) {
      const at = object.range[1];
      const name = isNode(property, 'Identifier') ? property.name : '';
      if (response.calls[name]?.status !== undefined) return {};
      if (response.statusArgumentOf !== undefined) return response.statusArgumentOf.includes(name) ? this.#argumentEdits(call, property) : {};
      if (setStatusText === undefined) return {};
      const setStatus = (code: number): readonly Edit[] => [{ range: [at, at], text: setStatusText(this.writeStatus(code)) }];
      if (emptyAnswerText === undefined) return { setStatus };
      return { setStatus, setStatusWithoutBody: (code) => [{ range: [at, call.range[1]], text: `${setStatusText(this.writeStatus(code))}.${emptyAnswerText}` }] };
    }
    const status = statusSite(slot, site.module);
    const setStatus = replacedStatus(status, site.module, this.writeStatus);
    if (setStatus === undefined) return {};
    const isOwnStatus = status.node.range[0] >= property.range[0] && status.node.range[1] <= call.range[1];
    if (isOwnStatus && response.statusArgumentOf !== undefined) return bodyNode === undefined ? { setStatus, setStatusWithoutBody: setStatus } : { setStatus };
    if (isOwnStatus && bodyNode === undefined && setStatusText !== undefined && emptyAnswerText !== undefined) {
      // `sendStatus(204)` has no body on the wire; with any other code it sends the reason phrase.
      const text = (code: number): string => `${setStatusText(this.writeStatus(code)).slice(1)}.${emptyAnswerText}`;
      return {
        setStatus,
        setStatusWithoutBody: (code) =>
          code === 204 ? setStatus(code) : [{ range: [property.range[0], call.range[1]], text: text(code) }],
      };
    }
    if (isOwnStatus || emptyAnswerText === undefined) return { setStatus };
    const empty: Edit = { range: [property.range[0], call.range[1]], text: emptyAnswerText };
    return { setStatus, setStatusWithoutBody: (code) => [...setStatus(code), empty] };
  }
}

/** A body that does something is not taken away: `res.json(await remove(id))`. */
function keepingEffects({ setStatus, setStatusWithoutBody }: ResponseEdits, body: Node | undefined): ResponseEdits {
  const isKept = body !== undefined && hasEffect(body);
  return { ...(setStatus === undefined ? {} : { setStatus }), ...(setStatusWithoutBody === undefined || isKept ? {} : { setStatusWithoutBody }) };
}

/** The literal inside the status expression when there is one (`ok ? 200 : 404`), else the expression. */
function statusSite(slot: StatusSlot, own: SourceModule): Site {
  const { value, site } = slot;
  const literal = value.kind === 'constant' ? value.site : undefined;
  if (literal === undefined) return site;
  // `sendError(response, 404)` with a helper of another file: the code is written here.
  if (literal.module !== site.module) return literal.module === own && site.module !== own ? literal : site;
  const [start, end] = site.node.range;
  return literal.node.range[0] >= start && literal.node.range[1] <= end ? literal : site;
}

/** The file whose code runs, whatever it calls. */
function rootOf(activation: Activation): SourceModule {
  let root = activation;
  while (root.caller !== null) root = root.caller;
  return root.module;
}

/** A status on its way to the wire, or the way in which the framework fails over it. */
export type Failing = Extract<StatusCheck, { kind: 'throws' }>;

/**
 * Raises an error that the framework throws.
 *
 * @param activation - The function in which it happens.
 * @param state - The path; it is taken over.
 * @param error - The error.
 * @param site - Where.
 */
export function raiseByFramework(activation: Activation, state: State, error: Value, site: Site): void {
  activation.raise({ state, value: error, site, implicit: false, via: activation.via });
}

/**
 * @param run - A run.
 * @param activation - The function in which the framework may answer an error by itself.
 * @param state - The path.
 * @param site - Where.
 */
export function noteFailure(run: HandlerRun, activation: Activation, state: State, site: Site): void {
  run.mayThrow = true;
  mayRaise(activation, state, site);
}
