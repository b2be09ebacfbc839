import { toAdministrators } from '../domain/to-administrators.ts';
import { CHECK_GROUPS, type Check, type CheckGroup, type CheckState } from './check.ts';

const TITLES: Readonly<Record<CheckGroup, string>> = {
  connection: 'Connection',
  salesforce: 'Salesforce',
  video: '8x8',
  calls: 'Calls',
  people: 'People',
  deliveries: 'Deliveries',
  automation: 'Automation',
};
const MARKS: Readonly<Record<CheckState, string>> = {
  ok: 'ok',
  warning: 'WARNING',
  error: 'ERROR',
  'not-applicable': '-',
};
const MARK_WIDTH = 9;
const INDENT = ' '.repeat(MARK_WIDTH + 2);

/** The checks as lines for a terminal: by group, each with its mark, then what was found one by one and what to do. */
export function formatReport(checks: readonly Check[]): string {
  const groups = CHECK_GROUPS.map((group) => ({ group, members: checks.filter((check) => check.group === group) }));
  const blocks = groups
    .filter(({ members }) => members.length > 0)
    .map(({ group, members }) => [TITLES[group], ...members.flatMap(linesOf)].join('\n'));
  return toAdministrators(`${[...blocks, summaryOf(checks)].join('\n\n')}\n`);
}

function linesOf({ id, state, finding, items, remedy }: Check): string[] {
  return [
    `  ${MARKS[state].padEnd(MARK_WIDTH)}${finding} [${id}]`,
    ...items.map((item) => `${INDENT}• ${item}`),
    ...(remedy === null ? [] : [`${INDENT}→ ${remedy}`]),
  ];
}

function summaryOf(checks: readonly Check[]): string {
  const count = (state: CheckState): number => checks.filter((check) => check.state === state).length;
  return `${count('ok')} ok, ${count('warning')} with a warning, ${count('error')} with an error, ${count('not-applicable')} not checked`;
}
