/** What functions of other files do that are handed the response, worked out once for all calls that are alike. */

import { Activation, type Throw } from '../evaluator/activation.js';
import type { Derivation } from '../evaluator/derivations.js';
import type { Evaluation, HostedCall } from '../evaluator/evaluation.js';
import type { HeapObject, Property } from '../evaluator/heap-object.js';
import type { Outcome } from '../evaluator/outcome.js';
import { mergeOutcomes } from '../evaluator/paths.js';
import { mayRaise, throwerOf, type Thrower } from '../evaluator/raise.js';
import { State } from '../evaluator/state.js';
import type { FunctionNode, SourceModule } from '../evaluator/syntax.js';
import { Transplant } from '../evaluator/transplant.js';
import { alternatives, newId, UNDEFINED, type Constant, type ObjectReference, type Unknown, type Value } from '../evaluator/value.js';
import { isSharedObject, ValueShape } from '../evaluator/value-shape.js';
import type { Place } from '../model/place.js';
import type { Outcome as RouteOutcome } from '../model/route.js';
import { HandlerRun, type HostMember, type Hosts } from './handler-run.js';
import { placeOf } from './place-of.js';
import { isSamePlace, replayOutcome } from './replay-outcome.js';
import { makeRequest } from './request-object.js';
import { changeResponse, type ResponseData, responseData } from './response-data.js';
import { makeResponse, runOf } from './response-object.js';
import { membersOf, toldMembers } from './told-members.js';

/** Functions that take fewer steps than this are run again for each call. */
const STEPS_RUN_AGAIN = 150;
/** Steps that one call may take. */
const MAXIMUM_STEPS = 6_000;
/** Of one function, more kinds of calls than this are not kept. */
const MAXIMUM_KINDS = 2_000;

/** One path out of the function. */
interface End<T> {
  readonly what: T;
  readonly response: Pick<ResponseData, 'phase' | 'statuses'>;
}

interface Known {
  readonly derivation: Derivation;
  readonly outcome: RouteOutcome;
  readonly inputs: Parts;
  readonly hosts: Hosts;
  /** What the hosts and the objects among the inputs were before. */
  readonly before: ReadonlyMap<number, HeapObject>;
  readonly returns: readonly End<Outcome>[];
  readonly throws: readonly End<Throw>[];
  /** Who may throw an error out of it that no `throw` of the source makes; undefined when nobody does. */
  readonly thrower: Thrower | undefined;
  /** The methods of the request, as a text, when the function asks for them. */
  readonly method: string | undefined;
  /** The same of its paths. */
  readonly path: string | undefined;
  readonly reads: readonly Read[];
}

/** A member of a host that the function has read, and what was told of it. */
interface Read extends HostMember {
  readonly told: string;
}

/** What is another thing in each call. */
interface Parts {
  readonly constants: readonly Constant[];
  readonly places: readonly (Place | undefined)[];
  readonly reasons: readonly string[];
  readonly unknowns: readonly Unknown[];
  readonly objects: readonly ObjectReference[];
}

interface FunctionAnswers {
  /** The most steps that a call took. */
  steps: number;
  /** How many kinds of calls are kept. */
  count: number;
  /** By the shape of what is handed over. Null: a call that leaves something that lives in its own paths alone, or that takes too many steps. */
  readonly kinds: Map<string, (Known | null)[]>;
}

export class HelperAnswers {
  readonly #functions = new WeakMap<FunctionNode, FunctionAnswers>();

