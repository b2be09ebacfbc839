import type { MetadataFile } from '../../metadata/metadata-file.ts';
import { childrenOf, elementsAt, textOf, textsOf } from '../../metadata/xml/element.ts';
import type { FieldSchema } from '../../schema/schema-types.ts';
import { filesOf, type DeployRule } from '../deployment.ts';
import { isDate, isGroupable, reportColumn, summariesOf } from '../report-columns.ts';
import type { Say } from '../rule.ts';

const CUSTOM = /__c$/u;
/** Least and most groupings, down and across. Source: Salesforce Help, "Group Report Data". */
const GROUPINGS: Readonly<Record<string, readonly [down: Range, across: Range]>> = {
  Tabular: [
    [0, 0],
    [0, 0],
  ],
  Summary: [
    [1, 3],
    [0, 0],
  ],
  Matrix: [
    [1, 2],
    [1, 2],
  ],
};
type Range = readonly [least: number, most: number];

/** Reports show, group and sum up columns of their report type, each in a way that its field allows. */
export const report: DeployRule = {
  name: 'report',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'report')) {
      const { root } = file;
      const name = textOf(root, 'reportType');
      const type = deployment.metadata.analytics.reportTypes.get(name.replace(CUSTOM, ''));
      if (type === undefined || !name.endsWith('__c')) {
        say(file, `is of the report type ${name}, which is not known`, 'name a custom one, with __c at its end');
        continue;
      }
      if (!type.isDeployed) say(file, `is of the report type ${name}, which is in development`, 'set deployed to true');
      const fieldOf = (column: string): FieldSchema | undefined => {
        const field = reportColumn(deployment.metadata, type.name, column);
        if (field === undefined)
          say(file, `Invalid value specified: ${column}`, `use Object$Field of the report type ${type.name}`);
        return field;
      };
      checkColumns(file, say, fieldOf);
      checkGroupings(file, say, fieldOf);
    }
  },
};

type FieldOf = (column: string) => FieldSchema | undefined;

function checkColumns(file: MetadataFile, say: Say, fieldOf: FieldOf): void {
  const columns = childrenOf(file.root, 'columns');
  if (columns.length === 0) say(file, 'has no columns', 'add <columns>');
  for (const column of columns) {
    const name = textOf(column, 'field');
    const field = fieldOf(name);
    for (const summary of textsOf(column, 'aggregateTypes'))
      if (field !== undefined && !summariesOf(field).includes(summary))
        say(file, `sums up ${name} as ${summary}, which is not a number`, 'remove aggregateTypes');
  }
  const sorted = textOf(file.root, 'sortColumn');
  if (sorted !== '' && !columns.some((column) => textOf(column, 'field') === sorted))
    say(file, `is sorted by ${sorted}, which it does not show`, 'sort by one of its columns');
}

function checkGroupings(file: MetadataFile, say: Say, fieldOf: FieldOf): void {
  const { root } = file;
  const format = textOf(root, 'format');
  const [down, across] = GROUPINGS[format] ?? [];
  for (const [element, [least, most] = [0, 0]] of Object.entries({ groupingsDown: down, groupingsAcross: across })) {
    const count = childrenOf(root, element).length;
    if (count < least || count > most)
      say(file, `is a ${format} report with ${count} ${element}`, `use ${least} to ${most}`);
  }
  const groupings = [...childrenOf(root, 'groupingsDown'), ...childrenOf(root, 'groupingsAcross')];
  const names = groupings.map((grouping) => textOf(grouping, 'field'));
  for (const grouping of groupings) {
    const name = textOf(grouping, 'field');
    const field = fieldOf(name);
    if (field === undefined) continue;
    if (!isGroupable(field)) say(file, `is grouped by ${name}, which cannot be grouped`, 'group by another field');
    if (names.indexOf(name) < names.lastIndexOf(name)) say(file, `is grouped twice by ${name}`, 'group by it once');
    const granularity = textOf(grouping, 'dateGranularity');
    if (!isDate(field) && !['', 'Day', 'None'].includes(granularity))
      say(file, `groups ${name} by ${granularity}, but it is no date`, 'set dateGranularity to Day');
    if (elementsAt(root, 'columns/field').some(({ text }) => text === name))
      say(file, `shows ${name} and is grouped by it`, 'remove the column');
  }
}
