/** What functions of other files do that are handed the response, worked out once for all calls that are alike. */

import { Activation, type Throw } from '../evaluator/activation.js';
import type { Derivation } from '../evaluator/derivations.js';
import type { Evaluation, HostedCall } from '../evaluator/evaluation.js';
import type { HeapObject, Property } from '../evaluator/heap-object.js';
import type { Outcome } from '../evaluator/outcome.js';
import { mergeOutcomes } from '../evaluator/paths.js';
import { mayRaise } from '../evaluator/raise.js';
import { State } from '../evaluator/state.js';
import type { FunctionNode, SourceModule } from '../evaluator/syntax.js';
import { Transplant } from '../evaluator/transplant.js';
import { alternatives, newId, UNDEFINED, type Constant, type ObjectReference, type Unknown, type Value } from '../evaluator/value.js';
import { isSharedObject, ValueShape } from '../evaluator/value-shape.js';
import type { Place } from '../model/place.js';
import type { Outcome as RouteOutcome } from '../model/route.js';
import { HandlerRun, type Hosts } from './handler-run.js';
import { placeOf } from './place-of.js';
import { isSamePlace, replayOutcome } from './replay-outcome.js';
import { makeRequest } from './request-object.js';
import type { ResponseData } from './response-data.js';
import { changeResponse, makeResponse, responseData, runOf } from './response-object.js';

/** Functions that take fewer steps than this are run again for each call. */
const STEPS_RUN_AGAIN = 150;
/** Steps that one call may take. */
const MAXIMUM_STEPS = 6_000;
/** Of one function, more kinds of calls than this are not kept. */
const MAXIMUM_KINDS = 64;

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
  readonly before: readonly HeapObject[];
  readonly returns: readonly End<Outcome>[];
  readonly throws: readonly End<Throw>[];
  readonly mayFail: boolean;
  readonly dependsOnMethod: boolean;
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
  /** Steps that its first call took. */
  steps: number;
  /** Null: such calls leave something that lives in their own paths alone, or take too many steps. */
  readonly kinds: Map<string, Known | null>;
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
    const { evaluation } = caller;
    const run = this.#runOf(call);
    if (run === undefined || run.hosts === null || run.handled !== null) return undefined;
    const known = this.#functions.get(node);
    if (known === undefined) return this.#measure(call, evaluation);
    if (known.steps < STEPS_RUN_AGAIN) return undefined;
    const { hosts } = run;
    const data = responseData(state, hosts.response);
    if (data.phase !== 'open' || data.statuses.some((slot) => slot !== null) || data.failures.length > 0) return undefined;
    const shape = new ValueShape(state, evaluation.imported, new Map([[hosts.request.id, '@request'], [hosts.response.id, '@response']]));
    for (const value of [call.thisValue, ...call.args]) shape.add(value);
    for (const host of [hosts.request, hosts.response]) for (const [key, value] of toldMembers(run, state, host)) shape.name(key).add(value);
    const openMembers = unknownMembers(state, hosts);
    const isTold = openMembers.some((value) => [...state.membersOf(value).values()].some((member) => state.resolve(member).kind === 'constant'));
    if (shape.key === undefined || isTold) return undefined;
    const owners = shape.constants.map(({ site }) => (site?.module === root ? 'o' : '-')).join('');
    const key = `${owners} ${shape.key}`;
    const method = JSON.stringify(run.method);
    let made = known.kinds.get(key) ?? known.kinds.get(`${method} ${key}`);
    if (made === null) return undefined;
    if (made === undefined) {
      if (known.kinds.size >= MAXIMUM_KINDS) return undefined;
      // A call of the function inside itself is run.
      known.kinds.set(key, null);
      made = work(run, call, root, hosts, shape);
      if (made?.dependsOnMethod === true) known.kinds.delete(key);
      known.kinds.set(made?.dependsOnMethod === true ? `${method} ${key}` : key, made);
      if (made === null) return undefined;
    }
    return use(made, run, call, hosts, shape);
  }

  #runOf({ state, thisValue, args }: HostedCall): HandlerRun | undefined {
    for (const single of [thisValue, ...args].flatMap((value) => alternatives(state.resolve(value)))) {
      const run = single.kind === 'object' ? runOf(state, single) : undefined;
      if (run !== undefined) return run;
    }
    return undefined;
  }

  #measure({ state, node, run }: HostedCall, { budget }: Evaluation): readonly Outcome[] {
    const entry: FunctionAnswers = { steps: 0, kinds: new Map() };
    this.#functions.set(node, entry);
    const before = budget.left;
    try {
      return run(state);
    } finally {
      entry.steps = before - budget.left;
    }
  }
}

