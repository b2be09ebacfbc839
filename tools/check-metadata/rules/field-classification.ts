import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { filesOf, type Project } from '../project/project.ts';
import { objectNameOf } from '../schema/build-schema.ts';
import { textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

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
export const fieldClassification: Rule = {
  name: 'field-classification',
  check: (project) => {
    // Fields of events have no classification: an event is gone after three days.
    const fields = filesOf(project, 'field').filter((file) => !objectNameOf(file).endsWith('__e'));
    return [...fields.flatMap(checkField), ...checkGrants(project, new Set(fields.filter(isRestricted).map(nameOf)))];
  },
};

function nameOf(file: MetadataFile): string {
  return `${objectNameOf(file)}.${file.name}`;
}

function isRestricted({ root }: MetadataFile): boolean {
  return textOf(root, 'securityClassification') === RESTRICTED;
}

function checkField(file: MetadataFile): Problem[] {
  const { path, name, root } = file;
  const problems: Problem[] = [];
  const say = (problem: string, remedy: string) => problems.push({ file: path, problem, remedy });
  const sensitivity = textOf(root, 'securityClassification');
  if (!SENSITIVITIES.includes(sensitivity))
    say('does not say how sensitive it is', `add <securityClassification>: ${SENSITIVITIES.join(', ')}`);
  if (textOf(root, 'businessStatus') !== 'Active')
    say('does not say that it is in use', 'add <businessStatus>Active</businessStatus>');
  const groups = textOf(root, 'complianceGroup')
    .split(';')
    .filter((group) => group !== '');
  for (const group of groups.filter((one) => !COMPLIANCE_GROUPS.includes(one)))
    say(`names the compliance group ${group}`, `use ${COMPLIANCE_GROUPS.join(', ')}`);
  if (PROTECTED.includes(name) && sensitivity !== RESTRICTED)
    say('is personal or a way into a call', `set securityClassification to ${RESTRICTED}`);
  return problems;
}

function checkGrants({ permissionSets }: Project, restricted: ReadonlySet<string>): Problem[] {
  return permissionSets
    .filter(({ file }) => !MAY_SEE.includes(file.name))
    .flatMap(({ file, fields }) =>
      fields
        .filter(({ field, isReadable }) => isReadable && restricted.has(field))
        .map(({ field }) => ({ file: file.path, problem: `shows ${field}`, remedy: 'remove its fieldPermissions' })),
    );
}
