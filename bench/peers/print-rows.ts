const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** Writes a table in Markdown. */
export function printRows(head: readonly string[], rows: readonly (readonly string[])[]): void {
  process.stdout.write(`\n${line(head)}|${'---|'.repeat(head.length)}\n${rows.map(line).join('')}`);
}