  /**
   * Evaluates a call that is handed the response.
   *
   * @param call - The call; its state is taken over, unless nothing is returned.
   * @param root - The file that is analysed.
   * @returns What the call returns; undefined when it has to be run.
   */
  answer(call: HostedCall, root: SourceModule): readonly Outcome[] | undefined {
    const { caller, state, node } = call;
    const run = this.#runOf(call);
    if (run === undefined || run.hosts === null || run.handled !== null) return undefined;
    const known = this.#functions.get(node) ?? { steps: 0, count: 0, kinds: new Map<string, (Known | null)[]>() };
    this.#functions.set(node, known);
    if (known.steps < STEPS_RUN_AGAIN) return measure(known, call, caller.evaluation);
    const { hosts } = run;
    const data = responseData(state, hosts.response);
    if (data.phase !== 'open' || data.statuses.some((slot) => slot !== null) || data.failures.length > 0) return undefined;
    const shape = shapeOf(call, hosts);
    if (shape.key === undefined) return undefined;
    const owners = shape.constants.map(({ site }) => (site?.module === root ? 'o' : '-')).join('');
    const key = `${owners} ${shape.key}`;
    const kinds = known.kinds.get(key) ?? [];
    known.kinds.set(key, kinds);
    // A call inside itself, or one of a kind that cannot be kept, is run.
    if (kinds.includes(null)) return undefined;
    let made = kinds.find((kind) => kind !== null && isAlike(kind, run, call, hosts));
    if (made === undefined) {
      if (known.count >= MAXIMUM_KINDS) return undefined;
      known.count += 1;
      kinds.push(null);
      made = work(run, call, root, hosts);
      if (made === null) return undefined;
      kinds[kinds.indexOf(null)] = made;
    }
    return made === null ? undefined : use(made, run, call, hosts);
  }

  #runOf({ state, thisValue, args }: HostedCall): HandlerRun | undefined {
    for (const single of [thisValue, ...args].flatMap((value) => alternatives(state.resolve(value)))) {
      const run = single.kind === 'object' ? runOf(state, single) : undefined;
      if (run !== undefined) return run;
    }
    return undefined;
  }
}

function measure(known: FunctionAnswers, { state, run }: HostedCall, { budget }: Evaluation): readonly Outcome[] {
  const before = budget.left;
  try {
    return run(state);
  } finally {
    known.steps = Math.max(known.steps, before - budget.left);
  }
}

/** What is handed over, and then what the function reads of the hosts. */
function shapeOf({ caller, state, thisValue, args }: HostedCall, hosts: Hosts): ValueShape {
  const shape = new ValueShape(state, caller.evaluation.imported, new Map([[hosts.request.id, '@request'], [hosts.response.id, '@response']]));
  for (const value of [thisValue, ...args]) shape.add(value);
  return shape;
}

/** What is told of one member; undefined when it belongs to its state alone. */
function tell(shape: ValueShape, run: HandlerRun, state: State, host: ObjectReference, key: string): string | undefined {
  const before = shape.key;
  const told = toldMembers(run, state, host).find((member) => member.key === key);
  if (told !== undefined) shape.add(told.value);
  for (const [name, member] of told?.members ?? []) shape.name(name).add(member);
  return shape.key === undefined || before === undefined ? undefined : shape.key.slice(before.length);
}

function isAlike({ method, path, reads }: Known, run: HandlerRun, { caller, state }: HostedCall, hosts: Hosts): boolean {
  if (method !== undefined && method !== JSON.stringify(run.method)) return false;
  if (path !== undefined && path !== JSON.stringify(run.path)) return false;
  return reads.every(({ host, key, told }) => tell(new ValueShape(state, caller.evaluation.imported), run, state, hosts[host], key) === told);
}

function partsOf({ constants, unknowns, objects }: ValueShape): Parts {
  return {
    constants,
    places: constants.map(({ site }) => (site === undefined ? undefined : placeOf(site))),
    reasons: unknowns.map(({ reason }) => reason),
    unknowns,
    objects,
  };
}

