import { isDate, reportColumn } from '../deploy/report-columns.ts';
import { TIME_FRAMES } from '../metadata/time-frames.ts';
import { createFilterTest } from '../soql/metadata-filter.ts';
import type { FieldSchema, FieldValue, Org, OrgSession, Report, ReportGrouping, Row, Summary } from '../types.ts';
import { isOpenTo } from './open-folders.ts';
import { ReportRefusal } from './report-refusal.ts';
import { readPeriod, readValue, type ReportValue } from './report-value.ts';

export interface ResultColumn {
  readonly name: string;
  readonly label: string;
  readonly field: FieldSchema;
  readonly summaries: readonly Summary[];
  readonly valueOf: (row: Row) => FieldValue;
  readonly read: (row: Row) => ReportValue;
}

/** A grouping with the groups of a row by it. */
export interface ResultGrouping {
  readonly label: string;
  readonly direction: 1 | -1;
  readonly read: (row: Row) => ReportValue;
}

/** What a report shows to one person: rows that they may see, in order, and columns that they may see. */
export interface ReportResult {
  readonly columns: readonly ResultColumn[];
  /** Down, then across. */
  readonly groupings: readonly ResultGrouping[];
  readonly rows: readonly Row[];
}

/**
 * Runs a report as one person, from its metadata. A column that they may not see is left out. A filter or grouping by
 * such a field is refused: without it, the report would say something else. (What Salesforce does then is not documented.)
 *
 * @throws ReportRefusal if they may not run it
 */
export function runReport(org: Org, session: OrgSession, report: Report): ReportResult {
  const { metadata, clock } = org;
  const type = metadata.analytics.reportTypes.get(report.reportType);
  const base = metadata.object(type?.baseObject ?? '');
  if (base === undefined || !isOpenTo(org, session, 'report', report.folder) || !session.canRead(base.apiName))
    throw new ReportRefusal('You do not have access to this report, or to the records that it is about.');

  const fieldOf = (column: string): FieldSchema | undefined => {
    const field = reportColumn(metadata, report.reportType, column);
    return field !== undefined && session.canReadField(base.apiName, field.name) ? field : undefined;
  };
  const needed = (column: string): FieldSchema => {
    const field = fieldOf(column);
    if (field === undefined)
      throw new ReportRefusal(`This report needs the field ${column.split('$').at(-1) ?? ''}, which you may not see.`);
    return field;
  };
  const toGrouping = ({ field: column, granularity, sortOrder }: ReportGrouping): ResultGrouping => {
    const field = needed(column);
    const valueOf = (row: Row): FieldValue => row[field.name] ?? null;
    return {
      label: field.label,
      direction: sortOrder === 'Asc' ? 1 : -1,
      read: (row) =>
        isDate(field) ? readPeriod(granularity, valueOf(row)) : readValue(org, session, field, valueOf(row)),
    };
  };
  const { timeFrame } = report;
  const inTime = timeFrame === undefined ? '' : TIME_FRAMES[timeFrame.interval];
  const filters = [
    ...report.filters,
    ...(timeFrame === undefined || inTime === ''
      ? []
      : [{ field: timeFrame.field, operation: 'equals', value: inTime }]),
  ].map(({ field: column, operation, value }) => {
    const field = needed(column);
    const test = createFilterTest(field, operation, value, clock.now());
    if (test === undefined) throw new ReportRefusal(`The sandbox cannot filter by ${operation}.`);
    return (row: Row): boolean => test(row[field.name] ?? null);
  });
  const columns = report.columns.flatMap(({ field: name, summaries }): ResultColumn[] => {
    const field = fieldOf(name);
    if (field === undefined) return [];
    const valueOf = (row: Row): FieldValue => row[field.name] ?? null;
    const read = (row: Row): ReportValue =>
      field.name === base.nameField
        ? { ...readValue(org, session, field, valueOf(row)), recordId: row.Id }
        : readValue(org, session, field, valueOf(row));
    return [{ name, label: field.label, field, summaries, valueOf, read }];
  });
  const groupings = [...report.groupingsDown, ...report.groupingsAcross].map(toGrouping);
  const rows = [...session.rows(base.apiName)].filter((row) => filters.every((test) => test(row)));
  return { columns, groupings, rows: sortRows(rows, groupings, columns, report) };
}

function sortRows(
  rows: readonly Row[],
  groupings: readonly ResultGrouping[],
  columns: readonly ResultColumn[],
  { sortColumn, sortOrder }: Report,
): Row[] {
  const sorted = columns.find(({ name }) => name === sortColumn);
  const keys = [
    ...groupings.map(({ read, direction }) => ({ read, direction })),
    ...(sorted === undefined ? [] : [{ read: sorted.read, direction: sortOrder === 'Asc' ? 1 : -1 }]),
  ];
  return rows.toSorted(
    (left, right) =>
      keys
        .map(({ read, direction }) => direction * compare(read(left).order, read(right).order))
        .find((order) => order !== 0) ?? 0,
  );
}

/** Empty values come first. */
function compare(left: string | number, right: string | number): number {
  if (left === right) return 0;
  if (left === '' || right === '') return left === '' ? -1 : 1;
  return left < right ? -1 : 1;
}
