/** All conformance cases of Express. */

import type { ConformanceCase } from '../conformance-case.js';
import { asyncErrorCases } from './async-errors.js';
import { bodilessCodeCases } from './bodiless-codes.js';
import { bodyCases } from './bodies.js';
import { chainCases } from './chains.js';
import { classCases } from './classes.js';
import { controlFlowCases } from './control-flow.js';
import { defaultStatusCases } from './default-status.js';
import { errorClassCases } from './error-classes.js';
import { errorMiddlewareCases } from './error-middleware.js';
import { fileAndViewCases } from './files-and-views.js';
import { functionCases } from './functions.js';
import { httpErrorCases } from './http-errors.js';
import { oddStatusCases } from './odd-statuses.js';
import { orderCases } from './order.js';
import { packageCases } from './packages.js';
import { promiseCases } from './promises.js';
import { redirectCases } from './redirects.js';
import { registrationCases } from './registration.js';
import { statusSetterCases } from './status-setters.js';
import { statusValueCases } from './status-values.js';
import { thrownValueCases } from './thrown-values.js';

const groups: Readonly<Record<string, readonly ConformanceCase[]>> = {
  'default status': defaultStatusCases,
  bodies: bodyCases,
  'status setters': statusSetterCases,
  redirects: redirectCases,
  'files and views': fileAndViewCases,
  'odd statuses': oddStatusCases,
  'bodiless codes': bodilessCodeCases,
  order: orderCases,
  'thrown values': thrownValueCases,
  'http-errors': httpErrorCases,
  'async errors': asyncErrorCases,
  'error middleware': errorMiddlewareCases,
  chains: chainCases,
  registration: registrationCases,
  'status values': statusValueCases,
  'control flow': controlFlowCases,
  functions: functionCases,
  classes: classCases,
  'error classes': errorClassCases,
  promises: promiseCases,
  packages: packageCases,
};

/** Every case, named after its group: `chains: nested arrays`. */
export const expressCases: readonly ConformanceCase[] = Object.entries(groups).flatMap(([group, cases]) =>
  cases.map((each) => ({ ...each, name: `${group}: ${each.name}` })),
);
