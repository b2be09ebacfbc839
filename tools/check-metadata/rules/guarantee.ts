import type { Problem } from '../problem.ts';
import { fileNamed, filesOf, type Project } from '../project/project.ts';
import { objectNameOf } from '../schema/build-schema.ts';
import { fieldOf, type FieldInfo } from '../schema/schema.ts';
import { descendantsOf, isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

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
/** Fields that agents cannot set, and that the middleware reads on every row: the org must fill them in. */
const DEFAULTS: Readonly<Record<string, string>> = { Status__c: 'Requested', Origin__c: 'Agent', Invitation__c: 'SMS' };

/** What proofs and write-backs rely on and nothing else would miss: sharing, validation rules, defaults, uniqueness. */
export const guarantee: Rule = {
  name: 'guarantee',
  check: (project) => [...checkSharing(project), ...checkValidations(project), ...checkFields(project)],
};

function checkSharing(project: Project): Problem[] {
  return Object.entries(SHARING).flatMap(([name, model]) => {
    const object = fileNamed(project, 'object', name);
    if (object === undefined || textOf(object.root, 'sharingModel') === model) return [];
    return [
      { file: object.path, problem: 'is shared otherwise than promised', remedy: `set sharingModel to ${model}` },
    ];
  });
}

function checkValidations(project: Project): Problem[] {
  return Object.entries(VALIDATIONS).flatMap(([name, formula]) => {
    const isHeld = filesOf(project, 'validationRule').some(
      (file) =>
        objectNameOf(file) === name &&
        isTrue(file.root, 'active') &&
        formula.test(textOf(file.root, 'errorConditionFormula')),
    );
    if (isHeld) return [];
    return [
      {
        file: `objects/${name}`,
        problem: 'has no active rule that refuses what it must',
        remedy: `let a formula say ${formula.source}`,
      },
    ];
  });
}

function checkFields({ schema }: Project): Problem[] {
  const problems: Problem[] = [];
  const demand = (object: string, name: string, remedy: string, holds: (field: FieldInfo) => boolean) => {
    const field = fieldOf(schema, object, name);
    if (field === undefined) problems.push({ file: `objects/${object}`, problem: `has no ${name}`, remedy: 'add it' });
    else if (!holds(field))
      problems.push({ file: field.definition?.path ?? object, problem: 'does not hold what is relied on', remedy });
  };
  const says = (element: string, value: string) => (field: FieldInfo) =>
    field.definition !== undefined && textOf(field.definition.root, element) === value;
  for (const [name, value] of Object.entries(DEFAULTS))
    demand('Video_Session__c', name, `make ${value} the default`, ({ definition }) =>
      definition === undefined
        ? false
        : descendantsOf(definition.root, 'value').some(
            (entry) => isTrue(entry, 'default') && textOf(entry, 'fullName') === value,
          ),
    );
  demand('Video_Settings__c', 'Key__c', 'require it', says('required', 'true'));
  demand('Video_Settings__c', 'Key__c', 'make it unique', says('unique', 'true'));
  demand('Video_Session__c', 'Video_Call_Id__c', 'make it unique', says('unique', 'true'));
  // The middleware must know which session of which org an event is about.
  demand('Video_Session_Requested__e', 'Session_Id__c', 'require it', says('required', 'true'));
  demand('Video_Session_Requested__e', 'Org_Id__c', 'require it', says('required', 'true'));
  // Two flows at once make one session.
  demand('Video_Session__c', 'Open_Case_Key__c', 'make it unique', says('unique', 'true'));
  // A request whose answer was lost finds the record that it made.
  demand('Video_Session__c', 'Request_Key__c', 'make it unique', says('unique', 'true'));
  demand('Video_Session__c', 'Request_Key__c', 'make it an external id', says('externalId', 'true'));
  return problems;
}
