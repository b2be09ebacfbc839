import { z } from 'zod';

const queryAnswer = z.object({ records: z.array(z.record(z.string(), z.unknown())) });

export type Row = Readonly<Record<string, unknown>>;

/** The rows of a query's answer; none for null. */
export function rowsOf(body: unknown): readonly Row[] {
  return body === null ? [] : queryAnswer.parse(body).records;
}

const textValue = z.union([z.string(), z.number(), z.boolean()]).transform(String).nullable().catch(null);

/** Fields of a row as text; null for what is empty or absent. */
export function textValues(row: unknown, names: readonly string[]): Record<string, string | null> {
  const values = z.record(z.string(), z.unknown()).parse(row);
  return Object.fromEntries(names.map((name) => [name, textValue.parse(values[name] ?? null)]));
}
