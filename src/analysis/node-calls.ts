/** What functions of Node.js, and of packages that find files, give for constants: paths, and the files of the project. */

import { basename, dirname, extname, isAbsolute, join, normalize, parse, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { properties } from '../evaluator/built-in.js';
import { callFunction } from '../evaluator/call-function.js';
import { specifierOf } from '../evaluator/evaluate.js';
import { elementsOf } from '../evaluator/evaluate-arguments.js';
import type { UnknownCall } from '../evaluator/evaluation.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { FolderEntry } from '../evaluator/imported-modules.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { constant, UNDEFINED, unknown, type Primitive, type Value } from '../evaluator/value.js';
import { pathOfUrl } from '../frameworks/shared/url-path.js';
import { filesOf } from './project-files.js';

/** Its outcomes; undefined when what it gives is not known. */
type Answer = (call: UnknownCall, constants: readonly (Primitive | typeof NOT_CONSTANT)[]) => readonly Outcome[] | undefined;

const NOT_CONSTANT = Symbol('not constant');

const ofTexts =
  (compute: (...texts: string[]) => string | undefined): Answer =>
  ({ state, site }, constants) => {
    const texts = constants.filter((one) => typeof one === 'string');
    const result = texts.length === constants.length ? compute(...texts) : undefined;
    return result === undefined ? undefined : [{ state, value: constant(result, site) }];
  };

/** Where a file stands: what follows does not depend on it, unless it looks for the file. */
const ofFile =
  (compute: (...texts: string[]) => string | undefined): Answer =>
  ({ state, site }, constants) => {
    const texts = constants.filter((one) => typeof one === 'string');
    const file = texts.length === constants.length ? compute(...texts) : undefined;
    if (file === undefined) return undefined;
    return [{ state, value: isAbsolute(file) ? unknown('where the project stands is not known', { site, type: 'string', truthiness: true, file }) : constant(file, site) }];
  };

const PATHS: Readonly<Record<string, Answer>> = {
  join: ofFile((...parts) => (parts.length === 0 ? undefined : join(...parts))),
  // What is relative to the working directory is not known.
  resolve: ofFile((...parts) => (parts.some((part) => isAbsolute(part)) ? resolve(...parts) : undefined)),
  dirname: ofFile((path = '') => dirname(path)),
  basename: ofTexts((path = '', suffix) => basename(path, suffix)),
  extname: ofTexts((path = '') => extname(path)),
  normalize: ofFile((path = '') => normalize(path)),
  relative: ofTexts((from = '', to = '') => (isAbsolute(from) && isAbsolute(to) ? relative(from, to) : undefined)),
  parse: ({ state }, [path]) => {
    if (typeof path !== 'string') return undefined;
    const members = Object.entries(parse(path)).map(([key, text]): [string, Value] => [key, constant(text)]);
    return [{ state, value: state.allocate(heapObject({ type: 'plain' }, properties(Object.fromEntries(members)))) }];
  },
};

const URLS: Readonly<Record<string, Answer>> = {
  // url.parse(request.url, true)
  parse: ({ state, args }) => {
    const url = state.resolve(args[0] ?? UNDEFINED);
    if (url.kind === 'choice') return undefined;
    const isParsed = args[1]?.kind === 'constant' && args[1].value === true;
    const query: Record<string, Value> = isParsed ? { query: unknown('the query of a URL is not known', { truthiness: true }) } : {};
    return [{ state, value: state.allocate(heapObject({ type: 'plain' }, properties({ pathname: pathOfUrl(url), ...query }), { complete: false })) }];
  },
  fileURLToPath: ofFile((url = '') => (url.startsWith('file:') ? fileURLToPath(url) : undefined)),
  pathToFileURL: ({ state }, [path]) => {
    if (typeof path !== 'string' || !isAbsolute(path)) return undefined;
    const { href } = pathToFileURL(path);
    const text = state.allocate(heapObject({ type: 'native', name: 'toString', call: (native) => [{ state: native.state, value: constant(href) }] }));
    return [{ state, value: state.allocate(heapObject({ type: 'plain' }, properties({ href: constant(href), toString: text }), { complete: false })) }];
  },
};

const FILES: Readonly<Record<string, Answer>> = {
  readdirSync: (call, constants) => give(call, read(call, constants)),
  readdir: (call, constants) => {
    const callback = call.args.at(-1) ?? UNDEFINED;
    const list = read(call, constants);
    if (list === undefined || callback.kind !== 'object') return undefined;
    return callFunction(call.activation, call.state, callback, UNDEFINED, [constant(null), list], call.site).map((outcome) => ({ state: outcome.state, value: UNDEFINED }));
  },
  'promises.readdir': (call, constants) => promise(call, read(call, constants)),
  statSync: (call, constants) => give(call, stats(call, constants)),
  lstatSync: (call, constants) => give(call, stats(call, constants)),
};

const PROMISED: Readonly<Record<string, Answer>> = { readdir: (call, constants) => promise(call, read(call, constants)) };

const find: Answer = (call) => give(call, found(call));
const findLater: Answer = (call) => promise(call, found(call));
const GLOBS: Readonly<Record<string, Answer>> = {
  '': findLater,
  glob: findLater,
  globby: findLater,
  sync: find,
  globSync: find,
  globbySync: find,
  'glob.sync': find,
  'globby.sync': find,
};

const MODULES: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
  path: PATHS,
  url: URLS,
  fs: FILES,
  'fs-extra': FILES,
  'graceful-fs': FILES,
  'fs/promises': PROMISED,
  glob: GLOBS,
  'fast-glob': GLOBS,
  globby: GLOBS,
  'tiny-glob': GLOBS,
  tinyglobby: GLOBS,
};

