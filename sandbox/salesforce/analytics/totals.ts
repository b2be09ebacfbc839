import type { FieldValue, Row } from '../types.ts';
import type { ReportResult, ResultColumn, ResultGrouping } from './run-report.ts';
import { summarize } from './summarize.ts';

/** One line of totals: of a group, or of everything. */
export interface TotalLine {
  /** The group's value of each grouping above it and of its own; empty for the line of everything. */
  readonly groups: readonly string[];
  readonly count: number;
  /** One for each summary of each column, in their order; in words, empty for none. */
  readonly summaries: readonly string[];
}

/** The innermost groups in their order, subtotals of the outer ones after theirs, and everything at last. */
export function totalsOf({ columns, groupings, rows }: ReportResult): TotalLine[] {
  const linesOf = (some: readonly Row[], depth: number, groups: readonly string[]): TotalLine[] => {
    const grouping = groupings[depth];
    const inner = grouping === undefined ? [] : groupsOf(some, grouping);
    const line = { groups, count: some.length, summaries: columns.flatMap((column) => summariesOf(column, some)) };
    return [...inner.flatMap(([text, members]) => linesOf(members, depth + 1, [...groups, text])), line];
  };
  return linesOf(rows, 0, []);
}

/** Two people of the same name stay two. */
function groupsOf(rows: readonly Row[], { read }: ResultGrouping): [text: string, rows: readonly Row[]][] {
  const groups = Map.groupBy(rows, (row) => read(row).recordId ?? read(row).text);
  return [...groups.values()].map((members) => [members[0] === undefined ? '' : read(members[0]).text, members]);
}

function summariesOf({ field, summaries, valueOf }: ResultColumn, rows: readonly Row[]): string[] {
  const values = rows.map(valueOf).filter(isThere);
  return summaries.map((summary) => {
    const result = summarize(summary, values);
    const digits = summary === 'Average' || summary === 'Median' ? Math.max(field.scale ?? 0, 1) : (field.scale ?? 0);
    return result?.toLocaleString('en-US', { maximumFractionDigits: digits }) ?? '';
  });
}

const isThere = (value: FieldValue): value is string | number | boolean => value !== null && typeof value !== 'object';
