import { fileNamed } from '../../../sandbox/salesforce/deploy/deployment.ts';
import type { FieldSchema } from '../../../sandbox/salesforce/schema/schema-types.ts';
import type { OwnRule } from '../project/project.ts';
import { fieldFile } from '../project/schema.ts';

/** Who sees rows of others. A proof is nobody else's business; colleagues may know of a call, and change nothing. */
const SHARING: Readonly<Record<string, string>> = {
  Video_Proof__c: 'Private',
  Video_Session__c: 'Read',
  Video_Settings__c: 'Read',
};
/** What a formula must say for the rule to hold what was promised. */
const VALIDATIONS: Readonly<Record<string, RegExp>> = {
  // A late writer cannot undo a newer state.
  Video_Session__c: /Sync_Revision__c\s*<\s*PRIORVALUE\(Sync_Revision__c\)/u,
  // There is one settings record.
  Video_Settings__c: /^Key__c\s*<>\s*"default"$/u,
};
/** What fields must be like, by the traits that are relied on. */
const FIELDS: Readonly<Record<string, Partial<FieldSchema>>> = {
  // Agents cannot set these, and the middleware reads them on every row: the org must fill them in.
  'Video_Session__c.Status__c': { defaultValue: 'Requested' },
  'Video_Session__c.Origin__c': { defaultValue: 'Agent' },
  'Video_Session__c.Invitation__c': { defaultValue: 'SMS' },
  'Video_Settings__c.Key__c': { required: true, unique: true },
  'Video_Session__c.Video_Call_Id__c': { unique: true },
  // The middleware must know which session of which org an event is about.
  'Video_Session_Requested__e.Session_Id__c': { required: true },
  'Video_Session_Requested__e.Org_Id__c': { required: true },
  // Two flows at once make one session.
  'Video_Session__c.Open_Case_Key__c': { unique: true },
  // A request whose answer was lost finds the record that it made.
  'Video_Session__c.Request_Key__c': { unique: true, externalId: true },
};

/** What proofs and write-backs rely on and nothing else would miss: sharing, validation rules, defaults, uniqueness. */
export const guarantee: OwnRule = {
  name: 'guarantee',
  check: (project, say) => {
    const { metadata } = project;
    for (const [name, model] of Object.entries(SHARING)) {
      const object = metadata.objects.get(name);
      if (object !== undefined && object.sharingModel !== model)
        say(
          fileNamed(project, 'object', name) ?? name,
          'is shared otherwise than promised',
          `set sharingModel to ${model}`,
        );
    }
    for (const [name, wanted] of Object.entries(VALIDATIONS)) {
      const rules = metadata.objects.get(name)?.validationRules ?? [];
      if (!rules.some(({ active, formula }) => active && wanted.test(formula)))
        say(`objects/${name}`, 'has no active rule that refuses what it must', `let a formula say ${wanted.source}`);
    }
    for (const [name, traits] of Object.entries(FIELDS)) {
      const [objectName = '', fieldName = ''] = name.split('.');
      const field = metadata.objects.get(objectName)?.fields.get(fieldName);
      if (field === undefined) {
        say(`objects/${objectName}`, `has no ${fieldName}`, 'add it');
        continue;
      }
      const given = Object.entries(field);
      for (const [trait, value] of Object.entries(traits))
        if (!given.some(([one, own]) => one === trait && own === value))
          say(
            fieldFile(project, objectName, fieldName) ?? name,
            'does not hold what is relied on',
            `make ${trait} ${JSON.stringify(value)}`,
          );
    }
  },
};
