type Values = Readonly<Record<string, unknown>>;

/** The records that a project adds to the seeds, by object. */
export type ProjectRecords = Readonly<Record<string, readonly Values[]>>;

/**
 * Records with `${NAME}` in their values replaced.
 *
 * @param values what a name stands for; one that is missing stays as it is
 */
export function fillRecords(records: ProjectRecords, values: Readonly<Record<string, string>>): ProjectRecords {
  const fill = (value: unknown): unknown =>
    typeof value === 'string' ? value.replaceAll(/\$\{(\w+)\}/gu, (all, name: string) => values[name] ?? all) : value;
  return Object.fromEntries(
    Object.entries(records).map(([object, rows]) => [
      object,
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [field, fill(value)]))),
    ]),
  );
}
