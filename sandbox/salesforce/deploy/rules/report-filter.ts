import type { MetadataFile } from '../../metadata/metadata-file.ts';
import { childOf, childrenOf, elementsAt, textOf, textsOf } from '../../metadata/xml/element.ts';
import type { FieldSchema } from '../../schema/schema-types.ts';
import { filesOf, type DeployRule } from '../deployment.ts';
import { filterProblem } from '../filter-problem.ts';
import { isLogicOver } from '../is-logic-over.ts';
import { isDate, reportColumn } from '../report-columns.ts';
import type { Say } from '../rule.ts';

const MAX_FILTERS = 20;
const ROW_COUNT = 'RowCount';

/** Reports filter by columns of their report type and values that these can have; charts draw what a report groups. */
export const reportFilter: DeployRule = {
  name: 'report-filter',
  check: (deployment, say) => {
    for (const file of filesOf(deployment, 'report')) {
      const { root } = file;
      const type = textOf(root, 'reportType').replace(/__c$/u, '');
      if (!deployment.metadata.analytics.reportTypes.has(type)) continue;
      const fieldOf = (name: string) => reportColumn(deployment.metadata, type, name);
      const items = elementsAt(root, 'filter/criteriaItems');
      if (items.length > MAX_FILTERS) say(file, `has ${items.length} filters`, `keep ${MAX_FILTERS}`);
      for (const item of items) {
        const name = textOf(item, 'column');
        const field = fieldOf(name);
        const problem =
          field === undefined
            ? `Invalid value specified: ${name}`
            : filterProblem(field, textOf(item, 'operator'), textOf(item, 'value'));
        if (problem !== undefined) say(file, problem, 'filter by a column of the report type and a value it can have');
      }
      const [logic] = elementsAt(root, 'filter/booleanFilter');
      if (logic !== undefined && !isLogicOver(logic.text, items.length))
        say(file, `combines ${items.length} filters by "${logic.text}"`, 'name each filter by its number');
      checkTimeFrame(file, say, fieldOf);
      checkChart(file, say);
    }
  },
};

function checkTimeFrame(file: MetadataFile, say: Say, fieldOf: (name: string) => FieldSchema | undefined): void {
  const frame = childOf(file.root, 'timeFrameFilter');
  if (frame === undefined) return;
  const name = textOf(frame, 'dateColumn');
  const field = fieldOf(name);
  if (field === undefined || !isDate(field))
    say(file, `Invalid value specified: ${name}`, 'let dateColumn be a date of the report type');
}

function checkChart(file: MetadataFile, say: Say): void {
  const chart = childOf(file.root, 'chart');
  if (chart === undefined) return;
  const groupings = [...childrenOf(file.root, 'groupingsDown'), ...childrenOf(file.root, 'groupingsAcross')];
  for (const element of ['groupingColumn', 'secondaryGroupingColumn'])
    for (const name of textsOf(chart, element))
      if (!groupings.some((grouping) => textOf(grouping, 'field') === name))
        say(file, `draws ${name}, by which it is not grouped`, 'name a grouping');
  for (const name of elementsAt(chart, 'chartSummaries/column').map(({ text }) => text))
    if (name !== ROW_COUNT && !summedUp(file).includes(name))
      say(file, `draws ${name}, which it does not sum up`, `name ${ROW_COUNT} or a column with aggregateTypes`);
}

/** The columns of a report that have a summary. */
export function summedUp({ root }: MetadataFile): string[] {
  return childrenOf(root, 'columns')
    .filter((column) => childOf(column, 'aggregateTypes') !== undefined)
    .map((column) => textOf(column, 'field'));
}