/**
 * @param call - A call of a function whose source is not known.
 * @returns Its outcomes when it is one of those, with arguments that are known; undefined for any other.
 */
export function answerNodeCall(call: UnknownCall): readonly Outcome[] | undefined {
  const { state, args } = call;
  const named = nameOf(call.callee);
  if (named === undefined || !Object.hasOwn(MODULES, named.module)) return undefined;
  const table = MODULES[named.module] ?? {};
  const answer = Object.hasOwn(table, named.name) ? table[named.name] : undefined;
  if (answer === undefined) return undefined;
  const constants = args.map((arg) => {
    const resolved = state.resolve(arg);
    return resolved.kind === 'constant' ? resolved.value : ((resolved.kind === 'unknown' ? resolved.file : undefined) ?? NOT_CONSTANT);
  });
  return answer(call, constants);
}

/** From which module a function comes, and as which of its members. */
function nameOf(callee: Value): { readonly module: string; readonly name: string } | undefined {
  const keys: string[] = [];
  let current = callee;
  while (current.kind === 'unknown') {
    const { origin } = current;
    if (origin?.kind === 'import') {
      const own = origin.name === '*' || origin.name === 'default' ? [] : [origin.name];
      return { module: origin.specifier.replace(/^node:/u, ''), name: [...own, ...keys.filter((key) => key !== 'default')].join('.') };
    }
    if (origin?.kind !== 'member') return undefined;
    keys.unshift(origin.key);
    current = origin.of;
  }
  return undefined;
}

function give({ state }: UnknownCall, value: Value | undefined): readonly Outcome[] | undefined {
  return value === undefined ? undefined : [{ state, value }];
}

function promise({ state }: UnknownCall, value: Value | undefined): readonly Outcome[] | undefined {
  return value === undefined ? undefined : [{ state, value: state.allocate(heapObject({ type: 'promise', outcome: 'fulfilled', value })) }];
}

function list(state: State, elements: readonly Value[]): Value {
  return state.allocate(heapObject({ type: 'array', elements, open: false }));
}

/** The options that an argument holds; undefined when they are not known. */
function optionsOf({ state, args }: UnknownCall, index: number): ReadonlyMap<string, Value> | undefined {
  const options = state.resolve(args[index] ?? UNDEFINED);
  if (options.kind === 'constant') return new Map();
  const heap = options.kind === 'object' ? state.object(options) : undefined;
  if (heap?.payload.type !== 'plain' || !heap.complete) return heap !== undefined && ['closure', 'bound'].includes(heap.payload.type) ? new Map() : undefined;
  return new Map([...heap.members].map(([key, { value }]) => [key, state.resolve(value)]));
}

