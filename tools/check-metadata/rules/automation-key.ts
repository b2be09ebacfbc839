import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { elementsAt, isTrue } from '../../../sandbox/salesforce/metadata/xml/element.ts';
import { setFile } from '../project/permission-file.ts';
import type { OwnRule } from '../project/project.ts';

const AUTOMATION = 'Start_Video_Middleware-Automation';
const USERS = 'UserExternalCredential';

/** Flows reach the middleware with the key: the header that carries it, and who may use it. */
export const automationKey: OwnRule = {
  name: 'automation-key',
  check: (project, say) => {
    const { automation, permissionSets } = project.metadata;
    for (const file of filesOf(project, 'namedCredential')) {
      // The key comes as a header of the external credential; a header of Salesforce's own would replace it.
      if (isTrue(file.root, 'generateAuthorizationHeader'))
        say(file, 'sends a header of its own', 'set generateAuthorizationHeader to false');
      if (!isTrue(file.root, 'allowMergeFieldsInHeader'))
        say(file, 'sends the header without the key', 'set allowMergeFieldsInHeader to true');
    }
    for (const file of filesOf(project, 'externalCredential')) {
      const headers = automation.externalCredentials.get(file.name)?.headers ?? [];
      if (![...automation.namedCredentials.values()].some((named) => named.externalCredential === file.name))
        say(file, 'is used by no named credential', 'add one that says where the key is sent');
      if (!headers.some(({ name }) => name === 'Authorization'))
        say(file, 'sends no key', 'add the AuthHeader Authorization');
      for (const { value } of headers)
        if (!value.includes(`{!$Credential.${file.name}.`))
          say(file, 'holds what it sends', `take it from {!$Credential.${file.name}.…}: secrets are typed in Setup`);
    }
    const holders = [...permissionSets.values()].filter(({ credentialPrincipals }) => credentialPrincipals.size > 0);
    // Source: Salesforce Help, "Enable External Credential Principals": without it the callout is refused.
    for (const { name, objectPermissions } of holders)
      if (objectPermissions.get(USERS)?.read !== true)
        say(setFile(project, name), `grants a principal without Read on ${USERS}`, 'add the object');
    if (!holders.some(({ credentialPrincipals }) => credentialPrincipals.has(AUTOMATION)))
      say('force-app', 'lets nobody use the automation key', `grant ${AUTOMATION}`);
    for (const file of filesOf(project, 'permissionset'))
      for (const access of elementsAt(file.root, 'externalCredentialPrincipalAccesses'))
        if (!isTrue(access, 'enabled')) say(file, 'grants a principal that is off', 'set enabled to true');
  },
};
