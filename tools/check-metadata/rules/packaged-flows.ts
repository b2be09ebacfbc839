import { PACKAGED_FLOWS } from '../../../middleware/domain/packaged-flows.ts';
import type { OwnRule } from '../project/project.ts';

const LIST = 'middleware/domain/packaged-flows.ts';

/** The flows that the setup checks look for are those that the package deploys as active. */
export const packagedFlows: OwnRule = {
  name: 'packaged-flows',
  check: ({ metadata }, say) => {
    const { flows } = metadata.automation;
    for (const { name, isActive } of flows.values())
      if (isActive && !PACKAGED_FLOWS.includes(name)) say(LIST, `does not name ${name}, which is active`, 'add it');
    for (const name of PACKAGED_FLOWS)
      if (flows.get(name)?.isActive !== true)
        say(LIST, `names ${name}, which the package does not deploy as active`, 'remove it, or correct the flow');
  },
};
