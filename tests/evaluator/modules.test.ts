/** What a module takes from others comes from whoever runs the evaluation; what it gives is there after its top level. */

import { describe, expect, it } from 'vitest';
import type { EvaluationHooks } from '../../src/evaluator/evaluation.js';
import { heapObject } from '../../src/evaluator/heap-object.js';
import { constant } from '../../src/evaluator/value.js';
import { evaluateText, runModule, showEndings } from '../kit/run-program.js';
import { showValue } from '../kit/show-value.js';

/** `./codes` is `{ OK: 200, default: { OK: 201 } }`; nothing else is known. */
const importValue: EvaluationHooks['importValue'] = (state, _module, specifier, name) => {
  if (specifier !== './codes') return undefined;
  const codes = (code: number) => state.allocate(heapObject({ type: 'plain' }, new Map([['OK', { value: constant(code) }]])));
  if (name === 'OK') return constant(200);
  return name === 'default' ? codes(201) : codes(200);
};

const program = (code: string): string => `function program() { ${code} }`;

describe('an import', () => {
  it.each([
    ["import { OK } from './codes';", 'return OK', '200'],
    ["import { OK as fine } from './codes';", 'return fine', '200'],
    ["import { 'OK' as fine } from './codes';", 'return fine', '200'],
    ["import codes from './codes';", 'return codes.OK', '201'],
    ["import * as codes from './codes';", 'return codes.OK', '200'],
    ["import codes, { OK } from './codes';", 'return [codes.OK, OK]', '[201,200]'],
    ["import codes = require('./codes');", 'return codes.OK', '200'],
    ["const codes = require('./codes');", 'return codes.OK', '200'],
    ["const { OK } = require('./codes');", 'return OK', '200'],
    ["const OK = require('./codes').OK;", 'return OK', '200'],
    ["const { OK: fine = 1 } = require('./codes');", 'return fine', '200'],
    ["const codes = await import('./codes');", 'return codes.OK', '200'],
    ["import { OK } from './others';", 'return OK', 'unknown'],
    ["const { OK } = require('./others');", 'return OK', 'unknown'],
    ["import type { OK } from './others';", 'return 1', '1'],
    ["let started = false; if (require.main === module) started = true;", 'return started', 'false | true'],
  ])('%s', (head, code, expected) => {
    expect(showEndings(runModule(`${head}\n${program(code)}`, { importValue }))).toBe(expected);
  });

  it('is asked for with its module, its name and its kind', () => {
    const asked: unknown[] = [];
    const text = "import a, { b } from './one'; import * as c from './two'; const d = require('./three'); require(a); function program() {}";
    runModule(text, {
      importValue: (_state, module, specifier, name, isRequire) => {
        asked.push([module.file, specifier, name, isRequire]);
        return undefined;
      },
    });
    expect(asked).toEqual([
      ['/program.ts', './one', 'default', false],
      ['/program.ts', './one', 'b', false],
      ['/program.ts', './two', '*', false],
      ['/program.ts', './three', '*', true],
    ]);
  });
});

describe('the top level of a module', () => {
  const exported = (text: string): string => {
    const evaluated = evaluateText(text);
    return evaluated?.defaultExport === undefined ? 'none' : showValue(evaluated.state, evaluated.defaultExport);
  };

  it.each([
    ['export default 5', '5'],
    ['export default { a: 1 }', '{a:1}'],
    ['export default () => 1', '<closure>'],
    ['export default function () {}', '<closure>'],
    ['export default class {}', '<class>'],
    ['export const a = 1', 'none'],
  ])('gives its default export: %s', (text, expected) => {
    expect(exported(text)).toBe(expected);
  });

  it('that throws still gives what it declared', () => {
    const evaluated = evaluateText("const a = 1; throw new Error('stop'); const b = 2;");
    const value = evaluated?.state.get(evaluated.environment.find('a') ?? -1);
    expect(value).toMatchObject({ kind: 'constant', value: 1 });
  });
});
