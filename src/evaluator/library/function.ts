/** Members of functions: `call`, `apply`, `bind`, and what a function tells of its source. */

import { nativeFunction } from '../built-in.js';
import { callFunction } from '../call-function.js';
import { elementsOf } from '../evaluate-arguments.js';
import { heapObject } from '../heap-object.js';
import { isNode, type FunctionNode, type SourceModule } from '../syntax.js';
import { constant, UNDEFINED, unknown, type ObjectReference, type Value } from '../value.js';

export const functionMethods: ReadonlyMap<string, Value> = new Map<string, Value>([
  [
    'call',
    nativeFunction('call', ({ activation, state, thisValue, args, site }) =>
      callFunction(activation, state, thisValue, args[0] ?? UNDEFINED, args.slice(1), site),
    ),
  ],
  [
    'apply',
    nativeFunction('apply', ({ activation, state, thisValue, args, site }) => {
      const { elements } = elementsOf(state, args[1] ?? UNDEFINED);
      return callFunction(activation, state, thisValue, args[0] ?? UNDEFINED, elements, site);
    }),
  ],
  [
    'bind',
    nativeFunction('bind', ({ state, thisValue, args }) => {
      const bound = heapObject({ type: 'bound', target: thisValue, thisValue: args[0] ?? UNDEFINED, args: args.slice(1) });
      return [{ state, value: state.allocate(bound) }];
    }),
  ],
]);

const maker = (name: string): ObjectReference =>
  nativeFunction(name, ({ state, site }) => [{ state, value: unknown('a function is made of a text', { site }) }]);
const makers = {
  plain: maker('Function'),
  async: maker('AsyncFunction'),
  generator: maker('GeneratorFunction'),
  asyncGenerator: maker('AsyncGeneratorFunction'),
};

/**
 * @param node - A function.
 * @returns What its `constructor` is: `handler.constructor.name === 'AsyncFunction'`.
 */
export function makerOf({ async: isAsync, generator }: FunctionNode): ObjectReference {
  if (generator) return isAsync ? makers.asyncGenerator : makers.generator;
  return isAsync ? makers.async : makers.plain;
}

const texts = new WeakMap<FunctionNode, ObjectReference>();

/**
 * @param node - A function.
 * @param module - Its file.
 * @returns Its `toString`; undefined where what runs is not what is written.
 */
export function sourceText(node: FunctionNode, { file, text }: SourceModule): ObjectReference | undefined {
  if (!/\.[cm]?js$/.test(file)) return undefined;
  const known = texts.get(node);
  if (known !== undefined) return known;
  const { parent } = node as { readonly parent?: FunctionNode['parent'] };
  const isMethod = isNode(parent, 'MethodDefinition') || (isNode(parent, 'Property') && (parent.method || parent.kind !== 'init'));
  const [start, end] = isMethod ? parent.range : node.range;
  const method = nativeFunction('toString', ({ state, site }) => [{ state, value: constant(text.slice(start, end), site) }]);
  texts.set(node, method);
  return method;
}
