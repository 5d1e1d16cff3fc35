/** The source text of utilities: plain functions and classes. */

import type { Names, Typed } from './generated-file.js';
import type { Random } from './random.js';

const cacheTool = ({ one, type }: Names, t: Typed, random: Random): string => `
export class ${type}Cache${t('<Value>')} {
  #entries = new Map${t('<string, { value: Value; expires: number }>')}();
  #loading = new Map${t('<string, Promise<Value>>')}();
  hits = 0;
  misses = 0;

  constructor(${t('private readonly ')}capacity = ${random.pick(['100', '500', '1000'])}, ${t('private readonly ')}lifetime = 30_000) {
    if (capacity < 1) throw new RangeError(\`A cache of \${capacity} entries holds nothing\`);
${t('private') === '' ? '    this.capacity = capacity;\n    this.lifetime = lifetime;\n' : ''}  }

  get(key${t(': string')}) {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.expires < Date.now()) {
      this.#entries.delete(key);
      this.misses += 1;
      return undefined;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.hits += 1;
    return entry.value;
  }

  set(key${t(': string')}, value${t(': Value')}) {
    this.#entries.set(key, { value, expires: Date.now() + this.lifetime });
    while (this.#entries.size > this.capacity) {
      const [oldest] = this.#entries.keys();
      if (oldest === undefined) break;
      this.#entries.delete(oldest);
    }
  }

  async load(key${t(': string')}, fetch${one}${t(': (key: string) => Promise<Value>')})${t(': Promise<Value>')} {
    const known = this.get(key);
    if (known !== undefined) return known;
    const loading = this.#loading.get(key);
    if (loading) return loading;
    const promise = fetch${one}(key)
      .then((value) => {
        this.set(key, value);
        return value;
      })
      .finally(() => this.#loading.delete(key));
    this.#loading.set(key, promise);
    return promise;
  }
}
`;

const dateTool = ({ type }: Names, t: Typed, random: Random): string => `
const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

export function describeAge${type}(from${t(': Date')}, to = new Date()) {
  let rest = Math.abs(to.getTime() - from.getTime());
  const parts = [];
  for (const [name, length] of Object.entries(units).reverse()) {
    const count = Math.floor(rest / length);
    if (count === 0) continue;
    parts.push(\`\${count} \${name}\${count === 1 ? '' : 's'}\`);
    rest -= count * length;
    if (parts.length === ${random.pick(['2', '3'])}) break;
  }
  return parts.length === 0 ? 'now' : parts.join(' ') + (from > to ? ' ahead' : ' ago');
}

export function* daysBetween${type}(start${t(': Date')}, end${t(': Date')}, step = 1) {
  const current = new Date(start);
  while (current <= end) {
    const weekday = current.getDay();
    if (weekday !== 0 && weekday !== 6) yield new Date(current);
    current.setDate(current.getDate() + step);
  }
}

export function mergeRanges${type}(ranges${t(': readonly { start: number; end: number }[]')}) {
  const sorted = [...ranges].sort((left, right) => left.start - right.start);
  const merged${t(': { start: number; end: number }[]')} = [];
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
`;

const moneyTool = ({ one, type }: Names, t: Typed, random: Random): string => `
const taxRates${t(': Record<string, number>')} = { DE: 0.19, FR: 0.2, NL: 0.21, CH: 0.081 };

export function total${type}(lines${t(': readonly { price: number; quantity: number; discount?: number }[]')}, country = '${random.pick(['DE', 'FR', 'NL'])}') {
  let net = 0;
  for (const { price, quantity, discount = 0 } of lines) {
    if (quantity <= 0) continue;
    const share = discount > 1 ? discount / 100 : discount;
    net += Math.round(price * quantity * (1 - share));
  }
  const tax = Math.round(net * (taxRates[country] ?? 0));
  return { net, tax, gross: net + tax, free: net === 0 };
}

export function split${type}(amount${t(': number')}, shares${t(': readonly number[]')}) {
  const sum = shares.reduce((left, right) => left + right, 0);
  if (sum <= 0) throw new RangeError('The shares of a ${one} have to be positive');
  const parts = shares.map((share) => Math.floor((amount * share) / sum));
  let rest = amount - parts.reduce((left, right) => left + right, 0);
  for (let at = 0; rest > 0; at = (at + 1) % parts.length) {
    parts[at] = (parts[at] ?? 0) + 1;
    rest -= 1;
  }
  return parts;
}

export const format${type} = (cents${t(': number')}, currency = 'EUR', locale = 'en') =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100);
`;

const textTool = ({ type }: Names, t: Typed, random: Random): string => `
const escapes${t(': Record<string, string>')} = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function fill${type}(template${t(': string')}, values${t(': Record<string, unknown>')}, depth = 0)${t(': string')} {
  if (depth > ${random.pick(['4', '8'])}) throw new Error('The template refers to itself');
  return template.replace(/\\{\\{(#?)\\s*([\\w.]+)\\s*\\}\\}/g, (whole, raw, path) => {
    let value${t(': unknown')} = values;
    for (const key of path.split('.')) {
      if (value === null || typeof value !== 'object') return whole;
      value = (value${t(' as Record<string, unknown>')})[key];
    }
    const text = typeof value === 'string' && value.includes('{{') ? fill${type}(value, values, depth + 1) : String(value ?? '');
    return raw ? text : text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
  });
}

export function wrap${type}(text${t(': string')}, width = 72) {
  const lines = [''];
  for (const word of text.split(/\\s+/)) {
    const last = lines.length - 1;
    const line = lines[last] ?? '';
    if (line !== '' && line.length + word.length + 1 > width) lines.push(word);
    else lines[last] = line === '' ? word : \`\${line} \${word}\`;
  }
  return lines.join('\\n');
}

export const parseQuery${type} = (text${t(': string')}) => {
  const terms = { words: []${t(' as string[]')}, fields: new Map${t('<string, string>')}(), excluded: new Set${t('<string>')}() };
  for (const [, minus, field, quoted, plain] of text.matchAll(/(-?)(?:(\\w+):)?(?:"([^"]*)"|(\\S+))/g)) {
    const term = (quoted ?? plain ?? '').toLowerCase();
    if (field) terms.fields.set(field, term);
    else if (minus) terms.excluded.add(term);
    else terms.words.push(term);
  }
  return terms;
};
`;

/** Two or three tools in one file. */
export function writeUtilities(names: Names, t: Typed, random: Random): string {
  const tools = [cacheTool, dateTool, moneyTool, textTool];
  const first = random.below(tools.length);
  const count = 2 + random.below(2);
  const picked = Array.from({ length: count }, (_, at) => tools[(first + at) % tools.length]);
  return `/** What ${names.many} need and nobody else offers. */\n${picked.map((tool) => tool?.(names, t, random) ?? '').join('')}`;
}
