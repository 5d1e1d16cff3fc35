/** From the file that ESLint lints to its HTTP model: analysed once for all rules, with the settings that hold for it. */

import { dirname } from 'node:path';
import type { RuleContext, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { analyze, type AnalysisOptions } from '../analysis/analyze.js';
import { openProject } from '../analysis/open-project.js';
import { showsFramework } from '../analysis/shows-framework.js';
import type { Contract } from '../contract/contract.js';
import { ContractError } from '../contract/contract-error.js';
import type { HttpModel } from '../model/http-model.js';
import { SETTINGS_KEY } from '../settings/parse-settings.js';
import { readSettings } from '../settings/read-settings.js';
import { SettingsError } from '../settings/settings-error.js';
import type { Settings } from '../settings/settings.js';
import { findInstalledVersion } from './installed-version.js';

/** What a rule knows of a file. */
export interface HttpFile {
  /** Absolute path. */
  readonly path: string;
  /** Absolute path of the folder that paths in messages are relative to. */
  readonly cwd: string;
  readonly model: HttpModel;
  readonly contract: Contract;
  /** Why the file could not be analysed, when it could not: the model is empty then. */
  readonly failure?: string;
}

/** What became of reading a file. */
export type Reading =
  /** It shows no sign of a framework. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'bad-settings'; readonly problem: string }
  | { readonly kind: 'file'; readonly file: HttpFile };

type Context = Readonly<RuleContext<string, readonly unknown[]>>;

const NOTHING: Reading = { kind: 'nothing' };
const EMPTY: HttpModel = { routes: [], handlers: [], writeStatus: String };

interface CachedReading {
  readonly settings: object;
  readonly cwd: string;
  readonly reading: Reading;
}

const readings = new WeakMap<Readonly<SourceCode>, CachedReading>();

/**
 * @param file - The file's path.
 * @param text - Its text.
 * @param allSettings - ESLint's settings.
 * @returns Whether it can hold handlers, as far as a look at its text tells: of most files it cannot.
 */
export function mayHoldHandlers(file: string, text: string, allSettings: Readonly<Record<string, unknown>>): boolean {
  return showsFramework(file, text) || choosesFrameworks(allSettings);
}

/**
 * Reads the file of a rule's context.
 *
 * @param context - The context.
 * @returns The reading: the same object for every rule that looks at the same source code with the same settings.
 */
export function readHttpFile(context: Context): Reading {
  const { sourceCode, settings, cwd } = context;
  const cached = readings.get(sourceCode);
  if (cached?.settings === settings && cached.cwd === cwd) return cached.reading;
  const reading = readModule({ file: context.filename, text: sourceCode.text, program: sourceCode.ast }, settings, cwd);
  readings.set(sourceCode, { settings, cwd, reading });
  return reading;
}

/**
 * Reads a file that is parsed already; each call analyses it anew.
 *
 * @param module - The file.
 * @param allSettings - ESLint's settings.
 * @param cwd - Absolute path of the folder that paths in settings and messages are relative to.
 * @returns The reading.
 */
export function readModule(
  module: Parameters<typeof analyze>[0],
  allSettings: Readonly<Record<string, unknown>>,
  cwd: string,
): Reading {
  let settings: Settings | undefined;
  const settingsOfFile = (): Settings => (settings ??= readSettings(allSettings, cwd));
  let model: HttpModel | undefined;
  let failure: string | undefined;
  try {
    // Asked for frameworks of which the text shows a sign, and for no others: without one, no setting is read.
    const versionOf: AnalysisOptions['versionOf'] = (adapter) =>
      settingsOfFile().versions[adapter.name] ?? findInstalledVersion(adapter.package, dirname(module.file)) ?? adapter.defaultVersion;
    model = analyze(module, {
      versionOf,
      openProject: () => openProject(cwd, settingsOfFile()),
      errorHandler: () => settingsOfFile().errorHandler,
      ...(choosesFrameworks(allSettings) ? { frameworks: settingsOfFile().frameworks } : {}),
    });
  } catch (error) {
    if (error instanceof SettingsError || error instanceof ContractError) {
      return { kind: 'bad-settings', problem: error.message };
    }
    failure = error instanceof Error ? error.message : String(error);
  }
  if (settings === undefined) return failure === undefined ? NOTHING : { kind: 'bad-settings', problem: `${failure}.` };
  const file = { path: module.file, cwd, model: model ?? EMPTY, contract: settings.contract };
  return { kind: 'file', file: failure === undefined ? file : { ...file, failure } };
}

/** Only then the settings are read before a file shows a sign. */
function choosesFrameworks(allSettings: Readonly<Record<string, unknown>>): boolean {
  const own = allSettings[SETTINGS_KEY];
  return typeof own === 'object' && own !== null && 'frameworks' in own;
}
