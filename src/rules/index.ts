/** The registry of rules: every rule of the plugin under its name. */

import type { Rule } from '../rule-kit/create-rule.js';
import { methodStatus } from './method-status.js';
import { noUnexpectedBody } from './no-unexpected-body.js';
import { noUnknownStatus } from './no-unknown-status.js';
import { noUnmappedCause } from './no-unmapped-cause.js';
import { noUnresolvedResponse } from './no-unresolved-response.js';

export const rules = {
  'method-status': methodStatus,
  'no-unexpected-body': noUnexpectedBody,
  'no-unknown-status': noUnknownStatus,
  'no-unmapped-cause': noUnmappedCause,
  'no-unresolved-response': noUnresolvedResponse,
} satisfies Readonly<Record<string, Rule>>;
