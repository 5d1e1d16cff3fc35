/** Decorators as exports of a framework's module. */

import { nativeFunction } from '../../evaluator/built-in.js';
import { UNDEFINED } from '../../evaluator/value.js';
import type { DecoratorRole } from '../decorator-role.js';
import type { ExportTable } from '../framework-adapter.js';

/**
 * @param role - What it says of a class or a member.
 * @returns The function that makes it.
 */
export const decorator = (role: DecoratorRole): ExportTable => ({ gives: 'decorator', role });

const nothing = nativeFunction('decorator', ({ state }) => [{ state, value: UNDEFINED }]);

/** A function that makes a decorator at which nothing is looked. */
export const silentDecorator: ExportTable = { gives: 'function', name: 'decorator', call: ({ state }) => [{ state, value: nothing }] };
