/** The abstract values: constants, references to objects, unknowns with a reason, and bounded choices among them. */

import type { Environment } from './environment.js';
import type { Node, Site, SourceModule } from './syntax.js';

export type Primitive = string | number | boolean | bigint | null | undefined;

export interface Constant {
  readonly kind: 'constant';
  readonly value: Primitive;
  /** The literal, or the expression that a table of constants gave a value for. */
  readonly site?: Site;
  /** The unknown value that a comparison showed to be this constant on the path: `if (status === 404)`. */
  readonly compared?: Unknown;
  /** It is `undefined` because a list ends before it. */
  readonly isAbsent?: true;
  /** It is `undefined` because the object that it was read from, one of several, lacks the member. */
  readonly isLacked?: true;
}

/** A reference to an object of the heap; the same id in two states is the same object. */
export interface ObjectReference {
  readonly kind: 'object';
  readonly id: number;
}

/** Where an unknown value came from, as far as that can matter to a reader of it. */
export type Origin =
  /** `from` is there as long as it has not been looked for what is imported. */
  | { readonly kind: 'import'; readonly specifier: string; readonly name: string; readonly from?: SourceModule; readonly isRequire?: boolean }
  | { readonly kind: 'global'; readonly name: string }
  /** `isHanded`: code that is not known calls the function with it. */
  | { readonly kind: 'parameter'; readonly name: string; readonly site: Site; readonly isHanded?: true }
  | { readonly kind: 'member'; readonly of: Value; readonly key: string }
  | { readonly kind: 'call'; readonly callee: Value; readonly args: readonly Value[] }
  | { readonly kind: 'construct'; readonly callee: Value; readonly args: readonly Value[] }
  | { readonly kind: 'thrown' };

/** What the truth of an unknown boolean says about another value. */
export type Predicate =
  | { readonly kind: 'truthy'; readonly subject: Value; readonly negated: boolean }
  | { readonly kind: 'equals'; readonly subject: Value; readonly constant: Primitive; readonly negated: boolean }
  | { readonly kind: 'among'; readonly subject: Value; readonly constants: readonly Primitive[]; readonly negated: boolean }
  | { readonly kind: 'nullish'; readonly subject: Value; readonly negated: boolean }
  /** Whether it has a member. */
  | { readonly kind: 'has'; readonly subject: Value; readonly key: string; readonly negated: boolean }
  /** Whether it is an object of a class. */
  | { readonly kind: 'instance'; readonly subject: Value; readonly maker: Single; readonly negated: boolean };

/** What the source declares a value to be: what an annotation says, or an object of a class; and the members that lead from there to the value. */
export type DeclaredType = (
  | { readonly kind: 'annotation'; readonly node: Node; readonly environment: Environment }
  | { readonly kind: 'class'; readonly reference: ObjectReference }
) & { readonly path: readonly string[] };

/** The case of letters. */
export type Letters = 'upper' | 'lower';

/** What `typeof` may give. */
export type TypeName = 'undefined' | 'object' | 'boolean' | 'number' | 'bigint' | 'string' | 'symbol' | 'function';

/** A value that is not known. Two unknowns with the same id are the same value. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly id: number;
  /** Why, a clause without a full stop: `'status' is a parameter`. */
  readonly reason: string;
  readonly site?: Site;
  readonly origin?: Origin;
  readonly truthiness?: boolean;
  readonly predicate?: Predicate;
  /** Constants that it is not. */
  readonly excluded?: ExcludedConstants;
  /** For a string that is known in part: its text, `…` for each unknown part. */
  readonly text?: string;
  /** For a string: texts that it does not begin with. */
  readonly startsNot?: readonly string[];
  /** For a string: what is not known of it are letters of one case, and hyphens. */
  readonly letters?: Letters;
  /** For a text that is the path of a file: the path, for those who look for files. It tells no paths of the evaluation apart. */
  readonly file?: string;
  readonly type?: 'string' | 'number' | 'boolean';
  /** The types that it may have, when tests on the path have left some of them only. */
  readonly types?: readonly TypeName[];
  /** The value whose type it is: `typeof x`. */
  readonly typeOf?: Value;
  /** What the source declares it to be. */
  readonly declared?: DeclaredType;
  /** What those who made it know of its members. */
  readonly members?: KnownMembers;
  /** Code outside of the project has made it: no class of the project has. */
  readonly isForeign?: true;
  /** Only code outside of the project runs when it is called or awaited, or one of its members is. */
  readonly isRunForeign?: true;
}

