/** What pipes are told of a parameter: where its value comes from, and whether it is declared to be an object of a class. */

import type { Activation } from '../evaluator/activation.js';
import { properties } from '../evaluator/built-in.js';
import { functionOf } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { State } from '../evaluator/state.js';
import { isNode, type Node, type SourceModule } from '../evaluator/syntax.js';
import { findType } from '../evaluator/type-declarations.js';
import { constant, FALSE, TRUE, unknown, type Value } from '../evaluator/value.js';
import { DECLARES_CLASS } from '../frameworks/actions.js';

/** A parameter of a member. */
export interface DecoratedParameter {
  /** The member. */
  readonly method: Value;
  readonly index: number;
  /** Where its value comes from. */
  readonly source: string;
  /** The argument of its decorator. */
  readonly argument: Value;
}

/**
 * @param activation - Finds the files that declare types.
 * @param state - The path; it is changed.
 * @param parameter - The parameter.
 * @returns `{ type, data, metatype }`
 */
export function parameterMetadata(activation: Activation, state: State, { method, index, source, argument }: DecoratedParameter): Value {
  const declares = declaresClass(activation, state, method, index);
  const members = {
    type: constant(source),
    data: argument,
    metatype: unknown('the type of the parameter is not known', declares ? { truthiness: true } : {}),
    [DECLARES_CLASS]: declares ? TRUE : FALSE,
  };
  return state.allocate(heapObject({ type: 'plain' }, properties(members), { complete: false }));
}

/** Whether the annotation of a parameter names a class of the project. */
function declaresClass({ evaluation }: Activation, state: State, method: Value, index: number): boolean {
  const source = functionOf(state, state.resolve(method));
  const parameter: Node | undefined = source?.node.params[index];
  const target = isNode(parameter, 'AssignmentPattern') ? parameter.left : parameter;
  const annotation = isNode(target, 'Identifier') || isNode(target, 'ObjectPattern') ? target.typeAnnotation?.typeAnnotation : undefined;
  if (source === undefined || !isNode(annotation, 'TSTypeReference') || !isNode(annotation.typeName, 'Identifier')) return false;
  const find = (specifier: string, from: SourceModule): SourceModule | undefined => evaluation.imported.moduleOf(specifier, from);
  return isNode(findType(source.module, annotation.typeName.name, find)?.node, 'ClassDeclaration');
}
