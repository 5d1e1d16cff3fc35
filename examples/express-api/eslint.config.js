'use strict';

const httpContract = require('eslint-plugin-http-contract');

module.exports = [
  { files: ['src/**/*.js'], languageOptions: { sourceType: 'commonjs' } },
  httpContract.configs.recommended,
  { settings: { 'http-contract': { contract: './contract.yaml' } } },
];