function work(run: HandlerRun, call: HostedCall, root: SourceModule, hosts: Hosts): Known | null {
  const { evaluation } = call.caller;
  const { imported } = evaluation;
  const derivation = imported.derivations.create();
  const probe = new HandlerRun(run.adapter, run.version, run.writeStatus, run.handsOnRejections);
  const start = State.empty(evaluation);
  const response = makeResponse(probe, start);
  const own: Hosts = { response, request: makeRequest(probe, start, run, response) };
  probe.begin(own, { method: run.method, path: run.path, router: undefined, around: (kind) => run.around(kind) });
  const arrive = new Transplant({
    from: call.state,
    to: start,
    isShared: (id) => isSharedObject(call.state, imported, id),
    constant: (constant) => constant,
    unknown: (unnamed) => ({ ...unnamed, id: newId() }),
    via: (via) => via,
  });
  const pairs = [[hosts.request, own.request], [hosts.response, own.response]] as const;
  for (const [theirs, mine] of pairs) arrive.replaceObject(theirs, mine);
  const self = arrive.value(call.thisValue);
  const args = call.args.map((arg) => arrive.value(arg));
  for (const [theirs, mine] of pairs) {
    const heap = start.object(mine);
    const told = toldMembers(run, call.state, theirs).map(({ key, value, members }): [string, Property] => {
      const arrived = arrive.value(value);
      if (arrived.kind === 'unknown') for (const [name, member] of members) start.setMember(arrived, name, arrive.value(member));
      return [key, { value: arrived }];
    });
    start.set(mine.id, { ...heap, members: new Map([...heap.members, ...told]) });
  }
  const all = shapeOf(call, hosts);
  for (const [theirs] of pairs) for (const { key } of toldMembers(run, call.state, theirs)) tell(all, run, call.state, theirs, key);
  const before = new Map([own.request, own.response, ...all.objects.map((object) => arrive.value(object) as ObjectReference)].map(({ id }) => [id, start.object({ kind: 'object', id })]));
  const activation = new Activation({ evaluation, module: root, caller: null, callSite: null, node: null, thisValue: UNDEFINED, args: [] });
  const { result, losses } = evaluation.collectLosses(() =>
    imported.derivations.derive(derivation, () =>
      evaluation.apart({ steps: MAXIMUM_STEPS, isStarting: false }, () =>
        evaluation.budget.within(MAXIMUM_STEPS, () => evaluation.guarded(() => mergeOutcomes(call.enter(activation, start, self, args)))),
      ),
    ),
  );
  if (result === undefined) return null;
  for (const { reason, site } of losses) probe.addUnresolved(reason, site);
  const returns = result.map((outcome) => endOf(outcome, outcome.state, own.response));
  const throws = activation.escaped.filter(({ implicit }) => !implicit).map((thrown) => endOf(thrown, thrown.state, own.response));
  const shape = shapeOf(call, hosts);
  const reads = probe.reads.map(({ host, key }) => {
    tell(shape, run, call.state, hosts[host], key);
    return { host, key, told: tell(new ValueShape(call.state, imported), run, call.state, hosts[host], key) };
  });
  if (returns.includes(null) || throws.includes(null) || reads.some(({ told }) => told === undefined)) return null;
  const inputs: Parts = {
    ...partsOf(shape),
    unknowns: shape.unknowns.map((value) => arrive.value(value) as Unknown),
    objects: shape.objects.map((object) => arrive.value(object) as ObjectReference),
  };
  return {
    derivation,
    outcome: probe.outcome,
    inputs,
    hosts: own,
    before,
    returns: returns as readonly End<Outcome>[],
    throws: throws as readonly End<Throw>[],
    thrower: throwerOf(activation.escaped),
    method: probe.dependsOnMethod ? JSON.stringify(run.method) : undefined,
    path: probe.dependsOnPath ? JSON.stringify(run.path) : undefined,
    reads: reads as readonly Read[],
  };
}

/** Null when something is left that lives in the path alone. */
function endOf<T>(what: T, state: State, response: ObjectReference): End<T> | null {
  const { phase, statuses, begun, failures, missing, isHandedOn, isTakenOver } = responseData(state, response);
  const isPlain = missing === null && isHandedOn !== true && isTakenOver !== true;
  const isKept = isPlain && begun === null && failures.length === 0 && statuses.every((slot) => slot?.value.kind !== 'object');
  return isKept ? { what, response: { phase, statuses } } : null;
}

