/** The types of rule options and settings for `eslint.config.ts`: what `defineConfig` checks and completes. */

import type { RuleConfig } from '@eslint/core';
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint';

import type { ContractSource } from './contract/contract.js';
import type { rules } from './rules/index.js';
import type { WrittenSettings } from './settings/settings.js';

type RuleMap = typeof rules;

/** A user writes any part of a rule's options; the defaults fill in the rest. */
type WrittenOptions<R> =
  R extends RuleModule<infer _Messages, infer Options, infer _Docs>
    ? { -readonly [Index in keyof Options]: Partial<Options[Index]> }
    : never;

/** Each rule id with what a configuration may say of it. */
export type RuleConfigs = {
  [Name in keyof RuleMap as `http-contract/${Name}`]: RuleConfig<WrittenOptions<RuleMap[Name]>>;
};

/** The settings as a configuration writes them. */
export interface SettingsInConfig {
  /** A built-in contract's name, a path to a JSON or YAML file, or a contract. */
  readonly contract?: string | ContractSource | undefined;
  /** The major version of a framework, by the framework's name, when it should not be what is installed. */
  readonly versions?: WrittenSettings['versions'];
  /** By a framework's name: true for files that are analysed for it whatever they show, false for files that never are, and what a framework of your own is. */
  readonly frameworks?: WrittenSettings['frameworks'];
  /** What gets errors where the application is not found: a file and its export, as in `./src/errors.ts#handle`. */
  readonly errorHandler?: WrittenSettings['errorHandler'];
  /** The folder outside of which no file is read, when it should not be the repository or workspace. */
  readonly root?: WrittenSettings['root'];
  /** Functions that answer and cannot be followed. */
  readonly helpers?: WrittenSettings['helpers'];
  /** Functions around handlers that cannot be followed. */
  readonly wrappers?: WrittenSettings['wrappers'];
  /** Handlers before others that cannot be followed. */
  readonly middleware?: WrittenSettings['middleware'];
}

declare module '@eslint/core' {
  interface RulesConfig extends RuleConfigs {}
  interface SettingsConfig {
    'http-contract'?: SettingsInConfig;
  }
}
