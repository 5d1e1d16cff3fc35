/** The `Response` of the Fetch API as Node has it (fetch.spec.whatwg.org, section 5.5; measured with undici in Node 20). */

import { builtIn, builtIns, nativeFunction, properties } from '../../evaluator/built-in.js';
import { construct } from '../../evaluator/construct.js';
import { heapObject } from '../../evaluator/heap-object.js';
import type { HostBehaviour } from '../../evaluator/host.js';
import { errorGlobals } from '../../evaluator/library/error.js';
import { readMember } from '../../evaluator/member-access.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { mergeOutcomes } from '../../evaluator/paths.js';
import { raise, raiseTypeError } from '../../evaluator/raise.js';
import type { State } from '../../evaluator/state.js';
import { isNode, type Node, type Site } from '../../evaluator/syntax.js';
import { alternatives, constant, oneOf, UNDEFINED, unknown, type ObjectReference, type Primitive, type Single, type Value } from '../../evaluator/value.js';
import { noteStatusFault } from './status-faults.js';

/** What a response says in its body. */
export interface WebBody {
  readonly value: Value;
  /** `json`: it is written as JSON; `text`: as it is. */
  readonly format: 'json' | 'text';
  /** Where it is written. */
  readonly node: Node | undefined;
}

/** A response as it was made; nothing changes it but its headers. */
export interface WebResponse {
  /** The status that was given; null for none, which leaves the default. */
  readonly status: { readonly value: Single; readonly site: Site } | null;
  /** The code when none was given. */
  readonly defaultCode: number;
  /** Undefined for none. */
  readonly body: WebBody | undefined;
  /** The call that makes it. */
  readonly site: Site;
  /** The calls that lead there, outermost first. */
  readonly via: readonly Site[];
  /** Whether no Response of the code's own was made, so that its call takes no `init`. */
  readonly isPlain?: true;
  /** Set when the framework takes it for something else than an answer: what it is. */
  readonly special?: string;
  /** The code that is sent in its place when its body, which is not known, is null. */
  readonly emptyCode?: number;
  /** How it is written otherwise, when that is not as for a `Response`. */
  readonly writing?: WebWriting;
}

/** How a call that makes a response is changed. */
export interface WebWriting {
  /**
   * @param status - A code as it is written.
   * @returns The argument behind the body.
   */
  readonly init?: (status: string) => string;
  /**
   * @param status - A code as it is written.
   * @returns What is written behind the call, where the code is no argument of it.
   */
  readonly append?: (status: string) => string;
  /**
   * @param status - A code as it is written.
   * @returns What is written between the receiver of the call and its member.
   */
  readonly between?: (status: string) => string;
  /** The call of the receiver that answers without a body when the status was set before it. */
  readonly emptyCall?: string;
  /**
   * @param receiver - What stands before the dot.
   * @param status - A code as it is written.
   * @returns A call that answers without a body.
   */
  readonly empty?: (receiver: string, status: string) => string;
  /** The body is assigned: members of one object are the status and the body. A code without content is answered without a body. */
  readonly assigned?: { readonly status: string };
}

/** RFC 9110, section 15.4: the codes that `Response.redirect` takes. */
const REDIRECTS = [301, 302, 303, 307, 308];
/** "Null body status" of the Fetch standard, section 2.2.3. */
const WITHOUT_BODY = [101, 103, 204, 205, 304];

/** Members of a response that have no setter; its other members are the code's own. */
const READ_ONLY = new Set(['body', 'bodyUsed', 'headers', 'ok', 'redirected', 'status', 'statusText', 'type', 'url']);

export const responsePrototype = builtIn(heapObject({ type: 'plain' }));

const behaviour: HostBehaviour = {
  name: 'a response',
  isData: true,
  get({ state, self }, key) {
    const response = webResponseOf(state, self);
    if (response === undefined) return undefined;
    const code = response.status === null ? constant(response.defaultCode) : response.status.value;
    if (key === 'status') return [{ state, value: code }];
    if (key === 'ok') {
      const known = code.kind === 'constant' ? Number(code.value) : undefined;
      return [{ state, value: known === undefined ? unknown('the status is not known', { type: 'boolean' }) : constant(known >= 200 && known < 300) }];
    }
    if (key === 'clone') return [{ state, value: state.allocate(heapObject({ type: 'native', name: key, call: (call) => [{ state: call.state, value: self }] })) }];
    return undefined;
  },
  set({ activation, state, site }, key) {
    if (!READ_ONLY.has(key)) return undefined;
    // Modules are strict.
    raiseTypeError(activation, state, site);
    return [];
  },
  isSame: (a, b) => a === b,
  either: (a, b) => eitherResponse(a as WebResponse, b as WebResponse),
};

