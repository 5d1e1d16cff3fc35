/** Methods of functions: `call`, `apply`, `bind`. */

import { nativeFunction } from '../built-in.js';
import { callFunction } from '../call-function.js';
import { elementsOf } from '../evaluate-arguments.js';
import { heapObject } from '../heap-object.js';
import { UNDEFINED, type Value } from '../value.js';

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
