/** Which layer of `src` may import which: the one table that the lint configuration and the test read. */

'use strict';

/**
 * Each folder of `src` (and each file that stands in `src` itself) with the layers that it may import.
 * An entry with a slash allows that one file and nothing else of its folder.
 */
const mayImport = {
  model: [],
  contract: ['model'],
  settings: ['contract', 'model'],
  modules: ['model', 'evaluator/syntax'],
  // The evaluator knows no HTTP: of the model it may name places in the source.
  evaluator: ['model/place'],
  frameworks: ['evaluator', 'modules', 'contract', 'model'],
  analysis: ['frameworks', 'modules', 'evaluator', 'settings', 'contract', 'model'],
  'rule-kit': ['analysis', 'settings', 'contract', 'model'],
  rules: ['rule-kit', 'contract', 'model'],
  cli: ['rules', 'rule-kit', 'analysis', 'modules/parse-source', 'settings', 'contract', 'model'],
  // They read what ESLint says, also of other plugins' rules.
  formatters: ['model'],
  configs: ['rules', 'rule-kit'],
  'config-types': ['rules', 'settings', 'contract'],
  index: ['configs', 'config-types', 'rules', 'rule-kit', 'contract'],
};

module.exports = { mayImport };
