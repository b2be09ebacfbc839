/** What one row of the table in `docs/operators/benchmarks.md` says; a cell that was not measured stays empty. */
export interface Figure {
  readonly measured: string;
  readonly target?: string;
  readonly bare?: string;
  readonly SQLite?: string;
  readonly PostgreSQL?: string;
}

const write = (line: string): void => void process.stdout.write(`${line}\n`);

export function printHead(title: string): void {
  write(`# ${title}\n`);
  write('| measured | target | bare handler | SQLite | PostgreSQL |');
  write('|---|---|---|---|---|');
}

export function printFigure({ measured, target = '', bare = '', SQLite = '', PostgreSQL = '' }: Figure): void {
  write(`| ${[measured, target, bare, SQLite, PostgreSQL].join(' | ')} |`);
}

/** @param digits behind the point */
export function rounded(value: number, digits = 0): string {
  return value.toFixed(digits);
}
