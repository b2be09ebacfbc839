import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const LWC = 'force-app/main/default/lwc';
const ROW = /^\| `(\w+)` \| (\w+) \| (.+) \|$/gmu;

function readTable(): Map<string, string> {
  const rows = [...readFileSync('force-app/README.md', 'utf8').matchAll(ROW)];
  const table = new Map(rows.map(([, name = '', role = '']) => [name, role]));
  expect(table.size).toBe(rows.length);
  return table;
}

/** Roles that the sources allow: wires are a container's, and what has no template is a service. */
function rolesOf(bundle: string): string[] {
  const folder = `${LWC}/${bundle}`;
  if (!existsSync(`${folder}/${bundle}.html`)) return ['service'];
  return readFileSync(`${folder}/${bundle}.ts`, 'utf8').includes('@wire(')
    ? ['container']
    : ['container', 'presentational'];
}

describe('the table of components in force-app/README.md', () => {
  const table = readTable();
  const bundles = readdirSync(LWC, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));

  it('names every bundle once, and nothing else', () => {
    expect(bundles.length).toBeGreaterThan(50);
    expect([...table.keys()].toSorted()).toEqual(bundles.toSorted());
  });

  it.each(bundles)('gives %s a role that its sources have', (bundle) => {
    expect(rolesOf(bundle)).toContain(table.get(bundle));
  });
});
