/** `npm run exceptions -- DIR...`: analyses every file of some folders and tells which analysis throws, and which takes long. */

import { statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { analyze } from '../src/analysis/analyze.js';
import { openProject } from '../src/analysis/open-project.js';
import { adapters } from '../src/frameworks/index.js';
import { collectSources, findExceptions } from './find-exceptions.js';

const SLOWEST = 10;

const { values, positionals } = parseArgs({
  options: { all: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  throw new Error('Name at least one folder or file: npm run exceptions -- [--all] DIR... (--all: also files without a sign of a framework).');
}
const isWithSign = (text: string): boolean => adapters.some(({ signs }) => signs.test(text));
// In this process nothing else reads them.
if (values.all) for (const adapter of adapters) Object.assign(adapter, { signs: /(?:)/u });

let analysed = 0;
let answering = 0;
/** Each folder is a project of its own, whose files are followed into one another. */
const folderOf = new Map(positionals.flatMap((path) => collectSources(path).map((file) => [file, statSync(path).isFile() ? dirname(file) : resolve(path)] as const)));
const { inspected, notParsed, exceptions, times } = findExceptions([...folderOf.keys()], (module) => {
  if (isWithSign(module.text)) analysed += 1;
  const { routes, handlers } = analyze(module, {
    versionOf: ({ defaultVersion }) => defaultVersion,
    openProject: () => openProject(folderOf.get(module.file) ?? dirname(module.file)),
  });
  if (routes.length + handlers.length > 0) answering += 1;
});

const show = (file: string): string => relative('.', file);
console.log(`${inspected} files read, ${analysed} of them analysed, ${answering} with routes or handlers; ${notParsed.length} not parsed; ${exceptions.length} exceptions.`);
for (const { file, error } of exceptions) {
  console.log(`${show(file)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}
console.log('The slowest:');
for (const { file, milliseconds } of times.slice(0, SLOWEST)) {
  console.log(`${milliseconds.toFixed(1).padStart(9)} ms  ${show(file)}`);
}
process.exitCode = exceptions.length > 0 ? 1 : 0;
