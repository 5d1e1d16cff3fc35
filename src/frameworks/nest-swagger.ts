/** What @nestjs/swagger 11 declares of answers: read from its source, decorators/api-response.decorator.js. */

import type { ExportTable, ModuleTable } from './framework-adapter.js';
import { decorator } from './shared/decorator.js';
import { statusConstants } from './status-constants.js';

/** A decorator for each name of Nest's `HttpStatus`: `ApiNotFoundResponse` for `NOT_FOUND`. */
const ofStatuses: readonly (readonly [string, ExportTable])[] = Object.entries(statusConstants['@nestjs/common']?.['HttpStatus'] ?? {}).flatMap(([name, code]) => {
  const words = name.split('_').map((word) => word.charAt(0) + word.slice(1).toLowerCase());
  return typeof code === 'number' ? [[`Api${words.join('')}Response`, decorator({ kind: 'declares', status: code })] as const] : [];
});

export const nestSwagger: ModuleTable = {
  members: {
    ...Object.fromEntries(ofStatuses),
    ApiResponse: decorator({ kind: 'declares', option: 'status' }),
    ApiDefaultResponse: decorator({ kind: 'declares', status: 'default' }),
  },
};
