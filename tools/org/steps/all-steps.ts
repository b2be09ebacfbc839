import { apiLicence } from './api-licence.ts';
import { createDoctor } from './doctor.ts';
import { flows } from './flows.ts';
import { integrationUser } from './integration-user.ts';
import { clientApp, clientPolicies, securitySettings, trustedSite } from './org-setup.ts';
import { packageStep } from './package.ts';
import { permissionSets } from './permission-sets.ts';
import type { Step } from './step.ts';

/** In the order in which Salesforce takes them: each needs what those before it made. */
export function allSteps(env: Readonly<Record<string, string | undefined>>): readonly Step[] {
  return [
    ...[integrationUser, apiLicence, packageStep, permissionSets],
    ...[clientApp, clientPolicies, trustedSite, securitySettings, flows, createDoctor(env)],
  ];
}
