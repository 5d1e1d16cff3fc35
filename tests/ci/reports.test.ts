/** What CI reads: exit codes, and the reports that ESLint writes of the findings, each with the real formatter. */

import { createRequire } from 'node:module';
import { join } from 'node:path';

import Ajv from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';

import { Consumer, type EslintMajor } from '../consumers/consumer.js';

const requireHere = createRequire(import.meta.url);
const schema = requireHere('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object;
const draft04 = requireHere('ajv/lib/refs/json-schema-draft-04.json') as object;
const SARIF = './node_modules/eslint-plugin-http-contract/dist/sarif.js';
const GITHUB = './node_modules/eslint-plugin-http-contract/dist/github.js';

interface SarifLocation {
  readonly message?: { readonly text: string };
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region?: { readonly startLine: number } };
}

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly fixes?: readonly {
    readonly description: { readonly text: string };
    readonly artifactChanges: readonly {
      readonly artifactLocation: { readonly uri: string };
      readonly replacements: readonly {
        readonly deletedRegion: { readonly charOffset: number; readonly charLength: number };
        readonly insertedContent: { readonly text: string };
      }[];
    }[];
  }[];
  readonly suppressions?: readonly { readonly kind: string; readonly justification?: string }[];
}

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri?: string }[] } };
  readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly object[] }[];
  readonly results: readonly SarifResult[];
}

const placeOf = ({ physicalLocation: { artifactLocation, region } }: SarifLocation): string => `${artifactLocation.uri}:${String(region?.startLine)}`;

function readSarif(text: string): SarifRun {
  const log = JSON.parse(text) as { readonly runs: readonly [SarifRun] };
  const ajv = new Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore' });
  ajv.addMetaSchema(draft04);
  const isValid = ajv.validate(schema, log);
  expect(ajv.errors).toBeNull();
  expect(isValid).toBe(true);
  return log.runs[0];
}

/** A project with findings of each kind, for the tests around the call. */
function projectOf(major: EslintMajor): Consumer {
  const project = new Consumer(major, 'esm');
  project.write('src/books.js', "import express from 'express';\nimport { save } from './save.js';\nexport const app = express();\napp.post('/books', save);\n");
  project.write('src/save.js', 'export const save = (req, res) => {\n  res.json(req.body);\n};\n');
  project.write(
    'src/pens.js',
    "import express from 'express';\nexport const app = express();\n// eslint-disable-next-line http-contract/method-status -- old clients\napp.post('/pens', (req, res) => res.json({}));\n",
  );
  afterAll(() => {
    project.remove();
  });
  return project;
}

