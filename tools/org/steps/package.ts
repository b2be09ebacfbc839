import { createDeployStep } from './deploy-step.ts';

export const PACKAGE = 'force-app';

/** Objects, components, flows and permission sets. */
export const packageStep = createDeployStep({
  name: 'package',
  purpose: 'Deploys objects, components, permission sets, credentials and flows (force-app). Flows arrive inactive.',
  folders: [PACKAGE],
  due: 'force-app will be deployed, its flows inactive.',
  done: 'force-app is deployed.',
  isWanted: ({ settings }) =>
    settings.packageInstalled ? { state: 'done', says: 'Installed as a package version, as you said.' } : undefined,
  remedy: (refusal) => {
    if (/test coverage|flow coverage|Deploy processes and flows as active/iu.test(refusal))
      return 'Switch off Setup → Process Automation Settings → Deploy processes and flows as active. The flows are activated in a later step.';
    if (/conflict/iu.test(refusal))
      return 'The org has changes of its own. Look at them with: sf project deploy preview';
    return 'Mend what Salesforce names, then run this again. Nothing was changed: a deployment goes in as a whole or not at all.';
  },
});
