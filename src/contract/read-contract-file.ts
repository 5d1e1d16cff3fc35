/** How a contract file is read: JSON or YAML, with the place of a fault. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { ContractError } from './contract-error.js';
import { locateJsonError } from './locate-json-error.js';

const EXTENSIONS = ['.json', '.yaml', '.yml'];

/**
 * Whether a name is the path of a contract file, going by its extension.
 *
 * @param name - A name or a path.
 * @returns True for `.json`, `.yaml` and `.yml`.
 */
export function isContractPath(name: string): boolean {
  return EXTENSIONS.includes(extname(name).toLowerCase());
}

/**
 * Reads a contract file.
 *
 * @param path - Absolute path of a file for which {@link isContractPath} holds.
 * @param origin - What messages call the file.
 * @returns The value in the file.
 * @throws {@link ContractError} when the file cannot be read or parsed, with line and column (both from 1) of the fault.
 */
export function readContractFile(path: string, origin: string): unknown {
  const text = readText(path, origin).replace(/^\uFEFF/u, '');
  return extname(path).toLowerCase() === '.json' ? parseJson(text, origin) : parseYaml(text, origin);
}

function readText(path: string, origin: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
    const reason = code === 'ENOENT' ? `there is no file ${path}` : `reading ${path} fails with ${code}`;
    throw new ContractError('', `${origin}: the contract file cannot be read; ${reason}.`);
  }
}

function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = locateJsonError(text);
    throw new ContractError('', `${origin}:${line}:${column}: the contract file is not valid JSON from here on.`);
  }
}

function parseYaml(text: string, origin: string): unknown {
  // Loaded on demand: most projects have no YAML contract, and the parser takes longer to load than the plugin.
  const yaml: typeof import('yaml') = createRequire(import.meta.url)('yaml');
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error === undefined) return document.toJS();
  const { line, col } = lines.linePos(error.pos[0]);
  const reason = error.message.replaceAll(/\s+/gu, ' ');
  throw new ContractError('', `${origin}:${line}:${col}: the contract file is not valid YAML (${reason}).`);
}