/** Members of a value that is not known as a whole. */
export interface KnownMembers {
  readonly named: ReadonlyMap<string, Value>;
  /** Whether it has no others of its own. */
  readonly isComplete: boolean;
}

/** A linked list, so that thousands of comparisons in one chain share their tails. */
export interface ExcludedConstants {
  readonly constant: Primitive;
  readonly next: ExcludedConstants | undefined;
}

/** One of several values; never nested. */
export interface Choice {
  readonly kind: 'choice';
  readonly id: number;
  readonly values: readonly Single[];
}

export type Single = Constant | ObjectReference | Unknown;
export type Value = Single | Choice;

/** More possible values than this of one expression become unknown. */
export const MAXIMUM_CHOICES = 12;
/** Objects are told apart up to this number: a function may return an answer in many places. */
const MAXIMUM_OBJECTS = 48;

let lastId = 0;

/** @returns A number that no other object, variable or unknown has. */
export function newId(): number {
  lastId += 1;
  return lastId;
}

/**
 * @param value - The constant's value.
 * @param site - Where it is written.
 * @returns The constant.
 */
export function constant(value: Primitive, site?: Site): Constant {
  return site === undefined ? { kind: 'constant', value } : { kind: 'constant', value, site };
}

export const UNDEFINED: Constant = constant(undefined);
/** What stands for an element on the paths on which a list ends before it. */
export const ABSENT: Constant = { ...UNDEFINED, isAbsent: true };
/** What stands for a member that only others of several objects have: code that goes on to use it has told them apart, by whatever. */
export const LACKED: Constant = { ...UNDEFINED, isLacked: true };
export const TRUE: Constant = constant(true);
export const FALSE: Constant = constant(false);

/**
 * @param reason - Why the value is not known, a clause without a full stop.
 * @param more - What else is known of it.
 * @returns An unknown that is the same as no other.
 */
export function unknown(reason: string, more: Omit<Unknown, 'kind' | 'id' | 'reason'> = {}): Unknown {
  return { kind: 'unknown', id: newId(), reason, ...more };
}

/**
 * @param value - A value.
 * @returns Its alternatives; itself alone when it is no choice.
 */
export function alternatives(value: Value): readonly Single[] {
  return value.kind === 'choice' ? value.values : [value];
}

/**
 * @param a - A value.
 * @param b - Another.
 * @returns Whether they are the same value, wherever they were written.
 */
export function isSameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === 'constant') return b.kind === 'constant' && Object.is(a.value, b.value) && a.site?.node === b.site?.node && a.compared?.id === b.compared?.id;
  if (a.kind === 'choice') {
    return (
      b.kind === 'choice' &&
      a.values.length === b.values.length &&
      a.values.every((value, index) => isSameValue(value, b.values[index] as Single))
    );
  }
  if (a.kind === 'unknown') {
    return (
      b.kind === 'unknown' && a.id === b.id && a.truthiness === b.truthiness && a.excluded === b.excluded && isSameTypes(a.types, b.types)
    );
  }
  return b.kind === 'object' && a.id === b.id;
}

function isSameTypes(a: readonly TypeName[] | undefined, b: readonly TypeName[] | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((type) => b.includes(type)));
}

function isSameDeclared(a: DeclaredType | undefined, b: DeclaredType | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.path.length !== b.path.length || !a.path.every((key, index) => key === b.path[index])) return false;
  if (a.kind === 'class') return b.kind === 'class' && a.reference.id === b.reference.id;
  return b.kind === 'annotation' && a.node === b.node;
}

