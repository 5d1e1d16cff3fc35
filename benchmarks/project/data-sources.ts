/** The source texts of validators and mappers: a paragraph for each field of the resource. */

import { pickFields, writeFields, type Field } from './fields.js';
import type { Names, Typed } from './generated-file.js';
import type { Random } from './random.js';

function writeCheck({ name, type }: Field, random: Random): string {
  switch (type) {
    case 'string':
      return `  if (typeof input.${name} !== 'string' || input.${name}.trim() === '') {
    problems.add('${name}', 'has to be a text');
  } else if (input.${name}.length > ${random.pick(['80', '255', '2000'])}) {
    problems.add('${name}', \`has \${input.${name}.length} characters, which is too long\`);
  } else {
    result.${name} = input.${name}.trim();
  }`;
    case 'number':
      return `  const ${name} = Number(input.${name} ?? 0);
  if (Number.isNaN(${name}) || ${name} < 0) {
    problems.add('${name}', 'has to be a number that is not negative');
  } else {
    result.${name} = Math.round(${name} * 100) / 100;
  }`;
    case 'boolean':
      return `  result.${name} = ['true', 'yes', '1', true, 1].includes(input.${name}${random.pick([' ?? false', " || 'no'"])});`;
    case 'Date':
      return `  const ${name} = new Date(input.${name} ?? Date.now());
  if (Number.isNaN(${name}.getTime())) problems.add('${name}', 'has to be a date');
  else if (${name}.getFullYear() < ${random.pick(['1970', '2000'])}) problems.add('${name}', 'is too long ago');
  else result.${name} = ${name};`;
    case 'string[]':
      return `  const ${name} = Array.isArray(input.${name}) ? input.${name} : String(input.${name} ?? '').split(',');
  result.${name} = [...new Set(${name}.map((entry) => String(entry).trim().toLowerCase()))].filter(Boolean).sort();
  if (result.${name}.length > ${random.pick(['10', '20'])}) problems.add('${name}', 'has too many entries');`;
  }
}

/** Checks of what comes in, field by field. */
export function writeValidator({ one, many, type }: Names, t: Typed, random: Random): string {
  const picked = pickFields(random);
  const any = t(': Record<string, unknown>');
  return `import { ValidationError } from '../errors/validation-error.js';

const required = [${picked.slice(0, 3).map(({ name }) => `'${name}'`).join(', ')}];
const allowed = new Set([${picked.map(({ name }) => `'${name}'`).join(', ')}, 'id']);

class Problems {
  #byField = new Map${t('<string, string[]>')}();

  add(field${t(': string')}, text${t(': string')}) {
    const texts = this.#byField.get(field) ?? [];
    texts.push(\`\${field} \${text}\`);
    this.#byField.set(field, texts);
    return this;
  }

  get isEmpty() {
    return this.#byField.size === 0;
  }

  toJSON() {
    return Object.fromEntries([...this.#byField].sort(([left], [right]) => left.localeCompare(right)));
  }
}
${t(`
export interface ${type}Input {
${writeFields(picked, (field) => `  ${field.name}?: ${field.type};`)}
}
`)}
function check(input${any}, problems${t(': Problems')}) {
  const result${t(`: ${type}Input`)} = {};
${picked.map((field) => writeCheck(field, random)).join('\n')}
  return result;
}

export function parse${type}(input${any}) {
  const problems = new Problems();
  for (const name of required) {
    if (!(name in input)) problems.add(name, 'is missing');
  }
  for (const name of Object.keys(input)) {
    if (!allowed.has(name)) problems.add(name, 'is not a field of ${many}');
  }
  const result = check(input, problems);
  if (!problems.isEmpty) throw new ValidationError('The ${one} is not valid', problems);
  return result;
}

export function parse${type}Changes(input${any}, current${t(`: ${type}Input`)}) {
  const problems = new Problems();
  const checked = check({ ...current, ...input }, problems);
  const changes = Object.entries(checked).filter(([name, value]) => name in input && value !== current[name${t(` as keyof ${type}Input`)}]);
  if (changes.length === 0) problems.add('${one}', 'has no change');
  if (!problems.isEmpty) throw new ValidationError('The changes are not valid', problems);
  return Object.fromEntries(changes);
}

export const is${type}Id = (value${t(': unknown')}) => typeof value === 'string' && /^${one.slice(0, 3)}_[a-z\\d]{12,}$/.test(value);
`;
}

