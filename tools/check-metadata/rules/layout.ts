import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { filesOf, type Project } from '../project/project.ts';
import { childObjectOf } from '../schema/schema.ts';
import { descendantsOf, textOf, textsOf } from '../xml/element.ts';
import { isHash } from './proof-hash.ts';
import type { Rule } from './rule.ts';

const STANDARD_RELATED_LISTS = ['RelatedFileList', 'RelatedEntityHistoryList'];

/** Page layouts belong to an object, show its fields once, and let nobody miss a required one. */
export const layout: Rule = {
  name: 'layout',
  check: (project) => [
    ...filesOf(project, 'layout').flatMap((file) => checkLayout(file, project)),
    ...filesOf(project, 'object')
      .filter(({ name }) => name.endsWith('__c') && !filesOf(project, 'layout').some((file) => objectOf(file) === name))
      .map(({ path }) => ({ file: path, problem: 'has no page layout', remedy: 'add one in layouts/' })),
  ],
};

function objectOf({ name }: MetadataFile): string {
  return name.slice(0, name.indexOf('-'));
}

function checkLayout(file: MetadataFile, { schema }: Project): Problem[] {
  const { path, root } = file;
  const object = schema.get(objectOf(file));
  if (object === undefined) return [{ file: path, problem: 'belongs to no object', remedy: 'name it Object-Layout' }];
  const problems: Problem[] = [];
  const say = (problem: string, remedy: string) => problems.push({ file: path, problem, remedy });
  const items = descendantsOf(root, 'layoutItems').filter((item) => textOf(item, 'field') !== '');
  const shown = items.map((item) => textOf(item, 'field'));
  for (const item of items) {
    const name = textOf(item, 'field');
    const field = object.fields.get(name);
    if (field === undefined)
      say(`shows ${name}, which ${object.name} does not have`, 'add the field or correct the name');
    else if (field.isRequired && textOf(item, 'behavior') !== 'Required')
      say(`lets users leave the required ${name} empty`, 'set its behavior to Required');
  }
  for (const name of new Set(shown.filter((one, index) => shown.indexOf(one) !== index)))
    say(`shows ${name} twice`, 'keep one');
  for (const field of object.fields.values())
    if (field.definition !== undefined && !isHash(object.name, field.name) && !shown.includes(field.name))
      say(`does not show ${field.name}`, 'add it');
  for (const name of descendantsOf(root, 'relatedLists').flatMap((list) => textsOf(list, 'relatedList')))
    if (!STANDARD_RELATED_LISTS.includes(name) && childObjectOf(schema, object.name, name) === undefined)
      say(`shows the related list ${name}, which is not there`, 'correct its name');
  return problems;
}
