import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const IMPORT = /(?:\bfrom|\bimport)\s+'(\.[^']+|c\/\w+)'/gu;
const LWC = 'force-app/main/default/lwc';

/** The sources of the tree, and what each imports of them: types too, which lint leaves out. */
function readImports(): Map<string, string[]> {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts'], { encoding: 'utf8' });
  const paths = listed.split('\n').filter((path) => path !== '' && existsSync(path));
  return new Map(
    paths.map((path) => [
      path,
      [...readFileSync(path, 'utf8').matchAll(IMPORT)].map(([, name = '']) => toPath(path, name)),
    ]),
  );
}

function toPath(importer: string, name: string): string {
  if (name.startsWith('c/')) return `${LWC}/${name.slice(2)}/${name.slice(2)}.ts`;
  const path = posix.join(posix.dirname(importer), name);
  return path.endsWith('.ts') ? path : `${path}.ts`;
}

/** What is left when sources that import nothing more are taken away, again and again. */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Map(imports);
  for (let size = -1; size !== left.size;) {
    size = left.size;
    for (const [path, targets] of left) if (!targets.some((target) => left.has(target))) left.delete(path);
  }
  return [...left.keys()];
}

describe('the sources', () => {
  it('are in no circle', () => {
    const imports = readImports();
    expect(imports.size).toBeGreaterThan(500);
    expect(circlesIn(imports)).toEqual([]);
  });

  it('would be found in one', () => {
    expect(circlesIn(new Map(Object.entries({ a: ['b'], b: ['c'], c: ['b'], d: [] })))).toEqual(['a', 'b', 'c']);
  });
});
