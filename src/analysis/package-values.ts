/** What modules give of which only data is known: the values that imports of them stand for. */

import { builtIn } from '../evaluator/built-in.js';
import { callFunction } from '../evaluator/call-function.js';
import { callUnanswered } from '../evaluator/call-unknown.js';
import { heapObject, type Payload, type Property } from '../evaluator/heap-object.js';
import type { HostBehaviour, HostCall } from '../evaluator/host.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { Site } from '../evaluator/syntax.js';
import { constant, FALSE, TRUE, UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import type { FileRouteAdapter } from '../frameworks/file-route-adapter.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { KnownErrorHandler, KnownMiddleware } from '../frameworks/known-packages.js';
import type { Helper, ModuleMember, PackageFacts, Wrapper } from '../model/package-facts.js';
import { readMemberName, type NameStep } from '../settings/member-name.js';
import { givenArguments, givenValue, NOTHING_GIVEN, type GivenCalls } from './given-arguments.js';
import { errorClass, isOfClass } from './package-error.js';
import { packageErrorHandler } from './package-error-handler.js';
import { packageHandler } from './package-handler.js';
import { packageHelper } from './package-helper.js';
import { packageUse, type PackageUse } from './package-use.js';
import { packageWrapper } from './package-wrapper.js';
import { returnedPackageHandler } from './returned-package-handler.js';

/** What something is that a module gives. */
type Known =
  | { readonly kind: 'helper'; readonly facts: Helper }
  | { readonly kind: 'wrapper'; readonly facts: Wrapper }
  | { readonly kind: 'middleware'; readonly facts: KnownMiddleware }
  | { readonly kind: 'error-handler'; readonly facts: KnownErrorHandler }
  | { readonly kind: 'error-class'; readonly facts: ModuleMember }
  | { readonly kind: 'error-test'; readonly facts: ModuleMember & { readonly of: string } };

/** Something that a module gives, its members, and what its calls give. */
interface Part {
  known?: Known;
  readonly members: Map<string, Part>;
  readonly calls: { readonly text: string | undefined; readonly result: Part }[];
}

export class PackageValues {
  readonly #use: PackageUse;
  readonly #parts = new Map<string, Part>();
  /** What is the same wherever it is imported. */
  readonly #values = new Map<Part, Value>();

  /**
   * @param use - What is known of packages for the framework, and how it uses them.
   * @param declared - What settings declare, which counts first.
   */
  constructor(use: PackageUse, declared: PackageFacts) {
    this.#use = use;
    const { packages } = use;
    for (const { helpers, wrappers, middleware } of [declared, packages]) {
      for (const facts of helpers) this.#add({ kind: 'helper', facts });
      for (const facts of wrappers) this.#add({ kind: 'wrapper', facts });
      for (const facts of middleware) this.#add({ kind: 'middleware', facts });
    }
    for (const facts of packages.errorHandlers) this.#add({ kind: 'error-handler', facts });
    for (const facts of packages.errorClasses) this.#add({ kind: 'error-class', facts });
    for (const facts of packages.errorTests) this.#add({ kind: 'error-test', facts });
  }

  /**
   * @param specifier - A module.
   * @param name - The export, `default`, or `*` for the whole module.
   * @returns What it gives; undefined when nothing is known of that.
   */
  valueOf(specifier: string, name: string): Value | undefined {
    const module = this.#parts.get(specifier);
    const part = name === '*' || name === 'default' ? module : module?.members.get(name);
    return part === undefined ? undefined : this.#valueOf(part, specifier);
  }

  #add(known: Known): void {
    const { module, name } = known.facts;
    const root = this.#parts.get(module) ?? newPart();
    this.#parts.set(module, root);
    const part = readMemberName(name).reduce(partAt, root);
    part.known ??= known;
  }

  #valueOf(part: Part, module: string): Value {
    const before = this.#values.get(part);
    if (before !== undefined) return before;
    const value = this.#make(part, module, [], undefined);
    this.#values.set(part, value);
    return value;
  }

  /** The value of a part; with the calls that lead to it, and the last of them. */
  #make(part: Part, module: string, calls: GivenCalls, made: NativeCall | undefined): Value {
    const { known } = part;
    if (known?.kind === 'error-class') return errorClass(module, lastName(known.facts.name)).self;
    const members = new Map<string, Property>();
    for (const [key, member] of part.members) {
      members.set(key, { value: made === undefined ? this.#valueOf(member, module) : this.#make(member, module, calls, made) });
    }
    if (known?.kind === 'error-handler') members.set('length', { value: constant(4) });
    const object = heapObject(this.#payload(part, module, calls, made), members, { complete: false, frozen: true });
    if (made !== undefined) return made.state.allocate(object);
    const value = builtIn(object);
    // `import x from`, `import * as x from` and `require` give the same.
    if (calls.length === 0 && part === this.#parts.get(module)) members.set('default', { value });
    return value;
  }

  #payload({ known, calls: next }: Part, module: string, calls: GivenCalls, made: NativeCall | undefined): Payload {
    if (known?.kind === 'middleware' && known.facts.chained === true) return { type: 'host', behaviour: CHAIN, data: null };
    if (known === undefined && next.length === 0) return { type: 'plain' };
    const own = known === undefined || known.kind === 'error-class' ? undefined : this.#native(known, module, calls, made);
    const call: NativeFunction = (native) => own?.(native) ?? this.#call(next, module, calls, native);
    const marks = known?.kind === 'middleware' && known.facts.leaves !== undefined ? ({ marks: true } as const) : {};
    return { type: 'native', name: 'packaged', call, ...(made === undefined ? {} : { made: { site: made.site, args: calls.flat() } }), ...marks };
  }

  #call(parts: Part['calls'], module: string, calls: GivenCalls, call: NativeCall): readonly Outcome[] {
    const first = call.state.resolve(call.args[0] ?? UNDEFINED);
    const found = parts.find(({ text }) => text === undefined || (first.kind === 'constant' && first.value === text));
    if (found !== undefined) return [{ state: call.state, value: this.#make(found.result, module, [...calls, call.args], call) }];
    const { activation, state, thisValue, args, site } = call;
    const callee = unknown(`what '${module}' gives is not known`, { origin: { kind: 'import', specifier: module, name: '*' } });
    return callUnanswered(activation, state, callee, thisValue, args, site, { kind: 'call', callee, args });
  }

  #native(known: Exclude<Known, { kind: 'error-class' }>, module: string, calls: GivenCalls, made: NativeCall | undefined): NativeFunction {
    switch (known.kind) {
      case 'helper':
        return packageHelper(known.facts);
      case 'wrapper':
        return packageWrapper(known.facts, this.#use);
      case 'middleware':
        return this.#middleware(known.facts, calls, made);
      case 'error-handler': {
        const { of, status } = known.facts;
        const given = made === undefined ? NOTHING_GIVEN : givenArguments(made.state, calls);
        return packageErrorHandler({ of: of === undefined ? undefined : errorClass(module, of).prototype, status: status(given) });
      }
      case 'error-test':
        return errorTest(module, known.facts.of);
    }
  }

  #middleware(facts: KnownMiddleware, calls: GivenCalls, made: NativeCall | undefined): NativeFunction {
    const { module, given } = facts;
    const found = given === undefined || made === undefined ? facts : given(givenArguments(made.state, calls));
    const callees = (found.calls ?? []).flatMap((call) => {
      const callee = made === undefined ? undefined : givenValue(made.state, calls, call);
      const isFunction = callee !== undefined && made !== undefined && givenArguments(made.state, calls).isFunction(call);
      return isFunction ? [{ ...call, callee }] : [];
    });
    const site: Site | undefined = made?.site;
    const handler = { module, facts: found, calls: callees, methodMember: this.#use.methodMember, site };
    return this.#use.answers === 'on-response' ? packageHandler(handler) : returnedPackageHandler(handler, this.#use);
  }
}

const known = new WeakMap<FrameworkAdapter | FileRouteAdapter, WeakMap<PackageFacts, PackageValues>>();

/**
 * @param adapter - The framework.
 * @param declared - What settings declare.
 * @returns What modules give, worked out once for the same settings.
 */
export function packageValues(adapter: FrameworkAdapter | FileRouteAdapter, declared: PackageFacts): PackageValues {
  const ofAdapter = known.get(adapter) ?? new WeakMap<PackageFacts, PackageValues>();
  known.set(adapter, ofAdapter);
  const values = ofAdapter.get(declared) ?? new PackageValues(packageUse(adapter), declared);
  ofAdapter.set(declared, values);
  return values;
}

function newPart(): Part {
  return { members: new Map(), calls: [] };
}

function partAt(part: Part, step: NameStep): Part {
  if (step.kind === 'member') {
    const member = part.members.get(step.name) ?? newPart();
    part.members.set(step.name, member);
    return member;
  }
  const found = part.calls.find(({ text }) => text === step.text);
  if (found !== undefined) return found.result;
  const result = newPart();
  // A call with a certain text is told from the others.
  if (step.text === undefined) part.calls.push({ text: undefined, result });
  else part.calls.unshift({ text: step.text, result });
  return result;
}

function lastName(name: string): string {
  return name.split('.').at(-1) ?? name;
}

/** `isApiError(error)` */
function errorTest(module: string, name: string): NativeFunction {
  return ({ state, args: [value = UNDEFINED], site }) => {
    const is = isOfClass(state, value, errorClass(module, name).prototype);
    const result = is === undefined ? unknown('whether it is an error of a package is not known', { site, type: 'boolean' }) : is ? TRUE : FALSE;
    return [{ state, value: result }];
  };
}

/** A handler that only passes on, with methods that give it back: `body('name').trim().notEmpty()`. */
const CHAIN: HostBehaviour = {
  name: 'a chain of a package',
  isData: true,
  get: ({ state, self }, key) => {
    const call: NativeFunction = ({ state: path, site }) => [
      { state: path, value: key === 'run' ? unknown('what a chain of a package finds is not known', { site }) : self },
    ];
    return [{ state, value: state.allocate(heapObject({ type: 'native', name: key, call })) }];
  },
  call: passOn,
  isSame: (a, b) => a === b,
  join: (a) => a,
};

function passOn({ activation, state, args, site }: HostCall): readonly Outcome[] {
  return callFunction(activation, state, args[2] ?? UNDEFINED, UNDEFINED, [], site);
}