function use(known: Known, run: HandlerRun, call: HostedCall, hosts: Hosts): readonly Outcome[] {
  const { caller, state, site } = call;
  const { evaluation } = caller;
  const shape = shapeOf(call, hosts);
  for (const { host, key } of known.reads) {
    tell(shape, run, state, hosts[host], key);
    run.noteRead(host, key);
  }
  const parts = partsOf(shape);
  evaluation.imported.derivations.use(known.derivation);
  evaluation.recorder.current?.spoil();
  const own = (place: Place): Place => {
    const index = known.inputs.places.findIndex((before) => before !== undefined && isSamePlace(before, place));
    return (index === -1 ? undefined : parts.places[index]) ?? place;
  };
  const ownConstant = (constant: Constant): Constant => {
    const index = known.inputs.constants.findIndex((before) => before === constant || (before.site !== undefined && before.site.node === constant.site?.node));
    return parts.constants[index] ?? constant;
  };
  const reasons = new Map(known.inputs.reasons.map((reason, index) => [reason, parts.reasons[index] ?? reason]));
  const via = [...caller.via, site];
  replayOutcome(run, known.outcome, own, { reasons, before: via.slice(1).map(placeOf) });
  if (known.method !== undefined) run.noteMethodRead();
  if (known.path !== undefined) run.notePathRead();
  for (const value of parts.unknowns) state.forgetMembers(value);
  if (known.thrower !== undefined) mayRaise(caller, state, site, known.thrower);
  const bring = (from: State, to: State, end: End<unknown>['response'], value: Value): Value => {
    const leave = new Transplant({
      from,
      to,
      isShared: (id) => isSharedObject(from, evaluation.imported, id),
      constant: ownConstant,
      unknown: (unnamed) => ({ ...unnamed, id: newId() }),
      via: (inner) => [...via, ...inner.slice(1)],
    });
    known.inputs.unknowns.forEach((input, index) => leave.replaceUnknown(input, parts.unknowns[index] ?? input));
    const pairs = [
      [known.hosts.request, hosts.request] as const,
      [known.hosts.response, hosts.response] as const,
      ...known.inputs.objects.map((input, index) => [input, parts.objects[index] ?? input] as const),
    ];
    for (const [inner, outer] of pairs) leave.replaceObject(inner, outer);
    for (const { host, key } of known.reads) {
      const left = from.object(known.hosts[host]).members.get(key)?.value;
      const mine = to.object(hosts[host]).members.get(key)?.value;
      if (left?.kind !== 'unknown' || mine?.kind !== 'unknown') continue;
      to.forgetMembers(mine);
      for (const [name, member] of membersOf(from, left)) to.setMember(mine, name, leave.value(member));
    }
    for (const [inner, outer] of pairs) {
      const after = from.object(inner);
      const before = known.before.get(inner.id);
      if (after === before) continue;
      if (after.payload.type !== 'host') {
        to.set(outer.id, leave.object(after));
        continue;
      }
      const heap = to.object(outer);
      const changed = [...after.members].filter(([key, property]) => before?.members.get(key) !== property);
      const members = new Map([...heap.members, ...changed.map(([key, property]) => [key, leave.property(property)] as const)]);
      if (changed.length > 0) to.set(outer.id, { ...heap, members });
    }
    const statuses = end.statuses.map((slot) => (slot?.value.kind === 'constant' ? { ...slot, value: ownConstant(slot.value) } : slot));
    changeResponse(to, hosts.response, { ...end, statuses });
    return leave.value(value);
  };
  for (const { what, response } of known.throws) {
    const path = state.fork();
    const value = bring(what.state, path, response, what.value);
    caller.raise({ ...what, state: path, value, via: [...via, ...what.via.slice(1)] });
  }
  return known.returns.map(({ what, response }, index) => {
    const path = index === known.returns.length - 1 ? state : state.fork();
    return { state: path, value: bring(what.state, path, response, what.value) };
  });
}
