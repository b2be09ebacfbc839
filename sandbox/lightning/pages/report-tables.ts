import type { ReportValue } from '../../salesforce/analytics/report-value.ts';
import type { ReportResult } from '../../salesforce/analytics/run-report.ts';
import { summaryLabel } from '../../salesforce/analytics/summarize.ts';
import { totalsOf } from '../../salesforce/analytics/totals.ts';
import type { DataCell, DataRow, DataTable } from './page-model.ts';

/** As many rows as a report shows in Lightning. Source: Salesforce Help, "Report Limits". */
const MAX_ROWS = 2000;
const COUNT = 'Record Count';

type Look = Pick<DataTable, 'key' | 'title' | 'url' | 'note'>;

/** The totals of each group, and of everything in the last line. */
export function totalsTable(result: ReportResult, look: Look): DataTable {
  const { columns, groupings } = result;
  const labels = [
    ...groupings.map(({ label }) => label),
    COUNT,
    ...columns.flatMap(({ label, summaries }) => summaries.map((summary) => summaryLabel(summary, label))),
  ];
  const rows = totalsOf(result).map(({ groups, count, summaries }, index): DataRow => {
    const isTotal = groups.length < groupings.length;
    const word = groups.length === 0 ? 'Total' : 'Subtotal';
    const names = groupings.map((_, depth) => groups[depth] ?? (depth === groups.length ? word : ''));
    return { key: String(index), isTotal, cells: toCells([...names, count.toLocaleString('en-US'), ...summaries]) };
  });
  return { ...look, columns: toCells(labels), rows };
}

/** Every row with its groups before it. */
export function rowsTable({ columns, groupings, rows }: ReportResult, look: Look): DataTable {
  const labels = [...groupings, ...columns].map(({ label }) => label);
  const readers = [...groupings, ...columns].map(({ read }) => read);
  return {
    ...look,
    columns: toCells(labels),
    rows: rows.slice(0, MAX_ROWS).map((row): DataRow => {
      const cells = readers.map((read, index) => toCell(read(row), index));
      return { key: row.Id, isTotal: false, cells };
    }),
  };
}

export const toCells = (texts: readonly string[]): DataCell[] =>
  texts.map((text, index) => ({ key: String(index), text, url: null }));

function toCell({ text, recordId }: ReportValue, index: number): DataCell {
  return { key: String(index), text, url: recordId === undefined ? null : `/lightning/r/${recordId}/view` };
}
