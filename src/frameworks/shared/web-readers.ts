/** Objects of the Fetch API and of URLs that only tell what a request says: asking them does not fail. */

import { builtIn, nativeFunction, properties } from '../../evaluator/built-in.js';
import { heapObject } from '../../evaluator/heap-object.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { mayRaise } from '../../evaluator/raise.js';
import { UNDEFINED, unknown, type ObjectReference, type Unknown, type Value } from '../../evaluator/value.js';
import { pathOfUrl } from './url-path.js';

/**
 * @param name - Its name.
 * @param type - The type of what it gives, when that is always the same.
 * @returns A function that gives something that is not known, and does not fail.
 */
export function telling(name: string, type?: 'string' | 'boolean'): Value {
  return nativeFunction(name, ({ state, site }) => [{ state, value: unknown(`the result of '${name}' is not known`, { site, ...(type === undefined ? {} : { type }) }) }]);
}

function reader(members: Readonly<Record<string, Value>>): ObjectReference {
  return builtIn(heapObject({ type: 'plain' }, properties(members), { complete: false }));
}

const get = telling('get');
const getAll = telling('getAll');
const has = telling('has', 'boolean');
const toString = telling('toString', 'string');

/** `Headers` */
export const headersReader = reader({ get, has, getSetCookie: telling('getSetCookie') });

/** What Next.js makes of cookies. */
export const cookiesReader = reader({ get, getAll, has, set: telling('set'), delete: telling('delete') });

/** `URLSearchParams` */
const searchParamsReader = reader({ get, getAll, has, toString });

/** Texts that are URLs, as unknown values. */
const urls = new Set<Unknown>();

function urlText(reason: string): Unknown {
  const text = unknown(reason, { type: 'string', truthiness: true });
  urls.add(text);
  return text;
}

/** The URL of the request as a text. */
export const requestUrl: Unknown = urlText('the URL of the request is not known');

function urlMembers(): Readonly<Record<string, Value>> {
  return {
    searchParams: searchParamsReader,
    href: urlText('a URL is not known'),
    origin: urlText('the origin of a URL is not known'),
    toString,
  };
}

/** The URL of the request as an object. */
export const urlReader = reader(urlMembers());

/** `new URLSearchParams(text)`: no text is wrong, but lists of other than pairs are. */
const constructSearchParams = ({ activation, state, args, site }: NativeCall): readonly Outcome[] => {
  const input = state.resolve(args[0] ?? UNDEFINED);
  if (input.kind !== 'constant' && !(input.kind === 'unknown' && input.type === 'string')) mayRaise(activation, state, site, 'foreign');
  return [{ state, value: searchParamsReader }];
};

/** The global `URLSearchParams`. */
export const searchParamsGlobal: ObjectReference = nativeFunction('URLSearchParams', constructSearchParams);

const urlPrototype = builtIn(heapObject({ type: 'plain' }, new Map(), { complete: false }));

/** `new URL(input, base)`: what is no URL throws. */
function constructUrl({ activation, state, args, site }: NativeCall): readonly Outcome[] {
  const [input = UNDEFINED, base] = args.map((arg) => state.resolve(arg));
  if (!(base === undefined ? isUrl(input) : input.kind === 'constant' && isUrl(base))) mayRaise(activation, state, site, 'foreign');
  const pathname = input.kind === 'choice' ? unknown('the path of a URL is not known', { type: 'string' }) : pathOfUrl(input);
  return [{ state, value: state.allocate(heapObject({ type: 'plain' }, properties({ ...urlMembers(), pathname }), { complete: false, prototype: urlPrototype })) }];

  function isUrl(value: Value): boolean {
    if (value.kind === 'constant') return URL.canParse(String(value.value));
    if (value.kind === 'unknown') return urls.has(value);
    return value.kind === 'object' && (value.id === urlReader.id || state.object(value).prototype === urlPrototype);
  }
}

/** The global `URL`. */
export const urlGlobal: ObjectReference = nativeFunction('URL', constructUrl, {
  prototype: urlPrototype,
  canParse: telling('canParse', 'boolean'),
  parse: telling('parse'),
  createObjectURL: telling('createObjectURL', 'string'),
  revokeObjectURL: telling('revokeObjectURL'),
});
