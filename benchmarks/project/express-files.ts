/** The files of a generated Express project: what each resource has, in the mix that was measured or a denser one. */

import { writeMapper, writeValidator } from './data-sources.js';
import { writeFurtherMethods, writeFurtherRoutes } from './further-handlers.js';
import { createNames, type GeneratedFile, type Language, type Typed, type Writer } from './generated-file.js';
import { writeController, writeErrors, writeRoutes } from './handler-sources.js';
import { writeJob } from './job-source.js';
import { writeModel, writeService } from './plain-sources.js';
import { Random } from './random.js';
import { writeRepository } from './repository-source.js';
import { writeTest } from './test-source.js';
import { writeUtilities } from './utility-source.js';

/**
 * How much of a project answers requests:
 *
 * - `measured`: one file in five, with a like share of the bytes, and files of about 3.5 kB. In twelve public Express code
 *   bases, of 100 JavaScript and TypeScript files these show a sign of the framework (in brackets their share of the bytes and
 *   the mean size of a file in kB): unleash 4 (11, 2.5), uptime-kuma 4 (17, 4.3), parse-server 5 (17, 12.8), NodeBB 7 (8, 5.1),
 *   jitsu 10 (11, 4.0), puter 11 (18, 14.4), Flowise 12 (6, 6.8), ddd-forum 12 (15, 1.1), plunk 12 (85, 22.0),
 *   node-express-realworld 21 (22, 1.4), afteracademy 31 (29, 1.8), devcamper 52 (63, 1.8). The median is 11 (17, 4.1); the mix
 *   is of the upper half.
 * - `dense`: one file in two, and short files, so that the cost of a handler shows.
 */
export type Mix = 'measured' | 'dense';

type Kind = readonly [folder: string, write: Writer];

const kinds: Readonly<Record<Mix, readonly Kind[]>> = {
  measured: [
    ['src/routes', (names, t, random) => writeRoutes(names, t, random, writeFurtherRoutes(names, t, random))],
    ['src/controllers', (names, t, random) => writeController(names, t, random, writeFurtherMethods(names, t, random))],
    ['src/services', writeService],
    ['src/models', writeModel],
    ['src/repositories', writeRepository],
    ['src/validators', writeValidator],
    ['src/mappers', writeMapper],
    ['src/jobs', writeJob],
    ['src/utilities', writeUtilities],
    ['src/tests', writeTest],
  ],
  dense: [
    ['src/routes', writeRoutes],
    ['src/controllers', writeController],
    ['src/services', writeService],
    ['src/models', writeModel],
  ],
};

/**
 * Writes the files of an Express project.
 *
 * @param count - How many files; one of them is the error middleware.
 * @param language - JavaScript modules or TypeScript.
 * @param mix - How many of them answer requests.
 * @returns The files, the same in every run.
 */
export function createExpressFiles(count: number, language: Language, mix: Mix): GeneratedFile[] {
  const random = new Random(20_260_101);
  const t: Typed = (type) => (language === 'ts' ? type : '');
  const files: GeneratedFile[] = [
    { path: `src/middleware/errors.${language}`, text: writeErrors(t) },
  ];
  for (let index = 0; files.length < count; index += 1) {
    const names = createNames(index);
    for (const [folder, write] of kinds[mix]) {
      if (files.length === count) break;
      files.push({ path: `${folder}/${names.one}.${language}`, text: write(names, t, random) });
    }
  }
  return files;
}
