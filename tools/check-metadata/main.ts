import { resolve } from 'node:path';
import { checkTree } from './check-tree.ts';
import { formatFinding } from '../../sandbox/salesforce/deploy/rule.ts';
import { readTree } from './read-tree.ts';

const tree = readTree(resolve(process.argv[2] ?? '.'));
const findings = checkTree(tree);
for (const finding of findings) console.error(formatFinding(finding));
if (findings.length > 0) {
  console.error(`${findings.length} problem(s) in the metadata.`);
  process.exitCode = 1;
} else {
  console.log(`Metadata: ${[...tree.keys()].filter((path) => path.endsWith('-meta.xml')).length} files, no problems.`);
}
