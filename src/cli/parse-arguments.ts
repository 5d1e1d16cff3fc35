/** What the command line asks for. */

import { parseArgs } from 'node:util';
import { CommandError } from './command-error.js';

export type Format = 'table' | 'json' | 'markdown';

export type Arguments =
  | { readonly command: 'help' }
  | { readonly command: 'version' }
  | {
      readonly command: 'inventory';
      readonly format: Format;
      /** Whether a response that the contract refuses, and an exception that nothing uses, make the command fail. */
      readonly isCheck: boolean;
      /** Whether the project's ESLint configuration says which files there are, and how they are read. */
      readonly isConfigured: boolean;
      readonly contract: string | undefined;
      readonly paths: readonly string[];
      /** Whether no path was named. */
      readonly isWhole: boolean;
    };

const options = {
  'json': { type: 'boolean' },
  'markdown': { type: 'boolean' },
  'check': { type: 'boolean' },
  'no-config': { type: 'boolean' },
  'contract': { type: 'string' },
  'help': { type: 'boolean', short: 'h' },
  'version': { type: 'boolean', short: 'v' },
} as const;

const SEE_HELP = 'See http-contract --help.';

/**
 * @param args - What follows the command's name.
 * @returns What they ask for.
 * @throws CommandError when they ask for nothing that there is.
 */
export function parseArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  if (values.help === true) return { command: 'help' };
  if (values.version === true) return { command: 'version' };
  const [command, ...paths] = positionals;
  if (command === undefined) throw new CommandError(`A command is missing: http-contract inventory. ${SEE_HELP}`);
  if (command !== 'inventory') throw new CommandError(`There is no command '${command}'; the only one is inventory. ${SEE_HELP}`);
  if (values.json === true && values.markdown === true) throw new CommandError(`--json and --markdown cannot be had at once. ${SEE_HELP}`);
  if (values.contract === '') throw new CommandError(`--contract needs a built-in contract's name or a file. ${SEE_HELP}`);
  return {
    command: 'inventory',
    format: values.json === true ? 'json' : values.markdown === true ? 'markdown' : 'table',
    isCheck: values.check === true,
    isConfigured: values['no-config'] !== true,
    contract: values.contract,
    paths: paths.length === 0 ? ['.'] : paths,
    isWhole: paths.length === 0,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new CommandError(`${message.replace(/\.? To specify a positional argument.*$/u, '').replace(/\.$/u, '')}. ${SEE_HELP}`);
  }
}
