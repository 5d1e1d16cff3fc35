/** Programs about TypeScript, with everything that they can return. */

import type { Program } from '../../kit/program.js';

export const typescript: readonly Program[] = [
  { code: 'enum S { Ok = 200, Created, NotFound = 404 } const result = [S.Ok, S.Created, S.NotFound, S[201]]', gives: '[200,201,404,"Created"]' },
  { code: "enum S { A = 'a', B = 'b' } const result = [S.A, S['B']]", gives: '["a","b"]' },
  { code: 'enum S { A, B, C } const result = [S.A, S.B, S.C, S[0]]', gives: '[0,1,2,"A"]' },
  { code: 'const enum S { Ok = 200 } const result = S.Ok', gives: '200' },
  { code: "enum S { A = 1 << 2, B = A | 1, C = 'abc'.length, D = B * 2 } const result = [S.A, S.B, S.C, S.D]", gives: '[4,5,3,10]' },
  { code: "enum S { 'not-found' = 404 } const result = S['not-found']", gives: '404' },
  { code: 'const S = { Ok: 200, Created: 201 } as const; const result = S.Created', gives: '201' },
  { code: 'const S = { Ok: 200 } satisfies Record<string, number>; const result = S.Ok', gives: '200' },
  { code: 'const result = (200 as number) + (<number>1)', gives: '201' },
  { code: 'const result = (x as string)!.length!', gives: 'unknown' },
  { code: 'interface I { a: number } type T = string; const result = 1', gives: '1' },
  { code: "function h(a: number): string; function h(a: string): string; function h(a: any) { return 'r' } const result = h(1)", gives: '"r"' },
  { code: "function h(this: any, a?: number, ...r: string[]) { return a ?? 'none' } const result = h()", gives: '"none"' },
  { code: 'const h = <T,>(v: T): T => v; const result = h<number>(4)', gives: '4' },
  { code: 'const h = (a: unknown): a is string => true; const result = h(1)', gives: 'true' },
  { code: 'declare const z: number; const result = 1', gives: '1' },
  { code: 'const result = N.a + N.h()', gives: '4', before: 'namespace N { export const a = 1; const b = 2; export function h() { return a + b } }' },
  { code: 'const result = N.M.a', gives: '3', before: 'namespace N { export namespace M { export const a = 3 } }' },
  { code: 'const result = S.Ok', gives: '200', before: 'export enum S { Ok = 200 }' },
  { code: 'const result = S.Ok', gives: '200', before: 'export const S = { Ok: 200 } as const;' },
  { code: 'abstract class A { abstract m(): number; protected static s = 2; static get() { return A.s } } const result = A.get()', gives: '2' },
  { code: 'class A { declare a: number; readonly b: number = 2 } const result = new A().b', gives: '2' },
];
