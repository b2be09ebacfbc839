import { runRules, type Finding } from '../../sandbox/salesforce/deploy/rule.ts';
import type { Tree } from '../../sandbox/salesforce/metadata/source-tree.ts';
import { OWN_RULES } from './own-rules.ts';
import { deployProject } from './project/project.ts';
import { checkStandAlone } from './stand-alone.ts';

/** Everything that an org would refuse of a tree, and everything that this project does not want though an org takes it. */
export function checkTree(tree: Tree): Finding[] {
  const { project, findings } = deployProject(tree);
  const alone = findings.length > 0 ? [] : checkStandAlone(tree);
  return [...findings, ...alone, ...runRules(OWN_RULES, project)];
}