/** `response.locals`, `request.session`: what is known of their members is not taken to another state. */
function unknownMembers(state: State, { request, response }: Hosts): readonly Unknown[] {
  return [request, response].flatMap((host) => [...state.object(host).members.values()].flatMap(({ value }) => (value.kind === 'unknown' ? [value] : [])));
}

/** Members of a host of which more is known than that they are there. */
function toldMembers(run: HandlerRun, state: State, host: ObjectReference): readonly (readonly [string, Value])[] {
  const { present, responseMember } = run.adapter.request;
  return [...state.object(host).members].flatMap(([key, { value }]) => {
    const resolved = state.resolve(value);
    const isTold = resolved.kind !== 'unknown' || (resolved.truthiness !== undefined && !present.includes(key));
    return isTold && key !== responseMember ? [[key, resolved] as const] : [];
  });
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

function work(run: HandlerRun, call: HostedCall, root: SourceModule, hosts: Hosts, shape: ValueShape): Known | null {
  const { evaluation } = call.caller;
  const { imported } = evaluation;
  const derivation = imported.derivations.create();
  const probe = new HandlerRun(run.adapter, run.version, run.writeStatus, run.handsOnRejections);
  const start = State.empty(evaluation);
  const response = makeResponse(probe, start);
  const own: Hosts = { response, request: makeRequest(probe, start, run.method, response) };
  probe.begin(own, run.method);
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
    const told = toldMembers(run, call.state, theirs).map(([key, value]): [string, Property] => [key, { value: arrive.value(value) }]);
    start.set(mine.id, { ...heap, members: new Map([...heap.members, ...told]) });
  }
  const inputs: Parts = {
    ...partsOf(shape),
    unknowns: shape.unknowns.map((value) => arrive.value(value) as Unknown),
    objects: shape.objects.map((object) => arrive.value(object) as ObjectReference),
  };
  const before = [own.request, own.response, ...inputs.objects].map((object) => start.object(object));
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
  if (returns.includes(null) || throws.includes(null)) return null;
  return {
    derivation,
    outcome: probe.outcome,
    inputs,
    hosts: own,
    before,
    returns: returns as readonly End<Outcome>[],
    throws: throws as readonly End<Throw>[],
    mayFail: activation.escaped.some(({ implicit }) => implicit),
    dependsOnMethod: probe.dependsOnMethod,
  };
}

/** Null when something is left that lives in the path alone. */
function endOf<T>(what: T, state: State, response: ObjectReference): End<T> | null {
  const { phase, statuses, begun, failures } = responseData(state, response);
  const isKept = begun === null && failures.length === 0 && statuses.every((slot) => slot?.value.kind !== 'object');
  return isKept ? { what, response: { phase, statuses } } : null;
}

function use(known: Known, run: HandlerRun, { caller, state, site }: HostedCall, hosts: Hosts, shape: ValueShape): readonly Outcome[] {
  const { evaluation } = caller;
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
  if (known.dependsOnMethod) run.noteMethodRead();
  for (const value of [...parts.unknowns, ...unknownMembers(state, hosts)]) state.forgetMembers(value);
  if (known.mayFail) mayRaise(caller, state, site);
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
    pairs.forEach(([inner, outer], index) => {
      const after = from.object(inner);
      const before = known.before[index];
      if (after === before) return;
      if (after.payload.type !== 'host') {
        to.set(outer.id, leave.object(after));
        return;
      }
      const heap = to.object(outer);
      const changed = [...after.members].filter(([key, property]) => before?.members.get(key) !== property);
      const members = new Map([...heap.members, ...changed.map(([key, property]) => [key, leave.property(property)] as const)]);
      if (changed.length > 0) to.set(outer.id, { ...heap, members });
    });
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
