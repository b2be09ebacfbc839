import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { objectNameOf } from '../../../sandbox/salesforce/metadata/metadata-file.ts';
import type { FieldSchema } from '../../../sandbox/salesforce/schema/schema-types.ts';
import type { OwnRule } from '../project/project.ts';

/** Fewest characters that hold what is written: a longer value would make Salesforce refuse the whole write. */
const LENGTHS: Readonly<Record<string, number>> = {
  'Video_Proof__c.Hash__c': 43,
  'Video_Session__c.Call_Reference__c': 20,
  'Video_Session__c.Failure_Code__c': 40,
  'Video_Session__c.Failure_Message__c': 2000,
  'Video_Session__c.Guest_Link__c': 255,
  'Video_Session__c.Phone_Field__c': 43,
  'Video_Session__c.Transcript__c': 131_072,
  'Video_Settings__c.Agent_Login_Field__c': 43,
  'Video_Settings__c.Gate_Key__c': 64,
  'Video_Settings__c.Middleware_URL__c': 255,
  'Video_Settings__c.Org_Id__c': 18,
  'Video_Settings__c.Phone_Fields__c': 255,
  'Case.Video_Call_Reference__c': 20,
  'Contact.Video_Call_Reference__c': 20,
};
/** Values that components and middleware compare with. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'Video_Session__c.Invitation__c': ['SMS', 'Link'],
  'Video_Session__c.Origin__c': ['Agent', 'Automation'],
  'Video_Settings__c.Default_Invitation__c': ['SMS', 'Link'],
  'Video_Settings__c.Console_Mode__c': ['Embedded', 'Window'],
};
/** The only values that no two rows may share; calls about the same case share their reference, for one. */
const UNIQUE = [
  'Video_Session__c.Open_Case_Key__c',
  'Video_Session__c.Request_Key__c',
  'Video_Session__c.Video_Call_Id__c',
  'Video_Settings__c.Key__c',
];

/** Fields take every value that is written to them, and offer those that code compares with. */
export const fieldValues: OwnRule = {
  name: 'field-values',
  check: (project, say) => {
    for (const file of filesOf(project, 'field')) {
      const name = `${objectNameOf(file)}.${file.name}`;
      const field: FieldSchema | undefined = project.metadata.object(objectNameOf(file))?.fields.get(file.name);
      const length = LENGTHS[name] ?? 0;
      if ((field?.length ?? length) < length) say(file, 'is too short', `give it a length of ${length} or more`);
      for (const choice of CHOICES[name] ?? [])
        if (field?.picklistValues?.some(({ value }) => value === choice) !== true)
          say(file, `does not offer ${choice}`, 'add the value');
      if (field?.unique === true && !UNIQUE.includes(name))
        say(file, 'refuses a value that repeats', 'set unique to false');
    }
  },
};
