import type { Finding } from '../../sandbox/salesforce/deploy/rule.ts';
import type { Tree } from '../../sandbox/salesforce/metadata/source-tree.ts';
import { examineTree } from './project/project.ts';

const PACKAGE = 'force-app/';

/**
 * A package version is built from `force-app/` alone, so what deploys only together with `org-setup/` cannot be packaged.
 * To be asked when an org refuses nothing of both together.
 *
 * @returns what an org refuses of the package when nothing is deployed beside it
 */
export function checkStandAlone(tree: Tree): Finding[] {
  const alone = new Map([...tree].filter(([path]) => path.startsWith(PACKAGE)));
  return examineTree(alone).findings.map(({ file, problem }) => ({
    rule: 'stand-alone',
    file,
    problem: `without org-setup: ${problem}`,
    remedy: `move what it needs into ${PACKAGE}, or the file out of it`,
  }));
}
