import { checkFlows } from '../flow/check/check-flow.ts';
import type { OrgMetadata } from './metadata-types.ts';

/** What an org refuses of flows and of what they act through. */
export function checkAutomation(metadata: OrgMetadata): string[] {
  const { externalServices, namedCredentials, externalCredentials, flows } = metadata.automation;
  const services = [...externalServices.values()]
    .filter(({ namedCredential }) => !namedCredentials.has(namedCredential))
    .map(({ name, namedCredential }) => `${name}: no NamedCredential named ${namedCredential} found`);
  const credentials = [...namedCredentials.values()]
    .filter(({ externalCredential }) => !externalCredentials.has(externalCredential))
    .map(({ name, externalCredential }) => `${name}: no ExternalCredential named ${externalCredential} found`);
  const headers = [...externalCredentials.values()].flatMap(({ name, headers: all }) =>
    all
      .filter(({ value }) => /\{!\$Credential\.(\w+)\./u.exec(value)?.[1] !== name)
      .map(({ name: header }) => `${name}: the header ${header} does not take its value from this credential`),
  );
  const sets = [...metadata.permissionSets.values()].flatMap((set) => [
    ...[...set.credentialPrincipals]
      .filter((access) => !isPrincipal(metadata, access))
      .map((access) => `${set.name}: In field: externalCredentialPrincipal - no principal named ${access} found`),
    ...[...set.flows]
      .filter((flow) => !flows.has(flow))
      .map((flow) => `${set.name}: In field: flow - no Flow named ${flow} found`),
  ]);
  const actions = [...metadata.quickActions.values()]
    .filter(({ type, flow }) => type === 'Flow' && metadata.automation.flows.get(flow ?? '')?.processType !== 'Flow')
    .map(({ name, flow }) => `${name}: no screen flow named ${flow ?? ''} found`);
  return [...services, ...credentials, ...headers, ...sets, ...actions, ...checkFlows(metadata)];
}

/** `Credential-Principal`, as permission sets name it. */
function isPrincipal({ automation }: OrgMetadata, access: string): boolean {
  const [credential = '', ...principal] = access.split('-');
  return automation.externalCredentials.get(credential)?.principals.includes(principal.join('-')) ?? false;
}