const isOn = (value: Value | undefined): boolean => value?.kind === 'constant' && value.value === true;

/** `readdirSync(folder, { withFileTypes: true })` */
function read(call: UnknownCall, [folder]: readonly (Primitive | typeof NOT_CONSTANT)[]): Value | undefined {
  const { state, evaluation } = call;
  const options = optionsOf(call, 1);
  if (typeof folder !== 'string' || !isAbsolute(folder) || options === undefined) return undefined;
  if ([...options.keys()].some((key) => key !== 'withFileTypes' && key !== 'encoding')) return undefined;
  const entries = evaluation.imported.entriesOf(normalize(folder));
  if (entries === undefined) return undefined;
  if (!isOn(options.get('withFileTypes'))) return list(state, entries.map(({ name }) => constant(name)));
  return list(state, entries.map((entry) => described(state, entry, { name: constant(entry.name), path: constant(folder), parentPath: constant(folder) })));
}

/** `statSync(path)` of what stands in a folder of the project. */
function stats({ state, evaluation }: UnknownCall, [path]: readonly (Primitive | typeof NOT_CONSTANT)[]): Value | undefined {
  if (typeof path !== 'string' || !isAbsolute(path)) return undefined;
  const entry = evaluation.imported.entriesOf(dirname(normalize(path)))?.find(({ name }) => name === basename(path));
  return entry === undefined ? undefined : described(state, entry, {});
}

function described(state: State, { kind }: FolderEntry, members: Readonly<Record<string, Value>>): Value {
  const test = (name: string, of: FolderEntry['kind']): Value =>
    state.allocate(
      heapObject({
        type: 'native',
        name,
        call: (native) => [{ state: native.state, value: kind === 'other' ? unknown('what a link leads to is not known', { type: 'boolean' }) : constant(kind === of) }],
      }),
    );
  const all = properties({ ...members, isFile: test('isFile', 'file'), isDirectory: test('isDirectory', 'folder') });
  return state.allocate(heapObject({ type: 'plain' }, all, { complete: false }));
}

/** Options that do not change which source files are found. */
const HARMLESS_OPTIONS = new Set(['nodir', 'onlyFiles', 'dot', 'nosort', 'unique', 'windowsPathsNoEscape', 'realpath']);

/** `glob.sync(pattern, { cwd, absolute, ignore })` */
function found(call: UnknownCall): Value | undefined {
  const { state, args, evaluation } = call;
  const options = optionsOf(call, 1);
  const patterns = textsOf(state, args[0] ?? UNDEFINED);
  if (options === undefined || patterns === undefined) return undefined;
  if ([...options.keys()].some((key) => !['cwd', 'absolute', 'ignore'].includes(key) && !HARMLESS_OPTIONS.has(key))) return undefined;
  const cwd = options.get('cwd');
  const ignored = options.has('ignore') ? textsOf(state, options.get('ignore') ?? UNDEFINED) : [];
  const folder = cwd === undefined ? undefined : specifierOf(state, cwd)?.replace(/[/\\]$/u, '');
  if (ignored === undefined || (cwd !== undefined && folder === undefined)) return undefined;
  const refused = [...ignored, ...patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))];
  const lists = patterns
    .filter((pattern) => !pattern.startsWith('!'))
    .map((pattern) => filesOf(evaluation.imported, { pattern, folder, ignored: refused, isAbsolute: isOn(options.get('absolute')) }));
  if (lists.includes(undefined)) return undefined;
  return list(state, [...new Set(lists.flatMap((files) => files ?? []))].map((file) => constant(file)));
}

function textsOf(state: State, value: Value): readonly string[] | undefined {
  const resolved = state.resolve(value);
  const text = specifierOf(state, resolved);
  if (text !== undefined || resolved.kind === 'constant') return text === undefined ? undefined : [text];
  const { elements, open } = elementsOf(state, resolved);
  const texts = elements.flatMap((element) => specifierOf(state, element) ?? []);
  return open || texts.length < elements.length ? undefined : texts;
}
