/** Which installed version counts, and that a folder is read once. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { findInstalledVersion } from '../../src/rule-kit/installed-version.js';

const root = mkdtempSync(join(tmpdir(), 'http-contract-versions-'));

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function install(folder: string, name: string, manifest: string): void {
  const path = join(root, folder, 'node_modules', name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), manifest);
}

describe('findInstalledVersion', () => {
  it('takes the nearest installation above a folder, whether the folder is there or not', () => {
    install('', 'framework', '{ "version": "4.19.2" }');
    install('packages/api', 'framework', '{ "version": "5.1.0" }');
    expect(findInstalledVersion('framework', join(root, 'packages/api/src/routes'))).toBe(5);
    expect(findInstalledVersion('framework', join(root, 'packages/web'))).toBe(4);
    expect(findInstalledVersion('framework', root)).toBe(4);
  });

  it('finds packages with a scope', () => {
    install('', '@scope/framework', '{ "version": "11.0.0-rc.1" }');
    expect(findInstalledVersion('@scope/framework', join(root, 'src'))).toBe(11);
  });

  it.each([
    ['that is not installed', undefined],
    ['whose manifest is no JSON', '{'],
    ['whose manifest is null', 'null'],
    ['that says no version', '{}'],
    ['whose version is no version', '{ "version": "latest" }'],
  ])('gives nothing for a package %s', (title, manifest) => {
    const name = `absent-${title.length}`;
    if (manifest !== undefined) install('', name, manifest);
    expect(findInstalledVersion(name, join(root, 'src'))).toBeUndefined();
  });

  it('reads a folder once', () => {
    install('once', 'framework', '{ "version": "4.0.0" }');
    expect(findInstalledVersion('framework', join(root, 'once'))).toBe(4);
    install('once', 'framework', '{ "version": "5.0.0" }');
    expect(findInstalledVersion('framework', join(root, 'once'))).toBe(4);
    expect(findInstalledVersion('framework', join(root, 'once/src'))).toBe(4);
  });
});
