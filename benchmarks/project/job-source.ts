/** The source text of a job that runs over what a repository holds. */

import type { Names, Typed } from './generated-file.js';
import type { Random } from './random.js';

/** A queue worker: timers, events, retries with growing pauses, counters. */
export function writeJob({ one, many, type }: Names, t: Typed, random: Random): string {
  const action = random.pick(['archive', 'remind', 'reindex', 'export', 'settle']);
  // TypeScript's parameter properties need none.
  const assignments = t('private') === '' ? '    this.repository = repository;\n    this.options = options;\n' : '';
  return `import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ${type}Repository } from '../repositories/${one}.js';
import { logger } from '../logger.js';

const states = Object.freeze({ idle: 0, running: 1, stopping: 2 });
const day = 24 * 60 * 60 * 1000;
${t(`
interface Failure {
  readonly id: string;
  readonly attempts: number;
  readonly message: string;
}
`)}
export class ${type}Job extends EventEmitter {
  #state${t(': number')} = states.idle;
  #counters = { done: 0, skipped: 0, failed: 0 };
  #failures${t(': Failure[]')} = [];
  #timer${t(': NodeJS.Timeout | undefined')};

  constructor(${t('private readonly ')}repository = new ${type}Repository(), ${t('private readonly ')}options = { limit: ${random.pick(['4', '8', '16'])}, attempts: 3, age: ${random.pick(['7', '30', '90'])} * day }) {
    super();
${assignments}  }

  get summary() {
    const { done, skipped, failed } = this.#counters;
    const total = done + skipped + failed;
    return { total, done, skipped, failed, rate: total === 0 ? 1 : done / total, failures: [...this.#failures] };
  }

  schedule(hour${t(': number')}, minute = 0) {
    const now = new Date();
    const next = new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour, minute);
    if (next <= now) next.setDate(next.getDate() + 1);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.run()
        .catch((error) => logger.error('The job over ${many} failed', error))
        .finally(() => this.schedule(hour, minute));
    }, next.getTime() - now.getTime());
    this.#timer.unref?.();
    return next;
  }

  async run(signal${t('?: AbortSignal')}) {
    if (this.#state !== states.idle) throw new Error('The job is running already');
    this.#state = states.running;
    this.#counters = { done: 0, skipped: 0, failed: 0 };
    this.#failures = [];
    const pending = new Set${t('<Promise<void>>')}();
    try {
      for await (const ${one} of this.repository.stream()) {
        if (signal?.aborted || this.#state === states.stopping) break;
        if (!this.#isDue(${one})) {
          this.#counters.skipped += 1;
          continue;
        }
        const work = this.#process(${one}).finally(() => pending.delete(work));
        pending.add(work);
        if (pending.size >= this.options.limit) await Promise.race(pending);
      }
      await Promise.allSettled(pending);
    } finally {
      this.#state = states.idle;
      this.emit('end', this.summary);
    }
    return this.summary;
  }

  stop() {
    if (this.#state === states.running) this.#state = states.stopping;
    clearTimeout(this.#timer);
  }

  #isDue(${one}${t(': { archived: boolean; updatedAt: Date }')}) {
    const age = Date.now() - ${one}.updatedAt.getTime();
    switch (true) {
      case ${one}.archived:
        return false;
      case age > this.options.age:
        return true;
      default:
        return age > day && Math.floor(age / day) % 7 === 0;
    }
  }

  async #process(${one}${t(': { id: string; label: string }')}) {
    let wait = 100;
    let lastError${t(': unknown')};
    for (let attempt = 1; attempt <= this.options.attempts; attempt += 1) {
      try {
        await this.${action}(${one});
        this.#counters.done += 1;
        this.emit('done', ${one}.id);
        return;
      } catch (error) {
        lastError = error;
        await sleep(wait + Math.random() * wait);
        wait = Math.min(wait * 2, 5000);
      }
    }
    this.#counters.failed += 1;
    const message = lastError instanceof Error ? lastError.message : String(lastError);
    this.#failures.push({ id: ${one}.id, attempts: this.options.attempts, message });
    this.emit('failed', ${one}.id, lastError);
  }

  async ${action}(${one}${t(': { id: string; label: string }')}) {
    const started = performance.now();
    await this.repository.transaction(async () => {
      const current = await this.repository.findById(${one}.id);
      if (!current || current.archived) return;
      await this.repository.update(${one}.id, { archived: ${random.pick(['true', 'current.amount === 0', "current.label.startsWith('unnamed')"])} });
    });
    const took = Math.round(performance.now() - started);
    if (took > 1000) logger.warn(\`${action} of \${${one}.label} took \${took} ms\`);
  }
}
`;
}
