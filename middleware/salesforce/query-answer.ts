import { z } from 'zod';

const queryAnswer = z.object({ records: z.array(z.record(z.string(), z.unknown())) });

export type Row = Readonly<Record<string, unknown>>;

/** The rows of a query's answer; none for null. */
export function rowsOf(body: unknown): readonly Row[] {
  return body === null ? [] : queryAnswer.parse(body).records;
}

const rowSchema = z.record(z.string(), z.unknown());

/** Fields of a row as text; null for what is empty or absent. */
export function textValues(row: unknown, names: readonly string[]): Record<string, string | null> {
  const values = rowSchema.parse(row);
  return Object.fromEntries(names.map((name) => [name, toText(values[name])]));
}

/** Plain, for each click reads some twenty fields. */
function toText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
