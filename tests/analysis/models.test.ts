/** What the analysis says of whole modules, one line for each route and handler. */

import { describe, expect, it } from 'vitest';
import { printModel } from '../kit/print-model.js';
import { chains } from './models/chains.js';
import { classes } from './models/classes.js';
import { controllers } from './models/controllers.js';
import { errors } from './models/errors.js';
import { handlers } from './models/handlers.js';
import { lookAlikes } from './models/look-alikes.js';
import { methods } from './models/methods.js';
import { packages } from './models/packages.js';
import { responses } from './models/responses.js';
import { routes } from './models/routes.js';
import { statusConstants } from './models/status-constants.js';
import { unresolved } from './models/unresolved.js';

const groups = {
  routes,
  'look-alikes': lookAlikes,
  handlers,
  classes,
  chains,
  controllers,
  errors,
  methods,
  packages,
  responses,
  'status-constants': statusConstants,
  unresolved,
};

for (const [group, models] of Object.entries(groups)) {
  describe(group, () => {
    it.each(models)('$name', ({ source, version, model }) => {
      expect(printModel(source.slice(1), version === undefined ? {} : { version })).toEqual(model);
    });
  });
}
