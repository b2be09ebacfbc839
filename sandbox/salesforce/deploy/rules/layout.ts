import { childrenOf, elementsAt, textOf, textsOf } from '../../metadata/xml/element.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/schema-types.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

const STANDARD_LISTS = ['RelatedFileList', 'RelatedEntityHistoryList', 'RelatedActivityList', 'RelatedHistoryList'];
const COLUMNS: Readonly<Record<string, number>> = {
  CustomLinks: 3,
  OneColumn: 1,
  TwoColumnsLeftToRight: 2,
  TwoColumnsTopToBottom: 2,
};

/** Page layouts belong to an object, show its fields, and let nobody miss a required or change a fixed one. */
export const layout: DeployRule = {
  name: 'layout',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'layout')) {
      const { root, name } = file;
      const objectName = name.slice(0, name.indexOf('-'));
      const object = deployment.metadata.object(objectName);
      if (object === undefined) {
        say(file, `belongs to "${objectName}", which is not there`, 'name it Object-Layout Name');
        continue;
      }
      for (const section of childrenOf(root, 'layoutSections')) {
        const style = textOf(section, 'style');
        if (childrenOf(section, 'layoutColumns').length !== (COLUMNS[style] ?? 0))
          say(file, `has a section ${style} with another number of columns`, `give it ${COLUMNS[style] ?? 'some'}`);
      }
      const items = elementsAt(root, '**/layoutItems').filter((item) => textOf(item, 'field') !== '');
      for (const item of items) {
        const field = object.fields.get(textOf(item, 'field'));
        const behavior = textOf(item, 'behavior');
        if (field === undefined)
          say(
            file,
            `In field: field - no CustomField named ${objectName}.${textOf(item, 'field')} found`,
            'correct it',
          );
        else if (isRequired(field, object) && behavior !== 'Required')
          say(file, `lets users leave the required ${field.name} empty`, 'set its behavior to Required');
        else if (isFixed(field) && behavior !== 'Readonly')
          say(file, `lets users change ${field.name}, which is set by Salesforce`, 'set its behavior to Readonly');
      }
      for (const field of object.fields.values())
        if (object.custom && isRequired(field, object) && !items.some((item) => textOf(item, 'field') === field.name))
          say(file, `Layout must contain an item for required layout field: ${field.name}`, 'add it');
      for (const list of childrenOf(root, 'relatedLists'))
        checkList(textOf(list, 'relatedList'), textsOf(list, 'fields'));

      function checkList(list: string, columns: readonly string[]): void {
        const child = object?.childRelationships.find(({ relationshipName, childObject, field }) =>
          [relationshipName, `${childObject}.${field}`].includes(list),
        );
        if (child === undefined && !STANDARD_LISTS.includes(list))
          say(file, `shows the related list ${list}, which is not there`, 'correct its name');
        const fields = deployment.metadata.object(child?.childObject ?? '')?.fields;
        for (const column of columns)
          if (fields !== undefined && column.endsWith('__c') && !fields.has(column))
            say(file, `shows ${column} in ${list}, which it does not have`, 'correct its name');
      }
    }
  },
};

function isRequired({ name, required, autoNumber }: FieldSchema, { custom }: ObjectSchema): boolean {
  return required || (custom && name === 'Name' && !autoNumber);
}

function isFixed({ createable, updateable, compoundFieldName, type }: FieldSchema): boolean {
  return !createable && !updateable && type !== 'location' && type !== 'address' && compoundFieldName === undefined;
}
