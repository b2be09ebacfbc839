import { PACKAGED_FLOWS } from '../../../middleware/domain/packaged-flows.ts';
import type { Problem } from '../problem.ts';
import { filesOf, type Project } from '../project/project.ts';
import { textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const LIST = 'middleware/domain/packaged-flows.ts';

/** The flows that the setup checks look for are those that the package deploys as active. */
export const packagedFlows: Rule = { name: 'packaged-flows', check };

function check(project: Project): Problem[] {
  const active = filesOf(project, 'flow')
    .filter(({ root }) => textOf(root, 'status') === 'Active')
    .map(({ name }) => name);
  return [
    ...active
      .filter((name) => !PACKAGED_FLOWS.includes(name))
      .map((name) => ({ file: LIST, problem: `does not name ${name}, which is active`, remedy: 'add it' })),
    ...PACKAGED_FLOWS.filter((name) => !active.includes(name)).map((name) => ({
      file: LIST,
      problem: `names ${name}, which the package does not deploy as active`,
      remedy: 'remove it, or correct the flow',
    })),
  ];
}
