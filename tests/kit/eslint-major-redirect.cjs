/** Makes every `require('eslint')` of one test process load the major version under test. */

'use strict';

const Module = require('node:module');

const eslintPackage = process.env.ESLINT_PACKAGE ?? 'eslint';
const resolveFilename = Module._resolveFilename;

Module._resolveFilename = function resolveRedirected(request, ...rest) {
  const redirected =
    request === 'eslint' || request.startsWith('eslint/')
      ? eslintPackage + request.slice('eslint'.length)
      : request;
  return resolveFilename.call(this, redirected, ...rest);
};
