import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));

describe('sfdx-project.json', () => {
  it('packages force-app in the version of package.json, and leaves the alias to the Dev Hub of whoever builds it', () => {
    const { version } = read('package.json') as { version: string };
    expect(read('sfdx-project.json')).toMatchObject({
      packageDirectories: [{ path: 'force-app', package: 'Start Video', versionNumber: `${version}.NEXT` }, {}],
      packageAliases: {},
    });
  });
});
