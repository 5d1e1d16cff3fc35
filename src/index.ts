/** The plugin object that ESLint loads: who it is, its rules and its presets. */

import type { Configs } from './configs.js';
import { createConfigs, namespace } from './configs.js';
import type { Rule } from './rule-kit/create-rule.js';
import { rules } from './rules/index.js';

export type { RuleConfigs, SettingsInConfig } from './config-types.js';
export type { ContractSource } from './contract/contract.js';

/** Set by the build from package.json. ESLint's cache keys on it. */
declare const PACKAGE_VERSION: string;

/** A rule as the types of every supported ESLint version take it. */
export interface PluginRule {
  readonly meta: {
    readonly type: 'problem' | 'suggestion' | 'layout';
    readonly docs: { readonly description: string; readonly url: string };
    readonly messages: Record<string, string>;
  };
  create(context: never): Record<string, (node: unknown) => void>;
}

/** The plugin. */
export interface HttpContractPlugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<keyof typeof rules, PluginRule>;
  readonly configs: Configs<HttpContractPlugin>;
}

function createPlugin(pluginRules: Readonly<Record<string, Rule>>): HttpContractPlugin {
  const plugin = {
    meta: { name: 'eslint-plugin-http-contract', version: PACKAGE_VERSION, namespace },
    rules: pluginRules,
    configs: {},
  } as unknown as HttpContractPlugin;
  // The flat presets hold the plugin itself.
  Object.assign(plugin.configs, createConfigs(plugin, pluginRules));
  return plugin;
}

export default createPlugin(rules);
