import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkTree } from './check-tree.ts';
import { formatFinding } from '../../sandbox/salesforce/deploy/rule.ts';
import { compileComponents, hasCompiler } from './compile-components.ts';
import { readTree } from './read-tree.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { compile: { type: 'boolean' } } });
const root = resolve(positionals[0] ?? '.');
const tree = readTree(root);
const findings = checkTree(tree);
if (hasCompiler()) findings.push(...(await compileComponents(root)));
else {
  console.error('Components: not compiled. Install the compiler: npm ci --prefix tools/component-compiler');
  if (values.compile === true) process.exitCode = 1;
}
for (const finding of findings) console.error(formatFinding(finding));
if (findings.length > 0) {
  console.error(`${findings.length} problem(s) in the metadata.`);
  process.exitCode = 1;
} else {
  console.log(`Metadata: ${[...tree.keys()].filter((path) => path.endsWith('-meta.xml')).length} files, no problems.`);
}
