import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';
import { fieldOf, type FieldInfo } from '../schema/schema.ts';
import { isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

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
export const fieldValues: Rule = {
  name: 'field-values',
  check: (project) => [...checkLengths(project), ...checkChoices(project), ...checkUnique(project)],
};

function checkLengths(project: Project): Problem[] {
  return Object.entries(LENGTHS).flatMap(([name, length]) =>
    find(project, name)
      .filter(({ root }) => Number(textOf(root, 'length')) < length)
      .map(({ path }) => ({ file: path, problem: 'is too short', remedy: `give it a length of ${length} or more` })),
  );
}

function checkChoices(project: Project): Problem[] {
  return Object.entries(CHOICES).flatMap(([name, choices]) =>
    find(project, name).flatMap(({ path, picklistValues }) =>
      choices
        .filter((choice) => !picklistValues.includes(choice))
        .map((choice) => ({ file: path, problem: `does not offer ${choice}`, remedy: 'add the value' })),
    ),
  );
}

function checkUnique({ schema }: Project): Problem[] {
  return [...schema.values()].flatMap((object) =>
    [...object.fields.values()]
      .filter((field) => !UNIQUE.includes(`${object.name}.${field.name}`))
      .flatMap(definitions)
      .filter(({ root }) => isTrue(root, 'unique'))
      .map(({ path }) => ({ file: path, problem: 'refuses a value that repeats', remedy: 'set unique to false' })),
  );
}

/** The field of that name, or none: other rules tell when it is missing. */
function find({ schema }: Project, name: string): ReturnType<typeof definitions> {
  const [object = '', field = ''] = name.split('.');
  const found = fieldOf(schema, object, field);
  return found === undefined ? [] : definitions(found);
}

function definitions({ definition, picklistValues }: FieldInfo) {
  return definition === undefined ? [] : [{ ...definition, picklistValues }];
}
