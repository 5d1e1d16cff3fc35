/** `npm run bench:editor`: how long an editor waits for its diagnostics after a change, with the preset and without a rule. */

import { Consumer } from '../tests/consumers/consumer.js';
import { LanguageServer, type OpenDocument } from '../tests/editor/language-server.js';
import { median } from './median.js';

const CONTROLLERS = 20;
const HANDLERS_EACH = 5;
const LINES = 1_000;
const ROUNDS = 21;

/** `src/controllers/c3.js`, with handlers that look something up, refuse and answer. */
function writeController(index: number): string {
  const handlers = Array.from(
    { length: HANDLERS_EACH },
    (_, number) => `
exports.handle${String(number)} = async (req, res, next) => {
  try {
    const found = await store.find(req.params.id);
    if (!found) return res.status(404).json({ error: 'Item not found' });
    if (!req.body.name) return res.status(400).json({ error: 'Name is required' });
    const saved = await store.save({ ...found, name: req.body.name });
    res.status(${number % 2 === 0 ? '201' : '200'}).json(saved);
  } catch (error) {
    next(error);
  }
};
`,
  );
  return `const store = require('../store')('c${String(index)}');\n${handlers.join('')}`;
}

/** A file of 1,000 lines that registers each of the 100 handlers. */
function writeRoutes(): string {
  const controllers = Array.from({ length: CONTROLLERS }, (_, index) => `const c${String(index)} = require('./controllers/c${String(index)}');`);
  const routes = controllers.flatMap((_, index) =>
    Array.from({ length: HANDLERS_EACH }, (__, number) => [
      '',
      '/**',
      ' * A route as it stands in a real file, with what is said of it.',
      ` * It hands the request to the controller of number ${String(index)}.`,
      ' */',
      'router.post(',
      `  '/items/${String(index)}/${String(number)}/:id',`,
      `  c${String(index)}.handle${String(number)},`,
      ');',
    ]).flat(),
  );
  const head = ["const { Router } = require('express');", ...controllers, 'const router = Router();'];
  const rest = Array.from({ length: Math.max(0, LINES - head.length - routes.length - 2) }, (_, index) => `// ${String(index)}`);
  return [...head, ...routes, ...rest, 'module.exports = router;', ''].join('\n');
}

/** Milliseconds from a change of the buffer to its diagnostics. */
async function change(server: LanguageServer, document: OpenDocument, text: string): Promise<number> {
  const start = performance.now();
  server.change(document, text);
  await server.diagnostics(document);
  return performance.now() - start;
}

const text = writeRoutes();
const projects = [new Consumer(10, 'cjs'), new Consumer(10, 'cjs')] as const;
const [, without] = projects;
without.write('eslint.config.cjs', "module.exports = [{ files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } }];\n");
for (const project of projects) {
  project.write('package.json', '{ "name": "project", "private": true, "dependencies": { "express": "5" } }\n');
  project.write('src/store.js', 'module.exports = (name) => ({ find: (id) => fetch(`${name}/${id}`), save: (item) => fetch(name, item) });\n');
  for (let index = 0; index < CONTROLLERS; index += 1) project.write(`src/controllers/c${String(index)}.js`, writeController(index));
  project.write('src/routes.js', text);
}

const servers = await Promise.all(projects.map(({ folder }) => LanguageServer.start(folder)));
const documents = servers.map((server) => server.open('src/routes.js', text));
const first = [];
const times: number[][] = [[], []];
try {
  for (const [index, server] of servers.entries()) {
    const start = performance.now();
    const diagnostics = await server.diagnostics(documents[index] as OpenDocument);
    first.push({ time: performance.now() - start, findings: diagnostics.length });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, server] of servers.entries()) times[index]?.push(await change(server, documents[index] as OpenDocument, `${text}// ${String(round)}\n`));
  }
} finally {
  await Promise.all(servers.map((server) => server.stop()));
  for (const project of projects) project.remove();
}

const [own = NaN, bare = NaN] = times.map(median);
console.log(`lines ${String(text.split('\n').length)}, findings ${String(first[0]?.findings)} / ${String(first[1]?.findings)}`);
console.log(`first diagnostics: ${first.map(({ time }) => time.toFixed(0)).join(' / ')} ms`);
console.log(`after a change, median of ${String(ROUNDS)}: ${own.toFixed(1)} / ${bare.toFixed(1)} ms, ratio ${(own / bare).toFixed(2)}`);
