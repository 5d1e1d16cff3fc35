/** Programs in TypeScript with decorators, compiled as the users of such frameworks compile theirs. */

import { compileFunction } from 'node:vm';
import ts from 'typescript';

/**
 * @param text - The program.
 * @param load - Gives the modules that it imports.
 * @param names - What it can use besides the globals.
 * @returns What it exports.
 */
export function runDecorated(text: string, load: (name: string) => unknown, names: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, experimentalDecorators: true, emitDecoratorMetadata: true, useDefineForClassFields: false },
  });
  const exported = {};
  compileFunction(outputText, ['require', 'exports', ...Object.keys(names)])(load, exported, ...Object.values(names));
  return exported;
}
