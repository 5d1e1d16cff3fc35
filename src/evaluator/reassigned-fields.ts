/** Flags, counters and the like in fields that methods of the class assign to: when a handler runs, an earlier one may have done so. */

import { forEachChild } from './for-each-child.js';
import type { HeapObject, Property } from './heap-object.js';
import type { State } from './state.js';
import { isNode, type ClassNode, type Node } from './syntax.js';
import { alternatives, oneOf, unknown, type Value } from './value.js';

/** Classes above a class, at most. */
const MAXIMUM_DEPTH = 10;

/**
 * Makes unknown, beside what they are, the fields that a method may have assigned before a handler runs, or not.
 *
 * @param state - The state before handlers run; it is changed.
 */
export function forgetReassignedFields(state: State): void {
  const changes: (readonly [number, HeapObject])[] = [];
  state.forEachObject((id, heap) => {
    if (heap.payload.type !== 'plain' || heap.prototype === undefined || heap.prototype === null || heap.members.size === 0) return;
    const names = new Set(classesOf(state, heap).flatMap((node) => [...reassignedNames(node)]));
    const reassigned = [...names].flatMap((name): readonly (readonly [string, Property])[] => {
      const property = heap.members.get(name);
      // An object in a field is mostly made once, by a method that the constructor calls.
      const isFlag = property !== undefined && alternatives(property.value).every(({ kind }) => kind === 'constant');
      return isFlag ? [[name, maybeReassigned(name, property)]] : [];
    });
    if (reassigned.length > 0) changes.push([id, { ...heap, members: new Map([...heap.members, ...reassigned]) }]);
  });
  for (const [id, heap] of changes) state.set(id, heap);
}

function maybeReassigned(name: string, property: Property): Property {
  const { value } = property;
  const isUnset = value.kind === 'constant' && (value.value === undefined || value.value === null);
  const reason = `'${name}' is assigned in a method`;
  return { ...property, value: isUnset ? unknown(reason) : oneOf([value, unknown(reason, { truthiness: true })]) };
}

/** The class of an object and those above it. */
function classesOf(state: State, { prototype }: HeapObject): readonly ClassNode[] {
  const classes: ClassNode[] = [];
  let current: Value | null | undefined = prototype;
  for (let depth = 0; depth < MAXIMUM_DEPTH && current?.kind === 'object'; depth += 1) {
    const heap = state.object(current);
    const maker = heap.members.get('constructor')?.value;
    const payload = maker?.kind === 'object' ? state.object(maker).payload : undefined;
    if (payload?.type === 'class') classes.push(payload.node);
    current = heap.prototype;
  }
  return classes;
}

const reassigned = new WeakMap<ClassNode, ReadonlySet<string>>();

/** The names of `this.name = …` outside of what runs while an object of the class is made. */
function reassignedNames(node: ClassNode): ReadonlySet<string> {
  const known = reassigned.get(node);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const add = (target: Node): void => {
    if (isNode(target, 'MemberExpression') && !target.computed && isNode(target.object, 'ThisExpression') && isNode(target.property, 'Identifier')) names.add(target.property.name);
  };
  for (const element of node.body.body) {
    const isConstructor = isNode(element, 'MethodDefinition') && element.kind === 'constructor';
    const start: Node = isConstructor ? (element.value.body ?? element) : element;
    const pending: { readonly node: Node; readonly isLater: boolean }[] = [{ node: start, isLater: false }];
    for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
      const { node: current, isLater } = entry;
      if (isLater && isNode(current, 'AssignmentExpression')) add(current.left);
      if (isLater && isNode(current, 'UpdateExpression')) add(current.argument);
      forEachChild(current, (child) => pending.push({ node: child, isLater: isLater || 'params' in current }));
    }
  }
  reassigned.set(node, names);
  return names;
}