function writeConversion({ name, type }: Field, one: string): string {
  switch (type) {
    case 'Date':
      return `    ${name}: ${one}.${name} instanceof Date ? ${one}.${name}.toISOString() : null,`;
    case 'number':
      return `    ${name}: Number(${one}.${name} ?? 0).toFixed(2),`;
    case 'string[]':
      return `    ${name}: (${one}.${name} ?? []).map((entry) => ({ entry, slug: slug(entry) })),`;
    default:
      return `    ${name}: ${one}.${name} ?? null,`;
  }
}

/** From entities to documents, tables and differences. */
export function writeMapper({ one, many, type }: Names, t: Typed, random: Random): string {
  const picked = pickFields(random);
  const [key] = picked;
  return `import { formatMoney } from '../utilities/money.js';
${t(`
export interface ${type}Entity {
  id: string;
  createdAt: Date;
${writeFields(picked, (field) => `  ${field.name}?: ${field.type};`)}
}
`)}
const header = ['id', ${picked.map(({ name }) => `'${name}'`).join(', ')}]${t(' as const')};
const separator = '${random.pick([',', ';'])}';

const slug = (text${t(': string')}) =>
  text
    .normalize('NFKD')
    .replace(/[^\\w\\s-]/g, '')
    .trim()
    .replace(/\\s+/g, '-')
    .toLowerCase();

function escapeCell(value${t(': unknown')}) {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString() : String(value);
  return text.includes(separator) || /["\\r\\n]/.test(text) ? \`"\${text.replaceAll('"', '""')}"\` : text;
}

export function toDocument(${one}${t(`: ${type}Entity`)}) {
  return {
    id: ${one}.id,
    createdAt: ${one}.createdAt.toISOString(),
${writeFields(picked, (field) => writeConversion(field, one))}
  };
}

export function toTable(${many}${t(`: readonly ${type}Entity[]`)}) {
  const lines = ${many}.map((${one}) => header.map((name) => escapeCell(${one}[name])).join(separator));
  return [header.join(separator), ...lines].join('\\r\\n');
}

export function groupBy${t(`<Key extends keyof ${type}Entity>`)}(${many}${t(`: readonly ${type}Entity[]`)}, key${t(': Key')}) {
  const groups = new Map${t(`<${type}Entity[Key], ${type}Entity[]>`)}();
  for (const ${one} of ${many}) {
    const group = groups.get(${one}[key]);
    if (group) group.push(${one});
    else groups.set(${one}[key], [${one}]);
  }
  return groups;
}

export function summarize(${many}${t(`: readonly ${type}Entity[]`)}) {
  const byKey = groupBy(${many}, '${key?.name ?? 'id'}');
  return [...byKey.entries()]
    .map(([key, group]) => ({
      key: String(key),
      count: group.length,
      newest: group.reduce((latest, { createdAt }) => (createdAt > latest ? createdAt : latest), new Date(0)),
    }))
    .sort((left, right) => right.count - left.count || left.key.localeCompare(right.key))
    .slice(0, ${random.pick(['5', '10', '20'])});
}

export function difference(before${t(`: ${type}Entity`)}, after${t(`: ${type}Entity`)}) {
  const changes = [];
  for (const name of header) {
    const [left, right] = [before[name], after[name]];
    if (left === right) continue;
    if (left instanceof Date && right instanceof Date && left.getTime() === right.getTime()) continue;
    if (Array.isArray(left) && Array.isArray(right) && left.length === right.length && left.every((entry, at) => entry === right[at])) continue;
    changes.push({ name, from: left ?? null, to: right ?? null });
  }
  return changes;
}

export function describe${type}(${one}${t(`: ${type}Entity`)}, { locale = 'en', currency = 'EUR' } = {}) {
  const parts = [\`\${${one}.id} of \${${one}.createdAt.toLocaleDateString(locale)}\`];
${writeFields(picked, ({ name, type: kind }) => `  if (${one}.${name}${kind === 'string[]' ? '?.length' : ''}) parts.push(${kind === 'number' ? `formatMoney(${one}.${name}, currency)` : `\`${name}: \${${one}.${name}}\``});`)}
  return parts.join(', ');
}
`;
}
