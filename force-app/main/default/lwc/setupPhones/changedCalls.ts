import type { PhonePreview } from 'c/setupClient';
import { callsLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';

type Row = PhonePreview['rows'][number];

/** What a change of the settings does to calls of the contacts that are shown, one line each kind. */
export function warningsOf(rows: readonly Row[]): string[] {
  const hadNumber = ({ before }: Row) => typeof before?.number === 'string';
  const isLost = (row: Row) => hadNumber(row) && row.number === null;
  const isOther = (row: Row) => hadNumber(row) && row.number !== null && !isSameNumber(row);
  const isOtherwise = ({ before, workflow }: Row) => before !== null && before.workflow !== workflow;
  return [
    line(callsLabels.phonesLost, rows.filter(isLost)),
    line(callsLabels.phonesOther, rows.filter(isOther)),
    line(
      callsLabels.phonesWorkflow,
      rows.filter((row) => isOtherwise(row) && !isLost(row)),
    ),
  ].filter((warning) => warning !== '');
}

function isSameNumber({ before, field, number }: Row): boolean {
  return before?.field === field && before.number === number;
}

function line(label: string, rows: readonly Row[]): string {
  const names = rows.map(({ name }) => name);
  return names.length === 0
    ? ''
    : fillLabel(label, new Intl.ListFormat(undefined, { type: 'conjunction' }).format(names));
}