/**
 * @param a - A response.
 * @param b - Another.
 * @returns One that stands for both when they are made at the same place with the same status; undefined when they differ in more than their body.
 */
export function eitherResponse(a: WebResponse, b: WebResponse): WebResponse | undefined {
  if (a.site.node !== b.site.node || a.defaultCode !== b.defaultCode || a.special !== b.special || !isSameStatus(a.status, b.status)) return undefined;
  if (a.body === undefined || b.body === undefined) return a.body === b.body ? a : undefined;
  return { ...a, body: { ...a.body, value: oneOf([a.body.value, b.body.value]) } };
}

/** Whatever is not known of two is alike. */
function isSameStatus(a: WebResponse['status'], b: WebResponse['status']): boolean {
  if (a?.value.kind === 'constant' && b?.value.kind === 'constant') return a.value.value === b.value.value && a.site.node === b.site.node;
  return a?.value.kind === b?.value.kind;
}

/**
 * @param state - The path.
 * @param value - A value.
 * @returns The response that it is; undefined when it is none.
 */
export function webResponseOf(state: State, value: Value): WebResponse | undefined {
  const payload = value.kind === 'object' ? state.object(value).payload : undefined;
  return payload?.type === 'host' && payload.behaviour === behaviour ? (payload.data as WebResponse) : undefined;
}

/**
 * @param state - The path; it is changed.
 * @param response - What it answers.
 * @param prototype - The prototype of its class.
 * @returns A response.
 */
export function allocateWebResponse(state: State, response: WebResponse, prototype: ObjectReference = responsePrototype): ObjectReference {
  return state.allocate(heapObject({ type: 'host', behaviour, data: response }, new Map(), { prototype, complete: false }));
}

/** How a class or a function makes responses. */
export interface ResponseMaker {
  /** What messages call it. */
  readonly name: string;
  readonly prototype?: ObjectReference;
}

/** What a call gives for the status. */
export interface GivenStatus {
  readonly state: State;
  readonly status: WebResponse['status'];
}

/** Which codes a function takes, and what it throws for others. */
export interface StatusRule {
  readonly isAllowed: (code: number) => boolean;
  readonly error: 'RangeError' | 'Error';
}

/** How a function reads its `init`. */
export interface InitRule {
  /** What it makes of a number: the Fetch API throws a TypeError for whatever is neither an object nor null. */
  readonly number: 'throws' | 'ignored' | 'status';
  readonly status: StatusRule;
  /** Whether a body is taken with a code that has none, and dropped. */
  readonly dropsBody?: true;
}

const RESPONSE_STATUS: StatusRule = { isAllowed: isStatus, error: 'RangeError' };
export const RESPONSE_INIT: InitRule = { number: 'throws', status: RESPONSE_STATUS };

/** A number is a status. */
export const NUMBER_OR_INIT: InitRule = { number: 'status', status: RESPONSE_STATUS };

/** A number is a status, and none is refused: a Response is made later. */
export const NUMBER_OR_ANY_INIT: InitRule = { number: 'status', status: { isAllowed: () => true, error: 'RangeError' } };

/** What is neither an object nor null says nothing. */
export const LENIENT_INIT: InitRule = { number: 'ignored', status: RESPONSE_STATUS };

/**
 * Reads `status` of an `init`.
 *
 * @param call - The call that is handed it.
 * @param index - Which argument it is.
 * @param rule - How it is read.
 * @returns One path for each status that it may be. What is no status raises a RangeError, as Response does.
 */
