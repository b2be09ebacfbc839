import type { OrgMetadata } from '../metadata/metadata-types.ts';
import { DeployError } from './deploy.ts';

/**
 * What a deployment comes to in this org. Production lets no flow arrive active, unless an administrator switched *Deploy
 * processes and flows as active* on; then Apex tests must have launched a share of them, and there is no Apex here.
 * Source: Salesforce Help, "Deploy Processes and Flows as Active".
 *
 * @param production `active flows`: with that switch on
 * @throws DeployError if active flows would need tests
 */
export function arrive(metadata: OrgMetadata, production: boolean | 'active flows'): OrgMetadata {
  if (production === false) return metadata;
  const { automation } = metadata;
  const active = [...automation.flows.values()].filter(({ isActive }) => isActive);
  if (production === 'active flows') {
    if (active.length === 0) return metadata;
    throw new DeployError(
      active.map(({ name }) => ({
        rule: 'flow-coverage',
        file: `${name}.flow-meta.xml`,
        problem: 'Flow test coverage is 0%, and active flows need 75%',
        remedy: 'deploy it as Draft and activate it afterwards, or switch off Deploy processes and flows as active',
      })),
    );
  }
  const flows = new Map([...automation.flows].map(([name, flow]) => [name, { ...flow, isActive: false }]));
  return { ...metadata, automation: { ...automation, flows } };
}
