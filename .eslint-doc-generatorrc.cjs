/** Where the rules' pages and the table of rules stand, and which presets they name. */

'use strict';

module.exports = {
  pathRuleDoc: 'rules-docs/{name}.md',
  pathRuleList: 'README.md',
  ignoreConfig: ['legacy-recommended', 'legacy-strict', 'legacy-all'],
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
    ['all', '🌐'],
  ],
};
