/** The source text of a test: fakes, tables of cases, expectations. */

import { pickFields, writeFields, type Field } from './fields.js';
import type { Names, Typed } from './generated-file.js';
import type { Random } from './random.js';

const sampleValues: Readonly<Record<Field['type'], string>> = {
  string: "'a text'",
  number: '12.5',
  boolean: 'true',
  Date: "new Date('2026-01-02T03:04:05Z')",
  'string[]': "['b', 'a', 'a']",
};

/** Tests of the service, of the validator and of the mapper. */
export function writeTest({ one, many, type }: Names, t: Typed, random: Random): string {
  const picked = pickFields(random);
  return `import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ${type}Job } from '../src/jobs/${one}.js';
import { difference, summarize, toTable } from '../src/mappers/${one}.js';
import { ${one}Service } from '../src/services/${one}.js';
import { parse${type}, parse${type}Changes } from '../src/validators/${one}.js';

const sample = {
${writeFields(picked, ({ name, type: kind }) => `  ${name}: ${sampleValues[kind]},`)}
};

const make = (changes${t(': Record<string, unknown>')} = {}) => ({ id: '${one.slice(0, 3)}_000000000001', createdAt: new Date(0), ...sample, ...changes });

class FakeRepository {
  ${t('readonly ')}stored = new Map${t('<string, ReturnType<typeof make>>')}();
  failures = 0;

  async findById(id${t(': string')}) {
    return this.stored.get(id);
  }

  async update(id${t(': string')}, changes${t(': object')}) {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('deadlock');
    }
    const found = this.stored.get(id);
    if (found) Object.assign(found, changes);
    return found;
  }

  async transaction(work${t(': () => Promise<void>')}) {
    await work();
  }

  async *stream() {
    yield* this.stored.values();
  }
}

describe('${one}', () => {
  let repository${t(': FakeRepository')};

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-01') });
    repository = new FakeRepository();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('takes a whole ${one}', () => {
    expect(parse${type}({ ...sample })).toMatchObject({ ${picked[0]?.name ?? 'id'}: expect.anything() });
  });

  it.each([
${writeFields(picked, ({ name }) => `    ['${name}', { ...sample, ${name}: undefined }],`)}
  ])('looks at %s', (name, input) => {
    const result = (() => {
      try {
        return parse${type}(input);
      } catch (error) {
        return error;
      }
    })();
    expect(result).toBeDefined();
    if (result instanceof Error) expect(JSON.stringify(result)).toContain(name);
  });

  it('refuses changes that change nothing', () => {
    expect(() => parse${type}Changes({}, sample)).toThrow(/not valid/);
  });

  it('lists what differs', () => {
    const changes = difference(make(), make({ ${picked[1]?.name ?? 'id'}: 'other' }));
    expect(changes.map(({ name }) => name)).toEqual(['${picked[1]?.name ?? 'id'}']);
  });

  it('writes a line for each of the ${many}', () => {
    const ${many} = Array.from({ length: ${random.pick(['3', '5', '12'])} }, (_, at) => make({ id: String(at) }));
    expect(toTable(${many}).split('\\r\\n')).toHaveLength(${many}.length + 1);
    expect(summarize(${many})[0]?.count).toBe(${many}.length);
  });

  it('tries again when an update fails', async () => {
    for (let at = 0; at < 4; at += 1) repository.stored.set(String(at), make({ id: String(at), updatedAt: new Date(0) }));
    repository.failures = 2;
    const job = new ${type}Job(repository${t(' as never')});
    const done = vi.fn();
    job.on('done', done);
    const running = job.run();
    await vi.runAllTimersAsync();
    const { failed, total } = await running;
    expect(failed).toBe(0);
    expect(done).toHaveBeenCalledTimes(total);
  });

  it('creates and finds', async () => {
    const created = await ${one}Service.create(sample);
    expect(await ${one}Service.exists(created.id)).toBe(true);
    await ${one}Service.remove(created.id);
    await expect(${one}Service.update(created.id, {})).rejects.toMatchObject({ code: 'MISSING' });
  });
});
`;
}