export function statusOfInit(call: NativeCall, index: number, rule = RESPONSE_INIT): readonly GivenStatus[] {
  const { activation, state, args, site } = call;
  const init = args[index] ?? UNDEFINED;
  return alternatives(state.resolve(init)).flatMap((single, way, { length }): readonly GivenStatus[] => {
    const path = way === length - 1 ? state : state.fork();
    if (length > 1) path.narrow(init, single);
    // What is not known may be either, and in either case the status is not known.
    const isNumber = single.kind === 'constant' ? typeof single.value === 'number' : single.kind === 'unknown';
    if (isNumber && rule.number === 'status') return checkedStatus(call, { state: path, value: single }, argumentSite(site, index), rule.status);
    if (single.kind === 'constant') {
      if (single.value === undefined || single.value === null || rule.number !== 'throws') return [{ state: path, status: null }];
      throwNew(call, path, 'TypeError');
      return [];
    }
    return readMember(activation, path, single, 'status', site).flatMap((outcome) => checkedStatus(call, outcome, statusSite(site, index), rule.status));
  });
}

/**
 * @param call - The call that is handed a status.
 * @param outcome - The status and the path.
 * @param site - The expression that gives it.
 * @param rule - Which codes are taken.
 * @returns One path for each status that it may be. What is not allowed raises an error.
 */
export function checkedStatus(call: NativeCall, { state, value }: Outcome, site: Site, { isAllowed, error } = RESPONSE_STATUS): readonly GivenStatus[] {
  return alternatives(state.resolve(value)).flatMap((single, way, { length }): readonly GivenStatus[] => {
    const path = way === length - 1 ? state : state.fork();
    if (length > 1) path.narrow(value, single);
    if (single.kind === 'constant') {
      if (single.value === undefined) return [{ state: path, status: null }];
      const code = codeOf(single.value);
      if (!isAllowed(code)) {
        const consequence = `${error === 'Error' ? 'An' : 'A'} ${error} is thrown here.`;
        noteStatusFault(call.evaluation, { kind: 'not-http', value: single.value, consequence, site: single.site ?? site });
        throwNew(call, path, error);
        return [];
      }
      return [{ state: path, status: { value: { ...single, value: code }, site: siteIn(single.site, site) } }];
    }
    return [{ state: path, status: { value: single, site } }];
  });
}

/** WebIDL, section 3.2.4.4: what is no number is made one, of 16 bits. */
function codeOf(value: Primitive): number {
  const number = typeof value === 'bigint' ? NaN : Number(value);
  return Number.isFinite(number) ? Math.trunc(number) & 0xffff : 0;
}

/**
 * @param code - A code.
 * @returns Whether a Response with a body can have it.
 */
export function fitsBody(code: number): boolean {
  return isStatus(code) && !WITHOUT_BODY.includes(code);
}

function isStatus(code: number): boolean {
  return code >= 200 && code <= 599;
}

/** The literal that gives a status, where it stands in the expression. */
function siteIn(literal: Site | undefined, site: Site): Site {
  if (literal === undefined || literal.module !== site.module) return site;
  const [start, end] = site.node.range;
  return literal.node.range[0] >= start && literal.node.range[1] <= end ? literal : site;
}

/**
 * @param site - A call.
 * @param index - Which argument.
 * @returns The argument as it is written; the call when it cannot be told.
 */
export function argumentSite({ module, node }: Site, index: number): Site {
  return { module, node: argumentOf(node, index) ?? node };
}

/** The value of `status` in an object that is written at the call; else the argument. */
function statusSite({ module, node }: Site, index: number): Site {
  const argument = argumentOf(node, index);
  const property = isNode(argument, 'ObjectExpression')
    ? argument.properties.find((member) => isNode(member, 'Property') && isNode(member.key, 'Identifier') && member.key.name === 'status')
    : undefined;
  return { module, node: isNode(property, 'Property') ? property.value : (argument ?? node) };
}

/**
 * @param node - A call.
 * @param index - Which argument.
 * @returns The argument as it is written; undefined when there is none, or when arguments before it are spread.
 */
export function argumentOf(node: Node, index: number): Node | undefined {
  if (!isNode(node, 'CallExpression') && !isNode(node, 'NewExpression')) return undefined;
  const before = node.arguments.slice(0, index + 1);
  return before.some((argument) => isNode(argument, 'SpreadElement')) ? undefined : before[index];
}

/**
 * Raises a new error of the language's own.
 *
 * @param call - The call that fails.
 * @param state - The path; it is taken over.
 * @param name - Which error.
 */
export function throwNew({ activation, site }: NativeCall, state: State, name: 'TypeError' | 'RangeError' | 'Error'): void {
  const maker = errorGlobals.get(name);
  if (maker === undefined) return;
  for (const made of construct(activation, state, maker, [unknown('the platform words it', { type: 'string' })], site)) raise(activation, made.state, made.value, site);
}

