import { checkFlow } from '../../flow/check/check-flow.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

/** Everything that a flow refers to is there and of the right type, and every path leads somewhere. */
export const flow: DeployRule = {
  name: 'flow',
  check: (deployment, say) => {
    const { metadata } = deployment;
    for (const file of filesOf(deployment, 'flow')) {
      const definition = metadata.automation.flows.get(file.name);
      for (const problem of definition === undefined ? [] : checkFlow({ flow: definition, metadata }))
        say(file, problem, 'correct the flow');
    }
  },
};