describe.each([8, 9, 10] as const)('ESLint %i', (major) => {
  const project = projectOf(major);

  it('writes SARIF that is valid, with help, the places that a finding names, suggestions and what is suppressed', async () => {
    const { exitCode, stdout, stderr } = await project.eslint(['--format', SARIF, 'src']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    const run = readSarif(stdout);
    expect(run.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    for (const { id, helpUri } of run.tool.driver.rules) expect(helpUri).toMatch(new RegExp(`rules-docs/${id.replace('http-contract/', '')}\\.md$`, 'u'));
    expect(run.results.map(({ ruleId, locations }) => `${placeOf(locations[0] as SarifLocation)} ${ruleId}`).sort()).toMatchSnapshot();
    const [elsewhere] = run.results.filter(({ relatedLocations }) => relatedLocations !== undefined);
    expect(elsewhere?.locations.map(placeOf)).toEqual(['src/books.js:4']);
    expect(elsewhere?.relatedLocations?.map(placeOf)).toEqual(['src/save.js:2']);
    const [suppressed] = run.results.filter(({ suppressions }) => suppressions !== undefined);
    expect(suppressed?.locations.map(placeOf)).toEqual(['src/pens.js:4']);
    expect(suppressed?.suppressions).toEqual([{ kind: 'inSource', justification: 'old clients' }]);
  });

  it('writes annotations of GitHub', async () => {
    const { exitCode, stdout } = await project.eslint(['--format', GITHUB, 'src/books.js']);
    expect(exitCode).toBe(1);
    expect(stdout.split('\n')[0]).toMatch(
      /^::error file=src\/books\.js,line=4,col=\d+,endLine=4,endColumn=\d+,title=http-contract\/method-status::POST \/books answers 200 \(answered at src\/save\.js:2\)/u,
    );
  });
});

// What follows is the same in every version.
describe('ESLint 10', () => {
  const project = projectOf(10);

  it('writes suggestions into SARIF that give code without the finding', async () => {
    const { stdout } = await project.eslint(['--format', SARIF, 'src/app.js']);
    const [finding] = readSarif(stdout).results;
    const [change] = finding?.fixes?.[0]?.artifactChanges ?? [];
    const [replacement] = change?.replacements ?? [];
    if (change === undefined || replacement === undefined) throw new Error('the finding has no fix');
    expect(change.artifactLocation.uri).toBe('src/app.js');
    const before = project.read('src/app.js');
    const { charOffset, charLength } = replacement.deletedRegion;
    project.write('src/app.js', before.slice(0, charOffset) + replacement.insertedContent.text + before.slice(charOffset + charLength));
    const after = readSarif((await project.eslint(['--format', SARIF, 'src/app.js'])).stdout);
    project.write('src/app.js', before);
    expect(after.results).toHaveLength(readSarif(stdout).results.length - 1);
  });

  it('writes a file that cannot be parsed as a notification', async () => {
    project.write('broken/broken.js', 'const = ;\n');
    const { exitCode, stdout } = await project.eslint(['--format', SARIF, 'broken']);
    expect(exitCode).toBe(1);
    const [invocation] = readSarif(stdout).invocations;
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications).toHaveLength(1);
  });

  it('writes JUnit', async () => {
    project.install('eslint-formatter-junit');
    const { stdout } = await project.eslint(['--format', 'junit', 'src/books.js', 'src/sum.js']);
    const suites = [...stdout.matchAll(/<testsuite .*? errors="(\d+)" name="(.*?)"/gu)];
    expect(suites.map(([, errors, name]) => [name?.replace(/^.*\/src\//u, 'src/'), errors])).toEqual([
      ['src/books.js', '1'],
      ['src/sum.js', '0'],
    ]);
  });

  it('ends with 0 when nothing is found, with 1 when there is something, and with 2 when it could not run', async () => {
    expect((await project.eslint(['src/sum.js'])).exitCode).toBe(0);
    expect((await project.eslint(['src/books.js'])).exitCode).toBe(1);
    expect((await project.eslint(['--rule', '{"http-contract/method-status": "warn"}', 'src/books.js'])).exitCode).toBe(0);
    expect((await project.eslint(['--rule', '{"http-contract/method-status": "warn"}', '--max-warnings', '0', 'src/books.js'])).exitCode).toBe(1);
    expect((await project.eslint(['--rule', '{"http-contract/method-status": ["error", 1]}', 'src/books.js'])).exitCode).toBe(2);
  });

  it('writes a code quality report of GitLab', async () => {
    project.install('eslint-formatter-gitlab');
    const report = join(project.folder, 'quality.json');
    await project.eslint(['--format', 'gitlab', 'src/app.js'], { ESLINT_CODE_QUALITY_REPORT: report });
    const entries = JSON.parse(project.read('quality.json')) as readonly { readonly check_name: string; readonly location: { readonly path: string; readonly positions: { readonly begin: { readonly line: number } } } }[];
    expect(entries.map(({ check_name, location }) => `${location.path}:${String(location.positions.begin.line)} ${check_name}`).sort()).toEqual([
      'src/app.js:13 http-contract/no-unexpected-body',
      'src/app.js:17 http-contract/no-unknown-status',
      'src/app.js:21 http-contract/no-unmapped-cause',
      'src/app.js:9 http-contract/method-status',
    ]);
  });
});