/**
 * Makes a response of a body and an `init`: the first two arguments.
 *
 * @param call - The call.
 * @param format - How the body is written; `undefined` is none in either.
 * @param init - How the second argument is read.
 * @param prototype - The prototype of the response.
 * @returns One path for each response. What a Response refuses is thrown.
 */
export function responseOfBody(call: NativeCall, format: WebBody['format'], init: InitRule, prototype?: ObjectReference): readonly Outcome[] {
  const value = call.args[0] ?? UNDEFINED;
  return mergeOutcomes(statusOfInit(call, 1, init).flatMap(({ state, status }) => withBody(call, state, { status, format, value, dropsBody: init.dropsBody === true }, prototype)));
}

/** How `Response.json` is. */
export interface JsonKind {
  readonly init?: InitRule;
  /** What becomes of `undefined` where it does not throw. */
  readonly jsonOfUndefined?: 'sent';
}

/** `Response.json(body, init)`: what JSON has no text for throws. */
export function jsonResponse({ prototype }: ResponseMaker, call: NativeCall, { init = RESPONSE_INIT, jsonOfUndefined }: JsonKind = {}): readonly Outcome[] {
  const value = call.state.resolve(call.args[0] ?? UNDEFINED);
  if (jsonOfUndefined !== 'sent' && value.kind === 'constant' && value.value === undefined) {
    throwNew(call, call.state, 'TypeError');
    return [];
  }
  if (value.kind === 'constant' && value.value === undefined) return responseOfBody({ ...call, args: [constant('undefined'), ...call.args.slice(1)] }, 'text', init, prototype);
  return responseOfBody(call, 'json', init, prototype);
}

interface Content {
  readonly status: WebResponse['status'];
  readonly format: WebBody['format'];
  readonly value: Value;
  readonly dropsBody: boolean;
}

/** A body with a code that has none throws a TypeError. */
function withBody(call: NativeCall, state: State, { status, format, value, dropsBody }: Content, prototype: ObjectReference | undefined): readonly Outcome[] {
  const { activation, site } = call;
  const single = state.resolve(value);
  const isNone = single.kind === 'constant' && (single.value === undefined || (single.value === null && format === 'text'));
  const isKnown = format === 'json' || single.kind === 'object' || single.kind === 'constant' || (single.kind === 'unknown' && (single.type !== undefined || single.truthiness === true));
  const code = status?.value.kind === 'constant' ? Number(status.value.value) : undefined;
  if (!dropsBody && code !== undefined && WITHOUT_BODY.includes(code) && !isNone && isKnown) {
    throwNew(call, state, 'TypeError');
    return [];
  }
  const body = isNone ? undefined : { value, format, node: argumentOf(site.node, 0) };
  const response = { status, defaultCode: 200, body, site, via: activation.via };
  const { isConstruct, thisValue } = call;
  // The object of a class that extends it is there already.
  if (!isConstruct || thisValue.kind !== 'object') return [{ state, value: allocateWebResponse(state, response, prototype) }];
  state.set(thisValue.id, { ...state.object(thisValue), payload: { type: 'host', behaviour, data: response }, complete: false });
  return [{ state, value: thisValue }];
}

/** What `Response.redirect` takes. */
export const REDIRECT_STATUS: StatusRule = { isAllowed: (code) => REDIRECTS.includes(code), error: 'RangeError' };

/**
 * @param url - A constant.
 * @returns Whether it is a URL that needs no base.
 */
export function isAbsolute(url: Primitive): boolean {
  return URL.canParse(String(url));
}

/**
 * Makes a class whose objects are responses too.
 *
 * @param members - Its static members, made with its prototype.
 * @param name - Its name.
 * @returns The class.
 */
export function responseSubclass(name: string, members: (maker: ResponseMaker) => Readonly<Record<string, Value>>): ObjectReference {
  const prototype = builtIn(heapObject({ type: 'plain' }, new Map(), { prototype: responsePrototype }));
  const maker: ResponseMaker = { name, prototype };
  const self = nativeFunction(name, (call) => responseOfBody(call, 'text', RESPONSE_INIT, prototype), { prototype, ...members(maker) });
  const heap = builtIns.get(prototype.id);
  if (heap !== undefined) builtIns.set(prototype.id, { ...heap, members: properties({ constructor: self }) });
  return self;
}
