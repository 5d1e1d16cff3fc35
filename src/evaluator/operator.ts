/** Operators over constants and over what is known of unknown values. */

import { hasMember } from './has-member.js';
import { instanceTest } from './instance-test.js';
import type { State } from './state.js';
import type { Site } from './syntax.js';
import { isEqual, isNullish } from './truth.js';
import { typesOf } from './type-test.js';
import { alternatives, constant, FALSE, MAXIMUM_CHOICES, oneOf, TRUE, unknown, type Constant, type Primitive, type Single, type Unknown, type Value } from './value.js';

const UNKNOWN_TYPE = { '+': undefined } as const;

/**
 * @param state - The path.
 * @param operator - A binary operator.
 * @param left - Its left side.
 * @param right - Its right side.
 * @param site - The expression.
 * @returns The result.
 */
export function binaryValue(state: State, operator: string, left: Value, right: Value, site: Site): Value {
  if (operator === 'in') return memberTest(state, left, right);
  const lefts = alternatives(state.resolve(left));
  const rights = alternatives(state.resolve(right));
  if (isComparison(operator) && (lefts.length > 1 || rights.length > 1)) return comparison(state, operator, left, right);
  if (lefts.length * rights.length > MAXIMUM_CHOICES) return unknown('the operands have too many possible values', { site });
  if (operator === 'instanceof') return instanceTest(state, left, right);
  if (lefts.length === 1 && rights.length === 1) return binary(state, operator, lefts[0] as Single, rights[0] as Single, site);
  return oneOf(lefts.flatMap((a) => rights.map((b) => binary(state, operator, a, b, site))));
}

function isComparison(operator: string): boolean {
  return operator === '===' || operator === '!==' || operator === '==' || operator === '!=';
}

function binary(state: State, operator: string, left: Single, right: Single, site: Site): Value {
  if (left.kind === 'constant' && right.kind === 'constant') return fold(operator, left, right);
  if (isComparison(operator)) return comparison(state, operator, left, right);
  if (operator === '+') {
    const a = textOf(state, left);
    const b = textOf(state, right);
    if (a !== undefined || b !== undefined) {
      const isText = [left, right].some((side) => isString(side));
      if (isText) {
        const text = `${a ?? '…'}${b ?? '…'}`;
        if (!text.includes('…')) return constant(text, site);
        return unknown('a part of the text is not known', { site, text, type: 'string', ...(/[^…]/.test(text) ? { truthiness: true } : {}), ...lettersOf([left, right]) });
      }
    }
    return unknown('the operands of an operator are not known', { site });
  }
  if (['<', '<=', '>', '>='].includes(operator)) return unknown('a comparison is not known', { type: 'boolean' });
  return unknown('the operands of an operator are not known', { site, type: operator in UNKNOWN_TYPE ? 'string' : 'number' });
}

/**
 * @param values - Parts of a text.
 * @returns What is known of all letters that are not known of them.
 */
export function lettersOf(values: readonly Value[]): Pick<Unknown, 'letters'> {
  const unclear = values.filter((value) => value.kind !== 'constant');
  const [first] = unclear;
  if (first?.kind !== 'unknown' || first.letters === undefined) return {};
  const { letters } = first;
  return unclear.every((value) => value.kind === 'unknown' && value.letters === letters) ? { letters } : {};
}

function isString(value: Single): boolean {
  return (value.kind === 'constant' && typeof value.value === 'string') || (value.kind === 'unknown' && value.type === 'string');
}

function comparison(state: State, operator: string, left: Value, right: Value): Value {
  const negated = operator.startsWith('!');
  const loose = operator.length === 2;
  const [subject, other] = right.kind === 'constant' ? [left, right] : [right, left];
  if (other.kind !== 'constant') {
    const a = state.resolve(left);
    const b = state.resolve(right);
    if (a.kind === 'object' && b.kind === 'object') return constant((a.id === b.id) !== negated);
    if (a.kind === 'unknown' && b.kind === 'unknown' && a.id === b.id) return constant(!negated);
    return unknown('a comparison is not known', { type: 'boolean' });
  }
  const isNullTest = loose && (other.value === null || other.value === undefined);
  if (loose && !isNullTest && (typeof other.value !== 'string' || mayConvert(state, subject))) return looseComparison(state, subject, other, negated);
  const equal = isNullTest ? isNullish(state, subject) : isEqual(state, subject, other.value);
  if (equal !== undefined) return constant(equal !== negated);
  return unknown('a comparison is not known', {
    type: 'boolean',
    predicate: isNullTest ? { kind: 'nullish', subject, negated } : { kind: 'equals', subject, constant: other.value, negated },
  });
}

/** `1 == '1'` */
function mayConvert(state: State, subject: Value): boolean {
  return alternatives(state.resolve(subject)).some((single) => single.kind !== 'object' && typesOf(state, single).every((type) => type === 'number' || type === 'boolean'));
}

function looseComparison(state: State, subject: Value, other: Constant, negated: boolean): Value {
  const results = alternatives(state.resolve(subject)).map((single) =>
    single.kind === 'constant' ? fold('==', single, other) : unknown('a comparison is not known', { type: 'boolean' }),
  );
  const value = oneOf(results);
  if (value.kind === 'constant') return constant(Boolean(value.value) !== negated);
  return unknown('a comparison is not known', { type: 'boolean' });
}

/** Folds an operator over two constants; the result stands where the operand that decided it stands. */
function fold(operator: string, left: Constant, right: Constant): Value {
  // TypeScript's operand types do not matter here: these are the operators of JavaScript on primitives.
  const a = left.value as number;
  const b = right.value as number;
  try {
    const value = foldPrimitives(operator, a, b);
    if (typeof value === 'string' && value.length > MAXIMUM_LENGTH) return unknown('the text is too long to keep', { type: 'string', truthiness: true });
    return value === NOT_FOLDED ? unknown('an operator is not evaluated') : constant(value);
  } catch {
    return unknown('the operands of an operator do not fit');
  }
}

/** Longer texts than this (UTF-16 code units) are not kept. */
const MAXIMUM_LENGTH = 100_000;

const NOT_FOLDED = Symbol('not folded');

function foldPrimitives(operator: string, a: number, b: number): Primitive | typeof NOT_FOLDED {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '**':
      return a ** b;
    case '|':
      return a | b;
    case '&':
      return a & b;
    case '^':
      return a ^ b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '>>>':
      return a >>> b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '===':
      return a === b;
    case '!==':
      return a !== b;
    case '==':
      // The evaluated code compares loosely.
      return a == b;
    case '!=':
      return a != b;
    default:
      return NOT_FOLDED;
  }
}

function memberTest(state: State, left: Value, right: Value): Value {
  const key = state.resolve(left);
  if (key.kind !== 'constant') return unknown('a member test is not known', { type: 'boolean' });
  const member = String(key.value);
  const truth = hasMember(state, right, member);
  if (truth !== undefined) return truth ? TRUE : FALSE;
  return unknown('a member test is not known', { type: 'boolean', predicate: { kind: 'has', subject: right, key: member, negated: false } });
}

/**
 * @param state - The path.
 * @param value - A value.
 * @returns It as text, `…` for parts that are not known; undefined when nothing of it is known.
 */
export function textOf(state: State, value: Value): string | undefined {
  const resolved = state.resolve(value);
  if (resolved.kind === 'constant') return String(resolved.value);
  return resolved.kind === 'unknown' ? (resolved.file ?? resolved.text) : undefined;
}
