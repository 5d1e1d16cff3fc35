/** The presets, computed from what each rule says of itself, for flat and for legacy configurations. */

import type { PresetEntry, Rule } from './rule-kit/create-rule.js';

/** The name under which the presets register the plugin: the first half of each rule id. */
export const namespace = 'http-contract';

const presetNames = ['recommended', 'strict', 'all'] as const;

export type PresetName = (typeof presetNames)[number];

/** The severity of a rule in a preset, with its options where they are not the default ones. */
export type RuleEntry = 'error' | ['error', ...unknown[]];

/** A preset for `eslint.config.js`. */
export interface FlatPreset<Plugin> {
  readonly name: string;
  readonly plugins: Record<string, Plugin>;
  readonly rules: Record<string, RuleEntry>;
}

/** A preset for `.eslintrc`. */
export interface LegacyPreset {
  readonly plugins: string[];
  readonly rules: Record<string, RuleEntry>;
}

export type Configs<Plugin> = Record<PresetName, FlatPreset<Plugin>> &
  Record<`legacy-${PresetName}`, LegacyPreset>;

function findPresetEntry(rule: Rule, preset: PresetName): PresetEntry {
  const docs = rule.meta.docs;
  if (docs === undefined) return false;
  if (preset !== 'all') return docs[preset];
  if (docs.all === false) return false;
  return docs.strict || docs.recommended || true;
}

function collectRuleEntries(
  rules: Readonly<Record<string, Rule>>,
  preset: PresetName,
): Record<string, RuleEntry> {
  const entries: Record<string, RuleEntry> = {};
  for (const [name, rule] of Object.entries(rules)) {
    const entry = findPresetEntry(rule, preset);
    if (entry === false) continue;
    entries[`${namespace}/${name}`] = entry === true ? 'error' : ['error', ...entry];
  }
  return entries;
}

/**
 * Computes every preset.
 *
 * @param plugin - The plugin object that the flat presets register.
 * @param rules - The rules by name.
 * @returns The flat presets by name, and the legacy ones with `legacy-` before the name.
 */
export function createConfigs<Plugin>(
  plugin: Plugin,
  rules: Readonly<Record<string, Rule>>,
): Configs<Plugin> {
  const presets = presetNames.flatMap((preset) => {
    const entries = collectRuleEntries(rules, preset);
    const flat = { name: `${namespace}/${preset}`, plugins: { [namespace]: plugin }, rules: entries };
    const legacy = { plugins: [namespace], rules: entries };
    return [
      [preset, flat],
      [`legacy-${preset}`, legacy],
    ] as const;
  });
  return Object.fromEntries(presets) as unknown as Configs<Plugin>;
}
