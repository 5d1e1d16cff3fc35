/** What the text of a file shows counts where it is code. */

import { parse } from '@typescript-eslint/typescript-estree';
import { describe, expect, it } from 'vitest';
import { showsInCode } from '../../src/analysis/shows-in-code.js';
import { router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const shows = (text: string, sign: RegExp): boolean => showsInCode(sign, { file: 'a.ts', text, program: parse(text, { range: true, loc: true }) });

describe('what a file shows', () => {
  it.each([
    'use(plugin);',
    'const a = [plugin];',
    'const a = { plugin };',
    'class A { plugin() {} }',
    'class A { @plugin() a() {} }',
    "import { plugin } from 'a';",
    "import a from 'plugin';",
    'const a = (b: plugin) => b;',
    '// plugin\nuse(plugin);',
  ])('is code: %s', (text) => {
    expect(shows(text, /\bplugin\b/u)).toBe(true);
  });

  it.each(['// plugin', 'a(); /* plugin */', 'function a() {\n  // plugin\n  return 1;\n}', 'class A {\n  /** plugin */\n  a() {}\n}', 'const a = {\n  // plugin\n  b: 1,\n};', 'const plugins = 1;'])('is none: %s', (text) => {
    expect(shows(text, /\bplugin\b/u)).toBe(false);
  });

  it('is looked for in a part alone', () => {
    const text = 'a(plugin); b();';
    const module = { file: 'a.ts', text, program: parse(text, { range: true, loc: true }) };
    expect(showsInCode(/plugin/u, module, [0, 10])).toBe(true);
    expect(showsInCode(/plugin/u, module, [11, 15])).toBe(false);
  });

  it('is told with the routes of the file, and not for a comment', () => {
    const says = (line: string): readonly string[] => {
      const code = `${router}${line}\nrouter.get('/', (req, res) => { res.end(); });`;
      return sayRoutes(createProject({ 'package.json': { name: 'p' }, 'routes.js': code }), 'routes.js', code);
    };
    expect(says('createExpressEndpoints(a, b, c, { responseValidation: true });').join()).toContain('validation of responses');
    expect(says('// createExpressEndpoints(a, b, c, { responseValidation: true });').join()).not.toContain('validation of responses');
  });
});
