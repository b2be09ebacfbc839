import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSources } from './source-files.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sources-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const names = () => [...readSources(directory)].map(({ path }) => path.slice(directory.length + 1));

describe('readSources', () => {
  it('finds templates, styles and scripts below the directory, in a stable order', () => {
    mkdirSync(join(directory, 'inner'));
    for (const name of ['b.html', 'a.css', 'inner/c.js', 'd.test.ts', 'notes.md'])
      writeFileSync(join(directory, name), name);
    expect(names()).toEqual(['a.css', 'b.html', 'inner/c.js']);
  });

  it('leaves out what was compiled from TypeScript beside it, and tests', () => {
    mkdirSync(join(directory, '__tests__'));
    for (const name of ['a.ts', 'a.js', 'b.js', '__tests__/a.test.ts']) writeFileSync(join(directory, name), name);
    expect(names()).toEqual(['a.ts', 'b.js']);
  });
});
