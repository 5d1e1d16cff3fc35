/** Keeps the number of paths small: paths that cannot be told apart are one, and beyond a bound paths are joined. */

import { isNegligible } from './compare-cells.js';
import { hasAkinHost, hasSameHost, isHost } from './compare-hosts.js';
import { heapObject, type HeapObject } from './heap-object.js';
import type { Outcome } from './outcome.js';
import type { State } from './state.js';
import { alternatives, isBlank, isSameValue, MAXIMUM_CHOICES, oneOf, type Single, type Value } from './value.js';

/** More paths than this at one place are joined. */
const MAXIMUM_PATHS = 16;
/** More paths than this that end in an error are joined as others are. */
export const MAXIMUM_FAILURES = 48;

/**
 * @param states - The states of all paths that reach one place. They are taken over: the caller does not use them again.
 * @returns At most {@link MAXIMUM_PATHS} states that stand for all of them.
 */
export function mergeStates(states: readonly State[]): readonly State[] {
  return states.length < 2 ? states : mergePaths(states.map((state) => ({ state, value: undefined }))).map((path) => path.state);
}

/**
 * @param outcomes - The outcomes of all paths that reach one place. They are taken over.
 * @returns At most {@link MAXIMUM_PATHS} outcomes that stand for all of them.
 */
export function mergeOutcomes(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.length < 2 ? outcomes : (mergePaths(outcomes) as readonly Outcome[]);
}

/**
 * @param states - The states of paths between which nothing is to be told apart. They are taken over.
 * @returns One state for each state of the host.
 */
export function mergeAlikeStates(states: readonly State[]): readonly State[] {
  if (states.length < 2) return states;
  return mergeWhere(states.map((state) => ({ state, value: undefined })), (a, b) => hasSameHost(a.state, b.state)).map((path) => path.state);
}

/** Outcomes of one expression up to this number are left apart; the statement around it merges them. */
const MAXIMUM_OUTCOMES = 8;

/**
 * @param outcomes - The outcomes of an expression. They are taken over.
 * @returns The same, or fewer that stand for all of them where there are too many.
 */
export function limitOutcomes(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.length > MAXIMUM_OUTCOMES ? mergeOutcomes(outcomes) : outcomes;
}

interface Path {
  readonly state: State;
  readonly value: Value | undefined;
}

function mergePaths(paths: readonly Path[]): readonly Path[] {
  const merged = mergeWhere(paths, (a, b) => isSameResult(a, b) && areAlike(a.state, b.state));
  if (merged.length <= pathsAlike(merged)) return merged;
  const failed = merged.filter((path) => isFailure(path.state, path.value));
  const others = limitPaths(failed.length === 0 ? merged : merged.filter((path) => !isFailure(path.state, path.value)));
  return [...others, ...(failed.length > MAXIMUM_FAILURES ? limitPaths(failed) : failed)];
}

/** More paths than this with the same state of the host are joined. */
function pathsAlike([first]: readonly Path[]): number {
  return first?.state.pathsAlike ?? 1;
}

function limitPaths(paths: readonly Path[]): readonly Path[] {
  const merged = paths.length > pathsAlike(paths) ? mergeCrowds(paths) : paths;
  return merged.length > MAXIMUM_PATHS ? mergeWhere(merged, (a, b) => hasAkinHost(a.state, b.state)) : merged;
}

/**
 * @param state - A path.
 * @param value - A value on it.
 * @returns Whether it is a promise that a `throw` of the source rejects: what becomes of it is an answer of its own.
 */
export function isFailure(state: State, value: Value | undefined): boolean {
  const payload = value?.kind === 'object' ? state.object(value).payload : undefined;
  return payload?.type === 'promise' && payload.outcome === 'rejected' && payload.failure?.implicit !== true;
}

function mergeWhere(paths: readonly Path[], isOne: (a: Path, b: Path) => boolean): readonly Path[] {
  const kept: Path[] = [];
  for (const path of paths) {
    const index = kept.findIndex((other) => isOne(other, path));
    const twin = kept[index];
    if (twin === undefined) {
      kept.push(path);
      continue;
    }
    twin.state.join(path.state);
    if (twin.value !== undefined && path.value !== undefined && twin.value !== path.value) {
      kept[index] = { state: twin.state, value: eitherOf(twin.state, twin.value, path.value) };
    }
  }
  return kept;
}

/** One value for two; two promises that are fulfilled are one promise of either value. */
function eitherOf(state: State, a: Value, b: Value): Value {
  const [mine, theirs] = [a, b].map((value) => (value.kind === 'object' ? state.object(value).payload : undefined));
  if (mine?.type === 'promise' && theirs?.type === 'promise' && mine.outcome === 'fulfilled' && theirs.outcome === 'fulfilled') {
    return state.allocate(heapObject({ type: 'promise', outcome: 'fulfilled', value: eitherOf(state, mine.value, theirs.value) }));
  }
  const singles = [...alternatives(a), ...alternatives(b)];
  const value = oneOf([a, b]);
  return value.kind === 'unknown' && singles.length > MAXIMUM_CHOICES ? oneOf(fewerOf(state, singles)) : value;
}

/** The same values, where one object of the host may stand for several. */
function fewerOf(state: State, singles: readonly Single[]): readonly Single[] {
  const kept: Single[] = [];
  for (const single of singles) {
    const index = kept.findIndex((other) => standIn(state, other, single) !== undefined);
    const other = kept[index];
    if (other === undefined) kept.push(single);
    else kept[index] = standIn(state, other, single) ?? other;
  }
  return kept;
}

function standIn(state: State, a: Single, b: Single): Single | undefined {
  if (a.kind !== 'object' || b.kind !== 'object') return undefined;
  const [mine, theirs] = [state.object(a), state.object(b)];
  if (!isHost(mine) || !isHost(theirs) || mine.payload.behaviour !== theirs.payload.behaviour) return undefined;
  const { behaviour, data } = mine.payload;
  const either = behaviour.either?.(data, theirs.payload.data);
  return either === undefined ? undefined : state.allocate({ ...mine, payload: { type: 'host', behaviour, data: either }, members: NO_MEMBERS, complete: false });
}

const NO_MEMBERS: HeapObject['members'] = new Map();

/** Joins the paths that have the same state of the host, where there are too many of them. */
function mergeCrowds(paths: readonly Path[]): readonly Path[] {
  const groups: Path[][] = [];
  for (const path of paths) {
    const group = groups.find(([first]) => first !== undefined && hasSameHost(first.state, path.state));
    if (group === undefined) groups.push([path]);
    else group.push(path);
  }
  // An object of the host that the first path does not have may differ between others.
  return groups.flatMap((group) => (group.length > pathsAlike(group) ? mergeWhere(group, (a, b) => hasSameHost(a.state, b.state)) : group));
}

function isSameResult(a: Path, b: Path): boolean {
  if (a.value === b.value) return true;
  if (a.value === undefined || b.value === undefined) return false;
  return isSameValue(a.value, b.value) || (isBlank(a.value) && isBlank(b.value));
}

/** Two paths that differ only in unknown values answer alike from here on. */
function areAlike(a: State, b: State): boolean {
  return a.isLike(b, isNegligible);
}
