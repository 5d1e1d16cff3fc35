/** How a rule is made: what it must say about itself, its page and its place in the presets. */

import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint';

/** Whether a preset holds the rule: with its default options (`true`) or with options of its own. */
export type PresetEntry = boolean | readonly unknown[];

/** What `meta.docs` of each rule says beside its description and its URL. */
export interface RuleDocs {
  readonly recommended: PresetEntry;
  readonly strict: PresetEntry;
  /**
   * `false` keeps the rule out of the preset `all` too. By default `all` holds it,
   * with the options of the strictest preset that has it.
   */
  readonly all?: false;
}

/** A rule of this plugin, whatever its messages and options. */
export type Rule = RuleModule<string, readonly unknown[], RuleDocs>;

/**
 * Makes a rule. `meta.docs.url` is the rule's page in `rules-docs`; `create` receives
 * `meta.defaultOptions` merged with the user's, under every version of ESLint.
 */
export const createRule = RuleCreator<RuleDocs>(
  (name) =>
    `https://github.com/http-contract/eslint-plugin-http-contract/blob/main/rules-docs/${name}.md`,
);