/**
 * @param values - Any number of values.
 * @returns One value that may be each of them.
 */
export function oneOf(values: readonly Value[]): Value {
  const [start] = values;
  let singles: readonly Single[] = start === undefined ? [] : alternatives(start);
  // Only what is more than the first value makes a new one.
  let added: Single[] | undefined;
  for (let index = 1; index < values.length; index += 1) {
    for (const single of alternatives(values[index] as Value)) {
      const at = indexOfTwin(singles, single);
      const twin = at === -1 ? undefined : (singles[at] as Single);
      const both = twin === undefined ? single : eitherOf(twin, single);
      if (both === twin) continue;
      singles = added ??= [...singles];
      if (at === -1) added.push(both);
      else added[at] = both;
    }
  }
  if (added === undefined && start !== undefined) return start;
  const [first] = singles;
  if (first === undefined) return unknown('no value reaches this place');
  if (singles.length === 1) return first;
  if (singles.length > MAXIMUM_CHOICES && (singles.length > MAXIMUM_OBJECTS || singles.filter(({ kind }) => kind !== 'object').length > MAXIMUM_CHOICES)) return unknown(`more than ${MAXIMUM_CHOICES} values are possible`);
  return { kind: 'choice', id: newId(), values: singles };
}

/** Where the alternative stands that a value makes one with; -1 when there is none. */
function indexOfTwin(singles: readonly Single[], single: Single): number {
  const isBlankOne = isBlank(single);
  for (let index = 0; index < singles.length; index += 1) {
    const other = singles[index] as Single;
    if ((isBlankOne && isBlank(other)) || isSameChoice(other, single)) return index;
  }
  return -1;
}

/** One alternative for two that are not told apart. */
function eitherOf(a: Single, b: Single): Single {
  if (a.kind === 'constant' && (a.isAbsent === true || a.isLacked === true)) return b;
  if (a === b || a.kind !== 'unknown' || b.kind !== 'unknown') return a;
  return a.id === b.id ? merge(a, b) : blend(a, b);
}

/**
 * @param value - A value.
 * @returns Whether nothing is known of it that could tell it from another unknown value.
 */
export function isBlank(value: Value): value is Unknown {
  return value.kind === 'unknown' && value.text === undefined && value.origin?.kind !== 'thrown';
}

/** One unknown that stands for two. */
function blend(a: Unknown, b: Unknown): Unknown {
  const { reason, site, truthiness, type, declared, members, isForeign, isRunForeign } = a;
  return {
    kind: 'unknown',
    id: newId(),
    reason,
    ...(site === undefined ? {} : { site }),
    ...(truthiness !== undefined && truthiness === b.truthiness ? { truthiness } : {}),
    ...(type !== undefined && type === b.type ? { type } : {}),
    ...(declared !== undefined && isSameDeclared(declared, b.declared) ? { declared } : {}),
    ...(members !== undefined && members === b.members ? { members } : {}),
    ...(isForeign === true && b.isForeign === true ? { isForeign } : {}),
    ...(isRunForeign === true && b.isRunForeign === true ? { isRunForeign } : {}),
  };
}

function isSameChoice(a: Single, b: Single): boolean {
  return a.kind === 'unknown' && b.kind === 'unknown' ? a.id === b.id : isSameValue(a, b);
}

/** The same unknown, known better on one path than on the other: what holds on both. */
function merge(a: Unknown, b: Unknown): Unknown {
  if (a.truthiness === b.truthiness && a.excluded === b.excluded && isSameTypes(a.types, b.types)) return a;
  const { truthiness, excluded, types, type, ...rest } = a;
  return {
    ...rest,
    ...(truthiness !== undefined && truthiness === b.truthiness ? { truthiness } : {}),
    ...(type !== undefined && type === b.type ? { type } : {}),
    ...(types !== undefined && b.types !== undefined ? { types: [...new Set([...types, ...b.types])].sort() } : {}),
  };
}
