import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { objectNameOf, type MetadataFile } from '../../../sandbox/salesforce/metadata/metadata-file.ts';
import { textOf } from '../../../sandbox/salesforce/metadata/xml/element.ts';
import { setFile } from '../project/permission-file.ts';
import type { OwnRule } from '../project/project.ts';

/** Values that every org has. Source: Salesforce Help, "Data Classification Metadata Fields". */
const SENSITIVITIES = ['Public', 'Internal', 'Confidential', 'Restricted', 'MissionCritical'];
const COMPLIANCE_GROUPS = ['CCPA', 'COPPA', 'GDPR', 'HIPAA', 'PCI', 'PII'];
const RESTRICTED = 'Restricted';
/** What a customer is reached by, said or where they were: copied from records that not everybody may see. */
const PROTECTED = ['Guest_Link__c', 'Location__c', 'Phone_Number__c', 'Transcript__c'];
/** Team leads see outcomes of all calls; the middleware writes them. */
const MAY_SEE = ['Video_Supervisor', 'Video_Integration'];

/**
 * Each field says how sensitive it is and whether it is in use, and what is Restricted is granted to few. Sessions are
 * Public Read Only: whoever sees such a field there sees it of every customer.
 */
export const fieldClassification: OwnRule = {
  name: 'field-classification',
  check: (project, say) => {
    // Fields of events have no classification: an event is gone after three days.
    const fields = filesOf(project, 'field').filter((file) => !objectNameOf(file).endsWith('__e'));
    for (const file of fields) {
      const sensitivity = textOf(file.root, 'securityClassification');
      if (!SENSITIVITIES.includes(sensitivity))
        say(file, 'does not say how sensitive it is', `add <securityClassification>: ${SENSITIVITIES.join(', ')}`);
      if (textOf(file.root, 'businessStatus') !== 'Active')
        say(file, 'does not say that it is in use', 'add <businessStatus>Active</businessStatus>');
      for (const group of textOf(file.root, 'complianceGroup').split(';'))
        if (group !== '' && !COMPLIANCE_GROUPS.includes(group))
          say(file, `names the compliance group ${group}`, `use ${COMPLIANCE_GROUPS.join(', ')}`);
      if (PROTECTED.includes(file.name) && sensitivity !== RESTRICTED)
        say(file, 'is personal or a way into a call', `set securityClassification to ${RESTRICTED}`);
    }
    const restricted = new Set(fields.filter(isRestricted).map((file) => `${objectNameOf(file)}.${file.name}`));
    for (const { name, fieldPermissions } of project.metadata.permissionSets.values())
      for (const [field, { readable }] of MAY_SEE.includes(name) ? [] : fieldPermissions)
        if (readable && restricted.has(field))
          say(setFile(project, name), `shows ${field}`, 'remove its fieldPermissions');
  },
};

function isRestricted({ root }: MetadataFile): boolean {
  return textOf(root, 'securityClassification') === RESTRICTED;
}
